// What the sandbox needs at run time: the operations as data, and validators compiled ahead, because Workers allow no
// eval and ajv itself is large.
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { follow, type Json, operationsOf } from "../../src/contract/openapi.ts";

const id = "https://heygen-avatars.example/openapi";

/** The text of generated/contract.ts. */
export function contract(spec: Json): string {
  const operations = operationsOf(spec).map(({ method, path, operation }) => {
    const parameters = (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
    const responses = Object.entries<Json>(operation.responses).map(([status, node]) => {
      const examples = Object.entries<Json>(follow(node, spec).content["application/json"].examples);
      return [status, Object.fromEntries(examples.map(([name, { $ref }]) => [name, $ref.split("/").at(-1)]))];
    });
    const facts = {
      method,
      path,
      body: Object.keys(operation.requestBody?.content ?? {})[0],
      idempotent: parameters.some(({ name }: Json) => name === "Idempotency-Key"),
      keyOnly: !(operation.security ?? spec.security).some((scheme: Json) => "BearerAuth" in scheme),
      deprecated: operation.deprecated === true,
      replacedBy: operation["x-replaced-by"],
      sunset: operation["x-sunset"],
      responses: Object.fromEntries(responses),
    };
    return `  ${operation.operationId}: ${JSON.stringify(facts)},\n`;
  });
  const examples = Object.entries<Json>(spec.components.examples).map(
    ([name, { value }]) => `  ${name}: ${JSON.stringify(value)},\n`,
  );
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
import type { operations } from "./schema.ts";

export type OperationId = keyof operations;

/** What the sandbox needs to know about an operation. */
export interface OperationContract {
  readonly method: string;
  /** With \`{names}\` of path parameters. */
  readonly path: string;
  /** Media type of the request body, where there is one. */
  readonly body?: string;
  readonly idempotent: boolean;
  /** Whether it refuses OAuth tokens. */
  readonly keyOnly: boolean;
  readonly deprecated: boolean;
  readonly replacedBy?: string;
  readonly sunset?: string;
  /** By status: the name of each example, and the component that holds it. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const contract: Readonly<Record<OperationId, OperationContract>> = {
${operations.join("")}};

/** The values of the spec's examples. */
export const examples: Readonly<Record<string, unknown>> = {
${examples.join("")}};
`;
}

/** The text of generated/validators.ts. */
export async function validators(spec: Json): Promise<string> {
  const { bodies, queries, headers } = requestSchemas(spec);
  // The text of a query or header becomes a number or boolean; a body is taken at its word.
  const strict = { code: { source: true, esm: true }, discriminator: true, strict: false, inlineRefs: false } as const;
  const body = standalone(new Ajv2020(strict), bodies, spec);
  const query = standalone(new Ajv2020({ ...strict, coerceTypes: true, useDefaults: true }), queries, spec);
  const header = standalone(new Ajv2020(strict), headers, spec);
  const sources: Record<string, string> = { body, query, header };
  const result = await build({
    stdin: {
      contents: `import * as bodies from "body"; import * as queries from "query"; import * as headers from "header";
        export { bodies, queries, headers };`,
      resolveDir: process.cwd(),
    },
    plugins: [
      {
        name: "sources",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^(body|query|header)$/ }, ({ path }) => ({ path, namespace: "sources" }));
          onLoad({ filter: /.*/, namespace: "sources" }, ({ path }) => ({
            contents: sources[path] ?? "",
            resolveDir: process.cwd(),
          }));
        },
      },
    ],
    bundle: true,
    minify: true,
    format: "iife",
    globalName: "compiled",
    target: "es2022",
    write: false,
    // The same output wherever the project lies.
    tsconfigRaw: {},
  });
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
// @ts-nocheck
export interface SchemaError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

${result.outputFiles[0]?.text.replace(/^"use strict";/, "")}
type Validators = Readonly<Record<string, Validator>>;
export const bodies: Validators = compiled.bodies;
export const queries: Validators = compiled.queries;
export const headers: Validators = compiled.headers;
`;
}

/** The schema of each operation's body, and of its query and header parameters as one object. */
function requestSchemas(spec: Json) {
  const bodies: Json = {};
  const queries: Json = {};
  const headers: Json = {};
  for (const { operation } of operationsOf(spec)) {
    const [schema] = Object.values<Json>(operation.requestBody?.content ?? {}).map((media) => media.schema);
    if (schema) bodies[operation.operationId] = schema;
    const parameters = (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
    queries[operation.operationId] = objectOf(parameters.filter((parameter: Json) => parameter.in === "query"));
    headers[operation.operationId] = objectOf(parameters.filter((parameter: Json) => parameter.in === "header"));
  }
  return { bodies, queries, headers };
}

const objectOf = (parameters: Json[]): Json => ({
  type: "object",
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
  required: parameters.filter(({ required }) => required).map(({ name }) => name),
});

function standalone(ajv: Ajv2020, schemas: Json, spec: Json): string {
  const text = JSON.stringify({ shared: spec.components.schemas, schemas }, withoutMapping);
  const local = JSON.parse(text.replaceAll('"#/components/schemas/', `"${id}#/$defs/`));
  ajv.addSchema({ $id: id, $defs: local.shared });
  for (const [name, schema] of Object.entries<Json>(local.schemas)) ajv.addSchema(schema, name);
  const names = Object.keys(local.schemas);
  return standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
}

/** ajv knows discriminators, but not their mappings. */
const withoutMapping = (key: string, value: Json) =>
  key === "discriminator" ? { propertyName: value.propertyName } : value;
