// What the sandbox needs at run time: the operations as data, and validators compiled ahead, because Workers allow no
// eval and ajv itself is large. The spec uses no keyword that is newer than draft 7, so ajv compiles for that: for later
// ones it adds code to every function that notes which keys were seen.
import { Ajv } from "ajv";
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
  const body = standalone(new Ajv(strict), bodies, spec);
  const query = standalone(new Ajv({ ...strict, coerceTypes: true, useDefaults: true }), queries, spec);
  const header = standalone(new Ajv(strict), headers, spec);
  const compiled = await bundle({ bodies: body, queries: query, headers: header });
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
// @ts-nocheck
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

${compiled}
type Validators = Readonly<Record<string, Validator>>;
export const bodies: Validators = compiled.bodies;
export const queries: Validators = compiled.queries;
export const headers: Validators = compiled.headers;
`;
}

/** The text of generated/schema-validators.ts: what `heygen-avatars/validate` runs on. */
export async function schemaValidators(spec: Json): Promise<string> {
  const ajv = new Ajv({
    code: { source: true, esm: true },
    discriminator: true,
    strict: false,
    inlineRefs: false,
  });
  const { shared } = localSchemas(spec, {});
  ajv.addSchema({ $id: id, $defs: shared });
  const places = Object.fromEntries(Object.keys(shared).map((name) => [name, `${id}#/$defs/${name}`]));
  const compiled = await bundle({ schemas: standaloneCode.default(ajv, places) });
  const answers = operationsOf(spec).map(({ operation }) => {
    const names = Object.entries<Json>(operation.responses).map(([status, node]) => {
      const { $ref } = follow(node, spec).content["application/json"].schema;
      return [status, $ref.split("/").at(-1)];
    });
    return `  ${operation.operationId}: ${JSON.stringify(Object.fromEntries(names))},\n`;
  });
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
// @ts-nocheck
import type { components, operations } from "./schema.ts";
import type { Validator } from "./validators.ts";

${compiled}
/** A validator for each schema of the spec. */
export const schemaValidators: Readonly<Record<keyof components["schemas"], Validator>> = compiled.schemas;

/** The name of the schema of each answer, by operationId and status. */
export const answerSchemas: Readonly<
  Record<keyof operations, Readonly<Record<string, keyof components["schemas"]>>>
> = {
${answers.join("")}};
`;
}

/** Modules as one script that needs no other, whose variable `compiled` has what each of them exports. */
async function bundle(modules: Record<string, string>): Promise<string> {
  const names = Object.keys(modules);
  const { outputFiles } = await build({
    stdin: { contents: names.map((name) => `export * as ${name} from "source:${name}";`).join("\n") },
    plugins: [
      {
        name: "sources",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^source:/ }, ({ path }) => ({ path: path.slice(7), namespace: "sources" }));
          onLoad({ filter: /.*/, namespace: "sources" }, ({ path }) => ({
            contents: modules[path] ?? "",
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
  return (outputFiles[0]?.text ?? "").replace(/^"use strict";/, "");
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

function standalone(ajv: Ajv, schemas: Json, spec: Json): string {
  const local = localSchemas(spec, schemas);
  ajv.addSchema({ $id: id, $defs: local.shared });
  for (const [name, schema] of Object.entries<Json>(local.schemas)) ajv.addSchema(schema, name);
  const names = Object.keys(local.schemas);
  return standaloneCode.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
}

/** The components, and other schemas, with references that lead to the document that ajv is given. */
function localSchemas(spec: Json, schemas: Json): { shared: Json; schemas: Json } {
  const text = JSON.stringify({ shared: spec.components.schemas, schemas }, withoutAnnotations);
  return JSON.parse(text.replaceAll('"#/components/schemas/', `"${id}#/$defs/`));
}

/**
 * Leaves out what checks nothing, because ajv puts whole schemas into its code, and the mappings of discriminators, which
 * ajv does not know.
 */
function withoutAnnotations(key: string, value: Json): Json {
  if (key === "discriminator") return { propertyName: value.propertyName };
  // A property may have such a name; its schema is no text.
  const isText = (key === "title" || key === "description") && typeof value === "string";
  const isAnnotation = isText || key.startsWith("x-") || (key === "examples" && Array.isArray(value));
  return isAnnotation ? undefined : value;
}
