// States as functions of the clock.
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

/** How far the consent of a group is; null where none is needed. */
export function consentStatus(consent: Consent | null, now: number): Consent["status"] | null {
  if (!consent) return null;
  return consent.status === "pending" && now >= consent.approvedAt ? "approved" : consent.status;
}

/** Takes down what the person in the footage has decided. */
export function decideConsent(consent: Consent, approved: boolean, now: number): void {
  consent.status = approved ? "approved" : "revoked";
  consent.approvedAt = approved ? now : distantFuture;
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

/** A group is as far as its looks: it waits if one waits, is done if one is done, and fails if all have failed. */
export function groupStatus(group: Group, store: Store): AvatarStatus {
  // A preset is done, and a group of thousands need not be asked.
  if (group.ownership === "public") return "completed";
  const statuses = new Set(store.looksOf(group.id).map((look) => lookStatus(look, store)));
  for (const status of ["pending_consent", "completed", "processing"] as const) if (statuses.has(status)) return status;
  return "failed";
}

/** The longest that a video waits before work on it begins, in milliseconds. */
const maxQueueMs = 1_000;

/** A video waits for a quarter of its time, but not long, before it is processed. */
export function videoStatus({ job }: Video, now: number): "pending" | "processing" | "completed" | "failed" {
  const state = jobState(job, now);
  if (state === "done") return "completed";
  if (state === "failed") return "failed";
  const queueMs = Math.min((job.readyAt - job.startedAt) / 4, maxQueueMs);
  return now < job.startedAt + queueMs ? "pending" : "processing";
}

/** The v2 words for a training. */
export function trainingStatus(training: Job | null, now: number): "empty" | "processing" | "ready" | "failed" {
  if (!training) return "empty";
  const state = jobState(training, now);
  return state === "done" ? "ready" : state;
}

/** How far a clone is; null for a voice that is none. */
export function voiceStatus({ job }: StoredVoice, now: number): VoiceStatus | null {
  if (!job) return null;
  const state = jobState(job, now);
  return state === "done" ? "complete" : state;
}

/** A session is as far as its newest video; without one the agent thinks, and then waits for an answer. */
export function sessionStatus(session: AgentSession, store: Store): SessionStatus {
  if (session.isStopped) return "waiting_for_input";
  const newest = session.videoIds.at(-1);
  if (newest === undefined) {
    const hasAsked = session.asksAt !== null && store.now() >= session.asksAt;
    return hasAsked ? "waiting_for_input" : "thinking";
  }
  const video = store.videos.get(newest);
  // A video that is gone was made once.
  const status = video ? videoStatus(video, store.now()) : "completed";
  return status === "completed" || status === "failed" ? status : "generating";
}
