// npx tsx scripts/release-notes.ts vX.Y.Z: what the CHANGELOG says of that version. Ends with 1 when package.json or the
// CHANGELOG has another one, so that no tag publishes what it does not name.
import { readFileSync } from "node:fs";
import { UsageError } from "./usage-error.ts";

async function main(): Promise<void> {
  const version = process.argv[2]?.replace(/^v/, "");
  const { version: packaged } = JSON.parse(readFileSync("package.json", "utf8"));
  if (version !== packaged) throw new UsageError(`the tag says ${version}, package.json ${packaged}`);
  const [, ...sections] = readFileSync("CHANGELOG.md", "utf8").split(/^## /m);
  const notes = sections.find((section) => section.split(/\s/, 1)[0] === version);
  if (!notes) throw new UsageError(`CHANGELOG.md has no section ${version}`);
  if (/^.*unreleased/.test(notes)) throw new UsageError(`CHANGELOG.md calls ${version} unreleased`);
  console.log(notes.slice(notes.indexOf("\n")).trim());
}

await UsageError.report(main());
