// A run as JSON, for other programs.

import type { CoverageItems } from "../context/coverage-items.ts";
import { type Coverage, coverageOf } from "../runner/coverage.ts";
import type { CaseResult, Outcome, RunResult } from "../runner/runner.ts";
import type { Drift } from "../traffic/drift.ts";

/** The content of the JSON report. */
export interface JsonReport {
  server: string;
  seed: number;
  requests: number;
  durationMs: number;
  outcomes: Partial<Record<Outcome, number>>;
  coverage: Coverage;
  drift: readonly Drift[];
  leftovers: RunResult["leftovers"];
  cases: readonly CaseResult[];
}

/**
 * A run as JSON.
 *
 * @param items the items to reach, from {@link coverageItemsOf}
 */
export function jsonReport(result: RunResult, items: CoverageItems, drift: readonly Drift[] = []): string {
  const { server, seed, requests, durationMs, leftovers, cases } = result;
  const outcomes: JsonReport["outcomes"] = {};
  for (const { outcome } of cases) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  const coverage = coverageOf(items, result.coverage);
  const report: JsonReport = {
    server,
    seed,
    requests,
    durationMs: Math.round(durationMs),
    outcomes,
    coverage,
    drift,
    leftovers,
    cases: cases.map((one) => ({ ...one, durationMs: Math.round(one.durationMs) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
