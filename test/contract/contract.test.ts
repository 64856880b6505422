// The contract, kept by the sandbox, in the eyes of two validators, and every cell of the spec reached.
import { describe, expect, it } from "vitest";
import { cellsOfDocument, coverageOf } from "../../src/contract/runner/coverage.ts";
import { chapters } from "../../src/contract/runner/coverage-items.ts";
import { sandboxProfile } from "../../src/contract/runner/profiles.ts";
import { runContract } from "../../src/contract/runner/run-contract.ts";
import type { Reply } from "../../src/contract/spec/exchange.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { prismResponseErrors } from "../response-validator.ts";
import { project } from "../spec/spec.ts";
import { problemsIn } from "./problems.ts";
import { unreached } from "./unreached.ts";

/** Prism takes longer than ajv: it is asked about the first responses of each operation and status. */
function prismOpinion(perStatus: number) {
  const asked = new Map<string, number>();
  return async (reply: Reply): Promise<string[] | undefined> => {
    const { operation, request, status, headers, body } = reply;
    const count = asked.get(`${operation.id} ${status}`) ?? 0;
    asked.set(`${operation.id} ${status}`, count + 1);
    if (count >= perStatus) return undefined;
    const { method, url } = request;
    return prismResponseErrors(new Request(url, { method }), status, headers, body);
  };
}

describe("the contract", () => {
  it("is kept by the sandbox, and every cell is reached but for those with a reason", async () => {
    const options = { profile: sandboxProfile, fetch: createSandbox().fetch, secondOpinion: prismOpinion(3) };
    const result = await runContract(options);
    const cells = cellsOfDocument(project);
    const coverage = coverageOf(cells, result.ledger);
    const figures = chapters.map((chapter) => `${chapter} ${coverage[chapter].reached} of ${coverage[chapter].of}`);
    console.log(`${result.cases.length} cases, ${result.requests} requests; ${figures.join(", ")}`);
    expect(problemsIn(result)).toEqual([]);
    const missing = chapters.flatMap((chapter) => coverage[chapter].missing);
    expect(missing.filter((cell) => !unreached.some(([pattern]) => pattern.test(cell)))).toEqual([]);
    const all = chapters.flatMap((chapter) => [...cells[chapter]]);
    const needless = unreached.filter(([pattern]) => !all.some((cell) => pattern.test(cell)));
    expect(needless, "reasons for nothing").toEqual([]);
  });
});
