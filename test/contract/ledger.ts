// What a spec says, as a sorted list of short lines, so that nothing of it changes unseen.
import { follow, type Json, operationsOf } from "../../src/contract/openapi.ts";

/** What was said before and is not said any more, and the other way around. */
export interface LedgerDifference {
  lost: string[];
  gained: string[];
}

/** Every line that one list has and the other has not. */
export function ledgerDifference(before: readonly string[], after: readonly string[]): LedgerDifference {
  const [old, young] = [new Set(before), new Set(after)];
  return { lost: before.filter((line) => !young.has(line)), gained: after.filter((line) => !old.has(line)) };
}

/** Every line of a bundled document. Words for people, such as descriptions, are left out. */
export function ledgerOf(spec: Json): string[] {
  const lines = [
    ...plainLines("servers", spec.servers),
    ...plainLines("securitySchemes", spec.components.securitySchemes),
    ...Object.entries<Json>(spec.components.schemas).flatMap(([name, schema]) => schemaLines(name, schema)),
    ...operationsOf(spec).flatMap(({ method, path, operation }) => [
      ...operationLines(`${method} ${path}`, operation, spec),
      ...securityLines(`${method} ${path}`, operation.security ?? spec.security ?? []),
    ]),
    ...Object.entries<Json>(spec.webhooks ?? {}).flatMap(([name, item]) => itemLines(`webhook ${name}`, item, spec)),
  ];
  return [...new Set(lines)].sort();
}

const wordsForPeople = new Set([
  "description",
  "summary",
  "title",
  "example",
  "examples",
  "tags",
  "x-confidence",
  "x-rules",
  "x-unpaged",
]);

/** Marks whose value is a reason, in words. */
const marksWithReason = new Set(["x-open", "x-once"]);

/** Parts of an operation that have lines of their own kind. */
const operationParts = new Set(["parameters", "requestBody", "responses", "callbacks", "security"]);

function operationLines(name: string, operation: Json, spec: Json): string[] {
  const facts = Object.entries<Json>(operation).filter(([key]) => !operationParts.has(key));
  const callbacks = Object.entries<Json>(operation.callbacks ?? {});
  return [
    ...facts.flatMap(([key, value]) => keywordLines(name, key, value)),
    ...(operation.parameters ?? []).flatMap((node: Json) => parameterLines(name, follow(node, spec))),
    ...bodyLines(`${name} request`, follow(operation.requestBody ?? {}, spec)),
    ...Object.entries<Json>(operation.responses ?? {}).flatMap(([status, node]) =>
      responseLines(`${name} ${status}`, follow(node, spec), spec),
    ),
    ...callbacks.flatMap(([key, node]) =>
      Object.entries<Json>(follow(node, spec)).flatMap(([url, item]) =>
        itemLines(`${name} callback ${key} ${url}`, item, spec),
      ),
    ),
  ];
}

const itemLines = (name: string, item: Json, spec: Json): string[] =>
  Object.entries<Json>(follow(item, spec)).flatMap(([method, operation]) =>
    operationLines(`${name} ${method}`, operation, spec),
  );

/** Each alternative; who needs none of them is said too. */
function securityLines(name: string, alternatives: readonly Json[]): string[] {
  if (alternatives.length === 0) return [`${name} security of nobody`];
  return alternatives.map((schemes) => `${name} security ${Object.keys(schemes).sort().join(" with ") || "of nobody"}`);
}

function parameterLines(operation: string, { name, in: where, schema, ...facts }: Json): string[] {
  const place = `${operation} ${where} ${name}`;
  return [place, ...partLines(place, facts), ...schemaLines(place, schema ?? {})];
}

function bodyLines(name: string, { content = {}, ...facts }: Json): string[] {
  const media = Object.entries<Json>(content).map(([type, { schema }]) => ({ place: `${name} ${type}`, schema }));
  return [
    ...partLines(name, facts),
    ...media.flatMap(({ place, schema }) => [place, ...schemaLines(place, schema ?? {})]),
  ];
}

function responseLines(name: string, { headers = {}, ...body }: Json, spec: Json): string[] {
  const found = Object.entries<Json>(headers).flatMap(([header, node]) => {
    const { schema, ...facts } = follow(node, spec);
    const place = `${name} header ${header}`;
    return [place, ...partLines(place, facts), ...schemaLines(place, schema ?? {})];
  });
  const codes = codesOf(body, spec).map((code) => `${name} code ${code}`);
  return [name, ...found, ...bodyLines(name, body), ...codes];
}

/** The error codes that the examples of a response show. */
function codesOf({ content = {} }: Json, spec: Json): string[] {
  const media: Json[] = Object.values(content);
  const examples: Json[] = media.flatMap((one) => Object.values<Json>(one.examples ?? {}));
  return examples.flatMap((example) => follow(example, spec).value?.error?.code ?? []);
}

const partLines = (place: string, part: Json): string[] =>
  Object.entries<Json>(part).flatMap(([key, value]) => keywordLines(place, key, value));

const unions = new Set(["oneOf", "anyOf", "allOf"]);
const schemaKeywords = new Set(["items", "not", "additionalProperties", "unevaluatedProperties"]);

/** A line for each keyword of a schema and of the schemas within. */
function schemaLines(place: string, schema: Json): string[] {
  if (typeof schema !== "object" || schema === null) return [`${place} ${schema}`];
  const lines = Object.entries<Json>(schema).flatMap(([keyword, value]) => schemaKeywordLines(place, keyword, value));
  return lines.length > 0 ? lines : [`${place} of any kind`];
}

function schemaKeywordLines(place: string, keyword: string, value: Json): string[] {
  if (keyword === "$ref") return [`${place} is ${value.split("/").at(-1)}`];
  if (keyword === "properties") {
    return Object.entries<Json>(value).flatMap(([name, schema]) => schemaLines(`${place}.${name}`, schema));
  }
  if (unions.has(keyword)) {
    return value.flatMap((member: Json) => schemaLines(`${place} ${keyword} ${memberName(member)}`, member));
  }
  if (schemaKeywords.has(keyword)) return schemaLines(`${place} ${keyword}`, value);
  return keywordLines(place, keyword, value);
}

/** What tells the members of a union apart, whatever their order. */
const memberName = ({ $ref, type }: Json): string => $ref?.split("/").at(-1) ?? [type ?? "member"].flat().join("-");

function keywordLines(place: string, keyword: string, value: Json): string[] {
  if (wordsForPeople.has(keyword)) return [];
  if (marksWithReason.has(keyword)) return [`${place} ${keyword}`];
  return plainLines(`${place} ${keyword}`, value);
}

/** Any value as lines: a list has one for each of its items, in whatever order; a list within a list stays together. */
function plainLines(place: string, value: Json): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => (Array.isArray(item) ? [`${place} ${item.join(" ")}`] : plainLines(place, item)));
  }
  if (typeof value !== "object" || value === null) return [`${place} ${JSON.stringify(value)}`];
  return partLines(place, value);
}
