// Schemas in the normal form: references and `allOf` merged, null as a flag, constants as lists, open lists recognised.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { child, type Fact, facts, join, type Location, type Node, type Source, target } from "./node.ts";

/** What applies to one value, gathered from all schemas that say something about it. */
interface Merged {
  at: Location;
  /** Without null; undefined where any type will do. */
  types: string[] | undefined;
  readonly facts: Map<string, Fact>;
  readonly properties: Map<string, Source>;
  readonly required: Map<string, Location>;
  items: Source | undefined;
  /** What applies to properties that are not described: nothing is said, none are allowed, or a schema. */
  additional: Source | false | undefined;
  /** The alternatives of a union by what tells them apart. */
  readonly branches: Map<string, Merged>;
}

/** What is said about one use of a schema, not about all values of it. */
export const useKinds: ReadonlySet<string> = new Set([
  ...["required", "nullable", "default", "deprecated", "readOnly", "writeOnly"],
]);

const keywords = [
  ...["format", "pattern", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "minProperties"],
  ...["maxProperties", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "propertyNames"],
  ...[
    "contentMediaType",
    "contentEncoding",
    "patternProperties",
    "dependentRequired",
    "prefixItems",
    "contains",
    "not",
  ],
  ...["default", "deprecated", "readOnly", "writeOnly"],
];

export function schemaNode(source: Source): Node {
  return nodeOf(merged(source), source.label, source.location);
}

function nodeOf(schema: Merged, label: string, use: Location): Node {
  const types = typesOf(schema);
  const additional = schema.additional === undefined ? "allowed" : schema.additional ? "described" : "refused";
  const own = facts(schema.at, {
    type: types && (types.length > 0 ? types.sort() : ["null"]),
    "additional properties": types?.includes("object") && schema.branches.size === 0 ? additional : undefined,
  });
  return { label, at: schema.at, use, facts: new Map([...own, ...schema.facts]), parts: () => partsOf(schema, use) };
}

function partsOf(schema: Merged, use: Location): Map<string, Node> {
  const parts = new Map<string, Node>();
  for (const [value, branch] of schema.branches) {
    const label = `(${value})`;
    parts.set(label, nodeOf(branch, label, labelled(use, label)));
  }
  for (const source of schema.properties.values()) {
    const node = schemaNode(source);
    const required = schema.required.get(source.label.slice(1));
    const stated = required ? facts(source.location, { required: true }) : [];
    parts.set(source.label, { ...node, facts: new Map([...node.facts, ...stated]) });
  }
  for (const source of [schema.items, schema.additional]) if (source) parts.set(source.label, schemaNode(source));
  return parts;
}

function typesOf(schema: Merged): string[] | undefined {
  if (schema.types) return schema.types;
  const branches = [...schema.branches.values()].map(typesOf);
  if (branches.length > 0) return branches.includes(undefined) ? undefined : [...new Set(branches.flat() as string[])];
  if (schema.properties.size > 0 || schema.required.size > 0 || schema.additional) return ["object"];
  return schema.items ? ["array"] : undefined;
}

function merged(source: Source): Merged {
  const schema = stated(source);
  const members: Merged[] = [];
  if (source.value.$ref) members.push(merged(target(source)));
  members.push(...alternatives(source, "allOf"));
  for (const member of members) add(schema, member);
  for (const keyword of ["oneOf", "anyOf"]) {
    const union = withoutNull(schema, source, alternatives(source, keyword));
    if (union.length === 1) members.push(...union);
    if (union.length < 2) for (const member of union) add(schema, member);
    else if (isPlain(union)) add(schema, plainUnion(source, union));
    else addBranches(schema, source, keyword);
  }
  if (members.length === 1 && members[0] && Object.keys(source.value).every(isOfUse)) schema.at = members[0].at;
  return schema;
}

const isOfUse = (keyword: string): boolean =>
  useKinds.has(keyword) || /^(\$ref|allOf|oneOf|anyOf|title|description|examples?|x-.*)$/.test(keyword);

const alternatives = (source: Source, keyword: string): Merged[] => sourcesOf(source, keyword).map(merged);

const sourcesOf = (source: Source, keyword: string): Source[] =>
  Object.keys(source.value[keyword] ?? []).map((index) => child(source, "", keyword, index));

/** What a schema says itself. */
function stated(source: Source): Merged {
  const { value, location } = source;
  const required: string[] = value.required ?? [];
  const names = Object.keys(value.properties ?? {});
  const additional = value.additionalProperties ?? value.unevaluatedProperties;
  return {
    at: location,
    types: declaredTypes(value)?.filter((type) => type !== "null"),
    facts: facts(location, factsIn(value)),
    properties: new Map(names.map((name) => [name, child(source, `.${name}`, "properties", name)])),
    required: new Map(required.map((name) => [name, location])),
    items: value.items && child(source, "[]", "items"),
    additional:
      Object.keys(additional ?? {}).length > 0
        ? child(source, ".*", "additionalProperties")
        : additional === false
          ? false
          : undefined,
    branches: new Map(),
  };
}

function factsIn(schema: Json): Record<string, unknown> {
  const found = Object.fromEntries(
    keywords.filter((keyword) => saysSomething(keyword, schema[keyword])).map((keyword) => [keyword, schema[keyword]]),
  );
  // OpenAPI 3.0 makes a limit exclusive with a flag.
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (found[exclusive] !== true) continue;
    found[exclusive] = found[limit];
    delete found[limit];
  }
  // The formats of 3.0 for bytes are keywords in 3.1.
  if (found.contentMediaType === "application/octet-stream") {
    delete found.contentMediaType;
    found.format ??= "binary";
  }
  if (found.contentEncoding === "base64") {
    delete found.contentEncoding;
    found.format ??= "byte";
  }
  if (found.default === false) found.default = "false";
  const nullable = schema.nullable === true || (declaredTypes(schema)?.includes("null") ?? false);
  return { ...found, ...extensionsIn(schema), values: valuesIn(schema), nullable };
}

/** A default of null says no more than none, a minimum length of 0 no more than that there is a length. */
function saysSomething(keyword: string, value: unknown): boolean {
  const isEmpty = keyword.startsWith("min") && keyword !== "minimum" && value === 0;
  return value !== undefined && value !== null && !isEmpty;
}

/** The extensions that the types, the client or the sandbox heed. */
function extensionsIn(schema: Json): Record<string, unknown> {
  const needs = Object.entries<string[]>(schema["x-needs"] ?? {});
  return {
    "x-id-of": schema["x-id-of"] === "other" ? undefined : schema["x-id-of"],
    "x-max-bytes": schema["x-max-bytes"],
    "x-exclusive": schema["x-exclusive"]?.map((names: string[]) => names.join(", ")),
    "x-needs": schema["x-needs"] && needs.flatMap(([name, others]) => others.map((other) => `${name}: ${other}`)),
  };
}

const listIn = (schema: Json): Json[] | undefined => (schema.const === undefined ? schema.enum : [schema.const]);

function valuesIn(schema: Json): string[] | undefined {
  const values = listIn(schema)?.filter((value) => value !== null);
  return values?.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).sort();
}

function declaredTypes(schema: Json): string[] | undefined {
  const values = listIn(schema);
  if (schema.type === undefined) return values && [...new Set(values.map(typeName))];
  const types: string[] = [schema.type].flat();
  return values?.includes(null) === false ? types.filter((type) => type !== "null") : types;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Number.isInteger(value) ? "integer" : typeof value;
}

/** Adds what another schema says about the same value. What is said further out counts more. */
function add(schema: Merged, inner: Merged): void {
  schema.types ??= inner.types;
  schema.items ??= inner.items;
  schema.additional ??= inner.additional;
  for (const [kind, fact] of inner.facts) if (!schema.facts.has(kind)) schema.facts.set(kind, fact);
  for (const [name, source] of inner.properties) if (!schema.properties.has(name)) schema.properties.set(name, source);
  for (const [name, location] of inner.required) schema.required.set(name, location);
  for (const [value, branch] of inner.branches) schema.branches.set(value, branch);
}

/** The members of a union that are not null. Where one may be null, so may the whole. */
function withoutNull(schema: Merged, source: Source, union: Merged[]): Merged[] {
  for (const { types, facts: own } of union) {
    const nullable = own.get("nullable");
    own.delete("nullable");
    if (nullable && !schema.facts.has("nullable"))
      schema.facts.set("nullable", types?.length === 0 ? { ...nullable, at: source.location } : nullable);
  }
  return union.filter(({ types }) => types?.length !== 0);
}

/** Whether a union is no more than a list of types, each with what applies to values of it. */
function isPlain(union: readonly Merged[]): boolean {
  const types = union.flatMap((member) => member.types ?? "any");
  const objects = types.filter((type) => type === "object" || type === "array");
  return !types.includes("any") && objects.length === new Set(objects).size;
}

/** Known values beside any others of their type make an open list. */
function plainUnion(source: Source, union: readonly Merged[]): Merged {
  const types = [...new Set(union.flatMap((member) => member.types ?? []))];
  const whole: Merged = { ...stated({ ...source, value: {} }), types };
  for (const member of union) add(whole, member);
  const lists = union.flatMap((member) => member.facts.get("values") ?? []);
  const values = [...new Set(lists.flatMap(({ value }) => value))].sort();
  if (lists[0]) whole.facts.set("values", { ...lists[0], value: values });
  if (lists.length > 0 && lists.length < union.length) whole.facts.set("open", { value: true, at: source.location });
  return whole;
}

/** What a union says about all of its branches is said about each. */
function addBranches(schema: Merged, source: Source, keyword: string): void {
  const shared = { ...schema, facts: new Map([...schema.facts].filter(([kind]) => !useKinds.has(kind))) };
  const members = sourcesOf(source, keyword).filter((member) => merged(member).types?.length !== 0);
  const branches = members.map(merged);
  for (const branch of branches) add(branch, { ...shared, branches: new Map() });
  const { mapping = {}, propertyName } = source.value.discriminator ?? {};
  for (const [index, tags] of tagsOf(branches, propertyName).entries()) {
    const member = members[index] as Source;
    const mapped = Object.keys(mapping).filter((value) => nameIn(mapping[value]) === nameIn(member.value.$ref));
    for (const value of mapped.length > 0 ? mapped : tags) {
      const branch = merged({ ...member, location: labelled(member.location, `(${value})`) });
      add(branch, { ...shared, branches: new Map() });
      branch.facts.delete("nullable");
      schema.branches.set(value, branch);
    }
  }
  for (const kind of shared.facts.keys()) schema.facts.delete(kind);
  schema.properties.clear();
  for (const [kind, fact] of facts(source.location, { discriminator: propertyName })) schema.facts.set(kind, fact);
}

const labelled = (location: Location, label: string): Location => ({ ...location, path: join(location.path, label) });

const nameIn = (reference?: string): string | undefined => reference?.split("/").at(-1);

/** What tells each branch from the others: the values of a property, the type, or the properties. */
function tagsOf(branches: readonly Merged[], propertyName?: string): string[][] {
  const names = [...new Set(branches.flatMap(({ properties }) => [...properties.keys()]))].sort();
  const isTag = (name: string): boolean =>
    branches.filter((branch) => valuesOf(branch, name)?.length === 1).length > branches.length / 2;
  const name = propertyName ?? names.find(isTag);
  return branches.map((branch) => {
    const others = branches.filter((other) => other !== branch);
    const isOwn = (some: string): boolean => others.every(({ properties }) => !properties.has(some));
    const properties = [[...branch.required.keys()].sort(), [...branch.properties.keys()].sort()].flat();
    const type = typesOf(branch)?.join(" | ") ?? "any";
    const isOnly = others.every((other) => !typesOf(other)?.includes(type));
    return valuesOf(branch, name) ?? [isOnly ? type : `with ${properties.find(isOwn) ?? properties.join(", ")}`];
  });
}

/** The only values that a property may have. */
function valuesOf({ properties }: Merged, name = ""): string[] | undefined {
  const property = properties.get(name);
  const known = property && merged(property).facts;
  const values = known?.get("values")?.value;
  return Array.isArray(values) && !known?.has("open") ? values : undefined;
}
