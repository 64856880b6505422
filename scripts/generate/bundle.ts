// Lints the spec and bundles it into one document, with the redocly CLI.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Complaint } from "../complaint.ts";

/** Runs the redocly CLI of this project; resolves to what it printed and how it ended. */
export async function redocly(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["node_modules/@redocly/cli/bin/cli.js", ...args]);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, output: withoutNotice(stdout + stderr) };
}

/** On Node 20 redocly prints a framed notice about Node 20 that can't be switched off. */
const withoutNotice = (output: string): string => output.replace(/^ *[╔║╚].*\n/gm, "").trim();

/** The bundled spec as YAML. A spec that breaks a rule is a complaint with file and line. */
export async function lintAndBundle(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "heygen-avatars-"));
  const file = join(folder, "openapi.yaml");
  try {
    const [lint, bundle] = await Promise.all([redocly("lint", "heygen"), redocly("bundle", "heygen", "-o", file)]);
    if (lint.code !== 0) throw new Complaint(lint.output);
    if (bundle.code !== 0) throw new Complaint(bundle.output);
    return `# Generated from openapi/ by \`npm run generate\`. Do not edit.\n${await readFile(file, "utf8")}`;
  } finally {
    await rm(folder, { recursive: true });
  }
}
