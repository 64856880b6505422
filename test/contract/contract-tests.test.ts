// The cases as tests in a user's own test runner.
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startVitest, type TestCase, type TestModule } from "vitest/node";
import { contractTests, type Profile, sandboxProfile, type TestFramework } from "../../src/contract.ts";
import { createSandbox } from "../../src/sandbox.ts";

describe("contractTests in Vitest", () => {
  let module: TestModule | undefined;
  let ran: TestCase[] = [];
  let exitCode: typeof process.exitCode;

  beforeAll(async () => {
    exitCode = process.exitCode;
    const vitest = await startVitest("test", [], {
      config: false,
      root: resolve("test/contract/fixtures"),
      include: ["*.contract.ts"],
      watch: false,
      reporters: [{}],
    });
    [module] = vitest.state.getTestModules();
    ran = [...(module?.children.allTests() ?? [])];
    await vitest.close();
  });
  // A separate process, because the failure that this run must have would fail the outer run.
  afterAll(() => {
    process.exitCode = exitCode;
  });

  it("registers a test per case, grouped by operation", () => {
    expect(ran.map(({ fullName }) => fullName)).toContain(
      "contract of an own server > getAvatarGroup > getAvatarGroup answers 404",
    );
  });

  it("fails with the complete report of a case", () => {
    const broken = ran.filter((test) => test.result().state === "failed");
    expect(broken.map(({ name }) => name)).toEqual(["getAvatarLook answers 200"]);
    const [error] = broken[0]?.result().errors ?? [];
    expect(error?.message).toMatch(
      /^✗ getAvatarLook\/response\/status\/200\n {4}getAvatarLook answers 200\n {4}rule: .* \[OpenAPI document \(confidence A\)\]\n/,
    );
    expect(error?.message).toContain("expected /data must have required property 'name'");
    expect(error?.message).toContain("reproduce: curl 'http");
  });

  it("skips a case that can't run, with the reason", () => {
    const skipped = ran.map((test) => test.result()).filter(({ state }) => state === "skipped");
    expect(skipped).toMatchObject([{ note: "no OAuth token is known that the server accepts" }]);
  });

  it("passes a case without findings", () => {
    expect(ran.filter((test) => test.result().state === "passed")).toHaveLength(ran.length - 2);
    expect(ran.length).toBeGreaterThan(5);
  });
});

describe("contractTests in another runner", () => {
  /** Collects tests, like a runner that passes no context to them. */
  function gathering() {
    const tests = new Map<string, () => Promise<void>>();
    let finish = async () => {};
    const framework: TestFramework = {
      describe: (_, register) => register(),
      it: (name, test) => tests.set(name, test),
      afterAll: (end) => {
        finish = end;
      },
    };
    return { framework, tests, finish: () => finish() };
  }

  it("prints why a case is skipped", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { framework, tests } = gathering();
    const { fetch } = createSandbox();
    const { bearer: _, ...credentials } = sandboxProfile.credentials;
    const profile = { ...sandboxProfile, credentials };
    await contractTests({ framework, fetch, profile, only: "getAvatarLook/credentials/token" });
    for (const test of tests.values()) await test();
    expect(warn.mock.calls).toEqual([
      ["getAvatarLook accepts an OAuth token: skipped: no OAuth token is known that the server accepts"],
    ]);
    warn.mockRestore();
  });

  it("runs one case at a time, even if the runner starts all at once, and deletes created resources", async () => {
    const { framework, tests, finish } = gathering();
    const sandbox = createSandbox();
    const groupsOf = async () => {
      const request = new Request("http://sandbox.test/v3/avatars", { headers: { "X-Api-Key": "any" } });
      const { data } = (await (await sandbox.fetch(request)).json()) as { data: { id: string }[] };
      return data.map(({ id }) => id);
    };
    const before = await groupsOf();
    let deleted = 0;
    let running = 0;
    let most = 0;
    const fetch = async (request: Request) => {
      most = Math.max(most, ++running);
      if (request.method === "DELETE") deleted++;
      const response = await sandbox.fetch(request);
      running--;
      return response;
    };
    const { reset: _, ...conditions } = sandboxProfile.conditions ?? {};
    const profile = { ...sandboxProfile, conditions };
    await contractTests({ framework, fetch, profile, only: "createAvatar/request/valid/body" });
    expect(tests.size).toBeGreaterThan(3);
    await Promise.all([...tests.values()].map((test) => test()));
    expect(most).toBe(1);
    await finish();
    expect(deleted).toBeGreaterThan(3);
    expect(await groupsOf()).toEqual(before);
  });

  it("registers a test per cause with the granularity cause, which fails once for many cases", async () => {
    const { framework, tests } = gathering();
    const sandbox = createSandbox();
    const fetch = async (request: Request) => {
      const response = await sandbox.fetch(request);
      return new Response((await response.text()).replaceAll('"has_more":true', '"has_more":false'), response);
    };
    const only = ["listVoices/lists", "listAvatarLooks/lists", "getVoice/response"];
    await contractTests({ framework, fetch, profile: sandboxProfile, only, granularity: "cause" });
    const failures = new Map<string, string>();
    for (const [name, test] of tests) await test().catch(({ message }) => failures.set(name, message));
    expect(tests.size).toBeLessThan(40);
    expect([...failures.keys()].filter((name) => name.endsWith("(lists/pages)"))).toHaveLength(1);
    const text = [...failures].find(([name]) => name.endsWith("(lists/pages)"))?.[1];
    expect(text).toContain("listAvatarLooks, listVoices: Pages of every size");
    expect([...failures.keys()].some((name) => name.includes("(response/status)"))).toBe(false);
  });

  it("rejects an invalid profile before any test", async () => {
    const profile = { name: "x" } as Profile;
    await expect(contractTests({ profile, fetch: createSandbox().fetch })).rejects.toThrow("credentials is missing");
  });
});
