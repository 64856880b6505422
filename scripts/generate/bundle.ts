// Lints the spec and bundles it into one document, with the redocly CLI.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { UsageError } from "../usage-error.ts";
import { checkSources } from "./sources.ts";

const rootFile = "openapi/openapi.yaml";

/** Runs the redocly CLI of this project; resolves to what it printed and how it ended. */
export async function redocly(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["node_modules/@redocly/cli/bin/cli.js", ...args]);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output: withoutNotice(stdout + stderr) };
}

/** On Node 20 redocly prints a framed notice about Node 20 that can't be switched off. */
const withoutNotice = (output: string): string => output.replace(/^ *[╔║╚].*\n/gm, "").trim();

/**
 * Bundles the spec, makes something of the bundle, and lints the spec meanwhile. A spec that breaks a rule is a usage
 * error with file and line.
 *
 * @param derive is given the bundle as YAML
 */
export async function lintAndBundle<Derived>(derive: (bundle: string) => Promise<Derived>): Promise<Derived> {
  const folder = await mkdtemp(join(tmpdir(), "heygen-avatars-"));
  try {
    const file = join(folder, "openapi.yaml");
    const bundle = async (): Promise<string> => {
      const { code, output } = await redocly("bundle", rootFile, "-o", file);
      if (code !== 0) throw new UsageError(shortened(output.split("\n")));
      return `# Generated from openapi/ by \`npm run generate\`. Do not edit.\n${await readFile(file, "utf8")}`;
    };
    // Redocly is at work in processes of its own while the sources are checked here.
    const [linted, derived, checked] = await Promise.allSettled([lint(), bundle().then(derive), checkSources()]);
    // A slip in a source breaks rules, and what breaks a rule may break what is derived: the first one explains the rest.
    for (const outcome of [checked, linted, derived]) if (outcome.status === "rejected") throw outcome.reason;
    return (derived as PromiseFulfilledResult<Derived>).value;
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Problem {
  readonly ruleId: string;
  readonly message: string;
  readonly location: readonly { source: { ref: string }; start?: { line: number; col: number } }[];
}

async function lint(): Promise<void> {
  const { code, output } = await redocly("lint", rootFile, "--format=json", "--max-problems=1000");
  if (code === 0) return;
  const report = /^\{$[\s\S]*^\}$/m.exec(output)?.[0];
  if (!report) throw new UsageError(shortened(output.split("\n")));
  const problems: Problem[] = JSON.parse(report).problems;
  // An example or a schema is looked at wherever it is used.
  throw new UsageError(shortened([...new Set(causesOf(problems).map(lineOf))]));
}

/** Where the structure is wrong, other rules stumble over it elsewhere; one that objects at the same place explains it. */
function causesOf(problems: readonly Problem[]): readonly Problem[] {
  const places = new Set(problems.filter(({ ruleId }) => ruleId === "struct").map(placeOf));
  return places.size > 0 ? problems.filter((problem) => places.has(placeOf(problem))) : problems;
}

function lineOf(problem: Problem): string {
  return `${placeOf(problem)}${problem.message.replaceAll(/\s*\n\s*/g, " ").trim()} (${problem.ruleId})`;
}

function placeOf({ location: [at] }: Problem): string {
  return at ? `${at.source.ref}:${at.start?.line ?? 1}:${at.start?.col ?? 1} ` : "";
}

const maxLines = 12;

/** What fits on a screen. */
function shortened(lines: readonly string[]): string {
  const more = lines.length - maxLines;
  return [...lines.slice(0, maxLines), ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}
