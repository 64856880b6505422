// The pages, images and files that the sandbox serves besides the API.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createServedSandbox } from "../../src/sandbox/create-sandbox.ts";
import { createSandbox } from "../../src/sandbox.ts";

const get = (path: string, init?: RequestInit, sandbox = createSandbox()) =>
  sandbox.fetch(new Request(`http://sandbox.localhost${path}`, init));

describe("an avatar image", () => {
  it("is an SVG that is different for each look and always the same for one", async () => {
    const draw = async (id: string) => (await get(`/sandbox/images/${id}.svg`)).text();
    const [one, again, other] = [await draw("look_def456"), await draw("look_def456"), await draw("look_def457")];
    expect(one).toBe(again);
    expect(one).not.toBe(other);
    expect(one).toMatch(/^<svg [\s\S]+<\/svg>$/);
  });

  it("is served at preview_image_url", async () => {
    const sandbox = createSandbox();
    const look = await get("/v3/avatars/looks/look_def456", { headers: { "X-Api-Key": "any" } }, sandbox);
    const { preview_image_url } = (await look.json()).data;
    const image = await sandbox.fetch(new Request(preview_image_url));
    expect([image.status, image.headers.get("Content-Type")]).toEqual([200, "image/svg+xml"]);
  });

  it("escapes the name of the look", async () => {
    const sandbox = createSandbox();
    const body = JSON.stringify({ name: "<script>alert(1)</script>" });
    const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
    await get("/v3/avatars/looks/look_abc123", { method: "PATCH", headers, body }, sandbox);
    expect(await (await get("/sandbox/images/look_abc123.svg", {}, sandbox)).text()).not.toContain("<script>");
  });
});

describe("a clip", () => {
  it("is a video that supports range requests", async () => {
    const whole = await get("/sandbox/clips/look_def456.mp4");
    const size = (await whole.clone().arrayBuffer()).byteLength;
    expect(whole.headers.get("Accept-Ranges")).toBe("bytes");
    const part = await get("/sandbox/clips/look_def456.mp4", { headers: { Range: "bytes=4-7" } });
    expect([part.status, part.headers.get("Content-Range"), await part.text()]).toEqual([
      206,
      `bytes 4-7/${size}`,
      "ftyp",
    ]);
    const end = await get("/sandbox/clips/look_def456.mp4", { headers: { Range: "bytes=-2" } });
    expect(end.headers.get("Content-Range")).toBe(`bytes ${size - 2}-${size - 1}/${size}`);
    const beyond = await get("/sandbox/clips/look_def456.mp4", { headers: { Range: `bytes=${size}-` } });
    expect(beyond.status).toBe(416);
  });
});

describe("the consent page", () => {
  it("accepts one decision", async () => {
    const sandbox = createSandbox();
    const decide = (decision: string) =>
      get("/sandbox/consent/consent_abc123", { method: "POST", body: new URLSearchParams({ decision }) }, sandbox);
    expect((await decide("perhaps")).status).toBe(400);
    expect(await (await decide("approve")).text()).toContain("Thank you");
    expect(await (await decide("decline")).text()).toContain("The consent is approved.");
  });

  it("expires after 24 hours", async () => {
    const sandbox = createServedSandbox({}, {});
    const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
    const start = new Request("http://sandbox.localhost/v3/avatars/group_xyz789/consent", {
      method: "POST",
      headers,
      body: "{}",
    });
    const { data } = await (await sandbox.fetch(start)).json();
    sandbox.advance(24 * 3_600_000);
    const response = await sandbox.fetch(new Request(data.url));
    expect([response.status, await response.text()]).toEqual([410, expect.stringContaining("The link has expired")]);
  });

  it("is not found for an unknown ticket", async () => {
    expect((await get("/sandbox/consent/other")).status).toBe(404);
  });
});

describe("/docs", () => {
  it("is linked from the home page only if the reference is available", async () => {
    const docs = async () => "<h1>Reference</h1>";
    const pageOf = async (options = {}) => (await get("/", {}, createServedSandbox({}, options))).text();
    expect(await pageOf({ docs })).toContain('"hasReference":true');
    expect(await pageOf()).toContain('"hasReference":false');
  });

  it("shows the reference, or how to build it", async () => {
    expect(await (await get("/docs")).text()).toContain("npm run build");
    const built = createServedSandbox({}, { docs: async () => "<h1>Reference</h1>" });
    expect(await (await get("/docs", {}, built)).text()).toBe("<h1>Reference</h1>");
  });

  it("has this sandbox as the server for requests", async () => {
    const sandbox = createServedSandbox({}, { docs: async () => "https://api.heygen.com/v3/voices" });
    expect(await (await get("/docs", {}, sandbox)).text()).toBe("http://sandbox.localhost/v3/voices");
  });
});

describe("a page of any origin", () => {
  it("may send API keys and idempotency keys, and read Retry-After", async () => {
    const headers = { Origin: "http://localhost:5173", "Access-Control-Request-Headers": "x-api-key,idempotency-key" };
    const preflight = await get("/v3/avatars", { method: "OPTIONS", headers });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("Access-Control-Allow-Headers")).toBe("x-api-key,idempotency-key");
    expect(preflight.headers.get("Access-Control-Allow-Methods")).toContain("PATCH");
    const answer = await get("/v3/avatars", { headers: { Origin: "http://localhost:5173" } });
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(answer.headers.get("Access-Control-Expose-Headers")).toContain("Retry-After");
  });
});

describe("an upload", () => {
  it("is served with the same bytes, whatever its length", async () => {
    const sandbox = createSandbox();
    const png = [0x89, 0x50, 0x4e, 0x47];
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 50 }), async (rest) => {
        const bytes = Uint8Array.from([...png, ...rest]);
        const form = new FormData();
        form.set("file", new Blob([bytes]), "a.png");
        const stored = await get(
          "/v3/assets",
          { method: "POST", headers: { "X-Api-Key": "any" }, body: form },
          sandbox,
        );
        const served = await sandbox.fetch(new Request((await stored.json()).data.url));
        expect(new Uint8Array(await served.arrayBuffer())).toEqual(bytes);
      }),
    );
  });
});
