// The request and the reply that pass through the middlewares.
import type { OperationContract, OperationId } from "../../../generated/sandbox-operations.ts";
import type { KnownErrorCode } from "../../../generated/types.ts";
import type { HandlerContext } from "../operations/handler.ts";
import type { Prefer } from "./prefer.ts";

/** The operation of a request. */
export interface Route {
  readonly id: OperationId;
  readonly operation: OperationContract;
  /** The path parameters. */
  readonly path: Record<string, string>;
}

export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly route: Route;
  readonly context: HandlerContext;
  readonly prefer: Prefer;
  /** The JSON body for the request log. Set when the body has been read. */
  requestBody?: Uint8Array;
}

/** A response before it is written. */
export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Written as JSON, unless it is a stream. */
  readonly body?: unknown;
  /** Written as it is, instead of a body. */
  readonly text?: string;
  /** An error of a middleware. It is written in the error envelope of the API version. */
  readonly error?: { readonly code: KnownErrorCode; readonly message: string; readonly param?: string | undefined };
}

/** Creates an error reply. */
export function reject(status: number, code: KnownErrorCode, message: string, param?: string): HttpReply {
  return { status, error: { code, message, param } };
}

/** Answers a call, or calls `next` and may change its reply. */
export type Middleware = (call: Call, next: () => Promise<HttpReply>) => Promise<HttpReply> | HttpReply;

/** Composes middlewares to one function. The first is the outermost. The last must not call `next`. */
export function compose(middlewares: readonly Middleware[]): (call: Call) => Promise<HttpReply> {
  const runFrom = async (index: number, call: Call): Promise<HttpReply> => {
    const middleware = middlewares[index];
    if (!middleware) throw new Error("the last middleware must not call next");
    return middleware(call, () => runFrom(index + 1, call));
  };
  return (call) => runFrom(0, call);
}
