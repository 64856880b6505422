// What stands beside avatars and videos in v3: the video agent, voices, files, the account, webhooks.
import {
  anyObject,
  asset,
  between,
  closed,
  date,
  decimal,
  type Evidence,
  type Field,
  flag,
  link,
  list,
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
import { videosOfSession } from "./videos.ts";

const neighbours = "fact sheet 2, operations next to avatars";
const allStatuses = "fact sheet, statuses of v3 operations";

const files = orNull({
  ...listOf(asset),
  also: [[], Array.from({ length: 20 }, () => asset.like)],
  not: [Array.from({ length: 21 }, () => asset.like)],
});
const longPrompt = required({
  ...upTo(10_000),
  like: "A product demo for our new app",
  not: ["", "x".repeat(10_001)],
});

const agent: readonly Evidence[] = [
  {
    source: "guide Avatar Looks, Using a Look in Video Creation; fact sheet, POST /v3/video-agents",
    operation: "POST /v3/video-agents",
    body: closed({
      prompt: longPrompt,
      avatar_id: orNull(lookId),
      voice_id: orNull(voiceId),
      style_id: orNull(text),
      brand_kit_id: orNull(text),
      brand_glossary_id: orNull({ ...text, not: [""] }),
      callback_url: orNull(link),
      callback_id: orNull(text),
      orientation: orNull(values("landscape", "portrait")),
      files,
      mode: { ...values("generate", "chat"), default: "generate" },
      incognito_mode: { ...flag, default: false },
    }),
  },
  {
    source: "fact sheet, POST /v3/video-agents",
    operation: "POST /v3/video-agents",
    answer: single(
      open({
        session_id: required(text),
        status: required(values("generating", "thinking", "completed", "failed")),
        created_at: required(time),
        video_id: orNull(text),
      }),
    ),
  },
  { source: allStatuses, operation: "POST /v3/video-agents", statuses: statuses(402, 404) },
  { source: neighbours, operation: "GET /v3/video-agents", query: paging(100, 20) },
  {
    source: neighbours,
    operation: "GET /v3/video-agents",
    answer: page(open({ session_id: required(text), created_at: required(time), title: orNull(text) })),
  },
  { source: allStatuses, operation: "GET /v3/video-agents", statuses: statuses() },
  {
    source: `${neighbours}; ${upstream}, GetSessionResponse`,
    operation: "GET /v3/video-agents/{session_id}",
    answer: single(
      open({
        session_id: required(text),
        status: required(values("thinking", "waiting_for_input", "reviewing", "generating", "completed", "failed")),
        created_at: required(time),
        progress: { ...whole, like: 50, also: [0, 100] },
        title: orNull(text),
        video_id: orNull(text),
        messages: {
          ...listOf(
            open({
              role: required({ ...text, also: ["user", "model"] }),
              content: required(text),
              type: required(values("text", "resource", "error")),
              created_at: orNull(time),
              resource_ids: orNull({ ...listOf(text), also: [[], ["one", "two", "three"]] }),
            }),
          ),
          also: [[]],
        },
      }),
    ),
  },
  { source: allStatuses, operation: "GET /v3/video-agents/{session_id}", statuses: statuses(404) },
  {
    source: `${neighbours}; ${upstream}, SendMessageRequest`,
    operation: "POST /v3/video-agents/{session_id}",
    body: closed({
      message: longPrompt,
      avatar_id: orNull(lookId),
      voice_id: orNull(voiceId),
      brand_kit_id: orNull(text),
      files,
    }),
  },
  {
    source: neighbours,
    operation: "POST /v3/video-agents/{session_id}",
    answer: single(open({ session_id: required(text), run_id: required(text), title: orNull(text) })),
  },
  { source: allStatuses, operation: "POST /v3/video-agents/{session_id}", statuses: statuses(404) },
  {
    source: neighbours,
    operation: "GET /v3/video-agents/{session_id}/resources/{resource_id}",
    answer: single(
      open({
        resource_id: required(text),
        resource_type: required({ ...text, also: ["image", "video", "draft", "avatar", "voice"] }),
        url: orNull(link),
        thumbnail_url: orNull(link),
        preview_url: orNull(link),
        source_type: orNull(text),
        metadata: orNull(anyObject),
        created_at: orNull(time),
      }),
    ),
  },
  {
    source: allStatuses,
    operation: "GET /v3/video-agents/{session_id}/resources/{resource_id}",
    statuses: statuses(404),
  },
  {
    source: `${neighbours}: an empty object`,
    operation: "POST /v3/video-agents/{session_id}/stop",
    body: { ...closed({}), like: {} },
  },
  {
    source: neighbours,
    operation: "POST /v3/video-agents/{session_id}/stop",
    answer: single(open({ session_id: required(text) })),
  },
  { source: allStatuses, operation: "POST /v3/video-agents/{session_id}/stop", statuses: statuses(404) },
  { source: neighbours, operation: "GET /v3/video-agents/{session_id}/videos", answer: videosOfSession },
  { source: allStatuses, operation: "GET /v3/video-agents/{session_id}/videos", statuses: statuses(404) },
  { source: neighbours, operation: "GET /v3/video-agents/styles", query: { tag: text, ...paging(100, 20) } },
  {
    source: neighbours,
    operation: "GET /v3/video-agents/styles",
    answer: page(
      open({
        style_id: required(text),
        name: required(text),
        tags: orNull({ ...listOf(text), also: [[], ["one", "two", "three"]] }),
        aspect_ratio: orNull({ ...text, like: "16:9" }),
        thumbnail_url: orNull(link),
        preview_video_url: orNull(link),
      }),
    ),
  },
  { source: allStatuses, operation: "GET /v3/video-agents/styles", statuses: statuses() },
];

const voice: Field = open({
  voice_id: required(voiceId),
  name: required(text),
  language: required({ ...text, also: ["English"] }),
  gender: required({ ...text, also: ["female"] }),
  type: required(values("public", "private")),
  support_pause: required(flag),
  support_locale: required(flag),
  preview_audio_url: orNull(link),
});

const voices: readonly Evidence[] = [
  {
    source: "fact sheet, GET /v3/voices",
    operation: "GET /v3/voices",
    query: {
      type: { ...values("public", "private"), default: "public" },
      engine: text,
      language: text,
      gender: text,
      ...paging(100, 20),
    },
  },
  { source: "fact sheet, GET /v3/voices", operation: "GET /v3/voices", answer: page(voice) },
  { source: allStatuses, operation: "GET /v3/voices", statuses: statuses() },
  {
    source: `${neighbours}, design of a voice`,
    operation: "POST /v3/voices",
    body: closed({
      prompt: required({ ...upTo(1000), like: "A calm, deep voice", not: ["", "x".repeat(1001)] }),
      gender: orNull(text),
      locale: orNull(text),
      seed: { ...whole, like: 7, also: [0], not: [-1], default: 0 },
    }),
  },
  {
    source: `${neighbours}, design of a voice`,
    operation: "POST /v3/voices",
    answer: single(open({ seed: required(whole), voices: required({ ...listOf(voice), also: [[]] }) })),
  },
  { source: allStatuses, operation: "POST /v3/voices", statuses: statuses() },
  {
    source: `${neighbours}; ${upstream}, VoiceDetailV3`,
    operation: "GET /v3/voices/{voice_id}",
    answer: single(
      open({
        voice_id: required(voiceId),
        support_pause: required(flag),
        status: orNull(values("processing", "complete", "failed")),
        name: orNull(text),
        language: orNull(text),
        gender: orNull(text),
        preview_audio_url: orNull(link),
        failure_message: orNull(text),
        created_at: orNull(time),
      }),
    ),
  },
  { source: allStatuses, operation: "GET /v3/voices/{voice_id}", statuses: statuses(404) },
  {
    source: neighbours,
    operation: "DELETE /v3/voices/{voice_id}",
    answer: single(open({ voice_id: required(text) })),
  },
  {
    source: `${neighbours}: a second deletion is 404`,
    operation: "DELETE /v3/voices/{voice_id}",
    statuses: statuses(404),
  },
  {
    source: neighbours,
    operation: "POST /v3/voices/clone",
    body: object({
      voice_name: required(text),
      audio: required(asset),
      language: orNull(text),
      remove_background_noise: { ...flag, default: true },
    }),
  },
  {
    source: neighbours,
    operation: "POST /v3/voices/clone",
    answer: single(open({ voice_clone_id: required(text) })),
  },
  { source: allStatuses, operation: "POST /v3/voices/clone", statuses: statuses(404) },
  {
    source: `${neighbours}; ${upstream}, TextToSpeechRequest`,
    operation: "POST /v3/voices/speech",
    body: closed({
      text: required({ ...upTo(5000), like: "Hello and welcome.", not: ["", "x".repeat(5001)] }),
      voice_id: required(voiceId),
      input_type: { ...text, like: "text", also: ["ssml"], default: "text" },
      speed: { ...between(0.5, 2), default: 1 },
      language: orNull(text),
      locale: orNull(text),
    }),
  },
  {
    source: `${neighbours}; ${upstream}, TextToSpeechResponseData`,
    operation: "POST /v3/voices/speech",
    answer: single(
      open({
        audio_url: required(link),
        duration: required({ ...decimal, like: 2.5 }),
        request_id: orNull(text),
        word_timestamps: orNull({
          ...listOf(
            open({
              word: required(text),
              start: required({ ...decimal, like: 0.25, also: [0] }),
              end: required({ ...decimal, like: 0.75 }),
            }),
          ),
          also: [[]],
        }),
      }),
    ),
  },
  { source: allStatuses, operation: "POST /v3/voices/speech", statuses: statuses(402, 404) },
];

const pool = orNull(open({ remaining: orNull(whole), resets_at: orNull(text) }));
const dollars = orNull({ ...decimal, like: 12.5 });

const account: readonly Evidence[] = [
  {
    source: "fact sheet, POST /v3/assets",
    operation: "POST /v3/assets",
    bodyType: "multipart/form-data",
  },
  {
    source: "fact sheet, POST /v3/assets",
    operation: "POST /v3/assets",
    answer: single(
      open({
        asset_id: required(text),
        url: required(link),
        mime_type: required({ ...text, like: "image/png" }),
        size_bytes: required({ ...whole, like: 33_554_432 }),
      }),
    ),
  },
  { source: "fact sheet, POST /v3/assets: at most 32 MB", operation: "POST /v3/assets", statuses: statuses(409, 413) },
  {
    source: neighbours,
    operation: "GET /v3/assets/{asset_id}",
    answer: single(
      open({
        id: required(text),
        name: required(text),
        owner: required(text),
        space_id: required(text),
        type: required({ ...text, like: "video/mp4" }),
        uploaded_at: required(time),
        url: orNull(link),
        folder_id: orNull(text),
      }),
    ),
  },
  { source: allStatuses, operation: "GET /v3/assets/{asset_id}", statuses: statuses(404) },
  { source: neighbours, operation: "DELETE /v3/assets/{asset_id}", answer: single(open({ id: required(text) })) },
  { source: allStatuses, operation: "DELETE /v3/assets/{asset_id}", statuses: statuses(404) },
  {
    source: `${neighbours}; ${upstream}, UserInfoResponse`,
    operation: "GET /v3/users/me",
    answer: single(
      open({
        username: required(text),
        email: required(orNull({ ...text, like: "ada@example.com" })),
        first_name: required(orNull(text)),
        last_name: required(orNull(text)),
        billing_type: orNull(values("wallet", "subscription", "usage_based")),
        wallet: orNull(
          open({
            currency: required(values("usd", "credits")),
            remaining_balance: dollars,
            auto_reload: orNull(open({ enabled: required(flag), threshold_usd: dollars, amount_usd: dollars })),
          }),
        ),
        subscription: orNull(
          open({
            plan: required(values("free", "starter", "creator", "pro", "team", "enterprise", "business_plus")),
            credits: required(open({ premium_credits: pool, add_on_credits: pool })),
          }),
        ),
        usage_based: orNull(
          open({
            included_credits: dollars,
            remaining_credits: dollars,
            spending_cap_usd: dollars,
            spending_current_usd: dollars,
          }),
        ),
      }),
    ),
  },
  { source: allStatuses, operation: "GET /v3/users/me", statuses: statuses() },
];

/** The events of HeyGen's own list, which grows. */
const events = [
  ...["avatar_video", "avatar_video_gif", "avatar_video_caption", "video_agent", "video_translate", "instant_avatar"],
  ...["photo_avatar_generation", "photo_avatar_train", "photo_avatar_add_motion", "proofread_creation", "live_avatar"],
  ...["hyperframes_video", "ai_clipping", "filler_word_removal", "podcast"],
].flatMap((family) => [`${family}.success`, `${family}.fail`]);
const event = values(
  ...events,
  "video_translate.preflight.validation_failed",
  "video_translate.preflight.download_failed",
  "personalized_video",
  "batch.finished",
);

const endpoint: Field = open({
  endpoint_id: required(text),
  url: required({ ...link, like: "https://example.com/heygen" }),
  status: required({ ...text, also: ["enabled", "disabled"] }),
  created_at: required(date),
  events: orNull({ ...listOf(text), also: [[], ["avatar_video.success", "avatar_video.fail", "event.of_tomorrow"]] }),
  secret: orNull({ ...text, like: "whsec_abc123" }),
});
const subscribed = orNull({ ...listOf(event), also: [["avatar_video.success", "avatar_video.fail"]] });
const guide = "fact sheet 2, v3 management operations";

const webhooks: readonly Evidence[] = [
  {
    source: guide,
    operation: "GET /v3/webhooks/event-types",
    answer: list(open({ event_type: required(text), description: required(text) })),
  },
  { source: allStatuses, operation: "GET /v3/webhooks/event-types", statuses: statuses() },
  { source: guide, operation: "GET /v3/webhooks/endpoints", query: paging(100, 10) },
  { source: guide, operation: "GET /v3/webhooks/endpoints", answer: page(endpoint) },
  { source: allStatuses, operation: "GET /v3/webhooks/endpoints", statuses: statuses() },
  {
    source: `${guide}; ${upstream}, CreateWebhookEndpointRequest`,
    operation: "POST /v3/webhooks/endpoints",
    body: closed({
      url: required({ ...link, like: "https://example.com/heygen" }),
      events: subscribed,
      entity_id: orNull(text),
    }),
  },
  { source: guide, operation: "POST /v3/webhooks/endpoints", answer: single(endpoint) },
  { source: allStatuses, operation: "POST /v3/webhooks/endpoints", statuses: statuses(409) },
  {
    source: `${guide}; ${upstream}, UpdateWebhookEndpointRequest`,
    operation: "PATCH /v3/webhooks/endpoints/{endpoint_id}",
    body: closed({ url: orNull({ ...link, like: "https://example.com/heygen" }), events: subscribed }),
  },
  { source: guide, operation: "PATCH /v3/webhooks/endpoints/{endpoint_id}", answer: single(endpoint) },
  { source: allStatuses, operation: "PATCH /v3/webhooks/endpoints/{endpoint_id}", statuses: statuses(404) },
  {
    source: `${guide}: an object that nobody describes`,
    operation: "DELETE /v3/webhooks/endpoints/{endpoint_id}",
    answer: single(anyObject),
  },
  { source: allStatuses, operation: "DELETE /v3/webhooks/endpoints/{endpoint_id}", statuses: statuses(404) },
  {
    source: guide,
    operation: "POST /v3/webhooks/endpoints/{endpoint_id}/rotate-secret",
    answer: single(open({ endpoint_id: required(text), secret: required(text) })),
  },
  {
    source: allStatuses,
    operation: "POST /v3/webhooks/endpoints/{endpoint_id}/rotate-secret",
    statuses: statuses(404, 409),
  },
  {
    source: guide,
    operation: "GET /v3/webhooks/events",
    query: { event_type: event, entity_id: text, ...paging(100, 10) },
  },
  {
    source: guide,
    operation: "GET /v3/webhooks/events",
    answer: page(
      open({
        event_id: required(text),
        event_type: required(text),
        event_data: required(anyObject),
        created_at: required(date),
      }),
    ),
  },
  { source: allStatuses, operation: "GET /v3/webhooks/events", statuses: statuses() },
];

export const companions: readonly Evidence[] = [...agent, ...voices, ...account, ...webhooks];
