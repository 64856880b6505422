// Builds a minimal valid value of a schema.
import type { Json } from "./openapi.ts";
import { branchesOf, resolve, typesOf } from "./schema.ts";

/** A valid value with only the required members. Ids are `{names}`, to be replaced later. */
export function sampleOf(schema: Json, name: string, document: Json): Json {
  const { schema: own } = resolve(schema, "", document);
  const [branch] = branchesOf(own) ?? [];
  if (branch) return sampleOf(branch, name, document);
  if (own.const !== undefined) return own.const;
  if (own.enum) return own.enum[0];
  if (own.examples?.length > 0) return own.examples[0];
  const type = typesOf(own).find((one) => one !== "null");
  if (type === "boolean") return true;
  if (type === "integer" || type === "number") return numberOf(own);
  if (type === "string") return textOf(own, name);
  if (type === "array") {
    const item = sampleOf(own.items ?? {}, name, document);
    return Array.from({ length: Math.max(1, own.minItems ?? 0) }, () => item);
  }
  if (type === "object") {
    const required: string[] = own.required ?? [];
    const entries = required.map((key) => [key, sampleOf(own.properties?.[key] ?? {}, key, document)]);
    return Object.fromEntries(entries);
  }
  return null;
}

/** A number within the bounds. */
export function numberOf({ minimum, maximum, exclusiveMinimum }: Json): number {
  if (minimum !== undefined) return minimum;
  if (exclusiveMinimum !== undefined) return Math.min(exclusiveMinimum + 1, maximum ?? Number.POSITIVE_INFINITY);
  return Math.min(1, maximum ?? 1);
}

/** Whether a field takes the id of an existing resource. */
export const isIdName = (name: string): boolean =>
  /(^|_)ids?$/.test(name) && !/^(callback|folder|entity|brand_)/.test(name);

function textOf({ minLength = 0, format, contentEncoding, pattern }: Json, name: string): string {
  if (isIdName(name)) return `{${name}}`;
  if (contentEncoding === "base64") return "AAAA";
  if (format === "uri" || /(^|_)url$/.test(name)) return "https://example.com/file";
  if (format === "date-time") return "2026-09-07T12:00:00Z";
  if (pattern?.includes("#")) return "#a0b1c2";
  return "a".repeat(Math.max(1, minLength));
}

/** Replaces the ids in an example with placeholders. */
export function withPlaceholders(value: Json, key = ""): Json {
  if (Array.isArray(value)) return value.map((item) => withPlaceholders(item, key));
  if (value !== null && typeof value === "object") {
    const entries = Object.entries<Json>(value).map(([name, inner]) => [name, withPlaceholders(inner, name)]);
    return Object.fromEntries(entries);
  }
  return isIdName(key) && typeof value === "string" ? `{${key}}` : value;
}
