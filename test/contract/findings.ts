import type { RunResult } from "../../src/contract/runner/runner.ts";

/** The cases that failed or warned, one line each. */
export const findingsOf = ({ cases }: RunResult): string[] =>
  cases
    .filter(({ outcome }) => outcome === "failed" || outcome === "warned" || outcome === "error")
    .map(
      ({ id, findings }) =>
        `${id}: ${findings.map(({ place, expected, got }) => `${place}: expected ${expected}, got ${got}`).join("; ")}`,
    );
