import { describe, expect, it, vi } from "vitest";
import { seenInMemory } from "../../src/webhooks/event-store.ts";
import { HeyGenWebhookError, type SeenEvents, type WebhookHandlerOptions, webhookHandler } from "../../src/webhooks.ts";
import { deliveryOf, secret, success } from "./deliveries.ts";

const statusOf = async (response: Promise<Response>) => (await response).status;

/** A promise and the function that resolves it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe("webhookHandler", () => {
  it("passes an event and its id to its function", async () => {
    const run = vi.fn();
    const receive = webhookHandler({ secret, on: { "avatar_video.success": run } });
    expect(await statusOf(receive(deliveryOf()))).toBe(200);
    expect(run.mock.calls).toEqual([[success, "evt_abc123"]]);
  });

  it.each(["avatar_video.fail", "batch.paused", "constructor", "__proto__"])(
    "passes an event without a function to onUnknown: %s",
    async (event_type) => {
      const onUnknown = vi.fn();
      const receive = webhookHandler({ secret, on: { "avatar_video.success": () => {} }, onUnknown });
      expect(await statusOf(receive(deliveryOf({ event_type, event_data: {} })))).toBe(200);
      expect(onUnknown.mock.calls[0]?.[0]).toEqual({ event_type, event_data: {} });
    },
  );

  it("passes an event whose function is undefined to onUnknown", async () => {
    const onUnknown = vi.fn();
    await webhookHandler({ secret, on: { "avatar_video.success": undefined }, onUnknown })(deliveryOf());
    expect(onUnknown).toHaveBeenCalledTimes(1);
  });

  it("responds 200 to an event that has no function", async () => {
    expect(await statusOf(webhookHandler({ secret })(deliveryOf()))).toBe(200);
  });

  it("handles an event once, however often it is delivered", async () => {
    const run = vi.fn();
    const receive = webhookHandler({ secret, onUnknown: run });
    for (let count = 0; count < 3; count++) expect(await statusOf(receive(deliveryOf()))).toBe(200);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("handles a delivery once if it is replayed with another id in the header", async () => {
    const run = vi.fn();
    const receive = webhookHandler({ secret, onUnknown: run });
    for (const id of ["evt_1", "evt_2"]) await receive(deliveryOf(success, { "Heygen-Event-Id": id }));
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("does not handle an event twice at the same time, and responds 503 meanwhile", async () => {
    const { open, opened } = gate();
    const run = vi.fn(() => opened);
    const receive = webhookHandler({ secret, onUnknown: run });
    const first = receive(deliveryOf());
    await vi.waitFor(() => expect(run).toHaveBeenCalled());
    expect(await statusOf(receive(deliveryOf()))).toBe(503);
    open();
    expect(await statusOf(first)).toBe(200);
    expect(await statusOf(receive(deliveryOf()))).toBe(200);
    expect(run).toHaveBeenCalledTimes(1);
  });

  it("responds 500 when a function fails, calls onError, and retries with the next delivery", async () => {
    const problem = new Error("disk full");
    const run = vi.fn().mockRejectedValueOnce(problem);
    const onError = vi.fn();
    const receive = webhookHandler({ secret, onUnknown: run, onError });
    expect(await statusOf(receive(deliveryOf()))).toBe(500);
    expect(onError.mock.calls).toEqual([[problem]]);
    expect(await statusOf(receive(deliveryOf()))).toBe(200);
    expect(run).toHaveBeenCalledTimes(2);
  });

  describe("with a slow function", () => {
    it("responds 503 in time, lets the function continue, and does not start it again", async () => {
      const { open, opened } = gate();
      const run = vi.fn(() => opened);
      const receive = webhookHandler({ secret, onUnknown: run, timeoutMs: 5 });
      expect(await statusOf(receive(deliveryOf()))).toBe(503);
      open();
      await vi.waitFor(async () => expect(await statusOf(receive(deliveryOf()))).toBe(200));
      expect(run).toHaveBeenCalledTimes(1);
    });

    it("runs the function again if it failed later", async () => {
      const run = vi.fn(async () => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        if (run.mock.calls.length === 1) throw new Error("too late");
      });
      const onError = vi.fn();
      const receive = webhookHandler({ secret, onUnknown: run, onError, timeoutMs: 5 });
      expect(await statusOf(receive(deliveryOf()))).toBe(503);
      await vi.waitFor(() => expect(onError).toHaveBeenCalled());
      await receive(deliveryOf());
      await vi.waitFor(async () => expect(await statusOf(receive(deliveryOf()))).toBe(200));
      expect(run).toHaveBeenCalledTimes(2);
    });

    it("waits for eight seconds by default", async () => {
      vi.useFakeTimers();
      try {
        const answer = webhookHandler({ secret, onUnknown: () => new Promise(() => {}) })(deliveryOf());
        let status = 0;
        answer.then((response) => {
          status = response.status;
        });
        await vi.advanceTimersByTimeAsync(7_999);
        expect(status).toBe(0);
        await vi.advanceTimersByTimeAsync(1);
        expect((await answer).status).toBe(503);
        expect(vi.getTimerCount()).toBe(0);
      } finally {
        vi.useRealTimers();
      }
    });
  });

  it.each([
    ["GET", 200],
    ["OPTIONS", 200],
    ["PUT", 405],
    ["DELETE", 405],
  ])("responds to %s with %i and runs no function", async (method, status) => {
    const run = vi.fn();
    const response = await webhookHandler({ secret, onUnknown: run })(new Request("https://example.com/", { method }));
    expect([response.status, response.headers.get("Allow")]).toEqual([status, "GET, OPTIONS, POST"]);
    expect(run).not.toHaveBeenCalled();
  });

  it.each([
    ["a wrong signature", deliveryOf(success, { Signature: "0".repeat(64) }), 401, "bad_signature"],
    ["no signature", deliveryOf(success, { Signature: "" }), 401, "missing_signature"],
    ["an old delivery", deliveryOf(success, { "Heygen-Timestamp": "1" }), 401, "too_old"],
    ["a body that is not an event", deliveryOf("{}"), 400, "bad_body"],
  ])("responds to %s with the right status, and calls onError", async (_, request, status, reason) => {
    const onError = vi.fn();
    const onUnknown = vi.fn();
    expect(await statusOf(webhookHandler({ secret, onError, onUnknown })(request))).toBe(status);
    expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(HeyGenWebhookError);
    expect(onError.mock.calls[0]?.[0].reason).toBe(reason);
    expect(onUnknown).not.toHaveBeenCalled();
  });

  it("rejects a body of more than 1 MB without reading the rest", async () => {
    let chunks = 0;
    let isCancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1;
        controller.enqueue(new Uint8Array(100_000));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const init: RequestInit & { duplex: "half" } = { method: "POST", body, duplex: "half" };
    expect(await statusOf(webhookHandler({ secret })(new Request("https://example.com/", init)))).toBe(413);
    expect(chunks).toBeLessThan(15);
    expect(isCancelled).toBe(true);
  });

  it("accepts a body of exactly 1 MB", async () => {
    const event = { event_type: "batch.finished", event_data: { text: "" } };
    event.event_data.text = "x".repeat(1_000_000 - JSON.stringify(event).length);
    expect(await statusOf(webhookHandler({ secret })(deliveryOf(event)))).toBe(200);
  });

  it.each([
    [
      "throws",
      () => {
        throw new Error("no log");
      },
    ],
    ["rejects", () => Promise.reject(new Error("no log"))],
  ])("responds as usual when onError %s", async (_, onError) => {
    expect(await statusOf(webhookHandler({ secret, onError })(deliveryOf("{}")))).toBe(400);
  });

  it("accepts deeply nested data", async () => {
    const deep = `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`;
    const receive = webhookHandler({ secret });
    receive.subscribe("video_abc123", () => {});
    expect(await statusOf(receive(deliveryOf(`{"event_type":"batch.finished","event_data":${deep}}`)))).toBe(200);
  });

  it.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])("rejects the timeoutMs %d at once", (timeoutMs) => {
    expect(() => webhookHandler({ secret, timeoutMs })).toThrow("webhookHandler: timeoutMs is out of range");
  });

  it.each<[string, unknown, string]>([
    ["is unknown", { secret, onerror: () => {} }, "there is no option onerror"],
    ["is no function", { secret, onUnknown: "log" }, "onUnknown must be of type function"],
    ["is no object", { secret, on: () => {} }, "on must be of type object"],
    ["is a list of names", { secret, on: { "avatar_video.fail": "log" } }, "on and seen must hold functions"],
    ["lacks a function", { secret, seen: { claim() {} } }, "on and seen must hold functions"],
    ["is null", { secret, on: null }, "on must be of type object"],
    ["is out of range", { secret, toleranceSeconds: Number.NaN }, "toleranceSeconds is out of range"],
    ["has no effect", { secret, token: "a-token" }, "pass either a secret, or unsigned: true and a token"],
    [
      "has no effect without a signature",
      { secret, unsigned: true, token: "t" },
      "pass either a secret, or unsigned: true and a token",
    ],
    ["is a promise", { secret: Promise.resolve(secret) }, "secret must be of type string"],
    ["is a number in a list", { secret: [secret, 5] }, "secret must be of type string"],
  ])("rejects an option that %s at once", (_, options, problem) => {
    expect(() => webhookHandler(options as never)).toThrow(new TypeError(`webhookHandler: ${problem}`));
  });

  it.each<[string, WebhookHandlerOptions, string]>([
    ["no secret", { secret: undefined }, "missing_secret: no secret or token is set"],
    ["an empty secret", { secret: "" }, "missing_secret: no secret or token is set"],
    ["no secret in a list", { secret: [] }, "missing_secret: no secret or token is set"],
    ["no token", { unsigned: true, token: undefined }, "missing_secret: no secret or token is set"],
    ["a line end after its secret", { secret: `${secret}\n` }, "padded_secret: white space around the secret or token"],
  ])("can be created with %s, as in a build, and then responds 500 and says so", async (_, options, problem) => {
    const onError = vi.fn();
    const response = await webhookHandler({ ...options, onError })(deliveryOf());
    expect([response.status, await response.text()]).toEqual([500, `${problem}\n`]);
    expect(onError.mock.calls[0]?.[0]).toBeInstanceOf(HeyGenWebhookError);
  });

  it("throws at once for the request of Express, which would wait for ever", () => {
    const request = { method: "POST", url: "/hook", headers: { host: "localhost" } };
    expect(() => webhookHandler({ secret })(request as never)).toThrow(
      "webhookHandler: pass a Request of fetch; in Express and the like use nodeHandler",
    );
  });

  describe("with a custom event store", () => {
    const memory = (changes: Partial<SeenEvents> = {}): SeenEvents => ({
      claim: async () => null,
      complete: async () => {},
      release: async () => {},
      ...changes,
    });

    it.each([
      ["done", 200],
      ["claimed", 503],
      ["OK", 500],
    ])("does not handle an event that is %s", async (state, status) => {
      const run = vi.fn();
      const receive = webhookHandler({ secret, onUnknown: run, seen: memory({ claim: async () => state }) });
      expect(await statusOf(receive(deliveryOf()))).toBe(status);
      expect(run).not.toHaveBeenCalled();
    });

    it("responds 500 when the store fails, so that the event is delivered again", async () => {
      const run = vi.fn();
      const onError = vi.fn();
      const seen = memory({ claim: vi.fn().mockRejectedValueOnce(new Error("no connection")).mockResolvedValue(null) });
      const receive = webhookHandler({ secret, onUnknown: run, onError, seen });
      expect(await statusOf(receive(deliveryOf()))).toBe(500);
      expect(await statusOf(receive(deliveryOf()))).toBe(200);
      expect([run.mock.calls.length, onError.mock.calls.length]).toEqual([1, 1]);
    });

    it("reports why a function failed even if the event can't be released", async () => {
      const onError = vi.fn();
      const onUnknown = () => Promise.reject(new Error("disk full"));
      const seen = memory({ release: () => Promise.reject(new Error("no connection")) });
      expect(await statusOf(webhookHandler({ secret, onUnknown, onError, seen })(deliveryOf()))).toBe(500);
      expect(onError.mock.calls.map(([{ message }]) => message)).toEqual(["disk full", "no connection"]);
    });

    it("completes handled events in the store and releases failed ones", async () => {
      const complete = vi.fn();
      const release = vi.fn();
      const onUnknown = vi.fn().mockRejectedValueOnce(new Error("no"));
      const receive = webhookHandler({ secret, onUnknown, seen: memory({ complete, release }) });
      await receive(deliveryOf());
      expect([release.mock.calls, complete.mock.calls]).toEqual([[["evt_abc123"]], []]);
      await receive(deliveryOf());
      expect(complete.mock.calls).toEqual([["evt_abc123"]]);
    });
  });
});

describe("seenInMemory", () => {
  it("remembers 10 000 events and forgets the oldest first", async () => {
    const seen = seenInMemory();
    for (let number = 0; number <= 10_000; number++) {
      seen.claim(`evt_${number}`);
      seen.complete(`evt_${number}`);
    }
    expect([seen.claim("evt_1"), seen.claim("evt_0")]).toEqual(["done", undefined]);
  });

  it("never forgets an event that is being handled", () => {
    const seen = seenInMemory();
    seen.claim("evt_slow");
    for (let number = 0; number <= 10_000; number++) {
      seen.claim(`evt_${number}`);
      seen.complete(`evt_${number}`);
    }
    expect(seen.claim("evt_slow")).toBe("claimed");
  });
});

describe("webhookHandler for callbacks", () => {
  const token = "4f9d1c";
  const callbackOf = (body: unknown, query = `?token=${token}`) =>
    new Request(`https://example.com/callback${query}`, { method: "POST", body: JSON.stringify(body) });

  it("requires the token instead of a signature", async () => {
    const run = vi.fn();
    const receive = webhookHandler({ unsigned: true, token, on: { "avatar_video.success": run } });
    expect(await statusOf(receive(callbackOf(success)))).toBe(200);
    expect(run.mock.calls).toEqual([[success, "evt_abc123"]]);
  });

  it.each(["", "?token=", "?token=4f9d1d", "?token=4f9d1c0", "?Token=4f9d1c"])(
    "rejects the token %j",
    async (query) => {
      const onUnknown = vi.fn();
      expect(await statusOf(webhookHandler({ unsigned: true, token, onUnknown })(callbackOf(success, query)))).toBe(
        401,
      );
      expect(onUnknown).not.toHaveBeenCalled();
    },
  );

  it("treats a body without an envelope as an event without a name", async () => {
    const onUnknown = vi.fn();
    const body = { status: "completed", video_id: "video_abc123" };
    expect(await statusOf(webhookHandler({ unsigned: true, token, onUnknown })(callbackOf(body)))).toBe(200);
    expect(onUnknown.mock.calls[0]?.[0]).toMatchObject({ event_type: "", event_data: body });
  });

  it.each([null, [], "text", 1, { event_type: "avatar_video.success" }])("rejects the body %j", async (body) => {
    expect(await statusOf(webhookHandler({ unsigned: true, token })(callbackOf(body)))).toBe(400);
  });
});
