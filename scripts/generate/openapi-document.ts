import type { Json } from "../../src/contract/spec/openapi.ts";
import { withoutProse } from "./without-prose.ts";

/** The text of generated/openapi-document.ts: the bundle for programs that read no YAML, without what is prose. */
export function documentModule(spec: Json): string {
  const { components, info, ...members } = spec;
  const { schemas, examples, ...others } = components;
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.
import { examples } from "./sandbox-operations.ts";
import { schemas } from "./json-schemas.ts";

/** The bundled OpenAPI document. */
export const document: Readonly<Record<string, unknown>> = {
  info: ${JSON.stringify({ title: info.title, version: info.version })},
${linesOf(members)}  components: {
    schemas,
    examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
${linesOf(others)}  },
};
`;
}

/** A line for each path and each component, so that a change is seen where it was made. */
function linesOf(members: Json): string {
  return Object.entries<Json>(members)
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${memberLines(value)},\n`)
    .join("");
}

function memberLines(value: Json): string {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value, withoutProse);
  const lines = Object.entries(value).map(
    ([name, inner]) => `    ${JSON.stringify(name)}: ${JSON.stringify(inner, withoutProse)},\n`,
  );
  return `{\n${lines.join("")}  }`;
}
