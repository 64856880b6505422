// Mutations of a valid value: each changes one part, and the result is valid or invalid.
import { type Json, operationsOf } from "./openapi.ts";
import type { Confidence, Rule } from "./rule.ts";
import { isIdName, sampleOf, withPlaceholders } from "./samples.ts";
import { branchesOf, componentOf, isMeantFor, itemOf, resolve, typeOf, typesOf } from "./schema.ts";

/** A value with one part changed. */
export interface Mutation {
  /** Pointer to the changed part, such as `/file/url`; empty for the whole value. */
  pointer: string;
  /** The change, such as `too long`. */
  change: string;
  /** The coverage item: the keyword that it tests. */
  item: string;
  /** Whether the schema should accept the value. */
  isValid: boolean;
  value: Json;
  /** The source and confidence of the constraint, if they differ from those of the document. */
  confidence?: Pick<Rule, "source" | "confidence">;
}

/** The place of a mutation. */
interface Site {
  document: Json;
  /** Pointer in the value, such as `/file/url`. */
  pointer: string;
  /** Place in the document, such as `AssetUrl/url`. */
  place: string;
  /** The last name in the pointer that is not an index. */
  name: string;
  /** The components that are the bodies of operations. */
  bodies: ReadonlySet<string>;
}

/** All mutations of a value. Each is the whole value with one change. */
export function mutationsOf(schema: Json, value: Json, name: string, document: Json): Mutation[] {
  return mutationsAt(schema, value, { document, pointer: "", place: name, name: "", bodies: bodiesIn(document) });
}

function bodiesIn(document: Json): Set<string> {
  const bodies = operationsOf(document).map(({ operation }) => operation.requestBody?.content["application/json"]);
  return new Set(bodies.flatMap((body) => componentOf(body?.schema ?? {}) ?? []));
}

function mutationsAt(schema: Json, value: Json, site: Site): Mutation[] {
  const { document } = site;
  const { schema: own, place } = resolve(schema, site.place, document);
  const here = { ...site, place };
  // The body of another operation inside a batch is tested with that operation.
  if (site.pointer !== "" && site.bodies.has(place)) return typeMutations(own, here);
  const branches = branchesOf(own);
  if (branches) return unionMutations(own, branches, value, here);
  return [
    ...typeMutations(own, here),
    ...choiceMutations(own, here),
    ...(typeof value === "string" ? textMutations(own, here) : []),
    ...(typeof value === "number" ? numberMutations(own, here) : []),
    ...(Array.isArray(value) ? arrayMutations(own, value, here) : []),
    ...(typeOf(value) === "object" ? objectMutations(own, value, here) : []),
  ];
}

/** Mutations within the value's own branch, plain values of each other branch, and an unknown discriminator. */
function unionMutations(own: Json, branches: Json[], value: Json, site: Site): Mutation[] {
  const { document, place } = site;
  const current = branches.findIndex((branch) => isMeantFor(branch, value, document));
  const mutations: Mutation[] = [];
  for (const [index, branch] of branches.entries()) {
    const within = { ...site, place: `${place}[${index}]` };
    if (index === current) {
      mutations.push(...mutationsAt(branch, value, within));
      continue;
    }
    within.pointer = `${site.pointer}:${kindOf(branch, own, document) ?? index + 1}`;
    // The other kinds of a body have their own examples.
    if (site.pointer === "" && own.discriminator) continue;
    const sample = sampleOf(branch, site.name, document);
    const whole = mutation(within, "branch", "instead", { isValid: true, value: sample, schema: {} });
    const inside = [whole, ...mutationsAt(branch, sample, within)];
    mutations.push(...(isSelfContained(sample) ? inside : inside.filter((one) => !one.isValid)));
  }
  const property = own.discriminator?.propertyName;
  if (property && typeOf(value) === "object") {
    const other = { ...value, [property]: "no_such_kind" };
    mutations.push(
      mutation(site, "discriminator", `unknown ${property}`, { isValid: false, value: other, schema: own }),
    );
  }
  return mutations;
}

/** The discriminator value or the type that identifies a branch of a union. */
function kindOf(branch: Json, union: Json, document: Json): string | undefined {
  const { schema } = resolve(branch, "", document);
  return schema.properties?.[union.discriminator?.propertyName]?.const ?? typesOf(schema)[0];
}

/** Whether a sample is usable by itself. Ids and files must be of the right kind, which only examples ensure. */
const isSelfContained = (sample: Json): boolean => !/\{\w+\}|"base64"/.test(JSON.stringify(sample ?? null));

/** Values of each type, including falsy ones. */
const invalid: Record<string, Json[]> = {
  string: ["no_such_type", ""],
  number: [7, 0],
  boolean: [true, false],
  array: [["no_such_type"], []],
  object: [{ no: "such type" }],
  null: [null],
};

/** Values of each type that is not allowed, and null if it is allowed. */
function typeMutations(own: Json, site: Site): Mutation[] {
  const types = typesOf(own).map((type) => (type === "integer" ? "number" : type));
  if (types.length === 0) return [];
  const isNullable = types.includes("null");
  const wrong = Object.entries(invalid)
    .filter(([type]) => !types.includes(type))
    .flatMap(([type, values]) =>
      values.map((value) => {
        const what = type === "object" || type === "null" ? type : `${type} ${JSON.stringify(value)}`;
        return mutation(site, "type", what, { isValid: false, value, schema: own });
      }),
    );
  const nothing = mutation(site, "type", "null", { isValid: true, value: null, schema: own });
  return isNullable ? [...wrong, nothing] : wrong;
}

/** Each value of an enum, and similar invalid values. */
function choiceMutations(own: Json, site: Site): Mutation[] {
  const values: Json[] = own.enum ?? (own.const === undefined ? [] : [own.const]);
  if (values.length === 0) return [];
  const keyword = own.enum ? "enum" : "const";
  const texts = values.filter((value) => typeof value === "string" && value !== "");
  const near = ["", ...texts.flatMap((text) => [text.toUpperCase(), `${text} `, text.slice(0, -1)]).slice(0, 6)];
  const isOther = (value: Json) => !values.includes(value);
  return [
    ...values.map((value) => mutation(site, keyword, String(value), { isValid: true, value, schema: own })),
    ...[...near, "no_such_value"]
      .filter(isOther)
      .map((value) => mutation(site, keyword, JSON.stringify(value), { isValid: false, value, schema: own })),
  ];
}

/** Strings on both sides of each bound. An emoji counts as one character. */
function textMutations(own: Json, site: Site): Mutation[] {
  const { minLength, maxLength, pattern, format, contentEncoding } = own;
  const mutations: Mutation[] = [];
  const isFree =
    !pattern && !format && !contentEncoding && !own.enum && own.const === undefined && !isIdName(site.name);
  if (minLength > 0) {
    mutations.push(
      mutation(site, "minLength", "too short", { isValid: false, value: "a".repeat(minLength - 1), schema: own }),
    );
    if (isFree)
      mutations.push(
        mutation(site, "minLength", "shortest", { isValid: true, value: "a".repeat(minLength), schema: own }),
      );
  }
  if (maxLength !== undefined) {
    mutations.push(
      mutation(site, "maxLength", "too long", { isValid: false, value: "a".repeat(maxLength + 1), schema: own }),
    );
    const wide = "😀".repeat(maxLength + 1);
    mutations.push(mutation(site, "maxLength", "too long, in emoji", { isValid: false, value: wide, schema: own }));
    const longest = (pattern ? "a" : "😀").repeat(maxLength);
    // An id with the maximum length would need an existing resource.
    if (!isIdName(site.name)) {
      mutations.push(mutation(site, "maxLength", "longest", { isValid: true, value: longest, schema: own }));
    }
  }
  for (const value of pattern ? againstPattern(pattern) : []) {
    mutations.push(mutation(site, "pattern", JSON.stringify(value), { isValid: false, value, schema: own }));
  }
  if (format)
    mutations.push(
      mutation(site, "format", `not a ${format}`, { isValid: false, value: "no such format", schema: own }),
    );
  return mutations;
}

/** Strings that a pattern rejects. */
const againstPattern = (pattern: string): string[] =>
  ["<a b>", "a b", "ä", " a", "a\n", "#12345", "#12345g", "123456", ""].filter(
    (text) => !new RegExp(pattern, "u").test(text),
  );

function numberMutations(own: Json, site: Site): Mutation[] {
  const isWhole = typesOf(own).includes("integer");
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = own;
  const step = isWhole ? 1 : 0.01;
  const mutations: Mutation[] = [];
  const add = (keyword: string, isValid: boolean, value: number) =>
    mutations.push(mutation(site, keyword, String(value), { isValid, value, schema: own }));
  if (minimum !== undefined) add("minimum", true, minimum);
  if (minimum !== undefined) add("minimum", false, minimum - step);
  if (maximum !== undefined) add("maximum", true, maximum);
  if (maximum !== undefined) add("maximum", false, maximum + step);
  if (exclusiveMinimum !== undefined) add("exclusiveMinimum", false, exclusiveMinimum);
  if (exclusiveMinimum !== undefined) add("exclusiveMinimum", true, exclusiveMinimum + step);
  if (exclusiveMaximum !== undefined) add("exclusiveMaximum", false, exclusiveMaximum);
  if (isWhole) add("type", false, (minimum ?? 0) + 1.5);
  return mutations;
}

function arrayMutations(own: Json, value: Json[], site: Site): Mutation[] {
  const { minItems, maxItems } = own;
  const items = value.length > 0 ? value : [sampleOf(own.items ?? {}, site.name, site.document)];
  const sized = (count: number) => Array.from({ length: count }, (_, index) => items[index % items.length]);
  const mutations: Mutation[] = [];
  const add = (keyword: string, isValid: boolean, count: number) =>
    mutations.push(mutation(site, keyword, `${count} items`, { isValid, value: sized(count), schema: own }));
  if (minItems !== undefined) add("minItems", true, minItems);
  if (minItems > 0) add("minItems", false, minItems - 1);
  if (maxItems !== undefined) add("maxItems", true, maxItems);
  if (maxItems !== undefined) add("maxItems", false, maxItems + 1);
  const [first, ...rest] = items;
  // If prose limits the items further, only an example shows how many are valid.
  const sizes = own["x-rules"] ? mutations.filter((one) => !one.isValid) : mutations;
  const inside = mutationsAt(own.items ?? {}, first, {
    ...site,
    pointer: `${site.pointer}/0`,
    place: `${site.place}/items`,
  });
  return [...sizes, ...inside.map((one) => ({ ...one, value: [one.value, ...rest] }))];
}

/** Mutations that remove, add and change properties. */
function objectMutations(own: Json, value: Json, site: Site): Mutation[] {
  const mutations: Mutation[] = [];
  for (const key of own.required ?? []) {
    const { [key]: _, ...rest } = value;
    const member = { ...site, pointer: `${site.pointer}/${key}` };
    mutations.push(mutation(member, "required", "missing", { isValid: false, value: rest, schema: own }));
  }
  for (const key of optionalIn(own, value)) {
    const { [key]: _, ...rest } = value;
    const member = { ...site, pointer: `${site.pointer}/${key}` };
    mutations.push(mutation(member, "properties", "omitted", { isValid: true, value: rest, schema: {} }));
  }
  if (own.additionalProperties === false) {
    const more = { ...value, no_such_key: 1 };
    mutations.push(
      mutation(site, "additionalProperties", "an unknown key", { isValid: false, value: more, schema: own }),
    );
  }
  for (const key of Object.keys(own.properties ?? {})) mutations.push(...propertyMutations(own, value, key, site));
  return mutations;
}

/** The members of a value that are not required. */
function optionalIn(own: Json, value: Json): string[] {
  const exclusive: string[] = (own["x-exclusive"] ?? []).flat();
  const needed = [...(own.required ?? []), ...exclusive, ...neededIn(own, value)];
  return Object.keys(value).filter((key) => key in (own.properties ?? {}) && !needed.includes(key));
}

/** Adds or changes a property, and omits the properties that it excludes. */
function propertyMutations(own: Json, value: Json, key: string, site: Site): Mutation[] {
  const property = own.properties[key];
  const within = { ...site, pointer: `${site.pointer}/${key}`, place: `${site.place}/${key}`, name: key };
  const examples: Json[] = withPlaceholders(own.examples ?? []);
  const isIn = (whole: Json) => whole[key] !== undefined && whole[key] !== null;
  const base = [value, ...examples].find(isIn) ?? value;
  const isThere = isIn(base);
  const part = isThere ? base[key] : sampleOf(property, key, site.document);
  const inside = mutationsAt(property, part, within);
  if (!isIn(value))
    inside.unshift(mutation(within, "properties", "added", { isValid: true, value: part, schema: property }));

  const exclusive: string[][] = own["x-exclusive"] ?? [];
  const group = exclusive.filter((names) => names.includes(key)).flat();
  const isNeeded = group.length > 0 || neededIn(own, base).includes(key);
  // Setting it to null is invalid if its group or another member needs it. If prose has further rules, only an example
  // is valid.
  const isUsable = ({ isValid, value: changed }: Mutation) =>
    !isValid || (!property["x-rules"] && !(changed === null && isThere && isNeeded));
  return inside.filter(isUsable).map((one) => {
    const example = examples.find((whole) => one.isValid && whole[key] === one.value);
    if (example) return { ...one, value: example };
    const rest = one.value === null ? base : without(base, group, key);
    return { ...one, value: { ...rest, [key]: one.value } };
  });
}

/** The members that other members of the value need. */
function neededIn(own: Json, value: Json): string[] {
  const needs: Record<string, string[]> = own["x-needs"] ?? {};
  return Object.entries(needs).flatMap(([key, needed]) => (value[key] === undefined ? [] : needed));
}

/** The object without the members of a group, except one. */
function without(value: Json, group: readonly string[], kept: string): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key === kept || !group.includes(key)));
}

interface Change {
  isValid: boolean;
  value: Json;
  schema: Json;
}

function mutation(site: Site, keyword: string, change: string, { isValid, value, schema }: Change): Mutation {
  const item = schema[keyword] === undefined ? `${site.place} ${keyword}` : itemOf(site.place, keyword, schema);
  const result: Mutation = { pointer: site.pointer, change, item, isValid, value };
  const [letter, source] = String(schema["x-confidence"] ?? "").split(": ");
  if (letter && source && keyword !== "type") result.confidence = { confidence: letter as Confidence, source };
  return result;
}
