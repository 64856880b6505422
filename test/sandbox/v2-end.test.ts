// The sunset of v2 in the sandbox. How HeyGen responds after it is not known: `removed` is a guess.
import { describe, expect, it } from "vitest";
import { migrations } from "../../generated/migration.ts";
import { createClient, isHeyGenError, unwrap } from "../../src/index.ts";
import { createSandbox, type SandboxOptions } from "../../src/sandbox.ts";
import { rejection } from "../http.ts";

function call(options: SandboxOptions, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://sandbox.localhost${path}`, { headers: { "X-Api-Key": "any", ...headers } });
  return createSandbox(options).fetch(request);
}

describe("v2 in the sandbox", () => {
  it("is deprecated by default: responses have headers and a warning", async () => {
    const response = await call({}, "/v2/avatars");
    expect([response.status, response.headers.get("Deprecation")]).toEqual([200, "true"]);
    expect(await response.json()).toHaveProperty("warning");
  });

  it("has neither headers nor a warning if it is active", async () => {
    const response = await call({ v2: "active" }, "/v2/avatars");
    expect([response.status, response.headers.get("Deprecation"), response.headers.get("Sunset")]).toEqual([
      200,
      null,
      null,
    ]);
    expect(await response.json()).not.toHaveProperty("warning");
  });

  it("responds with 410 in the error format of v2 if it is removed, and names the successor", async () => {
    const response = await call({ v2: "removed" }, "/v2/avatar_group.list");
    expect(response.status).toBe(410);
    expect(await response.json()).toEqual({
      data: null,
      error: {
        code: "endpoint_sunset",
        message: "This v2 operation was removed on 2026-10-31. Use GET /v3/avatars.",
      },
    });
  });

  it("responds with 410 without a hint if the operation has no successor", async () => {
    const { error } = await (await call({ v2: "removed" }, "/v2/photo_avatar/train/status/group_xyz789")).json();
    expect(error.message).toBe("This v2 operation was removed on 2026-10-31.");
  });

  it("responds with 410 on every path of v1 and v2 if it is removed, also where the spec does not describe it", async () => {
    for (const { method, path, successor, instead = "" } of migrations) {
      const url = `http://sandbox.localhost${path.replaceAll(/\{\w+\}/g, "x")}`;
      const response = await createSandbox({ v2: "removed" }).fetch(new Request(url, { method }));
      const { message, error } = await response.json();
      expect(response.status, path).toBe(410);
      if (successor) expect(error?.message ?? message).toContain(`Use ${successor}.`);
      else if (message) expect(message).toContain(instead);
    }
  });

  it("answers the operations that the spec does not describe as v2 did, until it is removed", async () => {
    const quota = async (v2: "active" | "deprecated") => call({ v2, credits: 7 }, "/v2/user/remaining_quota");
    const active = await quota("active");
    expect([active.headers.get("Sunset"), await active.json()]).toEqual([
      null,
      { error: null, data: { remaining_quota: 420, details: { api: 420 } } },
    ]);
    const deprecated = await quota("deprecated");
    expect([deprecated.headers.get("Deprecation"), await deprecated.json()]).toMatchObject(["true", { warning: {} }]);
    const status = await (await call({ v2: "active" }, "/v1/video_status.get?video_id=video_ghi789")).json();
    expect(status).toMatchObject({ code: 100, message: "Success", data: { status: "completed" } });
    expect((await call({ apiKey: "secret" }, "/v2/voices")).status).toBe(401);
  });

  it("logs them under their own name", async () => {
    const sandbox = createSandbox();
    await sandbox.fetch(new Request("http://sandbox.localhost/v2/voices", { headers: { "X-Api-Key": "any" } }));
    expect(await sandbox.control.requests()).toMatchObject([{ method: "GET", path: "/v2/voices", status: 200 }]);
  });

  it("responds with 410 even to an invalid API key", async () => {
    expect((await call({ v2: "removed", apiKey: "secret" }, "/v2/avatars")).status).toBe(410);
  });

  it("does not affect v3 in any state", async () => {
    for (const v2 of ["active", "deprecated", "removed"] as const)
      expect((await call({ v2 }, "/v3/avatars")).status).toBe(200);
  });

  it("can be removed at runtime, and is restored by a reset", async () => {
    const { control, fetch } = createSandbox();
    const heygen = createClient({ apiKey: "any", fetch, maxRetries: 0 });
    const list = () => unwrap(heygen.GET("/v2/avatars"));
    await list();
    expect(await control.configure({ v2: "removed" })).toMatchObject({ v2: "removed" });
    expect(isHeyGenError(await rejection(list()), "endpoint_sunset")).toBe(true);
    await control.reset();
    await list();
  });

  it("rejects an unknown state", async () => {
    expect(() => createSandbox({ v2: "ends" as "removed" })).toThrow("v2 must be one of active, deprecated, removed");
    const { control } = createSandbox();
    const error = await rejection<Error>(control.configure({ v2: "ends" as "removed" }));
    expect(error.message).toContain("v2 must be one of active, deprecated, removed");
  });
});
