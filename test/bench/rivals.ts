// What only the benchmarks need, the libraries that they compare with and workerd: installed when a benchmark asks for it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve("node_modules/.cache/rivals");

// The newest that run on Node 20.
const dependencies = {
  ky: "1.14.3",
  openai: "6.30.1",
  stripe: "22.6.2",
  "@octokit/core": "7.0.8",
  "@octokit/plugin-paginate-rest": "15.0.0",
  "@octokit/plugin-retry": "8.1.1",
  workerd: "1.20261117.1",
};

/** Installs the rivals where they are missing, and gives the folder to resolve them from. */
export function installRivals(): string {
  const manifest = JSON.stringify({ private: true, dependencies });
  const file = join(folder, "package.json");
  if (!existsSync(file) || readFileSync(file, "utf8") !== manifest) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, manifest);
    execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  }
  return folder;
}
