// A run of the contract's cases against one server.
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
  /** What to know about the server, such as `sandboxProfile`. */
  profile: Profile;
  /** Answers the requests instead of the network, such as the `fetch` of a sandbox. Default: the global one. */
  fetch?: Fetch | undefined;
  /** Where the server is. Needed without `fetch`. */
  baseUrl?: string | undefined;
  /** The bundled OpenAPI document. Default: the one of this package. */
  document?: Json;
  /** Only cases whose id matches: a regular expression, in which case does not matter. Default: all. */
  only?: string | RegExp | undefined;
  /** Only the case with this id. */
  replay?: string | undefined;
  /** Seed of everything random. Default: 1. */
  seed?: number | undefined;
  /** Stops at the first case that fails. Default: false. */
  bail?: boolean | undefined;
  /** How many arbitrary bodies, valid ones and as many others, each operation gets. Needs fast-check. Default: 0. */
  arbitrary?: number | undefined;
  /** How long to wait for a response, in milliseconds. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** What an earlier run has made and not deleted, to be deleted with what this one makes. */
  leftovers?: readonly Leftover[] | undefined;
  /** Ends the run after the case at run; what was made is deleted. */
  signal?: AbortSignal | undefined;
  /** Told how each case went. */
  onResult?: ((result: CaseResult) => void) | undefined;
  /** Told of everything that was made and of everything that was deleted again. */
  onLeftover?: ((leftovers: readonly Leftover[]) => void) | undefined;
  /** Told of every response. */
  onExchange?: ((reply: Exchange) => void) | undefined;
}

/** What a run is made of. */
export interface Contract {
  reader: DocumentReader;
  connection: Connection;
  runner: Runner;
  cases: Case[];
}

/** An option that makes no sense. */
export class ContractOptionError extends Error {
  override readonly name = "ContractOptionError";
}

/**
 * Puts the contract's cases to a server, one after the other, and deletes what they have made.
 *
 * @throws {@link ProfileError} or {@link ContractOptionError} for options that make no sense
 */
export async function runContract(options: ContractOptions): Promise<RunResult> {
  const { runner, cases } = openContract(options, await arbitraryCasesOf(options));
  return runner.run(cases);
}

/** Deletes what an earlier run has made, `leftovers`, and nothing else; resolves to what can't be deleted. */
export async function deleteLeftovers(options: ContractOptions): Promise<readonly Leftover[]> {
  return connect(readerOf(options.document), options).deleteLeftovers();
}

/** Reads the document, and makes what the options ask for. */
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

/** The cases of a document, which are made once: a case keeps nothing of a run. */
function knownCasesOf(reader: DocumentReader): Case[] {
  const cases = knownCases.get(reader) ?? casesOf(reader);
  knownCases.set(reader, cases);
  return cases;
}

/** Rules tell how responses belong together; those of a mock without state do not, but for what the document says. */
function withoutRules(cases: readonly Case[], { reader, resources }: Connection): Case[] {
  const rules = ruleCases(reader, resources).filter(({ rule }) => !rule.source.startsWith("OpenAPI document"));
  const ids = new Set(rules.map(({ id }) => id));
  const run = async () => {
    throw new SkipCase("the server keeps no state");
  };
  return cases.map((one) => (ids.has(one.id) ? { ...one, run } : one));
}

let ownReader: DocumentReader | undefined;

/** The reader of a document; of this package's own one without it. */
export function readerOf(document?: Json): DocumentReader {
  if (document !== undefined) return readDocument(document);
  ownReader ??= readDocument(ownDocument, true);
  return ownReader;
}

function connect(reader: DocumentReader, options: ContractOptions): Connection {
  const { fetch = globalThis.fetch, baseUrl, timeoutMs = 30_000, onLeftover, onExchange, leftovers } = options;
  if (baseUrl === undefined && options.fetch === undefined) {
    throw new ContractOptionError("There is no server: pass a baseUrl, or a fetch function.");
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
    throw new ContractOptionError(`${only} is no regular expression.`);
  }
}

/** Makes cases of arbitrary bodies. */
export type ArbitraryCases = (reader: DocumentReader) => Case[];

/** Loads fast-check only where arbitrary bodies are asked for. */
export async function arbitraryCasesOf({ arbitrary = 0 }: ContractOptions): Promise<ArbitraryCases> {
  if (arbitrary <= 0) return () => [];
  const { arbitraryCases } = await import("../cases/arbitrary.ts");
  return (reader) => arbitraryCases(reader, arbitrary);
}
