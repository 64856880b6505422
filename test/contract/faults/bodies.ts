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
export function clamp(operations: Operations, field: string, wrong: (value: Json) => boolean, good: Json): Change {
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

export const bodies: readonly Fault[] = [
  fault(
    "fourth-reference-image",
    "accepts more than three reference images",
    onRequest("createAvatar", (body) => body.reference_images?.splice?.(3)),
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
    accept("createVideo", { param: /references/ }, (body) => Object.assign(body, { references: [] })),
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
      visit(
        body,
        (object) => object.type === "url" && !/^\w+:/.test(object.url) && Object.assign(object, { url: picture.url }),
      ),
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
