// The schemas of the spec as data, for the sandbox, `heygen-avatars/validate` and the contract suite.
import { Ajv } from "ajv";
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { withoutProse } from "./without-prose.ts";

/** The text of generated/json-schemas.ts. */
export function schemasModule(spec: Json): string {
  const answers = operationsOf(spec).map(({ operation }) => {
    const names = Object.entries<Json>(operation.responses).map(([status, node]) => {
      const { $ref } = follow(node, spec).content["application/json"].schema;
      return [status, $ref.split("/").at(-1)];
    });
    return [operation.operationId, Object.fromEntries(names)];
  });
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
import type { components, operations } from "./types.ts";

/** A schema, as far as it checks values; \`true\` and \`false\` take everything and nothing. */
export type Schema = boolean | SchemaObject;

export interface SchemaObject {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly not?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly discriminator?: { readonly propertyName: string; readonly mapping: Readonly<Record<string, string>> };
  readonly maximum?: number;
  readonly minimum?: number;
  readonly exclusiveMaximum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly default?: unknown;
  readonly [annotation: string]: unknown;
}

/** Each schema of the spec, without what is prose. */
export const schemas: Readonly<Record<keyof components["schemas"], Schema>> = {
${linesOf(spec.components.schemas)}};

/** The name of the schema of each answer, by operationId and status. */
export const answerSchemas: Readonly<
  Record<keyof operations, Readonly<Record<string, keyof components["schemas"]>>>
> = {
${linesOf(Object.fromEntries(answers))}};
`;
}

/** The text of generated/request-schemas.ts. */
export function requestSchemasModule(spec: Json): string {
  const { bodies, queries, headers } = requestSchemas(spec);
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
import type { SchemaObject } from "./json-schemas.ts";

type Schemas = Readonly<Record<string, SchemaObject>>;

/** The schema of each body, by operationId. */
export const bodies: Schemas = {
${linesOf(bodies)}};

/** The query parameters of each operation, as one object. */
export const queries: Schemas = {
${linesOf(queries)}};

/** The header parameters of each operation, as one object. */
export const headers: Schemas = {
${linesOf(headers)}};
`;
}

const linesOf = (members: Json): string =>
  Object.entries(members)
    .map(([name, value]) => `  ${name}: ${JSON.stringify(value, withoutProse)},\n`)
    .join("");

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

/** Throws where ajv can't compile a schema: what it says is then no schema. */
export function checkSchemas(schemas: Json): void {
  const id = "https://heygen-avatars.example/openapi";
  const text = JSON.stringify({ $id: id, $defs: schemas }, withoutMapping);
  const ajv = new Ajv({ discriminator: true, strict: false, inlineRefs: false, logger: false });
  ajv.addSchema(JSON.parse(text.replaceAll('"#/components/schemas/', `"${id}#/$defs/`)));
  for (const name of Object.keys(schemas)) ajv.compile({ $ref: `${id}#/$defs/${name}` });
}

/** ajv knows no mapping of discriminators. */
const withoutMapping = (key: string, value: Json): Json =>
  key === "discriminator" ? { propertyName: value.propertyName } : value;
