import { describe, expect, it } from "vitest";
import { sample } from "./faults/sample.ts";
import { examine, percent, sandboxInProcess, scoreTable, type Verdict } from "./faults/score.ts";
import { faults } from "./faults/table.ts";

/** Raise it when the suite gets better. */
const documentedFloor = 60;

describe("contract suite", () => {
  it("notices most lies of a sample that contradict a document", async () => {
    const verdicts: Verdict[] = [];
    for (const fault of sample(faults, { seed: 1, count: 40 })) verdicts.push(await examine(fault, sandboxInProcess));
    console.log(scoreTable(verdicts));
    expect(percent(verdicts.filter(({ fault }) => fault.documented))).toBeGreaterThanOrEqual(documentedFloor);
  });
});
