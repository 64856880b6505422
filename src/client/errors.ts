import type { KnownErrorCode } from "../../generated/types.ts";
import type { EnvelopeError } from "./envelope.ts";
import { isTransient } from "./retry-policy.ts";

/**
 * An error code of the API, known or new, or one of the client: `unexpected_response` (not the documented JSON),
 * `unexpected_redirect`, `unspecified` (an error without a code), `upload_rejected` (by the storage of direct uploads). v1
 * uses numbers as codes: `"400112"`.
 */
export type HeyGenErrorCode =
  | KnownErrorCode
  | "unexpected_response"
  | "unexpected_redirect"
  | "unspecified"
  | "upload_rejected"
  | (string & Record<never, never>);

/** The facts about the failed call that every error has. */
export interface CallFacts {
  /** Method and path template, such as `POST /v3/avatars`. */
  readonly operation: string;
  /** How many times the call was sent. */
  readonly attempts: number;
  /** The idempotency key that was sent. Calls with the same key take effect at most once. */
  readonly idempotencyKey?: string | undefined;
  /** `"unknown"` if a call without a key failed but may have taken effect: check before you retry. */
  readonly outcome?: "unknown" | undefined;
}

/** The facts about a response, apart from its error. */
export interface ResponseFacts {
  /** HTTP status. 200 if the body of a success contains an error or is invalid. */
  readonly status: number;
  /** Seconds to wait before a retry, from the header Retry-After. */
  readonly retryAfter?: number | undefined;
  /** Identifies the request to HeyGen's support, from the header X-Request-Id. */
  readonly requestId?: string | undefined;
  /** The parsed body, or its text if it is not JSON. Credentials are removed, and long values are truncated. */
  readonly body: unknown;
  /** Whether a success has a body that was truncated or is not JSON. */
  readonly isTruncated?: boolean | undefined;
}

/** Characters that would move a terminal's cursor or break a log line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it must find
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A text for a terminal or a log. */
export const printable = (text: string): string =>
  text.replace(controlCharacters, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

abstract class CallError extends Error {
  /** Method and path template, such as `POST /v3/avatars`. */
  readonly operation: string;
  /** How many times the call was sent. */
  readonly attempts: number;
  /** The idempotency key that was sent. Calls with the same key take effect at most once. */
  readonly idempotencyKey: string | undefined;
  /** `"unknown"` if a call without a key failed but may have taken effect: check before you retry. */
  readonly outcome: "unknown" | undefined;
  /** Whether the same call may succeed later, because nothing is wrong with the call itself. */
  abstract readonly transient: boolean;

  constructor(call: CallFacts, message: string, options?: ErrorOptions) {
    super(printable(message), options);
    this.operation = call.operation;
    this.attempts = call.attempts;
    this.idempotencyKey = call.idempotencyKey;
    this.outcome = call.outcome;
  }
}

/** The API sent an error response or an invalid response. */
export class HeyGenError extends CallError {
  override readonly name = "HeyGenError";
  override readonly transient: boolean;
  /** HTTP status. 200 if the body of a success contains an error or is invalid. */
  readonly status: number;
  /** Machine-readable code. */
  readonly code: HeyGenErrorCode;
  /** The field that caused the error, if the API names one. */
  readonly param: string | undefined;
  /** URL of the documentation of the code. */
  readonly docUrl: string | undefined;
  /** The operationId to use instead, if a deprecated operation has been removed (410, `endpoint_sunset`). */
  readonly successor: string | undefined;
  /** Seconds to wait before a retry, from the header Retry-After. */
  readonly retryAfter: number | undefined;
  /** Identifies the request to HeyGen's support, from the header X-Request-Id. */
  readonly requestId: string | undefined;
  /** The parsed body, or its text if it is not JSON. Credentials are removed, and long values are truncated. */
  readonly body: unknown;

  constructor(call: CallFacts, response: ResponseFacts, error: EnvelopeError) {
    const request = response.requestId ? `request id ${response.requestId}, ` : "";
    super(call, `${call.operation}: ${response.status} ${error.code}: ${error.message} (${request}${summary(call)})`);
    this.transient = response.isTruncated === true || isTransient(response.status, error.code);
    this.status = response.status;
    this.code = error.code;
    this.param = error.param;
    this.docUrl = error.docUrl;
    this.successor = error.successor;
    this.retryAfter = response.retryAfter;
    this.requestId = response.requestId;
    this.body = response.body;
  }
}

/** No complete response arrived, because the network or the connection failed. `cause` has the reason. */
export class HeyGenConnectionError extends CallError {
  override readonly name: string = "HeyGenConnectionError";
  override readonly transient: boolean;

  constructor(call: CallFacts, problem: string, cause?: Error, transient = true) {
    super(call, `${call.operation}: ${problem} (${summary(call)})`, cause && { cause });
    this.transient = transient;
  }
}

/** No complete response arrived within `timeoutMs`. */
export class HeyGenTimeoutError extends HeyGenConnectionError {
  override readonly name = "HeyGenTimeoutError";
}

/**
 * Whether a thrown value is a {@link HeyGenError} and, if a code is given, has that code. Codes are compared
 * case-insensitively: HeyGen's guides print them in upper case, its API sends them in lower case. It also recognizes
 * errors of another copy of this package, such as its CommonJS build.
 *
 * @example if (isHeyGenError(error, "avatar_not_found")) console.log(error.param);
 */
export function isHeyGenError<Code extends HeyGenErrorCode>(
  error: unknown,
  code?: Code,
): error is HeyGenError & { readonly code: Code } {
  const { name, operation, code: given } = Object(error) as Partial<HeyGenError>;
  if (name !== "HeyGenError" || operation === undefined) return false;
  return code === undefined || String(given).toLowerCase() === code.toLowerCase();
}

function summary({ attempts, outcome }: CallFacts): string {
  const sent = `${attempts} attempt${attempts === 1 ? "" : "s"}`;
  return outcome === "unknown" ? `${sent}; it may have taken effect` : sent;
}
