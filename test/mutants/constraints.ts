// Every constraint that the spec puts on a request, with values on both sides of it.
import { branchesOf, type Json, type Keys } from "./document.ts";
import { sampleOf } from "./sample-value.ts";

export interface Constraint {
  /** The way to what is constrained. */
  readonly keys: Keys;
  /** The keyword of JSON Schema. */
  readonly keyword: string;
  /** What the keyword says. */
  readonly limit: Json;
  /** Whether a value breaks it; a missing one is undefined. */
  readonly breaks: (value: Json) => boolean;
  /** The nearest value that keeps it. */
  readonly repair: (value: Json) => Json;
  /** Values that break it. */
  readonly wrong: readonly Json[];
  /** Values at the very edge that still keep it. */
  readonly edges: readonly Json[];
}

/** All constraints on a value and on what is within it, member by member of each union. */
export function constraintsOf(spec: Json, node: Json, keys: Keys = []): Constraint[] {
  const all = branchesOf(spec, node);
  const branches = all.filter(({ type }) => type !== "null");
  const isNullable = all.some(({ type }) => [type].flat().includes("null"));
  const members = branches.map((schema) => ({ schema, tag: branches.length > 1 ? tagOf(schema) : undefined }));
  const within = members.flatMap(({ schema, tag }) => {
    const here = tag ? [...keys, `?${tag.name}=${tag.value}`] : keys;
    const inner = innerConstraints(spec, schema, here);
    // Whether the tag itself is right is a matter of the union.
    const tagKeys = tag && [...here, tag.name].join(".");
    const others = inner.filter((constraint) => constraint.keys.join(".") !== tagKeys);
    // What the members have in common is asked of the union, for a value of another type is none of them.
    const own = ownConstraints(spec, schema, here, isNullable);
    return [...(tag ? own.filter(({ keyword }) => !isCommon(keyword)) : own), ...others];
  });
  const [first] = members;
  const common = first?.tag ? ownConstraints(spec, first.schema, keys, isNullable) : [];
  const tags = members.flatMap(({ tag }) => tag ?? []);
  return [...common.filter(({ keyword }) => isCommon(keyword)), ...discriminatorConstraint(tags, keys), ...within];
}

const isCommon = (keyword: string): boolean => keyword === "type" || keyword === "nullable";

interface Tag {
  readonly name: string;
  readonly value: Json;
}

/** The constant that tells this member of a union from the others. */
function tagOf(schema: Json): Tag | undefined {
  const found = Object.entries<Json>(schema.properties ?? {}).find(([, property]) => "const" in property);
  return found && { name: found[0], value: found[1].const };
}

function discriminatorConstraint(tags: readonly Tag[], keys: Keys): Constraint[] {
  const [first] = tags;
  if (!first) return [];
  const values = tags.map(({ value }) => value);
  const breaks = (value: Json): boolean => !values.includes(value);
  return [{ keys: [...keys, first.name], ...choice("discriminator", values), breaks }];
}

function innerConstraints(spec: Json, schema: Json, keys: Keys): Constraint[] {
  const properties = Object.entries<Json>(schema.properties ?? {});
  const required: string[] = schema.required ?? [];
  return [
    ...required.map((name) => requiredConstraint(sampleOf(spec, schema.properties?.[name] ?? {}), [...keys, name])),
    ...(schema.additionalProperties === false ? [closedConstraint(schema, keys)] : []),
    ...properties.flatMap(([name, property]) => constraintsOf(spec, property, [...keys, name])),
    ...(schema.items ? constraintsOf(spec, schema.items, [...keys, "*"]) : []),
  ];
}

function requiredConstraint(sample: Json, keys: Keys): Constraint {
  const breaks = (value: Json): boolean => value === undefined;
  const repair = (): Json => structuredClone(sample);
  return { keys, keyword: "required", limit: true, breaks, repair, wrong: [undefined], edges: [] };
}

function closedConstraint(schema: Json, keys: Keys): Constraint {
  const known = new Set(Object.keys(schema.properties ?? {}));
  const isObject = (value: Json): boolean => value !== null && typeof value === "object" && !Array.isArray(value);
  return {
    keys,
    keyword: "additionalProperties",
    limit: false,
    breaks: (value) => isObject(value) && Object.keys(value).some((name) => !known.has(name)),
    repair: (value) => Object.fromEntries(Object.entries(value).filter(([name]) => known.has(name))),
    wrong: [],
    edges: [],
  };
}

type Part = Omit<Constraint, "keys">;

function ownConstraints(spec: Json, schema: Json, keys: Keys, isNullable: boolean): Constraint[] {
  const sample = sampleOf(spec, schema);
  const types: string[] = [schema.type ?? []].flat().filter((type: string) => type !== "null");
  const allowed: Json[] | undefined = schema.enum?.filter((value: Json) => value !== null);
  const parts: Part[] = [];
  if (types.length > 0) parts.push(typePart(types, sample), nullPart(sample, isNullable));
  if (allowed) parts.push(choice("enum", allowed));
  else if ("const" in schema) parts.push(choice("const", [schema.const]));
  if (schema.pattern) parts.push(patternPart(schema.pattern, sample));
  parts.push(...lengthParts(spec, schema), ...rangeParts(schema));
  return parts.map((part) => ({ keys, ...part }));
}

/** A value of each type. */
const samples: Readonly<Record<string, Json>> = { string: "7", number: 7.5, boolean: true, object: {}, array: [] };

function isOfType(value: Json, type: string): boolean {
  if (type === "array") return Array.isArray(value);
  if (type === "object") return value !== null && typeof value === "object" && !Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
}

function typePart(types: readonly string[], sample: Json): Part {
  const breaks = (value: Json): boolean =>
    value !== undefined && value !== null && !types.some((type) => isOfType(value, type));
  return {
    keyword: "type",
    limit: types.join("|"),
    breaks,
    repair: (value) => {
      if (types.includes("string") && typeof value === "number") return String(value);
      return structuredClone(sample);
    },
    wrong: Object.values(samples).filter(breaks),
    edges: [],
  };
}

function nullPart(sample: Json, isNullable: boolean): Part {
  const breaks = (value: Json): boolean => !isNullable && value === null;
  const repair = (): Json => structuredClone(sample);
  const sides = isNullable ? { wrong: [], edges: [null] } : { wrong: [null], edges: [] };
  return { keyword: "nullable", limit: isNullable, breaks, repair, ...sides };
}

/** One of a few values. */
function choice(keyword: string, allowed: readonly Json[]): Part {
  const breaks = (value: Json): boolean => typeof value === "string" && !allowed.includes(value);
  const same = (value: Json, known: Json): boolean =>
    String(known).toLowerCase() === String(value).trim().toLowerCase();
  return {
    keyword,
    limit: allowed.join("|"),
    breaks,
    repair: (value) => allowed.find((known) => same(value, known)) ?? allowed[0],
    wrong: ["something_else", String(allowed[0]).toUpperCase(), `${allowed[0]} `].filter(breaks),
    edges: allowed,
  };
}

function patternPart(source: string, sample: Json): Part {
  const pattern = new RegExp(source, "u");
  const breaks = (value: Json): boolean => typeof value === "string" && !pattern.test(value);
  return {
    keyword: "pattern",
    limit: source,
    breaks,
    repair: (value) => [...value].filter((letter) => pattern.test(letter)).join("") || sample,
    wrong: ["<", ">", "a b", "ä"].filter(breaks),
    edges: [],
  };
}

/** Lengths of texts, in characters, and of arrays, in items. */
function lengthParts(spec: Json, schema: Json): Part[] {
  const text = (length: number): string => "a".repeat(length);
  const items = (length: number): Json[] => Array.from({ length }, () => sampleOf(spec, schema.items ?? {}));
  const lengthOf = (value: Json): number | undefined => {
    if (Array.isArray(value)) return value.length;
    return typeof value === "string" ? [...value].length : undefined;
  };
  return ["minLength", "maxLength", "minItems", "maxItems"].flatMap((keyword) => {
    const limit: number | undefined = schema[keyword];
    if (limit === undefined) return [];
    const make = keyword.endsWith("Items") ? items : text;
    const isLeast = keyword.startsWith("min");
    const breaks = (value: Json): boolean => {
      const length = lengthOf(value);
      return length !== undefined && (isLeast ? length < limit : length > limit);
    };
    const cut = (value: Json): Json =>
      Array.isArray(value) ? value.slice(0, limit) : [...value].slice(0, limit).join("");
    const repair = (value: Json): Json => (isLeast ? make(limit) : cut(value));
    return [{ keyword, limit, breaks, repair, wrong: [make(isLeast ? limit - 1 : limit + 1)], edges: [make(limit)] }];
  });
}

function rangeParts(schema: Json): Part[] {
  const isWhole = [schema.type].flat().includes("integer");
  const step = isWhole ? 1 : 0.01;
  return ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].flatMap((keyword) => {
    const limit: number | undefined = schema[keyword];
    if (limit === undefined) return [];
    const isLeast = keyword.endsWith("inimum");
    const isExclusive = keyword.startsWith("exclusive");
    const outward = isLeast ? -step : step;
    const breaks = (value: Json): boolean => {
      if (typeof value !== "number" || (isExclusive && value === limit)) return value === limit;
      return isLeast ? value < limit : value > limit;
    };
    const edge = isExclusive ? limit - outward : limit;
    const wrong = isExclusive ? limit : limit + outward;
    return [{ keyword, limit, breaks, repair: () => edge, wrong: [wrong], edges: [edge] }];
  });
}
