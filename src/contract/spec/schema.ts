// Walking the document's schemas: what the makers of valid and of invalid values share.
import { type Json, target } from "./openapi.ts";

/** A schema with the place where the document says it. */
export interface SchemaNode {
  schema: Json;
  /** Such as `AvatarLook/name`, starting with the component. */
  place: string;
}

/** Follows references; the place starts anew with each component. */
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

/** Whether a value is meant for a branch of a union: by its constants, else by its type. */
export function isMeantFor(branch: Json, value: Json, document: Json): boolean {
  const { schema } = resolve(branch, "", document);
  const nested = branchesOf(schema);
  if (nested) return nested.some((one) => isMeantFor(one, value, document));
  const types = typesOf(schema).map((type) => (type === "integer" ? "number" : type));
  if (types.length > 0 && !types.includes(typeOf(value))) return false;
  const constants = Object.entries<Json>(schema.properties ?? {}).filter(([, { const: only }]) => only !== undefined);
  return constants.every(([key, { const: only }]) => value?.[key] === only);
}

/** The JSON Schema type of a value; numbers are `number`. */
export function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** The keywords that can be kept or broken, in the order in which they are tried. */
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

/** Each keyword at a place, with its value: what the coverage counts. A changed value is another item. */
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
