// Runs cases against a server.
import type { Case } from "../cases/case.ts";
import type { Step } from "../spec/exchange.ts";
import { isBinding, type Problem, type Rule } from "../spec/rule.ts";
import { Scenario, type SecondOpinion } from "./case-context.ts";
import { type Connection, NotTestable, type Remainder, Unreachable } from "./connection.ts";
import { Ledger } from "./coverage-items.ts";
import { Things } from "./resource-ids.ts";

/** `warned`: only guesses were contradicted. `excepted`: the profile knows of it. */
export type Outcome = "passed" | "failed" | "warned" | "excepted" | "not testable";

/** How a case went. */
export interface CaseResult {
  id: string;
  operations: string[];
  rule: Rule;
  outcome: Outcome;
  problems: Problem[];
  /** The requests and responses, where there are problems. */
  steps: Step[];
  /** Why the case is not testable on this server, or why its problems are excepted. */
  reason?: string;
  durationMs: number;
}

/** How a run went. */
export interface RunResult {
  /** What was asked. */
  server: string;
  seed: number;
  cases: CaseResult[];
  ledger: Ledger;
  /** Requests that were sent. */
  requests: number;
  /** What was made and could not be deleted. */
  remaining: readonly Remainder[];
  durationMs: number;
}

export interface RunOptions {
  /** For everything random. Default: 1. */
  seed?: number | undefined;
  /** Ends with the first case that fails. Default: false. */
  bail?: boolean | undefined;
  secondOpinion?: SecondOpinion | undefined;
  onResult?: ((result: CaseResult) => void) | undefined;
  /** Ends the run after the case at play; what was made is deleted. */
  signal?: AbortSignal | undefined;
}

/** Puts cases to one server, one after the other. */
export class Runner {
  readonly ledger: Ledger = new Ledger();
  readonly #connection: Connection;
  readonly #options: RunOptions;
  readonly #things: Things;

  constructor(connection: Connection, options: RunOptions = {}) {
    this.#connection = connection;
    this.#options = options;
    this.#things = new Things(connection.reader);
  }

  async run(cases: readonly Case[]): Promise<RunResult> {
    const { bail = false, onResult, seed = 1, signal } = this.#options;
    const started = performance.now();
    const results: CaseResult[] = [];
    for (const one of cases) {
      if (signal?.aborted) break;
      const result = await this.play(one);
      results.push(result);
      onResult?.(result);
      if (bail && result.outcome === "failed") break;
    }
    const remaining = await this.finish();
    return {
      server: this.#connection.profile.name,
      seed,
      cases: results,
      ledger: this.ledger,
      requests: this.#connection.requests,
      remaining,
      durationMs: performance.now() - started,
    };
  }

  /** Plays one case, on a server as it was at the start. Throws Unreachable where there is no server. */
  async play(one: Case): Promise<CaseResult> {
    const { secondOpinion, seed = 1 } = this.#options;
    const { id, operations, rule } = one;
    const started = performance.now();
    const context = {
      connection: this.#connection,
      things: this.#things,
      ledger: this.ledger,
      rule,
      secondOpinion,
      seed,
    };
    const scenario = new Scenario(context);
    let reason: string | undefined;
    try {
      await this.#connection.startAnew();
      await one.play(scenario);
    } catch (error) {
      if (error instanceof NotTestable) reason = error.message;
      else if (error instanceof Unreachable) scenario.expect(false, "a response", error.message);
      // A rule that stumbles over a response has seen something that it did not expect.
      else scenario.expect(false, "responses that the case can go on with", String(error));
    }
    const { problems } = scenario;
    const durationMs = performance.now() - started;
    const outcome = this.#outcomeOf(id, problems, reason);
    const result: CaseResult = { id, operations, rule, outcome, problems, steps: [], durationMs };
    if (problems.length > 0) result.steps = scenario.steps;
    const known = outcome === "excepted" ? this.#exceptionFor(id) : reason;
    if (known !== undefined) result.reason = known;
    return result;
  }

  /** Deletes what the cases have made; resolves to what remains. */
  async finish(): Promise<readonly Remainder[]> {
    if (this.#connection.canBringAbout("reset")) {
      await this.#connection.startAnew();
      return [];
    }
    return this.#connection.deleteRemaining();
  }

  #outcomeOf(id: string, problems: readonly Problem[], reason: string | undefined): Outcome {
    if (problems.some(({ rule }) => isBinding(rule))) {
      return this.#exceptionFor(id) === undefined ? "failed" : "excepted";
    }
    if (reason !== undefined) return "not testable";
    return problems.length > 0 ? "warned" : "passed";
  }

  #exceptionFor(id: string): string | undefined {
    const exceptions = this.#connection.profile.exceptions ?? [];
    return exceptions.find(({ case: pattern }) => new RegExp(pattern).test(id))?.reason;
  }
}
