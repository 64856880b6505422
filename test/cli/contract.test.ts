// heygen-avatars contract: exit codes, output and error messages.
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

/** Runs the command in this process. Resolves to its exit code and output. */
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

/** Runs the command in a child process. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [compiled("src/cli.ts"), "contract", ...args, "--report", folder]);
  const running = { child, output: "", ended: once(child, "close") };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (running.output += chunk));
  return running;
}

/** Serves a handler during `work`. */
async function serving<T>(handler: Handler, work: (url: string) => Promise<T>): Promise<T> {
  const other = await serve(handler, { host: "127.0.0.1", port: 0 });
  try {
    return await work(other.url);
  } finally {
    await other.close();
  }
}

/** The profile of a server that can't be reset, so that a run must delete its resources. */
const keeping: Profile = {
  name: "my server",
  credentials: { apiKey: { "X-Api-Key": "any" } },
  writes: true,
};
const creations = "createAvatar/request/valid/body";

describe("heygen-avatars contract", () => {
  it("exits with 0 if the contract is kept, writes reports, and does not change other sessions", async () => {
    const before = JSON.stringify(sandbox.snapshot());
    const { code, output } = await run(server.url, "--only", "updateAvatarLook,listVoices");
    expect(output).toMatch(/^the sandbox at http.*: 0 failed, \d+ passed/m);
    expect(code).toBe(0);
    expect(JSON.stringify(sandbox.snapshot())).toBe(before);
    for (const name of ["contract.html", "contract.json", "contract.junit.xml"]) {
      expect(existsSync(join(folder, name))).toBe(true);
    }
    expect(existsSync(join(folder, "contract-leftovers.json"))).toBe(false);
  });

  it("exits with 1 after the first failure with --bail, and prints annotations for GitHub", async () => {
    const lying: Handler = async (request) => {
      const response = await sandbox.fetch(request);
      if (!request.url.includes("/v3/voices")) return response;
      return new Response((await response.text()).replaceAll('"name"', '"nome"'), response);
    };
    const args = ["--only", "listVoices/response/status/200,listVoices/request/valid", "--bail", "--format", "github"];
    const { code, output } = await serving(lying, (url) => run(url, ...args));
    expect(code).toBe(1);
    expect(output).toContain("✗ listVoices: the body is not as documented (required)");
    expect(output).toContain("::error title=response/body::✗ listVoices: the body is not as documented (required)%0A");
    expect(output).toContain(": 1 failed; 1 requests");
  });

  it("runs a single case with --replay", async () => {
    const { code, output } = await run("--replay", "getAvatarLook/response/status/404", "--format", "terminal");
    expect([code, output]).toEqual([0, expect.stringContaining("the built-in sandbox: 0 failed, 1 passed")]);
  });

  it("tests a server on this machine without a key or a profile, also with writes unless --read-only forbids them", async () => {
    vi.stubEnv("HEYGEN_API_KEY", "a-real-key-of-somebody");
    const methods = new Set<string>();
    const keys = new Set<string | null>();
    const unknown: Handler = async (request) => {
      if (request.url.includes("/sandbox/")) return new Response("no such page", { status: 404 });
      methods.add(request.method);
      keys.add(request.headers.get("X-Api-Key"));
      return sandbox.fetch(request);
    };
    try {
      const only = ["--only", "getAvatarLook/response/status/200,updateAvatarLook/response/status/200"];
      const reads = await serving(unknown, (url) => run(url, ...only, "--read-only"));
      expect([...methods]).toEqual(["GET"]);
      expect(reads.output).toContain("the profile does not allow updateAvatarLook");
      const { code, output } = await serving(unknown, (url) => run(url, ...only));
      expect([...methods].sort()).toEqual(["DELETE", "GET", "PATCH", "POST"]);
      expect(output).toMatch(
        /^http:\S+ is on this machine, so it is sent a made-up key and requests that change data/m,
      );
      expect(output).toMatch(/^http:\S+: 0 failed, 2 passed/m);
      expect(code).toBe(0);
      expect([...keys]).not.toContain("a-real-key-of-somebody");
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("asks for a profile if a server on this machine passes calls on", async () => {
    const proxy: Handler = async () => new Response("{}", { headers: { Via: "1.1 bridge" } });
    const message = await serving(proxy, (url) => mistake(url));
    expect(message).toMatch(/passes calls on to another server \(it sends the header Via: 1\.1 bridge\)/);
    expect(message).toContain("--profile live");
  });

  it("makes a failure of operations that are missing if they are required, and of all with --all", async () => {
    const small: Handler = async (request) => {
      const isKnown = new URL(request.url).pathname === "/v3/voices" && request.method === "GET";
      return isKnown ? sandbox.fetch(request) : new Response("Not found", { status: 404 });
    };
    const only = ["--only", "listVoices/response/status/200"];
    const [plain, required, all] = await serving(small, async (url) => [
      await run(url, ...only),
      await run(url, ...only, "--require", "getVoice,listVoices"),
      await run(url, ...only, "--all"),
    ]);
    expect([plain?.code, required?.code, all?.code]).toEqual([0, 1, 1]);
    expect(required?.output).toContain("✗ getVoice: Each required operation is implemented.");
    expect(all?.output).toMatch(/✗ \w+, \w+ and \d+ other operations: Each required operation is implemented\./);
  });

  it("caps calls that cost credits with --paid-calls", async () => {
    vi.stubEnv("HEYGEN_API_KEY", "any");
    const created: string[] = [];
    const counting: Handler = async (request) => {
      if (request.url.includes("/sandbox/")) return new Response("no such page", { status: 404 });
      if (request.method === "POST") created.push(request.url);
      return sandbox.fetch(request);
    };
    try {
      const args = ["--profile", "live", "--allow-writes", "--rate", "1000", "--only", "createSpeech/request/valid"];
      await serving(counting, (url) => run(url, ...args));
      expect(created).toHaveLength(3);
      await serving(counting, (url) => run(url, ...args, "--paid-calls", "1"));
      expect(created).toHaveLength(4);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("checks recorded traffic without sending requests", async () => {
    const response = { status: 200, headers: [], content: { text: '{"data":[]}' } };
    const entry = (url: string) => ({ request: { method: "GET", url, headers: [] }, response });
    const file = written("traffic.har", {
      log: { entries: [entry("https://api.heygen.com/v3/voices"), entry("https://cdn.example/a")] },
    });
    const { code, output } = await run("--har", file);
    expect(code).toBe(1);
    expect(output).toContain("✗ listVoices: the body is not as documented (required)");
    expect(output).toContain("Not checked: other hosts: cdn.example (1).");
    expect(await mistake("http://127.0.0.1:4010", "--har", file)).toContain(
      "contains no response to check: other hosts: api.heygen.com (1), cdn.example (1)",
    );
  });
});

describe("an error of the user", () => {
  it.each<[string[], string]>([
    [["--all", "--require", "getVoice"], "--all can't be combined with --require"],
    [["--require", "getVoices"], "There is no operation getVoices; did you mean getVoice?"],
    [["--read-only", "--allow-writes"], "--allow-writes can't be combined with --read-only"],
    [["--only", "no such thing"], "No case matches no such thing"],
    [["--replay", "x"], "There is no case x. Ids look like"],
    [["--port", "1"], "--port is a flag of sandbox, mock, and bridge, not of contract"],
    [["--looks", "1"], "--looks is a flag of sandbox, not of contract"],
    [["--seed", "-1"], "--seed"],
    [["--format", "pdf"], "--format must be a comma-separated list of html, json, junit, github, terminal"],
    [["--profile", "live"], "--profile live requires the URL of a server"],
    [["ftp://example.com"], '"ftp://example.com" is not the URL of a server'],
    [["localhost:4010"], '"localhost:4010" is not the URL of a server'],
    [["--har", "none.har", "--seed", "1"], "--seed can't be combined with --har"],
    [["--har", "none.har"], "can't read none.har"],
  ])("is reported in one line: %j", async (args, message) => {
    expect(await mistake(...args)).toContain(message);
  });

  it.each<[string, unknown, string]>([
    ["invalid JSON", "{", "can't read the profile"],
    ["no credentials", { name: "x" }, "credentials is missing"],
    ["an unknown member", { ...keeping, write: true }, "write is not a member of a profile"],
    ["a limit of nothing", { ...keeping, limits: { requests: 0 } }, "limits.requests must be a number above 0"],
    ["an unknown condition", { ...keeping, conditions: { rain: {} } }, "conditions.rain is not known"],
  ])("is reported in one line if it is in the profile: %s", async (_, content, message) => {
    expect(await mistake("http://127.0.0.1:9", "--profile", written("profile.json", content))).toContain(message);
  });

  it("is reported with the name of an environment variable that is missing", async () => {
    const credentials = { apiKey: { Authorization: "Bearer $NO_SUCH_VARIABLE" } };
    const file = written("profile.json", { ...keeping, credentials });
    expect(await mistake(server.url, "--profile", file)).toContain("set the environment variable NO_SUCH_VARIABLE");
  });

  it("ends the process with exit code 2 and one line", async () => {
    const running = start(await unusedAddress());
    expect((await running.ended)[0]).toBe(2);
    expect(running.output).toMatch(/^heygen-avatars: can't reach http:\S+: connect ECONNREFUSED \S+\n$/);
  });
});

describe("an interrupted run", () => {
  it("leaves a list of created resources, which --clean deletes", async () => {
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
      expect([code, output]).toEqual([0, expect.stringMatching(/^Deleted (\d+) of \1 leftover resources\.$/m)]);
      expect([await groupsOf(), existsSync(list)]).toEqual([before, false]);
    } finally {
      await other.close();
    }
  });
});

describe("a run against the sandbox over HTTP", () => {
  it("has the same outcomes and coverage as in process", async () => {
    const only = ["*/response/status", "updateAvatarLook"];
    const byHttp = await runContract({
      baseUrl: `${server.url}/sandbox/sessions/items`,
      profile: sandboxProfile,
      only,
    });
    const inProcess = await runContract({ fetch: createSandbox().fetch, profile: sandboxProfile, only });
    const itemsOf = ({ coverage }: typeof byHttp) =>
      Object.fromEntries(Object.entries(coverage).map(([kind, items]) => [kind, [...items].sort()]));
    expect(itemsOf(byHttp)).toEqual(itemsOf(inProcess));
    const outcomesOf = ({ cases }: typeof byHttp) => cases.map(({ id, outcome }) => `${outcome}: ${id}`);
    expect(outcomesOf(byHttp)).toEqual(outcomesOf(inProcess));
  });
});
