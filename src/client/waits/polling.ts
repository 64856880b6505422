// Polls a state until it is final.

import type { WaitEvents } from "../../shared/wait-events.ts";
import { limitWork, maxTimerMs, onAbort, timedOut } from "../abort.ts";
import { assertOptions, type OptionKind } from "../check-options.ts";
import { type Clock, systemClock } from "../clock.ts";
import { excerpt } from "../envelope.ts";
import { HeyGenConnectionError, HeyGenError } from "../errors.ts";
import { runHook } from "../hooks.ts";
import { settlingMs } from "../known-resources.ts";
import type { Redact } from "../redaction.ts";

/** Options of a wait: how often it reads, for how long, and which hooks it calls. */
export interface WaitOptions<State> {
  /**
   * The first pause between two reads, in milliseconds, at most `maxIntervalMs`. Each is 1.5 times the previous one, and
   * shortened at random by up to a half. Default: 2 000.
   */
  intervalMs?: number | undefined;
  /** The maximum pause, in milliseconds. Default: 30 000. */
  maxIntervalMs?: number | undefined;
  /** The maximum duration of the wait, in milliseconds. It also aborts a read in progress. Default: 20 minutes. */
  deadlineMs?: number | undefined;
  /** Ends a pause when an event names the id, for example a `webhookHandler`. The wait then reads the state itself. */
  events?: WaitEvents | undefined;
  /** Aborts the wait. It then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Called after each read, with the state, so that it can be logged. The waits for resources remove credentials. */
  onStatus?: ((status: string | null | undefined, state: State) => void) | undefined;
  /** Called when a read fails but the wait continues: a failure that is `transient`, or an early 404. */
  onError?: ((error: HeyGenError | HeyGenConnectionError) => void) | undefined;
  /** Replaces the source of time and randomness of the wait, for tests. Its reads use the clock of the client. */
  clock?: Clock | undefined;
}

/** Why a wait failed. */
export interface BadEnd {
  /**
   * `failed`: the resource failed. `deadline`: the wait took too long. `consent_needed`: the person in the footage has to
   * consent. `waiting_for_input`: the video agent has asked something. `draft_ready`: its draft waits for an approval.
   */
  readonly reason: "failed" | "deadline" | "consent_needed" | "waiting_for_input" | "draft_ready";
  /** The API's error, if the reason is `failed`. */
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null | undefined;
  /** The group that needs consent, if the reason is `consent_needed`. */
  readonly groupId?: string | null | undefined;
}

/** A wait failed. At a deadline, `cause` is the error of the last read, if that read failed. */
export class HeyGenWaitError<State = unknown> extends Error {
  override readonly name = "HeyGenWaitError";
  /** The id of the resource. After a deadline, wait for it again to resume. */
  readonly id: string;
  /** The state that was read last, without credentials; undefined if none was read. */
  readonly last: State | undefined;
  readonly reason: BadEnd["reason"];
  /** The API's error, if the reason is `failed`. */
  readonly error: BadEnd["error"];
  /** The group that needs consent, if the reason is `consent_needed`. */
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
  const parts = [error?.code, error?.message].filter(Boolean);
  if (parts.length > 0) return `: ${excerpt(parts.join(": "))}`;
  return groupId ? ` for group ${excerpt(`${groupId}`)}` : "";
}

/** For reads that poll: Next.js 14 would answer them from its cache. Older Workers have no such option and throw. */
export const uncached = (): { cache?: "no-store" } => ("cache" in Request.prototype ? { cache: "no-store" } : {});

/** Looks a status up. Written so that only a string is a status, and `constructor` is none. */
export function meaningOf<Meaning>(status: unknown, meanings: Readonly<Record<string, Meaning>>): Meaning | undefined {
  return typeof status === "string" && Object.hasOwn(meanings, status) ? meanings[status] : undefined;
}

/** @throws TypeError for an option that is unknown or invalid */
export function assertWaitOptions<State>(options: WaitOptions<State>): void {
  assertOptions("wait", options, optionKinds);
}

/** The kind of value that each option of a wait takes. */
const optionKinds: Readonly<Record<keyof WaitOptions<unknown>, OptionKind>> = {
  intervalMs: "number",
  maxIntervalMs: "number",
  deadlineMs: "number",
  events: "events",
  signal: "signal",
  onStatus: "function",
  onError: "function",
  clock: "clock",
};

/**
 * Polls a state until it is final. Jitter keeps many waits from reading at the same moment.
 *
 * @param id identifies the resource in errors
 * @param read returns the current state; its signal aborts at the deadline
 * @param endOf returns `"done"`, a failure, or undefined to continue, as it should for unknown states
 * @throws {@link HeyGenWaitError} if `endOf` returns a failure, or at the deadline; {@link HeyGenError} for an error
 * response that is not transient; TypeError for invalid options
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

/** A state, and the function that removes credentials from it. */
export interface Reading<State> {
  readonly state: State;
  readonly redact: Redact;
}

/** Like {@link waitUntil}, for states that may contain credentials. */
export async function poll<State extends { status?: string | null }, Done extends State>(
  id: string,
  read: (signal: AbortSignal) => Promise<Reading<State>>,
  endOf: (state: State) => "done" | BadEnd | undefined,
  options: WaitOptions<State>,
): Promise<Done> {
  assertWaitOptions(options);
  const { intervalMs = 2_000, maxIntervalMs = 30_000, deadlineMs = 20 * 60_000 } = options;
  const { signal, events, onStatus, onError, clock = systemClock } = options;
  assertTimes({ intervalMs, maxIntervalMs, deadlineMs });

  const startedAt = clock.now();
  const msLeft = () => deadlineMs - (clock.now() - startedAt);
  let last: State | undefined;
  let failure: HeyGenError | HeyGenConnectionError | undefined;
  let alarm = new AbortController();
  const unsubscribe = events?.subscribe(id, () => alarm.abort(alarm));
  // Not AbortSignal.any, which never hears of a signal of another realm.
  const stopListening = onAbort(signal, (reason) => alarm.abort(reason));
  try {
    for (let pauseMs = intervalMs; ; pauseMs *= 1.5) {
      let reading: Reading<State> | undefined;
      try {
        reading = await limitWork(read, { signal, timeoutMs: msLeft() });
        failure = undefined;
      } catch (error) {
        if (error === timedOut) throw new HeyGenWaitError(id, last, { reason: "deadline" }, failure);
        const isEarly = last === undefined && clock.now() - startedAt < settlingMs;
        if (!mayPass(error, isEarly)) throw error;
        failure = error;
        runHook(() => onError?.(error));
      }
      if (reading) {
        const { state, redact } = reading;
        const seen = redact(state);
        last = seen;
        runHook(() => onStatus?.(seen.status, seen));
        const end = endOf(state);
        if (end === "done") return state as Done;
        if (end) throw new HeyGenWaitError(id, last, { ...redact(end), reason: end.reason });
      }
      const left = msLeft();
      if (left <= 0) throw new HeyGenWaitError(id, last, { reason: "deadline" }, failure);
      const ms = Math.min(left, nextPause(pauseMs, maxIntervalMs, failure, clock));
      await clock.sleep(ms, alarm.signal).catch((reason) => {
        if (reason !== alarm) throw reason;
      });
      alarm = new AbortController();
    }
  } finally {
    unsubscribe?.();
    stopListening();
  }
}

/** The pause before the next read: randomly shortened by up to a half, but never less than Retry-After. */
function nextPause(pauseMs: number, maxIntervalMs: number, failure: unknown, clock: Clock): number {
  const askedMs = failure instanceof HeyGenError ? (failure.retryAfter ?? 0) * 1000 : 0;
  const pause = Math.min(maxIntervalMs, pauseMs) * (0.5 + clock.random() / 2);
  return Math.max(askedMs, pause);
}

/** Whether a later read may succeed. */
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
