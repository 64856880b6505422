import { readFile } from "node:fs/promises";
import { type Json, operationsOf } from "./operations.ts";

const section = /(<!-- operations:[^\n]*-->\n)[\s\S]*?(<!-- \/operations -->)/;

/** The text of README.md with its list of operations rewritten. */
export async function readme(spec: Json): Promise<string> {
  const rows = operationsOf(spec).map(({ method, path, operation }) => {
    const successor = operation["x-replaced-by"] ? `\`${operation["x-replaced-by"]}\`` : operation["x-no-replacement"];
    const note = operation.deprecated ? (operation["x-replaced-by"] ? `use ${successor}` : `none: ${successor}`) : "";
    return `| \`${operation.operationId}\` | \`${method} ${path}\` | ${operation.summary} | ${note} |\n`;
  });
  const table = `| operation | request | what it does | successor |\n|---|---|---|---|\n${rows.join("")}`;
  return (await readFile("README.md", "utf8")).replace(section, (_, start, end) => start + table + end);
}
