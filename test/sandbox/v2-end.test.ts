// The end of v2 as the sandbox plays it. What really comes after it is not known: `gone` is a guess.
import { describe, expect, it } from "vitest";
import { createClient, isHeyGenError, unwrap } from "../../src/index.ts";
import { createSandbox, createSandboxControl, type SandboxOptions } from "../../src/sandbox.ts";
import { rejection } from "../http.ts";

function call(options: SandboxOptions, path: string, headers: Record<string, string> = {}): Promise<Response> {
  const request = new Request(`http://sandbox.localhost${path}`, { headers: { "X-Api-Key": "any", ...headers } });
  return createSandbox(options).fetch(request);
}

describe("v2 in the sandbox", () => {
  it("warns unless told otherwise", async () => {
    const response = await call({}, "/v2/avatars");
    expect([response.status, response.headers.get("Deprecation")]).toEqual([200, "true"]);
    expect(await response.json()).toHaveProperty("warning");
  });

  it("works as if no end was announced: without headers and without a warning", async () => {
    const response = await call({ v2: "active" }, "/v2/avatars");
    expect([response.status, response.headers.get("Deprecation"), response.headers.get("Sunset")]).toEqual([
      200,
      null,
      null,
    ]);
    expect(await response.json()).not.toHaveProperty("warning");
  });

  it("is gone with 410 in its own envelope, which names the successor", async () => {
    const response = await call({ v2: "removed" }, "/v2/avatar_group.list");
    expect(response.status).toBe(410);
    expect(await response.json()).toEqual({
      data: null,
      error: {
        code: "endpoint_sunset",
        message: "This operation of v2 ended on 2026-10-31. Use GET /v3/avatars.",
      },
    });
  });

  it("is gone without a hint where there is no successor", async () => {
    const { error } = await (await call({ v2: "removed" }, "/v2/photo_avatar/train/status/group_xyz789")).json();
    expect(error.message).toBe("This operation of v2 ended on 2026-10-31.");
  });

  it("is gone for everybody, whatever the key", async () => {
    expect((await call({ v2: "removed", apiKey: "secret" }, "/v2/avatars")).status).toBe(410);
  });

  it("takes v3 along in no state", async () => {
    for (const v2 of ["active", "deprecated", "removed"] as const)
      expect((await call({ v2 }, "/v3/avatars")).status).toBe(200);
  });

  it("ends while the sandbox runs, and is back after a reset", async () => {
    const { fetch } = createSandbox();
    const heygen = createClient({ apiKey: "any", fetch, maxRetries: 0 });
    const control = createSandboxControl("http://sandbox.localhost", { fetch });
    const list = () => unwrap(heygen.GET("/v2/avatars"));
    await list();
    expect(await control.configure({ v2: "removed" })).toMatchObject({ v2: "removed" });
    expect(isHeyGenError(await rejection(list()), "endpoint_sunset")).toBe(true);
    await control.reset();
    await list();
  });

  it("has three states and no other", async () => {
    expect(() => createSandbox({ v2: "ends" as "removed" })).toThrow("v2 must be one of active, deprecated, removed");
    const control = createSandboxControl("http://sandbox.localhost", createSandbox());
    const error = await rejection<Error>(control.configure({ v2: "ends" as "removed" }));
    expect(error.message).toContain("v2 must be one of active, deprecated, removed");
  });
});
