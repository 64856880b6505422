// An application from a photo to the event of a finished video, in process and over real HTTP.
import { describe, expect, it } from "vitest";
import { deliverNearby } from "../../src/cli/deliver.ts";
import { serve } from "../../src/cli/serve.ts";
import { createClient, type HeyGenClient, unwrap, waitForLook, waitForVideo } from "../../src/index.ts";
import { createSandbox, type Deliver, type SandboxOptions } from "../../src/sandbox.ts";
import { type WebhookHandler, webhookHandler } from "../../src/webhooks.ts";

const token = "0a7f3c";
const patience = { intervalMs: 5, maxIntervalMs: 20 };
const quick: SandboxOptions = { durations: { training: 30, generation: 30, video: 60 } };

interface Application {
  heygen: HeyGenClient;
  /** The URL of the application. */
  origin: string;
  callbacks: WebhookHandler;
  /** Starts to accept deliveries that are signed with a secret. */
  trust(secret: string): void;
  /** The events that the application received. */
  told: string[];
}

/** An application with a route for its endpoint and one for its callbacks. */
function application() {
  const told: string[] = [];
  let hooks: WebhookHandler | undefined;
  const callbacks = webhookHandler({
    unsigned: true,
    token,
    on: { "avatar_video.success": ({ event_data }) => told.push(`callback ${event_data.callback_id}`) },
  });
  const trust = (secret: string) => {
    hooks = webhookHandler({
      secret,
      onUnknown: ({ event_type }) => told.push(`endpoint ${event_type}`),
    });
  };
  async function fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/callbacks") return callbacks(request);
    return hooks?.(request) ?? new Response(null, { status: 503 });
  }
  return { told, callbacks, trust, fetch };
}

async function live({ heygen, origin, callbacks, trust, told }: Application): Promise<void> {
  const { secret } = await unwrap(heygen.POST("/v3/webhooks/endpoints", { body: { url: `${origin}/hooks` } }));
  trust(secret ?? "");
  const file = { type: "url", url: "https://example.com/anna.png" } as const;
  const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body: { type: "photo", name: "Anna", file } }));
  const look = await waitForLook(heygen, avatar_item.id, patience);
  const callback_url = `${origin}/callbacks?token=${token}`;
  const callback = { callback_url, callback_id: "order_42" };
  const body = { type: "avatar", avatar_id: look.id, script: "Welcome.", ...callback } as const;
  const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
  const video = await waitForVideo(heygen, video_id, { events: callbacks, ...patience });
  expect(video.video_url).toContain(video_id);
  await expect
    .poll(() => [...told].sort(), { timeout: 10_000, interval: 10 })
    .toEqual(["callback order_42", "endpoint avatar_video.success", "endpoint photo_avatar_generation.success"]);
  const history = await unwrap(heygen.GET("/v3/webhooks/events"));
  expect(history.map(({ event_type }) => event_type)).toEqual([
    "avatar_video.success",
    "photo_avatar_generation.success",
  ]);
}

describe("an application with an endpoint and a callback", () => {
  it("receives the events of its avatar and its video in process, without a port", async () => {
    const app = application();
    const sandbox = createSandbox({ ...quick, deliver: app.fetch });
    const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
    await live({ ...app, heygen, origin: "https://app.example.com" });
  });

  it("receives them over HTTP", async () => {
    const app = application();
    const receiver = await serve(app.fetch, { host: "127.0.0.1", port: 0 });
    const deliver: Deliver = deliverNearby([]);
    const sandbox = createSandbox({ ...quick, deliver });
    const server = await serve(sandbox.respond, { host: "127.0.0.1", port: 0 });
    const timer = setInterval(() => void sandbox.delivered(), 20);
    try {
      const heygen = createClient({ apiKey: "any", baseUrl: server.url });
      await live({ ...app, heygen, origin: receiver.url });
    } finally {
      clearInterval(timer);
      await server.close(0);
      await receiver.close(0);
    }
  });
});
