// A run as JSON, for other programs.
import { type Coverage, coverageOf } from "../runner/coverage.ts";
import type { Cells } from "../runner/coverage-items.ts";
import type { CaseResult, Outcome, RunResult } from "../runner/runner.ts";
import type { Drift } from "../traffic/drift.ts";

/** What the JSON report holds. */
export interface JsonReport {
  server: string;
  seed: number;
  requests: number;
  durationMs: number;
  outcomes: Partial<Record<Outcome, number>>;
  coverage: Coverage;
  drift: readonly Drift[];
  remaining: RunResult["remaining"];
  cases: readonly CaseResult[];
}

/**
 * A run as JSON.
 *
 * @param cells what there is to reach, as {@link cellsOfDocument} says
 */
export function jsonReport(result: RunResult, cells: Cells, drift: readonly Drift[] = []): string {
  const { server, seed, requests, durationMs, remaining, cases, ledger } = result;
  const outcomes: JsonReport["outcomes"] = {};
  for (const { outcome } of cases) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const coverage = coverageOf(cells, ledger);
  const report: JsonReport = {
    server,
    seed,
    requests,
    durationMs: Math.round(durationMs),
    outcomes,
    coverage,
    drift,
    remaining,
    cases: cases.map((one) => ({ ...one, durationMs: Math.round(one.durationMs) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
