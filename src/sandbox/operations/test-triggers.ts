// Test triggers: words that, anywhere in a creation, decide how it goes.
import { distantFuture, type Failure, type Job } from "../state/model.ts";
import type { HandlerContext } from "./handler.ts";

/** `sandbox:fail`, `sandbox:fail=some_code`, `sandbox:processing` or `sandbox:consent`. */
const trigger = /sandbox:(fail|processing|consent)(?:=(\w+))?/;

export interface TestTriggers {
  /** How the work is to end. */
  readonly failure: Failure | undefined;
  /** Whether the work never ends. */
  readonly neverFinishes: boolean;
  readonly needsConsent: boolean;
}

/** What a creation asks for, in its name, prompt, script or any other text. */
export function testTriggers(body: unknown): TestTriggers {
  const [, kind, code = "invalid_parameter"] = trigger.exec(JSON.stringify(body) ?? "") ?? [];
  const failure = { code, message: "The request asked the sandbox to fail." };
  return {
    failure: kind === "fail" ? failure : undefined,
    neverFinishes: kind === "processing",
    needsConsent: kind === "consent",
  };
}

/** A job that takes so long and ends as the request asks. */
export function jobFor(body: unknown, durationMs: number, { store }: HandlerContext): Job {
  const { failure, neverFinishes } = testTriggers(body);
  const job = store.newJob(durationMs);
  if (failure) job.failure = failure;
  if (neverFinishes) job.readyAt = distantFuture;
  return job;
}
