// Finds every schema of a spec, with its place and what it is used for.
import { follow, type Json, operationsOf } from "../../../src/contract/openapi.ts";

export type { Json };

/** The keys that lead to a part of a document. */
export type Place = readonly string[];

export type Use = "request" | "response" | "parameter" | "header";

export interface SchemaPlace {
  readonly place: Place;
  readonly schema: Json;
  readonly use: Use;
  /** The first operation that uses it. */
  readonly operationId: string;
}

/** One change of a document. */
export interface SpecChange {
  readonly operator: string;
  readonly class: string;
  readonly operationId: string;
  readonly place: Place;
  /** What tells changes of one operator and place apart. */
  readonly detail?: string;
  /** Changes the part at the place, within a copy. */
  change(part: Json): unknown;
}

export const partAt = (spec: Json, place: Place): Json => place.reduce((part, key) => part[key], spec);

/** Where a part really is: the target of its reference, or its own place. */
export function homeOf(spec: Json, place: Place): Place {
  const part = partAt(spec, place);
  return typeof part?.$ref === "string" ? homeOf(spec, part.$ref.slice(2).split("/")) : place;
}

export interface OperationPlace {
  readonly id: string;
  readonly place: Place;
  readonly operation: Json;
}

export function operationPlaces(spec: Json): OperationPlace[] {
  return operationsOf(spec).map(({ method, path, operation }) => ({
    id: operation.operationId,
    place: ["paths", path, method.toLowerCase()],
    operation,
  }));
}

/** The places of an operation's responses, parameters and headers, where they really are. */
export function responsePlaces(spec: Json, { place, operation }: OperationPlace): { status: string; home: Place }[] {
  return Object.keys(operation.responses).map((status) => ({
    status,
    home: homeOf(spec, [...place, "responses", status]),
  }));
}

export function parameterPlaces(spec: Json, { place, operation }: OperationPlace): Place[] {
  const count = (operation.parameters ?? []).length;
  return Array.from({ length: count }, (_, index) => homeOf(spec, [...place, "parameters", String(index)]));
}

export function headerPlaces(spec: Json, response: Place): Place[] {
  return Object.keys(partAt(spec, response).headers ?? {}).map((name) => homeOf(spec, [...response, "headers", name]));
}

/** Every schema that an operation uses, each once. */
export function schemaPlaces(spec: Json): SchemaPlace[] {
  const found = new Map<string, SchemaPlace>();
  const visit = (from: Place, use: Use, operationId: string): void => {
    const place = homeOf(spec, from);
    const key = place.join("/");
    if (found.has(key)) return;
    const schema = partAt(spec, place);
    found.set(key, { place, schema, use, operationId });
    for (const name of Object.keys(schema.properties ?? {})) visit([...place, "properties", name], use, operationId);
    if (schema.items) visit([...place, "items"], use, operationId);
    for (const union of ["oneOf", "anyOf", "allOf"])
      for (const index of (schema[union] ?? []).keys()) visit([...place, union, String(index)], use, operationId);
  };
  for (const operation of operationPlaces(spec)) visitOperation(spec, operation, visit);
  return [...found.values()];
}

function visitOperation(
  spec: Json,
  operation: OperationPlace,
  visit: (from: Place, use: Use, operationId: string) => void,
): void {
  const { id, place } = operation;
  for (const parameter of parameterPlaces(spec, operation)) visit([...parameter, "schema"], "parameter", id);
  const body = homeOf(spec, [...place, "requestBody"]);
  for (const type of Object.keys(partAt(spec, body)?.content ?? {}))
    visit([...body, "content", type, "schema"], "request", id);
  for (const { home } of responsePlaces(spec, operation)) {
    const content = follow(partAt(spec, home), spec).content ?? {};
    for (const type of Object.keys(content)) visit([...home, "content", type, "schema"], "response", id);
    for (const header of headerPlaces(spec, home)) visit([...header, "schema"], "header", id);
  }
}
