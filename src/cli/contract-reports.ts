// Where the reports of a run go.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DriftReport, RunResult, readDocument } from "../contract.ts";
import type { ContractModule } from "./contract.ts";
import { UsageError } from "./usage-error.ts";

const formats = ["html", "json", "junit", "github", "terminal"] as const;
export type ReportFormat = (typeof formats)[number];

export interface ReportSettings {
  /** The folder that reports are written into. */
  folder: string;
  formats: readonly ReportFormat[];
}

export interface Reported extends ReportSettings {
  result: RunResult;
  reader: ReturnType<typeof readDocument>;
  drift: DriftReport | undefined;
}

/** @throws UsageError for a format that there is not */
export function formatsOf(flag: string | boolean | undefined): readonly ReportFormat[] {
  const inActions = process.env.GITHUB_ACTIONS === "true";
  if (typeof flag !== "string") return inActions ? ["html", "json", "junit", "github"] : ["html", "json", "junit"];
  return flag.split(",").map((name) => {
    const known = formats.find((format) => format === name.trim());
    if (!known) throw new UsageError(`--format is a list of ${formats.join(", ")}, not "${flag}"`);
    return known;
  });
}

/** Prints what a terminal shows, and writes the files that were asked for. */
export async function printReports(contract: ContractModule, reported: Reported): Promise<void> {
  const { result, reader, drift, folder } = reported;
  if (drift) console.log(contract.driftText(drift));
  if (reported.formats.includes("github")) process.stdout.write(contract.githubReport(result));
  process.stdout.write(contract.terminalReport(result));
  const cells = contract.cellsOfDocument(reader);
  const files: Partial<Record<ReportFormat, [name: string, text: () => string]>> = {
    html: ["contract.html", () => contract.htmlReport(result, reader, cells)],
    json: ["contract.json", () => contract.jsonReport(result, cells, drift?.drifts)],
    junit: ["contract.junit.xml", () => contract.junitReport(result)],
  };
  const written: string[] = [];
  for (const format of reported.formats) {
    const [name, text] = files[format] ?? [];
    if (!name || !text) continue;
    await mkdir(folder, { recursive: true });
    const path = join(folder, name);
    await writeFile(path, text());
    written.push(path);
  }
  if (written.length > 0) console.log(`Written: ${written.join(", ")}`);
}
