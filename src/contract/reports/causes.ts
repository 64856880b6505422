// Groups findings by their cause, so that one mistake of a server is told once.
import type { CaseResult } from "../runner/runner.ts";
import { isBinding, type Rule, type StepFinding } from "../spec/rule.ts";

/** A finding, and the case in which it was made. */
export interface CauseFinding {
  case: CaseResult;
  finding: StepFinding;
}

/** Findings with the same rule, symptom and part. */
export interface Cause {
  rule: Rule;
  symptom: string;
  part: string | undefined;
  /** Whether it fails the run. A guess only warns. */
  isBinding: boolean;
  /** The parameters, fields or other places, each once. */
  places: string[];
  operations: string[];
  /** All findings. The first ones differ as much as possible. */
  findings: CauseFinding[];
}

/** The causes of all failed and warned cases, the most serious first. */
export function causesOf(cases: readonly CaseResult[]): Cause[] {
  const groups = new Map<string, CauseFinding[]>();
  for (const one of cases) {
    if (one.outcome !== "failed" && one.outcome !== "warned") continue;
    for (const finding of one.findings) {
      const key = [finding.rule.kind, finding.rule.confidence, finding.part, finding.symptom].join(" ");
      groups.set(key, [...(groups.get(key) ?? []), { case: one, finding }]);
    }
  }
  return [...groups.values()].map(causeOf).sort(bySeverity);
}

function causeOf(found: readonly CauseFinding[]): Cause {
  const [{ finding }] = found as [CauseFinding];
  return {
    rule: finding.rule,
    symptom: finding.symptom,
    part: finding.part,
    isBinding: isBinding(finding.rule),
    places: distinct(found.map((one) => one.finding.place)),
    operations: distinct(found.map((one) => one.case.operation)),
    findings: mostDifferentFirst(found),
  };
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];

/** One finding per operation and place first, and of those one per operation. */
function mostDifferentFirst(found: readonly CauseFinding[]): CauseFinding[] {
  const turns = new Map<string, number>();
  const turnOf = (key: string): number => {
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return turn;
  };
  return found
    .map((one) => {
      const { operation } = one.case;
      const turn = turnOf(`${operation} ${one.finding.place}`);
      return { one, turn, later: turn === 0 ? turnOf(operation) : 0 };
    })
    .sort((left, right) => left.turn - right.turn || left.later - right.later)
    .map(({ one }) => one);
}

/** Families of rules by what their violation costs a client: no answer, money and secrets, wrong data, wrong form. */
const families = [
  "server",
  "idempotency",
  "credentials",
  "",
  "lists",
  "repeated",
  "response",
  "request",
  "names",
  "addresses",
];

function bySeverity(one: Cause, other: Cause): number {
  return rankOf(one) - rankOf(other) || other.operations.length - one.operations.length;
}

function rankOf({ rule, symptom, isBinding: binds }: Cause): number {
  const isServerError = rule.kind === "response/status-documented" && Number(symptom) >= 500;
  const [family = ""] = rule.kind.split("/");
  const place = isServerError ? 0 : families.indexOf(families.includes(family) ? family : "");
  return binds ? place : families.length + place;
}
