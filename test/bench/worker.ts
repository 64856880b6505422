// The Worker in workerd, which is installed with the rivals: how fast it is.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { SandboxEnv } from "../../src/sandbox-worker.ts";
import { prepareWorker, type RunningWorker, startWorker } from "../sandbox/workerd.ts";
import { median, startServer, type Table } from "./harness.ts";
import { load } from "./load.ts";
import { installRivals } from "./rivals.ts";

const start = (folder: string): Promise<RunningWorker> =>
  startWorker(folder, createRequire(join(installRivals(), "package.json"))("workerd").default);

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
    const worker = await start(folder);
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
      const first = await start(folder);
      const body = JSON.stringify({ type: "prompt", name: "Anna", prompt: "Red hair" });
      await fetch(`${first.url}/v3/avatars`, { method: "POST", headers, body });
      await sleep(500);
      await first.kill();

      const starts: number[] = [];
      const answers: number[] = [];
      for (let round = 0; round < 10; round++) {
        const began = performance.now();
        const worker = await start(folder);
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
