// Webhooks of the sandbox, delivered in process and with an injected clock.
import { afterEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { createSandbox, type DeliverySettings, type SandboxOptions } from "../../src/sandbox.ts";
import { verifyWebhook } from "../../src/webhooks.ts";
import { setUp as setUpSandbox, twin } from "./setup.ts";

interface Told {
  url: string;
  headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests read arbitrary bodies
  event: any;
}

const hook = "https://example.com/hook";
const video = { type: "avatar", avatar_id: "look_def456", script: "Hi." } as const;

/** A sandbox whose deliveries are collected in a list and get the response of `answer`. */
function setUp(options: SandboxOptions = {}, answer: (count: number) => Response = () => new Response("ok")) {
  const told: Told[] = [];
  const setup = setUpSandbox({
    async deliver(request) {
      const { url, headers } = request;
      told.push({ url, headers: Object.fromEntries(headers), event: await request.json() });
      return answer(told.length);
    },
    ...options,
  });
  const { sandbox, send } = setup;
  const register = async (more: object = {}) =>
    (await send("POST", "/v3/webhooks/endpoints", { body: { url: hook, ...more } })).body.data;
  const make = async (more: object = {}) =>
    (await send("POST", "/v3/videos", { body: { ...video, ...more } })).body.data.video_id as string;
  const pass = async (ms: number) => {
    sandbox.advance(ms);
    await sandbox.delivered();
  };
  const typesOf = () => told.map(({ event }) => event.event_type);
  return { ...setup, told, register, make, pass, control: sandbox.control, typesOf };
}

describe("the event of a video", () => {
  it("is delivered to every subscribed endpoint and to the callback URL when the video is completed", async () => {
    const { register, make, pass, told, send } = setUp();
    const { secret } = await register();
    await register({ url: `${hook}/agent`, events: ["video_agent.success"] });
    const id = await make({ callback_url: "https://example.com/callback?token=t", callback_id: "order_42" });
    await pass(4_000);
    expect(told).toEqual([]);
    await pass(1_000);
    expect(told.map(({ url }) => url)).toEqual([hook, "https://example.com/callback?token=t"]);
    const [signed, callback] = told as [Told, Told];
    const { video_url } = (await send("GET", `/v3/videos/${id}`)).body.data;
    expect(signed.event).toEqual({
      event_id: expect.stringMatching(/^evt_/),
      event_type: "avatar_video.success",
      event_data: { video_id: id, url: video_url, callback_id: "order_42" },
      created_at: "2026-11-20T12:00:05.000Z",
    });
    expect(callback.event).toEqual(signed.event);
    expect(callback.headers).toEqual({ "content-type": "application/json" });
    const body = JSON.stringify(signed.event);
    expect((await verifyWebhook({ body, headers: signed.headers }, secret)).id).toBe(signed.event.event_id);
  });

  it("is delivered with the next request or when the clock is advanced", async () => {
    const { register, make, told, sandbox } = setUp({ durations: { video: 0 } });
    await register();
    await make();
    await vi.waitFor(() => expect(told).toHaveLength(1));
    await make();
    await sandbox.delivered();
    expect(told).toHaveLength(2);
  });

  it("has the reason if the video failed, and is not delivered if the video was deleted", async () => {
    const { register, make, pass, told, send } = setUp();
    await register();
    await make({ script: "Hm. sandbox:fail" });
    const removed = await make();
    await send("DELETE", `/v3/videos/${removed}`);
    await pass(5_000);
    expect(told).toHaveLength(1);
    expect(told[0]?.event).toMatchObject({
      event_type: "avatar_video.fail",
      event_data: { msg: "A failure requested by the trigger sandbox:fail.", callback_id: null },
    });
  });

  it("has the session if the video is from the agent, even if the session was stopped", async () => {
    const { register, pass, told, send } = setUp();
    await register();
    const start = async () =>
      (await send("POST", "/v3/video-agents", { body: { prompt: "A demo", callback_id: "a" } })).body.data;
    const [finished, stopped] = [await start(), await start()];
    await send("POST", `/v3/video-agents/${stopped.session_id}/stop`, { body: {} });
    await pass(0);
    const subject = ({ session_id, video_id }: typeof finished) => ({ session_id, video_id, callback_id: "a" });
    expect(told[0]?.event).toMatchObject({ event_type: "video_agent.fail", event_data: subject(stopped) });
    await pass(5_000);
    expect(told[1]?.event).toMatchObject({
      event_type: "video_agent.success",
      event_data: { ...subject(finished), video_url: expect.any(String) },
    });
    expect(told).toHaveLength(2);
  });
});

describe("the event of an avatar", () => {
  it("has a type that depends on the avatar, and the ids of the look and its group", async () => {
    const { register, pass, told, send } = setUp();
    await register();
    const { body } = await send("POST", "/v3/avatars", { body: twin });
    await pass(4_000);
    const { id, group_id } = body.data.avatar_item;
    expect(told[0]?.event).toMatchObject({ event_type: "instant_avatar.success", event_data: { id, group_id } });
  });
});

describe("an endpoint", () => {
  it("gets retries signed with a rotated secret, and none after it is deleted", async () => {
    const { register, make, pass, told, send } = setUp({}, () => new Response(null, { status: 500 }));
    const { endpoint_id } = await register();
    await make();
    await pass(5_000);
    const { body } = await send("POST", `/v3/webhooks/endpoints/${endpoint_id}/rotate-secret`);
    await pass(10_000);
    const [old, renewed] = told as [Told, Told];
    expect(renewed.headers.signature).not.toBe(old.headers.signature);
    const text = JSON.stringify(renewed.event);
    await verifyWebhook({ body: text, headers: renewed.headers }, body.data.secret);
    await send("DELETE", `/v3/webhooks/endpoints/${endpoint_id}`);
    await pass(86_400_000);
    expect(told).toHaveLength(2);
  });

  it("gets only the events of its entity_id", async () => {
    const { register, make, pass, told } = setUp();
    await make();
    const id = await make();
    await register({ entity_id: id });
    await pass(5_000);
    expect(told.map(({ event }) => event.event_data.video_id)).toEqual([id]);
  });
});

describe("a failed delivery", () => {
  it("is retried for 24 hours, after pauses that double up to an hour", async () => {
    const { register, make, pass, told, control } = setUp({}, () => new Response("Full.", { status: 507 }));
    await register();
    await make();
    await pass(5_000);
    const counts: number[] = [];
    for (const seconds of [9, 1, 20, 40, 80]) {
      await pass(seconds * 1_000);
      counts.push(told.length);
    }
    expect(counts).toEqual([1, 2, 3, 4, 5]);
    await pass(2 * 86_400_000);
    expect(told).toHaveLength(32);
    await pass(86_400_000);
    expect(told).toHaveLength(32);
    expect(await control.deliveries()).toEqual([]);
  });

  it.each<[string, () => Response]>([
    ["a redirect", () => Response.redirect("https://example.com/elsewhere", 307)],
    ["an error", () => new Response(null, { status: 410 })],
    [
      "a connection that breaks",
      () => {
        throw new TypeError("fetch failed", { cause: new Error("ECONNRESET") });
      },
    ],
  ])("is retried after %s", async (_, answer) => {
    const { register, make, pass, told, control } = setUp({}, (count) => (count === 1 ? answer() : new Response()));
    await register();
    await make();
    await pass(5_000);
    await pass(10_000);
    const [delivery] = await control.deliveries();
    expect([told.length, delivery?.status, delivery?.attempts.length]).toEqual([2, "delivered", 2]);
  });

  it.each([[undefined], [null], ["no route"], [{}]])("is retried if deliver rejects with %j", async (reason) => {
    const { register, make, pass, control } = setUp({ deliver: () => Promise.reject(reason) });
    await register();
    await make();
    await pass(5_000);
    await pass(10_000);
    const problem = typeof reason === "string" ? reason : "deliver failed without a message";
    const attempt = expect.objectContaining({ status: null, problem });
    expect(await control.deliveries()).toMatchObject([{ status: "pending", attempts: [attempt, attempt] }]);
  });

  it("can be resent manually, even after success", async () => {
    const { register, make, pass, told, control } = setUp();
    await register();
    await make();
    await pass(5_000);
    const [delivery] = await control.deliveries({ status: "delivered" });
    await control.resend(delivery?.delivery_id ?? "");
    await control.delivered();
    expect(told).toHaveLength(2);
    expect(told[1]).toEqual(told[0]);
    await expect(control.resend("delivery_none")).rejects.toThrow("there is no delivery delivery_none");
  });
});

describe("a cancelled delivery", () => {
  it("is not resent while its endpoint is deleted or subscribes to other events, and the error says so", async () => {
    const { register, make, pass, told, control, send } = setUp({}, () => new Response(null, { status: 500 }));
    const { endpoint_id } = await register();
    await make();
    await pass(5_000);
    const endpoint = `/v3/webhooks/endpoints/${endpoint_id}`;
    await send("PATCH", endpoint, { body: { events: ["video_agent.success"] } });
    await pass(10_000);
    const [delivery] = await control.deliveries({ status: "cancelled" });
    const id = delivery?.delivery_id ?? "";
    const errorReply = `${id} can't be resent: its endpoint was deleted, or no longer subscribes to such events`;
    await expect(control.resend(id)).rejects.toThrow(errorReply);
    await send("PATCH", endpoint, { body: { events: ["avatar_video.success"] } });
    await control.resend(id);
    await control.delivered();
    expect(told).toHaveLength(2);
    await send("DELETE", endpoint);
    await expect(control.resend(id)).rejects.toThrow(errorReply);
  });
});

describe("the settings of deliveries", () => {
  const deliver = async (deliveries: Partial<DeliverySettings>, count = 1) => {
    const setup = setUp({ random: 1 });
    await setup.control.configure({ deliveries });
    await setup.register();
    for (let index = 0; index < count; index++) await setup.make({ title: `${index}` });
    await setup.pass(5_000);
    return setup;
  };

  it.each<[DeliverySettings["headers"], string[]]>([
    ["observed", ["content-type", "signature"]],
    ["documented", ["content-type", "heygen-event-id", "heygen-signature", "heygen-timestamp"]],
    ["both", ["content-type", "heygen-event-id", "heygen-signature", "heygen-timestamp", "signature"]],
  ])("determine the headers: %s", async (headers, names) => {
    const { told } = await deliver({ headers });
    expect(Object.keys(told[0]?.headers ?? {}).sort()).toEqual(names);
  });

  it("duplicate, delay, reorder and lose deliveries, and omit the URL", async () => {
    const twice = await deliver({ duplicates: 1 });
    expect(twice.told.map(({ event }) => event.event_id)).toEqual(Array(2).fill(twice.told[0]?.event.event_id));
    const late = await deliver({ delayMs: [60_000, 60_000] });
    expect(late.told).toEqual([]);
    await late.pass(60_000);
    expect(late.told).toHaveLength(1);
    const ids = ({ told }: typeof late) => told.map(({ event }) => event.event_data.video_id);
    const [kept, shuffled] = [await deliver({}, 8), await deliver({ order: "shuffled" }, 8)];
    expect(ids(shuffled)).not.toEqual(ids(kept));
    expect(ids(shuffled).sort()).toEqual(ids(kept).sort());
    const bare = await deliver({ withoutUrl: 1 });
    expect(bare.told[0]?.event.event_data).toEqual({ video_id: expect.any(String), callback_id: null });
    const lost = await deliver({ lost: 1 });
    expect(lost.told).toEqual([]);
    await lost.control.configure({ deliveries: { lost: 0 } });
    await lost.pass(10_000);
    expect(lost.told).toHaveLength(1);
  });

  it.each([
    [{ headers: "mine" }, "headers must be one of documented, observed, both"],
    [{ duplicates: 2 }, "duplicates must be a number from 0 to 1"],
    [{ speed: 1 }, "there is no deliveries.speed"],
  ])("are rejected if they are invalid: %j", async (deliveries, message) => {
    const { control } = setUp();
    await expect(control.configure({ deliveries: deliveries as object })).rejects.toThrow(message);
    expect(() => setUp({ deliveries: deliveries as object })).toThrow(TypeError);
  });
});

describe("createSandbox", () => {
  it.each([
    [{ looks: 1_000 }, "there is no option looks"],
    [{ seed: 5 }, "seed must be an object with groups and looks"],
    [{ deliveries: 5 }, "deliveries must be an object"],
    [{ deliveries: null }, "deliveries must be an object"],
    [{ deliveries: { constructor: 1 } }, "there is no option deliveries.constructor"],
    [{ deliveries: { delayMs: -1 } }, "deliveries.delayMs must be a number from 0 to 86400000, or two such numbers"],
    [{ deliveries: { delayMs: [1] } }, "deliveries.delayMs must be a number from 0 to 86400000, or two such numbers"],
    [{ deliveries: { delayMs: [2, 1] } }, "deliveries.delayMs must be a number from 0 to 86400000"],
    [{ deliveries: { delayMs: [0, 1e9] } }, "deliveries.delayMs must be a number from 0 to 86400000"],
    [{ deliveries: { timeoutMs: 1e12 } }, "deliveries.timeoutMs must be a number from 1 to 60000"],
    [{ latencyMs: [1] }, "latencyMs must be a number from 0 to 60000, or two such numbers"],
    [{ deliver: 5 }, "deliver must be a function"],
    [{ deliver: { fetch() {} } }, "deliver must be a function"],
    [{ deliverTo: "a.example" }, 'deliverTo must be a list of hosts such as "hooks.example.com"'],
    [{ deliverTo: ["https://a.example/"] }, 'deliverTo must be a list of hosts such as "hooks.example.com"'],
    [{ deliverTo: ["a.example:3000"] }, 'deliverTo must be a list of hosts such as "hooks.example.com"'],
    [{ deliverTo: [""] }, 'deliverTo must be a list of hosts such as "hooks.example.com"'],
  ])("rejects %j", (options, message) => {
    const make = () => createSandbox(options as SandboxOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(message);
  });

  it("accepts upper-case hosts, IPv4 and IPv6 addresses in deliverTo", async () => {
    const fetch = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response());
    onTestFinished(() => fetch.mockRestore());
    const { make, pass } = setUp({ deliver: undefined, deliverTo: ["Hooks.Example.com", "8.8.8.8", "[2001:db8::1]"] });
    for (const host of ["hooks.example.com", "8.8.8.8", "[2001:db8::1]"])
      await make({ callback_url: `https://${host}/` });
    await pass(5_000);
    expect(fetch).toHaveBeenCalledTimes(3);
  });
});

describe("the list of events", () => {
  it("has the events of the last 24 hours, newest first, filtered by type and entity", async () => {
    const { make, pass, send } = setUp();
    const first = await make();
    await pass(60_000);
    const second = await make({ script: "sandbox:fail" });
    await pass(5_000);
    const listed = async (query = "") =>
      (await send("GET", `/v3/webhooks/events${query}`)).body.data.map(
        (event: Told["event"]) => event.event_data.video_id,
      );
    expect(await listed()).toEqual([second, first]);
    expect(await listed("?event_type=avatar_video.success")).toEqual([first]);
    expect(await listed(`?entity_id=${second}`)).toEqual([second]);
    const page = await send("GET", "/v3/webhooks/events?limit=1");
    expect(await listed(`?limit=1&token=${page.body.next_token}`)).toEqual([first]);
    await pass(86_400_000 - 30_000);
    expect(await listed()).toEqual([second]);
  });

  it("is kept across restarts together with pending deliveries, and nothing is delivered twice", async () => {
    const setup = setUp({}, () => new Response(null, { status: 500 }));
    await setup.register();
    await setup.make();
    await setup.pass(5_000);
    await setup.make();
    const state = JSON.parse(JSON.stringify(setup.sandbox.snapshot()));
    const again = setUp({ state });
    expect(again.sandbox.snapshot()).toEqual(state);
    await again.pass(0);
    expect(again.told).toEqual([]);
    await again.pass(10_000);
    expect(again.told.map(({ event }) => event.event_id)).toHaveLength(2);
    await again.pass(86_400_000);
    expect(again.told).toHaveLength(2);
  });
});

describe("a reset", () => {
  it("discards pending deliveries", async () => {
    const { register, make, pass, told, sandbox } = setUp({}, () => new Response(null, { status: 500 }));
    await register();
    await make();
    await pass(5_000);
    sandbox.reset();
    await pass(60_000);
    expect(told).toHaveLength(1);
  });
});

describe("a delivery without the option deliver", () => {
  afterEach(() => void vi.restoreAllMocks());

  it.each([
    ["http://localhost:3000/hook", true],
    ["http://127.0.0.1:3000/", true],
    ["http://0x7f.1/", true],
    ["http://[::1]:3000/", true],
    ["http://10.1.2.3/", true],
    ["http://172.16.0.1/", true],
    ["http://192.168.1.1/", true],
    ["http://[fd00::1]/", true],
    ["http://[::ffff:10.0.0.1]/", true],
    ["https://hooks.example.com/", true],
    ["https://example.com/hook", false],
    ["http://172.32.0.1/", false],
    ["http://169.254.169.254/latest/meta-data", false],
    ["http://[fd00:ec2::254]/latest/meta-data", false],
    ["http://[fd20:ce::254]/computeMetadata", false],
    ["http://[fd00:c1::a9fe:a9fe]/opc", false],
    ["http://[fd00:ec20::1]/", true],
    ["http://0.0.0.0/", false],
    ["http://8.8.8.8/", false],
    ["http://[::ffff:8.8.8.8]/", false],
    ["http://[2001:db8::1]/", false],
    ["http://localhost.example.com/", false],
    ["http://10.example.com/", false],
  ])("to %s is sent: %s", async (callback_url, isSent) => {
    const fetch = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response());
    const { make, pass, control } = setUp({ deliver: undefined, deliverTo: ["hooks.example.com"] });
    await make({ callback_url });
    await pass(5_000);
    expect(fetch).toHaveBeenCalledTimes(isSent ? 1 : 0);
    const [delivery] = await control.deliveries();
    expect([delivery?.status, delivery?.attempts.length]).toEqual([isSent ? "delivered" : "failed", 1]);
  });

  it("is never created for the endpoints in the fixtures", async () => {
    const { make, pass, control } = setUp();
    await make();
    await pass(5_000);
    expect(await control.deliveries()).toEqual([]);
  });

  it.each([
    ["not a URL", "the URL is invalid"],
    ["//localhost/", "the URL is invalid"],
    ["http://", "the URL is invalid"],
    ["ftp://localhost/", "ftp: is neither http nor https"],
    ["http://user@127.0.0.1/", "the URL must not contain a user name or password"],
    ["http://:secret@127.0.0.1/", "the URL must not contain a user name or password"],
  ])("to %s fails without a request or a retry", async (callback_url, problem) => {
    const fetch = vi.spyOn(globalThis, "fetch").mockImplementation(async () => new Response());
    const { make, pass, control } = setUp({ deliver: undefined });
    await make({ callback_url });
    await pass(5_000);
    expect(await control.deliveries()).toMatchObject([{ status: "failed", attempts: [{ status: null, problem }] }]);
    expect(fetch).not.toHaveBeenCalled();
  });
});
