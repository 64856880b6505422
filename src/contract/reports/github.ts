// A run as annotations of GitHub Actions: what a job prints, GitHub shows beside the commit.
import type { CaseResult, RunResult } from "../runner/runner.ts";
import { caseReport } from "./terminal.ts";

/** A line for each case that failed or warned, and one for what remains. */
export function githubReport({ cases, leftovers }: RunResult): string {
  const lines = cases
    .filter(({ outcome }) => outcome === "failed" || outcome === "warned")
    .map((one) => annotation(one.outcome === "failed" ? "error" : "warning", one));
  if (leftovers.length > 0) {
    const resources = leftovers.map(({ operation, id }) => `${operation} ${id}`).join("\n");
    lines.push(`::warning title=${property("Made and not deleted")}::${data(resources)}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(level: "error" | "warning", one: CaseResult): string {
  return `::${level} title=${property(one.id)}::${data(caseReport(one))}`;
}

/** The message of a workflow command. */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** The value of a property, which ends at a comma, and its name at a colon. */
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
