import type { AvatarGroup, AvatarLook, V2GenerationResponse, Video } from "../generated/schema.ts";
import { type Clock, systemClock } from "./client/clock.ts";
import type { HeyGenClient } from "./client/create.ts";
import { unwrap } from "./unwrap.ts";

export interface WaitOptions<State> {
  /** The first pause between two readings, in milliseconds; each is half as long again as the one before. Default: 2 000. */
  intervalMs?: number;
  /** The longest pause, in milliseconds. Default: 30 000. */
  maxIntervalMs?: number;
  /** How long to wait in all, in milliseconds. Default: 20 minutes. */
  deadlineMs?: number;
  /** Ends the wait with its reason. */
  signal?: AbortSignal;
  /** Is told the state each time it was read. */
  onStatus?: (status: string | null | undefined, state: State) => void;
  /** Replaces time and chance, for tests. */
  clock?: Clock;
}

/** Why a wait did not end well. */
export interface BadEnd {
  readonly reason: "failed" | "deadline" | "consent_needed";
  /** The API's own error, when the reason is `failed`. */
  readonly error?: { readonly code?: string | null; readonly message?: string | null } | null | undefined;
  /** The group whose consent is to be started, when the reason is `consent_needed`. */
  readonly groupId?: string | null | undefined;
}

export interface HeyGenWaitError<State = unknown> extends BadEnd {
  /** What was waited for. Wait for it again to resume after a deadline. */
  readonly id: string;
  /** The last answer. */
  readonly last: State;
}

/** A wait did not end well. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: Object.assign sets what the interface declares
export class HeyGenWaitError<State = unknown> extends Error {
  override readonly name = "HeyGenWaitError";

  constructor(id: string, last: State & { status?: unknown }, end: BadEnd) {
    const { reason, error, groupId } = end;
    const details = error ? `: ${error.code}: ${error.message}` : groupId ? ` for group ${groupId}` : "";
    super(`${id}: ${reason}${details} (status ${last.status})`);
    Object.assign(this, end, { id, last });
  }
}

/**
 * Reads a state again and again until it is final. Jitter keeps many waits from asking in step.
 *
 * @param id what is waited for, for the error
 * @param read gets the current state
 * @param judge tells what a state means: `"done"`, a bad end, or undefined, which is to go on; so should it say of a
 * state that it does not know
 * @throws {HeyGenWaitError} when the end is a bad one, and when the deadline passes
 */
export async function waitUntil<State extends { status?: string | null }, Done extends State = State>(
  id: string,
  read: () => Promise<State>,
  judge: (state: State) => "done" | BadEnd | undefined,
  options: WaitOptions<State> = {},
): Promise<Done> {
  const { maxIntervalMs = 30_000, deadlineMs = 20 * 60_000, signal, onStatus, clock = systemClock } = options;
  const deadline = clock.now() + deadlineMs;
  for (let { intervalMs = 2_000 } = options; ; intervalMs *= 1.5) {
    const state = await read();
    onStatus?.(state.status, state);
    const end = judge(state);
    if (end === "done") return state as Done;
    const left = deadline - clock.now();
    if (end || left <= 0) throw new HeyGenWaitError(id, state, end ?? { reason: "deadline" });
    await clock.sleep(Math.min(left, Math.min(maxIntervalMs, intervalMs) * (0.5 + clock.random() / 2)), signal);
  }
}

type Completed<State> = State & { status: "completed" };

const judgeTraining = ({ status, error }: AvatarLook | AvatarGroup, groupId?: string | null) =>
  status === "completed"
    ? "done"
    : status === "failed"
      ? ({ reason: "failed", error } as const)
      : status === "pending_consent"
        ? ({ reason: "consent_needed", groupId } as const)
        : undefined;

/**
 * Waits until a look is finished. Not for presets: they have no status, so the wait would never end.
 *
 * @param id such as the `avatar_item.id` of a creation
 * @throws {HeyGenWaitError} when training failed, when consent is needed, and when the deadline passes
 */
export function waitForLook(
  client: HeyGenClient,
  id: string,
  options: WaitOptions<AvatarLook> = {},
): Promise<Completed<AvatarLook>> {
  const init = { params: { path: { look_id: id } }, signal: options.signal ?? null };
  const read = () => unwrap(client.GET("/v3/avatars/looks/{look_id}", init));
  return waitUntil<AvatarLook, Completed<AvatarLook>>(id, read, (look) => judgeTraining(look, look.group_id), options);
}

/** Waits until a group is finished, like {@link waitForLook}. */
export function waitForGroup(
  client: HeyGenClient,
  id: string,
  options: WaitOptions<AvatarGroup> = {},
): Promise<Completed<AvatarGroup>> {
  const init = { params: { path: { group_id: id } }, signal: options.signal ?? null };
  const read = () => unwrap(client.GET("/v3/avatars/{group_id}", init));
  return waitUntil<AvatarGroup, Completed<AvatarGroup>>(id, read, (group) => judgeTraining(group, id), options);
}

/** Waits until a video is finished. @throws {HeyGenWaitError} when it failed, and when the deadline passes */
export function waitForVideo(
  client: HeyGenClient,
  id: string,
  options: WaitOptions<Video> = {},
): Promise<Completed<Video>> {
  const init = { params: { path: { video_id: id } }, signal: options.signal ?? null };
  const read = () => unwrap(client.GET("/v3/videos/{video_id}", init));
  const judge = ({ status, failure_code: code = null, failure_message: message = null }: Video) =>
    status === "completed" ? "done" : status === "failed" ? { reason: status, error: { code, message } } : undefined;
  return waitUntil<Video, Completed<Video>>(id, read, judge, options);
}

/** The state of a v2 generation. */
export type Generation = V2GenerationResponse["data"];
type Generated = Generation & { status: "success" | "completed" };

/** Waits until a v2 generation has its pictures. @throws {HeyGenWaitError} when it failed or the deadline passes */
export function waitForGeneration(
  client: HeyGenClient,
  id: string,
  options: WaitOptions<Generation> = {},
): Promise<Generated> {
  const init = { params: { path: { generation_id: id } }, signal: options.signal ?? null };
  const read = () => unwrap(client.GET("/v2/photo_avatar/generation/{generation_id}", init));
  const judge = ({ status, msg: message = null }: Generation) =>
    status === "success" || status === "completed"
      ? "done"
      : status === "failed"
        ? ({ reason: status, error: { code: null, message } } as const)
        : undefined;
  return waitUntil<Generation, Generated>(id, read, judge, options);
}
