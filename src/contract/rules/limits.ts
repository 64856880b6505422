// Rate limits: Retry-After says when the next call is let through.
import type { Case } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
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
    async run(context) {
      await context.call(id);
      await context.callUnder("429", { status: 429 }, id);
      let seconds = await rejectedFor(context, id);
      // Whole seconds tell too little of a wait that is nearly over.
      if (seconds > 0 && seconds < 3) {
        await context.advance(seconds * 1000);
        await context.call(id);
        seconds = await rejectedFor(context, id);
      }
      if (seconds === 0) return;
      await context.advance((seconds * 1000) / 2);
      context.expectSame((await context.call(id)).status, 429, "the status after half of the time");
      await context.advance((seconds * 1000) / 2);
      const later = (await context.call(id)).status;
      context.expect(later !== 429, `a call let through after ${seconds} seconds`, `${later}`);
    },
  }));
}

/** For how many seconds a call is refused that comes too early; 0 where it is not. */
async function rejectedFor(context: CaseContext, id: string): Promise<number> {
  const { status, headers } = await context.call(id);
  context.expectSame(status, 429, "the status of a call that came too early");
  const seconds = Number(headers.get("Retry-After"));
  return status === 429 && seconds > 0 ? seconds : 0;
}
