// Runs cases against a server, one after the other.
import { findingsInCase, optionalHeaders } from "../checks/case-findings.ts";
import { unmetExpectations } from "../checks/expectation.ts";
import type { Ability, Case, RequestCase } from "../context/case.ts";
import { CaseContext, EndCase } from "../context/case-context.ts";
import { matchesCase } from "../context/case-pattern.ts";
import { type Connection, type Leftover, SkipCase, type SkipKind, Unreachable } from "../context/connection.ts";
import { type CoverageItem, type CoverageItems, itemsIn, noItems } from "../context/coverage-items.ts";
import { idsNeeded } from "../context/prepare-request.ts";
import { Resolver } from "../context/resolver.ts";
import { curlOf, type Exchange, type SentRequest, type Step, stepOf } from "../spec/exchange.ts";
import { isBinding, type Rule, type StepFinding } from "../spec/rule.ts";
import { byValue } from "./order.ts";
import { type Lack, probe } from "./probe.ts";

/**
 * - `warned`: only guesses were violated.
 * - `expected failure`: the profile lists the case as an exception.
 * - `not implemented`: the server does not have the operation.
 * - `error`: a mistake of the contract tests, not of the server.
 */
export type Outcome = "passed" | "failed" | "warned" | "expected failure" | "skipped" | "not implemented" | "error";

/** The result of a case. */
export interface CaseResult {
  id: string;
  operation: string;
  rule: Rule;
  title: string;
  /** The status that it is about, if it is about one. */
  status?: number;
  outcome: Outcome;
  findings: StepFinding[];
  /** The requests and responses, if there are findings. */
  steps: Step[];
  /** Why the case was skipped, why its failure is expected, or what went wrong in the contract tests. */
  reason?: string;
  skipKind?: SkipKind;
  durationMs: number;
}

/** The result of a run. */
export interface RunResult {
  /** The name of the server. */
  server: string;
  seed: number;
  cases: CaseResult[];
  coverage: CoverageItems;
  /** The number of requests. */
  requests: number;
  /** The operationIds that the server does not implement, if it was probed. */
  notImplemented: readonly string[];
  /** The abilities that the server lacks, if it was probed. */
  lacks: readonly Lack[];
  /** Why the run ended early, if it did. */
  stopped?: Stop;
  /** Resources that were created and could not be deleted. */
  leftovers: readonly Leftover[];
  durationMs: number;
}

/** The server stopped answering. */
export interface Stop {
  /** The id of the case during which it happened, or `probe`. */
  case: string;
  reason: string;
  /** The curl command of the request without a response. */
  curl: string;
}

export interface RunOptions {
  /** Seed for random values. Default: 1. */
  seed?: number | undefined;
  /** Stops after the first failed case. Default: false. */
  bail?: boolean | undefined;
  /** Only for probed servers: operationIds that must be implemented, or `all`. Default: none. */
  require?: readonly string[] | "all" | undefined;
  onResult?: ((result: CaseResult) => void) | undefined;
  /** Stops the run after the current case. Created resources are deleted. */
  signal?: AbortSignal | undefined;
}

const implementedRule: Rule = {
  kind: "server/implemented",
  title: "Each required operation is implemented.",
  source: "The option require of this run",
  confidence: "A",
};
const answeredRule: Rule = {
  kind: "server/answers",
  title: "Each request gets a response.",
  source: "HTTP",
  confidence: "A",
};

/** The rules that have no cases of their own, because a whole run is about them. */
export const runRules: readonly Rule[] = [implementedRule, answeredRule];

const lackReasons: Record<Ability, string> = {
  state: "the server keeps no state",
  credentials: "the server does not check credentials",
  idempotency: "the server ignores idempotency keys",
  validation: "the server does not validate bodies",
};

/** What running a case has shown. */
interface Verdict {
  findings: StepFinding[];
  exchanges: readonly Exchange[];
  skip?: SkipCase;
  /** A mistake of the contract tests. */
  error?: unknown;
}

export class Runner {
  readonly #connection: Connection;
  readonly #options: RunOptions;
  readonly #resolver: Resolver;
  readonly #coverage = noItems();
  /** For each optional header, whether the server usually sends it. */
  readonly #usualHeaders = new Map<string, boolean>();
  #probed: Promise<void> | undefined;
  #notImplemented: readonly string[] = [];
  #lacks: readonly Lack[] = [];
  #stopped: Stop | undefined;

  constructor(connection: Connection, options: RunOptions = {}) {
    this.#connection = connection;
    this.#options = options;
    this.#resolver = new Resolver(connection);
  }

  async run(cases: readonly Case[]): Promise<RunResult> {
    const { bail = false, onResult, seed = 1, signal } = this.#options;
    const started = performance.now();
    const results: CaseResult[] = [];
    // The first findings tell most, also if requests are limited or somebody stops the run.
    for (const one of byValue(cases)) {
      if (signal?.aborted) break;
      const result = await this.runCase(one);
      if (result === undefined) break;
      results.push(result);
      onResult?.(result);
      if (this.#stopped || (bail && result.outcome === "failed")) break;
    }
    const leftovers = this.#stopped ? this.#connection.leftovers : await this.#finishOrKeep();
    return {
      server: this.#connection.profile.name,
      seed,
      cases: [...this.missingOperations(), ...results],
      coverage: this.#coverage,
      requests: this.#connection.requests,
      notImplemented: this.#notImplemented,
      lacks: this.#lacks,
      ...(this.#stopped ? { stopped: this.#stopped } : {}),
      leftovers,
      durationMs: performance.now() - started,
    };
  }

  /** Resets the server and runs one case. Undefined if the server stopped answering before. */
  async runCase(one: Case): Promise<CaseResult | undefined> {
    this.#probed ??= this.#probe();
    await this.#probed;
    if (this.#stopped) return undefined;
    const started = performance.now();
    const { id, operation, rule, title, status } = one;
    const facts = { id, operation, rule, title, ...(status === undefined ? {} : { status }) };
    if (this.#notImplemented.includes(operation)) {
      return { ...facts, outcome: "not implemented", findings: [], steps: [], durationMs: 0 };
    }
    const verdict = await this.#judge(one);
    const durationMs = performance.now() - started;
    const steps = verdict.findings.length > 0 ? verdict.exchanges.map(stepOf) : [];
    return { ...facts, ...this.#outcomeOf(id, verdict), findings: verdict.findings, steps, durationMs };
  }

  /** A server that stops answering at the very end must not cost the results. */
  #finishOrKeep(): Promise<readonly Leftover[]> {
    return this.finish().catch(() => this.#connection.leftovers);
  }

  /** Resets the server or deletes the created resources. Returns those that could not be deleted. */
  async finish(): Promise<readonly Leftover[]> {
    if (this.#connection.supportsCondition("reset")) {
      await this.#connection.reset();
      return [];
    }
    return this.#connection.deleteLeftovers();
  }

  async #probe(): Promise<void> {
    if (this.#connection.profile.operations !== "probe") return;
    try {
      const { notImplemented, lacks } = await probe(this.#connection, this.#resolver);
      this.#notImplemented = notImplemented;
      this.#lacks = lacks;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      this.#stop("probe", error);
    }
  }

  async #judge(one: Case): Promise<Verdict> {
    const { rule, needs } = one;
    if (this.#isIrrevocable(one)) {
      const reason = `${one.operation} changes a resource for good, and the server can't be reset`;
      return { findings: [], exchanges: [], skip: new SkipCase("unsupported", reason) };
    }
    const lacking = needs.find((ability) => !this.#supports(ability));
    if (lacking) {
      return { findings: [], exchanges: [], skip: new SkipCase("unsupported", lackReasons[lacking]) };
    }
    const { seed = 1 } = this.#options;
    const context = new CaseContext({ connection: this.#connection, resolver: this.#resolver, rule, seed });
    const verdict: Verdict = { findings: context.findings, exchanges: context.exchanges };
    let isComplete = false;
    try {
      await this.#connection.reset();
      this.#resolver.startCase();
      if ("story" in one) await one.story(context);
      else await this.#takeSteps(one, context);
      isComplete = true;
    } catch (error) {
      if (error instanceof SkipCase) verdict.skip = error;
      else if (error instanceof Unreachable) context.findings.push(await this.#unanswered(one, error, context));
      else if (!(error instanceof EndCase)) verdict.error = error;
    }
    this.#cover(context.exchanges, verdict.skip ? [] : one.covers);
    verdict.findings.push(...this.#check(context.exchanges));
    // If the requests were not all sent, the last response is not the one that is expected.
    if (isComplete && "expect" in one) {
      verdict.findings.push(...unmetExpectations(one, context.exchanges, this.#supports("state")));
    }
    verdict.findings.sort((left, right) => left.step - right.step);
    return verdict;
  }

  /** Whether a call of v2 changes an existing resource, as a training does, so that later calls would be rejected. */
  #isIrrevocable({ operation: id }: Case): boolean {
    const operation = this.#connection.reader.operation(id);
    const isChange = this.#supports("state") && operation.deprecated && operation.method === "POST";
    return isChange && !this.#connection.supportsCondition("reset") && idsNeeded(operation, {}).content.length > 0;
  }

  async #takeSteps(
    { operation, steps, isOverlapping, withoutState }: RequestCase,
    context: CaseContext,
  ): Promise<void> {
    const own = !this.#supports("state") && withoutState ? [withoutState] : steps;
    if (isOverlapping && own === steps) {
      if (!this.#connection.supportsCondition("slow")) {
        throw new SkipCase("unsupported", "a fast response leaves no time for an overlapping request");
      }
      await context.overlap(
        operation,
        own.map(({ call }) => call),
      );
      return;
    }
    for (const step of own) await context.take(step);
  }

  #check(exchanges: readonly Exchange[]): StepFinding[] {
    for (const { name, isThere } of exchanges.flatMap(optionalHeaders)) {
      if (!this.#usualHeaders.has(name)) this.#usualHeaders.set(name, isThere);
    }
    return findingsInCase(exchanges, {
      reader: this.#connection.reader,
      now: this.#connection.options.now(),
      isStateful: this.#supports("state"),
      isClockHeld: this.#connection.supportsCondition("time"),
      usualHeaders: this.#usualHeaders,
    });
  }

  #supports(ability: Ability): boolean {
    const { stateful, checksCredentials, idempotent, validates } = this.#connection.profile;
    const abilities = {
      state: stateful,
      credentials: checksCredentials,
      idempotency: idempotent,
      validation: validates,
    };
    return abilities[ability] ?? true;
  }

  #cover(exchanges: readonly Exchange[], declared: readonly CoverageItem[]): void {
    for (const { kind, item } of [...exchanges.flatMap(itemsIn), ...declared]) this.#coverage[kind].add(item);
  }

  /** A request without a response. The run ends if the server does not answer the next one either. */
  async #unanswered({ id, operation }: Case, error: Unreachable, context: CaseContext): Promise<StepFinding> {
    if (!(await this.#connection.isAlive())) this.#stop(id, error);
    const { method, url } = error.request;
    return {
      rule: answeredRule,
      symptom: "",
      place: operation,
      expected: `a response to ${method} ${new URL(url).pathname}`,
      got: `${error.message}: ${curlOf(error.request)}`,
      step: context.exchanges.length,
    };
  }

  #stop(id: string, { message, request }: { message: string; request: SentRequest }): void {
    this.#stopped = { case: id, reason: message, curl: curlOf(request) };
  }

  /** A failed case for each operation that is required but not implemented. Known after the first case. */
  missingOperations(): CaseResult[] {
    const { require = [] } = this.#options;
    const required = this.#notImplemented.filter((id) => require === "all" || require.includes(id));
    return required.map((operation) => ({
      id: `${operation}/${implementedRule.kind}`,
      operation,
      rule: implementedRule,
      title: `${operation} is implemented`,
      outcome: "failed",
      findings: [
        { rule: implementedRule, symptom: "", place: operation, expected: "an implementation", got: "none", step: 0 },
      ],
      steps: [],
      durationMs: 0,
    }));
  }

  #outcomeOf(id: string, { findings, skip, error }: Verdict): Pick<CaseResult, "outcome" | "reason" | "skipKind"> {
    if (error !== undefined) return { outcome: "error", reason: (error as Error)?.stack ?? String(error) };
    if (findings.some(({ rule }) => isBinding(rule))) {
      const exception = this.#connection.profile.exceptions?.find((one) => matchesCase(one.case, id));
      return exception ? { outcome: "expected failure", reason: exception.reason } : { outcome: "failed" };
    }
    if (findings.length > 0) return { outcome: "warned" };
    return skip ? { outcome: "skipped", reason: skip.message, skipKind: skip.kind } : { outcome: "passed" };
  }
}
