// Failures must neither make a caller pay twice nor hide whether a call took effect.
import { createServer as createTlsServer } from "node:https";
import vm from "node:vm";
import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  HeyGenConnectionError,
  type HeyGenError,
  isHeyGenError,
  unwrap,
  waitForVideo,
} from "../../src/index.ts";
import { validateResponses } from "../../src/validate.ts";
import { apiKey, clientOf, clientWith, json, listen, rejection, unusedAddress, v3Error } from "../http.ts";
import { cert, key } from "./self-signed.ts";

const body = { type: "prompt", name: "Space Commander", prompt: "Silver hair" } as const;
const agent = { prompt: "A demo" };
const look = { params: { path: { look_id: "look_abc123" } } } as const;

describe("a creation that was sent", () => {
  it.each([600, 799, 999])("fails with a HeyGenError that has its key after the status %d", async (status) => {
    const url = await listen((_, response) => void response.writeHead(status).end("{}"));
    const error = await rejection<HeyGenError>(clientOf(url, { maxRetries: 0 }).POST("/v3/avatars", { body }));
    expect([error.name, error.status, error.idempotencyKey]).toEqual(["HeyGenError", status, expect.any(String)]);
  });

  it("has an unknown outcome after such a status if it has no key", async () => {
    const url = await listen((_, response) => void response.writeHead(700).end("{}"));
    const error = await rejection<HeyGenError>(clientOf(url).POST("/v3/video-agents", { body: agent }));
    expect([error.name, error.outcome]).toEqual(["HeyGenError", "unknown"]);
  });

  it.each([undefined, null, {}, "ok"])("has an unknown outcome when fetch resolves to %j", async (answer) => {
    const error = await rejection<HeyGenConnectionError>(
      clientWith(async () => answer as never).POST("/v3/video-agents", { body: agent }),
    );
    expect([error.name, error.outcome]).toEqual(["HeyGenConnectionError", "unknown"]);
  });
});

describe("a hook", () => {
  const fail = async () => {
    throw new Error("the log is full");
  };

  it.each<[string, ClientOptions]>([
    ["logger", { debug: true, logger: { debug: fail } }],
    ["validateResponses", { validate: validateResponses(fail) }],
  ])("can't crash the process by a rejected promise of %s", async (_, options) => {
    const client = clientWith(async () => Response.json({ data: [{ surprise: 5 }], has_more: false }), options);
    expect((await client.GET("/v3/avatars/looks")).response.status).toBe(200);
  });

  it("of a wait can't crash the process with a rejected promise", async () => {
    const client = clientWith(async () =>
      Response.json({ data: { id: "video_abc123", status: "completed", video_url: "https://a.b/c.mp4" } }),
    );
    await waitForVideo(client, "video_abc123", { onStatus: fail });
  });

  it("can't crash the process with a rejected promise", async () => {
    const url = await listen((_, response, count) =>
      count === 1 ? json(response, 503, v3Error("internal_error")) : json(response, 200, { data: [], has_more: false }),
    );
    expect(await unwrap(clientOf(url, { onRetry: fail }).GET("/v3/voices"))).toEqual([]);
  });
});

describe("a creation", () => {
  it.each(["/v3/videos", "/v3/voices/clone", "/v3/video-agents"] as const)(
    "at %s has failed if the response lacks the id of what was created",
    async (path) => {
      const client = clientWith(async () => Response.json({ data: {} }), { maxRetries: 0 });
      const error = await rejection<HeyGenError>(client.POST(path, { body: {} as never }));
      expect([error.code, error.message]).toEqual([
        "unexpected_response",
        expect.stringMatching(/expected data\.\w+_id/),
      ]);
      expect(error.outcome ?? error.idempotencyKey).toBeDefined();
    },
  );
});

describe("middleware", () => {
  it("sees no credentials in requests, with responses and with errors", async () => {
    const seen: string[] = [];
    const client = clientWith(async () => Response.json({ data: [], has_more: false }));
    const failing = clientWith(async () => Promise.reject(new TypeError("fetch failed")));
    const keep = ({ request }: { request: Request }) => void seen.push(JSON.stringify([...request.headers]));
    for (const each of [client, failing]) each.use({ onRequest: keep, onResponse: keep, onError: keep });
    await client.GET("/v3/voices");
    await rejection(failing.GET("/v3/voices"));
    expect(seen).toHaveLength(4);
    expect(seen.join()).not.toContain(apiKey);
  });
});

describe("a deletion", () => {
  it.each([204, 205, 200])("succeeds with the status %d and an empty body", async (status) => {
    let count = 0;
    const url = await listen((_, response) => {
      count++;
      response.writeHead(status).end();
    });
    expect([await unwrap(clientOf(url).DELETE("/v3/avatars/looks/{look_id}", look)), count]).toEqual([{}, 1]);
  });

  it("succeeds when a retry finds nothing, because the first attempt took effect", async () => {
    const url = await listen((_, response, count) =>
      count === 1 ? response.destroy() : json(response, 404, v3Error("not_found")),
    );
    expect(await unwrap(clientOf(url).DELETE("/v3/avatars/looks/{look_id}", look))).toEqual({});
  });

  it.each([
    ["the first attempt finds nothing", 0],
    ["the first attempt was rate limited", 429],
  ])("fails when %s", async (_, status) => {
    const url = await listen((_, response, count) =>
      count === 1 && status > 0 ? json(response, status, v3Error("x")) : json(response, 404, v3Error("not_found")),
    );
    const error = await rejection<HeyGenError>(unwrap(clientOf(url).DELETE("/v3/avatars/looks/{look_id}", look)));
    expect([error.status, error.code]).toEqual([404, "not_found"]);
  });
});

describe("a request that was certainly not sent", () => {
  const post = (url: string, options = {}) =>
    rejection<HeyGenConnectionError>(clientOf(url, options).POST("/v3/video-agents", { body: agent }));

  it("is retried when the connection is refused, and has no unknown outcome", async () => {
    const error = await post(await unusedAddress());
    expect([error.name, error.outcome, error.attempts]).toEqual(["HeyGenConnectionError", undefined, 3]);
  });

  it("is not retried after an untrusted certificate", async () => {
    const server = createTlsServer({ key, cert }, (_, response) => void response.end());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const client = clientOf(`https://127.0.0.1:${port}`);
    const errors = [
      await post(`https://127.0.0.1:${port}`),
      await rejection<HeyGenConnectionError>(client.GET("/v3/voices")),
    ];
    server.close();
    for (const error of errors) {
      expect([error.attempts, error.outcome, error.transient]).toEqual([1, undefined, false]);
    }
  });

  it("is not retried for a port that fetch blocks", async () => {
    const error = await rejection<HeyGenConnectionError>(clientOf("http://127.0.0.1:6667").GET("/v3/voices"));
    expect([error.attempts, error.transient]).toEqual([1, false]);
  });

  it.each(["EMFILE", "EHOSTUNREACH", "ENETUNREACH"])("has no unknown outcome after %s", async (code) => {
    const cause = Object.assign(new Error(`connect ${code}`), { code });
    const failing = clientWith(() => Promise.reject(new TypeError("fetch failed", { cause })));
    const error = await rejection<HeyGenConnectionError>(failing.POST("/v3/video-agents", { body: agent }));
    expect([error.outcome, error.cause]).toMatchObject([undefined, { cause: { code } }]);
  });

  it("is recognized by an error of another realm, as in Jest", async () => {
    const thrown = vm.runInNewContext(
      `Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) })`,
    );
    const failing = clientWith(() => Promise.reject(thrown));
    const error = await rejection<HeyGenConnectionError>(failing.POST("/v3/video-agents", { body: agent }));
    expect(error.outcome).toBeUndefined();
    expect(error.cause).toMatchObject({ message: "fetch failed", cause: { message: "refused", code: "ECONNREFUSED" } });
  });
});

describe("an error", () => {
  it("escapes control characters of the response in its message", async () => {
    const client = clientWith(async () => Response.json(v3Error("x", "a\u001b[2Jb\nc"), { status: 400 }));
    const error = await rejection<HeyGenError>(unwrap(client.GET("/v3/voices")));
    expect(error.message).toContain("a\\u001b[2Jb\\u000ac");
  });

  it.each([
    ["Base64", btoa(apiKey)],
    ["Base64 inside a longer text", btoa(`user:${apiKey}:x`)],
    ["HTML entities", [...apiKey].map((character) => `&#${character.charCodeAt(0)};`).join("")],
    [
      "hexadecimal HTML entities",
      [...apiKey].map((character) => `&#x${character.charCodeAt(0).toString(16)};`).join(""),
    ],
  ])("redacts a key that the response echoes as %s", async (_, echo) => {
    const client = clientWith(async () => Response.json(v3Error("x", `bad ${echo}`), { status: 400 }));
    const error = await rejection<HeyGenError>(unwrap(client.GET("/v3/voices")));
    expect(error.message).toContain("[redacted]");
    expect(error.message).not.toContain(echo);
  });

  it("is recognized by isHeyGenError in upper and lower case, because the guides and the API differ", async () => {
    const client = clientWith(async () => Response.json(v3Error("AVATAR_NOT_FOUND"), { status: 404 }));
    const error = await rejection(unwrap(client.GET("/v3/voices")));
    expect([isHeyGenError(error, "avatar_not_found"), isHeyGenError(error, "AVATAR_NOT_FOUND")]).toEqual([true, true]);
  });

  it("is recognized by isHeyGenError when another copy of the package threw it", () => {
    class HeyGenError extends Error {
      override readonly name = "HeyGenError";
      readonly operation = "GET /v3/voices";
      readonly code = "not_found";
    }
    expect(isHeyGenError(new HeyGenError(), "not_found")).toBe(true);
    expect(isHeyGenError(new HeyGenConnectionError({ operation: "GET /v3/voices", attempts: 1 }, "no response"))).toBe(
      false,
    );
  });
});
