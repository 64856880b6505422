// Words that, anywhere in a creation, decide how it goes.
import type { Failure, Job } from "./model.ts";
import { never } from "./model.ts";
import type { Context } from "./reply.ts";

/** `sandbox:fail`, `sandbox:fail=some_code`, `sandbox:processing` or `sandbox:consent`. */
const word = /sandbox:(fail|processing|consent)(?:=(\w+))?/;

/** What a creation asks for, in its name, prompt, script or any other text. */
export function magicOf(body: unknown): { failure?: Failure; stays: boolean; needsConsent: boolean } {
  const [, kind, code = "invalid_parameter"] = word.exec(JSON.stringify(body) ?? "") ?? [];
  return {
    ...(kind === "fail" && { failure: { code, message: "The request asked the sandbox to fail." } }),
    stays: kind === "processing",
    needsConsent: kind === "consent",
  };
}

/** A job that takes so long and ends as the request asks. */
export function jobFor(body: unknown, durationMs: number, { store }: Context): Job {
  const { failure, stays } = magicOf(body);
  const job = store.job(durationMs);
  return { ...job, ...(stays && { readyAt: never }), ...(failure && { failure }) };
}
