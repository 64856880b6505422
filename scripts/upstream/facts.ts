// What a schema says about a value beside its type: limits, formats, defaults.
import type { Json } from "../../src/contract/spec/openapi.ts";
import type { Place } from "./place.ts";

/** What applies to a value, wherever the schema is used. */
const ownKeywords = new Set([
  ...["format", "contentMediaType", "contentEncoding", "pattern", "minLength", "maxLength"],
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
  ...["patternProperties", "propertyNames", "dependentRequired", "prefixItems", "contains", "not"],
]);

/** What is said about one use of a schema. */
const useKeywords = new Set(["default", "deprecated", "readOnly", "writeOnly"]);

export const isOfUse = (keyword: string): boolean => useKeywords.has(keyword);

export interface StatedFact {
  readonly fact: unknown;
  /** Of the innermost layer that states it. */
  readonly index: number;
}

export function factsOf(layers: readonly Place[]): Map<string, StatedFact> {
  const facts = new Map<string, StatedFact>();
  for (const [index, { node }] of layers.entries()) {
    for (const [keyword, fact] of factsIn(node)) {
      if (!facts.has(keyword)) facts.set(keyword, { fact, index });
    }
  }
  return facts;
}

function factsIn(node: Json): Map<string, unknown> {
  const facts = new Map<string, unknown>();
  for (const keyword of Object.keys(node)) {
    const isKnown = ownKeywords.has(keyword) || useKeywords.has(keyword);
    if (isKnown && !saysNothing(keyword, node[keyword])) facts.set(keyword, node[keyword]);
  }
  if (facts.size > 0) {
    sayLimitsAs31(facts);
    sayBytesAs30(facts);
  }
  return facts;
}

/** A default of null says no more than none: what may be left out and may be null is null without it. */
const saysNothing = (keyword: string, fact: unknown): boolean =>
  fact === false ? keyword !== "default" : fact === null || (fact === 0 && /^min[A-Z]/.test(keyword));

/** OpenAPI 3.0 turns a limit into an exclusive one with a flag. */
function sayLimitsAs31(facts: Map<string, unknown>): void {
  for (const limit of ["minimum", "maximum"]) {
    const exclusive = `exclusive${limit[0]?.toUpperCase()}${limit.slice(1)}`;
    if (facts.get(exclusive) !== true) continue;
    facts.set(exclusive, facts.get(limit));
    facts.delete(limit);
  }
}

/** The words of 3.0 for bytes are formats; those of 3.1 are not. */
function sayBytesAs30(facts: Map<string, unknown>): void {
  const said = [
    { keyword: "contentMediaType", value: "application/octet-stream", format: "binary" },
    { keyword: "contentEncoding", value: "base64", format: "byte" },
  ];
  for (const { keyword, value, format } of said) {
    if (facts.get(keyword) !== value) continue;
    facts.delete(keyword);
    if (!facts.has("format")) facts.set("format", format);
  }
}
