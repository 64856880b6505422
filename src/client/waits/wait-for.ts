// Waits for each kind of resource: how to read it, and what its statuses mean.
import type {
  AvatarGroup,
  AvatarLook,
  AvatarStatus,
  ConsentStatus,
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
import { redactOf } from "../call.ts";
import type { CommonCallOptions, HeyGenClient } from "../heygen-client.ts";
import { type AnyResult, unwrapResult } from "../lists/unwrap.ts";
import { type BadEnd, meaningOf, poll, type Reading, uncached, type WaitOptions } from "./polling.ts";

/** What a state means for a wait. */
type Progress = "running" | "done" | Exclude<BadEnd["reason"], "deadline">;

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
  reviewing: "draft_ready",
  completed: "done",
  failed: "failed",
};
const consentProgress: Record<ConsentStatus, Progress> = {
  pending: "running",
  approved: "done",
  accepted: "done",
  revoked: "consent_needed",
};
// The spec does not list the values of this status.
const generationProgress: Readonly<Record<string, Progress>> = { success: "done", completed: "done", failed: "failed" };

/** How to wait for one kind of resource. */
interface Waiting<State> {
  readonly read: (options: { signal: AbortSignal; cache?: "no-store" }) => Promise<AnyResult>;
  /** Undefined for an unknown status: the wait continues. */
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
    const result = await read({ signal, ...uncached() });
    const state = unwrapResult(result) as unknown as State;
    return { state, redact: redactOf(result) };
  };
  const endOf = (state: State) => {
    const current = progress(state) ?? "running";
    if (current === "running") return undefined;
    if (current === "done") return current;
    const { error, groupId } = details(state);
    return { reason: current, ...(current === "failed" ? { error } : { groupId }) };
  };
  return poll(id, readOnce, endOf, options);
}

/** A resource that is ready to use. */
export type Completed<State> = State & { status: "completed" };

/** A look or a group that can be used. HeyGen's own have no status. */
export type Usable<State extends AvatarLook | AvatarGroup> = State & { status?: "completed" | null };

/**
 * Waits until a look can be used. A look without a status, as HeyGen's preset looks are, can be used at once.
 *
 * @param id for example the `avatar_item.id` of a creation
 * @throws {@link HeyGenWaitError} if training fails, if consent is needed, or at the deadline; {@link HeyGenError} for
 * an error response that is not transient
 */
export function waitForLook(
  client: HeyGenClient,
  id: LookId,
  options: WaitOptions<AvatarLook> = {},
): Promise<Usable<AvatarLook>> {
  const params = { path: { look_id: id } };
  const waiting: Waiting<AvatarLook> = {
    read: (init) => client.GET("/v3/avatars/looks/{look_id}", { params, ...init }),
    progress: ({ status }) => meaningOf(status ?? "completed", avatarProgress),
    details: ({ error, group_id: groupId }) => ({ error, groupId }),
  };
  return wait(id, waiting, options);
}

/** Waits until a group can be used, like {@link waitForLook}. */
export function waitForGroup(
  client: HeyGenClient,
  id: GroupId,
  options: WaitOptions<AvatarGroup> = {},
): Promise<Usable<AvatarGroup>> {
  const waiting: Waiting<AvatarGroup> = {
    read: (init) => readGroup(client, id, init),
    progress: ({ status }) => meaningOf(status ?? "completed", avatarProgress),
    details: ({ error }) => ({ error, groupId: id }),
  };
  return wait(id, waiting, options);
}

const readGroup = (client: HeyGenClient, id: GroupId, init: CommonCallOptions): Promise<AnyResult> =>
  client.GET("/v3/avatars/{group_id}", { params: { path: { group_id: id } }, ...init });

/**
 * Waits until the person in the footage has consented, or until the group turns out to need no consent. Start the consent
 * first, and wait as long as a person may take: `{ deadlineMs: 24 * 3_600_000 }`.
 *
 * @throws {@link HeyGenWaitError} with the reason `consent_needed` if the consent was revoked, `failed` if training
 * failed, or at the deadline
 */
export function waitForConsent(
  client: HeyGenClient,
  id: GroupId,
  options: WaitOptions<AvatarGroup> = {},
): Promise<AvatarGroup> {
  const waiting: Waiting<AvatarGroup> = {
    read: (init) => readGroup(client, id, init),
    progress: ({ status, consent_status: consent }) => {
      if (status === "failed") return "failed";
      const progress = meaningOf(consent, consentProgress);
      // A completed group needs no consent, or has it, whatever the word is: HeyGen documents no complete set.
      const isReady = status === "completed" || (status == null && consent == null);
      return isReady && progress !== "consent_needed" ? "done" : progress;
    },
    details: ({ error }) => ({ error, groupId: id }),
  };
  return wait(id, waiting, options);
}

/** A video that can be watched. */
export type CompletedVideo = Completed<Video> & { video_url: string };

/**
 * Waits until a video can be watched: it is completed and has a `video_url`.
 *
 * @throws {@link HeyGenWaitError} if it fails, or at the deadline
 */
export function waitForVideo(
  client: HeyGenClient,
  id: VideoId,
  options: WaitOptions<Video> = {},
): Promise<CompletedVideo> {
  const params = { path: { video_id: id } };
  const waiting: Waiting<Video> = {
    read: (init) => client.GET("/v3/videos/{video_id}", { params, ...init }),
    progress: ({ status, video_url: url }) =>
      status === "completed" && !url ? "running" : meaningOf(status, videoProgress),
    details: ({ failure_code: code = null, failure_message: message = null }) => ({ error: { code, message } }),
  };
  return wait(id, waiting, options);
}

/** A voice that can be used. HeyGen's own have no status. */
export type UsableVoice = VoiceDetails & { status?: "complete" | null };

/**
 * Waits until a cloned voice can be used. A voice without a status, as HeyGen's own are, can be used at once.
 *
 * @param id the `voice_clone_id` of a creation
 * @throws {@link HeyGenWaitError} if cloning fails, or at the deadline
 */
export function waitForVoice(
  client: HeyGenClient,
  id: VoiceId,
  options: WaitOptions<VoiceDetails> = {},
): Promise<UsableVoice> {
  const params = { path: { voice_id: id } };
  const waiting: Waiting<VoiceDetails> = {
    read: (init) => client.GET("/v3/voices/{voice_id}", { params, ...init }),
    progress: ({ status }) => meaningOf(status ?? "complete", voiceProgress),
    details: ({ failure_message: message = null }) => ({ error: { code: null, message } }),
  };
  return wait(id, waiting, options);
}

/** A session of the video agent that has made its video. */
export type CompletedSession = Completed<VideoAgentSession> & { video_id: VideoId };

/**
 * Waits until the video agent has made its video. It throws as soon as the agent waits for somebody:
 *
 * - `waiting_for_input`: it has asked something. The question is in `last.messages`.
 * - `draft_ready`: it has made a draft, and waits for an approval or for changes. HeyGen documents no sign of that, so it
 *   is assumed for the status `reviewing`, and for a session that is `completed` and has no video.
 *
 * Answer with `sendVideoAgentMessage`, then wait again.
 *
 * @throws {@link HeyGenWaitError} if the agent waits for a message, if it fails, or at the deadline
 */
export function waitForSession(
  client: HeyGenClient,
  id: SessionId,
  options: WaitOptions<VideoAgentSession> = {},
): Promise<CompletedSession> {
  const params = { path: { session_id: id } };
  const waiting: Waiting<VideoAgentSession> = {
    read: (init) => client.GET("/v3/video-agents/{session_id}", { params, ...init }),
    progress: ({ status, video_id: video }) =>
      status === "completed" && !video ? "draft_ready" : meaningOf(status, sessionProgress),
    details: ({ messages }) => ({ error: errorAmong(messages) }),
  };
  return wait(id, waiting, options);
}

/** The newest error message. The newest message comes first. */
function errorAmong(messages: readonly (SessionMessage | null)[] | null | undefined): BadEnd["error"] {
  const message = messages?.find((each) => each?.type === "error")?.content;
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
    read: (init) => client.GET("/v2/photo_avatar/generation/{generation_id}", { params, ...init }),
    progress: ({ status }) => meaningOf(status, generationProgress),
    details: ({ msg: message = null }) => ({ error: { code: null, message } }),
  };
  return wait(id, waiting, options);
}
