// A first program with the client, against the mock.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMock } from "../../src/cli/prism-mock.ts";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createClient, type HeyGenClient, paginate, unwrap, uploadAsset } from "../../src/index.ts";
import { specFile } from "../spec/spec.ts";

let server: Server;
let heygen: HeyGenClient;

beforeAll(async () => {
  server = await serve(await createMock(specFile), { host: "127.0.0.1", port: 0 });
  heygen = createClient({ apiKey: "any", baseUrl: server.url });
});
afterAll(() => server.close());

describe("the client, against the mock", () => {
  it("lists looks", async () => {
    const { data } = await heygen.GET("/v3/avatars/looks", { params: { query: { avatar_type: "photo_avatar" } } });
    expect(data?.data[0]?.id).toBe("look_def456");
  });

  it("iterates over the first page of groups", async () => {
    for await (const group of paginate(heygen, "/v3/avatars", { params: { query: { limit: 5 } }, maxItems: 1 })) {
      expect(group.name).toBe("Monica");
    }
  });

  it.each([
    { type: "prompt", name: "Space Commander", prompt: "Silver hair, blue space suit" },
    { type: "photo", name: "Sarah", file: { type: "url", url: "https://example.com/sarah-headshot.png" } },
    { type: "digital_twin", name: "My Digital Twin", file: { type: "asset_id", asset_id: "asset_abc123" } },
  ] as const)("creates an avatar of type $type", async (body) => {
    const { avatar_item, avatar_group } = await unwrap(heygen.POST("/v3/avatars", { body }));
    expect([avatar_item.id, avatar_group.id]).toEqual(["look_abc123", "group_xyz789"]);
  });

  it("starts consent", async () => {
    const init = { params: { path: { group_id: "group_xyz789" } }, body: { reroute_url: "https://example.com/done" } };
    const { url } = await unwrap(heygen.POST("/v3/avatars/{group_id}/consent", init));
    expect(url).toContain("https://");
  });

  it("generates looks through v2", async () => {
    const body = {
      group_id: "group_xyz789",
      prompt: "Navy blazer",
      orientation: "square",
      pose: "half_body",
      style: "Realistic",
    } as const;
    const { generation_id } = await unwrap(heygen.POST("/v2/photo_avatar/look/generate", { body }));
    expect(generation_id).toMatch(/^[0-9a-f]{32}$/);
  });

  it("creates a video", async () => {
    const body = { type: "avatar", avatar_id: "look_def456", script: "Welcome to our product walkthrough." } as const;
    expect((await unwrap(heygen.POST("/v3/videos", { body }))).status).toBe("waiting");
  });

  it("uploads a file", async () => {
    const { asset_id } = await uploadAsset(heygen, new File(["bytes"], "headshot.png", { type: "image/png" }));
    expect(asset_id).toBe("asset_abc123");
  });
});
