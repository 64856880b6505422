// The key appears only in the header of the request that is sent to the API.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import {
  createClient,
  HeyGenConnectionError,
  HeyGenError,
  type HeyGenWaitError,
  paginate,
  type RetryNotice,
  unwrap,
  waitForLook,
} from "../../src/index.ts";
import { apiKey, clientOf, clientWith, json, listen, rejection } from "../http.ts";

/** Everything that a log could show of a value. */
function everything(value: unknown): string {
  const error = value as Error & { cause?: unknown };
  return [
    inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    error?.message,
    error?.stack,
    error?.cause ? everything(error.cause) : "",
  ].join("\n");
}

describe("the key", () => {
  it("is not in the client", () => {
    expect(everything(clientOf("http://127.0.0.1:4010"))).not.toContain(apiKey);
  });

  it.each([
    [
      "an error response that echoes it",
      401,
      "application/json",
      JSON.stringify({ error: { code: "unauthorized", message: `bad key ${apiKey}`, param: apiKey } }),
    ],
    ["HTML that echoes it", 502, "text/html", `<html>${apiKey}</html>`],
    ["an invalid success that echoes it", 200, "text/html", `<html>${apiKey}</html>`],
    [
      "a success with an error that echoes it",
      200,
      "application/json",
      JSON.stringify({ error: { code: "x", message: apiKey } }),
    ],
  ])("is not in the error for %s", async (_, status, type, body) => {
    const notices: RetryNotice[] = [];
    const url = await listen((_, response) => void response.writeHead(status, { "Content-Type": type }).end(body));
    const client = clientOf(url, { onRetry: (notice) => notices.push(notice) });
    const error = await rejection(unwrap(client.GET("/v3/voices")));
    expect(everything(error) + everything(notices)).not.toContain(apiKey);
  });

  it("is not in the error that openapi-fetch returns", async () => {
    const url = await listen((_, response) => json(response, 403, { error: { code: "forbidden", message: apiKey } }));
    const { error } = await clientOf(url).GET("/v3/voices");
    expect(everything(error)).not.toContain(apiKey);
  });

  it("is not in the error when fetch throws an error that contains the request", async () => {
    const client = clientWith(async (request) => {
      const cause = Object.assign(new Error(`sent ${apiKey}`), {
        request,
        headers: Object.fromEntries(request.headers),
      });
      throw Object.assign(new TypeError(`failed with ${apiKey}`, { cause }), {
        config: { headers: { "X-Api-Key": apiKey } },
      });
    });
    expect(everything(await rejection(client.GET("/v3/voices")))).not.toContain(apiKey);
  });

  it("is not in the error when it is not a valid header value", async () => {
    const fetch = async () => Response.json({});
    const making = async () => createClient({ apiKey: `${apiKey}\n`, fetch });
    const calling = createClient({ apiKey: () => `${apiKey}\n`, fetch }).GET("/v3/voices");
    expect(everything(await rejection(making())) + everything(await rejection(calling))).not.toContain(apiKey);
  });

  it("is not redacted from a success", async () => {
    const client = clientWith(async () => Response.json({ data: [{ name: apiKey }], has_more: false }));
    expect(await unwrap(client.GET("/v3/voices"))).toEqual([{ name: apiKey }]);
  });

  describe.each([301, 302, 303, 307, 308])("on a %i", (status) => {
    it.each(["GET", "POST"] as const)(
      "is not sent to another host by a %s, and the error names that host",
      async (method) => {
        const stolen: unknown[] = [];
        const thief = await listen((request, response) => {
          stolen.push(request.headers);
          json(response, 200, { data: {} });
        });
        const location = `${thief}/steal?key=${apiKey}`;
        const url = await listen((_, response) => void response.writeHead(status, { Location: location }).end());
        const client = clientOf(url);
        const call =
          method === "GET"
            ? client.GET("/v3/voices")
            : client.POST("/v3/avatars", { body: { type: "prompt", name: "Sarah", prompt: "Navy blazer" } });
        const error = await rejection<HeyGenError>(call);
        expect(error).toBeInstanceOf(HeyGenError);
        expect([error.code, error.status, stolen]).toEqual(["unexpected_redirect", status, []]);
        expect(error.message).toContain(`did not follow a redirect to ${new URL(thief).host}`);
        expect(everything(error)).not.toContain(apiKey);
      },
    );
  });

  it.each([
    ["/elsewhere", /redirect to 127\.0\.0\.1:\d+ /],
    ["http://", /redirect to an invalid URL /],
    ["", /redirect to an unknown URL /],
  ])("is not sent after a redirect to %j", async (location, message) => {
    const url = await listen(
      (_, response) => void response.writeHead(302, location ? { Location: location } : {}).end(),
    );
    expect((await rejection<HeyGenError>(clientOf(url).GET("/v3/voices"))).message).toMatch(message);
  });
});

describe("a key that is echoed", () => {
  const odd = 'sk"quoted/slashed=1234';
  /** The key as JSON, as different serializers escape it. */
  const escaped = [
    ['\\"', JSON.stringify(odd)],
    ["\\/", JSON.stringify(odd).replaceAll("/", "\\/")],
    ["\\u003d", JSON.stringify(odd).replaceAll("=", "\\u003D")],
    ["\\u0073", `"${[...odd].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")}"`],
  ] as const;
  const all = (error: unknown) => everything(error) + everything((error as HeyGenError).body);

  it.each(escaped)("is removed when JSON escapes it with %s", async (_, text) => {
    for (const status of [200, 400]) {
      const body = `{"error":{"code":"x","message":${text},${text}:1}}`;
      const client = clientWith(async () => new Response(body, { status }), { apiKey: odd });
      const error = await rejection<HeyGenError>(unwrap(client.GET("/v3/voices")));
      expect(all(error)).not.toContain("quoted");
    }
  });

  it.each(escaped)("is removed from text other than JSON that escapes it with %s", async (_, text) => {
    const client = clientWith(async () => new Response(`<script>${text}</script>`, { status: 403 }), { apiKey: odd });
    const error = await rejection<HeyGenError>(unwrap(client.GET("/v3/voices")));
    expect(all(error)).not.toMatch(/quoted|\\u0075/);
  });

  it.each(["X-Request-Id", "Content-Type"])("is removed from the header %s", async (name) => {
    const client = clientWith(async () => new Response("no", { status: 403, headers: { [name]: `a/${apiKey}` } }));
    expect(all(await rejection(unwrap(client.GET("/v3/voices"))))).not.toContain(apiKey);
  });

  it("is removed from the v2 warning that onDeprecated receives", async () => {
    const told: unknown[] = [];
    const body = { error: null, data: { avatars: [] }, warning: { message: `key ${apiKey}` } };
    const client = clientWith(async () => Response.json(body), { onDeprecated: (notice) => told.push(notice) });
    await client.GET("/v2/avatars");
    expect(told).toHaveLength(1);
    expect(everything(told)).not.toContain(apiKey);
  });

  it("is removed from the page in a pagination error", async () => {
    const page = { data: [{ id: apiKey }], has_more: true, next_token: null };
    const pages = paginate(
      clientWith(async () => Response.json(page)),
      "/v3/avatars",
    ).pages();
    await pages.next();
    const error = await rejection<HeyGenError>(pages.next());
    expect(error.body).toMatchObject({ has_more: true });
    expect(all(error)).not.toContain(apiKey);
  });

  it("is removed from the state and the error in a HeyGenWaitError", async () => {
    const look = { id: "look_abc123", name: apiKey, status: "failed", error: { code: "x", message: apiKey } };
    const error = await rejection(
      waitForLook(
        clientWith(async () => Response.json({ data: look })),
        "look_abc123",
      ),
    );
    expect((error as HeyGenWaitError<{ id: string }>).last?.id).toBe("look_abc123");
    expect(everything(error)).not.toContain(apiKey);
  });
});

describe("a key that is an ordinary word", () => {
  it.each(["a", "error", "avatar", "not_found", "avatar_not_found", "unauthorized", "message"])(
    "leaves codes whole: %s",
    async (word) => {
      const codes = ["avatar_not_found", "unauthorized", "not_found"];
      for (const code of codes) {
        const body = { error: { code, message: `${word}: no`, param: null } };
        const client = clientWith(async () => Response.json(body, { status: 404 }), { apiKey: word });
        const error = await rejection<HeyGenError>(unwrap(client.GET("/v3/voices")));
        expect([error.code, (error.body as typeof body).error.code]).toEqual([code, code]);
        expect(error.message).toContain(": no");
      }
    },
  );
});

describe("the error for an oversized response", () => {
  const nested = (depth: number, inner: string) => '{"a":'.repeat(depth) + inner + "}".repeat(depth);

  it.each([
    ["nested 20,000 deep", `{"error":${nested(20_000, "1")}}`],
    ["of 10 MB", JSON.stringify({ error: { code: "x", message: "m".repeat(1e7) } })],
    ["of 10 MB that is not JSON", "m".repeat(1e7)],
    ["with 100,000 members", JSON.stringify({ error: { code: "x", errors: Array(100_000).fill({ code: "y" }) } })],
  ])("is short when the body is one %s", async (_, body) => {
    for (const status of [200, 400]) {
      const client = clientWith(async () => new Response(body, { status }), { maxRetries: 0 });
      const error = await rejection<HeyGenError>(unwrap(client.GET("/v3/voices")));
      expect(error).toBeInstanceOf(HeyGenError);
      expect(error.message.length).toBeLessThan(2_000);
      expect(inspect(error, { depth: 100, maxArrayLength: null, maxStringLength: null }).length).toBeLessThan(50_000);
    }
  });

  it("keeps a few causes of a chain that is 20,000 long or circular", async () => {
    let chain = new Error("the first");
    for (let depth = 0; depth < 20_000; depth++) chain = new Error(`cause ${depth}`, { cause: chain });
    const circle = new Error("round and round");
    circle.cause = circle;
    for (const cause of [chain, circle, new Error("m".repeat(1e7))]) {
      const client = clientWith(() => Promise.reject(cause), { maxRetries: 0 });
      const error = await rejection<Error>(client.GET("/v3/voices"));
      expect(error).toBeInstanceOf(HeyGenConnectionError);
      expect(error.message.length).toBeLessThan(2_000);
      expect(inspect(error, { depth: 100, maxStringLength: null }).length).toBeLessThan(20_000);
    }
  });
});
