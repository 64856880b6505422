// A run as text for a terminal: the causes of its failures, what was not tested, and a summary.
import type { Lack } from "../runner/probe.ts";
import type { CaseResult, Outcome, RunResult } from "../runner/runner.ts";
import { shorten } from "../spec/exchange.ts";
import { isBinding, type Rule, type StepFinding } from "../spec/rule.ts";
import { type Cause, type CauseFinding, causesOf } from "./causes.ts";

const maxWidth = 170;
const maxExamples = 3;
const maxNamed = 3;

export interface TerminalReportOptions {
  /** The maximum number of lines. Default: 40. */
  maxLines?: number | undefined;
  /** Where the complete report is, such as the path of the HTML report. Default: `the other reports`. */
  fullReport?: string | undefined;
}

/** The run as text, with a line break at the end. */
export function terminalReport(
  result: RunResult,
  { maxLines = 40, fullReport = "the other reports" }: TerminalReportOptions = {},
): string {
  const tail = [...notesOf(result), ...notTested(result), ...leftoverLines(result), summary(result)];
  const causes = causesOf(result.cases);
  const stop = stopLines(result);
  const errors = errorLines(result);
  // One line is empty, one tells how many causes are left out.
  const free = maxLines - tail.length - stop.length - errors.length - 2;
  const lines = [...causeLines(causes, free, fullReport), ...stop, ...errors];
  return printable(`${[...lines, ...(lines.length > 0 ? [""] : []), ...tail].join("\n")}\n`);
}

/** As many causes as fit, the first ones in full. */
function causeLines(causes: readonly Cause[], free: number, fullReport: string): string[] {
  const shortest = causes.map(shortLines);
  const fits = (blocks: readonly string[][]) => blocks.flat().length <= free;
  let count = causes.length;
  while (count > 0 && !fits(shortest.slice(0, count))) count--;
  const blocks = shortest.slice(0, count);
  for (const [index, cause] of causes.slice(0, count).entries()) {
    const longer = blocks.with(index, fullLines(cause));
    if (!fits(longer)) break;
    blocks.splice(index, 1, longer[index] ?? []);
  }
  const rest = causes.length - count;
  return [...blocks.flat(), ...(rest > 0 ? [`… and ${plural(rest, "more cause")} in ${fullReport}`] : [])];
}

function shortLines(cause: Cause): string[] {
  const [first] = cause.findings;
  return [headlineOf(cause), ...(first ? [`    ${findingLine(first)}`] : [])];
}

/** The headline, three examples, and for the first one its requests. */
function fullLines(cause: Cause): string[] {
  const [first] = cause.findings;
  const examples = exampleLines(cause);
  const more = cause.findings.length - examples.length;
  return [
    headlineOf(cause),
    ...examples,
    ...(more > 0 ? [`    … and ${more} more`] : []),
    ...(first ? stepLines(first) : []),
    `    rule: ${sourceOf(cause.rule)}`,
  ];
}

/** Findings at different places. */
function exampleLines({ findings }: Cause): string[] {
  const places = new Set<string>();
  const different = findings.filter(({ finding: { place } }) => !places.has(place) && places.add(place));
  return different.slice(0, maxExamples).map((one) => `    ${findingLine(one)}`);
}

function headlineOf(cause: Cause): string {
  return truncated(`${cause.isBinding ? marks.failed : marks.warned} ${sentenceOf(cause)}`);
}

/** What is wrong, in words. */
function sentenceOf({ rule, places, operations, symptom, part }: Cause): string {
  const where = `${listed(operations, "operation")}: `;
  const what = listed(places, part === "body" ? "field" : "parameter");
  switch (rule.kind) {
    case "request/invalid":
    case "request/limit":
    case "request/media-type":
      if (symptom === "param") return `${where}errors name the wrong parameter`;
      return symptom === "accepted"
        ? `${where}${what} ${places.length === 1 ? "accepts" : "accept"} invalid values`
        : `${where}invalid values of ${what} are not rejected with 400`;
    case "request/valid":
      return `${where}valid values of ${what} are rejected`;
    case "response/body":
      return `${where}the body is not as documented (${symptom})`;
    default:
      return `${where}${rule.title}`;
  }
}

/** `ownership, limit and 9 other parameters` */
function listed(names: readonly string[], noun: string): string {
  if (names.length <= maxNamed) return names.join(", ");
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} other ${noun}s`;
}

function findingLine({ case: { id }, finding: { place, expected, got } }: CauseFinding): string {
  const isInId = id.includes(place.replaceAll(" ", "/")) || place.split("/")[0] === id.split("/")[0];
  const what = isInId || expected.includes(place) ? id : `${id} · ${place}`;
  return truncated(`${what}   expected ${shorten(expected, 80)}   got ${got}`);
}

/** The earlier step that a finding contradicts, its own step, and the command that resends it. */
function stepLines({ case: { steps }, finding: { step, contradicts } }: CauseFinding): string[] {
  const own = steps[step - 1];
  const earlier = contradicts === undefined ? undefined : steps[contradicts - 1];
  if (!own) return [];
  return [
    ...(earlier ? [truncated(`    before: ${earlier.request} → ${earlier.response}`)] : []),
    own.curl.length <= maxCurl ? `    ${own.curl}` : truncated(`    ${own.request}`),
  ];
}

/** A longer command is in the other reports. */
const maxCurl = 400;

const truncated = (text: string): string => {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  return line.length > maxWidth ? `${line.slice(0, maxWidth - 1)}…` : line;
};

function stopLines({ stopped, server }: RunResult): string[] {
  if (!stopped) return [];
  const when = stopped.case === "probe" ? "while it was probed, before any case" : `during ${stopped.case}`;
  return [`${marks.failed} ${server} stopped answering ${when}: ${stopped.reason}`, `    ${stopped.curl}`];
}

/** Mistakes of the contract tests themselves. */
function errorLines({ cases }: RunResult): string[] {
  const wrong = cases.filter(({ outcome }) => outcome === "error");
  const [first] = wrong;
  if (!first) return [];
  return [
    `${marks.error} ${plural(wrong.length, "case")} ended with an error in heygen-avatars, not in the server. Please report it:`,
    truncated(`    ${first.id}: ${first.reason}`),
  ];
}

const lackNotes: Record<Lack, string> = {
  validation: "It accepts any body.",
  state: "It keeps no state: reads of unknown ids succeed.",
  credentials: "It accepts calls without a key.",
  "key validity": "It accepts any key.",
  tokens: "It accepts no OAuth token.",
  reset: "It is not reset between cases, so they change only what they create. A profile can tell how to reset it.",
  idempotency: "It ignores idempotency keys: a retried creation takes effect twice.",
};

/** What the server lacks as a whole, told once. */
function notesOf({ lacks, notImplemented }: RunResult): string[] {
  const lines = lacks.map((lack) => lackNotes[lack]);
  if (notImplemented.length > 0) {
    lines.push(
      truncated(`Not implemented: ${listed(notImplemented, "operation")} (--require or --all makes these failures)`),
    );
  }
  return lines.map((line) => `• ${line}`);
}

/** What was skipped and why, and the expected failures. */
function notTested({ cases }: RunResult): string[] {
  const skipped = cases.filter(({ outcome }) => outcome === "skipped");
  const expected = cases.filter(({ outcome }) => outcome === "expected failure");
  return [...byReason("skipped", skipped), ...byReason("expected to fail", expected)];
}

/** How many reasons are listed. */
const maxReasons = 4;

function byReason(what: string, cases: readonly CaseResult[]): string[] {
  const reasons = new Map<string, number>();
  for (const { reason = "no reason given" } of cases) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const sorted = [...reasons].sort(([, one], [, other]) => other - one);
  const lines = sorted.slice(0, maxReasons).map(([reason, count]) => truncated(`• ${count} ${what}: ${reason}`));
  const more = sorted.slice(maxReasons).reduce((sum, [, count]) => sum + count, 0);
  return more > 0 ? [...lines, `• ${more} ${what} for other reasons`] : lines;
}

function leftoverLines({ leftovers }: RunResult): string[] {
  if (leftovers.length === 0) return [];
  const names = leftovers.slice(0, maxNamed).map(({ operation, id }) => `${operation} ${id}`);
  const more = leftovers.length > maxNamed ? `, and ${leftovers.length - maxNamed} more` : "";
  return [
    truncated(`• ${plural(leftovers.length, "created resource")} could not be deleted: ${names.join(", ")}${more}`),
  ];
}

const outcomes: readonly Outcome[] = ["failed", "passed", "warned", "expected failure", "error"];
const notRun: readonly Outcome[] = ["skipped", "not implemented"];

/** One line: the number of cases by outcome, the share that was not run, the number of requests, and the duration. */
export function summary({ server, seed, cases, stopped, requests, durationMs }: RunResult): string {
  const count = (names: readonly Outcome[]) => cases.filter(({ outcome }) => names.includes(outcome)).length;
  const counts = outcomes
    .map((outcome) => ({ outcome, number: count([outcome]) }))
    .filter(({ outcome, number }) => number > 0 || outcome === "failed")
    .map(({ outcome, number }) => `${number} ${outcome}`);
  const missed = count(notRun);
  const share = cases.length === 0 ? 0 : Math.round((100 * missed) / cases.length);
  const notRunText = missed > 0 ? [`${share} % not run (${missed} of ${cases.length} cases)`] : [];
  const seconds = (durationMs / 1000).toFixed(1);
  const start = stopped ? "the run was cut short, " : "";
  return `${server}: ${start}${[...counts, ...notRunText].join(", ")}; ${requests} requests in ${seconds} s, seed ${seed}`;
}

const marks: Record<Outcome, string> = {
  passed: "✓",
  failed: "✗",
  warned: "!",
  "expected failure": "~",
  skipped: "-",
  "not implemented": "-",
  error: "?",
};

/** Describes a cause, and its first case in full. */
export function causeReport(cause: Cause): string {
  const [first, ...others] = cause.findings;
  const more = others.slice(0, maxExamples - 1).map((one) => `    ${findingLine(one)}`);
  const rest = others.length - more.length;
  return [
    headlineOf(cause),
    ...(first ? [caseReport({ ...first.case, findings: [first.finding] })] : []),
    ...more,
    ...(rest > 0 ? [`    … and ${rest} more`] : []),
  ].join("\n");
}

/** Describes a case: its findings, the expected and received values, and its requests. */
export function caseReport({ id, title, outcome, rule, findings, steps, reason }: CaseResult): string {
  const lines = [`${marks[outcome]} ${id}`, `    ${title}`];
  if (reason !== undefined) lines.push(`    ${reason}`);
  for (const [own, group] of groupedByRule(findings)) {
    lines.push(`    rule: ${ruleLine(own)}`);
    if (own.kind !== rule.kind) lines.push("      (found along the way)");
    for (const { place, expected, got, step } of group.slice(0, maxFindings)) {
      lines.push(
        `    ${place}${step > 0 ? ` (step ${step})` : ""}`,
        `      expected ${expected}`,
        `      got      ${got}`,
      );
    }
    if (group.length > maxFindings) lines.push(`    … and ${group.length - maxFindings} more`);
  }
  return printable([...lines, ...citedSteps(steps, findings.slice(0, maxFindings))].join("\n"));
}

/** A text from a server must not control the terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it must find
const printable = (text: string): string => text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "\ufffd");

/** The maximum number of findings per rule in the report of a case. */
const maxFindings = 5;
/** How many steps before a cited one are printed. */
const stepsBefore = 2;

/** The steps that the findings cite and those right before, and the command that resends the last one. */
function citedSteps(steps: CaseResult["steps"], findings: readonly StepFinding[]): string[] {
  const cited = findings.flatMap(({ step, contradicts }) => [step, contradicts ?? step]);
  const isPrinted = (number: number) => cited.some((one) => number <= one && number >= one - stepsBefore);
  const lines: string[] = [];
  for (const [index, { request, response }] of steps.entries()) {
    if (isPrinted(index + 1)) lines.push(`    ${index + 1}. ${request}`, `       → ${response}`);
  }
  const curl = steps[Math.max(...cited, 0) - 1]?.curl;
  return curl ? [...lines, `    reproduce: ${curl}`] : lines;
}

const sourceOf = ({ source, confidence }: Rule): string =>
  `${source} (${isBinding({ confidence } as Rule) ? `confidence ${confidence}` : "a guess, so only a warning"})`;

const ruleLine = (rule: Rule): string => `${rule.title} [${sourceOf(rule)}]`;

function groupedByRule(findings: readonly StepFinding[]): [Rule, StepFinding[]][] {
  const groups = new Map<string, [Rule, StepFinding[]]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule.kind) ?? [finding.rule, []];
    group[1].push(finding);
    groups.set(finding.rule.kind, group);
  }
  return [...groups.values()];
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
