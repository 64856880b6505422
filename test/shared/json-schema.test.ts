// The reading of schemas, against ajv: the same values fit, and what does not fit is told in the same words.
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { schemas } from "../../generated/json-schemas.ts";
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { fromText, knownKeywords, schemaErrors } from "../../src/shared/json-schema.ts";
import { spec } from "../spec/spec.ts";

const id = "https://heygen-avatars.example/openapi";
const ajv = new Ajv({ discriminator: true, strict: false, inlineRefs: false, logger: false });
const withoutMapping = (key: string, value: Json) =>
  key === "discriminator" ? { propertyName: value.propertyName } : value;
const definitions = JSON.stringify({ $id: id, $defs: spec.components.schemas }, withoutMapping);
ajv.addSchema(JSON.parse(definitions.replaceAll('"#/components/schemas/', `"${id}#/$defs/`)));

const places = ({ instancePath, keyword, params, message }: Json) => ({ instancePath, keyword, params, message });

/** What each of the two says of a value. */
function opinions(name: string, value: unknown): { own: Json; ajvs: Json } {
  const validate = ajv.getSchema(`${id}#/$defs/${name}`);
  if (!validate) throw new Error(`no schema ${name}`);
  const ajvs = validate(value) ? [] : (validate.errors ?? []).map(places);
  return { own: schemaErrors(schemas[name as "AvatarLook"], value).map(places), ajvs };
}

/** The schemas of bodies and answers, each with its examples. */
const samples: [name: string, value: Json][] = operationsOf(spec).flatMap(({ operation }) => {
  const answers = Object.values<Json>(operation.responses).map((node) => follow(node, spec));
  const media = [operation.requestBody ?? {}, ...answers].flatMap(({ content = {} }) => Object.values<Json>(content));
  return media.flatMap(({ schema, examples = {} }) =>
    Object.values<Json>(examples).map((example): [string, Json] => [
      String(schema.$ref).split("/").at(-1) ?? "",
      follow(example, spec).value,
    ]),
  );
});

const substitutes = [null, true, 0, -1.5, 1e9, "", "x", "é".repeat(3000), [], [{}], {}, { type: "avatar" }];

/** A value with one of its parts replaced, left out or added to, for each part. */
function changesOf(value: Json): Json[] {
  const replaced: Json[] = [...substitutes];
  if (typeof value !== "object" || value === null) return replaced;
  for (const [key, member] of Object.entries<Json>(value)) {
    const put = (changed: Json) =>
      Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
    const { [key]: _, ...rest } = value;
    if (!Array.isArray(value)) replaced.push(rest);
    replaced.push(...changesOf(member).map(put));
  }
  if (!Array.isArray(value)) replaced.push({ ...value, "a~new/key": 1 });
  return replaced;
}

describe("the errors of a value", () => {
  it("are those of ajv, for every example and every change of one of its parts", () => {
    let count = 0;
    for (const [name, example] of samples) {
      for (const value of [example, ...changesOf(example)]) {
        const { own, ajvs } = opinions(name, value);
        if (JSON.stringify(own) !== JSON.stringify(ajvs)) expect(own, `${name} ${JSON.stringify(value)}`).toEqual(ajvs);
        count += 1;
      }
    }
    expect(count).toBeGreaterThan(10_000);
  });

  it("are those of ajv for each schema and a value of each type", () => {
    for (const name of Object.keys(schemas)) {
      for (const value of substitutes) {
        const { own, ajvs } = opinions(name, value);
        expect(own, `${name} ${JSON.stringify(value)}`).toEqual(ajvs);
      }
    }
  });

  it("name the place in the spec", () => {
    const [error] = schemaErrors(schemas.AvatarLookResponse, { data: { id: 7 } }, "/AvatarLookResponse");
    expect(error?.schemaPath).toBe("#/components/schemas/AvatarLook/required");
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

  it("are all checked, but for those that say nothing of a value", () => {
    const used = new Set(Object.values(spec.components.schemas).flatMap(keywordsIn));
    expect([...used].filter((keyword) => !known.has(keyword) && !keyword.startsWith("x-"))).toEqual([]);
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
  ])("is read as %s: %j is %j", (type, text, value) => {
    expect(fromText({ type }, text)).toBe(value);
  });

  it("is the default where there is none", () => {
    expect(fromText({ type: "integer", default: 10 }, undefined)).toBe(10);
  });
});
