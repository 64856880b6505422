// The bridge: programs of v1 and v2 work again, on a HeyGen that only has v3.
import { describe, expect, it } from "vitest";
import { migrations } from "../../generated/migration.ts";
import { type BridgedCall, type BridgeOptions, createBridge } from "../../src/bridge.ts";
import { createClient } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]);
const hour = 3_600_000;

/** A bridge before a sandbox without v2. */
function bridged(options: BridgeOptions = {}) {
  const sandbox = createSandbox({ v2: "removed", random: 1 });
  const calls: BridgedCall[] = [];
  const bridge = createBridge({
    baseUrl: "http://localhost",
    fetch: sandbox.fetch,
    maxRetries: 0,
    onCall: (call) => calls.push(call),
    ...options,
  });
  const send = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const isFile = body instanceof Uint8Array;
    const response = await bridge.fetch(
      new Request(`http://bridge.test${path}`, {
        method,
        headers: { "X-Api-Key": "any", "Content-Type": isFile ? "image/png" : "application/json", ...headers },
        ...(body !== undefined && { body: isFile ? (body as BodyInit) : JSON.stringify(body) }),
      }),
    );
    // biome-ignore lint/suspicious/noExplicitAny: tests read arbitrary bodies
    return { status: response.status, headers: response.headers, body: (await response.json()) as any };
  };
  const scene = { character: { type: "avatar", avatar_id: "look_def456" }, voice: { type: "text", input_text: "Hi." } };
  const sent = async () => (await sandbox.control.requests()).filter(({ method }) => method === "POST");
  return { sandbox, bridge, send, calls, scene, sent };
}

const bodyOf = (request: { requestBody?: string | undefined } | undefined) => JSON.parse(request?.requestBody ?? "{}");

describe("videos", () => {
  it("become one of an avatar if they have one scene", async () => {
    const { send, sent } = bridged();
    const { body } = await send("POST", "/v2/video/generate", {
      video_inputs: [
        {
          character: {
            type: "talking_photo",
            talking_photo_id: "look_abc123",
            use_avatar_iv_model: true,
            prompt: "Wave",
          },
          voice: { type: "text", input_text: "Hi.", voice_id: "voice_xyz789", speed: 1.1 },
          background: { type: "color", value: "#00ff00" },
        },
      ],
      dimension: { width: 720, height: 1280 },
      caption: true,
      title: "Hello",
    });
    expect(body.data.video_id).toMatch(/^video_/);
    expect(bodyOf((await sent())[0])).toEqual({
      type: "avatar",
      avatar_id: "look_abc123",
      engine: { type: "avatar_iv" },
      motion_prompt: "Wave",
      script: "Hi.",
      voice_id: "voice_xyz789",
      voice_settings: { speed: 1.1 },
      background: { type: "color", value: "#00ff00" },
      resolution: "720p",
      aspect_ratio: "9:16",
      caption: { file_format: "srt", style: "default" },
      title: "Hello",
    });
  });

  it("become studio videos if they have several scenes, whose backgrounds can only be colors", async () => {
    const { send, sent, scene } = bridged();
    const { body } = await send("POST", "/v2/video/generate", {
      video_inputs: [
        { ...scene, background: { type: "color", value: "#112233" } },
        { ...scene, background: { type: "image", url: "https://example.com/a.png" } },
      ],
    });
    const { type, scenes } = bodyOf((await sent())[0]);
    expect([type, scenes.length, scenes[0].input.background]).toEqual([
      "studio",
      2,
      { type: "color", color: "#112233" },
    ]);
    expect(body.warning.message).toContain("A background image was left out.");
  });

  it("are about what their types name, if other fields are left over", async () => {
    const { send, sent } = bridged();
    const character = { type: "talking_photo", talking_photo_id: "look_abc123", avatar_id: "look_def456" };
    const voice = { type: "text", input_text: "Hi.", voice_id: "voice_xyz789", audio_url: "https://example.com/a.mp3" };
    await send("POST", "/v2/video/generate", { video_inputs: [{ character, voice }] });
    expect(bodyOf((await sent())[0])).toMatchObject({ avatar_id: "look_abc123", script: "Hi." });
  });

  it.each([
    ["a video as background", { background: { type: "video", url: "https://example.com/a.mp4" } }, "background"],
    ["a size of no known shape", { dimension: { width: 1234, height: 777 } }, "dimension"],
    ["an unknown kind of captions", { caption_mode: "zzz" }, "caption_mode"],
    ["a style that needs Avatar IV", { character: { talking_style: "stable" } }, "talking_style"],
  ])("are told if they ask for %s, and rejected if the bridge is strict", async (_, change, name) => {
    const { background, character, ...top } = change as Record<string, object>;
    const video = ({ scene }: ReturnType<typeof bridged>) => ({
      ...top,
      video_inputs: [{ ...scene, background, character: { ...scene.character, ...character } }],
    });
    const [lenient, strict] = [bridged(), bridged({ strict: true })];
    const told = await lenient.send("POST", "/v2/video/generate", video(lenient));
    expect([told.status, told.body.warning.message]).toEqual([200, expect.stringContaining(name)]);
    expect((await strict.send("POST", "/v2/video/generate", video(strict))).status).toBe(410);
    expect(await strict.sent()).toHaveLength(0);
  });

  it("are rejected with 400 if a scene is none, or if there are too many", async () => {
    const { send, scene } = bridged();
    const create = async (video_inputs: unknown) => (await send("POST", "/v2/video/generate", { video_inputs })).status;
    expect([await create(["a"]), await create([null]), await create([]), await create(Array(51).fill(scene))]).toEqual([
      400, 400, 400, 400,
    ]);
  });

  it("are also made by the flat body of POST /v2/videos", async () => {
    const { send, sent } = bridged();
    const { body } = await send("POST", "/v2/videos", { avatar_id: "look_def456", script: "Hi." });
    expect([body.data.video_id, bodyOf((await sent())[0]).type]).toEqual([expect.stringMatching(/^video_/), "avatar"]);
  });

  it("keep the cheaper engine of v2 unless they ask for Avatar IV", async () => {
    const { send, sent, scene } = bridged();
    await send("POST", "/v2/video/generate", { video_inputs: [scene] });
    expect(bodyOf((await sent())[0]).engine).toEqual({ type: "avatar_iii" });
  });

  it("are made without what v3 does not have, which the warning names", async () => {
    const { send, scene, calls } = bridged();
    const character = { ...scene.character, avatar_style: "circle", scale: 1.5, offset: { x: 0, y: 0 } };
    const { status, body } = await send("POST", "/v2/video/generate", { video_inputs: [{ ...scene, character }] });
    expect(status).toBe(200);
    expect(body.warning.message).toMatch(/avatar_style was left out\. .*scale was left out\. /);
    expect(body.warning.message).not.toContain("offset");
    expect(calls[0]?.warnings).toHaveLength(2);
  });

  it("are rejected if nothing is left without it, or if the bridge is strict", async () => {
    const { send, scene } = bridged();
    const silent = { ...scene, voice: { type: "silence", duration: 2 } };
    const { status, body } = await send("POST", "/v2/video/generate", { video_inputs: [silent] });
    expect([status, body.data, body.error.code]).toEqual([410, null, "endpoint_sunset"]);
    const strict = bridged({ strict: true });
    const test = await strict.send("POST", "/v2/video/generate", { video_inputs: [scene], test: true });
    expect([test.status, (await strict.sent()).length]).toEqual([410, 0]);
  });

  it("are read in the shape of v1, with every member", async () => {
    const { send, sandbox, scene } = bridged();
    const { body } = await send("POST", "/v2/video/generate", { video_inputs: [scene] });
    const read = () => send("GET", `/v1/video_status.get?video_id=${body.data.video_id}`);
    const members = ["callback_id", "caption_url", "created_at", "duration", "error", "gif_url", "id", "status"];
    expect(Object.keys((await read()).body.data).sort()).toEqual([
      ...members,
      "thumbnail_url",
      "video_url",
      "video_url_caption",
    ]);
    sandbox.advance(hour);
    const completed = (await read()).body;
    expect([completed.code, completed.message, completed.data.status]).toEqual([100, "Success", "completed"]);
    expect(completed.data.video_url).toMatch(/^http/);
    const failed = (await send("GET", "/v1/video_status.get?video_id=video_def456")).body.data;
    expect(failed.error).toEqual({
      code: "script_too_short",
      message: "The script is too short.",
      detail: "The script is too short.",
    });
  });

  it("are listed and deleted as in v1, also by programs that POST the id", async () => {
    const { send } = bridged();
    const list = await send("GET", "/v1/video.list?limit=2");
    expect(list.body.data.videos).toHaveLength(2);
    const next = await send("GET", `/v1/video.list?limit=2&token=${list.body.data.token}`);
    expect(next.body.data).toMatchObject({ token: null, videos: [{ type: "GENERATED" }] });
    const gone = await send("POST", "/v1/video.delete", { video_id: "video_abc123" });
    expect(gone.body).toEqual({ code: 100, data: null, msg: null, message: null });
    const again = await send("DELETE", "/v1/video.delete?video_id=video_abc123");
    expect([again.status, again.body.code]).toEqual([404, 40104]);
  });

  it("of the agent get an id, even if v3 has it only later", async () => {
    const { send } = bridged();
    const { body } = await send("POST", "/v1/video_agent/generate", {
      prompt: "Explain refunds",
      config: { avatar_id: "look_def456", duration_sec: 30 },
    });
    expect(body.data.video_id).toMatch(/^video_/);
    expect(body.warning.message).toContain("duration_sec was left out.");
  });
});

describe("lists", () => {
  it("have all pages in one response, avatars and talking photos apart", async () => {
    const { send, sandbox } = bridged();
    const { body } = await send("GET", "/v2/avatars");
    const { looks } = sandbox.snapshot();
    expect(body.data.avatars.length + body.data.talking_photos.length).toBe(looks.length);
    const large = createSandbox({ v2: "removed", seed: { groups: 3, looks: 120 } });
    const bridge = bridged({ fetch: large.fetch });
    const all = (await bridge.send("GET", "/v2/avatars")).body.data;
    expect(all.avatars.length + all.talking_photos.length).toBe(large.snapshot().looks.length);
  });

  it("of groups are the user's own unless asked, and count them", async () => {
    const { send } = bridged();
    const own = (await send("GET", "/v2/avatar_group.list")).body.data;
    const all = (await send("GET", "/v2/avatar_group.list?include_public=true")).body.data;
    expect([own.total_count, all.total_count]).toEqual([own.avatar_group_list.length, own.total_count + 2]);
  });

  it("of voices have public and own ones", async () => {
    const { send, sandbox } = bridged();
    const { body } = await send("GET", "/v2/voices");
    expect(body.data.voices).toHaveLength(sandbox.snapshot().voices.length);
    expect(body.data.voices[0]).toMatchObject({ voice_id: "voice_xyz789", emotion_support: false });
  });

  it("of everything are kept for a minute, unless the same key changes something", async () => {
    let time = Date.UTC(2026, 11, 1);
    const { send, sandbox } = bridged({ now: () => time });
    const readings = async () => (await sandbox.control.requests({ operation: "listAvatarLooks" })).length;
    await send("GET", "/v2/avatars");
    const first = await readings();
    await send("GET", "/v2/avatars");
    expect(await readings()).toBe(first);
    await send("DELETE", "/v2/photo_avatar/look_abc123");
    await send("GET", "/v2/avatars");
    expect(await readings()).toBe(2 * first);
    time += 61_000;
    await send("GET", "/v2/avatars");
    expect(await readings()).toBe(3 * first);
  });
});

describe("photo avatars", () => {
  it("are made of an uploaded picture, whose key has the id of the upload", async () => {
    const { send, sandbox } = bridged();
    const { image_key } = (await send("POST", "/v1/asset", picture)).body.data;
    const group = (await send("POST", "/v2/photo_avatar/avatar_group/create", { name: "Anna", image_key })).body.data;
    expect(group).toMatchObject({ name: "Anna", status: "pending", image_url: "" });
    const added = await send("POST", "/v2/photo_avatar/avatar_group/add", {
      group_id: group.group_id,
      name: "Anna again",
      image_keys: [image_key, image_key],
    });
    expect(added.body.data.photo_avatar_list).toHaveLength(2);
    sandbox.advance(hour);
    const list = (await send("GET", `/v2/avatar_group/${group.group_id}/avatars`)).body.data.avatar_list;
    expect(list.map(({ status }: { status: string }) => status)).toEqual(["completed", "completed", "completed"]);
  });

  it("are generated, and need no group to be made of them", async () => {
    const { send, sandbox, sent } = bridged();
    const wanted = { age: "Young Adult", gender: "Woman", ethnicity: "South Asian", style: "Realistic" };
    const { generation_id } = (
      await send("POST", "/v2/photo_avatar/photo/generate", {
        ...wanted,
        name: "Lina",
        orientation: "square",
        pose: "half_body",
        appearance: "red hair",
      })
    ).body.data;
    const [{ prompt, aspect_ratio }] = (await sent()).map(bodyOf) as [{ prompt: string; aspect_ratio: string }];
    expect([prompt, aspect_ratio]).toEqual([
      "red hair, Young Adult South Asian Woman, pose: half_body, style: Realistic",
      "1:1",
    ]);
    const read = async () => (await send("GET", `/v2/photo_avatar/generation/${generation_id}`)).body.data;
    expect(await read()).toMatchObject({ status: "in_progress", image_key_list: null });
    sandbox.advance(hour);
    const { status, image_key_list } = await read();
    expect([status, image_key_list.length]).toEqual(["success", 1]);
    const [image_key] = image_key_list;
    const body = { name: "Lina", image_key, generation_id };
    const made = (await send("POST", "/v2/photo_avatar/avatar_group/create", body)).body.data;
    expect(made).toMatchObject({ id: generation_id, status: "completed" });
    const look = await send("POST", "/v2/photo_avatar/look/generate", {
      group_id: made.id,
      prompt: "In a suit",
      orientation: "vertical",
      pose: "half_body",
      style: "Realistic",
    });
    expect(look.body.data.generation_id).toMatch(/^look_/);
  });

  it("are neither trained, animated nor upscaled, and the response says what to do", async () => {
    const { send } = bridged();
    const { status, body } = await send("POST", "/v2/photo_avatar/train", { group_id: "group_xyz789" });
    expect([status, body.error.message]).toEqual([410, expect.stringContaining("v3 has no separate training")]);
  });

  it("are made of a talking photo", async () => {
    const { send } = bridged();
    const { talking_photo_id } = (await send("POST", "/v1/talking_photo", picture)).body.data;
    const { body } = await send("GET", "/v1/talking_photo.list");
    expect(body.data.map(({ id }: { id: string }) => id)).toContain(talking_photo_id);
    expect((await send("DELETE", `/v2/talking_photo/${talking_photo_id}`)).status).toBe(200);
  });
});

describe("money", () => {
  it("is spent once if a creation is retried within a minute, and again after it", async () => {
    let time = Date.UTC(2026, 11, 1);
    const { send, sandbox, scene } = bridged({ now: () => time });
    const body = { video_inputs: [scene] };
    const create = async () => (await send("POST", "/v2/video/generate", body)).body.data.video_id;
    const before = sandbox.snapshot().videos.length;
    const first = await create();
    expect(await create()).toBe(first);
    const other = await send("POST", "/v2/video/generate", body, { "X-Api-Key": "other" });
    expect(other.body.data.video_id).not.toBe(first);
    time += 61_000;
    expect(await create()).not.toBe(first);
    expect(sandbox.snapshot().videos.length - before).toBe(3);
  });

  it("is spent twice for two creations if the bridge does not deduplicate", async () => {
    const { send, scene } = bridged({ deduplicate: false });
    const create = async () => (await send("POST", "/v2/video/generate", { video_inputs: [scene] })).body.data.video_id;
    expect(await create()).not.toBe(await create());
  });

  it("is spent once for a session of the agent, for which v3 knows no idempotency keys", async () => {
    const { send, sent } = bridged();
    const create = () => send("POST", "/v1/video_agent/generate", { prompt: "Explain refunds" });
    const answers = await Promise.all([create(), create(), create()]);
    expect(new Set(answers.map(({ body }) => body.data.session_id)).size).toBe(1);
    expect(await sent()).toHaveLength(1);
  });

  it("is not spent again if it is unknown whether a session was created", async () => {
    const { send, sandbox } = bridged();
    await sandbox.control.respondWith({ operation: "createVideoAgentSession", status: 500 });
    const create = () => send("POST", "/v1/video_agent/generate", { prompt: "Explain refunds" });
    const [first, second] = [await create(), await create()];
    expect([first.status, second.status]).toEqual([500, 500]);
  });

  it("can be spent at once after a rejection is over", async () => {
    const { send, sandbox, scene } = bridged();
    await sandbox.control.configure({ credits: 0 });
    const create = () => send("POST", "/v2/video/generate", { video_inputs: [scene] });
    expect((await create()).status).toBe(402);
    await sandbox.control.configure({ credits: 1 });
    expect((await create()).status).toBe(200);
  });

  it("has its response although onCall throws", async () => {
    const onCall = () => {
      throw new Error("no disk");
    };
    const { send, scene } = bridged({ onCall });
    expect((await send("POST", "/v2/video/generate", { video_inputs: [scene] })).status).toBe(200);
  });

  it("is spent again for what was deleted meanwhile", async () => {
    const { send, scene } = bridged();
    const create = async () => (await send("POST", "/v2/video/generate", { video_inputs: [scene] })).body.data.video_id;
    const first = await create();
    await send("DELETE", `/v1/video.delete?video_id=${first}`);
    expect(await create()).not.toBe(first);
  });

  it("is told, if an error comes after some pictures", async () => {
    const { send } = bridged();
    const { image_key } = (await send("POST", "/v1/asset", picture)).body.data;
    const add = { group_id: "group_xyz789", name: "Two", image_keys: [image_key, "image/nope/original"] };
    const { status, body } = await send("POST", "/v2/photo_avatar/avatar_group/add", add);
    expect([status, body.error.message]).toEqual([
      404,
      expect.stringMatching(/These looks were created before: look_/),
    ]);
    const again = await send("POST", "/v2/photo_avatar/avatar_group/add", add);
    expect(again.body.error.message).toBe(body.error.message);
  });

  it("is spent once for each picture, under a key of its own", async () => {
    const { send, sent } = bridged();
    const { image_key } = (await send("POST", "/v1/asset", picture)).body.data;
    const add = { group_id: "group_xyz789", name: "Two", image_keys: [image_key, image_key] };
    const first = await send("POST", "/v2/photo_avatar/avatar_group/add", add);
    expect(await send("POST", "/v2/photo_avatar/avatar_group/add", add)).toMatchObject({ body: first.body });
    const keys = (await sent())
      .filter(({ operation }) => operation === "createAvatar")
      .map(({ requestHeaders }) => requestHeaders["idempotency-key"]);
    expect([keys.length, new Set(keys).size]).toEqual([2, 2]);
  });
});

describe("odd requests and responses", () => {
  it("get 502 if v3 responds with something else than the documented JSON", async () => {
    const { send } = bridged({
      fetch: async () => new Response("<html>", { headers: { "Content-Type": "text/html" } }),
    });
    const { status, body } = await send("GET", "/v1/video_status.get?video_id=video_abc123");
    expect([status, body.code]).toEqual([502, 502]);
  });

  it("get 400 for JSON that is too deep, and 413 for too much of it", async () => {
    const { bridge, send } = bridged();
    const deep = await bridge.fetch(
      new Request("http://bridge.test/v2/video/generate", {
        method: "POST",
        headers: { "X-Api-Key": "any", "Content-Type": "application/json" },
        body: `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
      }),
    );
    expect(deep.status).toBe(400);
    expect((await send("POST", "/v2/video/generate", { title: "x".repeat(3_000_000) })).status).toBe(413);
  });

  it("name at most twenty unknown fields", async () => {
    const { send, scene } = bridged();
    const unknown = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`field_${index}`, 1]));
    const { body } = await send("POST", "/v2/video/generate", { ...unknown, video_inputs: [scene] });
    expect(body.warning.message).toContain("So were 10 other fields.");
  });

  it("get 401 for a key that can't be sent", async () => {
    const { send } = bridged();
    expect((await send("GET", "/v2/voices", undefined, { "X-Api-Key": "a b" })).status).toBe(401);
  });
});

describe("credentials", () => {
  it("are those of the request, and a request without any is rejected as in v2 and v1", async () => {
    const sandbox = createSandbox({ v2: "removed", apiKey: "right" });
    const { send } = bridged({ fetch: sandbox.fetch });
    expect((await send("GET", "/v2/voices", undefined, { "X-Api-Key": "right" })).status).toBe(200);
    const wrong = await send("GET", "/v2/voices", undefined, { "X-Api-Key": "wrong" });
    expect([wrong.status, wrong.body.error.code]).toEqual([401, "internal_error"]);
    const { bridge } = bridged({ fetch: sandbox.fetch });
    const none = await bridge.fetch(new Request("http://bridge.test/v1/video.list"));
    expect([none.status, (await none.json()).code]).toEqual([401, 400112]);
  });

  it("are those of a client, if there is one", async () => {
    const sandbox = createSandbox({ v2: "removed", apiKey: "right" });
    const client = createClient({ apiKey: "right", baseUrl: "http://localhost", fetch: sandbox.fetch });
    const bridge = createBridge({ client });
    expect((await bridge.fetch(new Request("http://bridge.test/v2/voices"))).status).toBe(200);
  });
});

describe("webhook endpoints", () => {
  it("are added, listed, changed and deleted as in v1", async () => {
    const { send } = bridged();
    const added = (await send("POST", "/v1/webhook/endpoint.add", { url: "https://example.com/x", events: [] })).body;
    expect([added.code, added.data.events, added.data.secret]).toEqual([100, null, expect.stringMatching(/^whsec_/)]);
    const { endpoint_id } = added.data;
    const change = { endpoint_id, url: "https://example.com/y" };
    expect((await send("PATCH", "/v1/webhook/endpoint.update", change)).body.data.url).toBe(change.url);
    const listed = (await send("GET", "/v1/webhook/endpoint.list")).body.data;
    expect(listed.map(({ url }: { url: string }) => url)).toContain(change.url);
    await send("DELETE", `/v1/webhook/endpoint.delete?endpoint_id=${endpoint_id}`);
    const again = await send("DELETE", `/v1/webhook/endpoint.delete?endpoint_id=${endpoint_id}`);
    expect(again.body.code).toBe(400131);
  });
});

describe("every response", () => {
  it("says that the call was passed on, and that v2 ends", async () => {
    const { send } = bridged();
    const { headers } = await send("GET", "/v2/voices");
    expect(headers.get("Via")).toBe("1.1 heygen-avatars-bridge");
    expect([headers.get("Deprecation"), headers.get("Sunset")]).toEqual(["true", "Sat, 31 Oct 2026 00:00:00 GMT"]);
  });

  it("has no status that v2 did not have but 410, whatever the operation", async () => {
    const { send } = bridged();
    for (const { method, path } of migrations) {
      const { status } = await send(method, path.replaceAll(/\{\w+\}/g, "unknown"), method === "GET" ? undefined : {});
      expect([200, 400, 404, 410], `${method} ${path}`).toContain(status);
    }
  });

  it("is counted, so that one sees what is left to move", async () => {
    const { send, bridge } = bridged();
    await send("GET", "/v2/voices");
    await send("GET", "/v2/voices");
    await send("POST", "/v2/photo_avatar/train", { group_id: "group_xyz789" });
    const { calls } = (await send("GET", "/bridge")).body;
    expect(calls).toMatchObject([
      { operation: "GET /v2/voices", successor: "GET /v3/voices", count: 2 },
      { operation: "POST /v2/photo_avatar/train", successor: null, count: 1 },
    ]);
    expect(bridge.report().calls).toEqual(calls);
  });

  it("is preceded by a check of the options", () => {
    expect(() => createBridge({ baseUrl: "foo" })).toThrow("baseUrl");
    expect(() => createBridge({ strickt: true } as BridgeOptions)).toThrow("did you mean strict?");
  });

  it("is about the id that was sent, also if it is encoded", async () => {
    const { send } = bridged();
    expect((await send("GET", "/v2/avatar/a%20b/details")).body.error.message).toBe("There is no avatar look a b.");
  });

  it("names what is near if the operation is not known, and where v3 is", async () => {
    const { send } = bridged();
    expect((await send("GET", "/v2/voice")).body.error.message).toContain("The nearest is GET /v2/voices.");
    expect((await send("GET", "/v3/voices")).body.error.message).toContain("https://api.heygen.com");
  });
});
