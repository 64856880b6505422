import { describe, expect, it } from "vitest";
import { unwrap, waitForLook, waitForVideo } from "../../src/index.ts";
import { photo, prompt, setUp, twin } from "./setup.ts";

const status = async ({ heygen }: ReturnType<typeof setUp>, look_id: string) =>
  (await unwrap(heygen.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id } } }))).status;

describe("an avatar in the sandbox", () => {
  it.each([photo, prompt])("is processing, then completed: $type", async (body) => {
    const setup = setUp();
    const { avatar_item, avatar_group } = await unwrap(setup.heygen.POST("/v3/avatars", { body }));
    expect([avatar_item.status, avatar_group.status, avatar_group.consent_status]).toEqual([
      "processing",
      "processing",
      null,
    ]);
    setup.sandbox.advance(3_999);
    expect(await status(setup, avatar_item.id)).toBe("processing");
    setup.sandbox.advance(1);
    expect(await status(setup, avatar_item.id)).toBe("completed");
  });

  it("is processing for the duration in the options", async () => {
    const setup = setUp({ durations: { training: 60_000 } });
    const { avatar_item } = await unwrap(setup.heygen.POST("/v3/avatars", { body: photo }));
    setup.sandbox.advance(59_999);
    expect(await status(setup, avatar_item.id)).toBe("processing");
  });

  it("is completed by the real clock without an injected one", async () => {
    const { heygen } = setUp({ now: Date.now, durations: { training: 20 } });
    const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body: photo }));
    expect((await waitForLook(heygen, avatar_item.id, { intervalMs: 10 })).status).toBe("completed");
  });

  it("waits for consent if it is a digital twin, and is completed with it", async () => {
    const setup = setUp();
    const { avatar_item, avatar_group } = await unwrap(setup.heygen.POST("/v3/avatars", { body: twin }));
    setup.sandbox.advance(4_000);
    expect(await status(setup, avatar_item.id)).toBe("pending_consent");
    const { body } = await setup.send("POST", `/v3/avatars/${avatar_group.id}/consent`, { body: {} });
    expect(body.data.avatar_group.consent_status).toBe("pending");
    const page = await setup.sandbox.fetch(new Request(body.data.url));
    expect(await page.text()).toContain("Approve");
    const form = new URLSearchParams({ decision: "approve" });
    await setup.sandbox.fetch(new Request(body.data.url, { method: "POST", body: form }));
    expect(await status(setup, avatar_item.id)).toBe("completed");
    expect((await setup.send("GET", `/v3/avatars/${avatar_group.id}`)).body.data.consent_status).toBe("approved");
  });

  it("stays pending if the person declines, and the page redirects to reroute_url", async () => {
    const setup = setUp();
    const { avatar_item, avatar_group } = await unwrap(setup.heygen.POST("/v3/avatars", { body: twin }));
    setup.sandbox.advance(4_000);
    const body = { reroute_url: "https://example.com/done" };
    const started = await setup.send("POST", `/v3/avatars/${avatar_group.id}/consent`, { body });
    const form = new URLSearchParams({ decision: "decline" });
    const answer = await setup.sandbox.fetch(new Request(started.body.data.url, { method: "POST", body: form }));
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "https://example.com/done"]);
    expect(await status(setup, avatar_item.id)).toBe("pending_consent");
    expect((await setup.send("GET", `/v3/avatars/${avatar_group.id}`)).body.data.consent_status).toBe("revoked");
  });

  it("gets consent by a recording after a review, without a consent page", async () => {
    const setup = setUp();
    const { avatar_item, avatar_group } = await unwrap(setup.heygen.POST("/v3/avatars", { body: twin }));
    setup.sandbox.advance(4_000);
    const recording = { consent_video: { type: "asset_id", asset_id: "asset_abc123" } };
    const started = await setup.send("POST", `/v3/avatars/${avatar_group.id}/consent`, { body: recording });
    expect(started.body.data.url).toBeUndefined();
    expect(await status(setup, avatar_item.id)).toBe("pending_consent");
    setup.sandbox.advance(4_000);
    expect(await status(setup, avatar_item.id)).toBe("completed");
  });

  it.each([
    ["sandbox:fail", "failed", "invalid_parameter"],
    ["sandbox:fail=content_policy_violation", "failed", "content_policy_violation"],
    ["sandbox:processing", "processing", undefined],
    ["sandbox:consent", "pending_consent", undefined],
  ])("obeys the trigger %s in its name: %s", async (word, expected, code) => {
    const setup = setUp();
    const { avatar_item } = await unwrap(
      setup.heygen.POST("/v3/avatars", { body: { ...photo, name: `Anna ${word}` } }),
    );
    setup.sandbox.advance(24 * 60 * 60 * 1000);
    const { body } = await setup.send("GET", `/v3/avatars/looks/${avatar_item.id}`);
    expect([body.data.status, body.data.error?.code]).toEqual([expected, code]);
  });
});

describe("a video in the sandbox", () => {
  const video = { type: "avatar", avatar_id: "look_def456", script: "Hello." } as const;

  it("is waiting, pending, processing, then completed", async () => {
    const { heygen, sandbox, send } = setUp();
    const { video_id, status } = await unwrap(heygen.POST("/v3/videos", { body: video }));
    const states = [status];
    for (const ms of [0, 1_500, 3_500]) {
      sandbox.advance(ms);
      states.push((await send("GET", `/v3/videos/${video_id}`)).body.data.status);
    }
    expect(states).toEqual(["waiting", "pending", "processing", "completed"]);
    expect((await waitForVideo(heygen, video_id)).video_url).toContain(".mp4");
  });

  it("fails if its script has the trigger", async () => {
    const { heygen, sandbox, send } = setUp();
    const body = { ...video, script: "sandbox:fail=tts_text_invalid" };
    const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
    sandbox.advance(5_000);
    expect((await send("GET", `/v3/videos/${video_id}`)).body.data).toMatchObject({
      status: "failed",
      failure_code: "tts_text_invalid",
    });
  });

  it("can be created by an agent session", async () => {
    const { send } = setUp();
    const { body } = await send("POST", "/v3/video-agents", { body: { prompt: "A demo", avatar_id: "look_def456" } });
    expect((await send("GET", `/v3/videos/${body.data.video_id}`)).status).toBe(200);
  });
});

describe("the state of the sandbox", () => {
  it("can be restored in another sandbox", async () => {
    const first = setUp();
    const { avatar_item } = await unwrap(first.heygen.POST("/v3/avatars", { body: photo }));
    first.sandbox.advance(4_000);
    const second = setUp({ state: JSON.parse(JSON.stringify(first.sandbox.snapshot())) });
    expect(await status(second, avatar_item.id)).toBe("completed");
    expect((await second.send("POST", "/v3/avatars", { body: photo })).status).toBe(200);
  });

  it("is the fixtures again after a reset", async () => {
    const { sandbox, send } = setUp();
    const before = sandbox.snapshot();
    await send("DELETE", "/v3/avatars/group_xyz789");
    sandbox.advance(1_000);
    sandbox.reset();
    expect(sandbox.snapshot()).toEqual(before);
  });

  it("is the same for the same seed, including ids", async () => {
    const make = async (random: number) => (await setUp({ random }).send("POST", "/v3/avatars", { body: photo })).body;
    expect(await make(7)).toEqual(await make(7));
    expect(await make(7)).not.toEqual(await make(8));
  });
});
