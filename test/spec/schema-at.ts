// What the spec says of a place such as `createAvatar body[type=photo].file`, in one piece.
import type { Operation } from "../../src/contract/spec/document.ts";
import { follow, type Json } from "../../src/contract/spec/openapi.ts";

/**
 * The schema at a place of an operation, flattened; undefined where there is none.
 *
 * @param place starts with `path`, `query`, `header`, `body` or `response` (the JSON of status 200). A dot leads into an
 *   object, `[]` into a list and `[type=photo]` to one kind of several.
 */
export function schemaAt(operation: Operation, place: string, document: Json): Json {
  const [, start = "", inside = ""] = /^(\w+)(.*)$/.exec(place) ?? [];
  return schemaInside(rootAt(operation, start), inside, document);
}

/** The same, from a schema on: `.file[type=url]`. */
export function schemaInside(schema: Json, place: string, document: Json): Json {
  let at = schema && flatten(schema, document);
  for (const [, property, tag, value] of place.matchAll(/\.([\w-]+)|\[(?:(\w+)=(\w+))?\]/g)) {
    if (property) at = at?.properties?.[property];
    else if (tag) at = at?.variants?.find((variant: Json) => variant.properties?.[tag]?.const === value);
    else at = at?.items;
    at = at && flatten(at, document);
  }
  return at;
}

function rootAt({ request, responses, parameters }: Operation, start: string): Json {
  if (start === "body") return request?.type === "application/json" ? request.schema : undefined;
  if (start === "response") return responses.find(({ status }) => status === 200)?.schema;
  const own = parameters.filter((parameter) => parameter.in === start);
  return {
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
    required: own.filter(({ required }) => required).map(({ name }) => name),
  };
}

/**
 * A schema in one piece, however it is written. References, `allOf` and unions go; null becomes `nullable`, the values
 * that an open list names become `hints`, and the kinds of an object `variants`.
 */
function flatten(schema: Json, document: Json): Json {
  const { $ref, allOf = [], oneOf, anyOf, ...own } = schema;
  const parts: Json[] = [...($ref ? [follow(schema, document)] : []), ...allOf].map((part) => flatten(part, document));
  const branches: Json[] | undefined = oneOf ?? anyOf;
  if (branches) parts.push(merge(branches.map((branch) => flatten(branch, document))));
  const flat = Object.assign({}, ...parts, own);
  if (flat.const !== undefined) flat.enum = [flat.const];
  if (Array.isArray(flat.type)) {
    const types = flat.type.filter((type: string) => type !== "null");
    flat.nullable = types.length < flat.type.length;
    flat.type = types.length === 1 ? types[0] : types;
    flat.enum = flat.enum?.filter((value: unknown) => value !== null);
  }
  return flat;
}

/** The branches of a union as one schema. */
function merge(branches: readonly Json[]): Json {
  const others = branches.filter(({ type }) => type !== "null");
  const nullable = others.length < branches.length || others.some((branch) => branch.nullable);
  const [first = {}, second] = others;
  if (!second) return { ...first, nullable };
  if (first.properties) return { ...tagOf(others), type: "object", variants: others, nullable };
  const hints = others.flatMap(({ enum: values }) => values ?? []);
  const isOpen = others.some(({ enum: values }) => !values);
  return { ...others.at(-1), enum: isOpen ? undefined : hints, hints, nullable };
}

/** The property that tells kinds of objects apart, such as `type`, with all its values. */
function tagOf(variants: readonly Json[]): Json {
  const [tag] = Object.keys(variants[0].properties).filter((name) => variants[0].properties[name].const !== undefined);
  if (!tag) return { properties: {} };
  const values = variants.map(({ properties }) => properties[tag]?.const);
  return {
    properties: { [tag]: { ...variants[0].properties[tag], const: undefined, enum: values } },
    required: variants.every(({ required }) => required?.includes(tag)) ? [tag] : [],
  };
}
