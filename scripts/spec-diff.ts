// npm run spec:diff [-- <git ref or file>] [--markdown]: what has changed in the spec since the last release, whether it
// breaks, and the version that must follow. Fails when info.version does not follow.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { redocly } from "./generate/bundle.ts";
import { UsageError } from "./usage-error.ts";

const next = "generated/openapi.yaml";
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { markdown: { type: "boolean" } } });
  const [base = lastRelease()] = positionals;
  if (!base) return console.log("There is no release to compare with yet: name a git ref or a file.");
  const folder = await mkdtemp(join(tmpdir(), "heygen-diff-"));
  try {
    const file = existsSync(base) ? base : join(folder, "base.yaml");
    if (file !== base) await writeFile(file, textAt(base));
    const config = "--config=scripts/spec-diff.redocly.yaml";
    const format = values.markdown ? "markdown" : "stylish";
    const [report, version] = await Promise.all([
      redocly("diff", file, next, config, `--format=${format}`, "--fail-on=none", "--check-version"),
      redocly("diff", file, next, config, "--format=next-version", "--fail-on=none"),
    ]);
    console.log(report.output.replaceAll(file, base));
    console.log(`\nNext version: ${version.output.split("\n")[0]}`);
    if (report.code !== 0)
      throw new UsageError(`info.version of openapi/openapi.yaml must follow the changes since ${base}`);
  } finally {
    await rm(folder, { recursive: true });
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

function textAt(ref: string): string {
  try {
    return git("show", `${ref}:${next}`);
  } catch {
    throw new UsageError(`${ref} is neither a file nor a git ref with ${next}`);
  }
}

await UsageError.report(main());
