// Fixtures: the resources of a new sandbox, with the ids from HeyGen's guides.
import { clip } from "../../../generated/sandbox-pages.ts";
import type { AvatarType } from "../../../generated/types.ts";
import { addBatch, addEndpoint, addLook, addSession, addVideo, addVoice, newConsent } from "./factories.ts";
import { distantFuture, type Group, type Look } from "./model.ts";
import type { Store } from "./store.ts";

const created = Date.UTC(2024, 2, 25, 16, 0, 0);
const clipSize = atob(clip).length;
const done = { startedAt: created, readyAt: created };
const engines = ["avatar_v", "avatar_iv", "avatar_iii"];
const origins = { photo_avatar: "photo", digital_twin: "footage", studio_avatar: "studio" } as const;

type GroupDetails = Pick<Group, "id" | "name" | "ownership" | "gender"> & Partial<Group>;
type FixtureLook = Pick<Look, "id" | "name" | "type"> & Partial<Look>;

function addGroup(store: Store, details: GroupDetails): Group {
  return store.addGroup({
    seq: store.nextSeq(),
    voiceId: details.gender === "female" ? "voice_xyz789" : "voice_def456",
    createdAt: created,
    consent: null,
    training: null,
    ...details,
  });
}

function addLooks(store: Store, group: Group, looks: readonly FixtureLook[]): void {
  for (const look of looks) addLook(store, group, { engines, origin: origins[look.type], job: done, ...look });
}

/**
 * Fills an empty store with the fixtures.
 *
 * @param more how many numbered groups and looks to add. Default: none.
 */
export function addFixtures(store: Store, more: { readonly groups?: number; readonly looks?: number } = {}): void {
  const monica = addGroup(store, { id: "group_abc123", name: "Monica", ownership: "public", gender: "female" });
  const casual = ["business", "casual", "female"];
  addLooks(store, monica, [
    { id: "look_def456", name: "Monica - Business Casual", type: "photo_avatar", tags: casual },
    { id: "look_def457", name: "Monica - Evening", type: "photo_avatar", tags: ["evening"] },
    {
      id: "look_def458",
      name: "Monica - Studio",
      type: "studio_avatar",
      tags: ["studio"],
      engines: ["avatar_iii"],
    },
  ]);
  const daniel = addGroup(store, { id: "group_def456", name: "Daniel", ownership: "public", gender: "male" });
  addLooks(store, daniel, [
    { id: "look_dan001", name: "Daniel - Sweater", type: "digital_twin", tags: ["casual"] },
    { id: "look_dan002", name: "Daniel - Suit", type: "studio_avatar", tags: ["business"] },
  ]);

  const sarah = addGroup(store, {
    id: "group_xyz789",
    name: "Sarah",
    ownership: "private",
    gender: "female",
    consent: { ...newConsent(), ticket: "consent_abc123" },
    training: done,
  });
  addLooks(store, sarah, [
    { id: "look_abc123", name: "Sarah", type: "photo_avatar", tags: ["portrait"] },
    { id: "look_ghi789", name: "Sarah - Nodding", type: "photo_avatar", tags: ["motion"], isMotion: true },
    { id: "look_twi001", name: "Sarah - Digital Twin", type: "digital_twin", needsConsent: true },
  ]);
  const space = addGroup(store, {
    id: "group_spa001",
    name: "Space Commander",
    ownership: "private",
    gender: "female",
  });
  const failure = { code: "invalid_parameter", message: "No face was found in the picture." };
  const fromPrompt = { type: "studio_avatar", origin: "prompt" } as const;
  addLooks(store, space, [
    { ...fromPrompt, id: "look_spa001", name: "Space Commander", tags: ["space"] },
    { ...fromPrompt, id: "look_spa002", name: "Space Commander - Helmet", job: { ...done, failure } },
    {
      ...fromPrompt,
      id: "look_spa003",
      name: "Space Commander - Bridge",
      job: { startedAt: created, readyAt: distantFuture },
    },
  ]);
  const kit = addGroup(store, { id: "group_kit001", name: "Newsroom Kit", ownership: "private", gender: "male" });
  addLooks(store, kit, [{ id: "look_kit001", name: "Newsroom Kit", type: "studio_avatar", tags: ["news"] }]);

  addVideos(store);
  addVoices(store);
  addEndpoints(store);
  const generation = "21f9b324dd814d24a6f1bad1b0573318";
  store.generations.set(generation, { id: generation, groupId: null, job: done });
  store.addAsset({
    id: "asset_abc123",
    name: "training-footage.mp4",
    type: "video/mp4",
    size: clipSize,
    uploadedAt: created,
    data: clip,
  });
  addBatches(store);

  addNumbered(store, more);
}

/** Adds videos and three sessions of the agent: one completed, one waiting for input, one of the mode `generate`. */
function addVideos(store: Store): void {
  const look = { format: "mp4", lookId: "look_def456", job: done } as const;
  addVideo(store, {
    ...look,
    id: "video_abc123",
    title: "Walkthrough",
    aspectRatio: "16:9",
    folderId: "folder_abc123",
    request: { type: "avatar", avatar_id: "look_def456", script: "Welcome to our product walkthrough." },
  });
  const failure = { code: "script_too_short", message: "The script is too short." };
  addVideo(store, {
    ...look,
    id: "video_def456",
    title: "Onboarding",
    aspectRatio: "16:9",
    request: { type: "avatar", avatar_id: "look_def456", script: "Hm." },
    job: { ...done, failure },
  });
  addVideo(store, { ...look, id: "video_ghi789", title: "A clip for social media", aspectRatio: "9:16" });
  const chat = { mode: "chat", createdAt: created } as const;
  const demo = "A product demo for our new app";
  addSession(store, { ...chat, id: "session_abc123", prompt: demo, videoIds: ["video_abc123"] });
  addSession(store, { ...chat, id: "session_def456", prompt: "Something about us", asksAt: created });
  addSession(store, {
    id: "session_ghi789",
    mode: "generate",
    prompt: "A clip for social media",
    createdAt: created,
    videoIds: ["video_ghi789"],
  });
}

function addEndpoints(store: Store): void {
  const url = "https://example.com/heygen";
  const videos = ["avatar_video.success", "avatar_video.fail"];
  // Disabled, so that tests send nothing to the real server behind this URL.
  const common = { entityId: null, status: "disabled", createdAt: created } as const;
  addEndpoint(store, { ...common, id: "endpoint_abc123", url, events: videos });
  addEndpoint(store, { ...common, id: "endpoint_def456", url: `${url}/all`, events: null });
  addEndpoint(store, { ...common, id: "endpoint_ghi789", url: `${url}/agent`, events: ["video_agent.success"] });
}

/** Adds a batch of two videos, and one of a file that was sent directly. */
function addBatches(store: Store): void {
  const details = { title: "May", createdAt: created } as const;
  const videoIds = ["video_abc123", "video_def456"];
  addBatch(store, { ...details, kind: "video", id: "batch_abc123", itemIds: videoIds });
  addBatch(store, { ...details, kind: "asset", id: "asset_batch_abc123", itemIds: ["asset_abc123"] });
  store.uploads.set("asset_abc123", {
    id: "asset_abc123",
    name: "training-footage.mp4",
    type: "video/mp4",
    size: clipSize,
    checksum: null,
    ticket: "ticket_abc123",
    expiresAt: created,
    received: { type: "video/mp4", data: null, checksum: null },
    completedAt: created,
    failure: null,
  });
}

/** Adds public voices and one clone. */
function addVoices(store: Store): void {
  const others = { ownership: "public", createdAt: created, job: null } as const;
  addVoice(store, { ...others, id: "voice_xyz789", name: "Monica", language: "English", gender: "female" });
  addVoice(store, { ...others, id: "voice_def456", name: "Daniel", language: "English", gender: "male" });
  addVoice(store, { ...others, id: "voice_ghi012", name: "Lucía", language: "Spanish", gender: "female" });
  addVoice(store, { ...others, id: "voice_jkl345", name: "Jonas", language: "German", gender: "male" });
  const clone = { ...others, ownership: "private", job: done } as const;
  addVoice(store, { ...clone, id: "voice_mno678", name: "Sarah", language: "English", gender: "female" });
}

/** Adds numbered groups, alternately public and private, with looks of all types. */
function addNumbered(
  store: Store,
  { groups = 0, looks = 0 }: { readonly groups?: number; readonly looks?: number },
): void {
  const types: AvatarType[] = ["photo_avatar", "digital_twin", "studio_avatar"];
  const people: Group[] = [];
  const count = looks > 0 ? Math.max(groups, 1) : groups;
  for (let index = 0; index < count; index++) {
    const ownership = index % 2 === 0 ? "public" : "private";
    const gender = index % 3 === 0 ? "male" : "female";
    people.push(addGroup(store, { id: `group_n${index}`, name: `Person ${index}`, ownership, gender }));
  }
  for (let index = 0; index < looks; index++) {
    const person = people[index % people.length] as Group;
    const type = types[index % types.length] as AvatarType;
    addLooks(store, person, [{ id: `look_n${index}`, name: `${person.name}, look ${index}`, type }]);
  }
}
