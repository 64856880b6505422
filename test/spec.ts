// The bundled spec, as tests read it.
import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { parse } from "yaml";
import { follow, type Json, operationsOf } from "../scripts/generate/operations.ts";

export type { Json };

export const specFile = "generated/openapi.yaml";

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

/** A document, read for tests: its operations, and what is wrong with a value in the eyes of its schemas. */
export interface SpecReader {
  spec: Json;
  operations: Operation[];
  /** Compiles a schema, which may refer to `#/components/schemas/…`. */
  validator(schema: Json): ValidateFunction;
  /** What is wrong with a value, a line a fault; nothing where it is valid. */
  schemaErrors(schema: Json, value: unknown): string[];
}

/** @param trusted leaves out the check that the schemas are schemas, which takes most of the time */
export function readSpec(spec: Json, trusted = false): SpecReader {
  const ajv = new Ajv2020({
    validateSchema: !trusted,
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
  });
  addFormats.default(ajv);
  ajv.addVocabulary(["discriminator", "x-confidence", "x-max-bytes", "x-open"]);
  ajv.addSchema(standalone({ $id: id, $defs: spec.components.schemas }));
  const validators = new Map<string, ValidateFunction>();

  const validator = (schema: Json): ValidateFunction => {
    const text = JSON.stringify(schema);
    const known = validators.get(text) ?? ajv.compile(standalone(schema));
    validators.set(text, known);
    return known;
  };
  return {
    spec,
    operations: operationsIn(spec),
    validator,
    schemaErrors(schema, value) {
      const validate = validator(schema);
      if (validate(value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
    },
  };
}

const id = "https://heygen-avatars.example/openapi";

/** A copy that refers to the document's schemas where ajv knows them. */
function standalone(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', `"${id}#/$defs/`));
}

function operationsIn(spec: Json): Operation[] {
  const examplesOf = (media: Json): Example[] =>
    Object.entries<Json>(media.examples ?? {}).map(([name, example]) => ({ name, value: follow(example, spec).value }));
  return operationsOf(spec).map(({ method, path, operation }) => {
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
        const content = response.content["application/json"];
        const headers = Object.entries<Json>(response.headers ?? {}).map(([name, header]) => [
          name,
          follow(header, spec),
        ]);
        return {
          status: Number(status),
          schema: content.schema,
          headers: Object.fromEntries(headers),
          examples: examplesOf(content),
        };
      }),
    };
  });
}

export const project: SpecReader = readSpec(parse(readFileSync(specFile, "utf8")));
export const { spec, operations, validator, schemaErrors } = project;

export function operation(operationId: string): Operation {
  const found = operations.find((candidate) => candidate.id === operationId);
  if (!found) throw new Error(`no operation ${operationId}`);
  return found;
}

/** The path of an operation with something in place of each parameter. */
export function concrete(path: string, values: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? `some_${name}`);
}
