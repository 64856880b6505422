// Benchmarks of the client: weight, time per call, long lists, prefetch.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import createFetchClient from "openapi-fetch";
import type { paths } from "../../generated/types.ts";
import { createClient, paginate, unwrap } from "../../src/index.ts";
import { compare, startServer, type Table } from "./harness.ts";
import { installRivals } from "./rivals.ts";
import { ours, weigh } from "./size.ts";

const apiKey = "sk_bench_0123456789";

export async function weights(): Promise<Table> {
  const folder = installRivals();
  const octokit = `export { Octokit } from "@octokit/core"; export { paginateRest } from "@octokit/plugin-paginate-rest";
    export { retry } from "@octokit/plugin-retry"`;
  const bundles: [string, string, string?][] = [
    ["heygen-avatars: createClient, paginate, unwrap, waitForLook", ours],
    ["openapi-fetch alone", 'export { default } from "openapi-fetch"'],
    ["ky", 'export { default } from "ky"', folder],
    ["octokit core, paginate, retry", octokit, folder],
    ["stripe", 'export { default } from "stripe"', folder],
    ["openai", 'export { default } from "openai"', folder],
  ];
  const rows: string[][] = [];
  for (const [name, code, from] of bundles) rows.push([name, `${((await weigh(code, from)) / 1000).toFixed(1)} kB`]);
  return { title: "Bundle, minified and compressed", head: ["", "weight"], rows };
}

/** Loads an installed rival. */
async function rival<Module>(name: string): Promise<Module> {
  const file = createRequire(join(installRivals(), "package.json")).resolve(name);
  return import(pathToFileURL(file).href);
}

export async function calls(): Promise<Table> {
  const { default: ky } = await rival<{ default: { get(url: string, options: object): { json(): Promise<unknown> } } }>(
    "ky",
  );
  const openai = await rival<{
    default?: unknown;
    OpenAI: new (options: object) => { get(path: string): Promise<unknown> };
  }>("openai");
  const server = await startServer("page");
  const url = `${server.url}/v3/avatars/looks?limit=20`;
  const headers = { "X-Api-Key": apiKey };
  const heygen = createClient({ apiKey, baseUrl: server.url });
  const plain = createFetchClient<paths>({ baseUrl: server.url, headers });
  const other = new openai.OpenAI({ apiKey, baseURL: server.url });
  const params = { query: { limit: 20 } };
  const results = await compare({
    "bare fetch and json()": async () => (await fetch(url, { headers })).json(),
    "openapi-fetch alone": () => plain.GET("/v3/avatars/looks", { params }),
    "heygen-avatars, unwrapped": () => unwrap(heygen.GET("/v3/avatars/looks", { params })),
    ky: () => ky.get(url, { headers }).json(),
    openai: () => other.get("/v3/avatars/looks?limit=20"),
  });
  server.stop();
  return {
    title: "Time per call over loopback, a page of 5 looks",
    head: ["", "median", "against bare fetch"],
    rows: results,
  };
}

export async function longList(): Promise<Table> {
  const server = await startServer("list");
  const heygen = createClient({ apiKey, baseUrl: server.url });
  global.gc?.();
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  let count = 0;
  let peak = 0;
  for await (const _ of paginate(heygen, "/v3/avatars/looks", { params: { query: { limit: 50 } } })) {
    if (++count % 5_000 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before);
  }
  const seconds = (performance.now() - started) / 1000;
  server.stop();
  const rows = [[`${count} looks, 50 a page`, `${seconds.toFixed(2)} s`, `${(peak / 1e6).toFixed(0)} MB at most`]];
  return { title: "Paginating", head: ["", "time", "heap above the start"], rows };
}

export async function prefetching(): Promise<Table> {
  const server = await startServer("slow");
  const heygen = createClient({ apiKey, baseUrl: server.url });
  const time = async (prefetch: boolean) => {
    const started = performance.now();
    const pages = paginate(heygen, "/v3/avatars/looks", { prefetch }).pages();
    for await (const _ of pages) await new Promise((resolve) => setTimeout(resolve, 20));
    return performance.now() - started;
  };
  const [without, within] = [await time(false), await time(true)];
  server.stop();
  const rows = [
    ["without", `${without.toFixed(0)} ms`, "1.00"],
    ["with", `${within.toFixed(0)} ms`, (within / without).toFixed(2)],
  ];
  return { title: "Prefetch: 20 pages, a server and a consumer of 20 ms each", head: ["", "time", "ratio"], rows };
}
