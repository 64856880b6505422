// npm run test:ecosystem [-- NAME …]: tries the packed package where people use it, one case after the other, each in an
// empty folder that is gone afterwards. NAME is the start of a case's name; `--list` prints all names as JSON.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { type Case, cases } from "./cases.ts";

const names = process.argv.slice(2);
const chosen = cases.filter(({ name }) => names.length === 0 || names.some((start) => name.startsWith(start)));

if (names.includes("--list")) console.log(JSON.stringify(cases.map(({ name }) => name)));
else if (chosen.length === 0) throw new Error(`no case starts with ${names.join(", ")}`);
else runAll();

function runAll(): void {
  const root = mkdtempSync(join(tmpdir(), "heygen-ecosystem-"));
  try {
    const packed = spawnSync("npm", ["pack", "--silent", "--pack-destination", root], { encoding: "utf8" });
    if (packed.status !== 0) throw new Error(packed.stderr);
    const failed = chosen.filter((each) => !runCase(each, root, join(root, packed.stdout.trim())));
    console.log(`${chosen.length - failed.length} of ${chosen.length} cases passed`);
    for (const { name } of failed) console.log(`failed: ${name}`);
    process.exitCode = failed.length === 0 ? 0 : 1;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Installs what a case needs and runs its command. Prints what it says when it fails, else its warnings. */
function runCase({ name, packages, files, command }: Case, root: string, tarball: string): boolean {
  const startedAt = performance.now();
  const folder = join(root, name);
  for (const each of files) cpSync(join("test/ecosystem", each), folder, { recursive: true });
  cpSync(tarball, join(folder, "heygen-avatars.tgz"));
  writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
  const path = [resolve(folder, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const options = { cwd: folder, encoding: "utf8", timeout: 300_000, env: { ...process.env, PATH: path } } as const;
  // npm sets variables for its scripts, by which a second npm would take this project for the one to install into.
  for (const key of Object.keys(options.env)) if (key.startsWith("npm_package_")) delete options.env[key];

  const install = ["install", "--no-audit", "--no-fund", "./heygen-avatars.tgz", ...packages];
  const installed = spawnSync("npm", install, options);
  const result = installed.status === 0 ? spawnSync("sh", ["-ec", command], options) : installed;
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  const output = `${installed.stdout}${installed.stderr}${result === installed ? "" : `${result.stdout}${result.stderr}`}`;
  const isRight = result.status === 0;
  console.log(`${isRight ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  const shown = output.split("\n").filter((line) => !isRight || /warn|deprecat/i.test(line));
  for (const line of shown) if (line.trim() !== "") console.log(`     ${line}`);
  rmSync(folder, { recursive: true, force: true });
  return isRight;
}
