// Whether to retry a call, and when. Decisions only: nothing here sleeps or sends.
import type { Clock } from "./clock.ts";

/** What is known of an attempt that failed. */
export interface FailedAttempt {
  /** HTTP status; undefined if no response arrived. */
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  /** Whether the same call may succeed later. */
  readonly transient: boolean;
  /** Seconds, from Retry-After. */
  readonly retryAfter?: number | undefined;
}

/** The call whose attempt failed. */
export interface RetriedCall {
  readonly method: string;
  /** The key by which the API recognizes a retry, if the call carries one. */
  readonly idempotencyKey?: string | undefined;
}

/** The longest wait between two attempts, in milliseconds. HeyGen's own command line tool has the same limit. */
const maxDelayMs = 30_000;
const baseDelayMs = 1_000;

const idempotentMethods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"];

/** Whether sending a call twice has the effect of sending it once: by its method, or by its key. */
export function isIdempotent({ method, idempotencyKey }: RetriedCall): boolean {
  return idempotencyKey !== undefined || idempotentMethods.includes(method);
}

/** Whether a failure passes with time, as an overload does and a wrong parameter does not. */
export function isTransient(status: number, code?: string): boolean {
  // Waiting does not refill a quota.
  if (status === 429) return code !== "quota_exceeded";
  // 501 and 505 say that the server does not have what the call needs.
  if (status >= 500 && status < 600) return status !== 501 && status !== 505;
  return status === 408;
}

/** Whether to retry a failed call. */
export function shouldRetry(failure: FailedAttempt, call: RetriedCall): boolean {
  // The first request with our key is still running; its response will be replayed.
  if (failure.status === 409) return call.idempotencyKey !== undefined && failure.code === "request_in_progress";
  if (!failure.transient) return false;
  // A rate-limited call was not carried out, so any method may be retried.
  return failure.status === 429 || isIdempotent(call);
}

/**
 * The wait before the next attempt, in milliseconds: anything up to a limit that doubles with each attempt (full
 * jitter), on top of what Retry-After asks for. Undefined when Retry-After asks for more than is reasonable.
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

/** Milliseconds since the epoch; undefined for what is no date of RFC 9110. */
function parseHttpDate(value: string): number | undefined {
  const { imfFixdate, rfc850, asctime } = httpDateForms;
  let date = Number.NaN;
  if (imfFixdate.test(value) || rfc850.test(value)) date = Date.parse(value);
  // This form names no zone; it means GMT.
  if (asctime.test(value)) date = Date.parse(`${value} GMT`);
  return Number.isNaN(date) ? undefined : date;
}

/**
 * Seconds that a Retry-After header asks for, never negative. Besides the forms of RFC 9110 it takes fractions, which
 * some gateways send; undefined for anything else.
 *
 * @param now milliseconds since the epoch
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value);
  const date = parseHttpDate(value);
  return date === undefined ? undefined : Math.max(0, (date - now) / 1000);
}
