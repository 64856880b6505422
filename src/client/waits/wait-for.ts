// What each kind of thing is read with while somebody waits for it, and what its statuses mean.
import type {
  AvatarGroup,
  AvatarLook,
  AvatarStatus,
  GenerationId,
  GroupId,
  LookId,
  SessionId,
  SessionMessage,
  SessionStatus,
  V2GenerationResponse,
  Video,
  VideoAgentSession,
  VideoId,
  VoiceDetails,
  VoiceId,
  VoiceStatus,
} from "../../../generated/types.ts";
import { callOf } from "../call.ts";
import type { HeyGenClient } from "../create-client.ts";
import { type CallResult, unwrapResult } from "../lists/unwrap.ts";

import { type BadEnd, poll, type Reading, type WaitOptions } from "./polling.ts";

/** What a status means to somebody who waits. */
type Progress = "running" | "done" | "failed" | "consent_needed" | "waiting_for_input";

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
const voiceProgress: Record<VoiceStatus, Progress> = {
  processing: "running",
  complete: "done",
  failed: "failed",
};
const sessionProgress: Record<SessionStatus, Progress> = {
  thinking: "running",
  generating: "running",
  waiting_for_input: "waiting_for_input",
  reviewing: "waiting_for_input",
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
    return { state, redact: callOf(result)?.redact ?? ((value) => value) };
  };
  const endOf = (state: State) => {
    const current = progress(state);
    if (current === "done") return current;
    const { error, groupId } = details(state);
    if (current === "failed") return { reason: current, error };
    if (current === "consent_needed") return { reason: current, groupId };
    return current === "waiting_for_input" ? { reason: current } : undefined;
  };
  return poll(id, readOnce, endOf, options);
}

/** A state that is final, and good. */
export type Completed<State> = State & { status: "completed" };

/**
 * Waits until a look is finished. Not for presets: they have no status, so the wait would last until its deadline.
 *
 * @param id such as the `avatar_item.id` of a creation
 * @throws {@link HeyGenWaitError} when training failed, when consent is needed, and when the deadline passes;
 * {@link HeyGenError} when a reading is refused for a reason that does not pass
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

/** Waits until a video is finished. @throws {@link HeyGenWaitError} when it failed, and when the deadline passes */
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

/** A clone that can speak. */
export type CompletedVoice = VoiceDetails & { status: "complete" };

/**
 * Waits until the clone of a voice can speak. Not for HeyGen's own voices: they have no status, so the wait would last
 * until its deadline.
 *
 * @param id the `voice_clone_id` of a creation
 * @throws {@link HeyGenWaitError} when it failed, and when the deadline passes
 */
export function waitForVoice(
  client: HeyGenClient,
  id: VoiceId,
  options: WaitOptions<VoiceDetails> = {},
): Promise<CompletedVoice> {
  const waiting: Waiting<VoiceDetails> = {
    read: (signal) => client.GET("/v3/voices/{voice_id}", { params: { path: { voice_id: id } }, signal }),
    progress: ({ status }) => voiceProgress[status as VoiceStatus],
    details: ({ failure_message: message = null }) => ({ error: { code: null, message } }),
  };
  return wait(id, waiting, options);
}

/**
 * Waits until the video agent is done, or asks something: then it throws with the reason `waiting_for_input`, also for the
 * status `reviewing`. The question is in `last.messages`; answer it with `sendVideoAgentMessage`, and wait again.
 *
 * @throws {@link HeyGenWaitError} when the agent waits for a message, when it failed, and when the deadline passes
 */
export function waitForSession(
  client: HeyGenClient,
  id: SessionId,
  options: WaitOptions<VideoAgentSession> = {},
): Promise<Completed<VideoAgentSession>> {
  const waiting: Waiting<VideoAgentSession> = {
    read: (signal) => client.GET("/v3/video-agents/{session_id}", { params: { path: { session_id: id } }, signal }),
    progress: ({ status }) => sessionProgress[status],
    details: ({ messages }) => ({ error: errorAmong(messages) }),
  };
  return wait(id, waiting, options);
}

/** The newest message that tells of an error; they come the newest first. */
function errorAmong(messages: SessionMessage[] = []): BadEnd["error"] {
  const message = messages.find(({ type }) => type === "error")?.content;
  return message === undefined ? undefined : { code: null, message };
}

/** The state of a v2 generation. */
export type Generation = V2GenerationResponse["data"];
/** A v2 generation that has its pictures. */
export type CompletedGeneration = Generation & { status: "success" | "completed" };

/** Waits until a v2 generation has its pictures. @throws {@link HeyGenWaitError} when it failed or the deadline passes */
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
