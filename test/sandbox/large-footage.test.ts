// What somebody does with footage that is too large for the API: a digital twin, consent, and a batch of videos of it.
import { closeSync, ftruncateSync, mkdtempSync, openAsBlob, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { serve } from "../../src/cli/serve.ts";
import { createClient, unwrap, uploadAsset, waitForBatch, waitForConsent, waitForLook } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { webhookHandler } from "../../src/webhooks.ts";

const names = ["Ada", "Ben", "Cem", "Dan", "Eva", "Fay", "Gil", "Hal", "Ida", "Jon"];

/** A recording that takes no space on the disk. */
function recordingOf(bytes: number): Promise<Blob> {
  const folder = mkdtempSync(join(tmpdir(), "heygen-footage-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "footage.mp4");
  const file = openSync(path, "w");
  writeSync(file, Buffer.from("\0\0\0\x18ftypisom"));
  ftruncateSync(file, bytes);
  closeSync(file);
  return openAsBlob(path, { type: "video/mp4" });
}

it("a recording of 200 MB becomes a digital twin, which greets ten people in a batch of videos", async () => {
  const ready: string[] = [];
  let receive = async (_request: Request) => new Response();
  const durations = { upload: 50, training: 50, video: 100 };
  const sandbox = createSandbox({ durations, deliver: (request) => receive(request) });
  const server = await serve(sandbox.respond, { host: "127.0.0.1", port: 0 });
  onTestFinished(() => server.close());
  const heygen = createClient({ apiKey: "any", baseUrl: server.url });
  const soon = { intervalMs: 20, maxIntervalMs: 50 };
  const endpoint = { url: "http://127.0.0.1:1/heygen", events: ["avatar_video.success" as const] };
  const { secret } = await unwrap(heygen.POST("/v3/webhooks/endpoints", { body: endpoint }));
  receive = webhookHandler({
    secret: secret ?? "",
    on: { "avatar_video.success": ({ event_data }) => void ready.push(event_data.video_id) },
  });

  const { asset_id } = await uploadAsset(heygen, await recordingOf(200 * 2 ** 20));
  const file = { type: "asset_id", asset_id } as const;
  const twin = await unwrap(heygen.POST("/v3/avatars", { body: { type: "digital_twin", name: "Ada", file } }));
  const group_id = twin.avatar_group.id;
  await unwrap(heygen.POST("/v3/avatars/{group_id}/consent", { params: { path: { group_id } }, body: {} }));
  await sandbox.control.decideConsent(group_id, "approve");
  await waitForConsent(heygen, group_id, soon);
  const look = await waitForLook(heygen, twin.avatar_item.id, soon);

  const videos = names.map((name) => ({ type: "avatar", avatar_id: look.id, script: `Hello ${name}.` }) as const);
  const { batch_id } = await unwrap(heygen.POST("/v3/videos/batches", { body: { title: "Greetings", videos } }));
  const { items } = await waitForBatch(heygen, batch_id, soon);

  expect(items.map(({ status }) => status)).toEqual(names.map(() => "completed"));
  await expect.poll(() => ready.toSorted()).toEqual(items.map(({ video_id }) => video_id).toSorted());
});
