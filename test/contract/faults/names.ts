// Uploads that are judged by their name, old names and unknown keys that are accepted, and fields of errors.
import {
  type accept,
  answer,
  around,
  type Call,
  type Change,
  type Fault,
  faultsOf,
  guide,
  type Json,
  onError,
  onQuery,
  onReply,
  onRequest,
  onResponse,
  sensible,
  v3Operations,
  visit,
  withBody,
} from "./fault.ts";

const files = faultsOf("files", guide.openapi);
const words = faultsOf("names", guide.openapi);
const details = faultsOf("details", guide.errors);

const kinds: Readonly<Record<string, string>> = {
  png: "image/png",
  jpg: "image/jpeg",
  mp4: "video/mp4",
  mp3: "audio/mpeg",
};

/** Handles uploads together with their file. */
function onUpload(
  handle: (file: File, call: Call, send: (request: Request) => Promise<Response>) => Promise<Response>,
) {
  return around("uploadAsset", async (call, send) => {
    const form = await call.request
      .clone()
      .formData()
      .catch(() => undefined);
    const file = form?.get("file");
    return file instanceof File ? handle(file, call, send) : send(call.request);
  });
}

const extension = ({ name }: File) => name.split(".").at(-1)?.toLowerCase() ?? "";
const rejected = (message: string, param: string) =>
  answer(400, { error: { code: "invalid_parameter", message, param } });

/** Takes an older name of a field for the present one. */
function oldName(operations: Parameters<typeof onRequest>[0], old: string, name: string): Change {
  return onRequest(operations, (body) =>
    visit(body, (object) => {
      if (!(old in object)) return;
      object[name] ??= object[old];
      delete object[old];
    }),
  );
}

/** Leaves out unknown keys of a body instead of rejecting it. */
function unknownKeys(operations: Parameters<typeof accept>[0], place: RegExp): Change {
  return around(operations, async (call, send) => {
    const reply = await send(call.request);
    const error = reply.status === 400 ? (await reply.clone().json()).error : undefined;
    if (!error || !place.test(error.param ?? "") || !/not a field/.test(error.message)) return reply;
    const keys: string[] = error.param.split(".");
    const last = keys.pop() as string;
    delete keys.reduce((object: Json, key) => object?.[key], call.body)?.[last];
    return send(withBody(call, call.body));
  });
}

export const names: readonly Fault[] = [
  files(
    "kind-by-extension",
    "tells the kind of an upload from the end of its name",
    onUpload(async (file, { request }, send) => {
      const reply = await send(request);
      const mime_type = kinds[extension(file)];
      if (!reply.ok || !mime_type) return reply;
      const { data } = await reply.json();
      return answer(200, { data: { ...data, mime_type } });
    }),
  ),
  files(
    "name-without-extension",
    "rejects a picture whose name does not say that it is one",
    onUpload(async (file, { request }, send) =>
      kinds[extension(file)] ? send(request) : rejected("file: the name ends in no known kind.", "file"),
    ),
  ),
  files(
    "declared-type-counts",
    "rejects a picture that the form declares to be a stream of bytes",
    onUpload(async (file, { request }, send) =>
      file.type === "application/octet-stream" ? rejected("file: the kind is not known.", "file") : send(request),
    ),
  ),
  files(
    "other-part",
    "takes the file from any part of the form",
    around("uploadAsset", async ({ request }, send) => {
      const reply = await send(request.clone());
      const form = reply.status === 400 ? await request.formData().catch(() => undefined) : undefined;
      const file = [...(form?.values() ?? [])].find((value) => value instanceof File);
      if (!file || form?.has("file")) return reply;
      const renamed = new FormData();
      renamed.append("file", file);
      const headers = new Headers(request.headers);
      for (const name of ["content-type", "content-length"]) headers.delete(name);
      return send(new Request(request.url, { method: "POST", headers, body: renamed }));
    }),
  ),
  files(
    "jpeg-as-png",
    "says image/png for every picture",
    onResponse("uploadAsset", ({ data }) => {
      data.mime_type = data.mime_type.replace(/^image\/.*/, "image/png");
    }),
  ),
  words(
    "avatar-shots",
    "accepts the old name avatar_shots for cinematic_avatar",
    onRequest("createVideo", (body) => {
      if (body.type === "avatar_shots") body.type = "cinematic_avatar";
    }),
  ),
  words(
    "engine-as-text",
    "accepts the bare name of an engine for the engine",
    onRequest("createVideo", (body) =>
      visit(body, (object) => {
        if (typeof object.engine === "string") object.engine = { type: object.engine };
      }),
    ),
  ),
  words(
    "engine-of-april",
    "accepts the engine avatar_4_quality, which was renamed in July 2026",
    onRequest("createVideo", (body) =>
      visit(body, ({ engine }) => {
        if (/^avatar_4_/.test(engine?.type)) engine.type = "avatar_iv";
      }),
    ),
  ),
  words("name-of-clone", "accepts name for the voice_name of a clone", oldName("cloneVoice", "name", "voice_name")),
  words("text-of-speech", "accepts input_text for the text of a speech", oldName("createSpeech", "input_text", "text")),
  words(
    "look-id",
    "accepts look_id for the avatar_id of a video",
    oldName(["createVideo", "createVideoAgentSession"], "look_id", "avatar_id"),
  ),
  words(
    "asset-as-audio-address",
    "accepts an asset for the audio_url of a video",
    onRequest("createVideo", (body) =>
      visit(body, (object) => {
        if (typeof object.audio_url?.url === "string") object.audio_url = object.audio_url.url;
      }),
    ),
  ),
  words(
    "group-renamed",
    "leaves out a name that is sent to change a group",
    unknownKeys("updateAvatarGroup", /^name$/),
  ),
  words(
    "parameters-any-case",
    "reads parameters of the query in any case",
    onQuery(["listAvatarLooks", "listAvatarGroups", "listVideos"], (query) => {
      for (const [name, value] of [...query]) {
        query.delete(name);
        query.append(name.toLowerCase(), value);
      }
    }),
    sensible,
  ),
  details(
    "param-of-first-scene",
    "names the first scene whichever scene is wrong",
    onError("createVideo", ({ error }) => {
      error.param = error.param?.replace(/^scenes\.\d+/, "scenes.0");
    }),
    sensible,
  ),
  details(
    "key-in-header",
    "repeats the key in a header of its responses",
    onReply(v3Operations, (reply, { request }) => {
      const headers = new Headers(reply.headers);
      headers.set("x-account", request.headers.get("x-api-key") ?? request.headers.get("authorization") ?? "");
      return new Response(reply.body, { status: reply.status, headers });
    }),
    sensible,
  ),
];
