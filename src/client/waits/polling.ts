// Reads a state again and again until it is final.

import type { WaitEvents } from "../../shared/wait-events.ts";
import { limitWork, maxTimerMs, timedOut } from "../abort.ts";
import { type Clock, systemClock } from "../clock.ts";
import { excerpt } from "../envelope.ts";
import { HeyGenConnectionError, HeyGenError } from "../errors.ts";
import type { Redact } from "../redaction.ts";

/** How often a wait reads, for how long, and whom it tells. */
export interface WaitOptions<State> {
  /** The first pause between two readings, in milliseconds; each is half as long again as the one before. Default: 2 000. */
  intervalMs?: number;
  /** The longest pause, in milliseconds. Default: 30 000. */
  maxIntervalMs?: number;
  /** How long to wait in all, in milliseconds. A reading under way is cut off. Default: 20 minutes. */
  deadlineMs?: number;
  /** Ends a pause when an event names the id, such as a `webhookHandler`. What counts is what is read then. */
  events?: WaitEvents;
  /** Ends the wait with its reason. */
  signal?: AbortSignal;
  /** Is told the state each time it was read; without credentials, for logs. */
  onStatus?: (status: string | null | undefined, state: State) => void;
  /** Is told each failed reading that the wait outlives: lost connections, timeouts, 408, 429, 5xx, an early 404. */
  onError?: (error: HeyGenError | HeyGenConnectionError) => void;
  /** Replaces time and chance, for tests. */
  clock?: Clock;
}

/** Why a wait did not end well. */
export interface BadEnd {
  readonly reason: "failed" | "deadline" | "consent_needed" | "waiting_for_input";
  /** The API's own error, when the reason is `failed`. */
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null | undefined;
  /** The group whose consent is to be started, when the reason is `consent_needed`. */
  readonly groupId?: string | null | undefined;
}

/** A wait did not end well. `cause` is the last failed reading, when the deadline passed without a good one since. */
export class HeyGenWaitError<State = unknown> extends Error {
  override readonly name = "HeyGenWaitError";
  /** What was waited for. Wait for it again to resume after a deadline. */
  readonly id: string;
  /** The state that was read last, without credentials; undefined where none was read. */
  readonly last: State | undefined;
  readonly reason: BadEnd["reason"];
  /** The API's own error, when the reason is `failed`. */
  readonly error: BadEnd["error"];
  /** The group whose consent is to be started, when the reason is `consent_needed`. */
  readonly groupId: string | null | undefined;

  constructor(id: string, last: (State & { status?: unknown }) | undefined, end: BadEnd, cause?: Error) {
    super(
      `${excerpt(id)}: ${end.reason}${detailsOf(end)} (status ${last ? excerpt(`${last.status}`) : "never read"})`,
      cause && { cause },
    );
    this.id = id;
    this.last = last;
    this.reason = end.reason;
    this.error = end.error;
    this.groupId = end.groupId;
  }
}

function detailsOf({ error, groupId }: BadEnd): string {
  if (error) return `: ${excerpt(`${error.code}: ${error.message}`)}`;
  return groupId ? ` for group ${excerpt(`${groupId}`)}` : "";
}

/** How long after its start a wait takes a 404 for a creation that is not to be seen everywhere yet. */
export const creationMs: number = 10_000;

/**
 * Reads a state again and again until it is final. Jitter keeps many waits from asking in step.
 *
 * @param id what is waited for, for the error
 * @param read gets the current state; the signal ends a reading that takes too long
 * @param endOf tells what a state means: `"done"`, a bad end, or undefined, which is to go on; so should it say of a
 * state that it does not know
 * @throws {@link HeyGenWaitError} when the end is a bad one, and when the deadline passes; {@link HeyGenError} when a
 * reading is refused for a reason that does not pass; TypeError for options that make no sense
 */
export function waitUntil<State extends { status?: string | null }, Done extends State = State>(
  id: string,
  read: (signal: AbortSignal) => Promise<State>,
  endOf: (state: State) => "done" | BadEnd | undefined,
  options: WaitOptions<State> = {},
): Promise<Done> {
  const redact: Redact = (value) => value;
  const readOnce = async (signal: AbortSignal) => ({ state: await read(signal), redact });
  return poll(id, readOnce, endOf, options);
}

/** A state, and what keeps credentials out of it. */
export interface Reading<State> {
  readonly state: State;
  readonly redact: Redact;
}

/** {@link waitUntil} for states that may hold credentials. */
export async function poll<State extends { status?: string | null }, Done extends State>(
  id: string,
  read: (signal: AbortSignal) => Promise<Reading<State>>,
  endOf: (state: State) => "done" | BadEnd | undefined,
  options: WaitOptions<State>,
): Promise<Done> {
  const { intervalMs = 2_000, maxIntervalMs = 30_000, deadlineMs = 20 * 60_000 } = options;
  const { signal, events, onStatus, onError, clock = systemClock } = options;
  assertTimes({ intervalMs, maxIntervalMs, deadlineMs });

  const startedAt = clock.now();
  const msLeft = () => deadlineMs - (clock.now() - startedAt);
  let last: State | undefined;
  let failure: HeyGenError | HeyGenConnectionError | undefined;
  let alarm = new AbortController();
  const unsubscribe = events?.subscribe(id, () => alarm.abort(alarm));
  try {
    for (let pauseMs = intervalMs; ; pauseMs *= 1.5) {
      let reading: Reading<State> | undefined;
      try {
        reading = await limitWork(read, { signal, timeoutMs: msLeft() });
        failure = undefined;
      } catch (error) {
        if (error === timedOut) throw new HeyGenWaitError(id, last, { reason: "deadline" }, failure);
        const isEarly = last === undefined && clock.now() - startedAt < creationMs;
        if (!mayPass(error, isEarly)) throw error;
        failure = error;
        onError?.(error);
      }
      if (reading) {
        const { state, redact } = reading;
        last = redact(state);
        onStatus?.(last.status, last);
        const end = endOf(state);
        if (end === "done") return state as Done;
        if (end) throw new HeyGenWaitError(id, last, { ...redact(end), reason: end.reason });
      }
      const left = msLeft();
      if (left <= 0) throw new HeyGenWaitError(id, last, { reason: "deadline" }, failure);
      const ms = Math.min(left, nextPause(pauseMs, maxIntervalMs, failure, clock));
      const signals = signal ? [signal, alarm.signal] : [alarm.signal];
      await clock.sleep(ms, AbortSignal.any(signals)).catch((reason) => {
        if (reason !== alarm) throw reason;
      });
      alarm = new AbortController();
    }
  } finally {
    unsubscribe?.();
  }
}

/** The pause before the next reading: shortened by chance, by half at most, but as long as the API asks for. */
function nextPause(pauseMs: number, maxIntervalMs: number, failure: unknown, clock: Clock): number {
  const askedMs = failure instanceof HeyGenError ? (failure.retryAfter ?? 0) * 1000 : 0;
  const pause = Math.min(maxIntervalMs, pauseMs) * (0.5 + clock.random() / 2);
  return Math.max(askedMs, pause);
}

/** Whether a later reading may succeed where this one failed. */
function mayPass(error: unknown, isEarly: boolean): error is HeyGenError | HeyGenConnectionError {
  if (error instanceof HeyGenConnectionError) return true;
  if (!(error instanceof HeyGenError)) return false;
  return error.transient || (error.status === 404 && isEarly);
}

function assertTimes(times: Record<string, number>): void {
  for (const [name, ms] of Object.entries(times)) {
    if (typeof ms === "number" && ms >= 0 && ms <= maxTimerMs) continue;
    throw new TypeError(`${name} must be from 0 to ${maxTimerMs} milliseconds, got ${ms}`);
  }
}
