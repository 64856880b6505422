// Waits for each kind of resource: how to read it, and what its statuses mean.
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
import type { HeyGenClient } from "../heygen-client.ts";
import { type AnyResult, unwrapResult } from "../lists/unwrap.ts";

import { type BadEnd, poll, type Reading, type WaitOptions } from "./polling.ts";

/** What a status means for a wait. */
type Progress = "running" | "done" | "failed" | "consent_needed" | "waiting_for_input";

// Lists every status of the spec: the compiler rejects a new one until its meaning is added here.
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
// The spec does not list the values of this status.
const generationProgress: Record<string, Progress> = { success: "done", completed: "done", failed: "failed" };

/** How to wait for one kind of resource. */
interface Waiting<State> {
  readonly read: (signal: AbortSignal) => Promise<AnyResult>;
  readonly progress: (state: State) => Progress | undefined;
  /** The facts about a failed wait, besides its reason. */
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

/** A resource that is completed. */
export type Completed<State> = State & { status: "completed" };

/**
 * Waits until a look is completed. Don't use it for preset looks: they have no status, so the wait would only end at
 * its deadline.
 *
 * @param id for example the `avatar_item.id` of a creation
 * @throws {@link HeyGenWaitError} if training fails, if consent is needed, or at the deadline; {@link HeyGenError} for
 * an error response that is not transient
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

/** Waits until a group is completed, like {@link waitForLook}. */
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

/** Waits until a video is completed. @throws {@link HeyGenWaitError} if it fails, or at the deadline */
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

/** A cloned voice that is ready to use. */
export type CompletedVoice = VoiceDetails & { status: "complete" };

/**
 * Waits until a cloned voice is ready to use. Don't use it for HeyGen's own voices: they have no status, so the wait
 * would only end at its deadline.
 *
 * @param id the `voice_clone_id` of a creation
 * @throws {@link HeyGenWaitError} if cloning fails, or at the deadline
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
 * Waits until the video agent is done. If the agent asks a question, it throws with the reason `waiting_for_input`, for
 * the status `reviewing` too. The question is in `last.messages`: answer with `sendVideoAgentMessage`, then wait again.
 *
 * @throws {@link HeyGenWaitError} if the agent waits for a message, if it fails, or at the deadline
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

/** The newest error message. The newest message comes first. */
function errorAmong(messages: SessionMessage[] = []): BadEnd["error"] {
  const message = messages.find(({ type }) => type === "error")?.content;
  return message === undefined ? undefined : { code: null, message };
}

/** The state of a v2 generation. */
export type Generation = V2GenerationResponse["data"];
/** A v2 generation that is completed. */
export type CompletedGeneration = Generation & { status: "success" | "completed" };

/** Waits until a v2 generation is completed. @throws {@link HeyGenWaitError} if it fails, or at the deadline */
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
