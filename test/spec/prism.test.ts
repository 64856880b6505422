// The contract, kept by Prism.
import { describe, expect, it } from "vitest";
import { createMock } from "../../src/cli/prism-mock.ts";
import { matchesCase } from "../../src/contract/context/case-pattern.ts";
import { prismProfile } from "../../src/contract/context/profiles.ts";
import { runContract } from "../../src/contract/runner/run-contract.ts";
import { findingsOf } from "../contract/findings.ts";
import { specFile } from "./spec.ts";

describe("the contract", () => {
  it("is kept by Prism, but for what is known of Prism", async () => {
    const fetch = (await createMock(specFile)) as (request: Request) => Promise<Response>;
    const result = await runContract({ profile: prismProfile, fetch });
    const expectedFailures = result.cases.filter(({ outcome }) => outcome === "expected failure");
    console.log(`${result.cases.length} cases put to Prism, ${expectedFailures.length} of them excepted`);
    expect(findingsOf(result)).toEqual([]);
    for (const { case: pattern } of prismProfile.exceptions ?? []) {
      const applies = expectedFailures.some(({ id }) => matchesCase(pattern, id));
      expect(applies, `${pattern} no longer applies`).toBe(true);
    }
  });
});
