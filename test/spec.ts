// The bundled spec, as tests read it.
import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { follow, type Json, operationsOf } from "../scripts/generate/operations.ts";

export type { Json };

export const specFile = "generated/openapi.yaml";
export const spec: Json = parse(readFileSync(specFile, "utf8"));

/** A named example of a request or of an answer. */
export interface Example {
  name: string;
  value: Json;
}

export interface Operation {
  id: string;
  method: string;
  /** With `{names}` of path parameters. */
  path: string;
  parameters: Json[];
  deprecated: boolean;
  /** Of the request body: its media type, its schema and its examples. */
  request: { type: string; schema: Json; examples: Example[] } | undefined;
  responses: { status: number; schema: Json; headers: Record<string, Json>; examples: Example[] }[];
}

const examplesOf = (media: Json): Example[] =>
  Object.entries<Json>(media.examples ?? {}).map(([name, example]) => ({ name, value: follow(example, spec).value }));

export const operations: Operation[] = operationsOf(spec).map(({ method, path, operation }) => {
  const [type, media] = Object.entries<Json>(operation.requestBody?.content ?? {})[0] ?? [];
  return {
    id: operation.operationId,
    method,
    path,
    parameters: (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec)),
    deprecated: operation.deprecated === true,
    request: type ? { type, schema: media.schema, examples: examplesOf(media) } : undefined,
    responses: Object.entries<Json>(operation.responses).map(([status, node]) => {
      const response = follow(node, spec);
      const media = response.content["application/json"];
      const headers = Object.entries<Json>(response.headers ?? {}).map(([name, header]) => [
        name,
        follow(header, spec),
      ]);
      return {
        status: Number(status),
        schema: media.schema,
        headers: Object.fromEntries(headers),
        examples: examplesOf(media),
      };
    }),
  };
});

export function operation(id: string): Operation {
  const found = operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

const id = "https://heygen-avatars.example/openapi";
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
addFormats.default(ajv);
ajv.addVocabulary(["discriminator", "x-confidence"]);
ajv.addSchema(standalone({ $id: id, $defs: spec.components.schemas }));

const validators = new Map<string, ValidateFunction>();

/** Compiles a schema of the spec, which may refer to `#/components/schemas/…`. */
export function validator(schema: Json): ValidateFunction {
  const text = JSON.stringify(schema);
  const known = validators.get(text) ?? ajv.compile(standalone(schema));
  validators.set(text, known);
  return known;
}

/** A copy that refers to the spec's schemas where ajv knows them. */
function standalone(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', `"${id}#/$defs/`));
}

/** What is wrong with a value, a line a fault; nothing where it is valid. */
export function faults(schema: Json, value: unknown): string[] {
  const validate = validator(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
}

/** The path of an operation with something in place of each parameter. */
export function concrete(path: string, values: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? `some_${name}`);
}
