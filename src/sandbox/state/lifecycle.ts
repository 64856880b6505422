// The statuses of resources, derived from the clock.
import type { AvatarStatus, SessionStatus, VoiceStatus } from "../../../generated/types.ts";
import {
  type AgentSession,
  type Consent,
  distantFuture,
  type Group,
  type Job,
  type Look,
  type StoredVoice,
  type Video,
} from "./model.ts";
import type { Store } from "./store.ts";

export type JobState = "processing" | "failed" | "done";

export function jobState(job: Job, now: number): JobState {
  if (now < job.readyAt) return "processing";
  return job.failure ? "failed" : "done";
}

/** The status of a group's consent; null if the group needs none. */
export function consentStatus(consent: Consent | null, now: number): Consent["status"] | null {
  if (!consent) return null;
  return consent.status === "pending" && now >= consent.approvedAt ? "approved" : consent.status;
}

/** Records the decision of the person in the footage. */
export function decideConsent(group: Group, consent: Consent, approved: boolean, store: Store): void {
  const decided = approved
    ? ({ status: "approved", approvedAt: store.now() } as const)
    : ({ status: "revoked", approvedAt: distantFuture } as const);
  store.replaceGroup(group, { consent: { ...consent, ...decided } });
}

/** A digital twin waits for consent once it is trained. */
export function lookStatus(look: Look, store: Store): AvatarStatus {
  const now = store.now();
  const state = jobState(look.job, now);
  if (state !== "done") return state;
  const consent = store.groups.get(look.groupId)?.consent ?? null;
  const lacksConsent = look.needsConsent && consentStatus(consent, now) !== "approved";
  return lacksConsent ? "pending_consent" : "completed";
}

/**
 * A group has the first of these statuses that one of its looks has: `pending_consent`, `completed`, `processing`. It is
 * `failed` if all its looks have failed.
 */
export function groupStatus(group: Group, store: Store): AvatarStatus {
  // All public looks are completed. Checking thousands of them would be slow.
  if (group.ownership === "public") return "completed";
  const statuses = new Set(store.looksOf(group.id).map((look) => lookStatus(look, store)));
  for (const status of ["pending_consent", "completed", "processing"] as const) if (statuses.has(status)) return status;
  return "failed";
}

/** The longest time that a video is `pending`, in milliseconds. */
const maxQueueMs = 1_000;

/** A video is `pending` for the first quarter of its duration, at most {@link maxQueueMs}. Then it is `processing`. */
export function videoStatus({ job }: Video, now: number): "pending" | "processing" | "completed" | "failed" {
  const state = jobState(job, now);
  if (state === "done") return "completed";
  if (state === "failed") return "failed";
  const queueMs = Math.min((job.readyAt - job.startedAt) / 4, maxQueueMs);
  return now < job.startedAt + queueMs ? "pending" : "processing";
}

/** The status of a training in v2. */
export function trainingStatus(training: Job | null, now: number): "empty" | "processing" | "ready" | "failed" {
  if (!training) return "empty";
  const state = jobState(training, now);
  return state === "done" ? "ready" : state;
}

/** The status of a voice clone; null for other voices. */
export function voiceStatus({ job }: StoredVoice, now: number): VoiceStatus | null {
  if (!job) return null;
  const state = jobState(job, now);
  return state === "done" ? "complete" : state;
}

/** A session has the status of its newest video. Without a video it is `thinking`, then `waiting_for_input`. */
export function sessionStatus(session: AgentSession, store: Store): SessionStatus {
  if (session.isStopped) return "waiting_for_input";
  const newest = session.videoIds.at(-1);
  if (newest === undefined) {
    const hasAsked = session.asksAt !== null && store.now() >= session.asksAt;
    return hasAsked ? "waiting_for_input" : "thinking";
  }
  const video = store.videos.get(newest);
  // A video that was deleted had been completed.
  const status = video ? videoStatus(video, store.now()) : "completed";
  return status === "completed" || status === "failed" ? status : "generating";
}
