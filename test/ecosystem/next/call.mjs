// Starts what was built, and delivers to its route.
import { spawn } from "node:child_process";

const next = spawn("node_modules/.bin/next", ["start", "-p", "4123", "-H", "127.0.0.1"], { stdio: "inherit" });
let status;
for (let tries = 0; tries < 100 && status === undefined; tries++) {
  await new Promise((resolve) => setTimeout(resolve, 200));
  const call = fetch("http://127.0.0.1:4123/api/webhook", { method: "POST", body: "{}" });
  status = (await call.catch(() => undefined))?.status;
}
next.kill();
console.log(status === 401 ? "ok" : `answered ${status}`);
process.exit(status === 401 ? 0 : 1);
