// Finds calls in each way that programs build URLs, and ignores text that only looks like a call.
import { describe, expect, it } from "vitest";
import { findPlaces, readProject } from "../../src/migrate/find-places.ts";

/** The places in the last of the given files, by line. */
function found(...files: string[]): string[] {
  const places = findPlaces(files.at(-1) ?? "", readProject(files));
  return places.map((place) => `${place.line} ${place.found}${place.isMention ? " (mention)" : ""}`);
}

const client = 'export const BASE = "https://api.heygen.com";\n';
const versioned = 'export const HEYGEN_V2 = "https://api.heygen.com/v2";\n';

describe("a call", () => {
  const cases: [how: string, file: string, places: string[]][] = [
    [
      "a field of an object",
      "const c = { heygen: { url: 'https://api.heygen.com' } };\nget(`DOLLAR{c.heygen.url}/v2/avatars`)",
      ["2 GET /v2/avatars"],
    ],
    [
      "a private field",
      "class S { #base = 'https://api.heygen.com/v2';\na() { get(`DOLLAR{this.#base}/avatars`) } }",
      ["2 GET /v2/avatars"],
    ],
    [
      "constants",
      "const PATH = '/v2/photo_avatar/';\nget('https://api.heygen.com'+PATH+id)",
      ["2 GET /v2/photo_avatar/{id}"],
    ],
    [
      "a version",
      "const V = 'v2', B = 'https://api.heygen.com';\nget(`DOLLAR{B}/DOLLAR{V}/avatars`)",
      ["2 GET /v2/avatars"],
    ],
    [
      "a base built from another base",
      "const B = 'https://api.heygen.com';\nconst V2 = `DOLLAR{B}/v2`;\nget(`DOLLAR{V2}/avatars`)",
      ["3 GET /v2/avatars"],
    ],
    [
      "a base in Python",
      'B = "https://api.heygen.com"\nself.base_url = self.B + "/v2"\nget(f"{self.base_url}/avatars")',
      ["3 GET /v2/avatars"],
    ],
    [
      "a client in Python",
      'c = Client(base_url="https://api.heygen.com")\nc.delete(f"/v2/photo_avatar/{id}")',
      ["2 DELETE /v2/photo_avatar/{id}"],
    ],
    [
      "Sprintf",
      'const base = "https://api.heygen.com"\nfmt.Sprintf("%s/v1/video_status.get?video_id=%s", base, id)',
      ["2 GET /v1/video_status.get"],
    ],
    [
      "Postman",
      '{ "raw": "{{baseUrl}}/v2/photo_avatar/add_motion", "value": "https://api.heygen.com" }',
      ["1 POST /v2/photo_avatar/add_motion"],
    ],
    ["a query", "get('https://api.heygen.com/v2/avatars' + query)", ["1 GET /v2/avatars"]],
    ["HEAD", "fetch('https://api.heygen.com/v2/avatars', { method: 'HEAD' })", ["1 HEAD /v2/avatars"]],
  ];
  it.each(cases)("is found with %s", (_, file, places) => {
    expect(found(file.replaceAll("DOLLAR", "$"))).toEqual(places);
  });

  it("is found with a client or a base URL from another file", () => {
    expect(found(client, 'import { api } from "./http";\napi.get("/v2/avatars");')).toEqual(["2 GET /v2/avatars"]);
    expect(found(versioned, "get(HEYGEN_V2 + '/voices')")).toEqual(["1 GET /v2/voices"]);
  });

  it("is found where its URL starts if the rest of the URL is unknown", () => {
    expect(found("const api = ky.create({ prefixUrl: 'https://api.heygen.com/v2' });\napi.get('avatars');")).toEqual([
      "1 prefixUrl",
    ]);
    expect(found("get(HEYGEN_V2 + path)", versioned)).toEqual(["1 HEYGEN_V2"]);
    expect(found("get(HEYGEN_V2 + '/voices')", versioned)).toEqual([]);
  });
});

describe("other code", () => {
  const none: [what: string, files: string[]][] = [
    ["a route of the user's own server", ['// heygen\napp.get("/v2/avatars", list)']],
    ["a test of the user's own server", ['from heygen import client\nflask_app.get("/v2/voices")']],
    ["a field", [`${versioned}get(HEYGEN_V2 + "/x");data.get("avatars"); cfg["voices"]; r['data']['avatars'];`]],
    ["another service", [`${client}const DID = "https://api.d-id.com";\nget(\`$\{DID}/v2/avatars\`)`]],
    ["a base of the same name", [versioned, 'const HEYGEN_V2 = "https://example.com";\nget(HEYGEN_V2 + "/avatars")']],
  ];
  it.each(none)("is ignored: %s", (_, files) => {
    expect(found(...files).filter((place) => !place.endsWith("/v2/x"))).toEqual([]);
  });
});

describe("a mention", () => {
  const url = "https://api.heygen.com/v2/avatars";
  it.each([
    `// see ${url}`,
    `x(); // see ${url}`,
    ` * GET ${url}`,
    `# url = "${url}"`,
    `console.log("GET ${url} failed")`,
    `throw new Error("${url} is gone")`,
  ])("is recognized in %s", (line) => {
    expect(found(line)).toEqual(["1 GET /v2/avatars (mention)"]);
  });

  it.each([`console.log(await fetch("${url}"))`, `console.log(\`$\{await get("${url}")}\`)`, `curl ${url}`])(
    "is not %s",
    (line) => {
      expect(found(line)).toEqual(["1 GET /v2/avatars"]);
    },
  );
});
