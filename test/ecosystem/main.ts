// npm run test:ecosystem [-- NAME …]: tries the packed package where people use it, one case after the other, each in an
// empty folder that is gone afterwards. NAME is the start of a case's name; `--list` prints all names as JSON.
import { type ExecFileOptions, execFile, execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { type Case, cases } from "./cases.ts";
import { type Registry, serveRegistry } from "./registry.ts";

const names = process.argv.slice(2);
const chosen = cases.filter(({ name }) => names.length === 0 || names.some((start) => name.startsWith(start)));

if (names.includes("--list")) console.log(JSON.stringify(cases.map(({ name }) => name)));
else if (chosen.length === 0) throw new Error(`no case starts with ${names.join(", ")}`);
else await runAll();

async function runAll(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "heygen-ecosystem-"));
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", root], { encoding: "utf8" });
  const tarball = join(root, packed.trim());
  const registry = await serveRegistry(tarball);
  try {
    const failed: Case[] = [];
    for (const each of chosen) if (!(await runCase(each, root, tarball, registry))) failed.push(each);
    console.log(`${chosen.length - failed.length} of ${chosen.length} cases passed`);
    for (const { name } of failed) console.log(`failed: ${name}`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  } finally {
    registry.close();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Installs what a case needs and runs its command. Prints what it says when it fails, else its warnings. */
async function runCase(each: Case, root: string, tarball: string, registry: Registry): Promise<boolean> {
  const { name, packages, files, command } = each;
  const startedAt = performance.now();
  const folder = join(root, name);
  for (const each of files) cpSync(join("test/ecosystem", each), folder, { recursive: true });
  cpSync(tarball, join(folder, "heygen-avatars.tgz"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const path = [resolve(folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: path, REGISTRY: registry.url, PROJECT: process.cwd() };
  // npm sets variables for its scripts, by which a second npm would take this project for the one to install into.
  for (const key of Object.keys(env)) if (key.startsWith("npm_package_")) delete env[key];
  const options = { cwd: folder, env, timeout: 300_000, maxBuffer: 2 ** 26 };

  const install = ["install", "--no-audit", "--no-fund", "./heygen-avatars.tgz", ...packages];
  const installed = await run("npm", install, options);
  const result = installed.isRight ? await run("sh", ["-ec", command], options) : installed;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const output = result === installed ? installed.output : `${installed.output}${result.output}`;
  console.log(`${result.isRight ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  const shown = output.split("\n").filter((line) => !result.isRight || /warn|deprecat/i.test(line));
  for (const line of shown) if (line.trim() !== "") console.log(`     ${line}`);
  rmSync(folder, { recursive: true, force: true });
  return result.isRight;
}

/** Runs a program while the registry goes on answering; resolves to what it printed, and whether it ended with 0. */
function run(file: string, args: string[], options: ExecFileOptions): Promise<{ isRight: boolean; output: string }> {
  return new Promise((ended) => {
    execFile(file, args, { ...options, encoding: "utf8" }, (error, stdout, stderr) => {
      ended({ isRight: error === null, output: `${stdout}${stderr}` });
    });
  });
}
