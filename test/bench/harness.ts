// How the benchmarks measure, and the servers they measure against, which run in a process of their own.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface Table {
  title: string;
  head: string[];
  rows: string[][];
}

const rounds = 15;
const callsPerRound = 400;

/** Times functions against each other, in turns, so that a change of the machine's mood meets all. Rows of a table. */
export async function compare(subjects: Record<string, () => Promise<unknown>>): Promise<string[][]> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(subjects).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(subjects)) {
      const started = performance.now();
      for (let call = 0; call < callsPerRound; call++) await run();
      // The first rounds warm up.
      if (round > 2) times[name]?.push((performance.now() - started) / callsPerRound);
    }
  }
  const medians = Object.entries(times).map(([name, values]) => [name, median(values)] as const);
  const base = medians[0]?.[1] ?? 1;
  return medians.map(([name, ms]) => [name, `${(ms * 1000).toFixed(0)} µs`, (ms / base).toFixed(2)]);
}

export const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Starts one of the servers of `servers.ts`. */
export async function startServer(
  name: string,
  ...args: string[]
): Promise<{ url: string; pid: number; stop(): void }> {
  const file = fileURLToPath(new URL("servers.ts", import.meta.url));
  const child: ChildProcess = fork(file, [name, ...args], { execArgv: ["--expose-gc", "--import", "tsx"] });
  const [url] = await once(child, "message");
  return { url, pid: child.pid ?? 0, stop: () => void child.kill() };
}
