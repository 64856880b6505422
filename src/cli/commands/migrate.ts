// heygen-avatars migrate: finds calls of the v1 and v2 APIs in a code base.
import { findCalls, isWorthReading, type SourceText } from "../../migrate/find-calls.ts";
import { markdownReport, reportData, textReport } from "../../migrate/report.ts";
import { defineCommand, toggle } from "../flags.ts";
import { sourceFiles } from "../source-files.ts";

const exitCodes = { done: 0, found: 1 } as const;

interface Format {
  readonly json?: boolean | undefined;
  readonly markdown?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

export const migrateCommand = defineCommand({
  name: "migrate",
  argument: "[PATH…]",
  maxArguments: Number.POSITIVE_INFINITY,
  purpose:
    "finds calls of the v1 and v2 APIs in the files at PATH (default: the current folder) and names the v3 calls that " +
    "replace them. It also tells where HeyGen is called in a way that it can't follow. Exit codes: 0 if nothing is left " +
    "to do, 1 if it finds something, 2 if it can't run. Comments and documents don't count",
  flags: {
    json: toggle("print JSON"),
    markdown: toggle("print a checklist for an issue"),
    verbose: toggle("print the fields that change, and notes"),
  },
  failureCode: 2,
  run: (format, paths) => report(paths.length > 0 ? paths : ["."], format),
});

/** Prints the calls in the files. Resolves to the exit code. @throws UsageError if a path does not exist */
async function report(paths: readonly string[], { json, markdown, verbose = false }: Format): Promise<number> {
  const files: SourceText[] = [];
  const tell = (path: string, why: string): void => console.error(`skipped ${path}: ${why.split("\n")[0]}`);
  for await (const file of sourceFiles(paths, tell)) if (isWorthReading(file)) files.push(file);
  const findings = findCalls(files);
  if (json) console.log(JSON.stringify(reportData(findings), null, 2));
  else console.log(markdown ? markdownReport(findings) : textReport(findings, verbose));
  return findings.calls.length + findings.hints.length > 0 ? exitCodes.found : exitCodes.done;
}
