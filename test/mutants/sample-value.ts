// The plainest value that a schema allows.
import { branchesOf, type Json } from "./document.ts";

export function sampleOf(spec: Json, node: Json): Json {
  const schema = branchesOf(spec, node).find(({ type }) => type !== "null") ?? {};
  if ("const" in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const type = [schema.type].flat().find((name) => name !== "null");
  switch (type) {
    case "object":
      return objectOf(spec, schema);
    case "array":
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(spec, schema.items ?? {}));
    case "integer":
    case "number":
      return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1);
    case "boolean":
      return false;
    default:
      return "text".padEnd(schema.minLength ?? 0, "t");
  }
}

function objectOf(spec: Json, schema: Json): Json {
  const required: string[] = schema.required ?? [];
  return Object.fromEntries(required.map((name) => [name, sampleOf(spec, schema.properties?.[name] ?? {})]));
}
