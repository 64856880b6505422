// The caller's signal and the deadline hold, whatever else happens.
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import {
  type HeyGenClient,
  type HeyGenTimeoutError,
  type HeyGenWaitError,
  unwrap,
  waitForLook,
  waitUntil,
} from "../../src/index.ts";
import { clientOf, clientWith, fakeClock, json, listen, rejection, v3Error } from "../http.ts";

const voices = { data: [], has_more: false };
const never = () => new Promise<never>(() => {});

describe("the caller's signal", () => {
  it.each([
    ["a new Request", (request: Request) => new Request(request)],
    ["one made from the address", ({ url, headers }: Request) => new Request(url, { headers })],
  ])("holds even when a middleware returns %s", async (_, replace) => {
    const controller = new AbortController();
    const url = await listen(() => controller.abort("enough"));
    const client = clientOf(url);
    client.use({ onRequest: ({ request }) => replace(request) });
    expect(await rejection(client.GET("/v3/voices", { signal: controller.signal }))).toBe("enough");
  });

  it("holds while a function fetches the key", async () => {
    const controller = new AbortController();
    const client = clientWith(async () => Response.json(voices), { apiKey: never });
    const call = rejection(client.GET("/v3/voices", { signal: controller.signal }));
    controller.abort("enough");
    expect(await call).toBe("enough");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it.each([null, 0, "", false])("passes the falsy reason %j through", async (reason) => {
    const url = await listen(() => {});
    for (const signal of [AbortSignal.abort(reason), abortSoon(reason)]) {
      expect(await rejection(unwrap(clientOf(url).GET("/v3/voices", { signal })))).toBe(reason);
    }
  });

  it("is shared by fifty calls at once without a warning, and by a thousand without a listener left", async () => {
    const warnings: Error[] = [];
    const listener = (warning: Error) => warnings.push(warning);
    process.on("warning", listener);
    const { signal } = new AbortController();
    const client = clientWith(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return Response.json(voices);
    });
    for (let round = 0; round < 20; round++) {
      await Promise.all(Array.from({ length: 50 }, () => client.GET("/v3/voices", { signal })));
    }
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listener);
    expect([getEventListeners(signal, "abort").length, warnings]).toEqual([0, []]);
  });
});

function abortSoon(reason: unknown): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 20);
  return controller.signal;
}

describe("timeoutMs", () => {
  it("covers the function that fetches the key", async () => {
    const client = clientWith(async () => Response.json(voices), { apiKey: never, timeoutMs: 20 });
    const error = await rejection<HeyGenTimeoutError>(client.GET("/v3/voices"));
    expect([error.name, error.message]).toEqual([
      "HeyGenTimeoutError",
      "GET /v3/voices: no credentials within 20 ms (0 attempts)",
    ]);
  });

  it("counts the time that the function took as part of the first attempt", async () => {
    const slowKey = () => new Promise<string>((resolve) => setTimeout(resolve, 60, "sk_secret_0123456789"));
    const url = await listen((_, response) => void setTimeout(() => json(response, 200, voices), 60));
    const client = clientOf(url, { apiKey: slowKey, timeoutMs: 100, maxRetries: 0 });
    expect((await rejection<Error>(client.GET("/v3/voices"))).name).toBe("HeyGenTimeoutError");
  });
});

describe("deadlineMs", () => {
  const hanging: [string, () => Promise<HeyGenClient>][] = [
    ["whose answer does not come", async () => clientOf(await listen(() => {}))],
    ["whose fetch listens to no signal", async () => clientWith(never)],
    ["whose key does not come", async () => clientWith(async () => Response.json({}), { apiKey: never })],
  ];

  it.each(hanging)("cuts off a reading %s", async (_, make) => {
    const client = await make();
    const error = await rejection<HeyGenWaitError>(waitForLook(client, "look_abc123", { deadlineMs: 50 }));
    expect([error.name, error.reason, error.last]).toEqual(["HeyGenWaitError", "deadline", undefined]);
    expect(error.message).toBe("look_abc123: deadline (status never read)");
  });

  it("cuts off a reading of waitUntil that listens to no signal", async () => {
    const error = await rejection<HeyGenWaitError>(waitUntil("id", never, () => undefined, { deadlineMs: 20 }));
    expect(error.reason).toBe("deadline");
  });

  it("is kept by a clock that never goes back: setting the clock changes nothing", async () => {
    const { now } = Date;
    try {
      const look = async () => {
        Date.now = () => now() - 86_400_000;
        return { status: "processing" };
      };
      const error = await rejection<HeyGenWaitError>(
        waitUntil("id", look, () => undefined, { deadlineMs: 50, intervalMs: 10 }),
      );
      expect(error.reason).toBe("deadline");
    } finally {
      Date.now = now;
    }
  });

  it.each(["deadlineMs", "intervalMs", "maxIntervalMs"])("and its like must make sense: %s", async (name) => {
    for (const ms of [Number.NaN, -1, Number.POSITIVE_INFINITY, 2 ** 31, "1000"]) {
      const waiting = waitUntil(
        "id",
        async () => ({ status: "completed" }),
        () => "done",
        { [name]: ms },
      );
      expect(await rejection(waiting), String(ms)).toBeInstanceOf(TypeError);
    }
  });
});

describe("a wait", () => {
  const done = { id: "look_abc123", name: "Sarah", avatar_type: "photo_avatar", status: "completed" };

  /** A client whose first answers fail, and the errors that a wait with it was told. */
  function failing(failures: (() => Promise<Response>)[]) {
    const told: unknown[] = [];
    const client = clientWith(async () => failures.shift()?.() ?? Response.json({ data: done }), { maxRetries: 0 });
    const options = { clock: fakeClock(), onError: (error: unknown) => told.push(error) };
    return { told, wait: () => waitForLook(client, "look_abc123", options), clock: options.clock };
  }
  const refusing =
    (status: number, code: string, headers = {}) =>
    async () =>
      Response.json(v3Error(code), { status, headers });

  it.each([
    ["a 500", refusing(500, "internal_error")],
    ["a 503", refusing(503, "internal_error")],
    ["a 429", refusing(429, "rate_limit_exceeded")],
    ["a lost connection", () => Promise.reject(new TypeError("fetch failed"))],
    ["a cut body", async () => new Response("{")],
    ["a 404 right after a creation", refusing(404, "avatar_not_found")],
  ])("outlives %s, and tells onError", async (_, failure) => {
    const { told, wait } = failing([failure, failure]);
    expect(await wait()).toEqual(done);
    expect(told).toHaveLength(2);
  });

  it("outlives a timeout", async () => {
    const url = await listen((_, response, count) => {
      if (count > 1) json(response, 200, { data: done });
    });
    // Long enough for the second request on a busy machine.
    const client = clientOf(url, { timeoutMs: 300, maxRetries: 0 });
    const told: unknown[] = [];
    const options = { clock: fakeClock(), onError: (error: unknown) => told.push(error) };
    expect(await waitForLook(client, "look_abc123", options)).toEqual(done);
    expect(told).toMatchObject([{ name: "HeyGenTimeoutError" }]);
  });

  it.each([
    ["a 400", refusing(400, "invalid_parameter")],
    ["a 401", refusing(401, "unauthorized")],
    ["a 403", refusing(403, "forbidden")],
    ["a used-up quota", refusing(429, "quota_exceeded")],
  ])("ends at once with %s", async (_, failure) => {
    const { told, wait, clock } = failing([failure]);
    expect((await rejection<Error>(wait())).name).toBe("HeyGenError");
    expect([told, clock.slept]).toEqual([[], []]);
  });

  it("ends with a 404 once the creation must be visible", async () => {
    const { wait, clock } = failing(Array(9).fill(refusing(404, "avatar_not_found")));
    expect(await rejection(wait())).toMatchObject({ status: 404 });
    expect(clock.slept.reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(10_000);
  });

  it("ends with a 404 for what it has seen before", async () => {
    const { wait } = failing([
      async () => Response.json({ data: { ...done, status: "processing" } }),
      refusing(404, "x"),
    ]);
    expect(await rejection(wait())).toMatchObject({ status: 404 });
  });

  it("pauses as long as Retry-After asks", async () => {
    const { wait, clock } = failing([refusing(429, "rate_limit_exceeded", { "Retry-After": "77" })]);
    await wait();
    expect(clock.slept).toEqual([77_000]);
  });

  it("tells at the deadline what kept it from reading", async () => {
    const { wait } = failing(Array(99).fill(refusing(503, "internal_error")));
    const error = await rejection<HeyGenWaitError>(wait());
    expect([error.reason, (error.cause as { status?: number }).status]).toEqual(["deadline", 503]);
  });
});
