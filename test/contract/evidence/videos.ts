// Videos: the four kinds of creation, lists, states and scenes.
import {
  asset,
  between,
  closed,
  decimal,
  type Evidence,
  type Field,
  type Fields,
  flag,
  link,
  list,
  listOf,
  lookId,
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

const notEmpty: Field = { ...text, not: [""] };
const unit = between(0, 1);

const voiceSettings = orNull(
  open({
    speed: { ...between(0.5, 1.5), default: 1 },
    pitch: { ...between(-50, 50), default: 0 },
    volume: { ...unit, default: 1 },
    locale: orNull(text),
    engine_settings: orNull({
      is: "object",
      like: { engine_type: "starfish" },
      also: [
        { engine_type: "elevenlabs", model: "eleven_v3", similarity_boost: 0, stability: 1, style: 0.5 },
        { engine_type: "elevenlabs", model: "eleven_multilingual_v2", use_speaker_boost: true },
        { engine_type: "elevenlabs", model: "eleven_turbo_v2_5", use_speaker_boost: null },
        { engine_type: "elevenlabs", model: "eleven_flash_v2_5", similarity_boost: 1, stability: 0, style: 0 },
        { engine_type: "elevenlabs", model: null, similarity_boost: null, stability: null, style: 1 },
        { engine_type: "elevenlabs", style: null },
        { engine_type: "fish", model: "s1", similarity: 0.25, stability: 0.75 },
        { engine_type: "fish", model: "s2-pro", similarity: 0, stability: 0 },
        { engine_type: "fish", model: null, similarity: 1, stability: 1 },
        { engine_type: "fish", similarity: null, stability: null },
      ],
      not: [
        {},
        { engine_type: "shark" },
        { engine_type: "elevenlabs", model: "s1" },
        { engine_type: "elevenlabs", stability: 1.01 },
        { engine_type: "elevenlabs", stability: -0.01 },
        { engine_type: "elevenlabs", stability: "1" },
        { engine_type: "elevenlabs", similarity_boost: 1.01 },
        { engine_type: "elevenlabs", similarity_boost: -0.01 },
        { engine_type: "elevenlabs", similarity_boost: "1" },
        { engine_type: "elevenlabs", style: 1.01 },
        { engine_type: "elevenlabs", style: -0.01 },
        { engine_type: "elevenlabs", style: "1" },
        { engine_type: "elevenlabs", use_speaker_boost: "yes" },
        { engine_type: "elevenlabs", model: 7 },
        { engine_type: "fish", model: "eleven_v3" },
        { engine_type: "fish", similarity: 1.01 },
        { engine_type: "fish", similarity: -0.01 },
        { engine_type: "fish", similarity: "1" },
        { engine_type: "fish", stability: 1.01 },
        { engine_type: "fish", stability: -0.01 },
        { engine_type: "fish", stability: "1" },
      ],
    }),
  }),
);

const engine = orNull({
  is: "object",
  like: { type: "avatar_iv" },
  also: [
    { type: "avatar_iii" },
    { type: "avatar_v" },
    { type: "avatar_v", reference_look_id: "look_abc123" },
    { type: "avatar_v", reference_look_id: null },
  ],
  not: [
    {},
    { type: "avatar_vii" },
    { type: "avatar_v", reference_look_id: 7 },
    { type: "avatar_iv", reference_look_id: "look_abc123" },
    { type: "avatar_iii", speed: 1 },
    { type: "avatar_v", speed: 1 },
  ],
});

const ratios = ["16:9", "9:16", "4:5", "5:4", "1:1", "auto"];
const ratio = { ...orNull(values(...ratios)), default: "16:9" };
const resolution = orNull(values("4k", "1080p", "720p"));
const speaking: Fields = {
  script: orNull({ ...notEmpty, like: "Welcome to our product walkthrough." }),
  voice_id: orNull(voiceId),
  audio_url: orNull({ ...link, like: "https://example.com/speech.mp3" }),
  audio_asset_id: orNull({ ...text, like: "asset_abc123" }),
  voice_settings: voiceSettings,
};
const expressiveness = orNull(values("high", "medium", "low"));
const callbacks: Fields = {
  callback_url: orNull({ ...link, like: "https://example.com/done" }),
  callback_id: orNull(text),
};
const caption = orNull(open({ file_format: { ...values("srt"), default: "srt" }, style: orNull(values("default")) }));
const offset = orNull(between(-1, 1));
const watermark = orNull(
  closed({
    image: required(asset),
    opacity: { ...unit, default: 1 },
    scale: { is: "number", like: 0.5, also: [0.01, 2], not: [0, -0.01, 2.01], default: 1 },
    placement: orNull(
      closed({
        position: { ...values("top_left", "top_right", "bottom_left", "bottom_right"), default: "bottom_right" },
        offset_x: offset,
        offset_y: offset,
      }),
    ),
  }),
);

/** What videos of a look and of a picture have in common. */
const shared: Fields = {
  ...speaking,
  ...callbacks,
  title: orNull(text),
  folder_id: orNull({ ...text, also: [""] }),
  brand_glossary_id: orNull(notEmpty),
  resolution,
  aspect_ratio: ratio,
  fit: orNull(values("contain", "cover")),
  background: orNull({
    ...open({
      type: required(values("color", "image")),
      value: orNull({ ...text, like: "#00ff00" }),
      url: orNull(link),
      asset_id: orNull(text),
    }),
  }),
  remove_background: orNull(flag),
  output_format: { ...values("mp4", "webm"), default: "mp4" },
  expressiveness,
  motion_prompt: orNull(text),
  caption,
  watermark,
};

const scene = (items: readonly unknown[], wrong: readonly unknown[]): Field => ({
  is: "array",
  required: true,
  like: items.slice(0, 1),
  also: items.map((item) => [item]),
  not: wrong.map((item) => [item]),
});
const source = asset.like;
const avatarScene = (input: object) => ({
  type: "avatar_video",
  input: { type: "avatar", avatar_id: "look_def456", ...input },
});
const imageScene = (more: object) => ({ type: "image", source, ...more });
const videoScene = (more: object) => ({ type: "video", source, ...more });
const studio = (scenes: Field, more: Fields = {}): Field =>
  closed({ type: required(values("studio")), scenes, ...more });

const video: Field = open({
  id: required({ ...text, like: "video_abc123" }),
  status: required(values("pending", "processing", "completed", "failed")),
  title: orNull(text),
  video_url: orNull(link),
  captioned_video_url: orNull(link),
  subtitle_url: orNull(link),
  thumbnail_url: orNull(link),
  gif_url: orNull(link),
  video_page_url: orNull(link),
  folder_id: orNull(text),
  output_language: orNull(text),
  failure_code: orNull(text),
  failure_message: orNull(text),
  duration: orNull({ ...decimal, like: 12.5 }),
  created_at: orNull(time),
  completed_at: orNull(time),
});

/** The videos of a session, which come whole. */
export const videosOfSession: Field = list(video);

export const videos: readonly Evidence[] = [
  {
    source: "guide Avatar Looks, Using a Look in Video Creation; fact sheet, POST /v3/videos",
    operation: "POST /v3/videos",
    body: closed({
      type: required(values("avatar")),
      avatar_id: required(lookId),
      script: { ...text, nullable: true, like: "Welcome to our product walkthrough." },
    }),
  },
  {
    source: "fact sheet, fields shared by avatar and image",
    operation: "POST /v3/videos",
    body: {
      ...closed({ type: required(values("avatar")), avatar_id: required(lookId), engine, ...shared }),
      usually: ["script"],
    },
  },
  {
    source: "fact sheet, fields shared by avatar and image",
    operation: "POST /v3/videos",
    body: {
      ...closed({ type: required(values("image")), image: required(asset), ...shared }),
      usually: ["script", "voice_id"],
    },
  },
  {
    source: `${upstream}, CreateVideoFromCinematicAvatar; fact sheet: one to three looks`,
    operation: "POST /v3/videos",
    body: closed({
      type: required(values("cinematic_avatar")),
      prompt: required({ ...upTo(10_000), like: "She walks through a market.", not: ["", "x".repeat(10_001)] }),
      avatar_id: required({
        ...listOf(lookId),
        like: ["look_def456"],
        also: [["look_def456", "look_def457", "look_dan001"]],
        not: [[], ["look_def456", "look_def457", "look_dan001", "look_abc123"]],
      }),
      references: orNull({ ...listOf(asset), also: [[asset.like, asset.like]] }),
      aspect_ratio: { ...values("16:9", "9:16", "1:1"), default: "16:9" },
      resolution: { ...values("720p", "1080p"), default: "720p" },
      duration: orNull(between(4, 15, 1)),
      auto_duration: { ...flag, default: false },
      enhance_prompt: { ...flag, default: false },
      title: orNull(text),
      folder_id: orNull(text),
    }),
  },
  {
    source: "fact sheet 2, studio: top level",
    operation: "POST /v3/videos",
    body: studio(
      {
        is: "array",
        required: true,
        like: [avatarScene({ script: "Hello." })],
        also: [Array.from({ length: 50 }, () => avatarScene({ script: "Hello." }))],
        not: [
          [],
          Array.from({ length: 51 }, () => avatarScene({ script: "Hello." })),
          [{ type: "text" }],
          [{}],
          ["scene"],
        ],
      },
      {
        ...callbacks,
        title: orNull(text),
        folder_id: orNull(text),
        brand_glossary_id: orNull(notEmpty),
        aspect_ratio: ratio,
        resolution,
        caption,
        watermark,
      },
    ),
  },
  {
    source: "fact sheet 2, studio: scene avatar_video",
    operation: "POST /v3/videos",
    body: studio(
      scene(
        [
          avatarScene({ script: "Hello." }),
          avatarScene({ audio_url: "https://example.com/speech.mp3" }),
          avatarScene({ audio_asset_id: "asset_abc123" }),
          avatarScene({ script: "Hello.", voice_id: "voice_xyz789", voice_settings: { speed: 1.5 } }),
          avatarScene({ script: "Hello.", motion_prompt: "She nods." }),
          avatarScene({ script: "Hello.", engine: { type: "avatar_iv" }, expressiveness: "high" }),
          avatarScene({ script: "Hello.", expressiveness: "medium" }),
          avatarScene({ script: "Hello.", expressiveness: "low" }),
          avatarScene({ script: "Hello.", engine: { type: "avatar_v", reference_look_id: null } }),
          avatarScene({ script: "Hello.", background: { type: "color", color: "#0a1B2c" } }),
          avatarScene({
            script: "Hello.",
            voice_id: null,
            audio_url: null,
            audio_asset_id: null,
            voice_settings: null,
            motion_prompt: null,
            expressiveness: null,
            engine: null,
            background: null,
          }),
        ],
        [
          { type: "avatar_video" },
          { type: "avatar_video", input: { type: "avatar", script: "Hello." } },
          { type: "avatar_video", input: { avatar_id: "look_def456", script: "Hello." } },
          { type: "avatar_video", input: { type: "image", image: source, script: "Hello." } },
          { ...avatarScene({ script: "Hello." }), duration: 3 },
          avatarScene({ script: "" }),
          avatarScene({ script: 7 }),
          avatarScene({ script: "Hello.", avatar_id: 7 }),
          avatarScene({ script: "Hello.", avatar_id: null }),
          avatarScene({ script: "Hello.", voice_id: 7 }),
          avatarScene({ audio_url: 7 }),
          avatarScene({ audio_asset_id: 7 }),
          avatarScene({ script: "Hello.", motion_prompt: 7 }),
          avatarScene({ script: "Hello.", expressiveness: "none" }),
          avatarScene({ script: "Hello.", expressiveness: 7 }),
          avatarScene({ script: "Hello.", engine: { type: "avatar_vii" } }),
          avatarScene({ script: "Hello.", title: "Hello" }),
          avatarScene({ script: "Hello.", background: { type: "color", color: "#0a1b2" } }),
          avatarScene({ script: "Hello.", background: { type: "color", color: "#0a1b2cd" } }),
          avatarScene({ script: "Hello.", background: { type: "color", color: "0a1b2c" } }),
          avatarScene({ script: "Hello.", background: { type: "color", color: "#0a1b2g" } }),
          avatarScene({ script: "Hello.", background: { type: "color", color: 7 } }),
          avatarScene({ script: "Hello.", background: { type: "color", color: null } }),
          avatarScene({ script: "Hello.", background: { type: "color", value: "#0a1b2c" } }),
          avatarScene({
            script: "Hello.",
            background: { type: "color", color: "#0a1b2c", url: "https://example.com" },
          }),
          avatarScene({ script: "Hello.", background: { type: "image", color: "#0a1b2c" } }),
          avatarScene({ script: "Hello.", background: { color: "#0a1b2c" } }),
        ],
      ),
    ),
  },
  {
    source: "fact sheet 2, studio: scene image",
    operation: "POST /v3/videos",
    body: studio(
      scene(
        [
          imageScene({ duration: 0.01 }),
          imageScene({ duration: 2.5 }),
          imageScene({ duration: 300 }),
          imageScene({ script: "Hello.", voice_id: "voice_xyz789", duration: null, voice_settings: { pitch: 50 } }),
          imageScene({
            audio_url: "https://example.com/speech.mp3",
            script: null,
            voice_id: null,
            voice_settings: null,
          }),
          imageScene({ audio_asset_id: "asset_abc123", audio_url: null }),
          imageScene({ duration: 5, audio_asset_id: null }),
        ],
        [
          { type: "image", duration: 5 },
          imageScene({ duration: 0 }),
          imageScene({ duration: -1 }),
          imageScene({ duration: 300.01 }),
          imageScene({ duration: 301 }),
          imageScene({ duration: "5" }),
          imageScene({ script: "", voice_id: "voice_xyz789" }),
          imageScene({ script: 7, voice_id: "voice_xyz789" }),
          imageScene({ script: "Hello.", voice_id: 7 }),
          imageScene({ audio_url: 7 }),
          imageScene({ audio_asset_id: 7 }),
          imageScene({ duration: 5, source: null }),
          imageScene({ duration: 5, source: "https://example.com/a.png" }),
          imageScene({ duration: 5, title: "Hello" }),
        ],
      ),
    ),
  },
  {
    source: "fact sheet 2, studio: scene video",
    operation: "POST /v3/videos",
    body: studio({
      ...scene(
        [
          videoScene({}),
          videoScene({ playback: null }),
          videoScene({ playback: {} }),
          videoScene({ playback: { volume: 0, mute: true, mode: "freeze" } }),
          videoScene({ playback: { volume: 1, mute: false, mode: "loop" } }),
          videoScene({ playback: { volume: 0.5, mode: null } }),
          videoScene({ playback: { mode: "fit_to_scene" }, script: "Hello.", voice_id: "voice_xyz789" }),
          videoScene({
            audio_url: "https://example.com/speech.mp3",
            script: null,
            voice_id: null,
            audio_asset_id: null,
          }),
          videoScene({ audio_asset_id: "asset_abc123", audio_url: null, voice_settings: null }),
        ],
        [
          { type: "video" },
          videoScene({ playback: { volume: 1.01 } }),
          videoScene({ playback: { volume: -0.01 } }),
          videoScene({ playback: { volume: "1" } }),
          videoScene({ playback: { mute: "yes" } }),
          videoScene({ playback: { mute: null } }),
          videoScene({ playback: { volume: null } }),
          videoScene({ playback: { mode: "reverse" } }),
          videoScene({ playback: { mode: 7 } }),
          videoScene({ playback: { speed: 2 } }),
          videoScene({ playback: "loop" }),
          videoScene({ script: "", voice_id: "voice_xyz789" }),
          videoScene({ script: 7, voice_id: "voice_xyz789" }),
          videoScene({ audio_url: 7 }),
          videoScene({ audio_asset_id: 7 }),
          videoScene({ duration: 5 }),
        ],
      ),
      items: closed({
        type: required(values("video")),
        source: required(asset),
        playback: orNull(
          closed({
            volume: { ...unit, default: 1 },
            mute: { ...flag, default: false },
            mode: orNull(values("freeze", "loop", "fit_to_scene")),
          }),
        ),
      }),
    }),
  },
  {
    source: "fact sheet, POST /v3/videos, answer",
    operation: "POST /v3/videos",
    answer: single(
      open({
        video_id: required(text),
        status: required({ ...text, like: "waiting" }),
        output_format: { ...values("mp4", "webm"), default: "mp4" },
      }),
    ),
  },
  { source: "fact sheet, statuses of v3 operations", operation: "POST /v3/videos", statuses: statuses(402, 404, 409) },
  {
    source: `fact sheet 2, operations next to avatars; ${upstream}, listVideosV3`,
    operation: "GET /v3/videos",
    query: { folder_id: text, title: { ...text, not: [""] }, ...paging(100, 10) },
  },
  { source: "fact sheet, GET /v3/videos/{video_id}", operation: "GET /v3/videos", answer: page(video) },
  { source: "fact sheet, statuses of v3 operations", operation: "GET /v3/videos", statuses: statuses() },
  { source: "fact sheet, GET /v3/videos/{video_id}", operation: "GET /v3/videos/{video_id}", answer: single(video) },
  { source: "fact sheet, statuses of v3 operations", operation: "GET /v3/videos/{video_id}", statuses: statuses(404) },
  {
    source: "fact sheet 2, DELETE /v3/videos/{id}",
    operation: "DELETE /v3/videos/{video_id}",
    answer: single(open({ id: required(text), deleted: { ...flag, default: true } })),
  },
  {
    source: "fact sheet, statuses of v3 operations",
    operation: "DELETE /v3/videos/{video_id}",
    statuses: statuses(404),
  },
  {
    source: "fact sheet 2, GET /v3/videos/statuses",
    operation: "GET /v3/videos/statuses",
    query: { video_ids: { ...text, like: "video_abc123,video_def456" }, batch_ids: text },
  },
  {
    source: "fact sheet 2, GET /v3/videos/statuses",
    operation: "GET /v3/videos/statuses",
    answer: list(
      open({
        status: required({ ...text, also: ["queued", "processing", "completed", "failed", "not_found"] }),
        video_id: orNull(text),
        batch_id: orNull(text),
        item_index: orNull(whole),
        error: orNull({ is: "object", like: { code: "internal_error" } }),
      }),
    ),
  },
  { source: "fact sheet, statuses of v3 operations", operation: "GET /v3/videos/statuses", statuses: statuses() },
  {
    source: "fact sheet, statuses of v3 operations",
    operation: "GET /v3/videos/{video_id}/scenes",
    statuses: statuses(404),
  },
];
