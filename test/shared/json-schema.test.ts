import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Schema, schemas } from "../../generated/json-schemas.ts";
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { findSchemaError, fromText, knownKeywords } from "../../src/shared/json-schema.ts";
import { spec } from "../spec/spec.ts";

const cat = { type: "object", required: ["kind", "lives"], properties: { kind: { const: "cat" }, lives: {} } };
const dog = { type: "object", required: ["kind"], properties: { kind: { const: "dog" }, size: { type: "number" } } };
const tagged = { oneOf: [cat, dog], discriminator: { propertyName: "kind", mapping: {} } };
const untagged = { anyOf: [cat, dog, { type: "null" }] };
const closed = { additionalProperties: false, properties: { a: { items: { type: "integer" } } } };

describe("the error of a value", () => {
  it.each<[Schema, unknown, place: string, message: string]>([
    [{ type: "string" }, 7, "", "must be string"],
    [{ type: ["integer", "null"] }, 1.5, "", "must be integer or null"],
    [{ const: "cat" }, "dog", "", "must be cat"],
    [{ enum: ["cat", null] }, "dog", "", "must be one of cat, null"],
    [{ maximum: 50 }, 51, "", "must be <= 50"],
    [{ exclusiveMinimum: 0 }, 0, "", "must be > 0"],
    [{ minLength: 1 }, "", "", "must have at least 1 character"],
    [{ maxLength: 2 }, "😀😀😀", "", "must have at most 2 characters"],
    [{ maxItems: 2 }, [1, 2, 3], "", "must have at most 2 items"],
    [{ pattern: "^a" }, "b", "", "must match ^a"],
    [{ not: { const: "cat" } }, "cat", "", "is not allowed"],
    [closed, { b: 1 }, "b", "is unknown"],
    [closed, { a: [1, "2"] }, "a.1", "must be integer"],
    [cat, { kind: "cat" }, "lives", "is missing"],
    [{ oneOf: [{}, {}] }, 7, "", "matches more than one of its forms"],
  ])("%j rejects %j at %j: %s", (schema, value, place, message) => {
    const error = findSchemaError(schema, value);
    expect([error?.path.join("."), error?.message]).toEqual([place, message]);
  });

  it.each<[Schema, unknown, place: string, message: string]>([
    [tagged, { kind: "cat" }, "lives", "is missing"],
    [tagged, {}, "kind", "is missing"],
    [tagged, { kind: 7 }, "kind", "must be string"],
    [tagged, { kind: "cow" }, "kind", "can't be cow, must be one of cat, dog"],
    [tagged, [], "", "must be object"],
    [untagged, { kind: "dog", size: "big" }, "size", "must be number"],
    [untagged, { kind: "cat" }, "lives", "is missing"],
    [untagged, { kind: "cow" }, "kind", "must be one of cat, dog"],
    [untagged, "cat", "", "must be object or null"],
  ])("comes from the intended branch of a union: %j, %j", (schema, value, place, message) => {
    const error = findSchemaError(schema, value);
    expect([error?.path.join("."), error?.message]).toEqual([place, message]);
  });

  it("is undefined when the value matches, or the keyword applies to another type", () => {
    const fitting: [Schema, unknown][] = [
      [{ maxLength: 2 }, "😀😀"],
      [{ maximum: 50, minItems: 3 }, "text"],
      [untagged, null],
      [tagged, { kind: "dog", name: "Rex" }],
      [{ properties: { a: { type: "string" } } }, { a: undefined }],
    ];
    for (const [schema, value] of fitting) expect(findSchemaError(schema, value)).toBeUndefined();
  });
});

describe("the keywords of the spec", () => {
  const notes = ["title", "description", "default", "deprecated", "examples", "format", "contentEncoding"];
  const known = new Set([...knownKeywords, ...notes, "contentMediaType"]);

  function keywordsIn(schema: Json): string[] {
    if (typeof schema !== "object") return [];
    const { properties = {}, items, not, additionalProperties, anyOf = [], oneOf = [] } = schema;
    const parts = [...Object.values(properties), items, not, additionalProperties, ...anyOf, ...oneOf];
    return [...Object.keys(schema), ...parts.flatMap(keywordsIn)];
  }

  it("are all supported, except annotations", () => {
    const used = new Set(Object.values(spec.components.schemas).flatMap(keywordsIn));
    expect([...used].filter((keyword) => !known.has(keyword) && !keyword.startsWith("x-"))).toEqual([]);
  });
});

describe("a value with one part changed", () => {
  const id = "https://heygen-avatars.example/openapi";
  const ajv = new Ajv({ discriminator: true, strict: false, inlineRefs: false, logger: false });
  const withoutMapping = (key: string, value: Json) =>
    key === "discriminator" ? { propertyName: value.propertyName } : value;
  const definitions = JSON.stringify({ $id: id, $defs: spec.components.schemas }, withoutMapping);
  ajv.addSchema(JSON.parse(definitions.replaceAll('"#/components/schemas/', `"${id}#/$defs/`)));

  /** Each example of a request or response body, with the name of its schema. */
  const examples = operationsOf(spec).flatMap(({ operation }): [name: string, value: Json][] => {
    const answers = Object.values<Json>(operation.responses).map((node) => follow(node, spec));
    const media = [operation.requestBody ?? {}, ...answers].flatMap(({ content = {} }) => Object.values<Json>(content));
    return media.flatMap(({ schema, examples = {} }) =>
      Object.values<Json>(examples).map((example): [string, Json] => [
        String(schema.$ref).split("/").at(-1) ?? "",
        follow(example, spec).value,
      ]),
    );
  });

  /** The value with `part` at the place that the steps lead to; undefined removes the member. */
  function changed(value: Json, [step, ...steps]: number[], part: unknown): Json {
    if (step === undefined || typeof value !== "object" || value === null) return part;
    const keys = Array.isArray(value) ? [...value.keys()] : [...Object.keys(value), "unknown~field/name"];
    const key = keys[step % keys.length];
    if (key === undefined) return part;
    const copy = structuredClone(value);
    copy[key] = changed(value[key], steps, part);
    return JSON.parse(JSON.stringify(copy));
  }

  const parts = [undefined, null, true, 0, -1.5, 1e9, "", "x", "é".repeat(3000), [], [{}], {}, { type: "avatar" }];

  it("matches its schema exactly when ajv says so", () => {
    const steps = fc.array(fc.nat(100), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...examples), steps, fc.constantFrom(...parts), ([name, example], path, part) => {
        const value = changed(example, path, part);
        const error = findSchemaError(schemas[name as keyof typeof schemas], value);
        expect(error === undefined).toBe(ajv.validate(`${id}#/$defs/${name}`, value));
      }),
      { numRuns: 5000 },
    );
  });
});

describe("the text of a query", () => {
  it.each([
    ["integer", "7", 7],
    ["integer", "7.5", 7.5],
    ["integer", "seven", "seven"],
    ["integer", "", ""],
    ["boolean", "true", true],
    ["boolean", "yes", "yes"],
    ["string", "7", "7"],
  ])("is parsed as %s: %j becomes %j", (type, text, value) => {
    expect(fromText({ type }, text)).toBe(value);
  });

  it("is the default when it is missing", () => {
    expect(fromText({ type: "integer", default: 10 }, undefined)).toBe(10);
  });
});
