// Rate limits: Retry-After says when the next call is let through.
import type { Case } from "../cases/case.ts";
import type { Scenario } from "../runner/case-context.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Rule } from "../spec/rule.ts";

const waitRule: Rule = {
  title: "A call that came too early is let through after Retry-After seconds, and not much before.",
  source: "Reference: 429 with Retry-After in seconds",
  confidence: "A",
};

export function limitCases({ operations }: DocumentReader): Case[] {
  const limited = operations.filter(({ responses }) => responses.some(({ status }) => status === 429));
  return limited.map(({ id }) => ({
    id: `${id} says after how many seconds it may be called again`,
    operations: [id],
    rule: waitRule,
    async play(scenario) {
      await scenario.call(id);
      await scenario.callUnder("429", { status: 429 }, id);
      let seconds = await refusedFor(scenario, id);
      // Whole seconds tell too little of a wait that is nearly over.
      if (seconds > 0 && seconds < 3) {
        await scenario.advance(seconds * 1000);
        await scenario.call(id);
        seconds = await refusedFor(scenario, id);
      }
      if (seconds === 0) return;
      await scenario.advance((seconds * 1000) / 2);
      scenario.expectSame((await scenario.call(id)).status, 429, "the status after half of the time");
      await scenario.advance((seconds * 1000) / 2);
      const later = (await scenario.call(id)).status;
      scenario.expect(later !== 429, `a call let through after ${seconds} seconds`, `${later}`);
    },
  }));
}

/** For how many seconds a call is refused that comes too early; 0 where it is not. */
async function refusedFor(scenario: Scenario, id: string): Promise<number> {
  const { status, headers } = await scenario.call(id);
  scenario.expectSame(status, 429, "the status of a call that came too early");
  const seconds = Number(headers.get("Retry-After"));
  return status === 429 && seconds > 0 ? seconds : 0;
}
