// npm run bench:durability: what a sandbox loses when it is killed while it writes, what it keeps in memory after many
// requests, and how fast it is with many looks. Prints; nothing is asserted.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomOf } from "../../src/sandbox/state/random.ts";
import { createSandbox } from "../../src/sandbox.ts";

const kills = 50;
const requests = 200_000;
const looks = 100_000;
const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };

/** Kills a server in the middle of creations; gives how old the oldest lost creation was, in milliseconds. */
async function killOnce(file: string): Promise<number> {
  const args = ["--import", "tsx", "src/cli.ts", "sandbox", "--port", "0", "--state", file];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(server.stdout, "data");
  server.stdout.resume();
  const url = /http:\/\/[\d.:]+/.exec(String(line))?.[0];
  const created: { id: string; at: number }[] = [];
  const stopAt = performance.now() + 600 + Math.random() * 400;
  while (performance.now() < stopAt) {
    const body = JSON.stringify({ type: "prompt", name: "x", prompt: "y" });
    const response = await fetch(`${url}/v3/avatars`, { method: "POST", headers, body });
    created.push({ id: (await response.json()).data.avatar_item.id, at: performance.now() });
  }
  server.kill("SIGKILL");
  const killedAt = performance.now();
  await once(server, "close");
  const kept = new Set(JSON.parse(readFileSync(file, "utf8")).looks.map(({ id }: { id: string }) => id));
  const lost = created.filter(({ id }) => !kept.has(id));
  return lost.length > 0 ? killedAt - Math.min(...lost.map(({ at }) => at)) : 0;
}

async function durability(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "heygen-durability-"));
  const losses: number[] = [];
  for (let kill = 0; kill < kills; kill++) losses.push(await killOnce(join(folder, "state.json")));
  rmSync(folder, { recursive: true });
  losses.sort((a, b) => a - b);
  const [median, worst] = [losses[kills >> 1] ?? 0, losses.at(-1) ?? 0];
  console.log(
    `${kills} kills while writing: always loadable; lost ${median.toFixed(0)} ms (median), ${worst.toFixed(0)} ms (worst)`,
  );
}

async function soak(): Promise<void> {
  const sandbox = createSandbox();
  const random = randomOf(1);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const paths = ["/v3/avatars", "/v3/avatars/looks", "/v3/voices", "/v2/avatars", "/v3/none", "/v3/avatars/looks/x"];
  const bodies = ["{}", "[", '{"type":"photo","name":7}', "x".repeat(10_000)];
  const heap = () => {
    global.gc?.();
    return process.memoryUsage().heapUsed / 1e6;
  };
  const marks: number[] = [];
  for (let count = 0; count < requests; count++) {
    const isPost = random() < 0.4;
    const init = isPost ? { method: "POST", headers, body: pick(bodies) } : { headers };
    const response = await sandbox.fetch(
      new Request(`http://localhost${pick(paths)}?limit=${pick([1, 5, 500])}`, init),
    );
    await response.arrayBuffer();
    if (count % (requests / 4) === requests / 4 - 1) marks.push(heap());
  }
  console.log(
    `${requests} random requests: heap ${marks.map((mb) => `${mb.toFixed(1)} MB`).join(", ")} after each quarter`,
  );
}

/** How long creations wait while a state with many looks is saved, and how long the server needs to stop and to start. */
async function largeState(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "heygen-large-"));
  const file = join(folder, "state.json");
  const start = async (...flags: string[]) => {
    const startedAt = performance.now();
    const args = ["--import", "tsx", "src/cli.ts", "sandbox", "--port", "0", "--quiet", "--state", file, ...flags];
    const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(server.stdout, "data");
    return { server, url: /http:\/\/[\d.:]+/.exec(String(line))?.[0], ms: performance.now() - startedAt };
  };
  const { server, url } = await start("--groups", "1000", "--looks", String(looks));
  // The first save is prepared meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const times: number[] = [];
  const body = JSON.stringify({ type: "prompt", name: "x", prompt: "y" });
  for (let count = 0; count < 1_000; count++) {
    const sentAt = performance.now();
    await (await fetch(`${url}/v3/avatars`, { method: "POST", headers, body })).arrayBuffer();
    times.push(performance.now() - sentAt);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  times.sort((a, b) => a - b);
  const stoppedAt = performance.now();
  server.kill("SIGTERM");
  await once(server, "close");
  const stopMs = performance.now() - stoppedAt;
  const again = await start();
  again.server.kill("SIGKILL");
  rmSync(folder, { recursive: true });
  const ms = (value: number | undefined) => `${(value ?? 0).toFixed(0)} ms`;
  console.log(
    `${looks} looks: a creation takes ${ms(times[500])} (p50), ${ms(times[990])} (p99); stop ${ms(stopMs)}, start ${ms(again.ms)}`,
  );
}

await soak();
await durability();
await largeState();
