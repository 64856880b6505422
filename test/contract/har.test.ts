// Checks recorded traffic against the document.
import { describe, expect, it } from "vitest";
import { checkHar, DriftReport, driftText, sandboxProfile } from "../../src/contract.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { type Json, operation, project } from "../spec/spec.ts";

const origin = "https://api.heygen.com";
const key = sandboxProfile.credentials.apiKey;

interface Entry {
  startedDateTime: string;
  request: Json;
  response: Json;
}

const nameValues = (headers: Headers) => [...headers].map(([name, value]) => ({ name, value }));

/** Calls the sandbox and records the call as a browser would. */
async function recorded(method: string, path: string, body?: Json): Promise<Entry> {
  const headers = new Headers({ ...key, "Content-Type": "application/json" });
  const text = body === undefined ? null : JSON.stringify(body);
  const response = await createSandbox().fetch(new Request(origin + path, { method, headers, body: text }));
  const content = { mimeType: "application/json", text: await response.text() };
  return {
    startedDateTime: "2026-11-20T12:00:00.000Z",
    request: {
      method,
      url: origin + path,
      headers: [{ name: ":authority", value: "api.heygen.com" }, ...nameValues(headers)],
      postData: { text },
    },
    response: { status: response.status, headers: nameValues(response.headers), content },
  };
}

/** The entry with a changed body. */
function changed(entry: Entry, change: (body: Json) => void): Entry {
  const body = JSON.parse(entry.response.content.text);
  change(body);
  const content = { ...entry.response.content, text: JSON.stringify(body) };
  return { ...entry, response: { ...entry.response, content } };
}

const har = (...entries: Json[]) => ({ log: { version: "1.2", entries } });
const outcomes = (entries: Json[], baseUrl?: string) =>
  checkHar(har(...entries), project, { baseUrl }).result.cases.map(({ outcome }) => outcome);

describe("recorded traffic", () => {
  it("matches the document if it comes from the sandbox", async () => {
    const file = { type: "url", url: "https://example.com/face.png" };
    const entries = [
      await recorded("GET", "/v3/avatars/looks?limit=3"),
      await recorded("GET", "/v3/avatars/looks/look_def456"),
      await recorded("POST", "/v3/avatars", { type: "photo", name: "Anna", file }),
      await recorded("GET", "/v3/avatars/no_such_group"),
      await recorded("GET", "/v2/avatars"),
    ];
    const { result, drift } = checkHar(har(...entries), project);
    expect(result.cases.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["listAvatarLooks/traffic/recorded/1", "passed"],
      ["getAvatarLook/traffic/recorded/2", "passed"],
      ["createAvatar/traffic/recorded/3", "passed"],
      ["getAvatarGroup/traffic/recorded/4", "passed"],
      ["listV2Avatars/traffic/recorded/5", "passed"],
    ]);
    expect(drift.drifts).toEqual([]);
    expect([...result.coverage.statuses]).toContain("getAvatarGroup 404");
  });

  it("fails if it does not match the document, with the response and without the key", async () => {
    const wrong = changed(await recorded("GET", "/v3/avatars/looks/look_def456"), ({ data }) => {
      data.name = 7;
    });
    const [one] = checkHar(har(wrong), project).result.cases;
    expect(one?.outcome).toBe("failed");
    expect(one?.findings[0]).toMatchObject({ expected: "/data/name must be string", got: "7" });
    expect(one?.steps[0]?.curl).toContain("$HEYGEN_API_KEY");
    expect(JSON.stringify(one)).not.toContain("contract-key");
  });

  it("fails if a response is about another resource than the requested one", async () => {
    const wrong = await recorded("GET", "/v3/avatars/looks/look_def456");
    wrong.request.url = `${origin}/v3/avatars/looks/look_ghi789`;
    expect(outcomes([wrong])).toEqual(["failed"]);
  });

  it("may contain resources that change during a pause, but not between two reads", async () => {
    const first = await recorded("GET", "/v3/avatars/looks/look_def456");
    const other = changed(first, ({ data }) => {
      data.name = "Another name";
    });
    expect(outcomes([first, other])).toEqual(["passed", "failed"]);
    expect(outcomes([first, { ...other, startedDateTime: "2026-11-20T12:05:00Z" }])).toEqual(["passed", "passed"]);
  });

  it("may be in base64", async () => {
    const entry = await recorded("GET", "/v3/voices");
    const bytes = new TextEncoder().encode(entry.response.content.text.replace('"name":"', '"name":"漢 '));
    const text = btoa(String.fromCharCode(...bytes));
    entry.response.content = { text, encoding: "base64" };
    expect(outcomes([entry])).toEqual(["passed"]);
  });

  it("is checked for one server, and other hosts, unknown paths and lost responses are counted", async () => {
    const entry = await recorded("GET", "/v3/voices");
    const at = (url: string, more: Json = {}) => ({ ...entry, request: { ...entry.request, url, ...more } });
    const lost = (status: number, content: Json = {}) => ({ ...entry, response: { status, headers: [], content } });
    const checked = checkHar(
      har(
        at("https://cdn.example.com/a.js"),
        at("https://cdn.example.com/b.js"),
        at(`${origin}/v1/user/me`),
        at(`${origin}/v3/voices`, { method: "OPTIONS" }),
        lost(0),
        lost(304),
        lost(200, { size: 20 }),
      ),
      project,
    );
    expect(checked.result.cases).toEqual([]);
    expect([...checked.otherHosts]).toEqual([["cdn.example.com", 2]]);
    expect([...checked.unknownPaths]).toEqual([["GET /v1/user/me", 1]]);
    expect(checked.unreadable).toBe(3);
    const local = at("http://127.0.0.1:4010/base/v3/voices");
    expect(outcomes([local], "http://127.0.0.1:4010/base/")).toEqual(["passed"]);
    expect(outcomes([at("https://api.heygen.com.example/v3/voices")])).toEqual([]);
  });

  it.each([[null], [{}], [{ log: { entries: {} } }], [{ log: { entries: [{}] } }], [har({ request: { url: "x" } })]])(
    "is rejected if it is not a HAR file: %j",
    (content) => {
      expect(() => checkHar(content, project)).toThrow("Not a HAR file");
    },
  );
});

describe("drift", () => {
  const look = (id: string, more: Json = {}) => ({ data: { id, name: "Anna", avatar_type: "photo_avatar", ...more } });
  const report = (...bodies: Json[]) => {
    const drift = new DriftReport(project);
    for (const body of bodies) {
      const request = { method: "GET", url: `${origin}/v3/avatars/looks/x`, headers: {} };
      drift.add({
        operation: operation("getAvatarLook"),
        request,
        status: 200,
        headers: new Headers(),
        epoch: 0,
        isExample: false,
        body,
      });
    }
    return drift;
  };

  it("is not proposed as a change after a single response", () => {
    const [drift] = report(look("a", { badge: "new" }), look("b")).drifts;
    expect(drift).toMatchObject({
      kind: "unknown key",
      place: "AvatarLook/badge",
      responses: 1,
      of: 2,
      resources: 1,
    });
    expect(drift?.advice).toMatch(/^check more responses first/);
  });

  it("is not proposed as a change for a single resource, however many responses have it", () => {
    const bodies = Array.from({ length: 9 }, () => look("a", { badge: "new" }));
    expect(report(...bodies).drifts[0]?.advice).toMatch(/^check more responses first/);
  });

  it("is proposed as a change after many responses about several resources", () => {
    const drift = report(...["a", "b", "c"].map((id) => look(id, { badge: id })));
    expect(drift.drifts).toEqual([
      {
        kind: "unknown key",
        place: "AvatarLook/badge",
        operations: ["getAvatarLook"],
        expected: "no such key",
        seen: ['"a"', '"b"', '"c"'],
        responses: 3,
        of: 3,
        resources: 3,
        advice: "describe badge, which is not required",
      },
    ]);
    expect(driftText(drift)).toContain("in 3 of 3 responses, for 3 resources: getAvatarLook");
  });

  it("includes new values of open enums, missing keys, wrong types and undocumented statuses", () => {
    const { name: _, ...nameless } = look("a").data;
    const drift = report(
      look("a", { avatar_type: "hologram" }),
      { data: nameless },
      look("a", { name: 7 }),
      look("a", { error: { code: 1 } }),
    );
    drift.add({
      operation: operation("getAvatarLook"),
      request: { method: "GET", url: origin, headers: {} },
      status: 418,
      headers: new Headers(),
      body: {},
      epoch: 0,
      isExample: false,
    });
    const kinds = drift.drifts.map(({ kind, place }) => `${kind}: ${place}`);
    expect(kinds).toContain("missing key: AvatarLook/name");
    expect(kinds).toContain("wrong type: AvatarLook/name");
    expect(kinds).toContain("undocumented status: getAvatarLook 418");
    expect(kinds.some((kind) => kind.startsWith("new value: "))).toBe(true);
  });

  it("leaves open whether the server or the document is wrong if they contradict each other", () => {
    const drift = report(...["a", "b", "c"].map((id) => look(id, { name: null })));
    expect(drift.drifts[0]?.advice).toBe(
      "ask the vendor whether the server or the document is wrong; if it is the document: allow null",
    );
  });
});
