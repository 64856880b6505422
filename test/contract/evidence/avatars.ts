// Avatars of v3: groups, looks, creation and consent.
import {
  asset,
  closed,
  count,
  type Evidence,
  type Field,
  type Fields,
  groupId,
  link,
  listOf,
  lookId,
  object,
  open,
  orNull,
  page,
  paging,
  required,
  single,
  statuses,
  text,
  time,
  upstream,
  upTo,
  values,
  voiceId,
  whole,
} from "./fact.ts";

const sheet = "fact sheet";

const status = orNull(values("processing", "pending_consent", "failed", "completed"));
const error = orNull(open({ code: required(text), message: required(text) }));

const group: Field = open({
  id: required(groupId),
  name: required(text),
  created_at: required(time),
  looks_count: required(count),
  gender: orNull({ ...text, also: ["female", "Female"] }),
  preview_image_url: orNull(link),
  preview_video_url: orNull(link),
  default_voice_id: orNull(voiceId),
  consent_status: orNull({ ...text, also: ["pending", "approved", "accepted", "revoked"] }),
  status,
  error,
});

const engines = ["avatar_v", "avatar_iv", "avatar_iii", "avatar_4_quality", "avatar_4_turbo"];

const look: Field = open({
  id: required(lookId),
  name: required(text),
  avatar_type: required(values("studio_avatar", "digital_twin", "photo_avatar")),
  group_id: orNull(groupId),
  gender: orNull(text),
  preview_image_url: orNull(link),
  preview_video_url: orNull(link),
  default_voice_id: orNull(voiceId),
  tags: { ...listOf(text), also: [[], ["business", "casual", "female", "studio", "evening", "night"]] },
  // Names of engines come and go: the guides still print the older ones.
  supported_api_engines: { ...listOf(text), also: [[], engines, ["avatar_of_tomorrow"]] },
  image_width: orNull(whole),
  image_height: orNull(whole),
  preferred_orientation: orNull(values("portrait", "landscape", "square")),
  status,
  error,
});

const deleted = single(open({ id: required(text) }));
const ownership = values("public", "private");

const promptBody = (fields: Fields): Field => ({
  ...object({
    type: required(values("prompt")),
    name: required({ ...text, also: ["Sarah — Navy Blazer Office"] }),
    prompt: required({ ...upTo(1000), like: "Wearing a navy blazer, modern office background" }),
    ...fields,
  }),
  unknownFields: "taken",
});

const madeFromFile = (type: string): Field => ({
  ...object({
    type: required(values(type)),
    name: required({ ...text, like: "My Digital Twin" }),
    file: required(asset),
    avatar_group_id: orNull({ ...groupId, like: "group_xyz789" }),
  }),
  unknownFields: "taken",
});

export const avatars: readonly Evidence[] = [
  {
    source: "guide Avatar Groups, Query Parameters",
    operation: "GET /v3/avatars",
    query: { ownership, ...paging(50, 20) },
  },
  { source: "guide Avatar Groups, Response Fields", operation: "GET /v3/avatars", answer: page(group) },
  { source: `${sheet}, statuses of v3 operations`, operation: "GET /v3/avatars", statuses: statuses() },
  {
    source: "guide Avatar Groups, Get a Single Avatar Group",
    operation: "GET /v3/avatars/{group_id}",
    answer: single(group),
  },
  { source: `${sheet}, statuses of v3 operations`, operation: "GET /v3/avatars/{group_id}", statuses: statuses(404) },
  {
    source: `${upstream}, updateAvatarGroup`,
    operation: "PATCH /v3/avatars/{group_id}",
    body: closed({ default_voice_id: orNull({ ...upTo(255), like: "voice_def456" }) }),
  },
  { source: `${upstream}, updateAvatarGroup`, operation: "PATCH /v3/avatars/{group_id}", answer: single(group) },
  {
    source: "fact sheet 2, new on avatars: a voice that is still being made is a conflict",
    operation: "PATCH /v3/avatars/{group_id}",
    statuses: statuses(404, 409),
  },
  { source: `${sheet}, deletion of a group`, operation: "DELETE /v3/avatars/{group_id}", answer: deleted },
  { source: `${sheet}, deletion of a group`, operation: "DELETE /v3/avatars/{group_id}", statuses: statuses(404) },
  {
    source: "guide Avatar Looks, Query Parameters",
    operation: "GET /v3/avatars/looks",
    query: {
      group_id: groupId,
      avatar_type: values("studio_avatar", "digital_twin", "photo_avatar"),
      ownership,
      ...paging(50, 20),
    },
  },
  { source: "guide Avatar Looks, Response Fields", operation: "GET /v3/avatars/looks", answer: page(look) },
  { source: `${sheet}, statuses of v3 operations`, operation: "GET /v3/avatars/looks", statuses: statuses() },
  {
    source: "guide Avatar Looks, Get a Single Look",
    operation: "GET /v3/avatars/looks/{look_id}",
    answer: single(look),
  },
  {
    source: `${sheet}, statuses of v3 operations`,
    operation: "GET /v3/avatars/looks/{look_id}",
    statuses: statuses(404),
  },
  {
    source: `${sheet}, rename of a look; ${upstream}, updateAvatarLook`,
    operation: "PATCH /v3/avatars/looks/{look_id}",
    body: open({ name: orNull({ ...upTo(255), like: "Sarah in red" }) }),
  },
  { source: `${sheet}, rename of a look`, operation: "PATCH /v3/avatars/looks/{look_id}", answer: single(look) },
  { source: `${sheet}, rename of a look`, operation: "PATCH /v3/avatars/looks/{look_id}", statuses: statuses(404) },
  { source: `${sheet}, deletion of a look`, operation: "DELETE /v3/avatars/looks/{look_id}", answer: deleted },
  { source: `${sheet}, deletion of a look`, operation: "DELETE /v3/avatars/looks/{look_id}", statuses: statuses(404) },
  { source: "guide Create Avatar, Prompt, Parameters", operation: "POST /v3/avatars", body: promptBody({}) },
  {
    source: "guide Create Avatar, How avatar_id and avatar_group_id combine",
    operation: "POST /v3/avatars",
    body: promptBody({
      avatar_id: orNull({ ...lookId, like: "look_abc123" }),
      avatar_group_id: orNull({ ...groupId, like: "group_xyz789" }),
    }),
  },
  {
    source: "guide Create Avatar, With reference images: up to 3",
    operation: "POST /v3/avatars",
    body: promptBody({
      reference_images: orNull({
        ...listOf(asset),
        also: [[asset.like, asset.like, asset.like]],
        not: [[asset.like, asset.like, asset.like, asset.like]],
      }),
    }),
  },
  {
    source: `${upstream}, CreatePromptAvatarRequest`,
    operation: "POST /v3/avatars",
    body: promptBody({ aspect_ratio: orNull(values("auto", "16:9", "9:16", "1:1", "4:5", "5:4")) }),
  },
  {
    source: "guide Create Avatar, Digital Twin, Parameters",
    operation: "POST /v3/avatars",
    body: madeFromFile("digital_twin"),
  },
  { source: "guide Create Avatar, Photo, Parameters", operation: "POST /v3/avatars", body: madeFromFile("photo") },
  {
    source: "guide Create Avatar, Response",
    operation: "POST /v3/avatars",
    answer: single(open({ avatar_item: required(look), avatar_group: required(group) })),
  },
  { source: `${sheet}, statuses of v3 operations`, operation: "POST /v3/avatars", statuses: statuses(402, 404, 409) },
  {
    source: "guide Create Avatar, Avatar Consent, Request",
    operation: "POST /v3/avatars/{group_id}/consent",
    body: open({ reroute_url: orNull({ ...link, like: "https://heygen.com/consent-done" }) }),
  },
  {
    source: `${sheet}, consent: at most 1000 characters of text, a recorded video`,
    operation: "POST /v3/avatars/{group_id}/consent",
    body: open({ consent_text: orNull({ ...upTo(1000), like: "I agree." }), consent_video: orNull(asset) }),
  },
  {
    source: "guide Create Avatar, Avatar Consent, Response",
    operation: "POST /v3/avatars/{group_id}/consent",
    answer: single(
      open({ avatar_group: required(group), url: orNull({ ...link, like: "https://heygen.com/consent/abc123..." }) }),
    ),
  },
  { source: "fact sheet 2, consent", operation: "POST /v3/avatars/{group_id}/consent", statuses: statuses(404, 409) },
];
