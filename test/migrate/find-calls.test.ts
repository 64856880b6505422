// Finds calls in each way that programs build addresses, and ignores text that only looks like a call.
import { describe, expect, it } from "vitest";
import { findCalls } from "../../src/migrate/find-calls.ts";

/** The calls in files, with their lines. The name of a file tells its language. */
function found(files: Record<string, string>): string[] {
  const texts = Object.entries(files).map(([path, text]) => ({ path, text }));
  return findCalls(texts).calls.map(({ line, found }) => `${line} ${found}`);
}
const hints = (files: Record<string, string>): string[] =>
  findCalls(Object.entries(files).map(([path, text]) => ({ path, text }))).hints.map(
    ({ file, line }) => `${file}:${line}`,
  );

describe("a call", () => {
  const cases: [how: string, file: string, text: string, calls: string[]][] = [
    [
      "a field of an object",
      "a.js",
      "const c = { heygen: { url: 'https://api.heygen.com' } };\nget(`DOLLAR{c.heygen.url}/v2/avatars`)",
      ["2 GET /v2/avatars"],
    ],
    [
      "a private field",
      "a.js",
      "class S { #base = 'https://api.heygen.com/v2';\na() { get(`DOLLAR{this.#base}/avatars`) } }",
      ["2 GET /v2/avatars"],
    ],
    [
      "constants",
      "a.js",
      "const PATH = '/v2/photo_avatar/';\nfetch('https://api.heygen.com'+PATH+id)",
      ["1 GET /v2/photo_avatar/{id}"],
    ],
    [
      "a version",
      "a.js",
      "const V = 'v2', B = 'https://api.heygen.com';\nget(`DOLLAR{B}/DOLLAR{V}/avatars`)",
      ["2 GET /v2/avatars"],
    ],
    [
      "a base built from another base",
      "a.js",
      "const B = 'https://api.heygen.com';\nconst V2 = `DOLLAR{B}/v2`;\nget(`DOLLAR{V2}/avatars`)",
      ["3 GET /v2/avatars"],
    ],
    [
      "a client",
      "a.py",
      'c = Client(base_url="https://api.heygen.com")\nc.delete(f"/v2/photo_avatar/{id}")',
      ["2 DELETE /v2/photo_avatar/{id}"],
    ],
    ["a query", "a.js", "get('https://api.heygen.com/v2/avatars' + query)", ["1 GET /v2/avatars"]],
    [
      "a method that is not documented",
      "a.js",
      "fetch('https://api.heygen.com/v2/avatars', { method: 'HEAD' })",
      ["1 HEAD /v2/avatars"],
    ],
    ["no known method", "a.js", "send('https://api.heygen.com/v2/photo_avatar/' + id)", ["1 * /v2/photo_avatar/{id}"]],
    [
      "the SDK of teamduality",
      "a.ts",
      'import { HeyGenSDK } from "@teamduality/heygen-typescript-sdk";\nsdk.voices.list();\nsdk.videos.generation.create({});',
      ["2 GET /v2/voices", "3 POST /v2/video/generate"],
    ],
    [
      "a shell",
      "a.sh",
      "BASE=https://api.heygen.com/v2\ncurl -d @body $BASE/video/generate",
      ["2 POST /v2/video/generate"],
    ],
  ];
  it.each(cases)("is found with %s", (_, file, text, calls) => {
    expect(found({ [file]: text.replaceAll("DOLLAR", "$") })).toEqual(calls);
  });

  it("is found with a client or a base from another file", () => {
    const client = 'export const api = create({ baseURL: "https://api.heygen.com" });';
    expect(found({ "http.js": client, "use.js": 'import { api } from "./http";\napi.get("/v2/avatars");' })).toEqual([
      "2 GET /v2/avatars",
    ]);
  });

  it("goes to the base of its own folder where several have the same name", () => {
    const use = 'get(BASE + "/v2/avatars");';
    const files = {
      "a/base.js": 'const BASE = "https://api.heygen.com";',
      "a/use.js": use,
      "b/base.js": 'const BASE = "https://example.com";',
      "b/use.js": use,
    };
    expect(
      findCalls(Object.entries(files).map(([path, text]) => ({ path, text }))).calls.map(({ file }) => file),
    ).toEqual(["a/use.js"]);
  });
});

describe("no call", () => {
  const base = 'const BASE = "https://api.heygen.com/v3";\nfetch(BASE + "/voices");\n';
  it.each([
    ["a route of the project's server", 'app.get("/v2/avatars", list)'],
    ["a comparison", 'if (url === "https://api.heygen.com/v2/avatars") done();'],
    ["a message", 'console.log("https://api.heygen.com/v2/avatars");'],
    ["an error", "throw new Error(`https://api.heygen.com/v2/avatars is gone`)"],
    ["a comment", "// fetch('https://api.heygen.com/v2/avatars')"],
    ["a type", 'type Old = "/v2/avatars" | "/v2/voices";'],
    ["a link", 'const page = { href: "https://api.heygen.com/v2/avatars" };'],
    ["the project's own backend", 'fetch("/v2/voices")'],
    ["another service", 'const DID = "https://api.d-id.com";\nfetch(DID + "/v2/avatars")'],
  ])("is %s", (_, text) => {
    expect(found({ "a.js": base + text })).toEqual([]);
    expect(hints({ "a.js": base + text })).toEqual([]);
  });

  it("is found in a description of an API", () => {
    expect(
      found({
        "openapi.yaml": "openapi: 3.1.0\nservers: [{ url: https://api.heygen.com }]\npaths:\n  /v2/avatars: {}",
      }),
    ).toEqual([]);
  });
});

describe("a place that could not be followed", () => {
  it("is told", () => {
    expect(hints({ "a.py": 'BASE = "https://api.heygen.com/v2"\n', "b.py": "x = 1" })).toEqual(["a.py:1"]);
    expect(hints({ "a.py": 'key = os.environ["HEYGEN_API_KEY"]' })).toEqual(["a.py:1"]);
  });

  it("is not told if calls go on from it", () => {
    expect(hints({ "a.py": 'BASE = "https://api.heygen.com/v2"\nget(f"{BASE}/voices")' })).toEqual([]);
  });
});

describe("hostile files", () => {
  const many = 200_000;
  it.each([
    ["open quotes", 'x = "\\"'.repeat(many / 4)],
    ["open brackets", "(".repeat(many)],
    ["open holes", `"https://api.heygen.com/\${${"${".repeat(many / 2)}`],
    ["a long sum", `a = ${'"/v2/" + '.repeat(many / 10)}b`],
    ["open comments", "/* ".repeat(many / 3)],
    [
      "names that stand for each other",
      Array.from({ length: 5000 }, (_, n) => `n${n} = n${n + 1} + n${n + 2};`).join("\n"),
    ],
    ["one name with many values", 'url = "https://api.heygen.com/v2";\n'.repeat(many / 30)],
    ["slashes", `"${"/v2".repeat(many / 3)}"`],
    ["nested calls", `${"get(".repeat(many / 20)}"/v2/avatars"`],
    ["angle brackets", "a<".repeat(many / 2)],
  ])("are read to their end: %s", { timeout: 60_000 }, (_, text) => {
    for (const path of ["a.js", "a.sh", "a.py"]) {
      expect(findCalls([{ path, text: `heygen\n${text}` }]).isHeyGens).toBe(true);
    }
  });
});
