// A run as annotations of GitHub Actions: GitHub displays what a job prints next to the commit.
import type { RunResult } from "../runner/runner.ts";
import { causesOf } from "./causes.ts";
import { causeReport } from "./terminal.ts";

/** A line for each cause of failures and warnings, and one for leftover resources. */
export function githubReport({ cases, leftovers }: RunResult): string {
  const lines = causesOf(cases).map(
    (cause) =>
      `::${cause.isBinding ? "error" : "warning"} title=${property(cause.rule.kind)}::${data(causeReport(cause))}`,
  );
  if (leftovers.length > 0) {
    const resources = leftovers.map(({ operation, id }) => `${operation} ${id}`).join("\n");
    lines.push(`::warning title=${property("Leftover resources")}::${data(resources)}`);
  }
  return lines.map((line) => `${line}\n`).join("");
}

/** Escapes the message of a workflow command. */
const data = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** Escapes the value of a property, in which colons and commas are separators. */
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
