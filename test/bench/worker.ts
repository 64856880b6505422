// The Worker in workerd, the runtime of Cloudflare Workers: what tests start, and how fast it is.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { build } from "esbuild";
import type { SandboxEnv } from "../../src/sandbox-worker.ts";
import { median, startServer, type Table } from "./harness.ts";
import { load } from "./load.ts";

/** The program; undefined on a platform that has none. */
const workerd = findWorkerd();

function findWorkerd(): string | undefined {
  try {
    return createRequire(import.meta.url)("workerd").default;
  } catch {
    return undefined;
  }
}

/** Whether the Worker can run. Without workerd its tests are left out, with a line that says so, or must fail. */
export const hasWorkerd = workerd !== undefined;
if (!hasWorkerd) {
  const message = `there is no workerd for ${process.platform} ${process.arch}`;
  if (process.env.REQUIRE_WORKERD === "1") throw new Error(`REQUIRE_WORKERD=1, but ${message}`);
  console.log(`${message}: tests of the Worker are left out`);
}

export interface RunningWorker {
  url: string;
  pid: number;
  /** Ends it at once, as a crash would, so that nothing is written at the end. */
  kill(): Promise<void>;
}

/** Bundles the Worker into a folder, beside a configuration that keeps the Durable Objects there too. */
export async function prepareWorker(folder: string, env: Omit<SandboxEnv, "SANDBOX"> = {}): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ["src/sandbox-worker.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  writeFileSync(join(folder, "worker.js"), outputFiles[0]?.contents ?? "");
  writeFileSync(join(folder, "config.capnp"), configOf(folder, env));
  mkdirSync(join(folder, "storage"));
}

// Cap'n Proto writes a text as JSON does.
const variable = ([name, value]: [string, unknown]) =>
  `(name = "${name}", json = ${JSON.stringify(JSON.stringify(value))}),`;

const configOf = (folder: string, env: Omit<SandboxEnv, "SANDBOX">): string => `
using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "sandbox", worker = .sandbox),
    (name = "storage", disk = (path = ${JSON.stringify(join(folder, "storage"))}, writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "sandbox")],
);
const sandbox :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2026-10-01",
  bindings = [
    (name = "SANDBOX", durableObjectNamespace = "SandboxObject"),
    ${Object.entries(env).map(variable).join(" ")}
  ],
  durableObjectNamespaces = [(className = "SandboxObject", uniqueKey = "sandbox", enableSql = true)],
  durableObjectStorage = (localDisk = "storage"),
);
`;

/** Serves a prepared folder on a free port. */
export async function startWorker(folder: string): Promise<RunningWorker> {
  const child = spawn(workerd ?? "", ["serve", "config.capnp", "--control-fd=3"], {
    cwd: folder,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const exited = once(child, "exit");
  const events = createInterface(child.stdio[3] as Readable);
  const [line] = await Promise.race([once(events, "line"), exited.then(() => ["{}"])]);
  const { port } = JSON.parse(line);
  if (!port) throw new Error("workerd has not started");
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };

/** Prepares a folder for a benchmark, which goes when it is over. */
async function withWorker<Result>(
  env: Omit<SandboxEnv, "SANDBOX">,
  measure: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "heygen-worker-"));
  try {
    await prepareWorker(folder, env);
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const workerServing = (): Promise<Table> =>
  withWorker({}, async (folder) => {
    const node = await startServer("sandbox");
    const worker = await startWorker(folder);
    const subjects = [
      { name: "Node", url: node.url, rates: [] as number[], times: [] as number[] },
      { name: "workerd", url: worker.url, rates: [] as number[], times: [] as number[] },
    ];
    // In turns, so that a change of the machine's mood meets both.
    for (let round = 0; round < 12; round++) {
      for (const { url, rates, times } of subjects) {
        const began = performance.now();
        const taken = await load(url, "/v3/avatars/looks?limit=1", 8, 300);
        if (round < 2) continue;
        rates.push(taken.length / ((performance.now() - began) / 1000));
        times.push(...taken);
      }
    }
    node.stop();
    await worker.kill();
    const base = median(subjects[0]?.rates ?? []);
    const rows = subjects.map(({ name, rates, times }) => {
      const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
      return [name, median(rates).toFixed(0), (median(rates) / base).toFixed(2), `${p99.toFixed(1)} ms`];
    });
    return {
      title: "The sandbox in workerd: a page of one look over HTTP, 8 at a time",
      head: ["", "requests/s", "against Node", "p99"],
      rows,
    };
  });

/** How long an object takes that has to be made from what it has stored. */
export async function workerColdStart(): Promise<Table> {
  const rows: string[][] = [];
  for (const looks of [0, 10_000]) {
    const row = await withWorker({ SANDBOX_OPTIONS: { seed: { groups: looks / 50, looks } } }, async (folder) => {
      const first = await startWorker(folder);
      const body = JSON.stringify({ type: "prompt", name: "Anna", prompt: "Red hair" });
      await fetch(`${first.url}/v3/avatars`, { method: "POST", headers, body });
      await sleep(500);
      await first.kill();

      const starts: number[] = [];
      const answers: number[] = [];
      for (let round = 0; round < 10; round++) {
        const began = performance.now();
        const worker = await startWorker(folder);
        starts.push(performance.now() - began);
        const [taken = 0] = await load(worker.url, "/v3/avatars/looks?limit=1", 1, 1);
        answers.push(taken);
        await worker.kill();
      }
      return [`${looks} looks`, `${median(starts).toFixed(0)} ms`, `${median(answers).toFixed(0)} ms`];
    });
    rows.push(row);
  }
  return { title: "A cold start in workerd from a snapshot", head: ["", "workerd listens", "first response"], rows };
}
