import {
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
  sensible,
  visit,
} from "./fault.ts";

const fault = faultsOf("nested", guide.openapi);
const addresses = faultsOf("addresses", guide.openapi);
const web = "https://example.com/file";
const sounds = ["script", "audio_url", "audio_asset_id"];

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

export const nested: readonly Fault[] = [
  fault(
    "two-voiceovers-of-clip",
    "accepts two voiceovers for one clip of a scene",
    eachScene("video", (scene) => scene.audio_url && delete scene.audio_asset_id),
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
    "cinematic-tenth-picture",
    "does not count the looks of a cinematic video among its nine pictures",
    onRequest("createVideo", (body) => {
      if (body.type === "cinematic_avatar" && body.references?.length <= 9)
        body.references = body.references.slice(0, 9 - body.avatar_id.length);
    }),
  ),
  fault(
    "file-in-two-forms",
    "accepts a file that is given by its address and by an asset id at once",
    onRequest(["createAvatar", "createVideo", "cloneVoice"], (body) =>
      visit(body, (object) => object.type === "url" && object.url && delete object.asset_id),
    ),
  ),
  addresses(
    "of-file-ftp",
    "accepts a file at an address that is no web address",
    anyAddress(["createAvatar", "createVideo", "cloneVoice"], /^(ftp|file|data):/),
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
];

const owners = faultsOf("owners", guide.openapi);

/** Answers with what it was to change, as if it had changed it. */
function pretend(operation: "updateAvatarGroup" | "updateAvatarLook", path: (id: string) => string, status: number) {
  return around(operation, async (call, send) => {
    const reply = await send(call.request);
    const rejected = reply.status === status ? (await reply.clone().json()).error.param : undefined;
    if (rejected === undefined || !(rejected in call.path)) return reply;
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
];
