// Exclusions, needs and limits below the top level of a body, and addresses that have to be whole.

import { clamp } from "./bodies.ts";
import {
  accept,
  answer,
  around,
  type Change,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  type Operations,
  onRequest,
  onResponse,
  sensible,
  visit,
} from "./fault.ts";

const fault = faultsOf("nested", guide.openapi);
const addresses = faultsOf("addresses", guide.openapi);
const web = "https://example.com/file";
const sounds = ["script", "audio_url", "audio_asset_id"];

/** Keeps the first of several sounds that exclude each other. */
function firstSound(applies: (object: Json) => boolean): Change {
  return onRequest("createVideo", (body) =>
    visit(body, (object) => {
      if (!applies(object)) return;
      for (const name of sounds.filter((sound) => object[sound] != null).slice(1)) delete object[name];
    }),
  );
}

function scenesOf(body: Json, type: string): Json[] {
  return Array.isArray(body.scenes) ? body.scenes.filter((scene: Json) => scene?.type === type) : [];
}

/** Changes the scenes of one type before the server sees them. */
function eachScene(type: string, change: (scene: Json) => void): Change {
  return onRequest("createVideo", (body) => scenesOf(body, type).forEach(change));
}

/** Puts a public address in the place of others. */
function anyAddress(operations: Operations, wrong: RegExp): Change {
  return onRequest(operations, (body) =>
    visit(body, (object) => {
      if (object.type === "url" && wrong.test(object.url)) object.url = web;
    }),
  );
}

/** Leaves the server out of an address, as of a path within its own site. */
function withoutServer(object: Json, key: string): void {
  if (object[key]) object[key] = object[key].replace(/^https?:\/\/[^/]+/, "");
}

export const nested: readonly Fault[] = [
  fault(
    "two-sounds-in-avatar-scene",
    "accepts a script and a recording for one look of a scene",
    firstSound(({ type, scenes }) => type === "avatar" && scenes === undefined),
  ),
  fault(
    "two-voiceovers-of-clip",
    "accepts two voiceovers for one clip of a scene",
    eachScene("video", (scene) => scene.audio_url && delete scene.audio_asset_id),
  ),
  fault(
    "two-sounds-of-picture",
    "accepts a script and a recording for a picture that speaks",
    firstSound(({ type, image }) => type === "image" && image !== undefined),
  ),
  fault(
    "picture-script-without-voice",
    "lets a picture speak a script without a voice",
    onRequest("createVideo", (body) => {
      if (body.type === "image" && body.script) body.voice_id ??= "voice_xyz789";
    }),
  ),
  fault(
    "still-with-duration-and-recording",
    "accepts a duration together with a recording for a still of a studio video",
    eachScene("image", (scene) => scene.duration && scene.audio_url && delete scene.duration),
  ),
  fault(
    "still-without-end",
    "accepts a still of a studio video with neither duration nor sound",
    eachScene("image", (scene) => {
      if (sounds.every((sound) => scene[sound] == null)) scene.duration ??= 5;
    }),
  ),
  fault(
    "silent-look-in-scene",
    "accepts a look of a scene that says nothing",
    eachScene("avatar_video", ({ input }) => {
      if (input && sounds.every((sound) => input[sound] == null)) input.script = "…";
    }),
  ),
  fault(
    "cinematic-two-durations",
    "accepts a duration for a cinematic video whose length HeyGen is to choose",
    onRequest("createVideo", (body) => body.auto_duration === true && delete body.duration),
  ),
  fault(
    "cinematic-tenth-picture",
    "does not count the looks of a cinematic video among its nine pictures",
    onRequest("createVideo", (body) => {
      if (body.type === "cinematic_avatar" && body.references?.length <= 9)
        body.references = body.references.slice(0, 9 - body.avatar_id.length);
    }),
  ),
  fault(
    "fourth-look-in-cinematic",
    "accepts a fourth look in a cinematic video",
    onRequest("createVideo", (body) => body.type === "cinematic_avatar" && body.avatar_id?.splice?.(3)),
  ),
  fault(
    "fifty-first-scene",
    "accepts more than 50 scenes in a studio video",
    onRequest("createVideo", (body) => body.type === "studio" && body.scenes?.splice?.(50)),
  ),
  fault(
    "color-without-value",
    "accepts a background of type color that names no color",
    onRequest("createVideo", ({ background }) => {
      if (background?.type === "color") background.value ??= "#ffffff";
    }),
  ),
  fault(
    "background-picture-without-address",
    "accepts a background of type image with neither an address nor an asset",
    onRequest("createVideo", ({ background }) => {
      if (background?.type === "image" && background.asset_id == null) background.url ??= web;
    }),
  ),
  fault(
    "file-in-two-forms",
    "accepts a file that is given by its address and by an asset id at once",
    onRequest(["createAvatar", "createVideo", "cloneVoice"], (body) =>
      visit(body, (object) => object.type === "url" && object.url && delete object.asset_id),
    ),
  ),
  fault(
    "expressiveness-with-avatar-iii",
    "accepts an expressiveness for the engine avatar_iii",
    onRequest("createVideo", (body) =>
      visit(body, (object) => object.engine?.type === "avatar_iii" && delete object.expressiveness),
    ),
  ),
  fault(
    "motion-prompt-of-twin-in-scene",
    "accepts a motion prompt in a scene for looks that move with avatar_v only",
    accept("createVideo", { param: /^scenes.*motion_prompt/ }, (body) =>
      visit(body, (object) => delete object.motion_prompt),
    ),
  ),
  fault(
    "unsupported-engine",
    "makes the video of a single look with an engine that the look does not support",
    accept("createVideo", { param: /^engine(.type)?$/, code: "invalid_parameter" }, (body) => {
      if (body.engine?.type?.startsWith("avatar_")) delete body.engine;
    }),
    guide.looks,
  ),
  fault(
    "consent-video-and-text",
    "accepts a consent video together with a text",
    onRequest("createAvatarConsent", (body) => body.consent_video && delete body.consent_text),
  ),
  fault(
    "speed-in-scene",
    "accepts any speed of a voice within a scene",
    onRequest("createVideo", (body) =>
      visit(body.scenes, ({ voice_settings }) => {
        if (voice_settings?.speed > 1.5 || voice_settings?.speed < 0.5) voice_settings.speed = 1;
      }),
    ),
  ),
  fault(
    "stability-of-voice",
    "accepts a stability above 1 in the settings of a voice's engine",
    clamp("createVideo", "stability", (value) => value > 1, 1),
  ),
  fault(
    "clip-too-loud",
    "accepts a volume above 1 for a clip",
    eachScene("video", ({ playback }) => {
      if (playback?.volume > 1) playback.volume = 1;
    }),
  ),
  fault(
    "twenty-first-file",
    "accepts more than 20 files for the video agent",
    onRequest(["createVideoAgentSession", "sendVideoAgentMessage"], (body) => body.files?.splice?.(20)),
  ),
  addresses(
    "of-file-ftp",
    "accepts a file at an address that is no web address",
    anyAddress(["createAvatar", "createVideo", "cloneVoice"], /^(ftp|file|data):/),
  ),
  addresses(
    "of-agent-file-relative",
    "accepts a file for the video agent at a relative address",
    anyAddress(["createVideoAgentSession", "sendVideoAgentMessage"], /^(?!\w+:)/),
  ),
  addresses(
    "of-consent-video-relative",
    "accepts a consent video at a relative address",
    anyAddress("createAvatarConsent", /^(?!\w+:)/),
  ),
  addresses(
    "after-consent-relative",
    "accepts a relative address to go to after the consent",
    onRequest("createAvatarConsent", (body) => {
      if (typeof body.reroute_url === "string" && !URL.canParse(body.reroute_url)) body.reroute_url = web;
    }),
    sensible,
  ),
  addresses(
    "of-changed-endpoint-http",
    "moves a webhook endpoint to an address without https",
    onRequest("updateWebhookEndpoint", (body) => {
      if (typeof body.url === "string") body.url = body.url.replace(/^http:/, "https:");
    }),
    guide.webhooks,
  ),
  addresses(
    "of-endpoint-without-scheme",
    "registers a webhook endpoint at a host without a scheme",
    onRequest("createWebhookEndpoint", (body) => {
      if (typeof body.url === "string" && !/^\w+:/.test(body.url)) body.url = `https://${body.url}`;
    }),
    guide.webhooks,
  ),
  addresses(
    "of-consent-page",
    "gives a relative address of the consent page",
    onResponse("createAvatarConsent", ({ data }) => withoutServer(data, "url")),
    guide.create,
  ),
  addresses(
    "of-video",
    "gives a relative address of a video",
    onResponse(["getVideo", "listVideos"], ({ data }) => {
      for (const video of [data].flat()) withoutServer(video, "video_url");
    }),
    sensible,
  ),
  addresses(
    "of-upload",
    "gives a relative address of an uploaded file",
    onResponse("uploadAsset", ({ data }) => withoutServer(data, "url")),
    sensible,
  ),
];

const owners = faultsOf("owners", guide.openapi);

/** Answers with what it was to change, as if it had changed it. */
function pretend(operation: "updateAvatarGroup" | "updateAvatarLook", path: (id: string) => string, status: number) {
  return around(operation, async (call, send) => {
    const reply = await send(call.request);
    const refused = reply.status === status ? (await reply.clone().json()).error.param : undefined;
    if (refused === undefined || !(refused in call.path)) return reply;
    const before = await send(get(call, path(call.path.group_id ?? call.path.look_id ?? "")));
    const { data } = await before.json();
    return answer(200, { data: { ...data, ...call.body } });
  });
}

export const owned: readonly Fault[] = [
  owners(
    "voice-of-public-group",
    "says that it changed the voice of a group of HeyGen's",
    pretend("updateAvatarGroup", (id) => `/v3/avatars/${id}`, 403),
  ),
  owners(
    "own-studio-look-renamed",
    "says that it renamed a studio look of the account's own",
    pretend("updateAvatarLook", (id) => `/v3/avatars/looks/${id}`, 400),
  ),
  owners(
    "consent-to-public-group",
    "starts the consent of a person of HeyGen's",
    around("createAvatarConsent", async (call, send) => {
      const reply = await send(call.request);
      if (reply.status !== 403) return reply;
      const { data } = await (await send(get(call, `/v3/avatars/${call.path.group_id}`))).json();
      return answer(200, { data: { avatar_group: data, url: "https://app.heygen.com/consent/abc123" } });
    }),
    sensible,
  ),
  owners(
    "public-look-not-found",
    "says that a look of HeyGen's does not exist when it is to be deleted, and reads it all the same",
    around(["deleteAvatarLook", "updateAvatarLook"], async (call, send) => {
      const reply = await send(call.request);
      if (reply.status !== 403) return reply;
      return answer(404, { error: { code: "avatar_not_found", message: `There is no look ${call.path.look_id}.` } });
    }),
    sensible,
  ),
  owners(
    "public-group-code",
    "says invalid_parameter with 403 when a group of HeyGen's is to be deleted",
    around("deleteAvatarGroup", async (call, send) => {
      const reply = await send(call.request);
      if (reply.status !== 403) return reply;
      const { error } = await reply.json();
      return answer(403, { error: { ...error, code: "invalid_parameter" } });
    }),
    guide.errors,
  ),
];
