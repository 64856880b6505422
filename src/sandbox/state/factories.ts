// Makes what an account creates.
import {
  type AgentSession,
  type Consent,
  distantFuture,
  type Generation,
  type Group,
  type Job,
  type Look,
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

/** A consent that somebody has yet to ask for. */
export const newConsent = (): Consent => ({
  status: "pending",
  text: null,
  ticket: null,
  rerouteUrl: null,
  approvedAt: distantFuture,
});

export type LookDetails = Pick<Look, "name" | "type" | "origin" | "engines" | "job"> & Partial<Look>;

/** Adds a look to a group, whose owner, gender and voice it has unless the details say otherwise. */
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
    ...details,
  });
}

export function addVideo(store: Store, details: Omit<Video, "id">): Video {
  const video: Video = { id: store.newId("video"), ...details };
  store.videos.set(video.id, video);
  return video;
}

/** Adds a session of the video agent, with the video that it makes. */
export function addSession(store: Store, prompt: string, video: Omit<Video, "id">): AgentSession {
  const session = {
    id: store.newId("session"),
    videoId: addVideo(store, video).id,
    prompt,
    createdAt: store.now(),
  };
  store.sessions.set(session.id, session);
  return session;
}

/** Adds a v2 generation of pictures, of a trained group or of a new person. */
export function addGeneration(store: Store, groupId: string | null, job: Job): Generation {
  const generation: Generation = { id: store.newId("generation"), groupId, job };
  store.generations.set(generation.id, generation);
  return generation;
}
