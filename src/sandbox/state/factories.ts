// Creates resources with their defaults, and adds them to the store.
import {
  type AgentSession,
  type Batch,
  type Consent,
  distantFuture,
  type Generation,
  type Group,
  type Job,
  type Look,
  type StoredEndpoint,
  type StoredVoice,
  type Video,
} from "./model.ts";
import type { Store } from "./store.ts";

/** Adds a private group. */
export function addPrivateGroup(store: Store, name: string, id: string = store.newId("group")): Group {
  return store.addGroup({
    seq: store.nextSeq(),
    id,
    name,
    ownership: "private",
    gender: null,
    voiceId: "voice_xyz789",
    createdAt: store.now(),
    consent: null,
    training: null,
  });
}

/** A consent that has not been requested yet. */
export const newConsent = (): Consent => ({
  status: "pending",
  text: null,
  ticket: null,
  rerouteUrl: null,
  approvedAt: distantFuture,
});

export type LookDetails = Pick<Look, "name" | "type" | "origin" | "engines" | "job"> & Partial<Look>;

/** Adds a look to a group. By default it has the ownership, gender and voice of the group. */
export function addLook(store: Store, group: Group, details: LookDetails): Look {
  return store.addLook({
    seq: store.nextSeq(),
    id: store.newId("look"),
    groupId: group.id,
    ownership: group.ownership,
    gender: group.gender,
    voiceId: group.voiceId,
    tags: [],
    needsConsent: false,
    isMotion: false,
    upscaled: false,
    soundEffect: null,
    aspectRatio: null,
    ...details,
  });
}

export type VideoDetails = Pick<Video, "title" | "format" | "lookId" | "aspectRatio" | "job"> & Partial<Video>;

export function addVideo(store: Store, details: VideoDetails): Video {
  const id = details.id ?? store.newId("video");
  const video: Video = { seq: store.nextSeq(), id, folderId: null, request: null, ...details };
  store.videos.set(video.id, video);
  return video;
}

export type SessionDetails = Pick<AgentSession, "mode" | "prompt"> & Partial<AgentSession>;

/** Adds a session of the video agent. */
export function addSession(store: Store, details: SessionDetails): AgentSession {
  const session: AgentSession = {
    seq: store.nextSeq(),
    id: details.id ?? store.newId("session"),
    createdAt: store.now(),
    asksAt: null,
    messages: [],
    videoIds: [],
    isStopped: false,
    callbackUrl: null,
    callbackId: null,
    ...details,
  };
  store.sessions.set(session.id, session);
  return session;
}

export type VoiceDetails = Pick<StoredVoice, "name" | "language" | "gender" | "ownership" | "job"> &
  Partial<StoredVoice>;

export function addVoice(store: Store, details: VoiceDetails): StoredVoice {
  const id = details.id ?? store.newId("voice");
  const voice: StoredVoice = { seq: store.nextSeq(), id, createdAt: store.now(), ...details };
  store.voices.set(voice.id, voice);
  return voice;
}

export type BatchDetails = Pick<Batch, "kind" | "title" | "itemIds"> & Partial<Batch>;

/** Adds a batch of videos or of direct uploads. */
export function addBatch(store: Store, details: BatchDetails): Batch {
  const id = details.id ?? store.newId(details.kind === "video" ? "batch" : "asset_batch");
  const batch: Batch = { seq: store.nextSeq(), id, createdAt: store.now(), ...details };
  store.batches.set(batch.id, batch);
  return batch;
}

export type EndpointDetails = Pick<StoredEndpoint, "url" | "events" | "entityId"> & Partial<StoredEndpoint>;

/** Adds a webhook endpoint with a new secret. */
export function addEndpoint(store: Store, details: EndpointDetails): StoredEndpoint {
  const endpoint: StoredEndpoint = {
    seq: store.nextSeq(),
    id: details.id ?? store.newId("endpoint"),
    status: "enabled",
    secret: store.newSecret(),
    createdAt: store.now(),
    ...details,
  };
  store.endpoints.set(endpoint.id, endpoint);
  return endpoint;
}

/** Adds a v2 photo generation. `groupId` is the trained group, or null for a new person. */
export function addGeneration(store: Store, groupId: string | null, job: Job): Generation {
  const generation: Generation = { id: store.newId("generation"), groupId, job };
  store.generations.set(generation.id, generation);
  return generation;
}
