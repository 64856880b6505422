// Runs the contract suite against faults, and counts which of them it notices.
import {
  type Case,
  contractSuite,
  localProfile,
  type Profile,
  type RunResult,
  runContract,
  sandboxProfile,
} from "../../../src/contract.ts";
import { createSandbox } from "../../../src/sandbox.ts";
import type { Fault, Fetch } from "./fault.ts";

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

/** Puts a fault to the contract suite, with all that the suite knows of the server. */
export type Examiner = (fault: Fault, cases: readonly Case[]) => Promise<RunResult>;

const suite = contractSuite();

/** The suite knows that the server is a sandbox, and controls it. */
export function asSandbox(server: () => Fetch): Examiner {
  return (fault, cases) =>
    runContract({ suite: { ...suite, cases }, profile: sandboxProfile, fetch: fault.wrap(server()), bail: true });
}

/** The suite knows nothing about the server, as with a URL and no flags. @param profile Default: that of such a run */
export function asUnknownServer(server: () => Fetch, profile: Profile = localProfile): Examiner {
  return (fault, cases) => {
    const correct = server();
    const fetch = fault.wrap(async (request) => {
      const { pathname } = new URL(request.url);
      return pathname.startsWith("/sandbox") ? new Response("Not found", { status: 404 }) : correct(request);
    });
    return runContract({ suite: { ...suite, cases }, profile, fetch, bail: true });
  };
}

/**
 * Whether a case fails or, where no document contradicts the fault, warns. Runs the cases that call the operations that
 * the fault touches; `thorough` runs all others too when these notice nothing.
 */
export async function examine(fault: Fault, run: Examiner, { thorough = false } = {}): Promise<Verdict> {
  const touches = ({ operation, uses }: Case) =>
    [operation, ...uses].some((name) => (fault.operations as readonly string[]).includes(name));
  const notices = async (cases: readonly Case[]) => {
    const result = await run(fault, cases);
    const own = result.cases.find(({ outcome }) => outcome === "error");
    if (own) throw new Error(`${fault.id}: ${own.id}: ${own.reason}`);
    return result.cases.some(({ outcome }) => outcome === "failed" || (outcome === "warned" && !fault.documented));
  };
  if (await notices(suite.cases.filter(touches))) return { fault, caught: true };
  const others = suite.cases.filter((one) => !touches(one));
  return { fault, caught: thorough && others.length > 0 && (await notices(others)) };
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
