// Invalid requests get an error response in the API's format that names the field.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";
import { concrete, operations } from "../spec/spec.ts";
import { photo, setUp } from "./setup.ts";

const json = { "X-Api-Key": "any", "Content-Type": "application/json" };

describe("an invalid request", () => {
  it.each<[string, unknown, string | undefined, RegExp]>([
    ["malformed JSON", "{", undefined, /not valid JSON/],
    ["JSON in invalid UTF-8", '"\ud800', undefined, /not valid JSON/],
    ["a body that is not an object", "[]", undefined, /the body must be object/],
    ["without a type", { name: "Anna" }, "type", /type is missing/],
    ["an unknown type", { ...photo, type: "video" }, "type", /type can't be video/],
    [
      "a body with too many levels of nesting",
      `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
      undefined,
      /nested more than 200/,
    ],
    ["a missing field", { ...photo, file: undefined }, "file", /file is missing/],
    [
      "a nested field of the wrong type",
      { ...photo, file: { type: "url", url: 7 } },
      "file.url",
      /file\.url must be string/,
    ],
    ["a missing nested field", { ...photo, file: { type: "url" } }, "file.url", /file\.url is missing/],
    [
      "an unknown nested field",
      { ...photo, file: { type: "url", url: "https://a.b", size: 1 } },
      "file.size",
      /not a field/,
    ],
    ["an unknown nested union member", { ...photo, file: { type: "ftp" } }, "file.type", /can't be ftp/],
  ])("is rejected with the name of the field: %s", async (_, body, param, message) => {
    const { status, body: answer } = await setUp().send("POST", "/v3/avatars", { body });
    expect([status, answer.error.code, answer.error.param]).toEqual([400, "invalid_parameter", param]);
    expect(answer.error.message).toMatch(message);
  });

  it("is rejected with the expected content type if it has another one", async () => {
    const { status, body } = await setUp().send("POST", "/v3/avatars", {
      body: "a=b",
      headers: { "Content-Type": "text/plain" },
    });
    expect([status, body.error.message]).toEqual([
      400,
      "Invalid request: Content-Type must be application/json, not text/plain.",
    ]);
  });

  it.each([
    ["/v3/avatars/looks?limit=0", "limit"],
    ["/v3/avatars/looks?limit=51", "limit"],
    ["/v3/avatars/looks?limit=five", "limit"],
    ["/v3/avatars/looks?limit=", "limit"],
    ["/v3/avatars/looks?limit=1&limit=2", "limit"],
    ["/v3/avatars/looks?avatar_type=video_avatar", "avatar_type"],
    ["/v3/avatars?ownership=mine", "ownership"],
    ["/v2/avatar_group.list?include_public=perhaps", undefined],
    ["/v3/avatars/looks?group_id=%zz", undefined],
    ["/v3/avatars/%zz", undefined],
  ])("is rejected: GET %s", async (path, param) => {
    const { status, body } = await setUp().send("GET", path);
    expect([status, body.error.code, body.error.param]).toEqual([400, "invalid_parameter", param]);
  });

  it("gets 404 if its path is unknown", async () => {
    const { status, body } = await setUp().send("GET", "/v3/voice");
    expect([status, body.error.code, body.error.message]).toEqual([
      404,
      "not_found",
      "Not found: this sandbox has no /v3/voice; the nearest is /v3/voices.",
    ]);
  });

  it("gets 405 with the supported methods if its path does not have the method", async () => {
    const { status, headers } = await setUp().send("PUT", "/v3/avatars/looks/look_abc123");
    expect([status, headers.get("Allow")]).toEqual([405, "GET, DELETE, PATCH"]);
  });

  it.each(operations.map(({ id, method, path }) => [id, method, path]))(
    "gets 401 without an API key: %s",
    async (_, method, path) => {
      const { status } = await setUp().send(method, concrete(path), { headers: { "X-Api-Key": "" } });
      expect(status).toBe(401);
    },
  );

  it("gets 401 if its API key is not the one in the options", async () => {
    const { send } = setUp({ apiKey: "the-key" });
    expect((await send("GET", "/v3/avatars")).status).toBe(401);
    expect((await send("GET", "/v3/avatars", { headers: { "X-Api-Key": "the-key" } })).status).toBe(200);
  });

  it("gets 403 with the API key sandbox-forbidden", async () => {
    const { status, body } = await setUp().send("GET", "/v3/avatars", {
      headers: { "X-Api-Key": "sandbox-forbidden" },
    });
    expect([status, body.error.code]).toEqual([403, "forbidden"]);
  });

  it("gets 401 with the API key sandbox-unauthorized", async () => {
    const { status, body } = await setUp().send("GET", "/v3/avatars", {
      headers: { "X-Api-Key": "sandbox-unauthorized" },
    });
    expect([status, body.error.code]).toEqual([401, "unauthorized"]);
  });

  it.each(["with", "without"])("gets 413 if it is larger than 32 MB, %s a Content-Length", async (declared) => {
    const { fetch } = createSandbox();
    const chunk = new Uint8Array(1024 * 1024);
    let sent = 0;
    const body = new ReadableStream({
      pull: (controller) => (++sent > 40 ? controller.close() : controller.enqueue(chunk)),
    });
    const headers = { ...json, ...(declared === "with" && { "Content-Length": "41943040" }) };
    const init = { method: "POST", headers, body, duplex: "half" };
    const response = await fetch(new Request("http://sandbox.localhost/v3/avatars", init));
    expect([response.status, (await response.json()).error.code]).toEqual([413, "payload_too_large"]);
    expect(sent).toBeLessThan(36);
  });
});

describe("thousands of random requests", () => {
  it("never get a 500 or crash the sandbox, and errors have the API's format", async () => {
    const { fetch } = createSandbox();
    const segment = fc.oneof(
      fc.constantFrom(
        "v2",
        "v3",
        "avatars",
        "looks",
        "videos",
        "photo_avatar",
        "train",
        "look_abc123",
        "..",
        "%zz",
        "%00",
      ),
      fc.string({ maxLength: 6 }),
    );
    const documented = fc.constantFrom(
      ...operations.map(({ path }) => concrete(path, { look_id: "look_abc123", group_id: "group_xyz789" })),
    );
    const path = fc.oneof(
      documented,
      fc.array(segment, { maxLength: 5 }).map((parts) => `/${parts.join("/")}`),
    );
    const query = fc.oneof(
      fc.constant(""),
      fc
        .constantFrom("?limit=", "?token=", "?group_id=")
        .chain((name) => fc.string({ maxLength: 8 }).map((value) => name + value)),
    );
    const examples = operations.flatMap(({ request }) => request?.examples.map(({ value }) => value) ?? []);
    const mutated = fc
      .tuple(fc.constantFrom(...examples), fc.string({ maxLength: 8 }), fc.jsonValue())
      .map(([example, key, value]) => {
        const keys = Object.keys(example);
        return JSON.stringify({ ...example, [keys[key.length % keys.length] ?? key]: value });
      });
    const body = fc.oneof(mutated, fc.json(), fc.string());
    const request = fc.record({
      method: fc.constantFrom("GET", "POST", "PATCH", "DELETE", "PUT", "OPTIONS", "HEAD"),
      path,
      query,
      body,
      type: fc.constantFrom(
        "application/json",
        "multipart/form-data",
        "text/plain",
        "multipart/form-data; boundary=x",
        "",
      ),
      key: fc.constantFrom("any", ""),
    });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, query, body, type, key }) => {
        if (!URL.canParse(`http://sandbox.localhost${path}${query}`)) return;
        count++;
        const hasBody = method !== "GET" && method !== "HEAD";
        const headers = { "X-Api-Key": key, "Content-Type": type };
        const init = { method, headers, ...(hasBody && { body }) };
        const response = await fetch(new Request(`http://sandbox.localhost${path}${query}`, init));
        const text = await response.text();
        expect(response.status, text).toBeLessThan(500);
        if (response.status < 400 || !/json/.test(response.headers.get("Content-Type") ?? "")) return;
        const { error } = JSON.parse(text);
        expect([typeof error.code, typeof error.message]).toEqual(["string", "string"]);
      }),
      { numRuns: 3_000, seed: Number(process.env.FUZZ_SEED ?? 1) },
    );
    console.log(`sandbox: ${count} random requests, no 500`);
  });
});

describe("fields outside the spec", () => {
  const odd = { ...photo, colour: "red", file: { ...photo.file, size: 1, crop: { x: 1 } } };

  it("are accepted if HeyGen accepts them: in avatar requests and in voice settings", async () => {
    const { send } = setUp();
    expect((await send("POST", "/v3/avatars", { body: { ...photo, colour: "red" } })).status).toBe(200);
    const body = { type: "avatar", avatar_id: "look_def456", script: "Hello.", voice_settings: { warmth: 1 } };
    expect((await send("POST", "/v3/videos", { body })).status).toBe(200);
    const wrong = await send("POST", "/v3/videos", { body: { ...body, colour: "red" } });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, "colour"]);
  });

  it("are rejected by default, as the spec says", async () => {
    const { send } = setUp();
    expect((await send("POST", "/v3/avatars", { body: odd })).status).toBe(400);
  });

  it("are ignored if unknownFields is ignore, and other errors are still rejected", async () => {
    const { send } = setUp({ unknownFields: "ignore" });
    expect((await send("POST", "/v3/avatars", { body: odd })).status).toBe(200);
    const wrong = await send("POST", "/v3/avatars", { body: { ...odd, name: 7 } });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, "name"]);
  });
});

describe("the error for a missing credential", () => {
  it.each([
    ["/v3/voices", "X-Api-Key or Authorization"],
    ["/v2/avatars", "X-Api-Key"],
  ])("names the header: %s", async (path, header) => {
    const { send } = setUp();
    const { status, body } = await send("GET", path, { headers: { "X-Api-Key": "" } });
    expect([status, body.error.message]).toEqual([401, `Unauthorized: the header ${header} is missing.`]);
  });
});

describe("reroute_url", () => {
  const consent = async (reroute_url: string) => {
    const { sandbox, send } = setUp();
    const started = await send("POST", "/v3/avatars/group_xyz789/consent", { body: { reroute_url } });
    if (started.status !== 200) return { status: started.status, param: started.body.error.param };
    const decision = new URLSearchParams({ decision: "approve" });
    const decided = await sandbox.fetch(new Request(started.body.data.url, { method: "POST", body: decision }));
    return { status: decided.status, location: decided.headers.get("Location") };
  };

  it.each([
    ["https://example.com/done?a=b#c", "https://example.com/done?a=b#c"],
    ["https://example.com/größe/完了", "https://example.com/gr%C3%B6%C3%9Fe/%E5%AE%8C%E4%BA%86"],
    ["http://localhost:3000", "http://localhost:3000/"],
  ])("redirects after the decision, encoded for a header: %s", async (given, location) => {
    expect(await consent(given)).toEqual({ status: 303, location });
  });

  it.each([
    "https://example.com/\r\nSet-Cookie: a=b",
    "https://example.com/\u0000",
    "javascript:alert(1)",
    "/done",
    "https://",
  ])("is rejected if it is invalid: %j", async (given) =>
    expect(await consent(given)).toEqual({ status: 400, param: "reroute_url" }),
  );
});

describe("the header Prefer", () => {
  it.each(["example=__proto__", "example=constructor", "code=429, example=toString", "code=constructor"])(
    "is rejected if it names an unknown example: %s",
    async (prefer) => {
      const { send } = setUp();
      const { status, body } = await send("GET", "/v3/voices", { headers: { Prefer: prefer } });
      expect([status, body.error.param]).toEqual([400, "Prefer"]);
    },
  );
});
