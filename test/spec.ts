// The bundled spec, as tests read it.
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type DocumentReader, type Operation, readDocument } from "../src/contract/document.ts";
import type { Json } from "../src/contract/openapi.ts";

export type { Json, Operation };

export const specFile = "generated/openapi.yaml";

export const project: DocumentReader = readDocument(parse(readFileSync(specFile, "utf8")));
export const { document: spec, operations, operation, validator, schemaErrors } = project;

/** The path of an operation with something in place of each parameter. */
export function concrete(path: string, values: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? `some_${name}`);
}
