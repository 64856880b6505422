// What a page of another site can do: use the API, and nothing that has an effect elsewhere.
import { describe, expect, it } from "vitest";
import { createSandbox, type SandboxOptions } from "../../src/sandbox.ts";

const foreign = "https://evil.example.com";

function sending(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options);
  return (method: string, path: string, body: object | URLSearchParams, origin: string) =>
    sandbox.fetch(
      new Request(`http://127.0.0.1:4010${path}`, {
        method,
        headers: { "X-Api-Key": "any", Origin: origin, ...(!(body instanceof URLSearchParams) && json) },
        body: body instanceof URLSearchParams ? body : JSON.stringify(body),
      }),
    );
}
const json = { "Content-Type": "application/json" };

const endpoint = { url: "http://192.168.0.1/hook" };
const video = { type: "avatar", avatar_id: "look_def456", script: "Hi." };
const callback = { ...video, callback_url: "http://192.168.0.1/hook" };
const decision = new URLSearchParams({ decision: "approve" });

const effects: [string, string, string, object | URLSearchParams][] = [
  ["registers a webhook", "POST", "/v3/webhooks/endpoints", endpoint],
  ["names a callback_url", "POST", "/v3/videos", callback],
  ["decides about consent in a form", "POST", "/sandbox/consent/consent_abc123", decision],
  ["controls the sandbox", "POST", "/sandbox/reset", {}],
];

describe("a page of another site", () => {
  it.each(effects)("is rejected if it %s, and the error says what to do", async (_, method, path, body) => {
    const response = await sending()(method, path, body, foreign);
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining(`to trust ${foreign}, use --allow-origin or the option allowOrigins.`),
    ]);
  });

  it.each(effects)("is accepted if its origin is allowed: %s", async (_, method, path, body) => {
    expect((await sending({ allowOrigins: [foreign] })(method, path, body, foreign)).status).toBe(200);
  });

  it.each(effects)("is accepted if it comes from this machine, as a development server: %s", async (_, ...call) => {
    expect((await sending()(...call, "http://localhost:5173")).status).toBe(200);
  });

  it("is the sandbox's own even if a proxy in front of it adds TLS", async () => {
    const response = await sending()("POST", "/sandbox/reset", {}, "https://127.0.0.1:4010");
    expect(response.status).toBe(200);
  });

  it("may use the rest of the API", async () => {
    expect((await sending()("POST", "/v3/videos", video, foreign)).status).toBe(200);
  });
});

describe("the pages of the sandbox", () => {
  it.each(["/", "/docs", "/sandbox/consent/consent_abc123", "/sandbox/images/look_def456.svg", "/sandbox/nothing"])(
    "can't be framed, and load nothing from elsewhere: %s",
    async (path) => {
      const { headers } = await createSandbox().fetch(new Request(`http://127.0.0.1:4010${path}`));
      expect(headers.get("Content-Security-Policy")).toMatch(/^default-src 'self' .*frame-ancestors 'none'/);
      expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    },
  );
});

describe("the option allowOrigins", () => {
  it.each([["https://app.example.com/path"], ["app.example.com"]])("is rejected if it is no origin: %s", (origin) => {
    expect(() => createSandbox({ allowOrigins: [origin] })).toThrow("allowOrigins");
  });
});
