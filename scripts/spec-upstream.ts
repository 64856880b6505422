// npm run spec:upstream -- <file or url> […]: HeyGen's published documents, or parts of them, against our bundle. Ends with
// 1 on differences that openapi/upstream.yaml does not accept, and with 2 when it can't compare.
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Json } from "../src/contract/spec/openapi.ts";
import { readAccepted } from "./upstream/accepted.ts";
import { compare } from "./upstream/compare.ts";
import type { Difference } from "./upstream/diff.ts";
import { UsageError } from "./usage-error.ts";

const acceptedFile = "openapi/upstream.yaml";

async function main(): Promise<void> {
  const sources = process.argv.slice(2);
  if (sources.length === 0)
    throw new UsageError("usage: npm run spec:upstream -- <file or url of HeyGen's OpenAPI document> […]");
  const theirs = await Promise.all(sources.map(readSpec));
  const ours = await readSpec("generated/openapi.yaml");
  const accepted = readAccepted((await readYaml(acceptedFile))?.accepted, acceptedFile);
  const { unexplained, explained, stale, outside } = compare(ours, theirs, accepted);

  for (const difference of unexplained) console.log(lineOf(difference));
  for (const difference of stale) console.log(`${acceptedFile} accepts what no longer differs: ${difference}`);
  if (outside.length > 0) console.log(`Not in these documents: ${outside.join(", ")}`);
  console.log(`${unexplained.length} unexplained differences, ${explained.length} accepted, ${stale.length} stale`);
  if (unexplained.length + stale.length > 0) process.exitCode = 1;
}

/** A difference, and where upstream says otherwise. */
function lineOf({ holder, text, theirs: [first, ...others] }: Difference): string {
  if (first === holder) return text;
  const more = others.length > 0 ? ` and ${others.length} more` : "";
  return `${text}  [${first}${more}]`;
}

async function readSpec(source: string): Promise<Json> {
  const spec = await readYaml(source);
  if (!spec?.paths) throw new UsageError(`${source} is no OpenAPI document`);
  return spec;
}

async function readYaml(source: string): Promise<Json> {
  try {
    return parse(await textOf(source));
  } catch (error) {
    throw new UsageError(`can't read ${source}: ${(error as Error).message.split("\n")[0]}`);
  }
}

async function textOf(source: string): Promise<string> {
  if (!/^https?:/.test(source)) return readFile(source, "utf8");
  const response = await fetch(source);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.text();
}

await UsageError.report(main(), 2);
