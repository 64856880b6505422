// Retries, timeouts, aborts and invalid responses, against real servers.
import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import {
  HeyGenConnectionError,
  HeyGenError,
  HeyGenTimeoutError,
  type RetryNotice,
  unwrap,
  uploadAsset,
} from "../../src/index.ts";
import { clientOf, clientWith, fakeClock, json, listen, rejection, unusedAddress, v3Error } from "../http.ts";

const voices = { data: [], has_more: false };
const prompt = { type: "prompt", name: "Space Commander", prompt: "Silver hair" } as const;
const created = { data: { avatar_item: { id: "look_abc123" }, avatar_group: { id: "group_xyz789" } } };

describe("a retry", () => {
  it("resends a GET after a 500 and returns the response of the second attempt", async () => {
    const url = await listen((_, response, count) =>
      count === 1 ? json(response, 500, v3Error("internal_error")) : json(response, 200, voices),
    );
    expect(await unwrap(clientOf(url).GET("/v3/voices"))).toEqual([]);
  });

  it("is not made after maxRetries, and the error counts the attempts", async () => {
    let count = 0;
    const url = await listen((_, response) => json(response, 503, v3Error(`down_${++count}`)));
    const error = await rejection<HeyGenError>(unwrap(clientOf(url, { maxRetries: 3 }).GET("/v3/voices")));
    expect([error.attempts, error.code]).toEqual([4, "down_4"]);
  });

  it("is not made for a POST without an idempotency key after a 500", async () => {
    let count = 0;
    const url = await listen((_, response) => json(response, 500, v3Error("internal_error"), { count: `${++count}` }));
    const error = await rejection<HeyGenError>(
      unwrap(clientOf(url).POST("/v3/video-agents", { body: { prompt: "A demo" } })),
    );
    expect([count, error.attempts, error.outcome]).toEqual([1, 1, "unknown"]);
  });

  it("resends a POST that declares an idempotency key, with the same key and the same bytes", async () => {
    const seen: unknown[] = [];
    const url = await listen((request, response, count) => {
      seen.push([request.headers["idempotency-key"], request.body]);
      if (count < 3) json(response, 502, v3Error("internal_error"));
      else json(response, 200, created);
    });
    await unwrap(clientOf(url).POST("/v3/avatars", { body: prompt }));
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map((entry) => JSON.stringify(entry))).size).toBe(1);
  });

  it("is delayed by Retry-After plus up to a second", async () => {
    const clock = fakeClock();
    const url = await listen((_, response, count) =>
      count === 1
        ? json(response, 429, v3Error("rate_limit_exceeded"), { "Retry-After": "7" })
        : json(response, 200, voices),
    );
    await unwrap(clientOf(url, { clock }).GET("/v3/voices"));
    expect(clock.slept).toEqual([8_000]);
  });

  it("is not made when Retry-After is too long, and the error has its value", async () => {
    const clock = fakeClock();
    const url = await listen((_, response) =>
      json(response, 429, v3Error("rate_limit_exceeded"), { "Retry-After": "3600" }),
    );
    const error = await rejection<HeyGenError>(unwrap(clientOf(url, { clock }).GET("/v3/voices")));
    expect([error.retryAfter, error.attempts, clock.slept]).toEqual([3600, 1, []]);
  });

  it("calls onRetry with attempt, delay and reason", async () => {
    const notices: RetryNotice[] = [];
    const url = await listen((_, response, count) =>
      count < 3 ? json(response, 503, v3Error("internal_error")) : json(response, 200, voices),
    );
    await unwrap(clientOf(url, { onRetry: (notice) => notices.push(notice) }).GET("/v3/voices"));
    expect(notices.map(({ operation, attempt, delayMs }) => [operation, attempt, delayMs])).toEqual([
      ["GET /v3/voices", 1, 1_000],
      ["GET /v3/voices", 2, 2_000],
    ]);
    expect(notices[0]?.reason).toBeInstanceOf(HeyGenError);
  });

  it("resends the bytes of a stream", async () => {
    const seen: string[] = [];
    const client = clientWith(async (request) => {
      seen.push(await request.text());
      return Response.json(v3Error("rate_limit_exceeded"), { status: 429 });
    });
    const init = {
      body: { file: "" },
      bodySerializer: () => new Blob(["bytes"]).stream(),
      duplex: "half",
    };
    await client.POST("/v3/assets", init);
    expect(seen).toEqual(["bytes", "bytes", "bytes"]);
  });

  it("resends the bytes of an upload unchanged", async () => {
    const seen: string[] = [];
    const url = await listen((request, response, count) => {
      seen.push(`${request.headers["content-type"]} ${request.headers["idempotency-key"]} ${request.body}`);
      if (count < 3) json(response, 503, v3Error("internal_error"));
      else json(response, 200, { data: { asset_id: "asset_abc123", url: "", mime_type: "", size_bytes: 5 } });
    });
    await uploadAsset(clientOf(url), new File(["bytes"], "headshot.png", { type: "image/png" }));
    expect(seen).toHaveLength(3);
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain('filename="headshot.png"');
  });
});

describe("a connection that is lost", () => {
  it.each([
    ["before the headers", (response) => response.destroy()],
    [
      "during the headers",
      (response) => {
        response.socket?.write("HTTP/1.1 200 OK\r\nContent-Type: application/js");
        response.socket?.end();
      },
    ],
    [
      "after the headers",
      (response) => {
        response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "1000" });
        response.write('{"data":');
        setImmediate(() => response.destroy());
      },
    ],
  ] as [string, (response: import("node:http").ServerResponse) => void][])(
    "%s is retried by a GET",
    async (_, truncate) => {
      const url = await listen((_, response, count) =>
        count === 1 ? truncate(response) : json(response, 200, voices),
      );
      expect(await unwrap(clientOf(url).GET("/v3/voices"))).toEqual([]);
    },
  );

  it("leaves the outcome of a POST without a key unknown, and says so", async () => {
    const url = await listen((_, response) => response.destroy());
    const error = await rejection<HeyGenConnectionError>(
      clientOf(url).POST("/v3/video-agents", { body: { prompt: "A demo" } }),
    );
    expect(error).toBeInstanceOf(HeyGenConnectionError);
    expect([error.attempts, error.outcome]).toEqual([1, "unknown"]);
    expect(error.message).toMatch(/^POST \/v3\/video-agents: no response: .+ \(1 attempt; it may have taken effect\)$/);
  });

  it("leaves the outcome known if nothing was sent", async () => {
    const error = await rejection<HeyGenConnectionError>(
      clientOf(await unusedAddress()).POST("/v3/video-agents", { body: { prompt: "A demo" } }),
    );
    expect([error.outcome, (error.cause as Error).message]).toEqual([undefined, "fetch failed"]);
  });

  it("leads to an error that has the key, so that the call can be retried safely", async () => {
    const url = await listen((_, response) => response.destroy());
    const error = await rejection<HeyGenConnectionError>(clientOf(url).POST("/v3/avatars", { body: prompt }));
    expect([error.attempts, error.outcome]).toEqual([3, undefined]);
    expect(error.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe("the timeout", () => {
  it("ends an attempt whose headers do not arrive", async () => {
    const url = await listen(() => {});
    const error = await rejection<HeyGenTimeoutError>(
      clientOf(url, { timeoutMs: 20, maxRetries: 1 }).GET("/v3/voices"),
    );
    expect(error).toBeInstanceOf(HeyGenTimeoutError);
    expect(error.message).toBe("GET /v3/voices: no response within 20 ms (2 attempts)");
  });

  it("covers the body, and a stalled body is retried", async () => {
    const url = await listen((_, response, count) => {
      if (count > 1) return json(response, 200, voices);
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write('{"data":');
    });
    expect(await unwrap(clientOf(url, { timeoutMs: 100 }).GET("/v3/voices"))).toEqual([]);
  });

  it("leaves the outcome of a stalled POST without a key unknown", async () => {
    const url = await listen(() => {});
    const call = clientOf(url, { timeoutMs: 20 }).POST("/v3/video-agents", { body: { prompt: "A demo" } });
    expect((await rejection<HeyGenTimeoutError>(call)).outcome).toBe("unknown");
  });

  it("ends a fetch that ignores the signal, and cancels the body", async () => {
    let cancelled = 0;
    const stalled = () => new ReadableStream({ cancel: () => void cancelled++ });
    const client = clientWith(async () => new Response(stalled()), { timeoutMs: 20, maxRetries: 1 });
    await rejection(client.GET("/v3/voices"));
    expect(cancelled).toBe(2);
  });

  it("cancels an abandoned body before the retry delay", async () => {
    const events: string[] = [];
    const body = () => new ReadableStream({ cancel: () => void events.push("cancelled") });
    const clock = { ...fakeClock(), sleep: async () => void events.push("waited") };
    const client = clientWith(async () => new Response(body(), { status: 503 }), {
      timeoutMs: 20,
      maxRetries: 1,
      clock,
    });
    await rejection(client.GET("/v3/voices"));
    expect(events).toEqual(["cancelled", "waited", "cancelled"]);
  });

  it("keeps the status of a 429 whose body stalls", async () => {
    const url = await listen((_, response, count) => {
      if (count > 1) return json(response, 200, { data: { session_id: "s", status: "generating", created_at: 1 } });
      response.writeHead(429, { "Retry-After": "1" });
      response.write("{");
    });
    const call = clientOf(url, { timeoutMs: 100 }).POST("/v3/video-agents", { body: { prompt: "A demo" } });
    expect((await unwrap(call)).session_id).toBe("s");
  });
});

describe("the caller's abort", () => {
  const reason = new Error("changed my mind");

  it("is rethrown unchanged while the client waits for a response", async () => {
    const controller = new AbortController();
    const url = await listen(() => controller.abort(reason));
    expect(await rejection(clientOf(url).GET("/v3/voices", { signal: controller.signal }))).toBe(reason);
  });

  it("is rethrown unchanged while the body is read", async () => {
    const controller = new AbortController();
    const url = await listen((_, response) => {
      response.writeHead(200, { "Content-Type": "application/json" });
      response.write("{");
      setImmediate(() => controller.abort(reason));
    });
    expect(await rejection(clientOf(url).GET("/v3/voices", { signal: controller.signal }))).toBe(reason);
  });

  it("is rethrown unchanged during backoff", async () => {
    const controller = new AbortController();
    const url = await listen((_, response) => json(response, 500, v3Error("internal_error")));
    const client = clientOf(url, { clock: undefined, onRetry: () => controller.abort(reason) });
    expect(await rejection(client.GET("/v3/voices", { signal: controller.signal }))).toBe(reason);
  });

  it("prevents sending if it came before the call", async () => {
    let sent = 0;
    const client = clientWith(async () => Response.json({ data: ++sent }));
    expect(await rejection(client.GET("/v3/voices", { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(sent).toBe(0);
  });

  it("leaks no listener on a signal that 1,600 calls share, and causes no warning", async () => {
    const warnings: Error[] = [];
    const listener = (warning: Error) => warnings.push(warning);
    process.on("warning", listener);
    const { signal } = new AbortController();
    const client = clientWith(async () => Response.json(voices));
    for (let call = 0; call < 1_600; call++) await client.GET("/v3/voices", { signal });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listener);
    expect([getEventListeners(signal, "abort").length, warnings]).toEqual([0, []]);
  });
});

describe("an invalid response", () => {
  it.each([
    ["HTML", 200, "text/html", "<html>Maintenance</html>", "expected JSON, got text/html: <html>Maintenance</html>"],
    ["truncated JSON", 200, "application/json", '{"data":[{"id":"lo', 'expected JSON, got application/json: {"data":['],
    ["an empty body", 200, "application/json", "", "expected JSON, got application/json: nothing"],
    ["an error without a body", 500, "application/json", "", "expected JSON, got application/json: nothing"],
    ["an error in HTML", 404, "text/html", "<h1>Not Found</h1>", "expected JSON, got text/html: <h1>Not Found</h1>"],
    ["an error that is null", 400, "application/json", "null", "expected an error, got null"],
  ])("throws a HeyGenError with the start of the body: %s", async (_, status, type, body, message) => {
    const url = await listen((_, response) => void response.writeHead(status, { "Content-Type": type }).end(body));
    const error = await rejection<HeyGenError>(clientOf(url, { maxRetries: 0 }).GET("/v3/voices"));
    expect(error).toBeInstanceOf(HeyGenError);
    expect([error.status, error.code]).toEqual([status, "unexpected_response"]);
    expect(error.message).toContain(message);
  });

  it.each([
    ["v2", { error: { code: "invalid_parameter", message: "No valid image" }, data: null }, "invalid_parameter"],
    ["v2 with a string", { error: "broken", data: null }, "unspecified"],
    ["v1", { code: 400112, message: "Unauthorized" }, "400112"],
  ])("throws a HeyGenError for 200 with an error in the envelope of %s", async (_, body, code) => {
    const client = clientWith(async () => Response.json(body));
    const error = await rejection<HeyGenError>(client.GET("/v2/avatars"));
    expect([error.status, error.code]).toEqual([200, code]);
  });

  it("leaves the outcome of a POST without a key unknown if it is a success", async () => {
    const client = clientWith(async () => new Response("<html>"));
    const call = client.POST("/v3/video-agents", { body: { prompt: "A demo" } });
    expect((await rejection<HeyGenError>(call)).outcome).toBe("unknown");
  });
});

describe("a hundred parallel creations with random faults", () => {
  it("take effect exactly once each", async () => {
    let seed = 1;
    const random = () => {
      seed = (seed * 48271) % 2147483647;
      return seed / 2147483647;
    };
    const effects = new Map<string, number>();
    const url = await listen((request, response) => {
      const key = String(request.headers["idempotency-key"]);
      const fault = random();
      if (fault < 0.15) return response.destroy();
      if (!effects.has(key)) effects.set(key, 1);
      else if (fault < 0.2) return json(response, 409, v3Error("request_in_progress"));
      if (fault < 0.3) return json(response, 503, v3Error("internal_error"));
      if (fault < 0.4) return response.destroy();
      if (fault < 0.5) return json(response, 429, v3Error("rate_limit_exceeded"), { "Retry-After": "1" });
      json(response, 200, created);
    });
    const client = clientOf(url, { maxRetries: 20 });
    const calls = Array.from({ length: 100 }, () => unwrap(client.POST("/v3/avatars", { body: prompt })));
    expect(await Promise.all(calls)).toHaveLength(100);
    expect(effects.size).toBe(100);
  });
});
