// Runs the contract suite against faults, and counts which of them it notices.
import { runContract, sandboxProfile } from "../../../src/contract.ts";
import { createSandbox } from "../../../src/sandbox.ts";
import { everyOperation, type Fault, type Fetch } from "./fault.ts";

export interface Verdict {
  readonly fault: Fault;
  readonly caught: boolean;
}

/** A fresh sandbox in process. */
export const sandboxInProcess = (): Fetch => createSandbox().fetch;

/** A fresh session of the sandbox at an address. */
export function sandboxAt(address: string): () => Fetch {
  return () => {
    const session = `fault-${crypto.randomUUID().slice(0, 8)}`;
    return async (request) => {
      const { pathname, search } = new URL(request.url);
      const headers = new Headers(request.headers);
      headers.set("X-Sandbox-Session", session);
      const { method, signal } = request;
      const body = method === "GET" || method === "HEAD" ? null : await request.arrayBuffer();
      return fetch(new URL(pathname + search, address), { method, headers, body, signal, redirect: "manual" });
    };
  };
}

/**
 * Whether a case fails or, where no document contradicts the fault, warns. Runs the cases of the operations that the
 * fault touches and those of no single operation; `thorough` runs all others too when these notice nothing.
 */
export async function examine(fault: Fault, server: () => Fetch, { thorough = false } = {}): Promise<Verdict> {
  // The id of a case starts with its operation.
  const touched = `(?:${fault.operations.join("|")}) `;
  const any = `(?:${everyOperation.join("|")}) `;
  if (await notices(fault, server(), `^${touched}|^(?!${any})`)) return { fault, caught: true };
  const others = fault.operations.length < everyOperation.length;
  return { fault, caught: thorough && others && (await notices(fault, server(), `^(?!${touched})${any}`)) };
}

async function notices(fault: Fault, fetch: Fetch, only: string): Promise<boolean> {
  const { cases } = await runContract({ profile: sandboxProfile, fetch: fault.wrap(fetch), only, bail: true });
  return cases.some(({ outcome }) => outcome === "failed" || (outcome === "warned" && !fault.documented));
}

/** One line per kind, and one for each of the two sorts of faults. */
export function scoreTable(verdicts: readonly Verdict[]): string {
  const kinds = [...new Set(verdicts.map(({ fault }) => fault.kind))];
  const row = (name: string, counts: (fault: Fault) => boolean) => {
    const counted = verdicts.filter(({ fault }) => counts(fault));
    return `${name.padEnd(16)} ${caughtOf(counted)} of ${counted.length} (${percent(counted)} %)`;
  };
  return [
    ...kinds.map((name) => row(name, ({ kind }) => kind === name)),
    row("all documented", ({ documented }) => documented),
    row("all sensible", ({ documented }) => !documented),
  ].join("\n");
}

export function percent(verdicts: readonly Verdict[]): number {
  return verdicts.length === 0 ? 100 : Math.round((100 * caughtOf(verdicts)) / verdicts.length);
}

function caughtOf(verdicts: readonly Verdict[]): number {
  return verdicts.filter(({ caught }) => caught).length;
}
