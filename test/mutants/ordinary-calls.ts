// Calls as developers send them: what the guides show, then creating, listing, waiting, renaming and deleting, with the
// usual slips in between.
import { type Document, type Json, type Operation, readDocument } from "./document.ts";
import { oneOf, randomOf } from "./random.ts";
import { identityOf, objectsWithin } from "./sites.ts";
import { type MakeSubject, type PlainAnswer, type Recorder, type Recording, recorderOf } from "./subject.ts";

const usualHeaders: Readonly<Record<string, string>> = { "X-Api-Key": "any-key" };

/** What the flows below call with. */
export interface Caller {
  readonly document: Document;
  readonly recorder: Recorder;
  readonly random: () => number;
  get(path: string, headers?: Record<string, string>): Promise<PlainAnswer>;
  send(method: string, path: string, body?: Json, headers?: Record<string, string>): Promise<PlainAnswer>;
}

export function callerOf(document: Document, recorder: Recorder, seed: number): Caller {
  return {
    document,
    recorder,
    random: randomOf(seed),
    get: (path, headers = usualHeaders) => recorder.call({ method: "GET", path, headers }),
    send(method, path, body, headers = {}) {
      const common = { method, path, headers: { ...usualHeaders, ...headers } };
      if (body === undefined) return recorder.call(common);
      const typed = { ...common.headers, "Content-Type": "application/json" };
      return recorder.call({ ...common, headers: typed, body: typeof body === "string" ? body : JSON.stringify(body) });
    },
  };
}

/**
 * Makes ordinary calls on a fresh server and records them.
 *
 * @param count how many calls at most. Default: 200
 */
export async function ordinaryCalls(spec: Json, make: MakeSubject, seed: number, count = 200): Promise<Recording> {
  const document = readDocument(spec);
  const recorder = recorderOf(document, make());
  const caller = callerOf(document, recorder, seed);
  for (const flow of flows) await flow(caller);
  while (recorder.calls.length < count) await anything(caller);
  return { make, calls: recorder.calls.slice(0, count), headers: documentedHeaders(document) };
}

/** The headers that the spec declares on answers, in lower case, and the type of the content. */
export function documentedHeaders({ operations }: Document): string[] {
  const declared = operations.flatMap(({ answers }) =>
    answers.flatMap(({ headers }) => headers.map(({ name }) => name)),
  );
  return [...new Set(["content-type", ...declared.map((name) => name.toLowerCase())])];
}

type Flow = (caller: Caller) => Promise<void>;

/** What the guides show with curl. */
const guides: Flow = async ({ get, send }) => {
  await get("/v3/avatars/looks?avatar_type=photo_avatar&ownership=public&limit=5");
  await get("/v3/avatars/looks/look_def456");
  await get("/v3/avatars/looks?group_id=group_abc123");
  await get("/v3/avatars/looks?token=eyJsYXN0X2lkIjoiNDU2In0");
  await get("/v3/avatars?ownership=public&limit=5");
  await get("/v3/avatars/group_abc123");
  await get("/v3/avatars?token=eyJsYXN0X2lkIjoiMTIzIn0");
  await send("POST", "/v3/video-agents", { prompt: "A product demo for our new app", avatar_id: "look_def456" });
  await send("POST", "/v3/videos", {
    type: "avatar",
    avatar_id: "look_def456",
    voice_id: "voice_xyz789",
    script: "Welcome to our product walkthrough.",
  });
  await send("POST", "/v3/avatars/group_xyz789/consent", { reroute_url: "https://heygen.com/consent-done" });
};

/** A photo avatar from its creation to its end. */
const photoAvatar: Flow = async ({ get, send, recorder }) => {
  const file = { type: "url", url: "https://example.com/sarah-headshot.png" };
  const key = { "Idempotency-Key": "sarah-1" };
  const created = await send("POST", "/v3/avatars", { type: "photo", name: "Sarah", file }, key);
  await send("POST", "/v3/avatars", { type: "photo", name: "Sarah", file }, key);
  const look = created.body?.data?.avatar_item?.id;
  const group = created.body?.data?.avatar_group?.id;
  await get(`/v3/avatars/looks/${look}`);
  for (let reading = 0; reading < 3; reading++) {
    recorder.wait(2_000);
    await get(`/v3/avatars/looks/${look}`);
  }
  await get(`/v3/avatars/${group}`);
  await get("/v3/avatars?ownership=private");
  await get(`/v3/avatars/looks?group_id=${group}`);
  const blazer = { type: "prompt", name: "Sarah — Navy Blazer", prompt: "Wearing a navy blazer", avatar_id: look };
  await send("POST", "/v3/avatars", blazer);
  await get(`/v3/avatars/${group}`);
  await send("PATCH", `/v3/avatars/looks/${look}`, { name: "Sarah & Co" });
  await get(`/v3/avatars/looks/${look}`);
  await get(`/v3/avatars/looks?group_id=${group}&limit=1`);
  await send("PATCH", `/v3/avatars/looks/${look}`, { name: "Sarah Again" });
  await get(`/v3/avatars/looks/${look}`);
  await get(`/v2/photo_avatar/${look}`);
  await send("DELETE", `/v3/avatars/looks/${look}`);
  await get(`/v3/avatars/looks/${look}`);
  await send("DELETE", `/v3/avatars/looks/${look}`);
  await get(`/v3/avatars/looks?group_id=${group}`);
  await send("DELETE", `/v3/avatars/${group}`);
  await get(`/v3/avatars/${group}`);
  await get(`/v3/avatars/looks?group_id=${group}`);
  await get("/v3/avatars?ownership=private");
};

/** A digital twin, which waits for consent, and one that fails. */
const digitalTwin: Flow = async ({ get, send, recorder }) => {
  const file = { type: "url", url: "https://example.com/training-footage.mp4" };
  const created = await send("POST", "/v3/avatars", { type: "digital_twin", name: "My Digital Twin", file });
  const group = created.body?.data?.avatar_group?.id;
  recorder.wait(5_000);
  await get(`/v3/avatars/${group}`);
  await send("POST", `/v3/avatars/${group}/consent`, { reroute_url: "https://example.com/thanks" });
  await get(`/v3/avatars/${group}`);
  await get(`/v3/avatars/looks?group_id=${group}&avatar_type=digital_twin`);
};

/** Lists from their first page to their last one, and with each filter. */
const lists: Flow = async (caller) => {
  const paged = caller.document.operations.filter(
    ({ method, path, parameters }) =>
      method === "GET" && !path.includes("{") && parameters.some(({ name }) => name === "token"),
  );
  for (const { path } of paged) {
    await caller.get(path);
    let token: string | undefined;
    for (let page = 0; page < 3; page++) {
      const { body } = await caller.get(`${path}?limit=4${token ? `&token=${encodeURIComponent(token)}` : ""}`);
      token = body?.next_token ?? undefined;
      if (!token) break;
    }
  }
  for (const ownership of ["public", "private"]) await caller.get(`/v3/avatars/looks?ownership=${ownership}&limit=50`);
  for (const type of ["studio_avatar", "digital_twin"]) await caller.get(`/v3/avatars/looks?avatar_type=${type}`);
  await caller.get("/v3/voices?type=private");
  await caller.get("/v3/voices?language=English&gender=female");
  await caller.get("/v2/avatar_group.list");
  await caller.get("/v2/avatar_group.list?include_public=true");
};

/** Videos until they are done. */
const videos: Flow = async ({ get, send, recorder }) => {
  const talk = { type: "avatar", avatar_id: "look_abc123", script: "Hello there.", title: "Greeting" };
  const { body } = await send("POST", "/v3/videos", talk, { "Idempotency-Key": "greeting:1" });
  await send("POST", "/v3/videos", talk, { "Idempotency-Key": "greeting:1" });
  const video = body?.data?.video_id;
  await get(`/v3/videos/${video}`);
  for (let reading = 0; reading < 3; reading++) {
    recorder.wait(2_500);
    await get(`/v3/videos/${video}`);
  }
  await send("POST", "/v3/videos", { ...talk, title: "Second" });
  await get(`/v3/videos/${video}`);
};

/** v2, from a generated picture to a trained group and its end. */
const older: Flow = async ({ get, send, recorder }) => {
  const looks = { orientation: "square", pose: "half_body", style: "Realistic" };
  const person = { name: "Mia", age: "Young Adult", gender: "Woman", ethnicity: "Pacific", appearance: "Red coat" };
  const started = await send("POST", "/v2/photo_avatar/photo/generate", { ...person, ...looks });
  const generation = started.body?.data?.generation_id;
  await get(`/v2/photo_avatar/generation/${generation}`);
  recorder.wait(4_000);
  const done = await get(`/v2/photo_avatar/generation/${generation}`);
  const keys: string[] = done.body?.data?.image_key_list ?? [];
  const made = await send("POST", "/v2/photo_avatar/avatar_group/create", { name: "Mia Group", image_key: keys[0] });
  const group = made.body?.data?.group_id;
  recorder.wait(5_000);
  await get(`/v2/photo_avatar/${made.body?.data?.id}`);
  await send("POST", "/v2/photo_avatar/avatar_group/add", { group_id: group, image_keys: [keys[1]], name: "Mia Two" });
  recorder.wait(5_000);
  await get(`/v2/photo_avatar/train/status/${group}`);
  await send("POST", "/v2/photo_avatar/train", { group_id: group });
  await get(`/v2/photo_avatar/train/status/${group}`);
  recorder.wait(5_000);
  await get(`/v2/photo_avatar/train/status/${group}`);
  const prompted = { group_id: group, prompt: "In a green dress", ...looks };
  await send("POST", "/v2/photo_avatar/look/generate", prompted);
  await get(`/v2/avatar_group/${group}/avatars`);
  const moved = await send("POST", "/v2/photo_avatar/add_motion", { id: made.body?.data?.id });
  recorder.wait(4_000);
  await get(`/v2/photo_avatar/${moved.body?.data?.id}`);
  await send("POST", "/v2/photo_avatar/add_sound_effect", { id: moved.body?.data?.id });
  await send("POST", "/v2/photo_avatar/upscale", { id: made.body?.data?.id });
  await get("/v2/avatar/look_def456/details");
  await get("/v2/avatars");
  await send("DELETE", `/v2/photo_avatar/${made.body?.data?.id}`);
  await get(`/v2/photo_avatar/${made.body?.data?.id}`);
  await send("DELETE", `/v2/photo_avatar_group/${group}`);
  await get("/v2/avatar_group.list");
};

/** A small picture, as a form sends it. */
export function uploadBody(): FormData {
  const bytes = atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=");
  const png = Uint8Array.from(bytes, (letter) => letter.charCodeAt(0));
  const body = new FormData();
  body.append("file", new Blob([png], { type: "image/png" }), "headshot.png");
  return body;
}

/** A file, uploaded and used. */
const upload: Flow = async ({ recorder, send }) => {
  const request = { method: "POST", path: "/v3/assets", headers: usualHeaders, body: uploadBody() };
  const { body: stored } = await recorder.call(request);
  const file = { type: "asset_id", asset_id: stored?.data?.asset_id };
  await send("POST", "/v3/avatars", { type: "photo", name: "Uploaded", file });
};

/** What goes wrong on an ordinary day. */
const slips: Flow = async ({ get, send }) => {
  await get("/v3/avatars", {});
  await get("/v2/avatars", {});
  await get("/v2/avatars", { Authorization: "Bearer token" });
  await get("/v3/avatars", { Authorization: "Bearer token" });
  await get("/v3/avatars/group_none");
  await get("/v3/avatars/looks/look_none");
  await get("/v3/videos/video_none");
  await get("/v2/photo_avatar/none");
  await get("/v3/avatars?limit=0");
  await get("/v3/avatars/looks?limit=51");
  await get("/v3/avatars/looks?ownership=mine");
  await get("/v3/avatars?token=none");
  await send("POST", "/v3/avatars", { type: "prompt", name: "No prompt" });
  await send("POST", "/v3/avatars", { type: "photo", name: "No file" });
  await send("POST", "/v3/avatars", "{");
  await send("POST", "/v3/videos", { type: "avatar", avatar_id: "look_none", script: "Hello." });
  await send("PATCH", "/v3/avatars/looks/look_def456", { name: 7 });
  await send("DELETE", "/v3/avatars/group_abc123");
  await send("POST", "/v2/photo_avatar/train", {});
};

const flows: readonly Flow[] = [guides, photoAvatar, digitalTwin, videos, older, upload, lists, slips];

/** Any operation with one of its documented requests and an id that was seen. */
const anything: Flow = async (caller) => {
  const operation = oneOf(caller.random, caller.document.operations);
  // What is deleted once in a while only leaves enough to work with.
  if (operation.method === "DELETE" && caller.random() < 0.7) return;
  if (caller.random() < 0.2) caller.recorder.wait(1_500);
  await requestExample(caller, operation, oneOf(caller.random, operation.body?.examples ?? [undefined]));
};

/** Sends a documented request of an operation, with ids that were seen in the path. */
export async function requestExample(caller: Caller, operation: Operation, example: Json): Promise<void> {
  const path = pathOf(caller, operation);
  const isJson = operation.body === undefined || operation.body.type.includes("json");
  if (operation.method === "GET") await caller.get(path);
  else if (isJson) await caller.send(operation.method, path, example);
  else await upload(caller);
}

/** The path of an operation, with an id of its kind that was seen. */
export function pathOf(caller: Caller, operation: Operation): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name) => {
    const ids = seenIds(caller, operation, name);
    return ids.length > 0 ? oneOf(caller.random, ids) : "none";
  });
}

/** The paths of an operation with the ids of its kind that were seen last. */
export function latestPaths(caller: Caller, operation: Operation, count: number): string[] {
  const name = /\{(\w+)\}/.exec(operation.path)?.[1];
  if (name === undefined) return [operation.path];
  return seenIds(caller, operation, name)
    .slice(-count)
    .map((id) => operation.path.replace(`{${name}}`, id));
}

/** Ids that an operation takes: those it took before with success, and those of properties that are called the same. */
function seenIds({ recorder, document }: Caller, operation: Operation, name: string): string[] {
  const collection = operation.path.slice(0, operation.path.indexOf("/{"));
  const ids = recorder.calls.flatMap(({ request, answer }) => {
    if (answer.status >= 300) return [];
    const match = document.match(request.method, request.path.split("?")[0] ?? "");
    const isSame = match?.operation.path === operation.path || match?.operation.path === collection;
    const given = match?.operation.path === operation.path ? [match.values[name] ?? ""] : [];
    const items = objectsWithin(answer.body).flatMap(
      (object) => object[name] ?? (isSame ? identityOf(object) : undefined) ?? [],
    );
    return [...given, ...items];
  });
  return [...new Set(ids)].filter((id): id is string => typeof id === "string" && id !== "");
}
