// The cases as tests in a test runner: Vitest, Jest with globals, or any other with the same three functions.
import { checkRules } from "../checks/case-findings.ts";
import type { Case } from "../context/case.ts";
import { causesOf } from "../reports/causes.ts";
import { caseReport, causeReport } from "../reports/terminal.ts";
import { arbitraryCasesOf, type ContractOptions, openContract } from "../runner/run-contract.ts";
import { type CaseResult, type Runner, type RunResult, runRules } from "../runner/runner.ts";
import type { Rule } from "../spec/rule.ts";

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
  /**
   * `case`: a test per case, grouped by operation. `cause`: a test per rule, which fails once, however many cases violate
   * it; all cases run during the first test. Default: `case`.
   */
  granularity?: "case" | "cause" | undefined;
  /** Timeout of a test, in milliseconds. Default: 60,000 for a case, 600,000 for the run of all cases. */
  testTimeoutMs?: number | undefined;
  /** The test runner. Default: the globals `describe`, `it` and `afterAll`, otherwise Vitest. */
  framework?: TestFramework | undefined;
}

/**
 * Registers the cases as tests. Skipped cases and expected failures are skipped tests with their reason, if the runner
 * can skip a running test, as Vitest can; otherwise they pass and print the reason. Warnings are printed. At the end,
 * created resources are deleted.
 *
 * @throws {@link ProfileError} or {@link ContractOptionError} for invalid options
 */
export async function contractTests(options: ContractTestsOptions): Promise<void> {
  // Awaits only if necessary, because some runners accept only tests that are registered synchronously.
  const framework = options.framework ?? globalFramework() ?? (await vitestFramework());
  const arbitrary = (options.arbitrary ?? 0) > 0 ? await arbitraryCasesOf(options) : undefined;
  const { runner, cases } = openContract(options, arbitrary);
  const { granularity = "case", onResult } = options;
  framework.describe(`contract of ${options.profile.name}`, () => {
    if (granularity === "cause") {
      registerRules(framework, { runner, cases, timeoutMs: options.testTimeoutMs ?? 600_000 });
    } else {
      registerCases(framework, { runner, cases, timeoutMs: options.testTimeoutMs ?? 60_000 }, onResult);
    }
  });
}

interface Registration {
  runner: Runner;
  cases: readonly Case[];
  timeoutMs: number;
}

/** Registers a test per case. */
function registerCases(
  framework: TestFramework,
  { runner, cases, timeoutMs }: Registration,
  onResult: ContractOptions["onResult"],
): void {
  // Runs one case at a time, even if a runner starts the tests of a file concurrently.
  let previous: Promise<unknown> = Promise.resolve();
  for (const operation of new Set(cases.map((one) => one.operation))) {
    framework.describe(operation, () => {
      for (const one of cases.filter((each) => each.operation === operation)) {
        // Rest parameters, because with a named parameter some runners wait for a callback.
        const test = async (...given: readonly unknown[]) => {
          const current = previous.then(() => runner.runCase(one));
          previous = current.catch(() => {});
          const result = await current;
          if (!result) return skipTest(given[0], one.title, "the server stopped answering");
          onResult?.(result);
          tell(result, given[0]);
        };
        framework.it(one.title, test, timeoutMs);
      }
    });
  }
  framework.afterAll(async () => {
    for (const { operation, id } of await runner.finish()) console.warn(`leftover resource: ${operation} ${id}`);
    const missing = runner.missingOperations();
    if (missing.length > 0) throw failure(missing.map(caseReport).join("\n\n"));
  }, timeoutMs);
}

/** Registers a test per rule. The first one to run starts the run of all cases. */
function registerRules(framework: TestFramework, { runner, cases, timeoutMs }: Registration): void {
  const rules = new Map<string, Rule>();
  for (const rule of [...cases.map((one) => one.rule), ...checkRules, ...runRules]) {
    if (!rules.has(rule.kind)) rules.set(rule.kind, rule);
  }
  let running: Promise<RunResult> | undefined;
  for (const { kind, title } of rules.values()) {
    const test = async (...given: readonly unknown[]) => {
      running ??= runner.run(cases);
      const result = await running;
      const own = result.cases.filter((one) => one.rule.kind === kind);
      const causes = causesOf(result.cases).filter(({ rule }) => rule.kind === kind);
      const text = causes.map(causeReport).join("\n\n");
      if (result.stopped && own.length === 0) throw failure(`the server stopped answering: ${result.stopped.curl}`);
      const error = own.find(({ outcome }) => outcome === "error");
      if (error) throw failure(caseReport(error));
      if (causes.some(({ isBinding }) => isBinding)) throw failure(text);
      if (causes.length > 0) console.warn(text);
      const isSkipped =
        own.length > 0 && own.every(({ outcome }) => outcome === "skipped" || outcome === "not implemented");
      if (isSkipped) skipTest(given[0], title, own.find(({ reason }) => reason)?.reason ?? "not implemented");
    };
    framework.it(`${title} (${kind})`, test, timeoutMs);
  }
}

/** Passes, skips or fails the running test. */
function tell(result: CaseResult, context: unknown): void {
  const { outcome, title, reason = outcome } = result;
  if (outcome === "failed" || outcome === "error") throw failure(caseReport(result));
  if (outcome === "warned") console.warn(caseReport(result));
  if (outcome === "skipped" || outcome === "expected failure" || outcome === "not implemented") {
    skipTest(context, title, reason);
  }
}

function skipTest(context: unknown, title: string, reason: string): void {
  const { skip } = (context ?? {}) as { skip?: (reason: string) => unknown };
  if (skip) skip.call(context, reason);
  else console.warn(`${title}: skipped: ${reason}`);
}

/** An error with a report as its message. A stack trace into this package would not help. */
function failure(report: string): Error {
  const error = new Error(report);
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
