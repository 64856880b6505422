import type { KnownErrorCode } from "../../generated/types.ts";
import type { EnvelopeError } from "./envelope.ts";
import { isTransient } from "./retry-policy.ts";

/**
 * A code of the API, open to new ones, or one that the client gives: `unexpected_response` (not the JSON that was
 * promised), `unexpected_redirect`, `unspecified` (an error without a code). v1 envelopes have numbers: `"400112"`.
 */
export type HeyGenErrorCode =
  | KnownErrorCode
  | "unexpected_response"
  | "unexpected_redirect"
  | "unspecified"
  | (string & Record<never, never>);

/** What every error tells about the call that failed. */
export interface CallFacts {
  /** Method and path template, such as `POST /v3/avatars`. */
  readonly operation: string;
  /** How often the call was sent. */
  readonly attempts: number;
  /** The key that was sent. A repetition with the same key takes effect at most once. */
  readonly idempotencyKey?: string | undefined;
  /** `"unknown"` when a call without a key failed but may have taken effect: check whether it did before retrying. */
  readonly outcome?: "unknown" | undefined;
}

/** What a response tells besides its error. */
export interface ResponseFacts {
  /** HTTP status. 200 when a success came with an error inside, or makes no sense. */
  readonly status: number;
  /** Seconds until a repetition makes sense, from the header Retry-After. */
  readonly retryAfter?: number | undefined;
  /** Names the request in a talk with HeyGen's support, from the header X-Request-Id. */
  readonly requestId?: string | undefined;
  /** The parsed body; its text where it is no JSON. Without credentials, and cut where it is long. */
  readonly body: unknown;
  /** Whether the body broke off, or is no JSON although the status is a success. */
  readonly isTruncated?: boolean | undefined;
}

/** Characters that would move a terminal's cursor or break a log's line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to find
const controlCharacters = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g;

const escapeCharacter = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

abstract class CallError extends Error {
  /** Method and path template, such as `POST /v3/avatars`. */
  readonly operation: string;
  /** How often the call was sent. */
  readonly attempts: number;
  /** The key that was sent. A repetition with the same key takes effect at most once. */
  readonly idempotencyKey: string | undefined;
  /** `"unknown"` when a call without a key failed but may have taken effect: check whether it did before retrying. */
  readonly outcome: "unknown" | undefined;
  /** Whether the same call may succeed later: nothing is wrong with the call itself. */
  abstract readonly transient: boolean;

  constructor(call: CallFacts, message: string, options?: ErrorOptions) {
    super(message.replace(controlCharacters, escapeCharacter), options);
    this.operation = call.operation;
    this.attempts = call.attempts;
    this.idempotencyKey = call.idempotencyKey;
    this.outcome = call.outcome;
  }
}

/** The API answered, and said no or something that makes no sense. */
export class HeyGenError extends CallError {
  override readonly name = "HeyGenError";
  override readonly transient: boolean;
  /** HTTP status. 200 when a success came with an error inside, or makes no sense. */
  readonly status: number;
  /** Machine-readable code. */
  readonly code: HeyGenErrorCode;
  /** The offending field, where the API names one. */
  readonly param: string | undefined;
  /** The page that explains the code. */
  readonly docUrl: string | undefined;
  /** The operationId of what to use instead, when a deprecated operation has ended (410, `endpoint_sunset`). */
  readonly successor: string | undefined;
  /** Seconds until a repetition makes sense, from the header Retry-After. */
  readonly retryAfter: number | undefined;
  /** Names the request in a talk with HeyGen's support, from the header X-Request-Id. */
  readonly requestId: string | undefined;
  /** The parsed body; its text where it is no JSON. Without credentials, and cut where it is long. */
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

/** No complete response arrived: the network failed, or the connection was cut. `cause` says how. */
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
 * Whether something thrown is a {@link HeyGenError}, and has the given code, if one is given. Upper and lower case of
 * codes don't matter: HeyGen's guides print them in upper case, its API sends them in lower case. It also recognizes the
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
