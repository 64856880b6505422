// A request on its way through the middlewares, and what comes back.
import type { OperationContract, OperationId } from "../../../generated/sandbox-operations.ts";
import type { KnownErrorCode } from "../../../generated/types.ts";
import type { HandlerContext } from "../operations/handler.ts";
import type { Prefer } from "./prefer.ts";

/** The operation that a request is for. */
export interface Route {
  readonly id: OperationId;
  readonly operation: OperationContract;
  /** Path parameters. */
  readonly path: Record<string, string>;
}

export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly route: Route;
  readonly context: HandlerContext;
  readonly prefer: Prefer;
  /** The JSON of the request's body, for the request log; set once it was read. */
  requestBody?: Uint8Array;
}

/** A response before it is written. */
export interface HttpReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Written as JSON, unless it is a stream. */
  readonly body?: unknown;
  /** An error of a middleware, which is written in the envelope of the version that was called. */
  readonly error?: { readonly code: KnownErrorCode; readonly message: string; readonly param?: string | undefined };
}

/** An error of a middleware. */
export function reject(status: number, code: KnownErrorCode, message: string, param?: string): HttpReply {
  return { status, error: { code, message, param } };
}

/** Handles a call, or hands it on to `next`; it may change the reply. */
export type Middleware = (call: Call, next: () => Promise<HttpReply>) => Promise<HttpReply> | HttpReply;

/** Makes one function of several middlewares. The first is the outermost; the last never calls `next`. */
export function compose(middlewares: readonly Middleware[]): (call: Call) => Promise<HttpReply> {
  const runFrom = async (index: number, call: Call): Promise<HttpReply> => {
    const middleware = middlewares[index];
    if (!middleware) throw new Error("the last middleware must not call next");
    return middleware(call, () => runFrom(index + 1, call));
  };
  return (call) => runFrom(0, call);
}
