import type { KnownErrorCode } from "../../generated/schema.ts";
import type { EnvelopeError } from "./envelope.ts";

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
  /** `"unknown"` when the call may have taken effect although it failed and had no key: look before you repeat it. */
  readonly outcome?: "unknown" | undefined;
}

/** What an answer tells besides its error. */
export interface AnswerFacts {
  /** HTTP status. 200 when a success came with an error inside. */
  readonly status: number;
  /** Seconds until a repetition makes sense, from the header Retry-After. */
  readonly retryAfter?: number | undefined;
  /** Names the request in a talk with HeyGen's support, from the header X-Request-Id. */
  readonly requestId?: string | undefined;
  /** The parsed body; its text where it is no JSON. */
  readonly body: unknown;
}

export interface HeyGenError extends CallFacts, AnswerFacts {}

/** The API answered, and said no or something that makes no sense. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Object.assign sets what the interface declares
export class HeyGenError extends Error {
  override readonly name = "HeyGenError";
  /** Machine-readable code. */
  readonly code: HeyGenErrorCode;
  /** The offending field, where the API names one. */
  readonly param: string | undefined;
  /** The page that explains the code. */
  readonly docUrl: string | undefined;

  constructor(call: CallFacts, answer: AnswerFacts, error: EnvelopeError) {
    const request = answer.requestId ? `request id ${answer.requestId}, ` : "";
    super(`${call.operation}: ${answer.status} ${error.code}: ${error.message} (${request}${ending(call)})`);
    Object.assign(this, call, answer);
    this.code = error.code;
    this.param = error.param;
    this.docUrl = error.docUrl;
  }
}

export interface HeyGenConnectionError extends CallFacts {}

/** No whole answer came: the network failed, or the connection was cut. `cause` says how. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Object.assign sets what the interface declares
export class HeyGenConnectionError extends Error {
  override readonly name: string = "HeyGenConnectionError";

  constructor(call: CallFacts, problem: string, cause?: Error) {
    super(`${call.operation}: ${problem} (${ending(call)})`, cause && { cause });
    Object.assign(this, call);
  }
}

/** No whole answer came within `timeoutMs`. */
export class HeyGenTimeoutError extends HeyGenConnectionError {
  override readonly name = "HeyGenTimeoutError";
}

/**
 * Whether something thrown is a {@link HeyGenError}, with the given code if there is one.
 *
 * @example if (isHeyGenError(error, "avatar_not_found")) console.log(error.param);
 */
export function isHeyGenError<Code extends HeyGenErrorCode>(
  error: unknown,
  code?: Code,
): error is HeyGenError & { readonly code: Code } {
  return error instanceof HeyGenError && (code === undefined || error.code === code);
}

const ending = ({ attempts, outcome }: CallFacts): string =>
  `${attempts} attempt${attempts === 1 ? "" : "s"}${outcome ? "; it may have taken effect" : ""}`;
