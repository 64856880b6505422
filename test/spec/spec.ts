// The bundled spec, as tests read it.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type DocumentReader, type Operation, readDocument } from "../../src/contract/spec/document.ts";
import type { Json } from "../../src/contract/spec/openapi.ts";

export type { Json, Operation };

export const specFile = "generated/openapi.yaml";

/** All tests of a worker share the spec: who would change it finds out at once. */
function frozen(value: Json): Json {
  if (value !== null && typeof value === "object") Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

export const project: DocumentReader = readDocument(frozen(parse(readFileSync(specFile, "utf8"))));
export const { document: spec, operations, operation, validator, violations } = project;

/** The path of an operation with something in place of each parameter. */
export function concrete(path: string, values: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? `some_${name}`);
}
