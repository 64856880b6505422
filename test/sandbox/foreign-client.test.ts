// The requests of third-party clients, such as HeyGen's node for n8n: plain HTTP to a server.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Server, serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox.ts";

const headers = { "x-api-key": "any", accept: "application/json" };
const sandbox = createSandbox({ durations: { video: 0, training: 0 } });
let server: Server;

beforeAll(async () => {
  server = await serve(sandbox.respond, { host: "127.0.0.1", port: 0 });
});
afterAll(() => server.close());

async function call(method: string, path: string, body?: unknown) {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const init = { method, headers: { ...headers, ...type }, body: body === undefined ? null : JSON.stringify(body) };
  const response = await fetch(server.url + path, init);
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}

describe("a third-party client", () => {
  it("creates a video with the agent, and polls for it", async () => {
    const { data } = await call("POST", "/v3/video-agents", {
      prompt: "A product demo for our new app",
      avatar_id: "look_def456",
      voice_id: "voice_xyz789",
      orientation: "portrait",
      mode: "generate",
      callback_id: "workflow-1",
    });
    const session = await call("GET", `/v3/video-agents/${data.session_id}`);
    expect(session.data).toMatchObject({ status: "completed", video_id: data.video_id });
    const video = await call("GET", `/v3/videos/${data.video_id}`);
    expect((await fetch(video.data.video_url)).headers.get("content-type")).toBe("video/mp4");
  });

  it.each([
    ["/v3/videos", { type: "avatar", avatar_id: "look_def456", script: "Hi.", test: false, enable_caption: true }],
    ["/v3/video-agents", { prompt: "A product demo", duration_sec: 30 }],
  ])("may send fields to %s that HeyGen's node for n8n sends and no document names", async (path, body) => {
    const init = { method: "POST", headers: { ...headers, "content-type": "application/json" } };
    const response = await fetch(server.url + path, { ...init, body: JSON.stringify(body) });
    const ignored = Object.keys(body).filter((name) => ["test", "enable_caption", "duration_sec"].includes(name));
    expect([response.status, response.headers.get("Sandbox-Ignored-Fields")]).toEqual([200, ignored.join(", ")]);
    const unknown = await fetch(server.url + path, { ...init, body: JSON.stringify({ ...body, tset: false }) });
    expect((await unknown.json()).error.param).toBe("tset");
  });

  it("creates speech and downloads it", async () => {
    const body = { text: "Hello.", voice_id: "voice_xyz789", input_type: "text", speed: 1, language: "en" };
    const { data } = await call("POST", "/v3/voices/speech", body);
    expect((await fetch(data.audio_url)).headers.get("content-type")).toBe("audio/wav");
  });

  it("uploads a file, and creates an avatar and a video with it", async () => {
    const form = new FormData();
    form.append("file", new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], { type: "image/jpeg" }), "photo.jpg");
    const uploaded = await fetch(`${server.url}/v3/assets`, { method: "POST", headers, body: form });
    const { asset_id } = (await uploaded.json()).data;
    const file = { type: "asset_id", asset_id };
    const { data } = await call("POST", "/v3/avatars", { type: "photo", name: "From a workflow", file });
    const body = { type: "avatar", avatar_id: data.avatar_item.id, script: "Hello.", title: "From a workflow" };
    const created = await call("POST", "/v3/videos", body);
    const { data: found } = await call("GET", "/v3/videos?title=workflow&limit=5");
    expect(found.map(({ id }: { id: string }) => id)).toContain(created.data.video_id);
    await call("DELETE", `/v3/videos/${created.data.video_id}`);
    await call("DELETE", `/v3/assets/${asset_id}`);
  });

  it("lists event types, registers a webhook endpoint for two of them, and deletes it", async () => {
    const { data: types } = await call("GET", "/v3/webhooks/event-types");
    const events = types.slice(0, 2).map(({ event_type }: { event_type: string }) => event_type);
    const { data } = await call("POST", "/v3/webhooks/endpoints", { url: "https://example.com/n8n", events });
    expect(data.secret).toMatch(/^whsec_/);
    await call("DELETE", `/v3/webhooks/endpoints/${data.endpoint_id}`);
  });

  it("lists the choices of a form: looks, voices and styles; and reads the account", async () => {
    for (const path of ["/v3/avatars/looks?limit=50", "/v3/voices?engine=starfish", "/v3/video-agents/styles"]) {
      expect((await call("GET", path)).data.length).toBeGreaterThan(0);
    }
    expect((await call("GET", "/v3/users/me")).data.username).toEqual(expect.any(String));
  });
});
