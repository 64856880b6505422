// Lints the spec and bundles it into one document, with the redocly CLI.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { UsageError } from "../usage-error.ts";

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
      refuseFailure(await redocly("bundle", rootFile, "-o", file));
      return `# Generated from openapi/ by \`npm run generate\`. Do not edit.\n${await readFile(file, "utf8")}`;
    };
    const [linted, derived] = await Promise.allSettled([
      redocly("lint", rootFile).then(refuseFailure),
      bundle().then(derive),
    ]);
    // What breaks a rule may break what is derived, too: the rule explains it.
    for (const outcome of [linted, derived]) if (outcome.status === "rejected") throw outcome.reason;
    return (derived as PromiseFulfilledResult<Derived>).value;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function refuseFailure({ code, output }: { code: number | null; output: string }): void {
  if (code !== 0) throw new UsageError(output);
}
