// Starts what was built, delivers to one of its routes, and reads a video that changes with each call by another.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";

const statuses = ["pending", "processing", "completed"];
const api = createServer((_, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify({ data: { id: "video_abc123", status: statuses.shift() } }));
});
await once(api.listen(0, "127.0.0.1"), "listening");
const env = {
  ...process.env,
  HEYGEN_API_KEY: "any",
  HEYGEN_BASE_URL: `http://127.0.0.1:${api.address().port}`,
  HEYGEN_WEBHOOK_SECRET: "whsec_0123456789",
};
const next = spawn("node_modules/.bin/next", ["start", "-p", "4123", "-H", "127.0.0.1"], { stdio: "inherit", env });
let status;
for (let tries = 0; tries < 100 && status === undefined; tries++) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  const call = fetch("http://127.0.0.1:4123/webhooks/heygen", { method: "POST", body: "{}" });
  status = (await call.catch(() => undefined))?.status;
}
const read = [];
for (let reads = 0; reads < 2; reads++) {
  read.push((await (await fetch("http://127.0.0.1:4123/videos/video_abc123")).json()).status);
}
next.kill();
const isRight = status === 401 && read.join() === "pending,processing";
console.log(isRight ? "ok" : `answered ${status}, then ${read}`);
process.exit(isRight ? 0 : 1);
