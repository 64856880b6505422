import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/index.ts";
import { type Setup, setUp } from "./setup.ts";

async function start({ heygen }: Setup, mode: "generate" | "chat", prompt = "A product demo"): Promise<string> {
  return (await unwrap(heygen.POST("/v3/video-agents", { body: { prompt, mode } }))).session_id;
}

const read = async ({ heygen }: Setup, session_id: string) =>
  unwrap(heygen.GET("/v3/video-agents/{session_id}", { params: { path: { session_id } } }));

const say = ({ send }: Setup, session_id: string, message: string, more: object = {}) =>
  send("POST", `/v3/video-agents/${session_id}`, { body: { message, ...more } });

/** The messages of a session, newest first. */
const talk = async (setup: Setup, id: string) =>
  (await read(setup, id)).messages?.map(({ role, type, content }) => [role, type, content]);

describe("a session in the mode generate", () => {
  it("creates one video and returns it as a resource", async () => {
    const setup = setUp();
    const id = await start(setup, "generate");
    setup.sandbox.advance(2_500);
    expect(await read(setup, id)).toMatchObject({ status: "generating", progress: 50, title: "A product demo" });
    setup.sandbox.advance(2_500);
    const done = await read(setup, id);
    expect(done).toMatchObject({ status: "completed", progress: 100 });
    expect(done.messages?.map(({ role, type }) => [role, type])).toEqual([
      ["model", "resource"],
      ["user", "text"],
    ]);
    const [resource_id = ""] = done.messages?.[0]?.resource_ids ?? [];
    const params = { path: { session_id: id, resource_id } };
    const path = "/v3/video-agents/{session_id}/resources/{resource_id}";
    const resource = await unwrap(setup.heygen.GET(path, { params }));
    expect(resource).toMatchObject({ resource_type: "video", metadata: { video_id: done.video_id } });
    expect((await setup.sandbox.fetch(new Request(String(resource.url)))).status).toBe(200);
    const { body } = await setup.send("GET", `/v3/video-agents/${id}/videos`);
    expect(body.data).toMatchObject([{ id: done.video_id, status: "completed" }]);
  });

  it("fails if its video fails, with an error message from the agent", async () => {
    const setup = setUp();
    const id = await start(setup, "generate", "sandbox:fail");
    setup.sandbox.advance(5_000);
    expect((await read(setup, id)).status).toBe("failed");
    expect((await talk(setup, id))?.[0]?.[1]).toBe("error");
  });

  it("rejects messages", async () => {
    const setup = setUp();
    const { status, body } = await say(setup, await start(setup, "generate"), "Longer, please.");
    expect([status, body.error.code]).toEqual([400, "invalid_parameter"]);
  });

  it("fails if it is stopped while it is generating, and stays completed if it is stopped later", async () => {
    const setup = setUp();
    const early = await start(setup, "generate");
    expect((await setup.send("POST", `/v3/video-agents/${early}/stop`, { body: {} })).body.data).toEqual({
      session_id: early,
    });
    expect((await read(setup, early)).status).toBe("failed");
    const finished = await start(setup, "generate");
    setup.sandbox.advance(5_000);
    await setup.send("POST", `/v3/video-agents/${finished}/stop`, { body: {} });
    expect((await read(setup, finished)).status).toBe("completed");
  });
});

describe("a session in the mode chat", () => {
  it("thinks, asks a question, and creates a video for each message", async () => {
    const setup = setUp();
    const { body } = await setup.send("POST", "/v3/video-agents", { body: { prompt: "A demo", mode: "chat" } });
    expect(body.data).toMatchObject({ status: "thinking", video_id: null });
    const id = body.data.session_id;
    expect(await read(setup, id)).toMatchObject({ status: "thinking", progress: 0 });
    setup.sandbox.advance(3_000);
    expect((await read(setup, id)).status).toBe("waiting_for_input");
    const sent = await say(setup, id, "The mobile app.", { avatar_id: "look_def456" });
    expect(sent.body.data).toMatchObject({ session_id: id, run_id: expect.any(String) });
    expect((await read(setup, id)).status).toBe("generating");
    setup.sandbox.advance(5_000);
    expect(await talk(setup, id)).toEqual([
      ["model", "resource", "Here is your video."],
      ["user", "text", "The mobile app."],
      ["model", "text", "What should the video show first?"],
      ["user", "text", "A demo"],
    ]);
    await say(setup, id, "Shorter, please.");
    setup.sandbox.advance(5_000);
    const { body: videos } = await setup.send("GET", `/v3/video-agents/${id}/videos`);
    expect(videos.data.map(({ status }: { status: string }) => status)).toEqual(["completed", "completed"]);
    expect((await read(setup, id)).video_id).toBe(videos.data[1].id);
  });

  it("asks no question if a message comes before it", async () => {
    const setup = setUp();
    const id = await start(setup, "chat");
    await say(setup, id, "The mobile app.");
    setup.sandbox.advance(5_000);
    expect((await talk(setup, id))?.map(([role]) => role)).toEqual(["model", "user", "user"]);
  });

  it("waits for the next message after it is stopped, and keeps completed videos", async () => {
    const setup = setUp();
    const id = await start(setup, "chat");
    await say(setup, id, "One.");
    setup.sandbox.advance(5_000);
    await say(setup, id, "Two.");
    await setup.send("POST", `/v3/video-agents/${id}/stop`, { body: {} });
    expect((await read(setup, id)).status).toBe("waiting_for_input");
    const { body } = await setup.send("GET", `/v3/video-agents/${id}/videos`);
    expect(body.data.map(({ status }: { status: string }) => status)).toEqual(["completed", "failed"]);
    await say(setup, id, "Three.");
    expect((await read(setup, id)).status).toBe("generating");
  });

  it("returns the 40 newest messages", async () => {
    const setup = setUp();
    const id = await start(setup, "chat");
    for (let index = 0; index < 45; index++) await say(setup, id, `Message ${index}`);
    const messages = await talk(setup, id);
    expect([messages?.length, messages?.[0]?.[2]]).toEqual([40, "Message 44"]);
  });

  it.each<[object, (string | number)[]]>([
    [{ message: "" }, [400, "invalid_parameter", "message"]],
    [{ message: "a".repeat(10_001) }, [400, "invalid_parameter", "message"]],
    [{ avatar_id: "look_none" }, [404, "avatar_not_found", "avatar_id"]],
    [{ voice_id: "voice_none" }, [404, "voice_not_found", "voice_id"]],
    [{ files: [{ type: "asset_id", asset_id: "none" }] }, [404, "asset_not_found", "files.0.asset_id"]],
    [{ mode: "chat" }, [400, "invalid_parameter", "mode"]],
  ])("rejects a message with %j", async (more, expected) => {
    const setup = setUp();
    const { status, body } = await say(setup, await start(setup, "chat"), "Hello.", more);
    expect([status, body.error.code, body.error.param]).toEqual(expected);
  });
});

describe("the lists of the video agent", () => {
  it("return sessions in pages, newest first", async () => {
    const setup = setUp();
    const ids = [];
    for (let index = 0; index < 3; index++) ids.unshift(await start(setup, "chat", `Prompt ${index}`));
    const first = await setup.send("GET", "/v3/video-agents?limit=2");
    const second = await setup.send("GET", `/v3/video-agents?limit=2&token=${first.body.next_token}`);
    const listed = [...first.body.data, ...second.body.data].map((item: { session_id: string }) => item.session_id);
    expect(listed).toEqual([...ids, "session_ghi789"]);
    expect(first.body.data[0].title).toBe("Prompt 2");
  });

  it("return styles, filtered by tag, with images that load", async () => {
    const { sandbox, send } = setUp();
    const { body } = await send("GET", "/v3/video-agents/styles?tag=cinematic");
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(["Night drive", "Close-up"]);
    expect((await sandbox.fetch(new Request(body.data[0].thumbnail_url))).status).toBe(200);
    expect((await send("GET", "/v3/video-agents/styles?tag=none")).body.data).toEqual([]);
  });
});

describe("a session that does not exist", () => {
  it.each([
    ["GET", ""],
    ["POST", ""],
    ["POST", "/stop"],
    ["GET", "/videos"],
    ["GET", "/resources/resource_abc123"],
  ])("is not found: %s %s", async (method, rest) => {
    const init = method === "POST" ? { body: rest === "" ? { message: "Hello." } : {} } : {};
    const { status, body } = await setUp().send(method, `/v3/video-agents/session_none${rest}`, init);
    expect([status, body.error.code]).toEqual([404, "resource_not_found"]);
  });
});

describe("a resource of a session", () => {
  it("is not found in another session", async () => {
    const setup = setUp();
    const id = await start(setup, "generate");
    const { status, body } = await setup.send("GET", `/v3/video-agents/${id}/resources/resource_abc123`);
    expect([status, body.error.param]).toEqual([404, "resource_id"]);
    expect((await setup.send("GET", "/v3/video-agents/session_abc123/resources/resource_abc123")).status).toBe(200);
  });
});
