// What a stranger's server is told in the first run, without a profile.
import { beforeAll, describe, expect, it } from "vitest";
import { matchesCase } from "../../src/contract/context/case-pattern.ts";
import {
  causesOf,
  contractSuite,
  type Fetch,
  liveProfile,
  localProfile,
  type RunResult,
  runContract,
  type StoryCase,
  sandboxProfile,
  terminalReport,
} from "../../src/contract.ts";
import { createSandbox } from "../../src/sandbox.ts";

const suite = contractSuite();

/** A server of a few paths, with what the sandbox knows. Anything else is answered as Express does. */
function smallServer(paths: RegExp, fetch: Fetch = createSandbox().fetch): Fetch {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (paths.test(pathname)) return fetch(request);
    return new Response(`<pre>Cannot ${request.method} ${pathname}</pre>`, { status: 404 });
  };
}

const voices = /^\/v3\/voices(\/(?!clone|speech)[^/]*)?$/;
/** Waits for nothing. */
const profile = { ...localProfile, limits: {} };

describe("an unknown server", () => {
  let result: RunResult;

  beforeAll(async () => {
    const fetch = smallServer(voices);
    result = await runContract({
      suite,
      profile,
      fetch,
      only: ["listVoices", "getVoice", "createVideo"],
    });
  });

  it("passes with a few operations that are right", () => {
    expect(causesOf(result.cases).filter(({ isBinding }) => isBinding)).toEqual([]);
  });

  it("is not blamed for operations that it does not have", () => {
    expect(result.notImplemented).toContain("createVideo");
    expect(result.notImplemented).not.toContain("listVoices");
    const ofVideos = result.cases.filter(({ operation }) => operation === "createVideo");
    expect(new Set(ofVideos.map(({ outcome }) => outcome))).toEqual(new Set(["not implemented"]));
    expect(terminalReport(result)).toMatch(/^• Not implemented: \w+, \w+ and \d+ other operations/m);
  });

  it("fails for operations that are required", async () => {
    const options = { suite, profile, fetch: smallServer(voices), only: "listVoices/lists" };
    const { cases } = await runContract({ ...options, require: ["createVideo", "listVoices"] });
    const missing = cases.filter(({ rule }) => rule.kind === "server/implemented");
    expect(missing.map(({ id, outcome }) => [id, outcome])).toEqual([["createVideo/server/implemented", "failed"]]);
    await expect(runContract({ ...options, require: ["getVoices"] })).rejects.toThrow("did you mean getVoice?");
  });

  it("does not have an operation whose path it takes for an id of another one", async () => {
    const known = createSandbox().fetch;
    const fetch: Fetch = async (request) => {
      const url = new URL(request.url);
      if (url.pathname !== "/v3/videos/statuses") return known(request);
      // Takes the last part of the path for the id of a video.
      const response = await known(new Request(new URL("/v3/videos/unknown", url), request));
      return new Response((await response.text()).replaceAll("unknown", "statuses"), response);
    };
    const { notImplemented } = await runContract({
      suite,
      profile,
      fetch,
      only: "getVideo/response/status/200",
    });
    expect(notImplemented).toEqual(["listVideoStatuses"]);
  });

  it("is told once that it checks no key, and that it ignores idempotency keys", async () => {
    const known = createSandbox().fetch;
    const fetch: Fetch = (request) => {
      const open = new Request(request);
      open.headers.set("X-Api-Key", "any");
      open.headers.delete("Idempotency-Key");
      open.headers.delete("Authorization");
      return known(open);
    };
    const only = [
      "createWebhookEndpoint/credentials",
      "createWebhookEndpoint/idempotency",
      "createWebhookEndpoint/response/status/401",
    ];
    const open = await runContract({ suite, profile, fetch, only });
    expect(open.lacks).toEqual(["credentials", "idempotency", "reset"]);
    expect(open.cases.filter(({ outcome }) => outcome === "failed")).toEqual([]);
    expect(terminalReport(open)).toContain("• It accepts calls without a key.\n• It ignores idempotency keys");
  });

  it("is told once that it validates nothing, instead of at each field", async () => {
    const known = createSandbox().fetch;
    const fetch: Fetch = async (request) => {
      const response = await known(request.clone());
      const isInvalid = response.status === 400 && request.method !== "GET";
      return isInvalid ? Response.json({ data: { video_id: "video_abc123", status: "waiting" } }) : response;
    };
    const lazy = await runContract({ suite, profile, fetch, only: "createVideo/request/invalid/avatar" });
    expect(lazy.lacks).toContain("validation");
    expect(lazy.cases.every(({ outcome }) => outcome === "skipped")).toBe(true);
  });

  it("has its mistakes named, each once", async () => {
    const known = createSandbox().fetch;
    const fetch = smallServer(voices, async (request) => {
      const url = new URL(request.url);
      // Every page is the last one, and the filter by language does nothing.
      url.searchParams.delete("language");
      const response = await known(new Request(url, request));
      return new Response((await response.text()).replace('"has_more":true', '"has_more":false'), response);
    });
    const { cases } = await runContract({ suite, profile, fetch, only: "listVoices" });
    const kinds = causesOf(cases).map(({ rule }) => rule.kind);
    expect(kinds).toContain("lists/pages");
    expect(kinds).toContain("lists/filters");
    expect(new Set(kinds).size).toBe(kinds.length);
  });

  it("ends the run when it stops answering, with the case and the request", async () => {
    const known = createSandbox().fetch;
    let isDead = false;
    const fetch: Fetch = async (request) => {
      isDead ||= new URL(request.url).searchParams.get("limit") === "7";
      if (isDead) throw new TypeError("fetch failed", { cause: new Error("other side closed") });
      return known(request);
    };
    const dead = await runContract({ suite, profile, fetch, only: ["listVoices", "getVoice"] });
    expect(dead.stopped).toMatchObject({ reason: "other side closed", curl: expect.stringContaining("limit=7") });
    expect(dead.stopped?.case).toMatch(/^listVoices\/lists\//);
    expect(dead.cases.length).toBeLessThan(suite.cases.filter(({ operation }) => /Voices?$/.test(operation)).length);
  });

  it("gets a finding, and the run goes on, when only one request breaks off", async () => {
    const known = createSandbox().fetch;
    const fetch: Fetch = async (request) => {
      if (new URL(request.url).searchParams.get("limit") === "0") throw new TypeError("fetch failed");
      return known(request);
    };
    const broken = await runContract({ suite, profile: sandboxProfile, fetch, only: "listVoices/request" });
    expect(broken.stopped).toBeUndefined();
    expect(causesOf(broken.cases).map(({ rule }) => rule.kind)).toEqual(["server/answers"]);
  });
});

describe("a budget of 200 requests", () => {
  it.each<[string, (text: string, url: URL) => string]>([
    [
      "pages that overlap",
      (text, url) => (url.searchParams.has("token") ? text.replace(/voice_\w+/, "voice_xyz789") : text),
    ],
    ["a last page that announces another", (text) => text.replace('"has_more":false', '"has_more":true')],
    ["a limit that is ignored", (text) => text],
  ])("is enough to notice %s in reads alone", async (what, spoil) => {
    const known = createSandbox({ seed: { groups: 5, looks: 40 } }).fetch;
    let requests = 0;
    const fetch: Fetch = async (request) => {
      requests++;
      const url = new URL(request.url);
      if (what.includes("limit")) url.searchParams.delete("limit");
      const response = await known(new Request(url, request));
      const text = await response.text();
      return new Response(url.pathname === "/v3/voices" ? spoil(text, url) : text, response);
    };
    const { credentials } = sandboxProfile;
    const careful = { ...liveProfile, credentials, limits: { requests: 200 } };
    const { cases } = await runContract({ suite, profile: careful, fetch });
    expect(requests).toBeLessThanOrEqual(201);
    const failed = causesOf(cases).filter(
      ({ rule, isBinding }) => isBinding && /^(lists|consistency|response\/dup)/.test(rule.kind),
    );
    expect(failed.flatMap(({ operations }) => operations)).toContain("listVoices");
  });
});

describe("a mistake in the contract tests", () => {
  it("is reported as such, and not held against the server", async () => {
    const [base] = suite.cases.filter((one): one is StoryCase => "story" in one);
    const broken = { ...base, story: () => Promise.reject(new RangeError("off by one")) } as StoryCase;
    const options = { suite: { ...suite, cases: [broken] }, profile: sandboxProfile, fetch: createSandbox().fetch };
    const { cases } = await runContract(options);
    expect(cases[0]).toMatchObject({ outcome: "error", reason: expect.stringContaining("RangeError: off by one") });
  });
});

describe("a pattern of case ids", () => {
  it.each([
    ["createAvatar", "createAvatar/request/valid/body/example", true],
    ["createAvatar", "createAvatarConsent/request/valid", false],
    ["createAvatar/request", "createAvatar/request/valid/body", true],
    ["*/lists/**", "listVoices/lists/pages", true],
    ["*/pages", "listVoices/lists/pages", false],
    ["**/pages", "listVoices/lists/pages", true],
    ["createVideo/**studio**", "createVideo/request/valid/studio/body.title/null", true],
    ["createVideo/request/valid/body.file", "createVideo/request/valid/body/file", false],
  ])("%s selects %s: %s", (pattern, id, isSelected) => {
    expect(matchesCase(pattern, id)).toBe(isSelected);
  });

  it("can name each case, because ids are unique and have no characters that a shell reads", () => {
    const ids = suite.cases.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[\w.:+/-]+$/.test(id))).toEqual([]);
  });
});
