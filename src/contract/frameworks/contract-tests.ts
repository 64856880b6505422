// The cases as tests in a test runner: Vitest, Jest with globals, or any other with the same three functions.

import { caseReport } from "../reports/terminal.ts";
import { arbitraryCasesOf, type ContractOptions, openContract } from "../runner/run-contract.ts";
import type { CaseResult } from "../runner/runner.ts";

/** The functions of a test runner. */
export interface TestFramework {
  /** Groups the tests that `register` registers. */
  describe(name: string, register: () => void): unknown;
  /** Registers a test. */
  it(name: string, test: (...given: unknown[]) => Promise<void>, timeoutMs: number): unknown;
  /** Registers a function that runs after the last test of the group. */
  afterAll(finish: () => Promise<void>, timeoutMs: number): unknown;
}

/** Which cases to run against which server, and in which test runner. */
export interface ContractTestsOptions extends Omit<ContractOptions, "bail" | "signal"> {
  /** Timeout of a case, in milliseconds. Default: 60,000. */
  testTimeoutMs?: number | undefined;
  /** The test runner. Default: the globals `describe`, `it` and `afterAll`, otherwise Vitest. */
  framework?: TestFramework | undefined;
}

/**
 * Registers a test per case, grouped by operation. Skipped cases and expected failures are skipped tests with their
 * reason, if the runner can skip a running test, as Vitest can; otherwise they pass and print the reason. Warnings are
 * printed. At the end, created resources are deleted.
 *
 * @throws {@link ProfileError} or {@link ContractOptionError} for invalid options
 */
export async function contractTests(options: ContractTestsOptions): Promise<void> {
  // Awaits only if necessary, because some runners accept only tests that are registered synchronously.
  const framework = options.framework ?? globalFramework() ?? (await vitestFramework());
  const arbitrary = (options.arbitrary ?? 0) > 0 ? await arbitraryCasesOf(options) : undefined;
  const { runner, cases } = openContract(options, arbitrary);
  const { testTimeoutMs = 60_000, onResult } = options;
  const operations = [...new Set(cases.map((one) => one.operations[0] ?? ""))];
  // Runs one case at a time, even if a runner starts the tests of a file concurrently.
  let previous: Promise<unknown> = Promise.resolve();

  framework.describe(`contract of ${options.profile.name}`, () => {
    for (const operation of operations) {
      framework.describe(operation, () => {
        for (const one of cases.filter(({ operations: [first = ""] }) => first === operation)) {
          // Rest parameters, because with a named parameter some runners wait for a callback.
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
      for (const { operation, id } of leftovers) console.warn(`leftover resource: ${operation} ${id}`);
    }, testTimeoutMs);
  });
}

/** Passes, skips or fails the running test. */
function tell(result: CaseResult, context: unknown): void {
  const { outcome, reason = "" } = result;
  if (outcome === "failed") throw failure(result);
  if (outcome === "warned") console.warn(caseReport(result));
  if (outcome !== "skipped" && outcome !== "expected failure") return;
  const { skip } = (context ?? {}) as { skip?: (reason: string) => unknown };
  if (skip) skip.call(context, reason);
  else console.warn(`${result.id}: ${outcome}: ${reason}`);
}

/** An error with the report as its message. A stack trace into this package would not help. */
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
