// Avatars of v2, until the end that was announced.
import {
  anyObject,
  count,
  decimal,
  type Evidence,
  type Field,
  flag,
  groupId,
  link,
  listOf,
  lookId,
  nothing,
  object,
  open,
  orNull,
  required,
  text,
  upTo,
  values,
  voiceId,
  whole,
} from "./fact.ts";

const sheet = "fact sheet, v2 avatar operations";

/** What v2 puts around its data, with the warning that it has carried since mid 2026. */
const envelope = (data: Field): Field =>
  open({
    error: nothing,
    data,
    warning: open({
      message: required(text),
      v3_endpoint: { ...text, like: "POST /v3/avatars" },
      docs_url: required(link),
      sunset_date: required({ ...text, like: "2026-10-31" }),
    }),
  });

/** A float, such as 1711382400.52, or an integer. */
const seconds: Field = { ...decimal, like: 1_711_382_400.52, also: [1_711_382_400] };

const photo: Field = open({
  id: required(text),
  group_id: required(text),
  name: required(text),
  status: required({ ...text, also: ["pending", "completed", "failed", "in_appeal", "moderation_rejected"] }),
  // Empty while the picture is being made.
  image_url: { ...link, also: [""] },
  created_at: seconds,
  is_motion: flag,
  motion_preview_url: orNull(link),
  business_type: { ...text, also: ["user_upload", "uploaded", "generated"] },
  upscale_availability: open({ available: required(flag), reason: orNull(text) }),
  upscaled: flag,
  default_voice_id: orNull(voiceId),
  moderation_msg: orNull(text),
});

const videoAvatar: Field = open({
  avatar_id: required(lookId),
  avatar_name: required(text),
  gender: orNull(text),
  preview_image_url: orNull(link),
  preview_video_url: orNull(link),
  premium: orNull(flag),
  type: orNull(text),
  tags: orNull({ ...listOf(text), also: [[], ["NEW", "AVATAR_IV"]] }),
  default_voice_id: orNull(voiceId),
});

const generation = envelope(required(open({ generation_id: required(text) })));
const orientation = required(values("square", "horizontal", "vertical"));
const pose = required(values("half_body", "close_up", "full_body"));
const style = values("Realistic", "Pixar", "Cinematic", "Vintage", "Noir", "Cyberpunk", "Unspecified");

/** What v1 answers, and two deletions of v2. */
const done: Field = open({
  code: required({ ...whole, like: 100 }),
  data: { is: "object", nullable: true, like: null },
  msg: orNull(text),
  message: orNull(text),
});

export const v2: readonly Evidence[] = [
  { source: `${sheet}, avatars`, operation: "GET /v2/avatars", query: {} },
  {
    source: `${sheet}, avatars`,
    operation: "GET /v2/avatars",
    answer: envelope(
      required(
        open({
          avatars: required({ ...listOf(videoAvatar), also: [[]] }),
          talking_photos: required({
            ...listOf(
              open({
                talking_photo_id: required(text),
                talking_photo_name: required(text),
                preview_image_url: orNull(link),
              }),
            ),
            also: [[]],
          }),
        }),
      ),
    ),
  },
  {
    source: `${sheet}, avatar_group.list`,
    operation: "GET /v2/avatar_group.list",
    query: { include_public: { is: "boolean", default: false } },
  },
  {
    source: `${sheet}, avatar_group.list`,
    operation: "GET /v2/avatar_group.list",
    answer: envelope(
      required(
        open({
          total_count: count,
          avatar_group_list: required({
            ...listOf(
              open({
                id: required(groupId),
                name: required(text),
                created_at: seconds,
                num_looks: count,
                preview_image: orNull(link),
                preview_image_url: orNull(link),
                group_type: { ...text, also: ["PRIVATE", "PUBLIC_PHOTO", "PHOTO", "GENERATED_PHOTO"] },
                train_status: orNull(text),
                default_voice_id: orNull(voiceId),
              }),
            ),
            also: [[]],
          }),
        }),
      ),
    ),
  },
  {
    source: `${sheet}, avatars of a photo group`,
    operation: "GET /v2/avatar_group/{group_id}/avatars",
    answer: envelope(required(open({ avatar_list: required(listOf(photo)) }))),
  },
  {
    source: `${sheet}, avatars of a video group`,
    operation: "GET /v2/avatar_group/{group_id}/avatars",
    answer: envelope(required(open({ avatar_list: required(listOf(videoAvatar)) }))),
  },
  {
    source: `${sheet}, details`,
    operation: "GET /v2/avatar/{avatar_id}/details",
    answer: envelope(
      required(
        open({
          type: { ...text, like: "avatar" },
          id: required(lookId),
          name: required(text),
          gender: orNull(text),
          preview_image_url: orNull(link),
          preview_video_url: orNull(link),
          premium: flag,
          is_public: flag,
          default_voice_id: orNull(voiceId),
          tags: orNull({ ...listOf(text), also: [[], ["one", "two"]] }),
        }),
      ),
    ),
  },
  {
    source: `${sheet}, photo/generate: all eight are required`,
    operation: "POST /v2/photo_avatar/photo/generate",
    body: object({
      name: required(text),
      age: required(values("Young Adult", "Early Middle Age", "Late Middle Age", "Senior", "Unspecified")),
      gender: required(values("Woman", "Man", "Unspecified")),
      ethnicity: required({
        ...text,
        like: "Unspecified",
        also: [
          ...["White", "Black", "Asian American", "East Asian", "South East Asian", "South Asian", "Middle Eastern"],
          ...["Pacific", "Hispanic"],
        ],
      }),
      orientation,
      pose,
      style: required({
        ...text,
        like: "Realistic",
        also: ["Pixar", "Cinematic", "Vintage", "Noir", "Cyberpunk", "Unspecified"],
        not: ["Cubist"],
      }),
      appearance: required({ ...upTo(1000), like: "A woman in a navy blazer" }),
    }),
  },
  { source: `${sheet}, photo/generate`, operation: "POST /v2/photo_avatar/photo/generate", answer: generation },
  {
    source: "reference page Generate Photo Avatar Looks, request",
    operation: "POST /v2/photo_avatar/look/generate",
    body: object({
      group_id: required({ ...groupId, like: "group_xyz789" }),
      prompt: required({ ...upTo(1000), like: "In a spacecraft" }),
      orientation,
      pose,
      style: required(style),
    }),
  },
  {
    source: "reference page Generate Photo Avatar Looks, response",
    operation: "POST /v2/photo_avatar/look/generate",
    answer: generation,
  },
  {
    source: `${sheet}, generation`,
    operation: "GET /v2/photo_avatar/generation/{generation_id}",
    answer: envelope(
      required(
        open({
          id: required(text),
          status: required({ ...text, also: ["in_progress", "success", "failed"] }),
          msg: orNull(text),
          image_url_list: orNull({ ...listOf(link), also: [[], ["one", "two", "three", "four"]] }),
          image_key_list: orNull({ ...listOf(text), also: [[], ["one", "two", "three", "four"]] }),
        }),
      ),
    ),
  },
  {
    source: `${sheet}, avatar_group/create`,
    operation: "POST /v2/photo_avatar/avatar_group/create",
    body: object({ name: required(text), image_key: required(text), generation_id: text }),
  },
  {
    source: `${sheet}, avatar_group/create`,
    operation: "POST /v2/photo_avatar/avatar_group/create",
    answer: envelope(required(photo)),
  },
  {
    source: `${sheet}, avatar_group/add: one to four pictures`,
    operation: "POST /v2/photo_avatar/avatar_group/add",
    body: object({
      group_id: required({ ...groupId, like: "group_xyz789" }),
      image_keys: required({
        ...listOf(text),
        also: [["image/one"], ["image/one", "image/two", "image/three", "image/four"]],
        not: [[], ["image/one", "image/two", "image/three", "image/four", "image/five"]],
      }),
      name: required(text),
      generation_id: text,
    }),
  },
  {
    source: `${sheet}, avatar_group/add`,
    operation: "POST /v2/photo_avatar/avatar_group/add",
    answer: envelope(required(open({ photo_avatar_list: required({ ...listOf(photo), also: [[]] }) }))),
  },
  {
    source: `${sheet}, train`,
    operation: "POST /v2/photo_avatar/train",
    body: object({ group_id: required({ ...groupId, like: "group_xyz789" }) }),
  },
  {
    source: `${sheet}, train: null, or an answer within the answer`,
    operation: "POST /v2/photo_avatar/train",
    answer: envelope(
      required({
        is: "object",
        nullable: true,
        like: {
          code: 100,
          data: { num_of_photar: 1, num_of_instant_avatar: 0, num_of_studio_avatar: 0, flow_id: "flow_abc123" },
          msg: null,
          message: null,
        },
        not: [
          { code: 100, data: { flow_id: 7 } },
          { code: 100, data: { num_of_photar: "one" } },
        ],
      }),
    ),
  },
  {
    source: `${sheet}, state of a training`,
    operation: "GET /v2/photo_avatar/train/status/{group_id}",
    answer: envelope(
      required(
        open({
          status: required({ ...text, also: ["empty", "pending", "processing", "training", "ready", "failed"] }),
          error_msg: orNull(text),
          created_at: seconds,
          updated_at: orNull(seconds),
        }),
      ),
    ),
  },
  {
    source: `${sheet}, add_motion`,
    operation: "POST /v2/photo_avatar/add_motion",
    body: object({
      id: required({ ...lookId, like: "look_abc123" }),
      prompt: text,
      motion_type: {
        ...values("expressive", "consistent", "consistent_gen_3", "hailuo_2", "veo2", "seedance_lite", "kling"),
        default: "consistent",
      },
    }),
  },
  {
    source: `${sheet}, add_motion`,
    operation: "POST /v2/photo_avatar/add_motion",
    answer: envelope(required(open({ id: required(text) }))),
  },
  {
    source: `${sheet}, add_sound_effect`,
    operation: "POST /v2/photo_avatar/add_sound_effect",
    body: object({ id: required({ ...lookId, like: "look_ghi789" }) }),
  },
  {
    source: `${sheet}, add_sound_effect: flat, or an answer within the answer`,
    operation: "POST /v2/photo_avatar/add_sound_effect",
    answer: envelope(
      required({
        is: "object",
        like: { sound_effect_id: "sound_abc123" },
        also: [{ code: 100, data: { sound_effect_id: "sound_abc123" }, msg: null, message: null }],
        not: [{ sound_effect_id: 7 }, { code: 100, data: { sound_effect_id: 7 } }],
      }),
    ),
  },
  {
    source: `${sheet}, upscale`,
    operation: "POST /v2/photo_avatar/upscale",
    body: object({ id: required({ ...lookId, like: "look_abc123" }) }),
  },
  {
    source: `${sheet}, upscale`,
    operation: "POST /v2/photo_avatar/upscale",
    answer: envelope(required(open({ id: required(text) }))),
  },
  { source: `${sheet}, one photo avatar`, operation: "GET /v2/photo_avatar/{id}", answer: envelope(required(photo)) },
  { source: `${sheet}, deletions answer as v1 does`, operation: "DELETE /v2/photo_avatar/{id}", answer: done },
  {
    source: `${sheet}, deletions answer as v1 does`,
    operation: "DELETE /v2/photo_avatar_group/{group_id}",
    answer: done,
  },
  {
    source: `${sheet}, background_sound_effect: text, an object or null`,
    operation: "GET /v2/photo_avatar/{id}",
    answer: envelope(
      required({
        is: "object",
        like: { id: "a", group_id: "g", name: "Sarah", status: "completed", background_sound_effect: "rain" },
        also: [
          { id: "a", group_id: "g", name: "Sarah", status: "completed", background_sound_effect: anyObject.like },
          { id: "a", group_id: "g", name: "Sarah", status: "completed", background_sound_effect: null },
        ],
      }),
    ),
  },
];
