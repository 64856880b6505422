// Decides whether and when to retry a call. Nothing here sleeps or sends.
import type { Clock } from "./clock.ts";

/** The facts about a failed attempt. */
export interface FailedAttempt {
  /** HTTP status; undefined if no response arrived. */
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  /** Whether the same call may succeed later. */
  readonly transient: boolean;
  /** Seconds, from Retry-After. */
  readonly retryAfter?: number | undefined;
  /** Whether the request was certainly not sent. */
  readonly isUnsent?: boolean | undefined;
}

/** The call whose attempt failed. */
export interface RetriedCall {
  readonly method: string;
  /** The key by which the API recognizes a retry, if the call carries one. */
  readonly idempotencyKey?: string | undefined;
}

/** The maximum delay between two attempts, in milliseconds. HeyGen's own command line tool has the same limit. */
const maxDelayMs = 30_000;
const baseDelayMs = 1_000;

const idempotentMethods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"];

/** Whether sending a call twice has the same effect as sending it once, because of its method or its key. */
export function isIdempotent({ method, idempotencyKey }: RetriedCall): boolean {
  return idempotencyKey !== undefined || idempotentMethods.includes(method);
}

/** Whether a failure is temporary: an overload is, an invalid parameter is not. */
export function isTransient(status: number, code?: string): boolean {
  // Waiting does not refill a quota.
  if (status === 429) return code !== "quota_exceeded";
  // 501 and 505 mean that the server does not support the call.
  if (status >= 500 && status < 600) return status !== 501 && status !== 505;
  return status === 408;
}

/** Whether to retry a failed call. */
export function shouldRetry(failure: FailedAttempt, call: RetriedCall): boolean {
  // The first request with our key is still running; its response will be replayed.
  if (failure.status === 409) return call.idempotencyKey !== undefined && failure.code === "request_in_progress";
  if (!failure.transient) return false;
  // A call that was rate-limited or not sent was not processed, so any method may be retried.
  return failure.status === 429 || failure.isUnsent === true || isIdempotent(call);
}

/**
 * The delay before the next attempt, in milliseconds: Retry-After plus a random time up to a limit that doubles with
 * each attempt (full jitter). Undefined if Retry-After exceeds the maximum delay, in which case there is no retry.
 */
export function retryDelay({ retryAfter = 0 }: FailedAttempt, attempt: number, clock: Clock): number | undefined {
  const askedMs = retryAfter * 1000;
  if (askedMs > maxDelayMs) return undefined;
  return askedMs + clock.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
}

/** The three forms of a date in RFC 9110, section 5.6.7. */
const httpDateForms = {
  imfFixdate: /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  rfc850: /^[A-Z][a-z]+, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/,
  asctime: /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/,
};

/** Milliseconds since the epoch; undefined if the text is not a date of RFC 9110. */
function parseHttpDate(value: string): number | undefined {
  const { imfFixdate, rfc850, asctime } = httpDateForms;
  let date = Number.NaN;
  if (imfFixdate.test(value) || rfc850.test(value)) date = Date.parse(value);
  // This form has no time zone; it means GMT.
  if (asctime.test(value)) date = Date.parse(`${value} GMT`);
  return Number.isNaN(date) ? undefined : date;
}

/**
 * The seconds in a Retry-After header, never negative; undefined if it is invalid. Besides the forms of RFC 9110 it
 * accepts fractions, which some gateways send.
 *
 * @param now milliseconds since the epoch
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const date = parseHttpDate(value);
  return date === undefined ? undefined : Math.max(0, (date - now) / 1000);
}
