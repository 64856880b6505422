// Records a run of the sandbox that fires every event.
import type { ExpectedEvent, ReceivedDelivery, RegisteredEndpoint, WebhookRun } from "../../src/contract.ts";
import { createClient, unwrap } from "../../src/index.ts";
import { createSandbox, type DeliverySettings } from "../../src/sandbox.ts";

const hour = 3_600_000;
const step = 10_000;
export const urls = {
  all: "https://all.example/hook",
  successes: "https://successes.example/hook",
  deleted: "https://deleted.example/hook",
  down: "https://down.example/hook",
  shared: "https://shared.example/hook",
  callback: "https://callback.example/?token=t",
};

/** Simulates 30 hours of an account: rotates a secret, deletes an endpoint, and has a receiver that is always down. */
export async function recordRun(headers: DeliverySettings["headers"]): Promise<WebhookRun> {
  let now = Date.UTC(2026, 10, 20, 12);
  const deliveries: ReceivedDelivery[] = [];
  const expected: ExpectedEvent[] = [];
  const tries = new Map<string, number>();

  /** The receiver of all events fails twice before it accepts one. */
  function statusOf(url: string, body: string): number {
    const count = (tries.get(url + body) ?? 0) + 1;
    tries.set(url + body, count);
    if (url === urls.down) return 500;
    return url === urls.all && count < 3 ? 503 : 200;
  }

  async function deliver(request: Request): Promise<Response> {
    const { url, method, headers } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    const status = statusOf(url, new TextDecoder().decode(body));
    deliveries.push({ url, method, headers: new Headers(headers), body, at: now, status });
    return new Response(null, { status });
  }

  const sandbox = createSandbox({ now: () => now, random: 7, deliver, deliveries: { headers } });
  const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
  const pass = async (ms: number) => {
    for (const end = now + ms; now < end; ) {
      now += step;
      await sandbox.delivered();
    }
  };

  async function register(url: string, events: "avatar_video.success"[] | null, until: number) {
    const { endpoint_id, secret } = await unwrap(heygen.POST("/v3/webhooks/endpoints", { body: { url, events } }));
    return { url, events, from: now, until, endpoint_id, secrets: [{ secret: secret ?? "", from: now }] };
  }

  const callback = { callback_url: urls.callback, callback_id: "order_42" };

  async function makeVideo(script: string) {
    const body = { type: "avatar", avatar_id: "look_def456", script, ...callback } as const;
    const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
    const failed = script.includes("sandbox:fail");
    const url = `https://api.heygen.com/sandbox/clips/${video_id}.mp4`;
    const rest = failed ? { msg: "A failure requested by the trigger sandbox:fail." } : { url };
    const type = failed ? "avatar_video.fail" : "avatar_video.success";
    const data = { video_id, ...rest, callback_id: "order_42" };
    expected.push({ type, at: now + 5_000, data, callbackUrl: urls.callback });
  }

  async function askAgent(prompt: string) {
    const { session_id, video_id } = await unwrap(heygen.POST("/v3/video-agents", { body: { prompt, ...callback } }));
    const failed = prompt.includes("sandbox:fail");
    const video_url = `https://api.heygen.com/sandbox/clips/${video_id}.mp4`;
    const data = { session_id, video_id, callback_id: "order_42", ...(!failed && { video_url }) };
    const type = failed ? "video_agent.fail" : "video_agent.success";
    expected.push({ type, at: now + 5_000, data, callbackUrl: urls.callback });
  }

  async function makeAvatar(type: "photo" | "digital_twin", name: string) {
    const file = { type: "url", url: `https://example.com/a.${type === "photo" ? "png" : "mp4"}` } as const;
    const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body: { type, name, file } }));
    const { id, group_id } = avatar_item;
    const event = type === "photo" ? "photo_avatar_generation" : "instant_avatar";
    const end = name.includes("sandbox:fail") ? "fail" : "success";
    expected.push({ type: `${event}.${end}`, at: now + 4_000, data: { id, group_id }, callbackUrl: null });
  }

  const start = now;
  const all = await register(urls.all, null, Number.POSITIVE_INFINITY);
  const successes = await register(urls.successes, ["avatar_video.success"], Number.POSITIVE_INFINITY);
  const deleted = await register(urls.deleted, null, start + 2 * step);
  const down = await register(urls.down, null, Number.POSITIVE_INFINITY);
  const shared = await register(urls.shared, null, Number.POSITIVE_INFINITY);
  const sharedToo = await register(urls.shared, null, Number.POSITIVE_INFINITY);
  for (const script of ["One.", "Two. sandbox:fail"]) await makeVideo(script);
  for (const prompt of ["Three", "Four sandbox:fail"]) await askAgent(prompt);
  await makeAvatar("photo", "Anna");
  await makeAvatar("photo", "Ben sandbox:fail");
  await makeAvatar("digital_twin", "Cleo");
  await makeAvatar("digital_twin", "Dan sandbox:fail");
  await pass(step);
  const path = { endpoint_id: all.endpoint_id };
  const rotate = "/v3/webhooks/endpoints/{endpoint_id}/rotate-secret";
  const { secret } = await unwrap(heygen.POST(rotate, { params: { path } }));
  all.secrets.push({ secret, from: now + 1 });
  await pass(step);
  const removed = { path: { endpoint_id: deleted.endpoint_id } };
  await unwrap(heygen.DELETE("/v3/webhooks/endpoints/{endpoint_id}", { params: removed }));
  await makeVideo("Told to those who are left.");
  await pass(26 * hour);
  await makeVideo("Of the last day.");
  await pass(4 * hour);
  const history = await unwrap(heygen.GET("/v3/webhooks/events"));
  const endpoints: RegisteredEndpoint[] = [all, successes, deleted, down, shared, sharedToo];
  return { deliveries, endpoints, expected, history, until: now };
}
