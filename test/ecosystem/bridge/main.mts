// A client of v1 and v2 that nobody here wrote, @teamduality/heygen-typescript-sdk, runs its whole story through the bridge,
// before a sandbox that only has v3. It knows one address, so its requests are redirected.
import { strict as assert } from "node:assert";
import { type ChildProcess, spawn } from "node:child_process";
import { HeygenSDK } from "@teamduality/heygen-typescript-sdk";
import { createSandboxControl } from "heygen-avatars/sandbox";

const [sandboxPort, bridgePort] = ["4093", "4094"];
const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
const bridgeUrl = `http://127.0.0.1:${bridgePort}`;
const serve = (...args: string[]): ChildProcess =>
  spawn("node_modules/.bin/heygen-avatars", args, { stdio: ["ignore", "ignore", "inherit"] });
const servers = [
  serve("sandbox", "--port", sandboxPort, "--v2", "removed"),
  serve("bridge", "--port", bridgePort, "--base-url", sandboxUrl),
];
process.on("exit", () => {
  for (const server of servers) server.kill();
});
await untilReachable(`${sandboxUrl}/sandbox/icon.svg`);
await untilReachable(`${bridgeUrl}/bridge`);

const send = globalThis.fetch;
globalThis.fetch = (input, init) => {
  const url = String(input).replace(/^https:\/\/(api|upload)\.heygen\.com/, bridgeUrl);
  return send(url, init);
};
const control = createSandboxControl(sandboxUrl, { fetch: send });
const heygen = new HeygenSDK("any");
const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const { avatars } = await heygen.avatars.list();
assert.ok(avatars.length > 0);
const { avatar_group_list } = await heygen.avatars.listGroups({ include_public: true });
assert.ok(avatar_group_list.length > 1);
const { voices } = await heygen.voices.list();
const voice_id = voices[0]?.voice_id ?? "";
assert.equal(typeof (await heygen.user.getRemainingQuota()).remaining_quota, "number");

const asset = await heygen.assets.upload(picture, "image/png");
const group = await heygen.photoAvatars.createGroup({ name: "Anna", image_key: String(asset.image_key) });
const looks = { group_id: group.group_id, name: "Anna again", image_keys: [String(asset.image_key)] };
await heygen.photoAvatars.addLooks(looks as never);
await control.advance(3_600_000);
assert.equal((await heygen.photoAvatars.listInGroup(group.group_id)).avatar_list.length, 2);
assert.equal((await heygen.photoAvatars.getDetails(group.id)).status, "completed");

const wanted = { age: "Young Adult", gender: "Woman", ethnicity: "White", pose: "half_body", style: "Realistic" };
const picked = { ...wanted, name: "Lina", orientation: "square", appearance: "red hair" };
const { generation_id } = await heygen.photoAvatars.generatePhoto(picked as never);
await control.advance(3_600_000);
assert.equal((await heygen.photoAvatars.checkGenerationStatus(generation_id)).status, "success");

const { video_id } = await heygen.videos.generation.create({
  video_inputs: [
    {
      character: { type: "talking_photo", talking_photo_id: group.id },
      voice: { type: "text", input_text: "Good morning.", voice_id },
    },
  ],
  dimension: { width: 1280, height: 720 },
} as never);
await control.advance(3_600_000);
const video = await heygen.videos.generation.get(video_id);
assert.deepEqual([video.status, typeof video.video_url], ["completed", "string"]);
assert.ok((await heygen.videos.management.list({ limit: 5 } as never)).videos.length > 0);
await heygen.videos.generation.delete(video_id);
await assert.rejects(heygen.videos.generation.get(video_id), /video/i);

await assert.rejects(heygen.photoAvatars.trainGroup({ group_id: group.group_id }), /v3 has no separate training/);
const { calls } = await (await send(`${bridgeUrl}/bridge`)).json();
console.log(
  `${calls.length} operations answered, ${calls.map(({ operation }: { operation: string }) => operation).join(", ")}`,
);
process.exit();

async function untilReachable(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await globalThis.fetch(url).catch(() => undefined);
    if (response) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} can't be reached`);
}
