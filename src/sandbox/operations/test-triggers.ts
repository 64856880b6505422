// Test triggers: keywords anywhere in a request that decide how the created resource turns out.
import { distantFuture, type Failure, type Job } from "../state/model.ts";
import type { HandlerContext } from "./handler.ts";

/** `sandbox:fail`, `sandbox:fail=some_code`, `sandbox:processing` or `sandbox:consent`. */
const trigger = /sandbox:(fail|processing|consent)(?:=(\w+))?/;

export interface TestTriggers {
  /** The failure that the job ends with. */
  readonly failure: Failure | undefined;
  /** Whether the job never completes. */
  readonly neverFinishes: boolean;
  readonly needsConsent: boolean;
}

/** Finds the test triggers in a request: in the name, the prompt, the script or any other text. */
export function testTriggers(body: unknown): TestTriggers {
  const [, kind, code = "invalid_parameter"] = trigger.exec(JSON.stringify(body) ?? "") ?? [];
  const failure = { code, message: "A failure requested by the trigger sandbox:fail." };
  return {
    failure: kind === "fail" ? failure : undefined,
    neverFinishes: kind === "processing",
    needsConsent: kind === "consent",
  };
}

/** Creates a job that takes `durationMs` and ends as the test triggers in the request say. */
export function jobFor(body: unknown, durationMs: number, { store }: HandlerContext): Job {
  const { failure, neverFinishes } = testTriggers(body);
  const job = store.newJob(durationMs);
  if (failure) job.failure = failure;
  if (neverFinishes) job.readyAt = distantFuture;
  return job;
}
