// The sandbox passes every case, and the cases reach every coverage item of the spec.
import { describe, expect, it } from "vitest";
import { coverageKinds } from "../../src/contract/context/coverage-items.ts";
import { sandboxProfile } from "../../src/contract/context/profiles.ts";
import { coverageItemsOf, coverageOf } from "../../src/contract/runner/coverage.ts";
import { runContract } from "../../src/contract/runner/run-contract.ts";
import type { Exchange } from "../../src/contract/spec/exchange.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { prismResponseErrors } from "../response-validator.ts";
import { project } from "../spec/spec.ts";
import { findingsOf } from "./findings.ts";
import { unreached } from "./unreached.ts";

/**
 * Collects the errors that Prism finds. Prism is slow, so it checks only the first responses per operation and
 * status.
 */
function prismCheck(perStatus: number) {
  const counts = new Map<string, number>();
  const found: Promise<string[]>[] = [];
  const onExchange = ({ operation, request, status, headers, body }: Exchange): void => {
    const count = counts.get(`${operation.id} ${status}`) ?? 0;
    counts.set(`${operation.id} ${status}`, count + 1);
    if (count >= perStatus) return;
    const sent = new Request(request.url, { method: request.method });
    found.push(prismResponseErrors(sent, status, headers, body));
  };
  return { onExchange, errors: async () => (await Promise.all(found)).flat() };
}

describe("the sandbox", () => {
  it("passes every case, and reaches every coverage item except those with a reason", async () => {
    const prism = prismCheck(3);
    const options = { profile: sandboxProfile, fetch: createSandbox().fetch, onExchange: prism.onExchange };
    const result = await runContract(options);
    const items = coverageItemsOf(project);
    const coverage = coverageOf(items, result.coverage);
    const figures = coverageKinds.map((kind) => `${kind} ${coverage[kind].reached} of ${coverage[kind].of}`);
    console.log(`${result.cases.length} cases, ${result.requests} requests; ${figures.join(", ")}`);
    expect(findingsOf(result)).toEqual([]);
    expect(await prism.errors()).toEqual([]);
    const missing = coverageKinds.flatMap((kind) => coverage[kind].missing);
    expect(missing.filter((item) => !unreached.some(([pattern]) => pattern.test(item)))).toEqual([]);
    const all = coverageKinds.flatMap((kind) => [...items[kind]]);
    const needless = unreached.filter(([pattern]) => !all.some((item) => pattern.test(item)));
    expect(needless, "reasons that match no item").toEqual([]);
  });
});
