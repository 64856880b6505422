// The command line as a process.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createMock } from "../../src/cli/prism-mock.ts";
import { serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { compiled } from "../command-line.ts";

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [compiled("src/cli.ts"), ...args], {
    env: { ...process.env, ...env },
  });
  const run = { child, output: "", ended: once(child, "close") };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (run.output += chunk));
  return run;
}

async function ended(run: ReturnType<typeof start>) {
  const [code] = await run.ended;
  return { code, output: run.output };
}

/** Waits for the URL in the output of a server. */
async function address(run: ReturnType<typeof start>): Promise<string> {
  for (;;) {
    const url = /on (http:\S+?),? /.exec(run.output)?.[1];
    if (url) return url;
    await once(run.child.stdout, "data");
  }
}

describe("heygen-avatars mock", () => {
  it("prints one line per request, and ends on SIGTERM", async () => {
    const run = start(["mock"], { PORT: "0" });
    const url = await address(run);
    await fetch(`${url}/v3/voices?limit=3`, { headers: { "X-Api-Key": "any" } }).then((response) => response.text());
    run.child.kill("SIGTERM");
    const { code, output } = await ended(run);
    expect(code).toBe(0);
    expect(output.trim().split("\n")[1]).toMatch(/^GET \/v3\/voices\?limit=3 200 \d+ ms$/);
    expect(output.trim().split("\n")).toHaveLength(2);
  });

  it("reports in one line that another program has the port", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const { port } = blocker.address() as AddressInfo;
    const { code, output } = await ended(start(["sandbox"], { PORT: String(port) }));
    blocker.close();
    expect(code).toBe(1);
    const reason = `another program listens on http://127.0.0.1:${port}: end it, or choose another --port`;
    expect(output).toBe(`heygen-avatars: ${reason}\n`);
  });

  it("reports in one line that a sandbox is already running there", async () => {
    const server = await serve(createSandbox().fetch, { host: "127.0.0.1", port: 0 });
    const { code, output } = await ended(start(["sandbox"], { PORT: new URL(server.url).port }));
    await server.close();
    expect(code).toBe(1);
    const advice = "use it, or choose another --port";
    expect(output).toBe(`heygen-avatars: a sandbox is already running on ${server.url}: ${advice}\n`);
  });

  it("reports in one line that the spec can't be read", async () => {
    const { code, output } = await ended(start(["mock", "no-such-spec.yaml"]));
    expect(code).toBe(1);
    expect(output).toMatch(/^heygen-avatars: can't read no-such-spec\.yaml: .+\n$/);
  });

  it.each([
    ["invalid YAML", "openapi: ["],
    ["not an OpenAPI document", "hello: world"],
  ])("rejects a spec with the name of the file: %s", async (_, text) => {
    const folder = mkdtempSync(join(tmpdir(), "heygen-mock-"));
    const file = join(folder, "spec.yaml");
    writeFileSync(file, text);
    await expect(createMock(file)).rejects.toThrow(`can't read ${file}: `);
    rmSync(folder, { recursive: true });
  });
});

describe("heygen-avatars sandbox", () => {
  const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };

  it("serves a sandbox with the options in its flags", async () => {
    const run = start([
      "sandbox",
      "--port",
      "0",
      "--api-key",
      "secret",
      "--groups",
      "2",
      "--looks",
      "100",
      "--training",
      "0",
    ]);
    const url = await address(run);
    expect((await fetch(`${url}/v3/avatars`, { headers })).status).toBe(401);
    const own = { ...headers, "X-Api-Key": "secret" };
    const file = { type: "url", url: "https://example.com/a.png" };
    const body = JSON.stringify({ type: "photo", name: "Anna", file });
    const created = await (await fetch(`${url}/v3/avatars`, { method: "POST", headers: own, body })).json();
    expect(created.data.avatar_item.status).toBe("completed");
    const { data } = await (await fetch(`${url}/v2/avatars`, { headers: own })).json();
    const fixtures = createSandbox().snapshot().looks.length;
    // The 100 looks in the flags, and Anna.
    expect(data.avatars.length + data.talking_photos.length).toBe(fixtures + 100 + 1);
    run.child.kill("SIGINT");
    expect((await ended(run)).code).toBe(0);
  });

  it("completes running requests and ends within a second on SIGINT", async () => {
    const run = start(["sandbox", "--port", "0", "--latency", "300"]);
    const url = await address(run);
    const call = fetch(`${url}/v3/avatars`, { headers });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const told = performance.now();
    run.child.kill("SIGINT");
    expect((await call).status).toBe(200);
    await ended(run);
    expect(performance.now() - told).toBeLessThan(1_000);
  });

  it("keeps its state in a file, and never overwrites an invalid one", async () => {
    const folder = mkdtempSync(join(tmpdir(), "heygen-sandbox-"));
    const file = join(folder, "state.json");
    const first = start(["sandbox", "--port", "0", "--state", file]);
    const path = "/v3/avatars/looks/look_abc123";
    const rename = { method: "PATCH", headers, body: JSON.stringify({ name: "Kept" }) };
    await fetch((await address(first)) + path, rename);
    first.child.kill("SIGTERM");
    await ended(first);
    const second = start(["sandbox", "--port", "0", "--state", file]);
    expect((await (await fetch((await address(second)) + path, { headers })).json()).data.name).toBe("Kept");
    second.child.kill("SIGTERM");
    await ended(second);
    writeFileSync(file, '{"version":1,"looks":[');
    const third = await ended(start(["sandbox", "--port", "0", "--state", file]));
    expect([third.code, third.output]).toEqual([
      1,
      `heygen-avatars: the state in ${file} is invalid: it is not valid JSON; delete or move it to start with the fixtures\n`,
    ]);
    expect(readFileSync(file, "utf8")).toBe('{"version":1,"looks":[');
    rmSync(folder, { recursive: true });
  });

  it.each([
    ["--fault-rate", "2", '--fault-rate must be a number from 0 to 1, not "2"'],
    ["--latency", "slow", '--latency must be a number from 0 to 60000, not "slow"'],
    ["--port", "http", '--port must be a number from 0 to 65535, not "http"'],
  ])("rejects %s %s in one line", async (flag, value, message) => {
    const { code, output } = await ended(start(["sandbox", flag, value]));
    expect([code, output]).toEqual([1, `heygen-avatars: ${message}\n`]);
  });
});

describe("heygen-avatars", () => {
  it("prints its version with --version", async () => {
    const { code, output } = await ended(start(["--version"]));
    expect([code, output]).toEqual([0, `${JSON.parse(readFileSync("package.json", "utf8")).version}\n`]);
  });

  it("prints its usage with --help", async () => {
    const { code, output } = await ended(start(["--help"]));
    expect(code).toBe(0);
    expect(output).toContain("Usage: heygen-avatars");
  });

  it.each([[["mok"]], [["mock", "--prot"]]])("rejects %j in one line", async (args) => {
    const { code, output } = await ended(start(args));
    expect(code).toBe(1);
    expect(output).toMatch(/^heygen-avatars: .+\n$/);
  });
});
