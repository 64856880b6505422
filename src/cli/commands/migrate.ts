// heygen-avatars migrate: finds the calls of v1 and v2 in a code base.
import { findPlaces, readProject } from "../../migrate/find-places.ts";
import { describePlace, type FoundPlace, placeData } from "../../migrate/report.ts";
import { defineCommand, toggle } from "../flags.ts";
import { type SourceFile, sourceFiles } from "../source-files.ts";

const exitCodes = { done: 0, found: 1 } as const;

export const migrateCommand = defineCommand({
  name: "migrate",
  argument: "[PATH…]",
  maxArguments: Number.POSITIVE_INFINITY,
  purpose:
    "finds the calls of v1 and v2 in the files at PATH, by default this folder, and says how to make them with v3; " +
    "exits with 0 if none was found, 1 if some were, 2 if it can't be run; comments and texts that mention a call " +
    "don't count",
  flags: { json: toggle("prints JSON") },
  failureCode: 2,
  run: ({ json = false }, paths) => findCalls(paths.length > 0 ? paths : ["."], json),
});

/** Prints the calls in some files; resolves to the exit code. @throws UsageError for a path that does not exist */
async function findCalls(paths: readonly string[], json: boolean): Promise<number> {
  const files: SourceFile[] = [];
  const tell = (path: string, why: string): void => console.error(`left out ${path}: ${why.split("\n")[0]}`);
  for await (const file of sourceFiles(paths, tell)) files.push(file);
  const project = readProject(files.map(({ text }) => text));
  const found = files.flatMap(({ path, text }) => findPlaces(text, project).map((place) => ({ file: path, place })));
  if (json) {
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
