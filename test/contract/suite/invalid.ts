// Invalid values: a valid one with one keyword broken, labelled with the keyword and the path.
import type { Json } from "../../spec.ts";
import { branchesOf, cell, resolve, typesOf } from "./schema.ts";

export interface Invalid {
  /** What is broken, and where in the value: `/file[url]/url missing`. */
  label: string;
  /** The keyword that is broken, as the ledger counts it. */
  cell: string;
  value: Json;
}

/** Every way to break one keyword of `value`, which must be valid. */
export function breakings(schema: Json, place: string, value: Json, spec: Json, path = ""): Invalid[] {
  const { schema: own, place: here } = resolve(schema, place, spec);
  const broken = (keyword: string, what: string, changed: Json): Invalid => ({
    label: `${path || "/"} ${what}`,
    cell: cell(here, keyword, own),
    value: changed,
  });
  const branches = branchesOf(own);
  if (branches) {
    const index = branches.findIndex((branch) => looksLike(branch, value, spec));
    const property = own.discriminator?.propertyName;
    const changed =
      property && typeof value === "object"
        ? [broken("discriminator", `${property} unknown`, { ...value, [property]: "no_such_kind" })]
        : [];
    const name = property ? value?.[property] : index;
    const within = branches[index]
      ? breakings(branches[index], `${here}[${index}]`, value, spec, `${path}[${name}]`)
      : [];
    // A value that another branch takes is not broken; the caller sorts those out.
    return [...changed, ...within];
  }
  if (own.const !== undefined) return [broken("const", "another constant", `${own.const}_`)];
  if (own.enum) return [broken("enum", "not in the enum", "no_such_value")];
  return [
    ...(own.type && value !== undefined
      ? [broken("type", `not of type ${typesOf(own).join(" or ")}`, wrongType(typesOf(own)))]
      : []),
    ...bounds(own, value, broken),
    ...inside(own, here, value, spec, path, broken),
  ];
}

type Broken = (keyword: string, what: string, changed: Json) => Invalid;

function bounds(own: Json, value: Json, broken: Broken): Invalid[] {
  const found: Invalid[] = [];
  if (typeof value === "string") {
    if (own.minLength > 0) found.push(broken("minLength", "too short", "a".repeat(own.minLength - 1)));
    if (own.maxLength !== undefined) found.push(broken("maxLength", "too long", "a".repeat(own.maxLength + 1)));
    if (own.pattern) found.push(broken("pattern", "against the pattern", "<a b>"));
  }
  if (typeof value === "number") {
    if (own.minimum !== undefined) found.push(broken("minimum", "too small", own.minimum - 1));
    if (own.maximum !== undefined) found.push(broken("maximum", "too large", own.maximum + 1));
    if (own.exclusiveMinimum !== undefined)
      found.push(broken("exclusiveMinimum", "on the bound", own.exclusiveMinimum));
  }
  if (Array.isArray(value)) {
    const [item = "a"] = value;
    if (own.minItems > 0) found.push(broken("minItems", "too few", Array(own.minItems - 1).fill(item)));
    if (own.maxItems !== undefined) found.push(broken("maxItems", "too many", Array(own.maxItems + 1).fill(item)));
  }
  return found;
}

/** What is broken in a part breaks the whole. */
function inside(own: Json, here: string, value: Json, spec: Json, path: string, broken: Broken): Invalid[] {
  if (Array.isArray(value)) {
    const [first, ...rest] = value;
    if (value.length === 0) return [];
    const within = breakings(own.items ?? {}, `${here}/items`, first, spec, `${path}/0`);
    return within.map((one) => ({ ...one, value: [one.value, ...rest] }));
  }
  if (value === null || typeof value !== "object") return [];
  const found: Invalid[] = [];
  for (const key of own.required ?? []) {
    const { [key]: _, ...rest } = value;
    if (key in value) found.push(broken("required", `${key} missing`, rest));
  }
  if (own.additionalProperties === false)
    found.push(broken("additionalProperties", "an unknown key", { ...value, no_such_key: 1 }));
  for (const [key, property] of Object.entries<Json>(own.properties ?? {})) {
    if (!(key in value)) continue;
    const within = breakings(property, `${here}/${key}`, value[key], spec, `${path}/${key}`);
    found.push(...within.map((one) => ({ ...one, value: { ...value, [key]: one.value } })));
  }
  return found;
}

const wrongType = (types: string[]): Json =>
  !types.includes("string") ? "no_such_type" : !types.includes("object") ? { no: "such type" } : 7;

/** Whether a value is meant for a branch: by its constants, else by its type. */
function looksLike(branch: Json, value: Json, spec: Json): boolean {
  const { schema } = resolve(branch, "", spec);
  const nested = branchesOf(schema);
  if (nested) return nested.some((one) => looksLike(one, value, spec));
  const type = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  const types = typesOf(schema).map((one) => (one === "integer" ? "number" : one));
  if (types.length > 0 && !types.includes(type)) return false;
  const constants = Object.entries<Json>(schema.properties ?? {}).filter(
    ([, property]) => property.const !== undefined,
  );
  return constants.every(([key, property]) => value?.[key] === property.const);
}
