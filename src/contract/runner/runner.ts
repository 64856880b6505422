// Runs cases against a server.
import type { Case } from "../context/case.ts";
import { CaseContext } from "../context/case-context.ts";
import { type Connection, type Leftover, SkipCase, Unreachable } from "../context/connection.ts";
import { CoverageRecorder } from "../context/coverage-items.ts";
import { ResourceIds } from "../context/resource-ids.ts";
import type { Step } from "../spec/exchange.ts";
import { isBinding, type Rule, type StepFinding } from "../spec/rule.ts";

/** `warned`: only guesses were violated. `expected failure`: the profile lists the case as an exception. */
export type Outcome = "passed" | "failed" | "warned" | "expected failure" | "skipped";

/** The result of a case. */
export interface CaseResult {
  id: string;
  operations: string[];
  rule: Rule;
  outcome: Outcome;
  findings: StepFinding[];
  /** The requests and responses, if there are findings. */
  steps: Step[];
  /** Why the case was skipped, or why its failure is expected. */
  reason?: string;
  durationMs: number;
}

/** The result of a run. */
export interface RunResult {
  /** The name of the server. */
  server: string;
  seed: number;
  cases: CaseResult[];
  coverage: CoverageRecorder;
  /** The number of requests. */
  requests: number;
  /** Resources that were created and could not be deleted. */
  leftovers: readonly Leftover[];
  durationMs: number;
}

export interface RunOptions {
  /** Seed for random values. Default: 1. */
  seed?: number | undefined;
  /** Stops after the first failed case. Default: false. */
  bail?: boolean | undefined;
  onResult?: ((result: CaseResult) => void) | undefined;
  /** Stops the run after the current case. Created resources are deleted. */
  signal?: AbortSignal | undefined;
}

/** Runs cases against one server, one after the other. */
export class Runner {
  readonly coverage: CoverageRecorder = new CoverageRecorder();
  readonly #connection: Connection;
  readonly #options: RunOptions;
  readonly #resourceIds: ResourceIds;

  constructor(connection: Connection, options: RunOptions = {}) {
    this.#connection = connection;
    this.#options = options;
    this.#resourceIds = new ResourceIds(connection.reader);
  }

  async run(cases: readonly Case[]): Promise<RunResult> {
    const { bail = false, onResult, seed = 1, signal } = this.#options;
    const started = performance.now();
    const results: CaseResult[] = [];
    for (const one of cases) {
      if (signal?.aborted) break;
      const result = await this.runCase(one);
      results.push(result);
      onResult?.(result);
      if (bail && result.outcome === "failed") break;
    }
    const leftovers = await this.finish();
    return {
      server: this.#connection.profile.name,
      seed,
      cases: results,
      coverage: this.coverage,
      requests: this.#connection.requests,
      leftovers,
      durationMs: performance.now() - started,
    };
  }

  /** Resets the server and runs one case. */
  async runCase(one: Case): Promise<CaseResult> {
    const { seed = 1 } = this.#options;
    const { id, operations, rule } = one;
    const started = performance.now();
    const context = new CaseContext({
      connection: this.#connection,
      resourceIds: this.#resourceIds,
      coverage: this.coverage,
      rule,
      seed,
    });
    let reason: string | undefined;
    try {
      await this.#connection.reset();
      await one.run(context);
    } catch (error) {
      if (error instanceof SkipCase) reason = error.message;
      else if (error instanceof Unreachable) context.expect(false, "a response", error.message);
      // A case that throws on a response received something unexpected.
      else context.expect(false, "responses that the case can process", String(error));
    }
    const { findings } = context;
    const durationMs = performance.now() - started;
    const outcome = this.#outcomeOf(id, findings, reason);
    const result: CaseResult = { id, operations, rule, outcome, findings, steps: [], durationMs };
    if (findings.length > 0) result.steps = context.steps;
    const known = outcome === "expected failure" ? this.#exceptionFor(id) : reason;
    if (known !== undefined) result.reason = known;
    return result;
  }

  /** Resets the server or deletes the created resources. Returns those that could not be deleted. */
  async finish(): Promise<readonly Leftover[]> {
    if (this.#connection.supportsCondition("reset")) {
      await this.#connection.reset();
      return [];
    }
    return this.#connection.deleteLeftovers();
  }

  #outcomeOf(id: string, findings: readonly StepFinding[], reason: string | undefined): Outcome {
    if (findings.some(({ rule }) => isBinding(rule))) {
      return this.#exceptionFor(id) === undefined ? "failed" : "expected failure";
    }
    if (reason !== undefined) return "skipped";
    return findings.length > 0 ? "warned" : "passed";
  }

  #exceptionFor(id: string): string | undefined {
    const exceptions = this.#connection.profile.exceptions ?? [];
    return exceptions.find(({ case: pattern }) => new RegExp(pattern).test(id))?.reason;
  }
}
