// Bodies that break a rule of the documents, and are accepted all the same.
import {
  accept,
  around,
  type Change,
  type Fault,
  faultsOf,
  guide,
  type Json,
  type Operations,
  onRequest,
  visit,
  withBody,
} from "./fault.ts";

const fault = faultsOf("bodies", guide.openapi);
const picture = { type: "url", url: "https://example.com/picture.png" };

/** Accepts too long, too short, too large or too small values by putting a good one in their place. */
function clamp(operations: Operations, field: string, wrong: (value: Json) => boolean, good: Json): Change {
  return onRequest(operations, (body) =>
    visit(body, (object) => {
      if (field in object && wrong(object[field])) object[field] = good;
    }),
  );
}

/** Accepts what excludes each other by dropping one of the two. */
function drop(operations: Operations, type: string, one: string, other: string): Change {
  return onRequest(operations, (body) =>
    visit(body, (object) => {
      if (object.type === type && object[one] != null && object[other] != null) delete object[other];
    }),
  );
}

/** Leaves out the field that an error names, where its place matches. */
function leaveOut(operation: Operations, place: RegExp): Change {
  return around(operation, async (call, send) => {
    const reply = await send(call.request);
    const param = reply.status === 400 ? (await reply.clone().json()).error.param : undefined;
    if (!param || !place.test(param)) return reply;
    const keys: string[] = param.match(/\w+/g);
    const last = keys.pop() as string;
    delete keys.reduce((object: Json, key) => object?.[key], call.body)?.[last];
    return send(withBody(call, call.body));
  });
}

const outside = (least: number, most: number) => (value: Json) =>
  typeof value === "number" && (value < least || value > most);

export const bodies: readonly Fault[] = [
  fault(
    "fourth-reference-image",
    "accepts more than three reference images",
    onRequest("createAvatar", (body) => body.reference_images?.splice?.(3)),
    guide.create,
  ),
  fault(
    "name-null",
    "makes a twin whose name is null",
    onRequest(
      "createAvatar",
      (body) => body.type === "digital_twin" && body.name === null && Object.assign(body, { name: "?" }),
    ),
    guide.create,
  ),
  fault(
    "old-type-video",
    "accepts the old name video for digital_twin",
    onRequest("createAvatar", (body) => body.type === "video" && Object.assign(body, { type: "digital_twin" })),
    guide.create,
  ),
  fault(
    "old-media-type",
    "accepts content_type for the media_type of inline files",
    onRequest(["createAvatar", "createVideo", "cloneVoice"], (body) =>
      visit(body, (object) => {
        if (object.type === "base64" && object.content_type) {
          object.media_type = object.content_type;
          delete object.content_type;
        }
      }),
    ),
    guide.create,
  ),
  fault(
    "asset-of-two-kinds",
    "accepts an asset with both an address and an id",
    onRequest(["createAvatar", "createVideo", "createVideoAgentSession"], (body) =>
      visit(body, (object) => {
        if (object.type === "url" && object.url) delete object.asset_id;
      }),
    ),
  ),
  fault(
    "no-sound",
    "makes a video of a look that says nothing",
    onRequest("createVideo", (body) => {
      const silent = body.script == null && body.audio_url == null && body.audio_asset_id == null;
      if (body.type === "avatar" && silent) body.script = "…";
    }),
  ),
  fault(
    "scene-script-without-voice",
    "lets a still of a studio video speak a script without a voice",
    onRequest("createVideo", (body) => {
      for (const scene of body.scenes ?? [])
        if (scene?.type === "image" && scene.script) scene.voice_id ??= "voice_xyz789";
    }),
  ),
  fault(
    "clip-voiceover-without-voice",
    "lets a voiceover of a clip do without a voice",
    onRequest("createVideo", (body) => {
      for (const scene of body.scenes ?? [])
        if (scene?.type === "video" && scene.script) scene.voice_id ??= "voice_xyz789";
    }),
  ),
  fault(
    "scene-script-and-audio",
    "accepts a script together with a sound in the look of a scene",
    onRequest("createVideo", (body) => {
      for (const scene of body.scenes ?? [])
        if (scene?.input?.script && scene.input.audio_url) delete scene.input.audio_url;
    }),
  ),
  fault(
    "still-with-duration-and-script",
    "accepts a duration together with a script for a still of a studio video",
    drop("createVideo", "image", "script", "duration"),
  ),
  fault(
    "playback-mode-without-voiceover",
    "accepts a playback mode for a clip without a voiceover",
    accept("createVideo", { param: /playback/ }, (body) => {
      for (const scene of body.scenes) delete scene.playback?.mode;
    }),
  ),
  fault(
    "scene-with-picture-as-input",
    "accepts a picture as the input of an avatar scene, which ended in September 2026",
    onRequest("createVideo", (body) => {
      for (const scene of body.scenes ?? []) {
        if (scene?.input?.type === "image") scene.input = { type: "avatar", avatar_id: "look_def456", script: "?" };
      }
    }),
  ),
  fault(
    "scene-background-value",
    "accepts value for the color of a scene's background",
    onRequest("createVideo", (body) => {
      for (const { input } of body.scenes ?? []) {
        if (input?.background?.value) input.background = { type: "color", color: "#ffffff" };
      }
    }),
  ),
  fault(
    "unknown-key-in-scene",
    "leaves out what it does not know or like in a scene instead of rejecting the video",
    leaveOut("createVideo", /^scenes\W+\d+\W+\w+$/),
  ),
  fault(
    "unknown-key-in-endpoint",
    "accepts unknown keys in a new webhook endpoint",
    onRequest("createWebhookEndpoint", (body) => {
      for (const key in body) if (!["url", "events", "entity_id"].includes(key)) delete body[key];
    }),
  ),
  fault(
    "background-color-without-value",
    "accepts a background of type color without a color",
    onRequest("createVideo", ({ background }) => {
      if (background?.type === "color" && !("value" in background)) background.value = "#ffffff";
    }),
  ),
  fault(
    "background-picture-twice",
    "accepts a background with both an address and an asset",
    drop("createVideo", "image", "url", "asset_id"),
  ),
  fault(
    "webm-with-background",
    "accepts a background for a webm",
    onRequest("createVideo", (body) => body.output_format === "webm" && delete body.background),
  ),
  fault(
    "duration-and-auto-duration",
    "accepts a duration together with auto_duration",
    onRequest("createVideo", (body) => body.auto_duration && delete body.duration),
  ),
  fault(
    "cinematic-single-avatar",
    "takes a single look id for the list of a cinematic video",
    onRequest(
      "createVideo",
      (body) =>
        body.type === "cinematic_avatar" &&
        typeof body.avatar_id === "string" &&
        Object.assign(body, { avatar_id: [body.avatar_id] }),
    ),
  ),
  fault(
    "cinematic-fourth-clip",
    "accepts more than three videos as references of a cinematic video",
    accept("createVideo", { param: /references/ }, (body) => {
      body.references = [];
    }),
  ),
  fault(
    "stability-too-high",
    "accepts any stability in the settings of a voice engine",
    clamp("createVideo", "stability", outside(0, 1), 1),
  ),
  fault(
    "consent-text-with-brackets",
    "accepts angle brackets in the text of a consent",
    clamp("createAvatarConsent", "consent_text", (value) => /[<>]/.test(value), "plain"),
  ),
  fault(
    "consent-video-and-reroute",
    "accepts a consent video together with an address to go to",
    onRequest("createAvatarConsent", (body) => body.consent_video && delete body.reroute_url),
  ),
  fault(
    "address-relative",
    "accepts a file at a relative address",
    accept(["createAvatar", "createVideo", "cloneVoice"], { param: /url/ }, (body) =>
      visit(body, (object) => {
        if (object.type === "url" && !/^\w+:/.test(object.url)) object.url = picture.url;
      }),
    ),
  ),
  fault(
    "endpoint-address-http",
    "registers a webhook endpoint without https",
    onRequest(
      "createWebhookEndpoint",
      (body) => typeof body.url === "string" && Object.assign(body, { url: body.url.replace(/^http:/, "https:") }),
    ),
    guide.webhooks,
  ),
];
