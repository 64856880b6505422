// What the sandbox needs at run time: the operations as data, with their examples.
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

/** The text of generated/sandbox-operations.ts. */
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
