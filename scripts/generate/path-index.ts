// The index of paths in openapi/openapi.yaml follows from the files in openapi/paths/, each of which says its path.
import { readdir, readFile } from "node:fs/promises";
import { UsageError } from "../usage-error.ts";

export const rootFile = "openapi/openapi.yaml";
const folder = "openapi/paths";
const section = /^paths:\n(?:(?: .*)?\n)*/m;

/** The text of openapi/openapi.yaml with its `paths` rewritten. */
export async function pathIndex(): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml"));
  const entries = await Promise.all(files.map(async (file) => ({ file, path: await pathOf(file) })));
  entries.sort((a, b) => order(a.path).localeCompare(order(b.path)));
  const lines = entries.map(({ file, path }) => `  ${path}:\n    $ref: paths/${file}\n`);
  return (await readFile(rootFile, "utf8")).replace(section, () => `paths:\n${lines.join("")}`);
}

async function pathOf(file: string): Promise<string> {
  const path = /^x-path: (\/\S+)$/m.exec(await readFile(`${folder}/${file}`, "utf8"))?.[1];
  if (!path) throw new UsageError(`${folder}/${file}:1 must start with its path, such as \`x-path: /v3/avatars\`.`);
  const expected = `${path.slice(1).replaceAll("/", "_")}.yaml`;
  if (file !== expected)
    throw new UsageError(`${folder}/${file}:1 describes ${path}, so it must be called ${expected}.`);
  return path;
}

/** Newest version first, then by path. */
const order = (path: string): string => path.replace(/^\/v(\d)/, (_, version) => `/${9 - Number(version)}`);
