import type { RunResult } from "../../src/contract/runner/runner.ts";

/** The cases that failed or warned, one line each. */
export const findingsOf = ({ cases }: RunResult): string[] =>
  cases
    .filter(({ outcome }) => outcome === "failed" || outcome === "warned")
    .map(
      ({ id, findings }) => `${id}: ${findings.map(({ expected, seen }) => `${expected}, seen ${seen}`).join("; ")}`,
    );
