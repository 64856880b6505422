import type {
  AvatarGroup,
  AvatarLook,
  AvatarStatus,
  GenerationId,
  GroupId,
  LookId,
  V2GenerationResponse,
  Video,
  VideoId,
} from "../generated/schema.ts";
import { limitWork, maxTimerMs, timedOut } from "./client/abort.ts";
import { type Clock, systemClock } from "./client/clock.ts";
import type { HeyGenClient } from "./client/create-client.ts";
import { excerpt } from "./client/envelope.ts";
import { HeyGenConnectionError, HeyGenError } from "./client/errors.ts";
import type { Redact } from "./client/redaction.ts";
import { contextOf } from "./client/request-context.ts";
import { type CallResult, unwrapResult } from "./unwrap.ts";

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

/** Tells of events. */
export interface WaitEvents {
  /** Calls `wake` whenever an event names `id`. Gives what ends that. */
  subscribe(id: string, wake: () => void): () => void;
}

/** Why a wait did not end well. */
export interface BadEnd {
  readonly reason: "failed" | "deadline" | "consent_needed";
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
      `${id}: ${end.reason}${detailsOf(end)} (status ${last ? excerpt(`${last.status}`) : "never read"})`,
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
const creationMs = 10_000;

/**
 * Reads a state again and again until it is final. Jitter keeps many waits from asking in step.
 *
 * @param id what is waited for, for the error
 * @param read gets the current state; the signal ends a reading that takes too long
 * @param endOf tells what a state means: `"done"`, a bad end, or undefined, which is to go on; so should it say of a
 * state that it does not know
 * @throws {HeyGenWaitError} when the end is a bad one, and when the deadline passes; {HeyGenError} when a reading is
 * refused for a reason that does not pass; TypeError for options that make no sense
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
interface Reading<State> {
  readonly state: State;
  readonly redact: Redact;
}

async function poll<State extends { status?: string | null }, Done extends State>(
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

/** What a status means to somebody who waits. */
type Progress = "running" | "done" | "failed" | "consent_needed";

// Every status of the spec stands here: a new one does not compile until somebody has decided what it means.
const avatarProgress: Record<AvatarStatus, Progress> = {
  processing: "running",
  pending_consent: "consent_needed",
  failed: "failed",
  completed: "done",
};
const videoProgress: Record<Video["status"], Progress> = {
  pending: "running",
  processing: "running",
  completed: "done",
  failed: "failed",
};
// The spec leaves this status open.
const generationProgress: Record<string, Progress> = { success: "done", completed: "done", failed: "failed" };

/** What is read while waiting for one kind of thing. */
interface Waiting<State> {
  readonly read: (signal: AbortSignal) => Promise<CallResult>;
  readonly progress: (state: State) => Progress | undefined;
  /** What a bad end tells besides its reason. */
  readonly details: (state: State) => Omit<BadEnd, "reason">;
}

function wait<State extends { status?: string | null }, Done extends State>(
  id: string,
  { read, progress, details }: Waiting<State>,
  options: WaitOptions<State>,
): Promise<Done> {
  const readOnce = async (signal: AbortSignal): Promise<Reading<State>> => {
    const result = await read(signal);
    const state = unwrapResult(result) as unknown as State;
    return { state, redact: contextOf(result)?.redact ?? ((value) => value) };
  };
  const endOf = (state: State) => {
    const current = progress(state);
    if (current === "done") return current;
    const { error, groupId } = details(state);
    if (current === "failed") return { reason: current, error };
    return current === "consent_needed" ? { reason: current, groupId } : undefined;
  };
  return poll(id, readOnce, endOf, options);
}

/** A state that is final, and good. */
export type Completed<State> = State & { status: "completed" };

/**
 * Waits until a look is finished. Not for presets: they have no status, so the wait would last until its deadline.
 *
 * @param id such as the `avatar_item.id` of a creation
 * @throws {HeyGenWaitError} when training failed, when consent is needed, and when the deadline passes; {HeyGenError}
 * when a reading is refused for a reason that does not pass
 */
export function waitForLook(
  client: HeyGenClient,
  id: LookId,
  options: WaitOptions<AvatarLook> = {},
): Promise<Completed<AvatarLook>> {
  const waiting: Waiting<AvatarLook> = {
    read: (signal) => client.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: id } }, signal }),
    progress: ({ status }) => avatarProgress[status as AvatarStatus],
    details: ({ error, group_id: groupId }) => ({ error, groupId }),
  };
  return wait(id, waiting, options);
}

/** Waits until a group is finished, like {@link waitForLook}. */
export function waitForGroup(
  client: HeyGenClient,
  id: GroupId,
  options: WaitOptions<AvatarGroup> = {},
): Promise<Completed<AvatarGroup>> {
  const waiting: Waiting<AvatarGroup> = {
    read: (signal) => client.GET("/v3/avatars/{group_id}", { params: { path: { group_id: id } }, signal }),
    progress: ({ status }) => avatarProgress[status as AvatarStatus],
    details: ({ error }) => ({ error, groupId: id }),
  };
  return wait(id, waiting, options);
}

/** Waits until a video is finished. @throws {HeyGenWaitError} when it failed, and when the deadline passes */
export function waitForVideo(
  client: HeyGenClient,
  id: VideoId,
  options: WaitOptions<Video> = {},
): Promise<Completed<Video>> {
  const waiting: Waiting<Video> = {
    read: (signal) => client.GET("/v3/videos/{video_id}", { params: { path: { video_id: id } }, signal }),
    progress: ({ status }) => videoProgress[status],
    details: ({ failure_code: code = null, failure_message: message = null }) => ({ error: { code, message } }),
  };
  return wait(id, waiting, options);
}

/** The state of a v2 generation. */
export type Generation = V2GenerationResponse["data"];
/** A v2 generation that has its pictures. */
export type CompletedGeneration = Generation & { status: "success" | "completed" };

/** Waits until a v2 generation has its pictures. @throws {HeyGenWaitError} when it failed or the deadline passes */
export function waitForGeneration(
  client: HeyGenClient,
  id: GenerationId,
  options: WaitOptions<Generation> = {},
): Promise<CompletedGeneration> {
  const params = { path: { generation_id: id } };
  const waiting: Waiting<Generation> = {
    read: (signal) => client.GET("/v2/photo_avatar/generation/{generation_id}", { params, signal }),
    progress: ({ status }) => generationProgress[status],
    details: ({ msg: message = null }) => ({ error: { code: null, message } }),
  };
  return wait(id, waiting, options);
}
