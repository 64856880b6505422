// Our spec against a published one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Accepted } from "../../scripts/upstream/accepted.ts";
import { compare } from "../../scripts/upstream/compare.ts";
import { compiled } from "../command-line.ts";
import { restyle } from "./restyle.ts";
import { mutationsOf, spread } from "./spec-mutations.ts";

const folder = mkdtempSync(join(tmpdir(), "heygen-upstream-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A small spec of one operation. */
function specOf(operation: object, schemas: object = {}) {
  return { openapi: "3.1.0", paths: { "/v3/avatars": { get: operation } }, components: { schemas } };
}

/** An operation that answers with a schema. */
const answer = (schema: object, parameters: object[] = []) => ({
  parameters,
  responses: { 200: { content: { "application/json": { schema } } } },
});
const text = { type: "string" };

function differences(ours: object, theirs: object, accepted: Accepted[] = []): string[] {
  return compare(ours, [theirs], accepted).unexplained.map(({ name }) => name);
}

/** What is found between two schemas, without where. */
function between(ours: object, theirs: object): string[] {
  const component = (schema: object) =>
    specOf(answer({ $ref: "#/components/schemas/Look" }), { Look: { properties: { value: schema } } });
  return differences(component(ours), component(theirs)).map((name) => name.replace("schemas/Look: /properties/", ""));
}

describe("comparing with upstream", () => {
  it.each<[string, object, object]>([
    ["null as a type and as a branch", { type: ["string", "null"] }, { anyOf: [text, { type: "null" }] }],
    ["null as a type and as nullable", { type: ["string", "null"] }, { type: "string", nullable: true }],
    [
      "null in an enum and beside it",
      { type: ["string", "null"], enum: ["a", null] },
      { anyOf: [{ enum: ["a"] }, { type: "null" }] },
    ],
    ["a constant and an enum of one", { const: "a" }, { type: "string", enum: ["a"] }],
    [
      "an exclusive limit of 3.1 and of 3.0",
      { type: "number", exclusiveMinimum: 0 },
      { type: "number", minimum: 0, exclusiveMinimum: true },
    ],
    [
      "bytes of 3.1 and of 3.0",
      { type: "string", contentMediaType: "application/octet-stream" },
      { type: "string", format: "binary" },
    ],
    [
      "allOf and its members",
      { allOf: [{ type: "object" }, { properties: { a: text } }] },
      { type: "object", properties: { a: text } },
    ],
    ["a list of types and a union", { type: ["string", "integer"] }, { anyOf: [{ type: "integer" }, text] }],
    ["a default of null and none", { type: ["string", "null"], default: null }, { type: ["string", "null"] }],
  ])("takes %s for the same", (_, ours, theirs) => {
    expect(between(ours, theirs)).toEqual([]);
  });

  it.each<[object, object, string[]]>([
    [text, { type: "integer" }, ["value type string, upstream integer"]],
    [{}, text, ["value type any, upstream string"]],
    [{ type: "integer", maximum: 5 }, { type: "integer" }, ["value maximum 5, upstream none"]],
    [{ enum: ["a", "b"] }, { enum: ["c", "b"] }, ["value values: only ours a; only upstream c"]],
    [{ enum: ["a", "b"] }, text, ["value values a | b, upstream none"]],
    [{ anyOf: [{ enum: ["a", "b"] }, text] }, text, ["value/anyOf/0 known values a | b, upstream none"]],
    [text, { type: ["string", "null"] }, ["value not nullable, upstream nullable"]],
    [
      { type: "object", properties: { a: text } },
      { type: "object", properties: { b: text } },
      ["value/properties/a only ours", "value/properties/b only upstream"],
    ],
    [
      { properties: { a: text }, required: ["a"] },
      { properties: { a: text } },
      ["value/properties/a required, upstream optional"],
    ],
    [
      { type: "object", additionalProperties: false },
      { type: "object" },
      ["value additional properties refused, upstream allowed"],
    ],
    [
      { oneOf: [{ properties: { type: { const: "a" }, x: text } }, { properties: { type: { const: "b" } } }] },
      { oneOf: [{ properties: { type: { const: "c" }, y: text } }, { properties: { type: { const: "a" } } }] },
      [
        "value branch type: b: only ours",
        "value branch type: c: only upstream",
        "value/oneOf/0/properties/x only ours",
      ],
    ],
  ])("tells %j from %j", (ours, theirs, expected) => {
    expect(between(ours, theirs)).toEqual(expected);
  });

  it("tells a difference once, at our component, and where upstream says otherwise", () => {
    const list = (name: string) => answer({ type: "array", items: { $ref: `#/components/schemas/${name}` } });
    const two = (name: string, schema: object) => ({
      paths: { "/v3/a": { get: list(name) }, "/v3/b": { get: list(name), post: list(name) } },
      components: { schemas: { [name]: schema } },
    });
    const ours = two("Look", { properties: { id: text } });
    const theirs = two("AvatarLookItem", { properties: { id: { type: "string", maxLength: 5 } } });
    const { unexplained } = compare(ours, [theirs], []);
    expect(unexplained).toEqual([
      {
        holder: "schemas/Look",
        kind: "maxLength",
        name: "schemas/Look: /properties/id maxLength none, upstream 5",
        theirs: ["schemas/AvatarLookItem/properties/id"],
      },
    ]);
  });

  it("finds operations that one side lacks in the parts of the API that the documents hold", () => {
    const [one, other] = [answer(text), answer(text)];
    const ours = {
      paths: { "/v3/avatars": { get: one }, "/v3/avatars/{id}": { get: one }, "/v2/avatars": { get: one } },
    };
    const theirs = { paths: { "/v3/avatars": { get: other, post: other } } };
    const { unexplained, outside } = compare(ours, [theirs], []);
    expect(unexplained.map(({ name }) => name)).toEqual([
      "GET /v3/avatars/{id}: only ours",
      "POST /v3/avatars: only upstream",
    ]);
    expect(outside).toEqual(["GET /v2/avatars"]);
  });

  it("takes several documents for parts of one", () => {
    const [looks, voices] = [{ "/v3/avatars": { get: answer(text) } }, { "/v3/voices": { get: answer(text) } }];
    expect(compare({ paths: { ...looks, ...voices } }, [{ paths: looks }, { paths: voices }], []).unexplained).toEqual(
      [],
    );
  });

  it("matches parameters in the path whatever they are called, and tells their names", () => {
    const at = (name: string) => ({
      paths: { [`/v3/avatars/{${name}}`]: { get: answer(text, [{ name, in: "path", required: true, schema: text }]) } },
    });
    expect(differences(at("look_id"), at("id"))).toEqual([
      "GET /v3/avatars/{look_id}: /parameters/look_id name look_id, upstream id",
    ]);
  });

  it("compares error codes where upstream states them, by list or by example", () => {
    const failing = (response: object) => specOf({ responses: { 400: response } });
    const example = (code: string) => ({ value: { error: { code } } });
    const ours = failing({ content: { "application/json": { examples: { a: example("a"), b: example("b") } } } });
    expect(differences(ours, failing({ content: { "application/json": {} } }))).toEqual([]);
    expect(differences(ours, failing({ "x-codes": ["a"], content: { "application/json": {} } }))).toEqual([
      "GET /v3/avatars: /responses/400 code b: only ours",
    ]);
    expect(differences(ours, failing({ content: { "application/json": { example: example("a").value } } }))).toEqual([
      "GET /v3/avatars: /responses/400 code b: only ours",
    ]);
  });

  it("compares the scopes that upstream's own extension states", () => {
    const theirs = specOf({ ...answer(text), "x-heygen-required-scopes": ["avatars:read"] });
    expect(differences(specOf({ ...answer(text), "x-required-scopes": ["avatars:read"] }), theirs)).toEqual([]);
    expect(differences(specOf(answer(text)), theirs)).toEqual(["GET /v3/avatars: scopes none, upstream avatars:read"]);
  });

  it("comes to an end with schemas that hold themselves", () => {
    const tree = specOf(answer({ $ref: "#/components/schemas/Tree" }), {
      Tree: { properties: { children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } } },
    });
    expect(differences(tree, structuredClone(tree))).toEqual([]);
  });
});

describe("accepted differences", () => {
  const ours = specOf(answer({ properties: {} }));
  const theirs = specOf(answer({ properties: { id: text } }));
  const [name = ""] = differences(ours, theirs);
  const accept = (difference: string): Accepted[] => [{ difference, reason: "not seen live" }];

  it.each([name, name.replace("properties/id", "*"), "*: * only upstream"])("are not told: %s", (difference) => {
    const { unexplained, explained, stale } = compare(ours, [theirs], accept(difference));
    expect([unexplained, explained.map((found) => found.name), stale]).toEqual([[], [name], []]);
  });

  it("are told as stale when they no longer occur", () => {
    const accepted = accept(name);
    expect(compare(theirs, [theirs], accepted)).toMatchObject({ unexplained: [], stale: accepted });
    const removed = accept("schemas/NoSuchSchema: type string, upstream integer");
    expect(compare(ours, [ours], removed).stale).toEqual(removed);
  });

  it("are not called stale where the documents do not reach", () => {
    const both = { paths: { ...ours.paths, "/v3/voices": { get: answer(text) } } };
    const accepted = accept("GET /v3/voices: status 500: only ours");
    expect(compare(both, [ours], accepted).stale).toEqual([]);
  });
});

const bundle = readFileSync("generated/openapi.yaml", "utf8");
const original = parse(bundle);

describe("a change of our bundle", () => {
  const changed = parse(bundle);
  const restyled = restyle(original);
  const all = mutationsOf(changed);
  const mutations = process.env.UPSTREAM_MUTATIONS === "all" ? all : spread(all, 1);

  it("is not told where there is none, whatever the style of the other document", () => {
    expect(differences(original, changed)).toEqual([]);
    expect(differences(original, restyled)).toEqual([]);
    expect(differences(restyled, original)).toEqual([]);
  });

  it("is one of many kinds, in all parts of a call", () => {
    const kinds = new Set(mutations.map(({ kind }) => kind));
    const roles = new Set(mutations.map(({ role }) => role));
    expect(mutations.length).toBeGreaterThan(100);
    expect(kinds.size).toBeGreaterThan(40);
    expect([...roles].sort()).toEqual([
      ...["document", "header", "operation", "parameter", "request", "request branch"],
      ...["response", "response branch", "scheme"],
    ]);
  });

  it("is told exactly once, at what holds it, when upstream made it", () => {
    const wrong = mutations.filter(({ holder, apply }) => {
      const undo = apply();
      const { unexplained, outside } = compare(original, [changed], []);
      undo();
      // A path alone in its part of the API takes that part out of the comparison when upstream drops it.
      const told = [...unexplained.map((found) => found.holder), ...outside];
      return told.length !== 1 || (holder !== "" && told[0] !== holder);
    });
    expect(wrong).toEqual([]);
  });

  it("is told exactly once against a document of another style", () => {
    const some = mutations.filter((_, index) => index % 5 === 0);
    const wrong = some.filter(({ apply }) => {
      const undo = apply();
      const { unexplained } = compare(changed, [restyled], []);
      undo();
      return unexplained.length !== 1;
    });
    expect(wrong).toEqual([]);
  });
});

const run = (script: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiled(script), ...args], {
    encoding: "utf8",
  });
  return { code: status, output: stdout + stderr };
};

function variant(name: string, change: (text: string) => string): string {
  const file = join(folder, name);
  writeFileSync(file, change(bundle));
  return file;
}

describe("npm run spec:upstream", () => {
  it("ends well on documents like ours, and with 1 on one that differs", () => {
    expect(run("scripts/spec-upstream.ts", "generated/openapi.yaml", "generated/openapi.yaml")).toMatchObject({
      code: 0,
      output: expect.stringContaining("0 unexplained differences, 0 accepted"),
    });
    const other = variant("other.yaml", (spec) => spec.replaceAll("looks_count", "look_count"));
    const { code, output } = run("scripts/spec-upstream.ts", other);
    expect(code).toBe(1);
    expect(output).toContain("schemas/AvatarGroup: /properties/look_count only upstream  [schemas/AvatarGroup");
    expect(output).toContain("2 unexplained differences");
  });

  it("says in one line, with 2, that it can't compare", () => {
    expect(run("scripts/spec-upstream.ts", "generated/openapi.yaml", "no-such-file.json")).toMatchObject({
      code: 2,
      output: expect.stringMatching(/^can't read no-such-file.json: .+\n$/),
    });
    expect(run("scripts/spec-upstream.ts")).toMatchObject({ code: 2, output: expect.stringMatching(/^usage: .+\n$/) });
  });
});
