// HeyGen needs some seconds until a new asset is found. The client knows what it has uploaded, and tries again.
import { describe, expect, it } from "vitest";
import {
  type ClientOptions,
  createClient,
  type HeyGenClient,
  type HeyGenError,
  unwrap,
  uploadAsset,
} from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { clientWith, fakeClock, rejection, v3Error } from "../http.ts";

interface Creation {
  key: string | null;
  path: string;
}

/** A client whose uploads succeed, and whose other calls don't find the asset `misses` times. */
function missing(misses: number, code: string, options: ClientOptions = {}) {
  const creations: Creation[] = [];
  const clock = fakeClock();
  const client = clientWith(
    async (request) => {
      const path = new URL(request.url).pathname;
      if (path === "/v3/assets") return Response.json({ data: { asset_id: "asset_abc123" } });
      creations.push({ key: request.headers.get("Idempotency-Key"), path });
      if (creations.length <= misses) return Response.json(v3Error(code), { status: 404 });
      return Response.json({ data: { avatar_item: {}, avatar_group: {}, session_id: "sess_abc123" } });
    },
    { clock, ...options },
  );
  return { client, creations, clock };
}

const upload = (client: HeyGenClient) => uploadAsset(client, new Blob(["bytes"]));
const file = { type: "asset_id", asset_id: "asset_abc123" } as const;
const createPhoto = (client: HeyGenClient, header: object = {}) =>
  unwrap(client.POST("/v3/avatars", { params: { header }, body: { type: "photo", name: "Sarah", file } }));

describe("a call that names a new asset", () => {
  it.each(["asset_not_found", "not_found"])("is repeated after %s, more often than other calls", async (code) => {
    const { client, creations } = missing(3, code);
    await upload(client);
    await createPhoto(client);
    expect(creations).toHaveLength(4);
  });

  it("gets a new idempotency key, because the API would replay the response for the first", async () => {
    const { client, creations } = missing(1, "asset_not_found");
    await upload(client);
    await createPhoto(client);
    expect(new Set(creations.map(({ key }) => key)).size).toBe(2);
  });

  it("is repeated without a key too, because a rejected call had no effect", async () => {
    const { client, creations } = missing(1, "asset_not_found");
    await upload(client);
    await unwrap(client.POST("/v3/video-agents", { body: { prompt: "A demo", files: [file] } }));
    expect(creations).toHaveLength(2);
  });

  it("is repeated for ten seconds at most", async () => {
    const { client, clock } = missing(99, "asset_not_found");
    await upload(client);
    const error = await rejection<HeyGenError>(createPhoto(client));
    const seconds = clock.slept.reduce((sum, ms) => sum + ms) / 1000;
    expect(error.code).toBe("asset_not_found");
    expect(seconds).toBeGreaterThanOrEqual(10);
    expect(seconds).toBeLessThan(20);
  });

  it("is not repeated for ever by a clock that stands still", async () => {
    const { client, creations } = missing(99, "asset_not_found", { clock: { ...fakeClock(), now: () => 5 } });
    await upload(client);
    await rejection(createPhoto(client));
    expect(creations.length).toBeLessThan(20);
  });

  it.each<[string, (client: HeyGenClient) => Promise<unknown>, ClientOptions, string]>([
    ["the key is the caller's", (client) => createPhoto(client, { "Idempotency-Key": "mine" }), {}, "asset_not_found"],
    ["retries are switched off", createPhoto, { maxRetries: 0 }, "asset_not_found"],
    ["something else was not found", createPhoto, {}, "avatar_group_not_found"],
  ])("is not repeated if %s", async (_, call, options, code) => {
    const { client, creations } = missing(1, code, options);
    await upload(client);
    await rejection(call(client));
    expect(creations).toHaveLength(1);
  });
});

describe("a call that names an asset of unknown age", () => {
  it.each([0, Date.now()])("is not repeated, whatever the clock says: %d", async (now) => {
    const { client, creations } = missing(1, "asset_not_found", { clock: { ...fakeClock(), now: () => now } });
    await rejection(createPhoto(client));
    expect(creations).toHaveLength(1);
  });

  it("is not repeated after the client has deleted the asset", async () => {
    let reads = 0;
    const client = clientWith(async ({ method }) => {
      if (method === "POST") return Response.json({ data: { asset_id: "asset_abc123" } });
      if (method === "DELETE") return Response.json({ data: { id: "asset_abc123" } });
      reads++;
      return Response.json(v3Error("asset_not_found"), { status: 404 });
    });
    const params = { path: { asset_id: "asset_abc123" } };
    await upload(client);
    await unwrap(client.DELETE("/v3/assets/{asset_id}", { params }));
    await rejection(unwrap(client.GET("/v3/assets/{asset_id}", { params })));
    expect(reads).toBe(1);
  });
});

describe("the sandbox", () => {
  it("doesn't find a new asset for the time in durations.asset", async () => {
    const sandbox = createSandbox({ durations: { asset: 60_000 } });
    const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch, maxRetries: 0 });
    const png = new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47])]);
    const { asset_id } = await uploadAsset(heygen, png);
    const read = () => heygen.GET("/v3/assets/{asset_id}", { params: { path: { asset_id } } });
    expect((await rejection<HeyGenError>(unwrap(read()))).code).toBe("asset_not_found");
    sandbox.advance(60_000);
    expect((await read()).response.status).toBe(200);
  });
});
