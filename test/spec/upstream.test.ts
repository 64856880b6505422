// Our spec against a published one.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { Adopter } from "../../scripts/upstream/adopt.ts";
import { compare } from "../../scripts/upstream/compare.ts";
import { SourceFiles } from "../../scripts/upstream/source-files.ts";
import { compiled } from "../command-line.ts";

const folder = mkdtempSync(join(tmpdir(), "heygen-upstream-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text = { type: "string" };
const content = (schema: object) => ({ content: { "application/json": { schema } } });
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A document with one operation. */
const documentOf = (operation: object, schemas: object = {}) => ({
  openapi: "3.1.0",
  paths: { "/v3/avatars": { get: operation } },
  components: { schemas },
});

/** A document whose operation answers with the schema. */
const answering = (schema: object, name = "Look") =>
  documentOf({ responses: { 200: content(reference(name)) } }, { [name]: schema });

const differences = (ours: object, theirs: object): string[] =>
  compare(ours, [theirs], []).unexplained.map((difference) => difference.text);

describe("spelling", () => {
  it.each<[string, object, object]>([
    ["null as a type and as a branch", { type: ["string", "null"] }, { anyOf: [text, { type: "null" }] }],
    ["null as a type and as a flag", { type: ["string", "null"] }, { type: "string", nullable: true }],
    ["null in an enum and as a branch", { enum: ["a", null] }, { anyOf: [{ enum: ["a"] }, { type: "null" }] }],
    ["a constant and an enum of one value", { const: "a" }, { type: "string", enum: ["a"] }],
    ["a list of types and a union", { type: ["string", "integer"] }, { anyOf: [{ type: "integer" }, text] }],
    ["a default of null and none", { type: ["string", "null"], default: null }, { type: ["string", "null"] }],
    [
      "a merged and a written-out allOf",
      { allOf: [{ type: "object", properties: { a: text } }, { required: ["a"] }] },
      { type: "object", required: ["a"], properties: { a: text } },
    ],
    [
      "an exclusive limit of OpenAPI 3.1 and of 3.0",
      { type: "number", exclusiveMinimum: 0 },
      { type: "number", minimum: 0, exclusiveMinimum: true },
    ],
    [
      "bytes of OpenAPI 3.1 and of 3.0",
      { type: "string", contentMediaType: "application/octet-stream" },
      { type: "string", format: "binary" },
    ],
  ])("makes no difference between %s", (_, ours, theirs) => {
    expect(differences(answering({ properties: { a: ours } }), answering({ properties: { a: theirs } }))).toEqual([]);
  });

  it("makes no difference where a component has another name", () => {
    expect(
      differences(
        answering({ type: "object", properties: { id: text } }),
        answering({ properties: { id: text } }, "AvatarLookItem"),
      ),
    ).toEqual([]);
  });

  it("makes no difference where the branches of a union have another order", () => {
    const [url, id] = ["url", "id"].map((type) => ({ properties: { type: { const: type }, [type]: text } }));
    expect(differences(answering({ oneOf: [url, id] }), answering({ anyOf: [id, url] }))).toEqual([]);
  });

  it("makes no difference in what parameters in the path are called by the path itself", () => {
    const parameters = [{ name: "id", in: "path", required: true, schema: text }];
    const at = (path: string) => ({ paths: { [path]: { get: { parameters } } } });
    expect(differences(at("/v3/avatars/{id}"), at("/v3/avatars/{id}"))).toEqual([]);
  });
});

describe("a difference in a schema", () => {
  it.each<[string, object, object, string]>([
    ["type", text, { type: "integer" }, "value type string, upstream integer"],
    ["type where we leave it open", {}, text, "value type any, upstream string"],
    ["limit", { type: "integer", maximum: 5 }, { type: "integer", maximum: 9 }, "value maximum 5, upstream 9"],
    ["limit that only one side has", text, { ...text, maxLength: 5 }, "value maxLength none, upstream 5"],
    ["value more", { enum: ["a"] }, { enum: ["a", "b"] }, "value values b only upstream"],
    ["value of another name", { enum: ["a", "b"] }, { enum: ["c", "b"] }, "value values a, upstream c"],
    ["list of values", { enum: ["a", "b"] }, text, "value values a | b, upstream none"],
    [
      "known value more",
      { anyOf: [{ enum: ["a"] }, text] },
      { anyOf: [{ enum: ["a", "b"] }, text] },
      "value known values b only upstream",
    ],
    ["null", text, { type: ["string", "null"] }, "value not nullable, upstream nullable"],
    [
      "field more",
      { properties: {}, type: "object" },
      { type: "object", properties: { b: text } },
      "value.b only upstream",
    ],
    ["field less", { properties: { b: text } }, { type: "object" }, "value.b only ours"],
    [
      "required field",
      { properties: { a: text } },
      { properties: { a: text }, required: ["a"] },
      "value.a not required, upstream required",
    ],
    [
      "refusal of other fields",
      { type: "object", additionalProperties: false },
      { type: "object" },
      "value additional properties refused, upstream allowed",
    ],
    [
      "branch more",
      { oneOf: ["a", "b"].map((type) => ({ properties: { type: { const: type } } })) },
      { oneOf: ["a", "b", "c"].map((type) => ({ properties: { type: { const: type } } })) },
      "value(c) only upstream",
    ],
    [
      "field of a branch",
      { oneOf: ["a", "b"].map((type) => ({ properties: { type: { const: type } } })) },
      { oneOf: [{ properties: { type: { const: "b" } } }, { properties: { type: { const: "a" }, a: text } }] },
      "value(a).a only upstream",
    ],
  ])("is told in one line: a %s", (_, ours, theirs, line) => {
    const found = differences(answering({ properties: { value: ours } }), answering({ properties: { value: theirs } }));
    expect(found).toEqual([`schemas/Look: ${line}`]);
  });

  it("is told once, at our component, with all places where upstream says otherwise", () => {
    const list = { responses: { 200: content({ type: "array", items: reference("Look") }) } };
    const ours = { paths: { "/v3/a": { get: list }, "/v3/b": { get: list } }, components: { schemas: { Look: text } } };
    const inline = { responses: { 200: content({ type: "array", items: { ...text, maxLength: 5 } }) } };
    const { unexplained } = compare(ours, [{ paths: { "/v3/a": { get: inline }, "/v3/b": { get: inline } } }], []);
    expect(unexplained).toMatchObject([
      {
        text: "schemas/Look: maxLength none, upstream 5",
        theirs: ["GET /v3/a: status 200 []", "GET /v3/b: status 200 []"],
      },
    ]);
  });

  it("is found in schemas that contain themselves", () => {
    const tree = (more: object) =>
      answering({ properties: { children: { type: "array", items: reference("Look") }, ...more } });
    expect(differences(tree({}), tree({ name: text }))).toEqual(["schemas/Look: name only upstream"]);
  });
});

describe("a difference in an operation", () => {
  const limit = { name: "limit", in: "query", schema: { type: "integer" } };
  const failing = (codes: string[]) => ({ responses: { 400: { "x-codes": codes, ...content({}) } } });

  it.each<[string, object, object, string]>([
    ["status more", { responses: {} }, { responses: { 409: {} } }, "status 409 only upstream"],
    [
      "scope more",
      { "x-required-scopes": ["a"] },
      { "x-heygen-required-scopes": ["a", "b"] },
      "scopes b only upstream",
    ],
    ["parameter more", {}, { parameters: [limit] }, "parameter limit only upstream"],
    [
      "required parameter",
      { parameters: [limit] },
      { parameters: [{ ...limit, required: true }] },
      "parameter limit not required, upstream required",
    ],
    [
      "limit of a parameter",
      { parameters: [limit] },
      { parameters: [{ ...limit, schema: { type: "integer", maximum: 9 } }] },
      "parameter limit maximum none, upstream 9",
    ],
    ["body", {}, { requestBody: content(text) }, "body only upstream"],
    [
      "media type more",
      { requestBody: { content: {} } },
      { requestBody: content(text) },
      "body application/json only upstream",
    ],
    [
      "header of a response",
      { responses: { 200: {} } },
      { responses: { 200: { headers: { "X-Id": { schema: text } } } } },
      "status 200 header x-id only upstream",
    ],
    ["error code", failing(["a"]), failing(["a", "b"]), "status 400 codes b only upstream"],
    ["deprecation", {}, { deprecated: true }, "not deprecated, upstream deprecated"],
    ["security", {}, { security: [{ Key: [] }] }, "security nothing, upstream apiKey header x-api-key"],
  ])("is told: a %s", (_, ours, theirs, line) => {
    const securitySchemes = { Key: { type: "apiKey", in: "header", name: "X-Api-Key" } };
    const [our, their] = [ours, theirs].map((operation) => ({
      ...documentOf(operation),
      components: { securitySchemes },
    }));
    expect(differences(our as object, their as object)).toEqual([`GET /v3/avatars: ${line}`]);
  });

  it("is not told for error codes that upstream does not state", () => {
    expect(differences(documentOf(failing(["a"])), documentOf({ responses: { 400: content({}) } }))).toEqual([]);
  });

  it("is told for operations that one side lacks, in the parts of the API that the documents have", () => {
    const ours = { paths: { "/v3/avatars": { get: {} }, "/v3/avatars/{id}": { get: {} }, "/v2/avatars": { get: {} } } };
    const { unexplained, outside } = compare(ours, [{ paths: { "/v3/avatars": { get: {}, post: {} } } }], []);
    expect(unexplained.map((found) => found.text)).toEqual([
      "GET /v3/avatars/{id}: only ours",
      "POST /v3/avatars: only upstream",
    ]);
    expect(outside).toEqual(["/v2/avatars"]);
  });

  it("is not told between parts of upstream's document", () => {
    const [looks, voices] = [{ "/v3/avatars": { get: {} } }, { "/v3/voices": { get: {} } }];
    expect(compare({ paths: { ...looks, ...voices } }, [{ paths: looks }, { paths: voices }], []).unexplained).toEqual(
      [],
    );
  });
});

describe("an accepted difference", () => {
  const [ours, theirs] = [answering({ properties: {}, type: "object" }), answering({ properties: { id: text } })];
  const accepting = (...texts: string[]) => [{ reason: "Never seen in an answer.", differences: texts }];

  it.each(["schemas/Look: id only upstream", "schemas/*: * only upstream"])("is silent as %j", (accepted) => {
    expect(compare(ours, [theirs], accepting(accepted))).toMatchObject({ unexplained: [], stale: [] });
  });

  it("is stale when it no longer occurs", () => {
    const gone = "schemas/Look: name only upstream";
    expect(compare(ours, [ours], accepting(gone)).stale).toEqual([gone]);
  });

  it("is not called stale when the documents are a part of the API version", () => {
    const [both, part] = [
      { paths: { "/v3/a": { get: {} }, "/v3/voices": { get: {} } } },
      { paths: { "/v3/a": { get: {} } } },
    ];
    expect(compare(both, [part], accepting("GET /v3/voices: status 500 only ours")).stale).toEqual([]);
  });
});

describe("npm run spec:upstream", () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiled("scripts/spec-upstream.ts"), ...args], {
      encoding: "utf8",
    });
    return { code: status, output: stdout + stderr };
  };
  const bundle = readFileSync("generated/openapi.yaml", "utf8");
  const write = (name: string, document: string): string => {
    writeFileSync(join(folder, name), document);
    return join(folder, name);
  };

  it("ends with 1 on a difference, and says where both stand", () => {
    const { code, output } = run(write("renamed.yaml", bundle.replaceAll("looks_count", "look_count")));
    expect(output).toContain("schemas/AvatarGroup: look_count only upstream  [schemas/AvatarGroup: look_count]\n");
    expect(output).toContain("schemas/AvatarGroup: looks_count only ours\n");
    expect(output).toMatch(/\n2 unexplained differences, 0 accepted/);
    expect(code).toBe(1);
  });

  it("ends with 1 when only accepted differences are stale", () => {
    const { code, output } = run("generated/openapi.yaml");
    expect(output).toContain("openapi/upstream.yaml accepts what no longer differs: ");
    expect(output).toMatch(/\n0 unexplained differences, 0 accepted/);
    expect(code).toBe(1);
  });

  it("ends with 0 on a part of our own document", () => {
    const document = parse(bundle);
    const part = { ...document, paths: { "/v3/users/me": document.paths["/v3/users/me"] } };
    const { code, output } = run(write("part.json", JSON.stringify(part)));
    expect(output).toMatch(/\n0 unexplained differences, 0 accepted, 0 stale\n$/);
    expect(code).toBe(0);
  });

  it.each([
    ["without a document", [], /^usage: npm run spec:upstream -- .+\n$/],
    ["when it can't read one", ["no-such-file.json"], /^can't read no-such-file.json: .+\n$/],
    ["when it is given something else", ["package.json"], /^package.json is no OpenAPI document\n$/],
  ])("says in one line and with 2 what is wrong %s", (_, args, message) => {
    expect(run(...args)).toEqual({ code: 2, output: expect.stringMatching(message) });
  });
});

describe("--adopt", () => {
  const document = parse(readFileSync("generated/openapi.yaml", "utf8"));
  const copy = (): string => {
    const target = mkdtempSync(join(folder, "openapi-"));
    cpSync("openapi", target, { recursive: true });
    return target;
  };
  /** What a changed copy of our own document makes of the files. */
  const adopt = (change: (theirs: typeof document) => void) => {
    const [theirs, target] = [structuredClone(document), copy()];
    change(theirs);
    const files = new SourceFiles(target);
    const result = new Adopter(files, document, "a source").adopt(compare(document, [theirs], []).unexplained);
    files.write();
    const read = (file: string) => readFileSync(join(target, file), "utf8");
    const added = (file: string) => {
      const before = readFileSync(join("openapi", file), "utf8").split("\n");
      return read(file)
        .split("\n")
        .filter((line) => !before.includes(line));
    };
    return { ...result, read, added, decisions: result.decisions.map((difference) => difference.text) };
  };

  it("writes a field into the schema's file, and names what it lacks", () => {
    const { read, decisions, left } = adopt(({ components }) => {
      components.schemas.AvatarGroup.properties.owner_id = { anyOf: [text, { type: "null" }], description: "Theirs." };
    });
    expect(read("avatars/shared.yaml")).toContain(`
      owner_id:
        type: [string, "null"]
        x-id-of: other
        x-source: a source

`);
    expect(left).toEqual(["schemas/AvatarGroup: owner_id has no description"]);
    expect(decisions).toEqual([]);
  });

  it("writes a schema that a field refers to, unless we have the same", () => {
    const { added, read } = adopt(({ components }) => {
      components.schemas.Badge = { type: "object", properties: { label: text } };
      components.schemas.TheirLook = components.schemas.AvatarLook;
      Object.assign(components.schemas.AvatarGroup.properties, {
        badge: reference("Badge"),
        cover: reference("TheirLook"),
      });
    });
    expect(added("avatars/shared.yaml")).toEqual(
      expect.arrayContaining(["  Badge:", '        $ref: "#/schemas/Badge"', '        $ref: "#/schemas/AvatarLook"']),
    );
    expect(read("avatars/shared.yaml")).not.toContain("TheirLook");
  });

  it("writes a known value into an open list and a limit to its field", () => {
    const { read, decisions } = adopt(({ components }) => {
      components.schemas.EngineName.enum.push("avatar_vi");
      components.schemas.UpdateAvatarGroupRequest.properties.default_voice_id.maxLength = undefined;
      components.schemas.CreatePromptAvatarRequest.properties.name.maxLength = 99;
    });
    expect(read("avatars/shared.yaml")).toContain(", avatar_vi]");
    expect(read("avatars/avatars.yaml")).toContain("maxLength: 99");
    expect(decisions).toHaveLength(1);
  });

  it("writes a status as the response that other operations share, in its place", () => {
    const { added, read } = adopt(({ paths }) => {
      paths["/v3/users/me"].get.responses[409] = { "x-codes": ["request_in_progress"] };
    });
    expect(added("users/me.yaml")).toEqual(['      "409":', expect.stringMatching(/\$ref: \.\.\/shared\/responses/)]);
    expect(read("users/me.yaml").indexOf('"409"')).toBeLessThan(read("users/me.yaml").indexOf('"429"'));
  });

  it("writes an optional parameter as a component of the path's file", () => {
    const { added } = adopt(({ paths }) => {
      paths["/v3/avatars"].get.parameters.push({ name: "sort_by", in: "query", schema: text });
    });
    expect(added("avatars/avatars.yaml")).toEqual(
      expect.arrayContaining(['      - $ref: "#/parameters/SortBy"', "  SortBy:", "    name: sort_by"]),
    );
  });

  it("writes an operation with its schemas into a file of its own, in its place in the map of paths", () => {
    const { read, added, left } = adopt(({ paths, components }) => {
      components.schemas.Badge = { type: "object", required: ["label"], properties: { label: text } };
      paths["/v3/badges/{badge_id}"] = {
        get: {
          operationId: "getBadgeV3",
          "x-heygen-required-scopes": ["badges:read"],
          parameters: [{ name: "badge_id", in: "path", required: true, schema: text }],
          responses: {
            200: content({ type: "object", properties: { data: reference("Badge") } }),
            401: { "x-codes": ["unauthorized"], ...content({}) },
            404: { "x-codes": ["not_found"], ...content({}) },
          },
        },
      };
    });
    expect(added("openapi.yaml")).toEqual([
      "  - name: Badges",
      "    description: Operations under `/v3/badges`.",
      "  /v3/badges/{badge_id}:",
      "    $ref: badges/badge.yaml#/path",
    ]);
    const file = parse(read("badges/badge.yaml"));
    expect(file.path.get).toMatchObject({
      operationId: "getBadge",
      tags: ["Badges"],
      "x-required-scopes": ["badges:read"],
      "x-source": "a source",
      parameters: [{ $ref: "#/parameters/BadgeId" }],
      responses: { 401: { $ref: "../shared/responses.yaml#/Unauthorized" } },
    });
    expect(file.schemas.GetBadgeResponse).toMatchObject({
      required: ["data"],
      properties: { data: { $ref: "#/schemas/Badge" } },
    });
    expect(file.examples.GetBadgeResponse.value).toEqual({ data: { label: "a" } });
    expect(left).toContain("schemas/Badge and its fields have no descriptions");
  });

  it.each<[string, (theirs: typeof document) => void]>([
    ["a field less", ({ components }) => delete components.schemas.AvatarGroup.properties.gender],
    ["another type", ({ components }) => (components.schemas.AvatarGroup.properties.gender = { type: "integer" })],
    [
      "a required field more in a request",
      ({ components }) => {
        components.schemas.CreatePromptAvatarRequest.properties.seed = text;
        components.schemas.CreatePromptAvatarRequest.required.push("seed");
      },
    ],
    [
      "a required parameter",
      ({ paths }) =>
        paths["/v3/avatars"].get.parameters.push({ name: "owner", in: "query", required: true, schema: text }),
    ],
  ])("leaves %s to decide", (_, change) => {
    const { adopted, decisions } = adopt(change);
    expect(adopted).toEqual([]);
    expect(decisions).not.toEqual([]);
  });
});
