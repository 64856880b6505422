// The resources in responses.
import type { DocumentReader } from "./document.ts";
import type { Json } from "./openapi.ts";
import { branchesOf, componentOf, isMeantFor, resolve } from "./schema.ts";

/** A resource in a response. */
export interface ResourceView {
  /** The component that describes it. */
  component: string;
  id: string;
  value: Json;
}

/** The resources in a value, at any depth. */
export function resourcesIn(value: Json, schema: Json, reader: DocumentReader, component?: string): ResourceView[] {
  const name = componentOf(schema) ?? component;
  const { schema: own } = resolve(schema, "", reader.document);
  const branch = branchesOf(own)?.find((one) => isMeantFor(one, value, reader.document));
  if (branch) return resourcesIn(value, branch, reader);
  if (Array.isArray(value)) return value.flatMap((item) => resourcesIn(item, own.items ?? {}, reader));
  if (value === null || typeof value !== "object") return [];
  const inside = Object.entries<Json>(own.properties ?? {}).flatMap(([key, property]) =>
    key in value ? resourcesIn(value[key], property, reader) : [],
  );
  // A page shows another part of the resource each time.
  const id = own.properties?.has_more ? undefined : idOf(value, own);
  return name && id !== undefined ? [{ component: name, id, value: lasting(value, own) }, ...inside] : inside;
}

/** The members that every response about the resource has. */
function lasting(value: Json, { properties }: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !properties?.[key]?.["x-once"]));
}

/** The id of a resource: `id`, or the first required member that ends in `_id`. */
export function idOf(value: Json, schema: Json = {}): string | undefined {
  const key =
    "id" in value ? "id" : (schema.required ?? Object.keys(value)).find((name: string) => name.endsWith("_id"));
  const id = key && value[key];
  return typeof id === "string" ? id : undefined;
}

/** A value as text, without the queries of URLs: they contain signatures that may change at any time. */
export function withoutSignatures(value: Json): string {
  return (JSON.stringify(value) ?? "").replace(/("https?:[^"?]*)\?[^"]*"/g, '$1"');
}
