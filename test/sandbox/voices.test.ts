import { describe, expect, it } from "vitest";
import { isHeyGenError, unwrap } from "../../src/index.ts";
import { type Setup, setUp } from "./setup.ts";

const recording = { type: "url", url: "https://example.com/recording.mp3" } as const;

async function clone({ heygen }: Setup, more: object = {}): Promise<string> {
  const body = { voice_name: "My voice", audio: recording, ...more };
  return (await unwrap(heygen.POST("/v3/voices/clone", { body }))).voice_clone_id;
}

const read = ({ heygen }: Setup, voice_id: string) =>
  unwrap(heygen.GET("/v3/voices/{voice_id}", { params: { path: { voice_id } } }));

describe("a cloned voice", () => {
  it("is processing, then complete, and listed only when it is complete", async () => {
    const setup = setUp();
    const id = await clone(setup, { language: "de" });
    const listed = async () => {
      const query = { type: "private" } as const;
      return (await unwrap(setup.heygen.GET("/v3/voices", { params: { query } }))).map(({ voice_id }) => voice_id);
    };
    expect(await read(setup, id)).toMatchObject({ status: "processing", name: "My voice", preview_audio_url: null });
    expect(await listed()).not.toContain(id);
    setup.sandbox.advance(4_000);
    expect(await read(setup, id)).toMatchObject({ status: "complete", language: "German" });
    expect(await listed()).toContain(id);
  });

  it("fails with a message if the request has the trigger", async () => {
    const setup = setUp();
    const id = await clone(setup, { voice_name: "sandbox:fail" });
    setup.sandbox.advance(4_000);
    expect(await read(setup, id)).toMatchObject({ status: "failed", failure_message: expect.any(String) });
  });

  it("is usable in videos and speech only while it is complete and not deleted", async () => {
    const setup = setUp();
    const { send, sandbox } = setup;
    const voice_id = await clone(setup);
    const video = { type: "avatar", avatar_id: "look_def456", script: "Hello.", voice_id };
    const attempts = async () => {
      const answers = [
        await send("POST", "/v3/videos", { body: video }),
        await send("POST", "/v3/voices/speech", { body: { text: "Hello.", voice_id } }),
      ];
      return answers.map(({ status, body }) => [status, body.error?.code]);
    };
    expect(await attempts()).toEqual(Array(2).fill([400, "voice_unavailable"]));
    sandbox.advance(4_000);
    expect(await attempts()).toEqual(Array(2).fill([200, undefined]));
    expect((await send("DELETE", `/v3/voices/${voice_id}`)).body.data).toEqual({ voice_id });
    expect(await attempts()).toEqual(Array(2).fill([404, "voice_not_found"]));
  });

  it("is not found after it is deleted", async () => {
    const setup = setUp();
    const id = await clone(setup);
    const params = { path: { voice_id: id } };
    await unwrap(setup.heygen.DELETE("/v3/voices/{voice_id}", { params }));
    const isGone = (error: unknown) => isHeyGenError(error, "voice_not_found");
    await expect(read(setup, id)).rejects.toSatisfy(isGone);
    await expect(unwrap(setup.heygen.DELETE("/v3/voices/{voice_id}", { params }))).rejects.toSatisfy(isGone);
  });

  it("counts towards a limit of ten until it is deleted", async () => {
    const setup = setUp();
    const ids = [];
    for (let index = 0; index < 9; index++) ids.push(await clone(setup));
    const body = { voice_name: "One more", audio: recording };
    const rejected = await setup.send("POST", "/v3/voices/clone", { body });
    expect([rejected.status, rejected.body.error.code]).toEqual([400, "resource_limit_reached"]);
    await setup.send("DELETE", `/v3/voices/${ids[0]}`);
    expect((await setup.send("POST", "/v3/voices/clone", { body })).status).toBe(200);
  });

  it.each<[string, object, (string | number)[]]>([
    ["a missing recording", { audio: undefined }, [400, "invalid_parameter", "audio"]],
    ["an unknown asset", { audio: { type: "asset_id", asset_id: "none" } }, [404, "asset_not_found", "audio.asset_id"]],
    ["a name of 101 characters", { voice_name: "a".repeat(101) }, [400, "invalid_parameter", "voice_name"]],
    ["a form field", { file: "voice.mp3" }, [400, "invalid_parameter", "file"]],
  ])("is rejected with %s", async (_, more, expected) => {
    const body = { voice_name: "My voice", audio: recording, ...more };
    const { status, body: answer } = await setUp().send("POST", "/v3/voices/clone", { body });
    expect([status, answer.error.code, answer.error.param]).toEqual(expected);
  });
});

describe("a public voice", () => {
  it("has no status and can't be deleted", async () => {
    const setup = setUp();
    expect(await read(setup, "voice_xyz789")).toMatchObject({ name: "Monica", status: null });
    const { status, body } = await setup.send("DELETE", "/v3/voices/voice_xyz789");
    expect([status, body.error.code]).toEqual([403, "resource_access_denied"]);
  });
});

describe("a search for voices", () => {
  const find = async (body: object) => (await setUp().send("POST", "/v3/voices", { body })).body.data;

  it("returns three voices, best matches first, and the next three with the next seed", async () => {
    const first = await find({ prompt: "A calm Spanish narrator" });
    expect(first.voices).toHaveLength(3);
    expect(first.voices[0].language).toBe("Spanish");
    const second = await find({ prompt: "A calm Spanish narrator", seed: 1 });
    const ids = [...first.voices, ...second.voices].map((voice: { voice_id: string }) => voice.voice_id);
    expect([new Set(ids).size, first.seed, second.seed]).toEqual([5, 0, 1]);
    expect(await find({ prompt: "A calm Spanish narrator" })).toEqual(first);
    expect((await find({ prompt: "Anyone", seed: 9 })).voices).toEqual([]);
  });

  it("filters by gender and locale, and rejects an invalid locale", async () => {
    const { voices } = await find({ prompt: "Anyone", gender: "male", locale: "de-DE" });
    expect(voices.map((voice: { name: string }) => voice.name)).toEqual(["Jonas"]);
    const { status, body } = await setUp().send("POST", "/v3/voices", { body: { prompt: "Anyone", locale: "?" } });
    expect([status, body.error.param]).toEqual([400, "locale"]);
  });
});

describe("speech", () => {
  const speak = (setup: Setup, more: object) =>
    setup.send("POST", "/v3/voices/speech", { body: { text: "Welcome to you.", voice_id: "voice_xyz789", ...more } });

  it("is an audio file of the returned duration, with timestamps of all words", async () => {
    const setup = setUp();
    const { data } = (await speak(setup, {})).body;
    expect(data.word_timestamps.map(({ word }: { word: string }) => word)).toEqual(["Welcome", "to", "you."]);
    expect(data.word_timestamps.at(-1).end).toBe(data.duration);
    const file = await setup.sandbox.fetch(new Request(data.audio_url));
    expect([file.status, file.headers.get("Content-Type")]).toEqual([200, "audio/wav"]);
    const bytes = new Uint8Array(await file.arrayBuffer());
    expect(new TextDecoder().decode(bytes.subarray(0, 4))).toBe("RIFF");
    expect(bytes.length).toBe(44 + Math.round(data.duration * 8_000));
  });

  it("takes half as long at twice the speed, and ignores markup", async () => {
    const setup = setUp();
    const slow = (await speak(setup, {})).body.data.duration;
    expect((await speak(setup, { speed: 2 })).body.data.duration).toBeCloseTo(slow / 2, 2);
    const text = 'Welcome <break time="0.5s"/> to you.';
    expect((await speak(setup, { text, input_type: "ssml" })).body.data.duration).toBe(slow);
  });

  it.each<[object, (string | number)[]]>([
    [{ voice_id: "voice_none" }, [404, "voice_not_found", "voice_id"]],
    [{ text: "" }, [400, "invalid_parameter", "text"]],
    [{ text: "a".repeat(5_001) }, [400, "invalid_parameter", "text"]],
    [{ speed: 0.4 }, [400, "invalid_parameter", "speed"]],
    [{ input_type: "markdown" }, [400, "invalid_parameter", "input_type"]],
    [{ emotion: "happy" }, [400, "invalid_parameter", "emotion"]],
  ])("is rejected for %j", async (more, expected) => {
    const { status, body } = await speak(setUp(), more);
    expect([status, body.error.code, body.error.param]).toEqual(expected);
  });

  it("costs a credit", async () => {
    const setup = setUp({ credits: 1 });
    const statuses = [(await speak(setup, {})).status, (await speak(setup, {})).status];
    expect(statuses).toEqual([200, 402]);
  });
});
