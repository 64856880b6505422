// The operations of a spec, and the few facts about them that the client needs while it runs.
// biome-ignore lint/suspicious/noExplicitAny: a document is what it is
export type Json = any;

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every operation of a bundled spec, with its method in upper case and its path template. */
export function operationsOf(spec: Json): { method: string; path: string; operation: Json }[] {
  return Object.entries<Json>(spec.paths).flatMap(([path, item]) =>
    methods.flatMap((method) =>
      item[method] ? [{ method: method.toUpperCase(), path, operation: item[method] }] : [],
    ),
  );
}

/** The text of generated/operations.ts. */
export function operationFacts(spec: Json): string {
  const found = operationsOf(spec);
  const ids = found.map(({ method, path, operation }) => `  "${method} ${path}": "${operation.operationId}",\n`);
  const facts = found.flatMap(({ method, path, operation }) => {
    const members = Object.entries(options(operation, spec)).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return members.length > 0 ? [`  "${method} ${path}": { ${members.join(", ")} },\n`] : [];
  });
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.

/** What the client needs to know about an operation while it runs. */
export interface OperationFacts {
  /** Whether it declares the header Idempotency-Key. */
  readonly idempotent?: true;
  /** Whether it refuses OAuth tokens. */
  readonly keyOnly?: true;
  /** Whether it is deprecated. */
  readonly deprecated?: true;
  /** The operationId of its successor. */
  readonly replacedBy?: string;
  /** When it was announced to end, as YYYY-MM-DD. */
  readonly sunset?: string;
}

/** The operationId of each method and path template. */
export const operationIds = {
${ids.join("")}} as const;

/** Facts by method and path template, where there are any. */
export const operationFacts: Readonly<Record<string, OperationFacts>> = {
${facts.join("")}};
`;
}

function options(operation: Json, spec: Json): Json {
  const parameters: Json[] = (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
  const security: Json[] = operation.security ?? spec.security;
  return {
    ...(parameters.some(({ name }) => name === "Idempotency-Key") && { idempotent: true }),
    ...(!security.some((scheme) => "BearerAuth" in scheme) && { keyOnly: true }),
    ...(operation.deprecated && { deprecated: true }),
    ...(operation["x-replaced-by"] && { replacedBy: operation["x-replaced-by"] }),
    ...(operation["x-sunset"] && { sunset: operation["x-sunset"] }),
  };
}

/** What a reference within the bundle refers to; anything else as it is. */
export function follow(node: Json, spec: Json): Json {
  if (typeof node.$ref !== "string") return node;
  const target = node.$ref
    .slice(2)
    .split("/")
    .reduce((at: Json, key: string) => at[key], spec);
  return follow(target, spec);
}
