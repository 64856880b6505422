// Our spec against a published one, and against the one of the last release.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compare } from "../../scripts/upstream/compare.ts";

const folder = mkdtempSync(join(tmpdir(), "heygen-upstream-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A small spec of one operation. */
function specOf(operation: object, schemas: object = {}) {
  return { openapi: "3.1.0", paths: { "/v3/avatars": { get: operation } }, components: { schemas } };
}

const list = (schema: object, parameters: object[] = []) => ({
  parameters,
  responses: { 200: { content: { "application/json": { schema } } } },
});
const text = { type: "string" };

function differences(ours: object, theirs: object, accepted: { difference: string; reason: string }[] = []) {
  return compare(ours, theirs, accepted).differences.map(({ what }) => what);
}

describe("comparing with upstream", () => {
  it("finds nothing between a spec and itself, written another way", () => {
    const ours = specOf(list({ $ref: "#/components/schemas/Avatar" }), {
      Avatar: { properties: { id: { type: ["string", "null"] } } },
    });
    const theirs = specOf(list({ properties: { id: { anyOf: [text, { type: "null" }] } } }));
    const old = specOf(list({ properties: { id: { type: "string", nullable: true } } }));
    expect([differences(ours, theirs), differences(ours, old)]).toEqual([[], []]);
  });

  it.each<[string, object, object, string[]]>([
    [
      "a parameter on one side",
      list({}, [{ name: "limit", in: "query", schema: text }]),
      list({}),
      ["GET /v3/avatars query limit: only ours"],
    ],
    [
      "a property on one side",
      list({ properties: {} }),
      list({ properties: { id: text } }),
      ["GET /v3/avatars 200 /id: only upstream"],
    ],
    [
      "another type",
      list({ properties: { id: text } }),
      list({ properties: { id: { type: "integer" } } }),
      ["GET /v3/avatars 200 /id: type string, upstream integer"],
    ],
    [
      "another enum",
      list({ properties: { kind: { type: "string", enum: ["a", "b"] } } }),
      list({ properties: { kind: { type: "string", enum: ["a", "c"] } } }),
      ["GET /v3/avatars 200 /kind: values a | b, upstream a | c"],
    ],
    [
      "another requiredness",
      list({ required: ["id"], properties: { id: text } }),
      list({ properties: { id: text } }),
      ["GET /v3/avatars 200 /id: required, upstream optional"],
    ],
    [
      "what is inside lists and unions",
      list({ items: { oneOf: [{ properties: { a: text } }, { properties: { b: text } }] } }),
      list({ items: { properties: { a: text } } }),
      ["GET /v3/avatars 200 /*/b: only ours"],
    ],
  ])("finds %s", (_, ours, theirs, expected) => {
    expect(differences(specOf(ours), specOf(theirs))).toEqual(expected);
  });

  it("looks at our operations only", () => {
    const theirs = {
      ...specOf(list({})),
      paths: { "/v3/avatars": { get: list({}) }, "/v3/webhooks": { get: list({}) } },
    };
    expect(differences(specOf(list({})), theirs)).toEqual([]);
    expect(differences(theirs, specOf(list({})))).toEqual(["GET /v3/webhooks: only ours"]);
  });

  it("gives both pointers", () => {
    const [found] = compare(
      specOf(list({ $ref: "#/components/schemas/A" }), { A: { properties: { id: text } } }),
      specOf(list({ properties: { id: { type: "integer" } } })),
      [],
    ).differences;
    expect([found?.ours, found?.theirs]).toEqual([
      "#/components/schemas/A/properties/id",
      "#/paths/~1v3~1avatars/get/responses/200/properties/id",
    ]);
  });

  it("is silent on what is accepted, and complains when that is gone", () => {
    const accepted = [{ difference: "GET /v3/avatars 200 /id: only upstream", reason: "not seen live" }];
    const theirs = specOf(list({ properties: { id: text } }));
    expect(compare(specOf(list({})), theirs, accepted)).toEqual({ differences: [], stale: [] });
    expect(compare(theirs, theirs, accepted)).toEqual({ differences: [], stale: accepted });
  });
});

const run = (script: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, ...args], {
    encoding: "utf8",
  });
  return { code: status, output: stdout + stderr };
};
const bundle = readFileSync("generated/openapi.yaml", "utf8");

function variant(name: string, change: (text: string) => string): string {
  const file = join(folder, name);
  writeFileSync(file, change(bundle));
  return file;
}

describe("npm run spec:upstream", () => {
  it("ends well on a document like ours, and with 1 on one that differs", () => {
    expect(run("scripts/spec-upstream.ts", "generated/openapi.yaml").code).toBe(0);
    const { code, output } = run(
      "scripts/spec-upstream.ts",
      variant("other.yaml", (spec) => spec.replaceAll("looks_count", "look_count")),
    );
    expect(code).toBe(1);
    expect(output).toContain("GET /v3/avatars 200 /data/*/look_count: only upstream");
  });

  it("says in one line that a document can't be read", () => {
    expect(run("scripts/spec-upstream.ts", "no-such-file.json")).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^can't read no-such-file.json: .+\n$/),
    });
  });
});

describe("npm run spec:diff", () => {
  it("tells what breaks, and the version that must follow", () => {
    const { code, output } = run(
      "scripts/spec-diff.ts",
      variant("base.yaml", (spec) =>
        spec
          .replace("operationId: listVoices", "operationId: listVoices\n      x-old: true")
          .replaceAll("maxLength: 5000", "maxLength: 6000"),
      ),
    );
    expect(output).toContain("schema-constraint-changed");
    expect(output).toContain("Next version: 0.2.0");
    expect(output).toContain("info.version of openapi/openapi.yaml must follow");
    expect(code).toBe(1);
  });

  it("is content when nothing has changed, in Markdown too", () => {
    const { code, output } = run("scripts/spec-diff.ts", "generated/openapi.yaml", "--markdown");
    expect([code, output.startsWith("## API diff")]).toEqual([0, true]);
  });

  it("says in one line that a ref does not exist", () => {
    expect(run("scripts/spec-diff.ts", "no-such-ref")).toEqual({
      code: 1,
      output: "no-such-ref is neither a file nor a git ref with generated/openapi.yaml\n",
    });
  });
});
