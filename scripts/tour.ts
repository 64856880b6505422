// npm run tour: the client walks through the whole life of an avatar, against a sandbox in this process.
import {
  createClient,
  HeyGenWaitError,
  paginate,
  unwrap,
  waitForGeneration,
  waitForLook,
  waitForVideo,
} from "../src/index.ts";
import { createSandbox } from "../src/sandbox.ts";
import { type WebhookHandler, webhookHandler } from "../src/webhooks.ts";

// The sandbox tells the application of the tour, which is a function in this process.
let receive: WebhookHandler | undefined;
const sandbox = createSandbox({
  durations: { training: 200, generation: 150, video: 250 },
  deliver: async (request) => receive?.(request) ?? new Response(null, { status: 503 }),
});
const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
const patience = { intervalMs: 40, maxIntervalMs: 100 };
const started = performance.now();

async function step<Result>(
  what: string,
  run: () => Promise<Result>,
  tell: (result: Result) => string,
): Promise<Result> {
  const began = performance.now();
  const result = await run();
  console.log(`${what.padEnd(34)} ${tell(result).padEnd(58)} ${(performance.now() - began).toFixed(0).padStart(4)} ms`);
  return result;
}

async function count(query: { ownership?: "public" | "private"; avatar_type?: "photo_avatar" }): Promise<number> {
  let looks = 0;
  for await (const _ of paginate(heygen, "/v3/avatars/looks", { params: { query } })) looks++;
  return looks;
}

await step(
  "list all looks",
  () => count({}),
  (looks) => `${looks} looks`,
);
await step(
  "filter public photo avatars",
  () => count({ ownership: "public", avatar_type: "photo_avatar" }),
  (looks) => `${looks} looks`,
);

const picture = { type: "url", url: "https://example.com/sarah-headshot.png" } as const;
const photo = await step(
  "create an avatar from a photo",
  () => unwrap(heygen.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", file: picture } })),
  ({ avatar_item }) => `${avatar_item.id} is ${avatar_item.status}`,
);
const sarah = await step(
  "wait for it",
  () => waitForLook(heygen, photo.avatar_item.id, patience),
  ({ id, status }) => `${id} is ${status}`,
);
await step(
  "create an avatar from a prompt",
  async () => {
    const body = { type: "prompt", name: "Space Commander", prompt: "Silver hair, blue space suit" } as const;
    const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body }));
    return waitForLook(heygen, avatar_item.id, patience);
  },
  ({ id, status }) => `${id} is ${status}`,
);

const footage = { type: "url", url: "https://example.com/training-footage.mp4" } as const;
const twin = await step(
  "create a digital twin",
  () => unwrap(heygen.POST("/v3/avatars", { body: { type: "digital_twin", name: "Bo", file: footage } })),
  ({ avatar_item }) => `${avatar_item.id} is ${avatar_item.status}`,
);
const needed = await step(
  "wait: it needs consent",
  () => waitForLook(heygen, twin.avatar_item.id, patience).catch((error: HeyGenWaitError) => error),
  (error) => (error instanceof HeyGenWaitError ? `${error.reason} for ${error.groupId}` : "already completed"),
);
if (!(needed instanceof HeyGenWaitError) || !needed.groupId) throw needed;
const path = { group_id: needed.groupId };
const { url } = await step(
  "start consent",
  () => unwrap(heygen.POST("/v3/avatars/{group_id}/consent", { params: { path }, body: {} })),
  (consent) => consent.url ?? "",
);
await step(
  "the person approves",
  () => sandbox.fetch(new Request(url ?? "", { method: "POST", body: new URLSearchParams({ decision: "approve" }) })),
  ({ status }) => `the page answers ${status}`,
);
await step(
  "wait again",
  () => waitForLook(heygen, twin.avatar_item.id, patience),
  ({ id, status }) => `${id} is ${status}`,
);

const variation = await step(
  "a new look from a look",
  async () => {
    const body = {
      type: "prompt",
      name: "Sarah, navy blazer",
      prompt: "Navy blazer, office",
      avatar_id: sarah.id,
    } as const;
    const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body }));
    return waitForLook(heygen, avatar_item.id, patience);
  },
  ({ id, group_id }) => `${id}, in ${group_id} like the first`,
);
const generated = await step(
  "generate a photo through v2",
  async () => {
    const style = { orientation: "square", pose: "half_body", style: "Realistic", ethnicity: "Unspecified" } as const;
    const body = { ...style, name: "Lina", age: "Young Adult", gender: "Woman", appearance: "Soft light" } as const;
    const { generation_id } = await unwrap(heygen.POST("/v2/photo_avatar/photo/generate", { body }));
    return waitForGeneration(heygen, generation_id, patience);
  },
  ({ image_key_list }) => `${image_key_list?.length} pictures`,
);
await step(
  "make a group of it, see it in v3",
  async () => {
    const body = { name: "Lina", image_key: generated.image_key_list?.[0] ?? "", generation_id: generated.id };
    const { id } = await unwrap(heygen.POST("/v2/photo_avatar/avatar_group/create", { body }));
    return waitForLook(heygen, id, patience);
  },
  ({ id, status }) => `${id} is ${status}`,
);
let tell = (_videoId: string): void => {};
const arrival = new Promise<string>((resolve) => {
  tell = resolve;
});
await step(
  "register a webhook endpoint",
  async () => {
    const body = { url: "https://example.com/hook", events: ["avatar_video.success" as const] };
    const endpoint = await unwrap(heygen.POST("/v3/webhooks/endpoints", { body }));
    receive = webhookHandler({
      secret: endpoint.secret ?? "",
      on: { "avatar_video.success": ({ event_data }) => tell(event_data.video_id) },
    });
    return endpoint;
  },
  ({ endpoint_id, secret }) => `${endpoint_id} with a secret of ${secret?.length} characters`,
);
await step(
  "make a video of the new look",
  async () => {
    const body = { type: "avatar", avatar_id: variation.id, script: "Welcome to our product walkthrough." } as const;
    const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
    return waitForVideo(heygen, video_id, patience);
  },
  ({ video_url }) => video_url ?? "",
);
await step(
  "the webhook arrives, signed",
  () => arrival,
  (videoId) => `avatar_video.success of ${videoId}`,
);
console.log(`${"in all".padEnd(94)}${(performance.now() - started).toFixed(0).padStart(4)} ms`);
