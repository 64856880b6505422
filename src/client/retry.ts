// Whether to repeat a call, and when. Decisions only: nothing here sleeps or sends.
import type { Clock } from "./clock.ts";

/** What the decision is taken on. An attempt without an answer has no status. */
export interface Failure {
  readonly status?: number;
  readonly code?: string | undefined;
  /** Seconds, from Retry-After. */
  readonly retryAfter?: number | undefined;
  readonly idempotencyKey?: string | undefined;
}

/** The longest wait between two attempts, in milliseconds; HeyGen's own command line tool has the same. */
const maxDelayMs = 30_000;
const baseDelayMs = 1_000;

/** Whether a call may run twice: its method promises it, or a key lets the API recognise it. */
export function isRepeatable(method: string, keyed: boolean): boolean {
  return keyed || /^(GET|HEAD|PUT|DELETE|OPTIONS)$/.test(method);
}

/** Whether a failed call should be tried again. */
export function shouldRetry({ status, code, idempotencyKey }: Failure, method: string): boolean {
  const keyed = idempotencyKey !== undefined;
  // A limited call was not carried out, so any method may be repeated; but waiting does not refill a quota.
  if (status === 429) return code !== "quota_exceeded";
  // The first request with our key still runs; its answer will be replayed.
  if (status === 409) return keyed && code === "request_in_progress";
  return isRepeatable(method, keyed) && (status === undefined || /^(408|50[0234])$/.test(`${status}`));
}

/**
 * The wait before the next attempt, in milliseconds: what Retry-After asks for, else anything up to a limit that
 * doubles with each attempt (full jitter). Undefined when there should be none, also when the API asks for too much.
 */
export function retryDelay(failure: Failure, attempt: number, method: string, clock: Clock): number | undefined {
  if (!shouldRetry(failure, method)) return undefined;
  if (failure.retryAfter === undefined) return clock.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1));
  const delayMs = failure.retryAfter * 1000;
  return delayMs > maxDelayMs ? undefined : delayMs;
}

// The three forms of RFC 9110 §5.6.7: IMF-fixdate, RFC 850 and asctime, the last of which names no zone.
const httpDate =
  /^[A-Z][a-z]+,? (?:\d\d[ -][A-Z][a-z]{2}[ -](?:\d\d){1,2} \d\d:\d\d:\d\d GMT|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4})$/;

/** Seconds that a Retry-After header asks for, never negative; undefined for anything RFC 9110 does not allow. */
export function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value);
  if (!httpDate.test(value)) return undefined;
  const date = Date.parse(value.endsWith("GMT") ? value : `${value} GMT`);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
