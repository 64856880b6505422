// npm run spec:diff [-- <git ref or file>]: what has changed in the spec since the last release, as Markdown, what of it
// breaks, and the version that has to follow. Fails when info.version does not follow.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parse, parseDocument } from "yaml";
import { type Json, operationsOf } from "../src/contract/spec/openapi.ts";
import { changesBetween } from "./spec-diff/changes-between.ts";
import { report } from "./spec-diff/report.ts";
import { levelOf, nextVersion, reaches } from "./spec-diff/version.ts";
import { UsageError } from "./usage-error.ts";

const file = "generated/openapi.yaml";

async function main(): Promise<void> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [base = lastRelease()] = positionals;
  if (!base) return console.log("There is no release to compare with yet: name a git ref or a file.");
  const [before, after] = [documentAt(base), parse(readFileSync(file, "utf8"))];
  const changes = changesBetween(before, after);
  const version = nextVersion(before.info.version, levelOf(changes));
  console.log(`## The spec since ${base}\n`);
  const everyOperation = operationsOf(after).map(({ operation }) => operation.operationId);
  console.log(changes.length > 0 ? report(changes, everyOperation) : "Nothing has changed.\n");
  console.log(`Next version: ${version}`);
  if (!reaches(after.info.version, version)) {
    throw new UsageError(`info.version in openapi/openapi.yaml is ${after.info.version}: make it ${version}.`);
  }
}

const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

function lastRelease(): string | undefined {
  try {
    return git("describe", "--tags", "--abbrev=0", "--match=v*").trim();
  } catch {
    return undefined;
  }
}

function documentAt(base: string): Json {
  const document = parseDocument(textAt(base));
  const [error] = document.errors;
  if (error) throw new UsageError(`${base} is not YAML: ${error.message.split("\n")[0]}`);
  const spec = document.toJS();
  if (!spec?.openapi) throw new UsageError(`${base} is not an OpenAPI document`);
  return spec;
}

function textAt(base: string): string {
  if (existsSync(base)) return readFileSync(base, "utf8");
  try {
    return git("show", `${base}:${file}`);
  } catch {
    throw new UsageError(`${base} is neither a file nor a git ref with ${file}`);
  }
}

await UsageError.report(main());
