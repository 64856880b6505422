// Walking the spec's schemas: what the generators of valid and of invalid values share.
import { follow } from "../../../scripts/generate/operations.ts";
import type { Json } from "../../spec.ts";

/** A schema with the place where the spec says it. */
export interface Node {
  schema: Json;
  /** Such as `AvatarLook/name`, starting with the component. */
  place: string;
}

/** Follows references; the place starts anew with each component. */
export function resolve(schema: Json, place: string, spec: Json): Node {
  if (typeof schema.$ref !== "string") return { schema, place };
  return resolve(follow({ $ref: schema.$ref }, spec), schema.$ref.split("/").at(-1) ?? place, spec);
}

export const typesOf = (schema: Json): string[] => [schema.type ?? []].flat();

/** The branches of a union. */
export const branchesOf = (schema: Json): Json[] | undefined => schema.oneOf ?? schema.anyOf;

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
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "minItems",
  "maxItems",
  "discriminator",
] as const;

/** A keyword at a place, with its value: what the ledger counts. A changed value is another cell. */
export function cellsOf({ schema, place }: Node): string[] {
  return keywords
    .filter((keyword) => schema[keyword] !== undefined && schema[keyword] !== true)
    .filter((keyword) => keyword !== "type" || !branchesOf(schema))
    .map((keyword) => cell(place, keyword, schema));
}

export function cell(place: string, keyword: string, schema: Json): string {
  const value = keyword === "discriminator" ? schema.discriminator.propertyName : schema[keyword];
  return `${place} ${keyword} ${typeof value === "object" ? JSON.stringify(value) : value}`;
}
