// Benchmarks of the sandbox: served against Prism and a bare server, in process, with many looks, and its memory.
import { createSandbox } from "../../src/sandbox.ts";
import { median, startServer, type Table } from "./harness.ts";
import { load } from "./load.ts";

const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };

export async function serving(): Promise<Table> {
  const subjects: [string, string][] = [
    ["Prism, static examples", "prism"],
    ["sandbox", "sandbox"],
    ["bare node:http", "page"],
  ];
  const running = [];
  for (const [name, server] of subjects) {
    const started = performance.now();
    running.push({
      name,
      server: await startServer(server),
      started: performance.now() - started,
      rates: [] as number[],
      times: [] as number[],
    });
  }
  // In turns, so that a change of the machine's mood meets all.
  for (let round = 0; round < 8; round++) {
    for (const { server, rates, times } of running) {
      const began = performance.now();
      const taken = await load(server.url, "/v3/avatars/looks?limit=1", 8, 300);
      if (round < 2) continue;
      times.push(...taken);
      rates.push(taken.length / ((performance.now() - began) / 1000));
    }
  }
  const base = median(running[0]?.rates ?? []);
  const rows = running.map(({ name, server, started, rates, times }) => {
    server.stop();
    const p99 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
    const rate = median(rates);
    return [
      name,
      rate.toFixed(0),
      (rate / base).toFixed(1),
      `${p99.toFixed(1)} ms`,
      `${(started / 1000).toFixed(2)} s`,
    ];
  });
  return {
    title: "A page of one look over HTTP, 8 at a time",
    head: ["", "requests/s", "against Prism", "p99", "start"],
    rows,
  };
}

type Sandbox = ReturnType<typeof createSandbox>;
const get = (sandbox: Sandbox, path: string) => sandbox.fetch(new Request(`http://localhost${path}`, { headers }));

export async function inProcess(): Promise<Table> {
  const sandbox = createSandbox();
  const rates: number[] = [];
  for (let round = 0; round < 8; round++) {
    const began = performance.now();
    for (let call = 0; call < 2_000; call++) await get(sandbox, "/v3/avatars/looks?limit=5");
    if (round > 1) rates.push(2_000 / ((performance.now() - began) / 1000));
  }
  return {
    title: "In process",
    head: ["", "calls/s"],
    rows: [["GET /v3/avatars/looks?limit=5", median(rates).toFixed(0)]],
  };
}

export async function pages(): Promise<Table> {
  const sizes = [1_000, 100_000];
  const subjects = sizes.map((looks) => ({
    looks,
    sandbox: createSandbox({ seed: { groups: looks / 50, looks } }),
    times: [] as number[],
  }));
  for (let round = 0; round < 12; round++) {
    for (const { sandbox, times } of subjects) {
      let token = "";
      const began = performance.now();
      for (let page = 0; page < 20; page++) {
        const response = await get(sandbox, `/v3/avatars/looks?limit=50${token && `&token=${token}`}`);
        token = (await response.json()).next_token ?? "";
      }
      if (round > 1) times.push((performance.now() - began) / 20);
    }
  }
  const [base = 1] = subjects.map(({ times }) => median(times));
  const rows = subjects.map(({ looks, times }) => [
    `${looks} looks`,
    `${(median(times) * 1000).toFixed(0)} µs`,
    (median(times) / base).toFixed(2),
  ]);
  return { title: "A page of 50 looks, listed from the start", head: ["", "median", "ratio"], rows };
}

export async function memory(): Promise<Table> {
  // In a process of its own, where nothing else is on the heap.
  const { url: used, stop } = await startServer("memory");
  stop();
  return { title: "Memory", head: ["", "heap"], rows: [["100000 creations, each a group and a look", used]] };
}

/** The heap that a hundred thousand creations take, as a text. */
export async function creations(): Promise<string> {
  const sandbox = createSandbox();
  const file = { type: "url", url: "https://example.com/a.png" };
  const body = JSON.stringify({ type: "photo", name: "Anna", file });
  const create = () => sandbox.fetch(new Request("http://localhost/v3/avatars", { method: "POST", headers, body }));
  await create();
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let created = 0; created < 100_000; created++) await create();
  global.gc?.();
  return `${((process.memoryUsage().heapUsed - before) / 1e6).toFixed(0)} MB, ${sandbox.snapshot().looks.length} looks`;
}
