// Rate limits: after Retry-After, the next call succeeds.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Rule } from "../spec/rule.ts";

const waitRule: Rule = {
  kind: "rate-limit/retry-after",
  title: "A rate-limited call is accepted after Retry-After seconds, and not much earlier.",
  source: "Reference: 429 with Retry-After in seconds",
  confidence: "A",
};

export function limitStories({ operations }: DocumentReader): Story[] {
  const limited = operations.filter(({ responses }) => responses.some(({ status }) => status === 429));
  return limited.map(({ id }) => ({
    title: `${id} can be called again after Retry-After`,
    operations: [id],
    rule: waitRule,
    async run(context) {
      await context.call(id);
      await context.callUnder("429", { status: 429 }, id);
      let seconds = await rejectedFor(context, id);
      // Whole seconds are too coarse for a short wait, so wait and try again.
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
      context.expect(later !== 429, `a call accepted after ${seconds} seconds`, `${later}`);
    },
  }));
}

/** The seconds in Retry-After of a call that is too early; 0 if the call is not rejected. */
async function rejectedFor(context: CaseContext, id: string): Promise<number> {
  const { status, headers } = await context.call(id);
  context.expectSame(status, 429, "the status of a call that is too early");
  const seconds = Number(headers.get("Retry-After"));
  return status === 429 && seconds > 0 ? seconds : 0;
}
