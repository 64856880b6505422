// The state of a call, from its first attempt until its result is unwrapped.
import type { OperationFacts } from "../../generated/client-operations.ts";
import type { KnownResources } from "./known-resources.ts";
import type { ResolvedOptions } from "./options.ts";
import { createRedactor, type Redact } from "./redaction.ts";

/** How a client reaches servers other than the API: without credentials. */
export interface Transport
  extends Pick<ResolvedOptions, "baseUrl" | "timeoutMs" | "maxRetries" | "clock" | "logger" | "onRetry"> {
  /** The `fetch` of the client. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** Everything about a call except its Request and its Response. */
export interface Call {
  /** Method and path template, such as `POST /v3/avatars`. */
  readonly operation: string;
  readonly method: string;
  /** What the spec says about the operation. */
  readonly facts: OperationFacts;
  /** Path parameters and body, as the caller passed them. */
  readonly input: readonly unknown[];
  /** What the client has received so far. */
  readonly known: KnownResources;
  /** The caller's signal. */
  readonly signal: AbortSignal | undefined;
  /** Undefined for the call of another client. */
  readonly transport?: Transport | undefined;
  /** Makes a body that reports its progress. */
  readonly wrapBody?: ((bytes: ArrayBuffer) => Blob) | undefined;
  /** Options of the call that are passed to `fetch`, such as `cache`. */
  readonly fetchOptions: RequestInit;
  /** How many times the call was sent. */
  attempts: number;
  /** The key that was sent, if the operation declares one. */
  idempotencyKey: string | undefined;
  /** Removes the credentials of this call from a value. */
  redact: Redact;
}

/** A call that has not been sent yet. */
export function newCall(given: Omit<Call, "attempts" | "idempotencyKey" | "redact">): Call {
  return { ...given, attempts: 0, idempotencyKey: undefined, redact: createRedactor([]) };
}

/** `unwrap` receives only the result from openapi-fetch, so the call is looked up by its result. */
const callsByResult = new WeakMap<object, Call>();

/** Remembers which call a result belongs to. */
export function linkCall(result: object, call: Call): void {
  callsByResult.set(result, call);
}

/** The function that removes the credentials of the call of a result. */
export const redactOf = (result: object): Redact => callsByResult.get(result)?.redact ?? ((value) => value);

/** The call of a result; undefined for a result of another client. */
export function callOf(result: object): Call | undefined {
  return callsByResult.get(result);
}
