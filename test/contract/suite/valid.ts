// Valid values of a schema: a few that between them visit every branch, and arbitrary ones for fast-check.
import fc from "fast-check";
import type { Json } from "../../spec.ts";
import { branchesOf, cellsOf, type Node, resolve, typesOf } from "./schema.ts";

export interface Walk {
  spec: Json;
  /** Told each keyword that the values keep. */
  visit?: (cell: string) => void;
  /** Ids that exist where the values go, by the name of the field. */
  ids?: Record<string, string>;
}

/** Values that between them take every branch of every union and stand on every boundary. */
export function variants(schema: Json, place: string, walk: Walk): Json[] {
  const node = resolve(schema, place, walk.spec);
  for (const one of cellsOf(node)) walk.visit?.(one);
  const { schema: own } = node;
  const branches = branchesOf(own);
  if (branches) return branches.flatMap((branch, index) => variants(branch, `${node.place}[${index}]`, walk));
  if (own.const !== undefined) return [own.const];
  if (own.enum) return own.enum;
  return typesOf(own).flatMap((type) => ofType(type, node, walk));
}

function ofType(type: string, { schema, place }: Node, walk: Walk): Json[] {
  if (type === "null") return [null];
  if (type === "boolean") return [true, false];
  if (type === "string") return strings(schema, place, walk);
  if (type === "integer" || type === "number") return numbers(schema, type);
  if (type === "array") {
    const items = variants(schema.items ?? {}, `${place}/items`, walk);
    const sized = (count: number) => Array.from({ length: count }, (_, index) => items[index % items.length]);
    const counts = new Set([schema.minItems ?? 0, schema.maxItems ?? 2, Math.max(schema.minItems ?? 0, 1)]);
    return [...[...counts].map(sized), ...items.filter(() => (schema.minItems ?? 0) <= 1).map((item) => [item])];
  }
  return objects(schema, place, walk);
}

/** With all its properties, each in turn in all its variants, and once with the required ones alone. */
function objects(schema: Json, place: string, walk: Walk): Json[] {
  const properties = Object.entries<Json>(schema.properties ?? {}).map(
    ([name, property]) => [name, variants(property, `${place}/${name}`, walk)] as const,
  );
  const most = Math.max(1, ...properties.map(([, values]) => values.length));
  const full = Array.from({ length: most }, (_, index) =>
    Object.fromEntries(properties.map(([name, values]) => [name, values[index % values.length]])),
  );
  const required = properties.filter(([name]) => schema.required?.includes(name));
  return [...full, Object.fromEntries(required.map(([name, values]) => [name, values[0]]))];
}

function strings({ minLength = 0, maxLength, pattern, contentEncoding }: Json, place: string, { ids }: Walk): string[] {
  const known = ids?.[place.split("/").at(-1)?.replace(/\[.*/, "") ?? ""];
  if (known) return [known];
  if (contentEncoding === "base64") return ["AAAA"];
  if (pattern) return ["a".repeat(Math.max(1, minLength)), ...(maxLength ? ["a".repeat(maxLength)] : [])];
  return ["a".repeat(Math.max(1, minLength)), ...(maxLength ? ["😀".repeat(maxLength)] : [])];
}

function numbers({ minimum, maximum, exclusiveMinimum }: Json, type: string): number[] {
  const inside = exclusiveMinimum === undefined ? undefined : exclusiveMinimum + (type === "integer" ? 1 : 0.5);
  const bounds = [minimum, inside, maximum].filter((bound) => bound !== undefined);
  return bounds.length > 0 ? bounds : [1];
}

/** Arbitrary valid values, boundaries weighted in, for fast-check to shrink. */
export function arbitrary(schema: Json, place: string, walk: Walk): fc.Arbitrary<Json> {
  const { schema: own, place: here } = resolve(schema, place, walk.spec);
  const branches = branchesOf(own);
  if (branches) return fc.oneof(...branches.map((branch, index) => arbitrary(branch, `${here}[${index}]`, walk)));
  if (own.const !== undefined) return fc.constant(own.const);
  if (own.enum) return fc.constantFrom(...own.enum);
  return fc.oneof(...typesOf(own).map((type) => arbitraryOf(type, { schema: own, place: here }, walk)));
}

function arbitraryOf(type: string, node: Node, walk: Walk): fc.Arbitrary<Json> {
  const { schema, place } = node;
  const edges = type === "string" || type === "integer" || type === "number" ? ofType(type, node, walk) : [];
  const edge = edges.length > 0 ? [fc.constantFrom(...edges)] : [];
  if (type === "null") return fc.constant(null);
  if (type === "boolean") return fc.boolean();
  if (type === "integer") {
    return fc.oneof(...edge, fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1000 }));
  }
  if (type === "number") {
    const min = schema.minimum ?? (schema.exclusiveMinimum === undefined ? -1000 : schema.exclusiveMinimum + 0.01);
    return fc.oneof(...edge, fc.double({ min, max: schema.maximum ?? 1000, noNaN: true }));
  }
  if (type === "string") {
    if (schema.pattern || schema.contentEncoding || walk.ids?.[place.split("/").at(-1) ?? ""]) return fc.oneof(...edge);
    const size = { minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 20, 40) };
    return fc.oneof(...edge, fc.string({ unit: "grapheme-ascii", ...size }), fc.string({ unit: "binary", ...size }));
  }
  if (type === "array") {
    const items = arbitrary(schema.items ?? {}, `${place}/items`, walk);
    return fc.array(items, { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, 5) });
  }
  const properties = Object.entries<Json>(schema.properties ?? {}).map(
    ([name, property]) => [name, arbitrary(property, `${place}/${name}`, walk)] as const,
  );
  return fc.record(Object.fromEntries(properties), {
    requiredKeys: schema.required ?? [],
    noNullPrototype: true,
  } as never);
}
