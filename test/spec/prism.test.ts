// The contract, kept by Prism.
import { describe, expect, it } from "vitest";
import { createMock } from "../../src/cli/mock.ts";
import { prismProfile } from "../../src/contract/runner/profiles.ts";
import { runContract } from "../../src/contract/runner/run-contract.ts";
import { problemsIn } from "../contract/problems.ts";
import { specFile } from "./spec.ts";

describe("the contract", () => {
  it("is kept by Prism, but for what is known of Prism", async () => {
    const fetch = (await createMock(specFile)) as (request: Request) => Promise<Response>;
    const result = await runContract({ profile: prismProfile, fetch });
    const excepted = result.cases.filter(({ outcome }) => outcome === "excepted");
    console.log(`${result.cases.length} cases put to Prism, ${excepted.length} of them excepted`);
    expect(problemsIn(result)).toEqual([]);
    for (const { case: pattern } of prismProfile.exceptions ?? []) {
      const applies = excepted.some(({ id }) => new RegExp(pattern).test(id));
      expect(applies, `${pattern} no longer applies`).toBe(true);
    }
  });
});
