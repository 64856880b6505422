// Runs the programs of docs/recipes.md that need other packages: two deliveries for each receiver, one of them signed
// wrongly, and calls to a sandbox, through a proxy and from a Worker.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";

const secret = "whsec_0123456789";
const sandboxUrl = "http://127.0.0.1:4126";
Object.assign(process.env, {
  HEYGEN_API_KEY: "any",
  HEYGEN_BASE_URL: sandboxUrl,
  HEYGEN_WEBHOOK_SECRET: secret,
});

const sandbox = spawn("node_modules/.bin/heygen-avatars", ["sandbox", "--port", "4126"], { stdio: "ignore" });
process.on("exit", () => sandbox.kill());
await untilReachable(sandboxUrl);

await receive("express-receiver.mts", 4127);
await receive("express-raw-body.mts", 4128);
await receive("fastify-receiver.mts", 4129);
await callThroughProxy();
await callFromWorker();
console.log("ok");
process.exit();

async function receive(file: string, port: number): Promise<void> {
  await importWith(file, { "3000": `${port}` });
  const url = `http://127.0.0.1:${port}/webhooks/heygen`;
  await untilReachable(url);
  const event = { event_type: "avatar_video.success", event_data: { video_id: "video_abc123", title: "Grüße" } };
  const body = JSON.stringify(event, null, 2);
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  const deliver = async (signed: string) => {
    const headers = { "Content-Type": "application/json", "Heygen-Signature": signed };
    return (await fetch(url, { method: "POST", headers, body })).status;
  };
  assert.deepEqual([await deliver(signature), await deliver("0".repeat(64))], [200, 401], file);
}

async function callThroughProxy(): Promise<void> {
  const tunnels: (string | undefined)[] = [];
  const proxy = createServer().on("connect", ({ url = "" }, socket) => {
    tunnels.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const server = connect(Number(port), hostname, () => socket.write("HTTP/1.1 200 OK\r\n\r\n"));
    socket.pipe(server).pipe(socket);
  });
  await once(proxy.listen(0, "127.0.0.1"), "listening");
  process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  await importWith("proxy.mts", {});
  assert.deepEqual(tunnels, [new URL(sandboxUrl).host]);
}

async function callFromWorker(): Promise<void> {
  const { default: module } = await importWith("video-worker.ts", {});
  // tsx takes a .ts file here for CommonJS, whose exports are the default of the import.
  const worker = module.default ?? module;
  const call = (id: string) => worker.fetch(new Request(`https://example.com/?id=${id}`), { HEYGEN_API_KEY: "any" });
  assert.deepEqual([(await call("video_abc123")).status, (await call("video_nobody")).status], [200, 404]);
}

/** Imports a program of the guide, with other texts in some places. */
async function importWith(file: string, replaced: Record<string, string>) {
  let code = readFileSync(file, "utf8");
  for (const [old, text] of Object.entries(replaced)) code = code.replaceAll(old, text);
  writeFileSync(file, code);
  return import(`./${file}`);
}

async function untilReachable(url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await fetch(url).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} can't be reached`);
}
