// The sunset of v2 in the sandbox. How HeyGen responds after it is not known: `removed` is a guess.
import { describe, expect, it } from "vitest";
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
