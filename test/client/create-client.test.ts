// The options of the client, the checks before a call is sent, and deprecation notices.
import { afterEach, describe, expect, it, vi } from "vitest";
import { factsOf } from "../../generated/client-operations.ts";
import { createClient, type DeprecationNotice, type HeyGenClient, unwrap } from "../../src/index.ts";
import { apiKey, clientWith, rejection } from "../http.ts";
import { operations } from "../spec/spec.ts";

/** The success of an operation, as far as the client checks it. */
function successOf(operation: string): Response {
  const { data, parts = [], ids = [] } = factsOf(operation);
  const members = [...parts.map((part) => [part, {}]), ...ids.map((id) => [id, "some"])];
  return Response.json({ data: data === "list" ? [] : Object.fromEntries(members), has_more: false });
}

const ok = async ({ method, url }: Request) => {
  const isLook = url.includes("/looks/");
  return successOf(
    isLook ? "GET /v3/avatars/looks/{look_id}" : `${method} ${new URL(url).pathname.replace(/^\/heygen/, "")}`,
  );
};
const prompt = { type: "prompt", name: "Space Commander", prompt: "Silver hair" } as const;

/** A client that records its requests instead of sending them. */
function recording(options = {}) {
  const sent: Request[] = [];
  const client = clientWith(async (request) => {
    sent.push(request);
    return ok(request);
  }, options);
  return { client, sent };
}

afterEach(() => vi.unstubAllEnvs());

describe("createClient", () => {
  it("names the options and the variable that can hold a key when there is none", () => {
    vi.stubEnv("HEYGEN_API_KEY", "");
    expect(() => createClient()).toThrow(
      "createClient: set the option apiKey, the variable HEYGEN_API_KEY or the option accessToken",
    );
  });

  it("reads the key from HEYGEN_API_KEY", async () => {
    vi.stubEnv("HEYGEN_API_KEY", apiKey);
    const { client, sent } = recording({ apiKey: undefined });
    await client.GET("/v3/voices");
    expect(sent[0]?.headers.get("X-Api-Key")).toBe(apiKey);
  });

  it("reads the base URL from HEYGEN_BASE_URL unless the variable is empty or an option is given", async () => {
    const hostOf = async (options = {}) => {
      const { client, sent } = recording(options);
      await client.GET("/v3/voices");
      return new URL(sent[0]?.url ?? "").host;
    };
    vi.stubEnv("HEYGEN_BASE_URL", "http://127.0.0.1:4010");
    expect(await hostOf()).toBe("127.0.0.1:4010");
    expect(await hostOf({ baseUrl: "https://gateway.example.com" })).toBe("gateway.example.com");
    vi.stubEnv("HEYGEN_BASE_URL", "");
    expect(await hostOf()).toBe("api.heygen.com");
  });

  it("names HEYGEN_BASE_URL when its value is invalid", () => {
    vi.stubEnv("HEYGEN_BASE_URL", "http://api.heygen.com");
    expect(() => createClient({ apiKey })).toThrow("createClient: HEYGEN_BASE_URL must start with https://");
  });

  it.each([
    [{ accessToken: "token" }, "apiKey and accessToken can't be used together"],
    [{ baseURL: "http://127.0.0.1:4010" }, "there is no option baseURL; did you mean baseUrl?"],
    [{ timeoutMs: 0 }, "timeoutMs must be positive"],
    [{ timeoutMs: Number.POSITIVE_INFINITY }, "timeoutMs must be positive"],
    [{ timeoutMs: Number.NaN }, "timeoutMs must be positive"],
    [{ maxRetries: -1 }, "maxRetries must be a non-negative integer"],
    [{ maxRetries: 1.5 }, "maxRetries must be a non-negative integer"],
    [{ maxRetries: Number.POSITIVE_INFINITY }, "maxRetries must be a non-negative integer"],
    [{ maxRetries: "2" }, "maxRetries must be a number"],
    [{ baseUrl: null }, "baseUrl must be a string"],
    [{ fetch: {} }, "fetch must be a function"],
    [{ headers: "X-Team: films" }, "headers must be an object"],
    [{ onRetry: 5 }, "onRetry must be a function"],
    [{ onDeprecated: true }, "onDeprecated must be a function"],
    [{ validate: true }, "validate must be a function"],
    [{ clock: {} }, "clock must be an object with the functions now, sleep and random"],
    [{ apiKey: 7 }, "apiKey must be a string or a function"],
    [{ baseUrl: "api.heygen.com" }, "baseUrl must start with https://"],
    [{ baseUrl: "http://api.heygen.com" }, "baseUrl must start with https://"],
    [{ baseUrl: "http://localhost.example.com" }, "baseUrl must start with https://"],
    [{ baseUrl: "ftp://127.0.0.1" }, "baseUrl must start with https://"],
  ])("rejects %j", (options, message) => {
    expect(() => createClient({ apiKey, ...options } as object)).toThrow(message);
  });

  it.each(["sk_secret_0123456789", null, []])("rejects options that are not an object: %j", (options) => {
    const make = () => createClient(options as object);
    expect(make).toThrow("createClient: options must be an object, such as { apiKey }");
  });

  it.each([
    "http://localhost:4010",
    "http://127.0.0.1:4010",
    "http://127.8.9.1",
    "http://[::1]:4010",
    "http://sandbox.localhost",
  ])("accepts plain http to localhost: %s", (baseUrl) => {
    expect(() => createClient({ apiKey, baseUrl })).not.toThrow();
  });

  it("accepts plain http to other hosts with allowInsecureHttp", () => {
    expect(() => createClient({ apiKey, baseUrl: "http://staging.internal", allowInsecureHttp: true })).not.toThrow();
  });
});

describe("baseUrl", () => {
  it.each([
    "https://user:secret@api.heygen.com",
    "https://user@api.heygen.com",
    "https://api.heygen.com?key=1",
    "https://api.heygen.com/?",
    "https://api.heygen.com#x",
    "http://user:secret@127.0.0.1:4010",
  ])("is rejected if it has credentials, a query or a fragment: %s", (baseUrl) => {
    const make = () => createClient({ apiKey, baseUrl });
    expect(make).toThrow(TypeError);
    expect(make).not.toThrow("secret");
  });

  it.each([
    ["https://api.heygen.com", "https://api.heygen.com/v3/voices"],
    ["https://api.heygen.com///", "https://api.heygen.com/v3/voices"],
    ["https://gateway.example.com/heygen", "https://gateway.example.com/heygen/v3/voices"],
    ["https://gateway.example.com/heygen//", "https://gateway.example.com/heygen/v3/voices"],
  ])("may have a path and any number of trailing slashes: %s", async (baseUrl, url) => {
    const { client, sent } = recording({ baseUrl });
    await client.GET("/v3/voices");
    expect(sent[0]?.url).toBe(url);
  });
});

describe("a key in a browser", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is rejected for the real host", () => {
    vi.stubGlobal("window", { document: {} });
    expect(() => createClient({ apiKey })).toThrow("dangerouslyAllowBrowser");
  });

  it.each([
    ["when allowed", { dangerouslyAllowBrowser: true }],
    ["for the sandbox", { baseUrl: "http://127.0.0.1:4010" }],
  ])("is accepted %s", (_, options) => {
    vi.stubGlobal("window", { document: {} });
    expect(() => createClient({ apiKey, ...options })).not.toThrow();
  });

  it("is accepted in a Worker, which is not a browser", () => {
    vi.stubGlobal("self", globalThis);
    expect(() => createClient({ apiKey })).not.toThrow();
  });

  it("may be an access token", () => {
    vi.stubGlobal("window", { document: {} });
    expect(() => createClient({ accessToken: "token" })).not.toThrow();
  });
});

describe("credentials", () => {
  it("are sent as X-Api-Key, or as a bearer token", async () => {
    const { client, sent } = recording();
    await client.GET("/v3/voices");
    const withToken = recording({ apiKey: undefined, accessToken: "token_0123456789" });
    await withToken.client.GET("/v3/voices");
    expect(sent[0]?.headers.get("X-Api-Key")).toBe(apiKey);
    expect(withToken.sent[0]?.headers.get("Authorization")).toBe("Bearer token_0123456789");
    expect(withToken.sent[0]?.headers.has("X-Api-Key")).toBe(false);
  });

  it("are fetched once per call, not once per attempt", async () => {
    let asked = 0;
    let sent = 0;
    const client = clientWith(
      async (request) =>
        ++sent % 3 ? Response.json({ error: { code: "internal_error", message: "" } }, { status: 500 }) : ok(request),
      { apiKey: async () => `key-number-${++asked}` },
    );
    await client.GET("/v3/voices");
    await client.GET("/v3/voices");
    expect([asked, sent]).toEqual([2, 6]);
  });

  it.each(["with space", "line\nbreak", "schlüssel", ""])(
    "are rejected when they are not a valid header value: %j",
    async (bad) => {
      const { client, sent } = recording({ apiKey: () => bad });
      const error = await rejection<Error>(client.GET("/v3/voices"));
      expect(error.message).toBe("apiKey and accessToken must be printable ASCII without spaces");
      expect(sent).toEqual([]);
    },
  );

  it.each([undefined, null, 42, {}, ["a"]])("are rejected when a function returns %j", async (secret) => {
    for (const name of ["apiKey", "accessToken"]) {
      const { client, sent } = recording({ apiKey: undefined, [name]: () => secret });
      expect(await rejection(client.GET("/v3/voices"))).toBeInstanceOf(TypeError);
      expect(sent).toEqual([]);
    }
  });

  it("are trimmed when they come from the environment, which often adds a newline", async () => {
    vi.stubEnv("HEYGEN_API_KEY", ` ${apiKey}\n`);
    const { client, sent } = recording({ apiKey: undefined });
    await client.GET("/v3/voices");
    expect(sent[0]?.headers.get("X-Api-Key")).toBe(apiKey);
  });

  it.each([{ apiKey: ` ${apiKey}` }, { apiKey: `${apiKey}\n` }, { apiKey: undefined, accessToken: "token " }])(
    "are rejected at once when an option has white space around them: %j",
    (options) => {
      expect(() => recording(options)).toThrow(TypeError);
    },
  );

  it("are rejected when the access token is empty, even with a key in the environment", () => {
    vi.stubEnv("HEYGEN_API_KEY", apiKey);
    expect(() => recording({ apiKey: undefined, accessToken: "" })).toThrow(TypeError);
  });

  it.each([{ headers: { "X-Api-Key": "other" } }, { headers: [["x-api-key", "other"]] }])(
    "are rejected in the headers of a single call: %j",
    async (init) => {
      for (const options of [{}, { apiKey: undefined, accessToken: "token" }]) {
        const { client, sent } = recording(options);
        expect(await rejection(client.GET("/v3/voices", init as never))).toBeInstanceOf(TypeError);
        expect(sent).toEqual([]);
      }
    },
  );

  it.each([":8443/x", "@example.com/x", ".example.com/x", ":x/y"])(
    "are never sent to another host by the path %s",
    async (path) => {
      const { client, sent } = recording();
      expect(await rejection(client.GET(path as "/v3/voices"))).toBeInstanceOf(TypeError);
      expect(sent).toEqual([]);
    },
  );

  it("are never sent outside the path of baseUrl", async () => {
    const { client, sent } = recording({ baseUrl: "https://gateway.example.com/heygen" });
    expect(await rejection(client.GET("/../admin" as "/v3/voices"))).toBeInstanceOf(TypeError);
    expect(sent).toEqual([]);
  });

  it.each([
    ["a serializer", { pathSerializer: () => ":8443/x" }],
    ["a middleware", { middleware: [{ onRequest: () => new Request("https://example.com/v3/voices") }] }],
  ])("are never sent to another host by %s", async (_, init) => {
    const { client, sent } = recording();
    const params = { path: { look_id: "look_abc123" } };
    const call = client.GET("/v3/avatars/looks/{look_id}", { params, ...init } as never);
    expect(await rejection(call)).toBeInstanceOf(TypeError);
    expect(sent).toEqual([]);
  });

  it("are hidden from middleware", async () => {
    const { client } = recording();
    const seen: (string | null)[] = [];
    client.use({ onRequest: ({ request }) => void seen.push(request.headers.get("X-Api-Key")) });
    await client.GET("/v3/voices");
    expect(seen).toEqual([null]);
  });

  for (const { method, path } of operations.filter(({ deprecated }) => deprecated)) {
    it(`must not be an access token for ${method} ${path}`, async () => {
      const { client, sent } = recording({ apiKey: undefined, accessToken: "token" });
      const params = { path: { group_id: "a", avatar_id: "a", generation_id: "a", id: "a" } };
      const error = await rejection<Error>(
        client.request(method.toLowerCase() as "get", path as "/v2/avatars", { params } as never),
      );
      expect(error.message).toBe(`${method} ${path}: requires an apiKey, not an accessToken`);
      expect(sent).toEqual([]);
    });
  }
});

describe("an idempotency key", () => {
  for (const { id, method, path, parameters } of operations) {
    const declared = parameters.some(({ name }) => name === "Idempotency-Key");
    it(`is ${declared ? "created" : "not created"} for ${id}`, async () => {
      const sent: Request[] = [];
      const client = clientWith(async (request) => {
        sent.push(request);
        return successOf(`${method} ${path}`);
      });
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, "some"]);
      const init = { params: { path: Object.fromEntries(names) } };
      await client.request(method.toLowerCase() as "get", path as "/v3/voices", init as never);
      expect(sent[0]?.headers.has("Idempotency-Key")).toBe(declared);
    });
  }

  it("is different for each call", async () => {
    const { client, sent } = recording();
    await client.POST("/v3/avatars", { body: prompt });
    await client.POST("/v3/avatars", { body: prompt });
    expect(new Set(sent.map(({ headers }) => headers.get("Idempotency-Key"))).size).toBe(2);
  });

  it("is the caller's if there is one", async () => {
    const { client, sent } = recording();
    await client.POST("/v3/avatars", { body: prompt, params: { header: { "Idempotency-Key": "mine" } } });
    expect(sent[0]?.headers.get("Idempotency-Key")).toBe("mine");
  });
});

describe("a call", () => {
  it.each<unknown>(["", ".", "..", undefined, null, Number.NaN, {}, ["a"], true])(
    "is rejected with the path parameter %j before anything is sent",
    async (value) => {
      const { client, sent } = recording();
      const init = { params: { path: { look_id: value as string } } };
      const error = await rejection<Error>(client.DELETE("/v3/avatars/looks/{look_id}", init));
      expect(error.message).toMatch(/^DELETE \/v3\/avatars\/looks\/\{look_id\}: path parameter look_id must be/);
      expect(sent).toEqual([]);
    },
  );

  it("escapes a path parameter", async () => {
    const { client, sent } = recording();
    await client.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: "../a b?c" } } });
    expect(new URL(sent[0]?.url ?? "").pathname).toBe("/v3/avatars/looks/..%2Fa%20b%3Fc");
  });

  it("is rejected with an unknown option", async () => {
    const { client, sent } = recording();
    // @ts-expect-error the compiler rejects it too
    const error = await rejection<Error>(client.GET("/v3/voices", { parms: { query: { limit: 5 } } }));
    expect([error.message, sent]).toEqual(["GET /v3/voices: there is no option parms; did you mean params?", []]);
  });

  it.each([{ baseUrl: "https://example.com" }, { fetch: ok }])(
    "is rejected with an option that would send the key elsewhere: %j",
    async (init) => {
      const { client, sent } = recording();
      // @ts-expect-error the compiler rejects it too
      const error = await rejection<Error>(client.GET("/v3/voices", init));
      expect([error.message, sent]).toEqual([
        "GET /v3/voices: baseUrl and fetch are options of createClient, not of a call",
        [],
      ]);
    },
  );

  it("passes through the middleware of openapi-fetch, which may replace the request", async () => {
    const { client, sent } = recording();
    client.use({
      onRequest: ({ request }) =>
        new Request(request, { headers: { ...Object.fromEntries(request.headers), "X-Trace": "1" } }),
    });
    await client.POST("/v3/avatars", { body: prompt });
    expect(sent[0]?.headers.get("X-Trace")).toBe("1");
    expect(await sent[0]?.json()).toEqual(prompt);
  });
});

describe("a deprecated operation", () => {
  function watched(answer: () => Response): { client: HeyGenClient; notices: DeprecationNotice[] } {
    const notices: DeprecationNotice[] = [];
    const client = clientWith(async () => answer(), { onDeprecated: (notice) => notices.push(notice) });
    return { client, notices };
  }

  it("is reported once, with its successor, its removal date and the API's warning", async () => {
    const warning = { message: "Deprecated.", docs_url: "https://example.com", sunset_date: "2026-10-31" };
    const { client, notices } = watched(() =>
      Response.json({ error: null, data: { avatars: [], talking_photos: [] }, warning }),
    );
    await client.GET("/v2/avatars");
    await client.GET("/v2/avatars");
    await client.GET("/v2/avatar_group.list");
    expect(notices).toEqual([
      { operation: "GET /v2/avatars", replacedBy: "listAvatarLooks", sunset: "2026-10-31", warning },
      { operation: "GET /v2/avatar_group.list", replacedBy: "listAvatarGroups", sunset: "2026-10-31", warning },
    ]);
  });

  it.each([
    ["Deprecation", "true", undefined],
    ["Sunset", "Sat, 31 Oct 2026 00:00:00 GMT", "Sat, 31 Oct 2026 00:00:00 GMT"],
  ])("is recognized by the header %s, even in v3", async (header, value, sunset) => {
    const { client, notices } = watched(() =>
      Response.json({ data: [], has_more: false }, { headers: { [header]: value } }),
    );
    await client.GET("/v3/voices");
    expect(notices).toEqual([{ operation: "GET /v3/voices", replacedBy: undefined, sunset, warning: undefined }]);
  });

  it("is reported for an error response too", async () => {
    const { client, notices } = watched(() =>
      Response.json({ data: null, error: { code: "not_found", message: "" } }, { status: 404 }),
    );
    await rejection(unwrap(client.GET("/v2/photo_avatar/{id}", { params: { path: { id: "look_abc123" } } })));
    expect(notices[0]?.replacedBy).toBe("getAvatarLook");
  });

  it("is not reported for a v3 operation", async () => {
    const { client, notices } = watched(() => Response.json({ data: [], has_more: false }));
    await client.GET("/v3/voices");
    expect(notices).toEqual([]);
  });
});
