// heygen-avatars migrate: finds the calls of v1 and v2 in a code base.
import { findPlaces, readProject } from "../migrate/find-places.ts";
import { describePlace, type FoundPlace, placeData } from "../migrate/report.ts";
import type { MigrateFlags } from "./flags.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";

const exitCodes = { done: 0, found: 1 } as const;

/**
 * Runs the command; resolves to its exit code.
 *
 * @throws UsageError for paths that are not there
 */
export async function runMigrateCommand(paths: readonly string[], flags: MigrateFlags): Promise<number> {
  const files: SourceFile[] = [];
  const tell = (path: string, why: string): void => console.error(`left out ${path}: ${why.split("\n")[0]}`);
  for await (const file of sourceFiles(paths.length > 0 ? paths : ["."], tell)) files.push(file);
  const project = readProject(files.map(({ text }) => text));
  const found = files.flatMap(({ path, text }) => findPlaces(text, project).map((place) => ({ file: path, place })));
  if (flags.json) {
    console.log(JSON.stringify({ places: found.map(placeData) }, null, 2));
  } else {
    for (const one of found) console.log(`${describePlace(one)}\n`);
    console.log(summaryOf(found));
  }
  return found.some(({ place }) => !place.isMention) ? exitCodes.found : exitCodes.done;
}

function summaryOf(found: readonly FoundPlace[]): string {
  if (found.length === 0) return "No call of v1 or v2 was found.";
  const mentions = found.filter(({ place }) => place.isMention).length;
  const files = new Set(found.map(({ file }) => file)).size;
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
  const mentioned = mentions > 0 ? `, ${mentions} of them only mentioned` : "";
  return `${count(found.length, "place")} in ${count(files, "file")}${mentioned}.`;
}
