// npm run spec:upstream -- <file or url>: HeyGen's published document against ours. Fails on a difference that is not
// accepted in openapi/upstream.yaml, and on an accepted one that is gone.
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import type { Json } from "../src/contract/openapi.ts";
import { type Accepted, compare } from "./upstream/compare.ts";
import { UsageError } from "./usage-error.ts";

const [source, acceptedFile = "openapi/upstream.yaml"] = process.argv.slice(2);

async function main(): Promise<void> {
  if (!source) throw new UsageError("usage: npm run spec:upstream -- <file or url of HeyGen's OpenAPI document>");
  const theirs = await document(source);
  const ours = parse(await readFile("generated/openapi.yaml", "utf8"));
  const accepted: Accepted[] = parse(await readFile(acceptedFile, "utf8")).accepted ?? [];
  const { differences, stale } = compare(ours, theirs, accepted);
  for (const { what, ours, theirs } of differences) {
    console.log(`${what}\n    ours:     ${ours ?? "-"}\n    upstream: ${theirs ?? "-"}`);
  }
  for (const { difference } of stale) console.log(`accepted in ${acceptedFile}, but gone: ${difference}`);
  console.log(
    `${differences.length} differences, ${accepted.length - stale.length} accepted, ${stale.length} no longer there`,
  );
  if (differences.length + stale.length > 0)
    throw new UsageError("Change the spec, or accept the difference with a reason.");
}

async function document(source: string): Promise<Json> {
  let text: string;
  try {
    text = /^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, "utf8");
  } catch (error) {
    throw new UsageError(`can't read ${source}: ${(error as Error).message}`);
  }
  const spec = parse(text);
  if (!spec?.paths) throw new UsageError(`${source} is no OpenAPI document`);
  return spec;
}

await UsageError.report(main());
