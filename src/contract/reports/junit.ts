// A run as JUnit XML, which most CI systems display.
import type { CaseResult, RunResult } from "../runner/runner.ts";
import { caseReport } from "./terminal.ts";

/** A suite per operation, a test per case. A case that only warns passes, with the warning as its output. */
export function junitReport({ server, cases, durationMs }: RunResult): string {
  const byOperation = new Map<string, CaseResult[]>();
  for (const one of cases) {
    byOperation.set(one.operation, [...(byOperation.get(one.operation) ?? []), one]);
  }
  const suites = [...byOperation].map(([name, own]) => suiteOf(name, own));
  const attributes = `name="${escaped(server)}" ${countsOf(cases)} time="${seconds(durationMs)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes}>\n${suites.join("")}</testsuites>\n`;
}

function suiteOf(name: string, cases: readonly CaseResult[]): string {
  const durationMs = cases.reduce((sum, one) => sum + one.durationMs, 0);
  const tests = cases.map((one) => testOf(name, one)).join("");
  return `<testsuite name="${escaped(name)}" ${countsOf(cases)} time="${seconds(durationMs)}">\n${tests}</testsuite>\n`;
}

function countsOf(cases: readonly CaseResult[]): string {
  const failures = cases.filter(({ outcome }) => outcome === "failed").length;
  const errors = cases.filter(({ outcome }) => outcome === "error").length;
  const skipped = cases.filter(isSkipped).length;
  return `tests="${cases.length}" failures="${failures}" errors="${errors}" skipped="${skipped}"`;
}

const isSkipped = ({ outcome }: CaseResult): boolean =>
  outcome === "skipped" || outcome === "expected failure" || outcome === "not implemented";

function testOf(suite: string, one: CaseResult): string {
  const attributes = `classname="${escaped(suite)}" name="${escaped(one.id)}" time="${seconds(one.durationMs)}"`;
  const inside = insideOf(one);
  return inside === "" ? `<testcase ${attributes}/>\n` : `<testcase ${attributes}>${inside}</testcase>\n`;
}

function insideOf(one: CaseResult): string {
  const [problem] = one.findings;
  if (one.outcome === "failed") {
    const message = problem ? `${problem.place}: expected ${problem.expected}, got ${problem.got}` : one.rule.title;
    return `<failure message="${escaped(message)}" type="${escaped(one.rule.title)}">${escaped(caseReport(one))}</failure>`;
  }
  if (one.outcome === "error") return `<error message="${escaped(one.reason ?? "")}"/>`;
  if (isSkipped(one)) return `<skipped message="${escaped(one.reason ?? one.outcome)}"/>`;
  return one.outcome === "warned" ? `<system-out>${escaped(caseReport(one))}</system-out>` : "";
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** Characters that XML 1.0 does not allow: control characters and lone surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it must find
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

function escaped(text: string): string {
  return text.replace(impossible, "\ufffd").replace(/[&<>"'\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
