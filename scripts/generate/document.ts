import type { Json } from "../../src/contract/openapi.ts";

/** The text of generated/document.ts: the bundle for programs that read no YAML. */
export function documentModule(spec: Json): string {
  const members = Object.entries<Json>(spec).map(([name, value]) => `  ${JSON.stringify(name)}: ${linesOf(value)},\n`);
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.

/** The bundled OpenAPI document. */
export const document: Readonly<Record<string, unknown>> = {
${members.join("")}};
`;
}

/** A line for each path and each group of components, so that a change is seen where it was made. */
function linesOf(value: Json): string {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value);
  const lines = Object.entries(value).map(
    ([name, inner]) => `    ${JSON.stringify(name)}: ${JSON.stringify(inner)},\n`,
  );
  return `{\n${lines.join("")}  }`;
}
