// Whether to repeat a call, and when. Decisions only: nothing here sleeps or sends.
import type { Clock } from "./clock.ts";

/** What the decision is taken on. */
export interface FailedAttempt {
  /** HTTP status; undefined where no response came. */
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  /** Whether the same call may succeed later. */
  readonly transient: boolean;
  /** Seconds, from Retry-After. */
  readonly retryAfter?: number | undefined;
}

/** The call whose attempt failed. */
export interface RepeatedCall {
  readonly method: string;
  /** Whether it carries a key by which the API recognises a repetition. */
  readonly hasKey: boolean;
}

/** The longest wait between two attempts, in milliseconds; HeyGen's own command line tool has the same. */
const maxDelayMs = 30_000;
const baseDelayMs = 1_000;

const repeatableMethods = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"];

/** Whether a call may take effect twice without harm: its method promises it, or it carries a key. */
export function isRepeatable({ method, hasKey }: RepeatedCall): boolean {
  return hasKey || repeatableMethods.includes(method);
}

/** Whether what a status and a code say passes with time, as an overload does and a wrong parameter does not. */
export function isTransient(status: number, code?: string): boolean {
  // Waiting does not refill a quota.
  if (status === 429) return code !== "quota_exceeded";
  // 501 and 505 say that the server does not have what the call needs.
  if (status >= 500) return status !== 501 && status !== 505;
  return status === 408;
}

/** Whether a failed call should be tried again. */
export function shouldRetry(failure: FailedAttempt, call: RepeatedCall): boolean {
  // The first request with our key still runs; its response will be replayed.
  if (failure.status === 409) return call.hasKey && failure.code === "request_in_progress";
  if (!failure.transient) return false;
  // A limited call was not carried out, so any method may be repeated.
  return failure.status === 429 || isRepeatable(call);
}

/**
 * The wait before the next attempt, in milliseconds: what Retry-After asks for, else anything up to a limit that
 * doubles with each attempt (full jitter). Undefined when Retry-After asks for more than is reasonable.
 */
export function retryDelay({ retryAfter }: FailedAttempt, attempt: number, clock: Clock): number | undefined {
  if (retryAfter === undefined) return clock.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
  const delayMs = retryAfter * 1000;
  return delayMs > maxDelayMs ? undefined : delayMs;
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
 * Seconds that a Retry-After header asks for, never negative; undefined for anything RFC 9110 does not allow.
 *
 * @param now milliseconds since the epoch
 */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  const date = parseHttpDate(value);
  return date === undefined ? undefined : Math.max(0, (date - now) / 1000);
}
