// Helpers to traverse the document's schemas.
import { type Json, target } from "./openapi.ts";

/** A schema and its place in the document. */
export interface SchemaNode {
  schema: Json;
  /** The component and the path in it, such as `AvatarLook/name`. */
  place: string;
}

/** Resolves references. The place restarts at each component. */
export function resolve(schema: Json, place: string, document: Json): SchemaNode {
  if (typeof schema.$ref !== "string") return { schema, place };
  return resolve(target(schema.$ref, document), componentOf(schema) ?? place, document);
}

/** The name of the component that a schema refers to. */
export function componentOf(schema: Json): string | undefined {
  const reference: unknown = schema?.$ref;
  return typeof reference === "string" ? reference.slice(reference.lastIndexOf("/") + 1) : undefined;
}

export const typesOf = (schema: Json): string[] => [schema.type ?? []].flat();

/** The branches of a union. */
export const branchesOf = (schema: Json): Json[] | undefined => schema.oneOf ?? schema.anyOf;

/** Whether a value is intended for a branch of a union, judging by its constants and its type. */
export function isMeantFor(branch: Json, value: Json, document: Json): boolean {
  const { schema } = resolve(branch, "", document);
  const nested = branchesOf(schema);
  if (nested) return nested.some((one) => isMeantFor(one, value, document));
  const types = typesOf(schema).map((type) => (type === "integer" ? "number" : type));
  if (types.length > 0 && !types.includes(typeOf(value))) return false;
  const constants = Object.entries<Json>(schema.properties ?? {}).filter(([, { const: only }]) => only !== undefined);
  return constants.every(([key, { const: only }]) => value?.[key] === only);
}

/** The JSON Schema type of a value; integers are `number`. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The keywords that values can violate, in the order in which they are tested. */
export const keywords = [
  "type",
  "const",
  "enum",
  "required",
  "additionalProperties",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minItems",
  "maxItems",
  "discriminator",
] as const;

/** The coverage items of a schema: each keyword with its value. A changed value is a new item. */
export function itemsOf({ schema, place }: SchemaNode): string[] {
  return keywords
    .filter((keyword) => schema[keyword] !== undefined && schema[keyword] !== true)
    .filter((keyword) => keyword !== "type" || !branchesOf(schema))
    .map((keyword) => itemOf(place, keyword, schema));
}

export function itemOf(place: string, keyword: string, schema: Json): string {
  const value = keyword === "discriminator" ? schema.discriminator.propertyName : schema[keyword];
  return `${place} ${keyword} ${typeof value === "object" ? JSON.stringify(value) : value}`;
}
