// A run as annotations of GitHub Actions: GitHub displays what a job prints next to the commit.
import type { CaseResult, RunResult } from "../runner/runner.ts";
import { caseReport } from "./terminal.ts";

/** A line for each case that failed or warned, and one for leftover resources. */
export function githubReport({ cases, leftovers }: RunResult): string {
  const lines = cases
    .filter(({ outcome }) => outcome === "failed" || outcome === "warned")
    .map((one) => annotation(one.outcome === "failed" ? "error" : "warning", one));
  if (leftovers.length > 0) {
    const resources = leftovers.map(({ operation, id }) => `${operation} ${id}`).join("\n");
    lines.push(`::warning title=${property("Leftover resources")}::${data(resources)}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(level: "error" | "warning", one: CaseResult): string {
  return `::${level} title=${property(one.id)}::${data(caseReport(one))}`;
}

/** Escapes the message of a workflow command. */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** Escapes the value of a property, in which colons and commas are separators. */
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
