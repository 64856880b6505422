import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HeyGenError, isHeyGenError, unwrap } from "../../src/index.ts";
import { clientWith, rejection } from "../http.ts";

const failWith = (body: BodyInit | null, init: ResponseInit = {}) =>
  rejection<HeyGenError>(
    unwrap(clientWith(async () => new Response(body, { status: 400, ...init })).GET("/v3/avatars")),
  );

describe("a HeyGenError", () => {
  it("has the API's error, and a message that is complete by itself", async () => {
    const body = {
      error: {
        code: "avatar_not_found",
        message: "No such look.",
        param: "avatar_id",
        doc_url: "https://example.com/codes",
      },
    };
    const error = await failWith(JSON.stringify(body), {
      status: 404,
      headers: { "X-Request-Id": "req_123", "Retry-After": "5" },
    });
    expect(error).toMatchObject({
      name: "HeyGenError",
      message: "GET /v3/avatars: 404 avatar_not_found: No such look. (request id req_123, 1 attempt)",
      operation: "GET /v3/avatars",
      status: 404,
      code: "avatar_not_found",
      param: "avatar_id",
      docUrl: "https://example.com/codes",
      requestId: "req_123",
      retryAfter: 5,
      attempts: 1,
      body,
    });
  });

  it.each([
    ["v3", { error: { code: "not_found", message: "No." } }, "not_found", "No."],
    ["v2", { data: null, error: { code: "not_found", message: "No." } }, "not_found", "No."],
    ["v2 with a string as its error", { data: null, error: "No." }, "unspecified", "No."],
    ["v1", { code: 40001, message: "No." }, "40001", "No."],
    ["v3 without a message", { error: { code: "not_found" } }, "not_found", '{"code":"not_found"}'],
    ["v3 without a code", { error: { message: "No." } }, "unspecified", "No."],
    ["an error that is a list", { error: ["No."] }, "unspecified", '["No."]'],
    ["a list", ["No."], "unexpected_response", "expected an error"],
    ["an object without an error", { detail: "No." }, "unexpected_response", '{"detail":"No."}'],
    ["a number", 7, "unexpected_response", "7"],
    ["a string", "No.", "unexpected_response", '"No."'],
    ["true", true, "unexpected_response", "true"],
  ])("can be built from %s", async (_, body, code, message) => {
    const error = await failWith(JSON.stringify(body));
    expect([error.status, error.code]).toEqual([400, code]);
    expect(error.message).toContain(message);
    expect(error.body).toEqual(body);
  });

  it("can be built from any body", async () => {
    const status = fc.integer({ min: 400, max: 599 });
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.object().map((value) => JSON.stringify({ error: value })),
    );
    await fc.assert(
      fc.asyncProperty(anything, status, async (body, code) => {
        const error = await failWith(body, { status: code });
        expect(error).toBeInstanceOf(HeyGenError);
        expect(error.status).toBe(code);
      }),
    );
  });

  it("is thrown even when a middleware has replaced the response", async () => {
    const client = clientWith(async () =>
      Response.json({ error: { code: "forbidden", message: "No." } }, { status: 403 }),
    );
    client.use({ onResponse: ({ response }) => new Response(response.body, { status: response.status }) });
    const error = await rejection<HeyGenError>(unwrap(client.GET("/v3/avatars")));
    expect([error.status, error.code]).toEqual([403, "forbidden"]);
  });
});

describe("isHeyGenError", () => {
  const error = new HeyGenError(
    { operation: "GET /", attempts: 1 },
    { status: 404, body: null },
    { code: "not_found", message: "" },
  );

  it("recognizes the error and its code", () => {
    expect(isHeyGenError(error)).toBe(true);
    expect(isHeyGenError(error, "not_found")).toBe(true);
    expect(isHeyGenError(error, "forbidden")).toBe(false);
  });

  it.each([new Error("other"), null, undefined, "not_found", { code: "not_found" }])(
    "does not recognize %s",
    (other) => {
      expect(isHeyGenError(other)).toBe(false);
    },
  );
});

describe("a creation", () => {
  const look = { id: "look_def456", name: "Sarah", avatar_type: "photo_avatar" };
  const group = { id: "group_abc123", name: "Sarah" };
  const file = { type: "url", url: "https://a.b/c.png" } as const;

  it.each([
    ["avatar_item", { avatar_group: group }],
    ["avatar_item", { avatar_item: null, avatar_group: group }],
    ["avatar_group", { avatar_item: look }],
    ["avatar_group", { avatar_item: look, avatar_group: null }],
  ])("throws unexpected_response when the response lacks its %s", async (missing, data) => {
    const client = clientWith(async () => Response.json({ data }));
    const error = await rejection<HeyGenError>(
      client.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", file } }),
    );
    expect(isHeyGenError(error, "unexpected_response")).toBe(true);
    expect(error.message).toContain(`expected data.${missing}, got {`);
    expect(error.body).toEqual({ data });
  });
});
