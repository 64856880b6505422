import { describe, expect, it } from "vitest";
import { isHeyGenError, paginate, unwrap } from "../../src/index.ts";
import { prompt, type Setup, setUp, twin } from "./setup.ts";

const spoken = { type: "avatar", avatar_id: "look_def456", script: "Hello." } as const;
const picture = { type: "url", url: "https://example.com/slide.png" } as const;
const clip = { type: "url", url: "https://example.com/clip.mp4" } as const;

async function create({ heygen }: Setup, more: object = {}): Promise<string> {
  return (await unwrap(heygen.POST("/v3/videos", { body: { ...spoken, ...more } }))).video_id;
}

/** Creates a video in a new sandbox. Resolves to the status, and the code and field of an error. */
async function outcome(body: object): Promise<(string | number)[]> {
  const { status, body: answer } = await setUp().send("POST", "/v3/videos", { body });
  return answer.error ? [status, answer.error.code, answer.error.param] : [status];
}

describe("the list of videos", () => {
  it("contains created videos, newest first, until they are deleted", async () => {
    const setup = setUp();
    const { heygen } = setup;
    const first = await create(setup, { title: "First" });
    const second = await create(setup, { title: "Second" });
    const ids = async () => (await unwrap(heygen.GET("/v3/videos"))).map(({ id }) => id);
    const fixtures = ["video_ghi789", "video_def456", "video_abc123"];
    expect(await ids()).toEqual([second, first, ...fixtures]);
    const params = { path: { video_id: first } };
    expect(await unwrap(heygen.DELETE("/v3/videos/{video_id}", { params }))).toEqual({ id: first, deleted: true });
    expect(await ids()).toEqual([second, ...fixtures]);
    const removed = unwrap(heygen.DELETE("/v3/videos/{video_id}", { params }));
    await expect(removed).rejects.toSatisfy((error) => isHeyGenError(error, "video_not_found"));
  });

  it("is filtered by folder and part of the title, and rejects a token from other filters", async () => {
    const setup = setUp();
    const { heygen, send } = setup;
    for (const title of ["Spring one", "Spring two", "Autumn"]) await create(setup, { title, folder_id: "folder_1" });
    await create(setup, { title: "Spring three", folder_id: "" });
    const titles = async (query: object) =>
      (await unwrap(heygen.GET("/v3/videos", { params: { query } }))).map(({ title }) => title);
    expect(await titles({ folder_id: "folder_1" })).toEqual(["Autumn", "Spring two", "Spring one"]);
    expect(await titles({ title: "Spring" })).toEqual(["Spring three", "Spring two", "Spring one"]);
    expect(await titles({ folder_id: "folder_1", title: "Spring" })).toEqual(["Spring two", "Spring one"]);
    const { body } = await send("GET", "/v3/videos?folder_id=folder_1&limit=1");
    const next = await send("GET", `/v3/videos?folder_id=folder_1&limit=1&token=${body.next_token}`);
    expect(next.body.data[0].title).toBe("Spring two");
    const foreign = await send("GET", `/v3/videos?limit=1&token=${body.next_token}`);
    expect([foreign.status, foreign.body.error.param]).toEqual([400, "token"]);
  });

  it("has the folder of each video, which is null for the root", async () => {
    const setup = setUp();
    const folderOf = async (more: object) => {
      const params = { path: { video_id: await create(setup, more) } };
      return (await unwrap(setup.heygen.GET("/v3/videos/{video_id}", { params }))).folder_id;
    };
    expect(await folderOf({ folder_id: "folder_1" })).toBe("folder_1");
    expect(await folderOf({ folder_id: "" })).toBeNull();
    expect(await folderOf({})).toBeNull();
  });

  it("has pages of ten, and neither repeats nor omits videos while new ones are created", async () => {
    const setup = setUp();
    for (let index = 0; index < 12; index++) await create(setup);
    const pages: number[] = [];
    const seen: string[] = [];
    for await (const page of paginate(setup.heygen, "/v3/videos").pages()) {
      pages.push(page.data.length);
      seen.push(...page.data.map(({ id }) => id));
      await create(setup);
    }
    expect(pages).toEqual([10, 5]);
    expect(new Set(seen).size).toBe(15);
  });

  it.each(["limit=0", "limit=101", "limit=ten", "title="])("rejects %s with the name of the field", async (query) => {
    const { status, body } = await setUp().send("GET", `/v3/videos?${query}`);
    expect([status, body.error.code, body.error.param]).toEqual([400, "invalid_parameter", query.split("=")[0]]);
  });
});

describe("the statuses of videos", () => {
  it("are returned in the order of the ids, with queued instead of pending", async () => {
    const setup = setUp();
    const done = await create(setup);
    const failed = await create(setup, { script: "sandbox:fail=script_too_short" });
    setup.sandbox.advance(5_000);
    const queued = await create(setup);
    const ids = [queued, done, failed, "video_none"];
    const { body } = await setup.send("GET", `/v3/videos/statuses?video_ids=${ids.join(",")}`);
    expect(body.data.map((entry: { video_id: string }) => entry.video_id)).toEqual(ids);
    expect(body.data.map((entry: { status: string }) => entry.status)).toEqual([
      "queued",
      "completed",
      "failed",
      "not_found",
    ]);
    expect(body.data[2].error.code).toBe("script_too_short");
    setup.sandbox.advance(2_000);
    expect((await setup.send("GET", `/v3/videos/statuses?video_ids=${queued}`)).body.data[0].status).toBe("processing");
  });

  it("are limited to 100 ids, including batches", async () => {
    const { send } = setUp();
    const list = (count: number) => Array.from({ length: count }, (_, index) => `video_${index}`).join(",");
    expect((await send("GET", `/v3/videos/statuses?video_ids=${list(100)}`)).body.data).toHaveLength(100);
    const tooMany = await send("GET", `/v3/videos/statuses?video_ids=${list(100)}&batch_ids=batch_1`);
    expect([tooMany.status, tooMany.body.error.param]).toEqual([400, "video_ids"]);
    const batch = await send("GET", "/v3/videos/statuses?batch_ids=batch_1");
    expect(batch.body.data).toEqual([{ status: "not_found", batch_id: "batch_1" }]);
  });
});

describe("the scenes of a video", () => {
  const scenesOf = async (body: object) => {
    const { send } = setUp();
    const { body: created } = await send("POST", "/v3/videos", { body });
    return (await send("GET", `/v3/videos/${created.data.video_id}/scenes`)).body.data;
  };

  it("are derived from the request for a studio video", async () => {
    const engine = { type: "avatar_iii" } as const;
    const data = await scenesOf({
      type: "studio",
      title: "Three",
      aspect_ratio: "9:16",
      caption: { style: "default" },
      scenes: [
        {
          type: "avatar_video",
          input: {
            type: "avatar",
            avatar_id: "look_def456",
            script: "Hello.",
            voice_id: "voice_xyz789",
            voice_settings: { speed: 1.2, warmth: 3 },
            engine,
            background: { type: "color", color: "#f6f6fc" },
          },
        },
        { type: "image", source: picture, duration: 3 },
        { type: "video", source: clip, playback: { mode: "loop", volume: 0.5 }, audio_asset_id: "asset_abc123" },
      ],
    });
    expect(data.video).toMatchObject({ title: "Three", aspect_ratio: "9:16", caption: { enabled: true } });
    const [look, still, moving] = data.scenes;
    expect(look).toMatchObject({
      background: { type: "color", color: "#f6f6fc" },
      elements: [{ type: "avatar", avatar_id: "look_def456", engine: "avatar_iii" }],
      script: [{ type: "text", text: "Hello.", voice_id: "voice_xyz789", voice_settings: { speed: 1.2 } }],
    });
    expect(still).toMatchObject({
      background: { type: "image", url: picture.url },
      elements: [],
      script: [{ type: "silence", duration: 3 }],
    });
    expect(moving).toMatchObject({
      background: { type: "video", url: clip.url, playback: "loop", volume: 0.5 },
      script: [{ type: "audio", audio_url: "http://sandbox.localhost/sandbox/assets/asset_abc123" }],
    });
  });

  it.each<[string, object, object]>([
    ["a look with a background image", { ...spoken, background: { type: "image", url: "https://a.b/c.png" } }, {}],
    ["an image", { type: "image", image: picture, audio_url: "https://a.b/c.mp3" }, { elements: [] }],
    [
      "two looks in a cinematic video",
      { type: "cinematic_avatar", prompt: "Rain", avatar_id: ["look_def456", "look_abc123"] },
      { elements: [{ avatar_id: "look_def456" }, { avatar_id: "look_abc123" }], script: [] },
    ],
  ])("are a single scene for %s", async (_, body, expected) => {
    const { scenes } = await scenesOf(body);
    expect(scenes).toHaveLength(1);
    expect(scenes[0]).toMatchObject(expected);
  });

  it("have no URL for inline data, which is not kept", async () => {
    const { sandbox, send } = setUp();
    const image = { type: "base64", media_type: "image/png", data: "iVBORw0KGgoAAAABBBB=" };
    const body = { type: "image", image, script: "Hi.", voice_id: "voice_xyz789" };
    const { body: created } = await send("POST", "/v3/videos", { body });
    expect(JSON.stringify(sandbox.snapshot())).not.toContain("iVBORw0KGgo");
    const scenes = await send("GET", `/v3/videos/${created.data.video_id}/scenes`);
    expect(scenes.body.data.scenes[0].background.url).toBeNull();
  });

  it("are not found for an unknown video", async () => {
    const { status, body } = await setUp().send("GET", "/v3/videos/video_none/scenes");
    expect([status, body.error.code]).toEqual([404, "video_not_found"]);
  });
});

describe("a studio video", () => {
  const studio = (...scenes: object[]) => ({ type: "studio", scenes });
  const look = (more: object = {}) => ({
    type: "avatar_video",
    input: { type: "avatar", avatar_id: "look_def456", script: "Hello.", ...more },
  });

  it.each<[string, object, (string | number)[]]>([
    ["a look", look(), [200]],
    [
      "a look without script or audio",
      look({ script: undefined }),
      [400, "invalid_parameter", "scenes.0.input.script"],
    ],
    ["an unknown look", look({ avatar_id: "look_none" }), [404, "avatar_not_found", "scenes.0.input.avatar_id"]],
    ["an unknown voice", look({ voice_id: "voice_none" }), [404, "voice_not_found", "scenes.0.input.voice_id"]],
    [
      "an engine that the look lacks",
      look({ avatar_id: "look_def458", engine: { type: "avatar_v" } }),
      [400, "invalid_parameter", "scenes.0.input.engine.type"],
    ],
    [
      "a background with the field of other videos",
      look({ background: { type: "color", value: "#ffffff" } }),
      [400, "invalid_parameter", "scenes.0.input.background.color"],
    ],
    [
      "an image as the input of an avatar scene, which was accepted until July",
      { type: "avatar_video", input: { type: "image", image: picture, script: "Hi." } },
      [400, "invalid_parameter", "scenes.0.input.avatar_id"],
    ],
    ["a silent image", { type: "image", source: picture, duration: 300 }, [200]],
    [
      "an image with too long a duration",
      { type: "image", source: picture, duration: 300.1 },
      [400, "invalid_parameter", "scenes.0.duration"],
    ],
    [
      "an image with neither duration nor audio",
      { type: "image", source: picture },
      [400, "invalid_parameter", "scenes.0.script"],
    ],
    [
      "an image with both duration and audio",
      { type: "image", source: picture, duration: 2, audio_url: "https://a.b/c.mp3" },
      [400, "invalid_parameter", "scenes.0.script"],
    ],
    [
      "an image with a script but no voice",
      { type: "image", source: picture, script: "Hi." },
      [400, "invalid_parameter", "scenes.0.voice_id"],
    ],
    ["a clip", { type: "video", source: clip }, [200]],
    [
      "a clip with a voiceover",
      { type: "video", source: clip, playback: { mode: "loop" }, audio_url: "https://a.b/c.mp3" },
      [200],
    ],
    [
      "a clip with a playback mode but no voiceover",
      { type: "video", source: clip, playback: { mode: "loop" } },
      [400, "invalid_parameter", "scenes.0.playback.mode"],
    ],
    [
      "a clip that is not a video",
      { type: "video", source: { type: "base64", media_type: "image/png", data: "AAAA" } },
      [400, "invalid_parameter", "scenes.0.source.media_type"],
    ],
    ["an unknown field", { type: "video", source: clip, loop: true }, [400, "invalid_parameter", "scenes.0.loop"]],
  ])("is accepted or rejected as documented: %s", async (_, scene, expected) => {
    expect(await outcome(studio(scene))).toEqual(expected);
  });
});

describe("a cinematic video", () => {
  const cinematic = (more: object) => ({
    type: "cinematic_avatar",
    prompt: "Rain",
    avatar_id: ["look_def456"],
    ...more,
  });
  const many = (count: number, file: object) => Array.from({ length: count }, () => file);

  it.each<[string, object, (string | number)[]]>([
    ["three clips and eight images", { references: [...many(3, clip), ...many(8, picture)] }, [200]],
    ["four clips", { references: many(4, clip) }, [400, "invalid_parameter", "references"]],
    ["nine images and a look", { references: many(9, picture) }, [400, "invalid_parameter", "references"]],
    [
      "an unknown asset",
      { references: [{ type: "asset_id", asset_id: "none" }] },
      [404, "asset_not_found", "references.0.asset_id"],
    ],
    ["an empty prompt", { prompt: "" }, [400, "invalid_parameter", "prompt"]],
    ["a prompt of 10,001 characters", { prompt: "a".repeat(10_001) }, [400, "invalid_parameter", "prompt"]],
    ["an aspect ratio of other videos", { aspect_ratio: "4:5" }, [400, "invalid_parameter", "aspect_ratio"]],
    ["four looks", { avatar_id: many(4, {}).map(() => "look_def456") }, [400, "invalid_parameter", "avatar_id"]],
  ])("is accepted or rejected as documented: %s", async (_, more, expected) => {
    expect(await outcome(cinematic(more))).toEqual(expected);
  });
});

describe("the reference look of Avatar V", () => {
  const engine = (reference_look_id: string) => ({ engine: { type: "avatar_v", reference_look_id } });
  const param = "engine.reference_look_id";

  it.each<[string, object, (string | number)[]]>([
    ["a digital twin of the group", { avatar_id: "look_dan002", ...engine("look_dan001") }, [200]],
    ["a look of another type", { ...engine("look_def457") }, [400, "invalid_parameter", param]],
    ["a twin of another group", { ...engine("look_dan001") }, [400, "invalid_parameter", param]],
    [
      "a twin without consent",
      { avatar_id: "look_abc123", ...engine("look_twi001") },
      [400, "invalid_parameter", param],
    ],
    ["an unknown look", { ...engine("look_none") }, [404, "avatar_not_found", param]],
  ])("is accepted or rejected as documented: %s", async (_, more, expected) => {
    expect(await outcome({ ...spoken, ...more })).toEqual(expected);
  });

  it("may be a private twin after consent", async () => {
    const setup = setUp();
    const { send, sandbox } = setup;
    const { body: created } = await send("POST", "/v3/avatars", { body: { ...twin, avatar_group_id: "group_xyz789" } });
    sandbox.advance(4_000);
    const { body: consent } = await send("POST", "/v3/avatars/group_xyz789/consent", { body: {} });
    const form = new URLSearchParams({ decision: "approve" });
    await sandbox.fetch(new Request(consent.data.url, { method: "POST", body: form }));
    const more = { avatar_id: "look_abc123", ...engine(created.data.avatar_item.id) };
    expect((await send("POST", "/v3/videos", { body: { ...spoken, ...more } })).status).toBe(200);
  });
});

describe("the picture of a prompt avatar", () => {
  it.each([
    ["9:16", 540, 960, "portrait"],
    ["16:9", 960, 540, "landscape"],
    ["1:1", 600, 600, "square"],
    ["auto", 480, 600, "portrait"],
    [null, 480, 600, "portrait"],
  ])("has the requested aspect ratio: %s", async (aspect_ratio, width, height, orientation) => {
    const { sandbox, heygen } = setUp();
    const body = { ...prompt, aspect_ratio } as typeof prompt;
    const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body }));
    expect(avatar_item).toMatchObject({
      image_width: width,
      image_height: height,
      preferred_orientation: orientation,
    });
    const image = await sandbox.fetch(new Request(String(avatar_item.preview_image_url)));
    expect(await image.text()).toContain(`viewBox="0 0 ${width} ${height}"`);
  });

  it("is rejected with an unknown aspect ratio", async () => {
    const { status, body } = await setUp().send("POST", "/v3/avatars", { body: { ...prompt, aspect_ratio: "4:3" } });
    expect([status, body.error.param]).toEqual([400, "aspect_ratio"]);
  });
});

describe("updateAvatarGroup", () => {
  const change = (setup: Setup, group: string, default_voice_id: unknown) =>
    setup.send("PATCH", `/v3/avatars/${group}`, { body: { default_voice_id } });

  it("sets the voice of a group, and keeps it for null", async () => {
    const setup = setUp();
    expect((await change(setup, "group_xyz789", "voice_def456")).body.data.default_voice_id).toBe("voice_def456");
    expect((await change(setup, "group_xyz789", null)).body.data.default_voice_id).toBe("voice_def456");
    expect((await setup.send("GET", "/v3/avatars/group_xyz789")).body.data.default_voice_id).toBe("voice_def456");
  });

  it("rejects unknown groups and voices, public groups, and voices that are not ready", async () => {
    const setup = setUp();
    const code = async (group: string, voice: string) => {
      const { status, body } = await change(setup, group, voice);
      return [status, body.error.code, body.error.param];
    };
    expect(await code("group_none", "voice_def456")).toEqual([404, "avatar_not_found", "group_id"]);
    expect(await code("group_abc123", "voice_def456")).toEqual([403, "resource_access_denied", "group_id"]);
    expect(await code("group_xyz789", "voice_none")).toEqual([400, "invalid_parameter", "default_voice_id"]);
    const clone = async (voice_name: string) =>
      (
        await setup.send("POST", "/v3/voices/clone", {
          body: { voice_name, audio: { type: "url", url: "https://example.com/a.mp3" } },
        })
      ).body.data.voice_clone_id;
    const creation = await clone("Mine");
    expect(await code("group_xyz789", creation)).toEqual([409, "resource_not_ready", "default_voice_id"]);
    const failed = await clone("sandbox:fail");
    setup.sandbox.advance(4_000);
    expect(await code("group_xyz789", failed)).toEqual([403, "voice_not_usable", "default_voice_id"]);
    expect((await change(setup, "group_xyz789", creation)).status).toBe(200);
  });
});
