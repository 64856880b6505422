// heygen-avatars migrate: finds the calls of v1 and v2 in a code base, and rewrites those whose meaning is sure to stay.
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { findPlaces, type Place, readProject } from "../migrate/find-places.ts";
import { describePlace, type FoundPlace, placeData } from "../migrate/report.ts";
import type { Morph } from "../migrate/rewrite/morph.ts";
import { type FilePlan, planFile, type Span } from "../migrate/rewrite/plan.ts";
import type { MigrateFlags } from "./flags.ts";
import { whyNotInGit } from "./git.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";
import { UsageError } from "./usage-error.ts";

const exitCodes = { done: 0, found: 1 } as const;

/** Lines that are longer were written by a program. */
const longestLine = 5000;

/** A file whose text changes. */
interface Rewriting {
  readonly path: string;
  readonly text: string;
}

/**
 * Runs the command; resolves to its exit code.
 *
 * @param importMorph loads the optional package that rewriting needs
 * @throws UsageError for paths that are not there
 */
export async function runMigrateCommand(
  paths: readonly string[],
  flags: MigrateFlags,
  importMorph: () => Promise<Morph> = () => import("ts-morph"),
): Promise<number> {
  if (flags.force && !flags.write) throw new UsageError("--force makes no sense without --write");
  const morph = await ifInstalled(importMorph);
  if (flags.write && !morph) {
    throw new UsageError("--write needs a package that is not installed: npm install --save-dev ts-morph@28");
  }
  const files: SourceFile[] = [];
  const tell = (path: string, why: string): void => console.error(`left out ${path}: ${why.split("\n")[0]}`);
  for await (const file of sourceFiles(paths.length > 0 ? paths : ["."], tell)) files.push(file);
  const project = readProject(files.map(({ text }) => text));
  let found: FoundPlace[] = [];
  const rewritings: Rewriting[] = [];
  for (const file of files) {
    const places = findPlaces(file.text, project);
    if (places.length === 0) continue;
    const plan = morph && isScript(file.path) ? planned(morph, file) : undefined;
    found.push(...places.map((place) => foundPlace(file.path, place, plan)));
    if (plan && plan.text !== file.text) rewritings.push({ path: file.path, text: plan.text });
  }
  if (flags.write) {
    const kept = flags.force ? new Map<string, string>() : await keptFiles(rewritings);
    await write(rewritings.filter(({ path }) => !kept.has(path)));
    found = found.map((one) =>
      one.isSure && kept.has(one.file) ? { ...one, isSure: false, reason: kept.get(one.file) } : one,
    );
  }
  print(found, flags, morph !== undefined);
  const left = found.filter(({ isSure, place }) => !place.isMention && !(flags.write && isSure));
  return left.length > 0 ? exitCodes.found : exitCodes.done;
}

/** Rewriting is an extra: without its package the places are found all the same. */
async function ifInstalled(importMorph: () => Promise<Morph>): Promise<Morph | undefined> {
  try {
    return await importMorph();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

const isScript = (path: string): boolean => /\.[cm]?[jt]sx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);

/** The plan for a file; a file that can't be planned is left alone. */
function planned(morph: Morph, { path, text }: SourceFile): FilePlan {
  const without = (reason: string): FilePlan => ({
    text,
    rewritten: [],
    reasons: [{ start: 0, end: text.length, reason }],
  });
  if (text.split("\n").some((line) => line.length > longestLine)) return without("the file was written by a program");
  try {
    return planFile(morph, path, text);
  } catch (error) {
    return without(`the file can't be rewritten: ${(error as Error).message.split("\n")[0]}`);
  }
}

function foundPlace(file: string, place: Place, plan: FilePlan | undefined): FoundPlace {
  if (!plan) return { file, place, isSure: isScript(file) ? undefined : false };
  const holds = ({ start, end }: Span): boolean => start <= place.offset && place.offset < end;
  if (plan.rewritten.some(holds)) return { file, place, isSure: true };
  if (place.isMention) return { file, place, isSure: false };
  const [nearest] = plan.reasons.filter(holds).sort((a, b) => a.end - a.start - (b.end - b.start));
  const isCall = place.migration?.successor !== undefined;
  const unseen = isCall ? "how it is called can't be followed" : undefined;
  return { file, place, isSure: false, reason: nearest?.reason ?? unseen };
}

/** Files that stay as they are because a change could not be taken back, and why. */
async function keptFiles(rewritings: readonly Rewriting[]): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (const { path } of rewritings) {
    const why = await whyNotInGit(path);
    if (why !== undefined) kept.set(path, why);
  }
  return kept;
}

/** Writes all files, or none where one can't be written. @throws UsageError */
async function write(rewritings: readonly Rewriting[]): Promise<void> {
  const draftOf = (path: string): string => `${path}.heygen-migrate`;
  let count = 0;
  try {
    for (const { path, text } of rewritings) await writeFile(draftOf(path), text, { mode: (await stat(path)).mode });
    for (const { path } of rewritings) {
      await rename(draftOf(path), path);
      count++;
    }
  } catch (error) {
    for (const { path } of rewritings) await rm(draftOf(path), { force: true });
    throw new UsageError(`${count} of ${rewritings.length} files were written: ${(error as Error).message}`);
  }
}

function print(found: readonly FoundPlace[], { write: isWritten, json }: MigrateFlags, canRewrite: boolean): void {
  if (json) {
    const places = found.map((one) => ({ ...placeData(one), rewritten: isWritten === true && one.isSure === true }));
    console.log(JSON.stringify({ places }, null, 2));
    return;
  }
  const shown = isWritten ? found.filter(({ isSure }) => !isSure) : found;
  for (const place of shown) console.log(`${describePlace(place)}\n`);
  console.log(summaryOf(found, isWritten === true, canRewrite));
}

function summaryOf(found: readonly FoundPlace[], isWritten: boolean, canRewrite: boolean): string {
  if (found.length === 0) return "No call of v1 or v2 was found.";
  const sure = found.filter(({ isSure }) => isSure).length;
  const mentions = found.filter(({ place }) => place.isMention).length;
  const files = new Set(found.map(({ file }) => file)).size;
  const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
  const spoken = mentions > 0 ? `, ${mentions} of them only mentioned` : "";
  const total = `${count(found.length, "place")} in ${count(files, "file")}${spoken}`;
  if (isWritten) return `${total}: ${sure} rewritten, ${found.length - sure - mentions} left to do by hand.`;
  if (canRewrite) return `${total}; --write rewrites ${sure}. Nothing was written.`;
  return `${total}. Which of them can be rewritten is known with ts-morph: npm install --save-dev ts-morph@28`;
}
