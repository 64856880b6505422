// Runs the contract's cases against one server.
import { document as ownDocument } from "../../../generated/openapi-document.ts";
import type { Case } from "../context/case.ts";
import { Connection, type Fetch, type Leftover, SkipCase } from "../context/connection.ts";
import { checkProfile, type Profile } from "../context/profile.ts";
import { ruleCases } from "../rules/rules.ts";
import { type DocumentReader, readDocument } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { casesOf } from "./cases-of.ts";
import { type CaseResult, Runner, type RunResult } from "./runner.ts";

/** Which cases to run against which server. */
export interface ContractOptions {
  /** The profile of the server, such as `sandboxProfile`. */
  profile: Profile;
  /** Sends requests, for example the `fetch` of a sandbox in process. Default: the global `fetch`. */
  fetch?: Fetch | undefined;
  /** URL of the server. Required without `fetch`. */
  baseUrl?: string | undefined;
  /** The bundled OpenAPI document. Default: that of this package. */
  document?: Json;
  /** Runs only cases whose id matches this case-insensitive regular expression. Default: all. */
  only?: string | RegExp | undefined;
  /** Runs only the case with this id. */
  replay?: string | undefined;
  /** Seed for random values. Default: 1. */
  seed?: number | undefined;
  /** Stops after the first failed case. Default: false. */
  bail?: boolean | undefined;
  /** How many arbitrary valid bodies, and as many invalid ones, to send per operation. Needs fast-check. Default: 0. */
  arbitrary?: number | undefined;
  /** Timeout of a request, in milliseconds. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** Leftover resources of an earlier run, which are deleted together with those of this run. */
  leftovers?: readonly Leftover[] | undefined;
  /** Stops the run after the current case. Created resources are deleted. */
  signal?: AbortSignal | undefined;
  /** Called with each result. */
  onResult?: ((result: CaseResult) => void) | undefined;
  /** Called with the current leftovers when a resource is created or deleted. */
  onLeftover?: ((leftovers: readonly Leftover[]) => void) | undefined;
  /** Called with each response. */
  onExchange?: ((reply: Exchange) => void) | undefined;
}

/** The parts of a run. */
export interface Contract {
  reader: DocumentReader;
  connection: Connection;
  runner: Runner;
  cases: Case[];
}

/** An invalid option. */
export class ContractOptionError extends Error {
  override readonly name = "ContractOptionError";
}

/**
 * Runs the contract's cases against a server, one after the other, and deletes the resources that they created.
 *
 * @throws {@link ProfileError} or {@link ContractOptionError} for invalid options
 */
export async function runContract(options: ContractOptions): Promise<RunResult> {
  const { runner, cases } = openContract(options, await arbitraryCasesOf(options));
  return runner.run(cases);
}

/** Deletes the `leftovers` of an earlier run without running cases. Returns those that could not be deleted. */
export async function deleteLeftovers(options: ContractOptions): Promise<readonly Leftover[]> {
  return connect(readerOf(options.document), options).deleteLeftovers();
}

/** Reads the document, connects to the server, and selects the cases. */
export function openContract(options: ContractOptions, more: ArbitraryCases = () => []): Contract {
  const reader = readerOf(options.document);
  const connection = connect(reader, options);
  const { bail, onResult, seed, signal } = options;
  const runner = new Runner(connection, { bail, onResult, seed, signal });
  const all = [...knownCasesOf(reader), ...more(reader)];
  const cases = connection.profile.stateful === false ? withoutRules(all, connection) : all;
  return { reader, connection, runner, cases: chosen(cases, options) };
}

const knownCases = new WeakMap<DocumentReader, Case[]>();

/** The cases of a document. They are created once, because cases keep no state of a run. */
function knownCasesOf(reader: DocumentReader): Case[] {
  const cases = knownCases.get(reader) ?? casesOf(reader);
  knownCases.set(reader, cases);
  return cases;
}

/** Skips rules for servers without state, whose responses are unrelated, except rules from the document itself. */
function withoutRules(cases: readonly Case[], { reader, resources }: Connection): Case[] {
  const rules = ruleCases(reader, resources).filter(({ rule }) => !rule.source.startsWith("OpenAPI document"));
  const ids = new Set(rules.map(({ id }) => id));
  const run = async () => {
    throw new SkipCase("the server keeps no state");
  };
  return cases.map((one) => (ids.has(one.id) ? { ...one, run } : one));
}

let ownReader: DocumentReader | undefined;

/** The reader of a document. Default: that of this package's own document. */
export function readerOf(document?: Json): DocumentReader {
  if (document !== undefined) return readDocument(document);
  ownReader ??= readDocument(ownDocument, true);
  return ownReader;
}

function connect(reader: DocumentReader, options: ContractOptions): Connection {
  const { fetch = globalThis.fetch, baseUrl, timeoutMs = 30_000, onLeftover, onExchange, leftovers } = options;
  if (baseUrl === undefined && options.fetch === undefined) {
    throw new ContractOptionError("No server given: pass baseUrl or fetch.");
  }
  return new Connection(reader, {
    profile: checkProfile(options.profile),
    baseUrl: (baseUrl ?? "http://contract.test").replace(/\/+$/, ""),
    fetch,
    timeoutMs,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: Date.now,
    onLeftover,
    onExchange,
    leftovers,
  });
}

function chosen(cases: Case[], { only, replay }: ContractOptions): Case[] {
  if (replay !== undefined) {
    const found = cases.filter(({ id }) => id === replay);
    if (found.length === 0) throw new ContractOptionError(`There is no case "${replay}".`);
    return found;
  }
  if (only === undefined) return cases;
  const pattern = patternOf(only);
  const found = cases.filter(({ id }) => pattern.test(id));
  if (found.length === 0) throw new ContractOptionError(`No case matches ${pattern.source}.`);
  return found;
}

function patternOf(only: string | RegExp): RegExp {
  try {
    return new RegExp(only, "iu");
  } catch {
    throw new ContractOptionError(`${only} is not a regular expression.`);
  }
}

/** Creates cases with arbitrary bodies. */
export type ArbitraryCases = (reader: DocumentReader) => Case[];

/** Loads fast-check only if arbitrary bodies are requested. */
export async function arbitraryCasesOf({ arbitrary = 0 }: ContractOptions): Promise<ArbitraryCases> {
  if (arbitrary <= 0) return () => [];
  const { arbitraryCases } = await import("../cases/arbitrary.ts");
  return (reader) => arbitraryCases(reader, arbitrary);
}
