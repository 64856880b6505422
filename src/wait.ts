import type { AvatarGroup, AvatarLook, V2GenerationResponse, Video } from "../generated/schema.ts";
import { type Clock, systemClock } from "./client/clock.ts";
import type { HeyGenClient } from "./client/create.ts";
import { unwrap } from "./unwrap.ts";

export interface WaitOptions<T> {
  /** The first pause between two looks at the state, in milliseconds; later ones grow by half. Default: 2 000. */
  intervalMs?: number;
  /** The longest pause, in milliseconds. Default: 30 000. */
  maxIntervalMs?: number;
  /** How long to wait in all, in milliseconds. Default: 20 minutes. */
  deadlineMs?: number;
  /** Ends the wait with its reason. */
  signal?: AbortSignal;
  /** Is told the state each time it was read. */
  onStatus?: (status: string | null | undefined, value: T) => void;
  /** Replaces time and chance, for tests. */
  clock?: Clock;
}

/** Why a wait ended without success. */
export type WaitReason = "failed" | "deadline" | "consent_needed";

/** Waiting came to an end, but not to a good one. */
export class HeyGenWaitError<T = unknown> extends Error {
  override readonly name = "HeyGenWaitError";
  readonly reason: WaitReason;
  /** What was waited for. Wait for it again to resume after a deadline. */
  readonly id: string;
  /** The last answer. */
  readonly last: T;
  /** The API's own error, when the reason is `failed`. */
  readonly error: { code?: string | undefined; message?: string | undefined } | undefined;
  /** The group to start the consent of, when the reason is `consent_needed`. */
  readonly groupId: string | undefined;

  constructor(id: string, last: T, message: string, end: Ending) {
    super(message);
    this.id = id;
    this.last = last;
    this.reason = end.reason;
    this.error = end.error;
    this.groupId = end.groupId;
  }
}

interface Ending {
  reason: WaitReason;
  error?: HeyGenWaitError["error"];
  groupId?: string | undefined;
}

/** What a state means: `"done"`, a bad end, or nothing, which is to go on waiting. */
export type Meaning = "done" | Ending | undefined;

/**
 * Reads a state again and again until it is final. Jitter keeps many waits from asking in step.
 *
 * @param id what is waited for, for the error
 * @param read gets the current state
 * @param meaning tells what a state means; one that it does not know should mean to go on
 * @throws {HeyGenWaitError} when it failed, when consent is needed, and when the deadline passes
 */
export async function waitUntil<T extends { status?: string | null }>(
  id: string,
  read: () => Promise<T>,
  meaning: (value: T) => Meaning,
  options: WaitOptions<T> = {},
): Promise<T> {
  const { maxIntervalMs = 30_000, deadlineMs = 20 * 60_000, signal, onStatus, clock = systemClock } = options;
  let { intervalMs = 2_000 } = options;
  const deadline = clock.now() + deadlineMs;
  for (;;) {
    const value = await read();
    onStatus?.(value.status, value);
    const meant = meaning(value);
    if (meant === "done") return value;
    const left = deadline - clock.now();
    const end: Ending | undefined = meant ?? (left > 0 ? undefined : { reason: "deadline" });
    if (end) throw new HeyGenWaitError(id, value, `${id}: ${explain(end, value.status, deadlineMs)}`, end);
    await clock.sleep(Math.min(left, intervalMs * (0.5 + clock.random() / 2)), signal);
    intervalMs = Math.min(maxIntervalMs, intervalMs * 1.5);
  }
}

function explain({ reason, error, groupId }: Ending, status: unknown, deadlineMs: number): string {
  if (reason === "consent_needed") return `the person in the footage has to consent first (group ${groupId})`;
  if (reason === "deadline") return `still ${status ?? "without a status"} after ${deadlineMs / 1000} s`;
  return `failed: ${error?.code ?? "no code"}: ${error?.message ?? "no message"}`;
}

type Completed<T> = T & { status: "completed" };

/** The API gives looks and groups the same states. */
function trained(value: AvatarLook | AvatarGroup, groupId: string | null | undefined): Meaning {
  if (value.status === "completed") return "done";
  if (value.status === "failed") return { reason: "failed", error: value.error ?? undefined };
  if (value.status === "pending_consent") return { reason: "consent_needed", groupId: groupId ?? undefined };
  return undefined;
}

/**
 * Waits until a look is finished. Presets have no status, so there is nothing to wait for: don't.
 *
 * @param lookId such as the `avatar_item.id` of a creation
 * @throws {HeyGenWaitError} when training failed, when consent is needed, and when the deadline passes
 */
export async function waitForLook(
  client: HeyGenClient,
  lookId: string,
  options: WaitOptions<AvatarLook> = {},
): Promise<Completed<AvatarLook>> {
  const { signal = null } = options;
  const init = { params: { path: { look_id: lookId } }, signal };
  const read = () => unwrap(client.GET("/v3/avatars/looks/{look_id}", init));
  return (await waitUntil(lookId, read, (look) => trained(look, look.group_id), options)) as Completed<AvatarLook>;
}

/**
 * Waits until a group is finished.
 *
 * @throws {HeyGenWaitError} when training failed, when consent is needed, and when the deadline passes
 */
export async function waitForGroup(
  client: HeyGenClient,
  groupId: string,
  options: WaitOptions<AvatarGroup> = {},
): Promise<Completed<AvatarGroup>> {
  const { signal = null } = options;
  const init = { params: { path: { group_id: groupId } }, signal };
  const read = () => unwrap(client.GET("/v3/avatars/{group_id}", init));
  return (await waitUntil(groupId, read, (group) => trained(group, groupId), options)) as Completed<AvatarGroup>;
}

/**
 * Waits until a video is finished.
 *
 * @throws {HeyGenWaitError} when it failed, and when the deadline passes
 */
export async function waitForVideo(
  client: HeyGenClient,
  videoId: string,
  options: WaitOptions<Video> = {},
): Promise<Completed<Video>> {
  const { signal = null } = options;
  const init = { params: { path: { video_id: videoId } }, signal };
  const read = () => unwrap(client.GET("/v3/videos/{video_id}", init));
  const meaning = ({ status, failure_code, failure_message }: Video): Meaning => {
    if (status === "completed") return "done";
    if (status !== "failed") return undefined;
    return { reason: "failed", error: { code: failure_code ?? undefined, message: failure_message ?? undefined } };
  };
  return (await waitUntil(videoId, read, meaning, options)) as Completed<Video>;
}

/** The state of a v2 generation. */
export type Generation = V2GenerationResponse["data"];

/**
 * Waits until a v2 generation has its pictures.
 *
 * @throws {HeyGenWaitError} when it failed, and when the deadline passes
 */
export async function waitForGeneration(
  client: HeyGenClient,
  generationId: string,
  options: WaitOptions<Generation> = {},
): Promise<Generation & { status: "success" | "completed" }> {
  const { signal = null } = options;
  const init = { params: { path: { generation_id: generationId } }, signal };
  const read = () => unwrap(client.GET("/v2/photo_avatar/generation/{generation_id}", init));
  const meaning = ({ status, msg }: Generation): Meaning => {
    if (status === "success" || status === "completed") return "done";
    return status === "failed" ? { reason: "failed", error: { message: msg ?? undefined } } : undefined;
  };
  const done = await waitUntil(generationId, read, meaning, options);
  return done as Generation & { status: "success" | "completed" };
}
