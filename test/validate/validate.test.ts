import { describe, expect, expectTypeOf, it, vi } from "vitest";
import type { AvatarLook, HeyGenError } from "../../src/index.ts";
import { unwrap } from "../../src/index.ts";
import { answers, type DriftNotice, schemas, validateResponses } from "../../src/validate.ts";
import { clientWith, rejection } from "../http.ts";
import { operations, spec } from "../spec/spec.ts";

const look = { ...spec.components.examples.FinishedLook.value.data };
const path = { look_id: "look_def456" };

/** Calls a client that validates, with `data` as the body of the response. */
const getLook = (data: unknown, validate: ReturnType<typeof validateResponses>, init: ResponseInit = {}) =>
  clientWith(async () => Response.json(data, { headers: { "X-Request-Id": "req_123" }, ...init }), {
    validate,
    maxRetries: 0,
  }).GET("/v3/avatars/looks/{look_id}", { params: { path } });

describe("a Standard Schema of the spec", () => {
  it("has the interface of Standard Schema", () => {
    const { "~standard": standard } = schemas.AvatarLook;
    expect(standard).toEqual({ version: 1, vendor: "heygen-avatars", validate: expect.any(Function) });
    const result = standard.validate(look);
    if (!result.issues) expectTypeOf(result.value).toEqualTypeOf<AvatarLook>();
    expect(result).toEqual({ value: look });
  });

  it("locates an invalid value by keys and indexes", () => {
    const page = { ...spec.components.examples.AvatarLooks.value };
    const result = answers.listAvatarLooks[200]["~standard"].validate({ ...page, data: [look, { ...look, id: 7 }] });
    expect(result).toEqual({ issues: [{ message: "must be string", path: ["data", 1, "id"] }] });
  });

  it("locates a missing key by its path", () => {
    const { id, ...rest } = look;
    expect(schemas.AvatarLook["~standard"].validate(rest)).toEqual({
      issues: [{ message: "is missing", path: ["id"] }],
    });
  });

  it("lists the documented values for an invalid one", () => {
    const result = schemas.AvatarStatus["~standard"].validate("asleep");
    expect(result.issues?.[0]?.message).toMatch(/^must be one of \["processing",.*\], is "asleep"$/);
  });

  it("exists for every schema, and accepts every example of every response", () => {
    expect(Object.keys(schemas).sort()).toEqual(Object.keys(spec.components.schemas).sort());
    for (const { id, responses } of operations) {
      for (const { status, examples } of responses) {
        const byStatus = answers[id as "getAvatarLook"];
        const schema = byStatus[Number(status) as 200];
        for (const { name, value } of examples) {
          expect(schema["~standard"].validate(value).issues, `${id} ${status} ${name}`).toBeUndefined();
        }
      }
    }
  });
});

describe("a client that validates", () => {
  it("reports a difference once, with operation and JSON pointer, and the call continues", async () => {
    const notices: DriftNotice[] = [];
    const validate = validateResponses((notice) => notices.push(notice));
    for (let call = 0; call < 2; call++) {
      const { data } = await getLook({ data: { ...look, tags: "blue" } }, validate);
      expect(data?.data.id).toBe(look.id);
    }
    expect(notices).toEqual([
      {
        operation: "GET /v3/avatars/looks/{look_id}",
        status: 200,
        pointer: "/data/tags",
        problem: expect.stringContaining("must be array"),
        requestId: "req_123",
      },
    ]);
  });

  it("writes a difference to the console with warn", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    await getLook({ data: { ...look, tags: "blue" } }, validateResponses("warn"));
    expect(warn.mock.calls[0]?.[0]).toMatch(
      /^heygen-avatars: GET \/v3\/avatars\/looks\/\{look_id\}: 200: \/data\/tags must be array/,
    );
    warn.mockRestore();
  });

  it("fails the call with throw", async () => {
    const call = unwrap(getLook({ data: { ...look, tags: "blue" } }, validateResponses("throw")));
    const error = await rejection<HeyGenError>(call);
    expect(error).toMatchObject({
      name: "HeyGenError",
      code: "unexpected_response",
      status: 200,
      requestId: "req_123",
      operation: "GET /v3/avatars/looks/{look_id}",
      transient: false,
      outcome: undefined,
    });
    expect(error.message).toContain("/data/tags must be array");
  });

  it("does not validate error responses with throw", async () => {
    const body = { error: { code: "avatar_not_found", message: 7 } };
    const error = await rejection<HeyGenError>(unwrap(getLook(body, validateResponses("throw"), { status: 404 })));
    expect(error.code).toBe("avatar_not_found");
  });

  it("reports an undocumented status", async () => {
    const notify = vi.fn();
    await getLook({ data: look }, validateResponses(notify), { status: 203 });
    expect(notify).toHaveBeenCalledWith(
      expect.objectContaining({ pointer: "", problem: "has an undocumented status" }),
    );
  });

  it("does not report unknown keys", async () => {
    const notify = vi.fn();
    await getLook({ data: { ...look, mood: "calm" } }, validateResponses(notify));
    expect(notify).not.toHaveBeenCalled();
  });
});
