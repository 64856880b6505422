// heygen-avatars contract, as a user runs it, and what it says to mistakes.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { run as runCommandLine } from "../../src/cli/commands/run.ts";
import { type Handler, type Server, serve } from "../../src/cli/serve.ts";
import { type Profile, runContract, sandboxProfile } from "../../src/contract.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { compiled } from "../command-line.ts";
import { rejection, unusedAddress } from "../http.ts";

const folder = mkdtempSync(join(tmpdir(), "heygen-contract-"));
const sandbox = createSandbox();
let server: Server;

beforeAll(async () => {
  server = await serve(sandbox.fetch, { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Runs the command in this process; resolves to its exit code and what it prints. */
async function run(...args: string[]): Promise<{ code: number | undefined; output: string }> {
  let output = "";
  const write = (text: unknown) => {
    output += `${text}\n`;
    return true;
  };
  const spies = [
    vi.spyOn(console, "log").mockImplementation(write),
    vi.spyOn(console, "error").mockImplementation(write),
    vi.spyOn(process.stdout, "write").mockImplementation(write),
  ];
  try {
    return { code: await runCommandLine(["contract", ...args, "--report", folder]), output };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

const mistake = async (...args: string[]): Promise<string> => (await rejection<Error>(run(...args))).message;

function written(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

/** Runs the command as a process of its own. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [compiled("src/cli.ts"), "contract", ...args, "--report", folder]);
  const running = { child, output: "", ended: once(child, "close") };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (running.output += chunk));
  return running;
}

/** Serves a handler until the work is done. */
async function serving<T>(handler: Handler, work: (url: string) => Promise<T>): Promise<T> {
  const other = await serve(handler, { host: "127.0.0.1", port: 0 });
  try {
    return await work(other.url);
  } finally {
    await other.close();
  }
}

/** A server that keeps what is made, and has nothing by which a run could start anew. */
const keeping: Profile = {
  name: "my server",
  credentials: { apiKey: { "X-Api-Key": "any" } },
  writes: true,
};
const creations = "^createAvatar accepts the example (PromptLook|Photo|DigitalTwin)";

describe("heygen-avatars contract", () => {
  it("ends with 0 where the contract is kept, in a session of its own, and writes reports", async () => {
    const before = JSON.stringify(sandbox.snapshot());
    const { code, output } = await run(server.url, "--only", "^(updateAvatarLook|listVoices) ");
    expect(output).toMatch(/^the sandbox at http.*: \d+ cases, \d+ passed, 0 failed/m);
    expect(code).toBe(0);
    expect(JSON.stringify(sandbox.snapshot())).toBe(before);
    for (const name of ["contract.html", "contract.json", "contract.junit.xml"]) {
      expect(existsSync(join(folder, name))).toBe(true);
    }
    expect(existsSync(join(folder, "contract-leftovers.json"))).toBe(false);
  });

  it("ends with 1 where it is broken, after the first failure with --bail, and annotates", async () => {
    const lying: Handler = async (request) => {
      const response = await sandbox.fetch(request);
      if (!request.url.includes("/v3/voices")) return response;
      return new Response((await response.text()).replaceAll('"name"', '"nome"'), response);
    };
    const args = ["--only", "^listVoices (answers|accepts)", "--bail", "--format", "github"];
    const { code, output } = await serving(lying, (url) => run(url, ...args));
    expect(code).toBe(1);
    expect(output).toContain("✗ listVoices answers 200");
    expect(output).toContain("::error title=listVoices answers 200::✗ listVoices answers 200%0A");
    expect(output).toContain(": 1 cases, 1 failed");
    expect(output).toContain("unknown key: Voice/nome");
  });

  it("repeats one case by its name", async () => {
    const { code, output } = await run("--replay", "getAvatarLook answers 404", "--format", "terminal");
    expect([code, output]).toEqual([0, expect.stringContaining("the sandbox in process: 1 cases, 1 passed, 0 failed")]);
  });

  it("sends no writes to a server that it does not know, unless it is told to", async () => {
    vi.stubEnv("HEYGEN_API_KEY", "any");
    const methods = new Set<string>();
    const unknown: Handler = async (request) => {
      methods.add(request.method);
      if (request.url.includes("/sandbox/")) return new Response("no such page", { status: 404 });
      return sandbox.fetch(request);
    };
    try {
      const only = ["--only", "^(getAvatarLook answers 200|updateAvatarLook answers 200)", "--rate", "1000"];
      const reads = await serving(unknown, (url) => run(url, ...only));
      expect([...methods]).toEqual(["GET"]);
      expect(reads.output).toContain("the profile does not allow createAvatar");
      await serving(unknown, (url) => run(url, ...only, "--allow-writes", "--budget", "30"));
      expect([...methods]).toEqual(["GET", "POST", "DELETE"]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("reads recorded traffic without sending a request", async () => {
    const response = { status: 200, headers: [], content: { text: '{"data":[]}' } };
    const entry = (url: string) => ({ request: { method: "GET", url, headers: [] }, response });
    const file = written("traffic.har", {
      log: { entries: [entry("https://api.heygen.com/v3/voices"), entry("https://cdn.example/a")] },
    });
    const { code, output } = await run("--har", file);
    expect(code).toBe(1);
    expect(output).toContain("✗ listVoices as recorded: 1. GET /v3/voices 200");
    expect(output).toContain("Not checked: other hosts: cdn.example (1).");
    expect(await mistake("http://127.0.0.1:4010", "--har", file)).toContain(
      "holds no response to check: other hosts: api.heygen.com (1), cdn.example (1)",
    );
  });
});

describe("a mistake on the command line", () => {
  it.each<[string[], string]>([
    [["--only", "("], "( is not a regular expression"],
    [["--only", "no such thing"], "No case matches no such thing"],
    [["--replay", "x"], 'There is no case "x"'],
    [["--port", "1"], "--port is a flag of sandbox and mock, not of contract"],
    [["--looks", "1"], "--looks is a flag of sandbox, not of contract"],
    [["--seed", "-1"], "--seed"],
    [["--format", "pdf"], "--format is a list of html, json, junit, github, terminal"],
    [["--profile", "live"], "--profile live needs the address of a server"],
    [["ftp://example.com"], '"ftp://example.com" is no address of a server'],
    [["localhost:4010"], '"localhost:4010" is no address of a server'],
    [["--har", "none.har", "--seed", "1"], "--seed is of no use with --har"],
    [["--har", "none.har"], "can't read none.har"],
  ])("is told in one line: %j", async (args, message) => {
    expect(await mistake(...args)).toContain(message);
  });

  it.each<[string, unknown, string]>([
    ["no JSON", "{", "can't read the profile"],
    ["no credentials", { name: "x" }, "credentials is missing"],
    ["an unknown member", { ...keeping, write: true }, "write is not a member of a profile"],
    ["a limit of nothing", { ...keeping, limits: { requests: 0 } }, "limits.requests must be a number above 0"],
    ["an unknown condition", { ...keeping, conditions: { rain: {} } }, "conditions.rain is not known"],
  ])("in a profile is told in one line: %s", async (_, content, message) => {
    expect(await mistake("http://127.0.0.1:9", "--profile", written("profile.json", content))).toContain(message);
  });

  it("in a profile's variable is told by its name", async () => {
    const credentials = { apiKey: { Authorization: "Bearer $NO_SUCH_VARIABLE" } };
    const file = written("profile.json", { ...keeping, credentials });
    expect(await mistake(server.url, "--profile", file)).toContain("set NO_SUCH_VARIABLE in the environment");
  });

  it("ends a process with 2 and one line", async () => {
    const running = start(await unusedAddress());
    expect((await running.ended)[0]).toBe(2);
    expect(running.output).toMatch(/^heygen-avatars: can't reach http:\S+: connect ECONNREFUSED \S+\n$/);
  });
});

describe("a run that is cut off", () => {
  it("leaves a list of what it has made, which --clean deletes", async () => {
    const own = createSandbox();
    const groupsOf = async () => {
      const request = new Request("http://a/v3/avatars?limit=50", { headers: { "X-Api-Key": "any" } });
      return ((await (await own.fetch(request)).json()) as { data: unknown[] }).data.length;
    };
    const before = await groupsOf();
    const other = await serve(own.fetch, { host: "127.0.0.1", port: 0 });
    const profile = written("profile.json", { ...keeping, ids: sandboxProfile.ids, limits: { requestsPerSecond: 4 } });
    try {
      const running = start(other.url, "--profile", profile, "--only", creations);
      const list = join(folder, "contract-leftovers.json");
      await vi.waitUntil(() => existsSync(list), { timeout: 30_000, interval: 20 });
      running.child.kill("SIGKILL");
      await running.ended;
      expect(JSON.parse(readFileSync(list, "utf8"))[0]).toMatchObject({ server: other.url });
      expect(await groupsOf()).toBeGreaterThan(before);
      const { code, output } = await run(other.url, "--profile", profile, "--clean");
      expect([code, output]).toEqual([
        0,
        expect.stringContaining("resources that an earlier run has left were deleted"),
      ]);
      expect([await groupsOf(), existsSync(list)]).toEqual([before, false]);
    } finally {
      await other.close();
    }
  });
});

describe("the sandbox by HTTP", () => {
  it("reaches the same items as in process", async () => {
    const only = "answers \\d+$|^updateAvatarLook ";
    const byHttp = await runContract({
      baseUrl: `${server.url}/sandbox/sessions/items`,
      profile: sandboxProfile,
      only,
    });
    const inProcess = await runContract({ fetch: createSandbox().fetch, profile: sandboxProfile, only });
    const itemsOf = ({ coverage }: typeof byHttp) =>
      Object.fromEntries(Object.entries(coverage.reached).map(([kind, items]) => [kind, [...items].sort()]));
    expect(itemsOf(byHttp)).toEqual(itemsOf(inProcess));
    const outcomesOf = ({ cases }: typeof byHttp) => cases.map(({ id, outcome }) => `${outcome}: ${id}`);
    expect(outcomesOf(byHttp)).toEqual(outcomesOf(inProcess));
  });
});
