import { describe, expect, it } from "vitest";
import { unwrap } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { spec } from "../spec/spec.ts";
import { type Setup, setUp } from "./setup.ts";

const url = "https://example.com/told";

const create = ({ heygen }: Setup, more: object = {}) =>
  unwrap(heygen.POST("/v3/webhooks/endpoints", { body: { url, ...more } }));

const listed = async ({ heygen }: Setup) => unwrap(heygen.GET("/v3/webhooks/endpoints"));

describe("a webhook endpoint", () => {
  it("returns its secret only when it is created", async () => {
    const setup = setUp();
    const endpoint = await create(setup, { events: ["avatar_video.success"] });
    expect(endpoint).toMatchObject({ url, events: ["avatar_video.success"], status: "enabled" });
    expect(endpoint.secret).toMatch(/^whsec_[0-9a-f]{32}$/);
    expect(endpoint.created_at).toBe("2026-11-20T12:00:00.000Z");
    const again = (await listed(setup)).find(({ endpoint_id }) => endpoint_id === endpoint.endpoint_id);
    expect(again).toMatchObject({ url });
    expect(JSON.stringify(await listed(setup))).not.toContain("whsec_");
  });

  it("subscribes to all events by default", async () => {
    const setup = setUp();
    expect((await create(setup)).events).toBeNull();
    expect((await create(setup, { events: null })).events).toBeNull();
  });

  it("can be updated with a URL, events, or nothing", async () => {
    const setup = setUp();
    const { endpoint_id } = await create(setup);
    const change = (body: object) =>
      unwrap(setup.heygen.PATCH("/v3/webhooks/endpoints/{endpoint_id}", { params: { path: { endpoint_id } }, body }));
    expect(await change({ url: "https://example.com/other" })).toMatchObject({ url: "https://example.com/other" });
    expect((await change({ events: ["video_agent.fail"] })).events).toEqual(["video_agent.fail"]);
    expect(await change({})).toMatchObject({ url: "https://example.com/other", events: ["video_agent.fail"] });
    expect(await change({ url: null, events: null })).toMatchObject({ events: ["video_agent.fail"] });
  });

  it("gets a new secret by rotation, which replaces the old one", async () => {
    const setup = setUp();
    const { endpoint_id, secret } = await create(setup);
    const params = { path: { endpoint_id } };
    const rotated = await unwrap(setup.heygen.POST("/v3/webhooks/endpoints/{endpoint_id}/rotate-secret", { params }));
    expect(rotated).toEqual({ endpoint_id, secret: expect.stringMatching(/^whsec_[0-9a-f]{32}$/) });
    expect(rotated.secret).not.toBe(secret);
    const stored = setup.sandbox.snapshot().endpoints.find(({ id }) => id === endpoint_id);
    expect(stored?.secret).toBe(rotated.secret);
  });

  it("is created only once per idempotency key, and its secret rotated only once", async () => {
    const { send, sandbox } = setUp();
    const headers = { "Idempotency-Key": "once" };
    const [first, second] = [
      await send("POST", "/v3/webhooks/endpoints", { body: { url }, headers }),
      await send("POST", "/v3/webhooks/endpoints", { body: { url }, headers }),
    ];
    expect(second.body).toEqual(first.body);
    expect(sandbox.snapshot().endpoints).toHaveLength(4);
    const path = `/v3/webhooks/endpoints/${first.body.data.endpoint_id}/rotate-secret`;
    const rotated = await send("POST", path, { headers });
    expect((await send("POST", path, { headers })).body).toEqual(rotated.body);
    expect((await send("POST", path)).body).not.toEqual(rotated.body);
  });

  it("is not found after it is deleted", async () => {
    const setup = setUp();
    const { endpoint_id } = await create(setup);
    const path = `/v3/webhooks/endpoints/${endpoint_id}`;
    expect((await setup.send("DELETE", path)).body).toEqual({ data: {} });
    expect((await listed(setup)).map((endpoint) => endpoint.endpoint_id)).not.toContain(endpoint_id);
    const answers = [
      await setup.send("DELETE", path),
      await setup.send("PATCH", path, { body: {} }),
      await setup.send("POST", `${path}/rotate-secret`),
    ];
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual(
      Array(3).fill([404, "webhook_not_found"]),
    );
  });

  it.each<[object, string]>([
    [{ url: "http://example.com/told" }, "url"],
    [{ url: "told" }, "url"],
    [{ url: "javascript:alert(1)" }, "url"],
    [{ events: ["avatar_video.completed"] }, "events.0"],
    [{ secret: "mine" }, "secret"],
  ])("is rejected with %j", async (more, param) => {
    const { status, body } = await setUp().send("POST", "/v3/webhooks/endpoints", { body: { url, ...more } });
    expect([status, body.error.code, body.error.param]).toEqual([400, "invalid_parameter", param]);
  });

  it("may be an http server on this machine", async () => {
    expect((await create(setUp(), { url: "http://127.0.0.1:3000/told" })).url).toBe("http://127.0.0.1:3000/told");
  });

  it("is kept across restarts", async () => {
    const setup = setUp();
    const { endpoint_id, secret } = await create(setup);
    const state = JSON.parse(JSON.stringify(setup.sandbox.snapshot()));
    const stored = createSandbox({ state })
      .snapshot()
      .endpoints.find(({ id }) => id === endpoint_id);
    expect(stored?.secret).toBe(secret);
  });
});

describe("the lists of webhooks", () => {
  it("contain all event types in the spec", async () => {
    const { body } = await setUp().send("GET", "/v3/webhooks/event-types");
    const types = body.data.map((item: { event_type: string }) => item.event_type);
    expect(types).toEqual(spec.components.schemas.WebhookEventType.enum);
  });

  it("return endpoints in pages of ten", async () => {
    const setup = setUp();
    for (let index = 0; index < 10; index++) await create(setup);
    const first = await setup.send("GET", "/v3/webhooks/endpoints");
    const second = await setup.send("GET", `/v3/webhooks/endpoints?token=${first.body.next_token}`);
    expect([first.body.data.length, second.body.data.length, second.body.has_more]).toEqual([10, 3, false]);
  });

  it("return no events at first", async () => {
    const { body } = await setUp().send("GET", "/v3/webhooks/events");
    expect(body).toEqual({ data: [], has_more: false, next_token: null });
  });

  it("return events by type or entity, newest first", async () => {
    const event = (seq: number, type: string, entityId: string | null) => ({
      seq,
      id: `evt_${seq}`,
      type,
      data: { video_id: `video_${seq}` },
      entityId,
      createdAt: Date.UTC(2026, 10, 20, 12, 0, seq),
    });
    const events = [
      event(1, "avatar_video.success", null),
      event(2, "avatar_video.fail", "entity_1"),
      event(3, "avatar_video.success", "entity_1"),
    ];
    const { send } = setUp({ state: { ...setUp().sandbox.snapshot(), events } });
    const ids = async (query: string) =>
      (await send("GET", `/v3/webhooks/events?${query}`)).body.data.map((item: { event_id: string }) => item.event_id);
    expect(await ids("")).toEqual(["evt_3", "evt_2", "evt_1"]);
    expect(await ids("event_type=avatar_video.success")).toEqual(["evt_3", "evt_1"]);
    expect(await ids("event_type=avatar_video.success&entity_id=entity_1")).toEqual(["evt_3"]);
    const { status, body } = await send("GET", "/v3/webhooks/events?event_type=video.success");
    expect([status, body.error.param]).toEqual([400, "event_type"]);
  });
});
