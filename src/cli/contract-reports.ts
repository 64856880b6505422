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

/** Prints the terminal report and writes the requested files. */
export async function printReports(contract: ContractModule, reported: Reported): Promise<void> {
  const { result, reader, drift, folder } = reported;
  if (drift) console.log(contract.driftText(drift));
  if (reported.formats.includes("github")) process.stdout.write(contract.githubReport(result));
  process.stdout.write(contract.terminalReport(result));
  const items = contract.coverageItemsOf(reader);
  const files: Partial<Record<ReportFormat, [name: string, text: () => string]>> = {
    html: ["contract.html", () => contract.htmlReport(result, reader, items)],
    json: ["contract.json", () => contract.jsonReport(result, items, drift?.drifts)],
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
