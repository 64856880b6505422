// A run as JSON, for other programs.
import { type Coverage, coverageOf } from "../coverage.ts";
import type { Drift } from "../drift.ts";
import type { Cells } from "../ledger.ts";
import type { CaseResult, Outcome, RunResult } from "../run.ts";

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
