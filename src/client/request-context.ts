// What is known of a call besides its Request and its Response. openapi-fetch hands neither on to the functions that
// take its result, so the result of a call is what the context is kept by.
import type { OperationFacts } from "../../generated/client-operations.ts";
import type { KnownGroups } from "./known-groups.ts";
import type { Redact } from "./redaction.ts";

export interface RequestContext {
  /** Method and path template, such as `POST /v3/avatars`. */
  readonly operation: string;
  /** What the spec says of the operation; undefined where it has no such operation. */
  readonly facts: OperationFacts | undefined;
  /** Path parameters and body, as the caller gave them. */
  readonly request: readonly unknown[];
  /** What the client knows of groups. */
  readonly knownGroups: KnownGroups;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Options of the call for `fetch`, such as `cache`. */
  readonly fetchOptions: RequestInit;
  /** Whether somebody else looks at the Request and the Response, and needs real ones that have not been read. */
  readonly hasMiddleware: boolean;
  /** How often the call was sent. */
  attempts: number;
  /** The key that was sent, where the operation declares one. */
  idempotencyKey: string | undefined;
  /** Removes the credentials of this call. */
  redact: Redact;
  /** The parsed body of a success. */
  body: unknown;
  /** The refusal, and the response that carries it. */
  refusal: { readonly error: Error; readonly response: Response } | undefined;
}

const contexts = new WeakMap<object, RequestContext>();

/** Keeps the context of a call by its result. */
export function setContext(result: object, context: RequestContext): void {
  contexts.set(result, context);
}

/** The context of a result; undefined where another client has made the call. */
export function contextOf(result: object): RequestContext | undefined {
  return contexts.get(result);
}
