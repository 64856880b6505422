// A run as text for a terminal: each failed case with everything needed to understand it, and a summary.

import type { CaseResult, Outcome, RunResult } from "../runner/runner.ts";
import { isBinding, type Rule, type StepFinding } from "../spec/rule.ts";

const outcomes: readonly Outcome[] = ["passed", "failed", "warned", "expected failure", "skipped"];

/** The maximum number of cases that are listed per reason. */
const maxNamed = 3;

/** The run as text, with a line break at the end. */
export function terminalReport(result: RunResult): string {
  const ended = (outcome: Outcome) => result.cases.filter((one) => one.outcome === outcome);
  const parts = [
    ...ended("failed").map(caseReport),
    ...ended("warned").map(caseReport),
    byReason("Expected failures", ended("expected failure")),
    byReason("Skipped", ended("skipped")),
    leftoverReport(result),
    summary(result),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** One line: the number of cases by outcome, the number of requests, and the duration. */
export function summary({ server, seed, cases, requests, durationMs }: RunResult): string {
  const counts = outcomes
    .map((outcome) => ({ outcome, count: cases.filter((one) => one.outcome === outcome).length }))
    .filter(({ outcome, count }) => count > 0 || outcome === "failed")
    .map(({ outcome, count }) => `${count} ${outcome}`);
  const seconds = (durationMs / 1000).toFixed(1);
  return `${server}: ${cases.length} cases, ${counts.join(", ")}; ${requests} requests in ${seconds} s, seed ${seed}`;
}

const marks: Record<Outcome, string> = {
  passed: "✓",
  failed: "✗",
  warned: "!",
  "expected failure": "~",
  skipped: "-",
};

/** Describes a case: its rule, the expected and received values, and its requests. */
export function caseReport(one: CaseResult): string {
  const { id, outcome, rule, findings, reason } = one;
  const lines = [`${marks[outcome]} ${id}`];
  if (reason !== undefined) lines.push(`    ${reason}`);
  for (const [own, group] of groupedByRule(findings)) {
    lines.push(`    rule: ${ruleLine(own)}`);
    if (own.title !== rule.title) lines.push(`      (found along the way; this case tests: ${rule.title})`);
    for (const { expected, seen, step } of group.slice(0, maxFindings)) {
      lines.push(`    expected: ${expected}`, `    seen:     ${seen}${step > 0 ? `   (step ${step})` : ""}`);
    }
    if (group.length > maxFindings) lines.push(`    … and ${group.length - maxFindings} more`);
  }
  return [...lines, ...stepLines(one)].join("\n");
}

/** The maximum number of findings per rule, and of last steps, in a report. */
const maxFindings = 5;
const maxSteps = 8;

export const ruleLine = (rule: Rule): string => {
  const confidence = isBinding(rule) ? `confidence ${rule.confidence}` : "a guess, so only a warning";
  return `${rule.title} [${rule.source}; ${confidence}]`;
};

function groupedByRule(findings: readonly StepFinding[]): [Rule, StepFinding[]][] {
  const groups = new Map<string, [Rule, StepFinding[]]>();
  for (const problem of findings) {
    const group = groups.get(problem.rule.title) ?? [problem.rule, []];
    group[1].push(problem);
    groups.set(problem.rule.title, group);
  }
  return [...groups.values()];
}

/** The steps up to the last one with a finding, and the curl command that reproduces that step. */
function stepLines({ steps, findings }: CaseResult): string[] {
  const visible = Math.max(...findings.map(({ step }) => step), 0);
  const relevant = steps.slice(0, visible || steps.length);
  const first = Math.max(0, relevant.length - maxSteps);
  const lines = first > 0 ? [`    … ${first} steps before`] : [];
  for (const [index, { request, response }] of relevant.slice(first).entries()) {
    lines.push(`    ${first + index + 1}. ${request}`, `       → ${response}`);
  }
  const curl = relevant.at(-1)?.curl;
  if (curl) lines.push(`    reproduce: ${curl}`);
  return lines;
}

function byReason(title: string, cases: readonly CaseResult[]): string {
  if (cases.length === 0) return "";
  const reasons = new Map<string, string[]>();
  for (const { id, reason = "no reason given" } of cases) reasons.set(reason, [...(reasons.get(reason) ?? []), id]);
  const lines = [...reasons]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([reason, ids]) => {
      const more = ids.length > maxNamed ? ", …" : "";
      return `  ${String(ids.length).padStart(4)}  ${reason}: ${ids.slice(0, maxNamed).join(", ")}${more}`;
    });
  return `${title}: ${cases.length}\n${lines.join("\n")}`;
}

function leftoverReport({ leftovers }: RunResult): string {
  if (leftovers.length === 0) return "";
  const lines = leftovers.map(({ operation, id }) => `  ${operation} ${id}`);
  return `Leftover resources: ${leftovers.length}\n${lines.join("\n")}`;
}
