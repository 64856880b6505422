// Writes the reports of a contract run.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DriftReport, RunResult, readDocument } from "../contract.ts";
import type { ReportFormat } from "./contract-flags.ts";
import type { ContractModule } from "./contract-module.ts";

export interface ReportSettings {
  /** The folder for reports. */
  folder: string;
  formats: readonly ReportFormat[];
}

export interface Reported extends ReportSettings {
  result: RunResult;
  reader: ReturnType<typeof readDocument>;
  drift: DriftReport | undefined;
}

/** The default of `--format`. */
export function defaultFormats(): readonly ReportFormat[] {
  const inActions = process.env.GITHUB_ACTIONS === "true";
  return inActions ? ["html", "json", "junit", "github"] : ["html", "json", "junit"];
}

/** Writes the requested files, and prints the terminal report. */
export async function printReports(contract: ContractModule, reported: Reported): Promise<void> {
  const { result, reader, drift, folder, formats } = reported;
  const items = contract.coverageItemsOf(reader);
  const files: Partial<Record<ReportFormat, [name: string, text: () => string]>> = {
    html: ["contract.html", () => contract.htmlReport(result, reader, items)],
    json: ["contract.json", () => contract.jsonReport(result, items, drift?.drifts)],
    junit: ["contract.junit.xml", () => contract.junitReport(result)],
  };
  const written: string[] = [];
  const writeReport = async (name: string, text: string) => {
    const path = join(folder, name);
    await mkdir(folder, { recursive: true });
    await writeFile(path, text);
    written.push(path);
  };
  for (const format of formats) {
    const [name, text] = files[format] ?? [];
    if (name && text) await writeReport(name, text());
  }
  if (formats.includes("github")) process.stdout.write(contract.githubReport(result));
  let maxLines = longestReport;
  if (drift) {
    if (drift.drifts.length > 0) await writeReport("drift.txt", contract.driftText(drift));
    const text = contract.driftSummary(drift, join(folder, "drift.txt"));
    maxLines -= text.split("\n").length;
    process.stdout.write(text);
  }
  process.stdout.write(contract.terminalReport(result, { maxLines, fullReport: written[0] }));
  if (written.length > 0) console.log(`Written: ${written.join(", ")}`);
}

/** The maximum number of lines of a report. With what is printed before and after it, they are at most 40. */
const longestReport = 37;
