import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

/** The text of generated/operations.md: a list of all operations to read. */
export function operationList(spec: Json): string {
  const operations = operationsOf(spec).map(({ operation }) => operation);
  const rows = operationsOf(spec).map(({ method, path, operation }) => {
    const { operationId, summary } = operation;
    const scopes: string[] = [operation["x-required-scopes"] ?? []].flat();
    const scope = scopes.map((name) => `\`${name}\``).join(", ");
    return `| \`${operationId}\` | \`${method} ${path}\` | ${summary} | ${scope} | ${successorOf(operation)} |\n`;
  });
  const [sunset] = operations.map((operation) => operation["x-sunset"]).filter(Boolean);
  return `<!-- Generated from openapi/ by \`npm run generate\`. Do not edit. -->

# Operations

v2 was announced to end on ${sunset}. Its operations are typed all the same, as deprecated, so that both versions
stand side by side while you move. A token needs the scope of an operation; an API key needs none.

| operation | request | what it does | OAuth scope | successor |
|---|---|---|---|---|
${rows.join("")}`;
}

function successorOf(operation: Json): string {
  if (operation["x-replaced-by"]) return `use \`${operation["x-replaced-by"]}\``;
  return operation.deprecated ? `none: ${operation["x-no-replacement"]}` : "";
}
