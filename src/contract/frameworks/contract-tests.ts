// The cases as tests of your own test runner: Vitest, Jest with globals, or any other with the same three functions.

import { caseReport } from "../reports/terminal.ts";
import { arbitraryCasesOf, type ContractOptions, openContract } from "../runner/run-contract.ts";
import type { CaseResult } from "../runner/runner.ts";

/** What a test runner has to offer. */
export interface TestFramework {
  /** Groups the tests that `register` registers. */
  describe(name: string, register: () => void): unknown;
  /** Registers a test. */
  it(name: string, test: (...given: unknown[]) => Promise<void>, timeoutMs: number): unknown;
  /** Registers what is to be done after the last test of the group. */
  afterAll(finish: () => Promise<void>, timeoutMs: number): unknown;
}

/** Which cases to run against which server, and in which test runner. */
export interface ContractTestsOptions extends Omit<ContractOptions, "bail" | "signal"> {
  /** How long a case may take, in milliseconds. Default: 60,000. */
  testTimeoutMs?: number | undefined;
  /** The runner. Default: the globals `describe`, `it` and `afterAll`, else those of Vitest. */
  framework?: TestFramework | undefined;
}

/**
 * Registers a test per case, grouped by operation. What is skipped on the server is skipped with its reason where
 * the runner can skip a test that runs, as Vitest can, and else passes with a printed line; warnings are printed. In the
 * end, what was made is deleted.
 *
 * @throws {@link ProfileError} or {@link ContractOptionError} for options that make no sense
 */
export async function contractTests(options: ContractTestsOptions): Promise<void> {
  // Without a wait where none is needed: some runners take tests only at once.
  const framework = options.framework ?? globalFramework() ?? (await vitestFramework());
  const arbitrary = (options.arbitrary ?? 0) > 0 ? await arbitraryCasesOf(options) : undefined;
  const { runner, cases } = openContract(options, arbitrary);
  const { testTimeoutMs = 60_000, onResult } = options;
  const operations = [...new Set(cases.map((one) => one.operations[0] ?? ""))];
  // One case at a time, also where a runner starts tests of a file together.
  let previous: Promise<unknown> = Promise.resolve();

  framework.describe(`contract of ${options.profile.name}`, () => {
    for (const operation of operations) {
      framework.describe(operation, () => {
        for (const one of cases.filter(({ operations: [first = ""] }) => first === operation)) {
          // A parameter of its own would make some runners wait for a callback.
          const test = async (...given: readonly unknown[]) => {
            const current = previous.then(() => runner.runCase(one));
            previous = current.catch(() => {});
            const result = await current;
            onResult?.(result);
            tell(result, given[0]);
          };
          framework.it(one.id, test, testTimeoutMs);
        }
      });
    }
    framework.afterAll(async () => {
      const leftovers = await runner.finish();
      for (const { operation, id } of leftovers) console.warn(`created and not deleted: ${operation} ${id}`);
    }, testTimeoutMs);
  });
}

/** Passes, skips or fails the test that runs. */
function tell(result: CaseResult, context: unknown): void {
  const { outcome, reason = "" } = result;
  if (outcome === "failed") throw failure(result);
  if (outcome === "warned") console.warn(caseReport(result));
  if (outcome !== "skipped" && outcome !== "expected failure") return;
  const { skip } = (context ?? {}) as { skip?: (reason: string) => unknown };
  if (skip) skip.call(context, reason);
  else console.warn(`${result.id}: ${outcome}: ${reason}`);
}

/** The report is the message; where in this package it was made tells nobody anything. */
function failure(result: CaseResult): Error {
  const error = new Error(caseReport(result));
  error.name = "ContractError";
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

function globalFramework(): TestFramework | undefined {
  const { describe, it, afterAll } = globalThis as Partial<TestFramework>;
  return describe && it && afterAll ? { describe, it, afterAll } : undefined;
}

async function vitestFramework(): Promise<TestFramework> {
  const { describe, it, afterAll } = await import("vitest");
  return { describe, it, afterAll };
}
