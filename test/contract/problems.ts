import type { RunResult } from "../../src/contract/runner/runner.ts";

/** The cases that have failed or warned, each in a line. */
export const problemsIn = ({ cases }: RunResult): string[] =>
  cases
    .filter(({ outcome }) => outcome === "failed" || outcome === "warned")
    .map(
      ({ id, problems }) => `${id}: ${problems.map(({ expected, seen }) => `${expected}, seen ${seen}`).join("; ")}`,
    );
