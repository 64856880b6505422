import { describe, expect, it } from "vitest";
import { localProfile } from "../../src/contract.ts";
import { sample } from "./faults/sample.ts";
import {
  asSandbox,
  asUnknownServer,
  type Examiner,
  examine,
  percent,
  sandboxInProcess,
  scoreTable,
  type Verdict,
} from "./faults/score.ts";
import { faults } from "./faults/table.ts";

interface Sample {
  readonly what: string;
  readonly examiner: Examiner;
  readonly seed: number;
  readonly count: number;
  /** In percent. Raise it when the suite gets better. */
  readonly floor: number;
}

const withoutWaiting = { ...localProfile, limits: {} };

const samples: readonly Sample[] = [
  { what: "of a server that it controls", examiner: asSandbox(sandboxInProcess), seed: 1, count: 14, floor: 90 },
  {
    what: "of a server that it knows nothing of",
    examiner: asUnknownServer(sandboxInProcess, withoutWaiting),
    seed: 4,
    count: 6,
    floor: 80,
  },
];

describe("contract suite", () => {
  it.each(samples)("notices the faults $what that contradict a document", async ({ examiner, seed, count, floor }) => {
    const verdicts: Verdict[] = [];
    const documented = faults.filter((fault) => fault.documented);
    for (const fault of sample(documented, { seed, count })) verdicts.push(await examine(fault, examiner));
    const survivors = verdicts.filter(({ caught }) => !caught).map(({ fault }) => `${fault.id}: ${fault.title}`);
    console.log(scoreTable(verdicts));
    expect(percent(verdicts), `not noticed:\n${survivors.join("\n")}\n`).toBeGreaterThanOrEqual(floor);
  });
});
