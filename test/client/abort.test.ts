// Aborts, timeouts and deadlines, including when fetch or a hook ignores the signal.
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
    ["a copy of the Request", (request: Request) => new Request(request)],
    ["a Request built from the URL", ({ url, headers }: Request) => new Request(url, { headers })],
  ])("aborts the call even when a middleware returns %s", async (_, replace) => {
    const controller = new AbortController();
    const url = await listen(() => controller.abort("enough"));
    const client = clientOf(url);
    client.use({ onRequest: ({ request }) => replace(request) });
    expect(await rejection(client.GET("/v3/voices", { signal: controller.signal }))).toBe("enough");
  });

  it("aborts the call while a function fetches the key", async () => {
    const controller = new AbortController();
    const client = clientWith(async () => Response.json(voices), { apiKey: never });
    const call = rejection(client.GET("/v3/voices", { signal: controller.signal }));
    controller.abort("enough");
    expect(await call).toBe("enough");
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it.each([null, 0, "", false])("rejects the call with the falsy reason %j", async (reason) => {
    const url = await listen(() => {});
    for (const signal of [AbortSignal.abort(reason), abortSoon(reason)]) {
      expect(await rejection(unwrap(clientOf(url).GET("/v3/voices", { signal })))).toBe(reason);
    }
  });

  it("can be shared by a thousand calls, fifty at a time, without a warning or a leaked listener", async () => {
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

  it("includes the time of that function in the first attempt", async () => {
    const slowKey = () => new Promise<string>((resolve) => setTimeout(resolve, 60, "sk_secret_0123456789"));
    const url = await listen((_, response) => void setTimeout(() => json(response, 200, voices), 60));
    const client = clientOf(url, { apiKey: slowKey, timeoutMs: 100, maxRetries: 0 });
    expect((await rejection<Error>(client.GET("/v3/voices"))).name).toBe("HeyGenTimeoutError");
  });
});

describe("deadlineMs", () => {
  const hanging: [string, () => Promise<HeyGenClient>][] = [
    ["that gets no response", async () => clientOf(await listen(() => {}))],
    ["whose fetch ignores the signal", async () => clientWith(never)],
    ["whose key never arrives", async () => clientWith(async () => Response.json({}), { apiKey: never })],
  ];

  it.each(hanging)("aborts a read %s", async (_, make) => {
    const client = await make();
    const error = await rejection<HeyGenWaitError>(waitForLook(client, "look_abc123", { deadlineMs: 50 }));
    expect([error.name, error.reason, error.last]).toEqual(["HeyGenWaitError", "deadline", undefined]);
    expect(error.message).toBe("look_abc123: deadline (status never read)");
  });

  it("aborts a read of waitUntil that ignores the signal", async () => {
    const error = await rejection<HeyGenWaitError>(waitUntil("id", never, () => undefined, { deadlineMs: 20 }));
    expect(error.reason).toBe("deadline");
  });

  it("is measured by a monotonic clock, so setting the system time has no effect", async () => {
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

  it.each(["deadlineMs", "intervalMs", "maxIntervalMs"])(
    "rejects invalid values, as other times do: %s",
    async (name) => {
      for (const ms of [Number.NaN, -1, Number.POSITIVE_INFINITY, 2 ** 31, "1000"]) {
        const waiting = waitUntil(
          "id",
          async () => ({ status: "completed" }),
          () => "done",
          { [name]: ms },
        );
        expect(await rejection(waiting), String(ms)).toBeInstanceOf(TypeError);
      }
    },
  );
});

describe("a wait", () => {
  const done = { id: "look_abc123", name: "Sarah", avatar_type: "photo_avatar", status: "completed" };

  /** A wait whose first reads fail, and the errors that it reports to onError. */
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
    ["a truncated body", async () => new Response("{")],
    ["a 404 right after a creation", refusing(404, "avatar_not_found")],
  ])("continues after %s, and calls onError", async (_, failure) => {
    const { told, wait } = failing([failure, failure]);
    expect(await wait()).toEqual(done);
    expect(told).toHaveLength(2);
  });

  it("continues after a timeout, and calls onError", async () => {
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
    ["an exceeded quota", refusing(429, "quota_exceeded")],
  ])("fails at once after %s", async (_, failure) => {
    const { told, wait, clock } = failing([failure]);
    expect((await rejection<Error>(wait())).name).toBe("HeyGenError");
    expect([told, clock.slept]).toEqual([[], []]);
  });

  it("fails with a 404 when a new resource has had ten seconds to become visible", async () => {
    const { wait, clock } = failing(Array(9).fill(refusing(404, "avatar_not_found")));
    expect(await rejection(wait())).toMatchObject({ status: 404 });
    expect(clock.slept.reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(10_000);
  });

  it("fails with a 404 for a resource that it has read before", async () => {
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

  it("throws at the deadline with the last failed read as its cause", async () => {
    const { wait } = failing(Array(99).fill(refusing(503, "internal_error")));
    const error = await rejection<HeyGenWaitError>(wait());
    expect([error.reason, (error.cause as { status?: number }).status]).toEqual(["deadline", 503]);
  });
});
