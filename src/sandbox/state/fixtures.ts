// Fixtures: what there is at the start, with the ids that HeyGen's guides use.

import { clip } from "../../../generated/sandbox-assets.ts";
import type { AvatarType } from "../../../generated/schema.ts";
import { distantFuture, type Group, type Look, type Ownership } from "./model.ts";
import type { Store } from "./store.ts";

const created = Date.UTC(2024, 2, 25, 16, 0, 0);
const done = { startedAt: created, readyAt: created };
const engines = ["avatar_v", "avatar_iv", "avatar_iii"];
const origins = { photo_avatar: "photo", digital_twin: "footage", studio_avatar: "studio" } as const;

/** Fills an empty store with the fixtures, and with as many more groups and looks as asked for. */
export function addFixtures(store: Store, more: { readonly groups?: number; readonly looks?: number } = {}): void {
  const group = (id: string, name: string, ownership: Ownership, gender: string, rest: Partial<Group> = {}) =>
    store.addGroup({
      seq: store.nextSeq(),
      id,
      name,
      ownership,
      gender,
      voiceId: gender === "female" ? "voice_xyz789" : "voice_def456",
      createdAt: created,
      consent: null,
      training: null,
      ...rest,
    });
  const look = (of: Group, id: string, name: string, type: AvatarType, tags: string[] = [], rest: Partial<Look> = {}) =>
    store.addLook({
      seq: store.nextSeq(),
      id,
      groupId: of.id,
      name,
      type,
      ownership: of.ownership,
      gender: of.gender,
      voiceId: of.voiceId,
      tags,
      engines,
      origin: origins[type],
      job: done,
      needsConsent: false,
      isMotion: false,
      upscaled: false,
      soundEffect: null,
      ...rest,
    });

  const monica = group("group_abc123", "Monica", "public", "female");
  look(monica, "look_def456", "Monica - Business Casual", "photo_avatar", ["business", "casual", "female"]);
  look(monica, "look_def457", "Monica - Evening", "photo_avatar", ["evening"]);
  look(monica, "look_def458", "Monica - Studio", "studio_avatar", ["studio"], { engines: ["avatar_iii"] });
  const daniel = group("group_def456", "Daniel", "public", "male");
  look(daniel, "look_dan001", "Daniel - Sweater", "digital_twin", ["casual"]);
  look(daniel, "look_dan002", "Daniel - Suit", "studio_avatar", ["business"]);

  const consent = {
    status: "pending",
    ticket: "consent_abc123",
    text: null,
    rerouteUrl: null,
    approvedAt: distantFuture,
  } as const;
  const sarah = group("group_xyz789", "Sarah", "private", "female", { consent: { ...consent }, training: done });
  look(sarah, "look_abc123", "Sarah", "photo_avatar", ["portrait"]);
  look(sarah, "look_ghi789", "Sarah - Nodding", "photo_avatar", ["motion"], { isMotion: true });
  look(sarah, "look_twi001", "Sarah - Digital Twin", "digital_twin", [], { needsConsent: true });
  const space = group("group_spa001", "Space Commander", "private", "female");
  look(space, "look_spa001", "Space Commander", "studio_avatar", ["space"], { origin: "prompt" });
  const failure = { code: "invalid_parameter", message: "No face was found in the picture." };
  look(space, "look_spa002", "Space Commander - Helmet", "studio_avatar", [], {
    origin: "prompt",
    job: { ...done, failure },
  });
  look(space, "look_spa003", "Space Commander - Bridge", "studio_avatar", [], {
    origin: "prompt",
    job: { startedAt: created, readyAt: distantFuture },
  });
  const kit = group("group_kit001", "Newsroom Kit", "private", "male");
  look(kit, "look_kit001", "Newsroom Kit", "studio_avatar", ["news"]);

  store.videos.set("video_abc123", {
    id: "video_abc123",
    title: "Walkthrough",
    format: "mp4",
    lookId: "look_def456",
    aspectRatio: "16:9",
    job: done,
  });
  const generation = "21f9b324dd814d24a6f1bad1b0573318";
  store.generations.set(generation, { id: generation, groupId: null, job: done });
  store.assets.set("asset_abc123", { id: "asset_abc123", type: "video/mp4", size: atob(clip).length, data: clip });

  addNumbered(store, more, group, look);
}

/** Numbered groups and looks, in turns public and private, of all types. */
function addNumbered(
  { groups: present }: Store,
  { groups = 0, looks = 0 }: { readonly groups?: number; readonly looks?: number },
  group: (id: string, name: string, ownership: Ownership, gender: string) => Group,
  look: (of: Group, id: string, name: string, type: AvatarType) => Look,
): void {
  const types: AvatarType[] = ["photo_avatar", "digital_twin", "studio_avatar"];
  const people = Array.from({ length: looks > 0 ? Math.max(groups, 1) : groups }, (_, index) =>
    group(`group_n${index}`, `Person ${index}`, index % 2 ? "private" : "public", index % 3 ? "female" : "male"),
  );
  for (let index = 0; index < looks; index++) {
    const of = people[index % people.length] ?? [...present.values()][0];
    if (of) look(of, `look_n${index}`, `${of.name}, look ${index}`, types[index % 3] ?? "photo_avatar");
  }
}
