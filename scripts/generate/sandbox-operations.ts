// What the sandbox needs at run time: the operations as data, with their examples.
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

/** The text of generated/sandbox-operations.ts. */
export function contract(spec: Json): string {
  const shared = new Map<string, Json>();
  const operations = operationsOf(spec).map(({ method, path, operation }) => {
    const parameters = (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
    const responses = Object.entries<Json>(operation.responses).map(([status, node]) => {
      const own = examplesOf(follow(node, spec));
      if (!node.$ref) return `"${status}":${JSON.stringify(own)}`;
      const name = lastOf(node.$ref);
      shared.set(name, own);
      return `"${status}":responses.${name}`;
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
      tolerated: operation["x-tolerated"] && Object.keys(operation["x-tolerated"]),
    };
    const text = JSON.stringify(facts).replace(/}$/, `,"responses":{${responses.join(",")}}}`);
    return `  ${operation.operationId}: ${text},\n`;
  });
  const examples = Object.entries<Json>(spec.components.examples).map(
    ([name, { value }]) => `  ${name}: ${JSON.stringify(value)},\n`,
  );
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
import type { operations } from "./types.ts";

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
  /** Fields of the body that HeyGen's own clients send although no document names them. */
  readonly tolerated?: readonly string[];
  /** By status: the name of each example, and the component that holds it. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The examples of responses that operations share: their names, and the components that hold them. */
const responses = {
${[...shared].map(([name, own]) => `  ${name}: ${JSON.stringify(own)},\n`).join("")}};

/** Each operation, by its operationId. */
export const contract: Readonly<Record<OperationId, OperationContract>> = {
${operations.join("")}};

/** The values of the spec's examples. */
export const examples: Readonly<Record<string, unknown>> = {
${examples.join("")}};
`;
}

/** The name of each example of a response, and the component that holds it. */
function examplesOf(response: Json): Record<string, string> {
  const examples = Object.entries<Json>(response.content["application/json"].examples);
  return Object.fromEntries(examples.map(([name, { $ref }]) => [name, lastOf($ref)]));
}

const lastOf = (ref: string): string => ref.split("/").at(-1) ?? "";
