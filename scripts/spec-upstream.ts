// npm run spec:upstream -- <file or url> […] [--adopt]: HeyGen's published documents, or parts of them, against our bundle.
// Ends with 1 on differences that openapi/upstream.yaml does not accept, and with 2 when it can't compare. With --adopt it
// writes what the documents only add into openapi/, and ends with 1 when something needs a decision.
import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import type { Json } from "../src/contract/spec/openapi.ts";
import { type Accepted, readAccepted } from "./upstream/accepted.ts";
import { Adopter } from "./upstream/adopt.ts";
import { type Comparison, compare } from "./upstream/compare.ts";
import type { Difference } from "./upstream/diff.ts";
import { SourceFiles } from "./upstream/source-files.ts";
import { UsageError } from "./usage-error.ts";

const acceptedFile = "openapi/upstream.yaml";

const usage =
  "usage: npm run spec:upstream -- <file or url of HeyGen's OpenAPI document> […] [--adopt [--date 2026-09-07]]";

async function main(): Promise<void> {
  const { positionals: sources, values } = parseArgs({
    allowPositionals: true,
    options: { adopt: { type: "boolean" }, date: { type: "string" } },
  });
  if (sources.length === 0) throw new UsageError(usage);
  const theirs = await Promise.all(sources.map(readSpec));
  const ours = await readSpec("generated/openapi.yaml");
  const accepted = readAccepted((await readYaml(acceptedFile))?.accepted, acceptedFile);
  const comparison = compare(ours, theirs, accepted);
  if (values.adopt) adopt(ours, comparison, accepted, values.date ?? dateOf(sources));
  else report(comparison);
}

function report({ unexplained, explained, stale, outside }: Comparison): void {
  for (const difference of unexplained) console.log(lineOf(difference));
  for (const difference of stale) console.log(`${acceptedFile} accepts what no longer differs: ${difference}`);
  if (outside.length > 0) console.log(`Not in these documents: ${outside.join(", ")}`);
  console.log(`${unexplained.length} unexplained differences, ${explained.length} accepted, ${stale.length} stale`);
  if (unexplained.length + stale.length > 0) process.exitCode = 1;
}

function adopt(ours: Json, { unexplained }: Comparison, accepted: readonly Accepted[], date: string): void {
  const files = new SourceFiles("openapi");
  const source = `HeyGen's OpenAPI document of ${date}`;
  const adopter = new Adopter(files, ours, source, accepted);
  const { adopted, decisions, left } = adopter.adopt(unexplained);
  for (const file of files.write()) console.log(`changed ${file}`);
  if (adopter.operations.length > 0) addHandlers(adopter.operations);
  for (const difference of adopted) console.log(`adopted: ${difference.text}`);
  for (const text of left) console.log(`work left: ${text}`);
  for (const difference of decisions) console.log(`needs a decision: ${lineOf(difference)}`);
  console.log(`${adopted.length} adopted, ${decisions.length} need a decision`);
  if (adopted.length > 0) console.log("Run `npm run generate` next.");
  if (decisions.length > 0) process.exitCode = 1;
}

const handlersFile = "src/sandbox/operations/operations.ts";

/** Lets the sandbox answer with an example, so that the types are content. */
function addHandlers(operations: readonly string[]): void {
  const text = readFileSync(handlersFile, "utf8");
  const lines = operations.map((id) => `  ${id}: "example",\n`);
  writeFileSync(
    handlersFile,
    text.replace(/(export const handlers: Handlers = \{\n[\s\S]*?)(?=^\};)/m, `$1${lines.join("")}`),
  );
  console.log(`changed ${handlersFile}`);
}

/** The day of the documents, which they don't say themselves: today for an address, else what the file's name says. */
function dateOf(sources: readonly string[]): string {
  if (sources.some((source) => /^https?:/.test(source))) return new Date().toISOString().slice(0, 10);
  const dates = sources.flatMap((source) => /\d{4}-\d\d-\d\d/.exec(source)?.[0] ?? []).sort();
  const latest = dates.at(-1);
  if (!latest)
    throw new UsageError("--adopt needs the date of the documents: in the name of a file, or as --date 2026-09-07");
  return latest;
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
