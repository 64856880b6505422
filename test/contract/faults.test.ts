import { describe, expect, it } from "vitest";
import { sample } from "./faults/sample.ts";
import { asSandbox, examine, percent, sandboxInProcess, scoreTable, type Verdict } from "./faults/score.ts";
import { faults } from "./faults/table.ts";

/** In percent. Raise it when the suite gets better. */
const documentedFloor = 75;

describe("contract suite", () => {
  it("notices most faults of a sample that contradict a document", async () => {
    const examiner = asSandbox(sandboxInProcess);
    const verdicts: Verdict[] = [];
    for (const fault of sample(faults, { seed: 1, count: 22 })) verdicts.push(await examine(fault, examiner));
    const documented = verdicts.filter(({ fault }) => fault.documented);
    const survivors = documented.filter(({ caught }) => !caught).map(({ fault }) => `${fault.id}: ${fault.title}`);
    console.log(scoreTable(verdicts));
    expect(percent(documented), `not noticed:\n${survivors.join("\n")}\n`).toBeGreaterThanOrEqual(documentedFloor);
  });
});
