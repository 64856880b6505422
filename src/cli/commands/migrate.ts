// heygen-avatars migrate: finds calls of the v1 and v2 APIs in a code base.
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
    "finds calls of the v1 and v2 APIs in the files at PATH (default: the current folder) and shows how to replace them " +
    "by v3. Exit codes: 0 if it finds none, 1 if it finds some, 2 if it can't run. Calls that are only mentioned in " +
    "comments or messages don't count",
  flags: { json: toggle("print JSON") },
  failureCode: 2,
  run: ({ json = false }, paths) => findCalls(paths.length > 0 ? paths : ["."], json),
});

/** Prints the calls in the files. Resolves to the exit code. @throws UsageError if a path does not exist */
async function findCalls(paths: readonly string[], json: boolean): Promise<number> {
  const files: SourceFile[] = [];
  const tell = (path: string, why: string): void => console.error(`skipped ${path}: ${why.split("\n")[0]}`);
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
  if (found.length === 0) return "No calls of the v1 or v2 API found.";
  const mentions = found.filter(({ place }) => place.isMention).length;
  const files = new Set(found.map(({ file }) => file)).size;
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
  const mentioned = mentions > 0 ? `, ${mentions} of them only mention a call` : "";
  return `${count(found.length, "place")} in ${count(files, "file")}${mentioned}.`;
}
