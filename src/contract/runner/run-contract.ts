// Runs the contract's cases against one server.
import { nearestName } from "../../shared/nearest-name.ts";
import type { Case } from "../context/case.ts";
import { patternOf } from "../context/case-pattern.ts";
import { Connection, type Fetch, type Leftover } from "../context/connection.ts";
import { checkProfile, type Profile } from "../context/profile.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { type CaseResult, Runner, type RunResult } from "./runner.ts";
import { type ContractSuite, contractSuite, readerOf } from "./suite.ts";

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
  /** The document with its cases, from `contractSuite`, instead of `document`: saves time if several servers are tested. */
  suite?: ContractSuite | undefined;
  /**
   * Runs only cases whose ids match this pattern or one of these, such as `createAvatar` or `*\/lists/**`. `*` stands for any characters
   * except a slash, `**` for any. Default: all.
   */
  only?: string | readonly string[] | undefined;
  /** Runs only the case with this id. */
  replay?: string | undefined;
  /**
   * OperationIds that the server must implement, or `all`. It matters only if the profile says that operations are
   * probed: then operations that the server does not have are no failures otherwise. Default: none.
   */
  require?: readonly string[] | "all" | undefined;
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
  connection: Connection;
  runner: Runner;
  cases: readonly Case[];
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
  return connect(options.suite?.reader ?? readerOf(options.document), options).deleteLeftovers();
}

/** Reads the document, connects to the server, and selects the cases. */
export function openContract(options: ContractOptions, more: ArbitraryCases = () => []): Contract {
  const { reader, cases } = options.suite ?? contractSuite(options.document);
  const connection = connect(reader, options);
  const { bail, onResult, require, seed, signal } = options;
  checkRequired(require, reader);
  const runner = new Runner(connection, { bail, onResult, require, seed, signal });
  return { connection, runner, cases: chosen([...cases, ...more(reader)], options) };
}

function checkRequired(required: ContractOptions["require"], { operations }: DocumentReader): void {
  const names = operations.map(({ id }) => id);
  const wrong = required === "all" ? undefined : required?.find((name) => !names.includes(name));
  if (wrong === undefined) return;
  const nearest = nearestName(wrong, names);
  const hint = nearest ? `; did you mean ${nearest}?` : ".";
  throw new ContractOptionError(`There is no operation ${wrong}${hint}`);
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

function chosen(cases: readonly Case[], { only, replay }: ContractOptions): readonly Case[] {
  if (replay !== undefined)
    return foundOr(
      `There is no case ${replay}`,
      cases.filter(({ id }) => id === replay),
      cases,
    );
  if (only === undefined) return cases;
  const patterns = [only].flat().map(patternOf);
  const found = cases.filter(({ id }) => patterns.some((pattern) => pattern.test(id)));
  return foundOr(`No case matches ${[only].flat().join(" or ")}`, found, cases);
}

function foundOr(complaint: string, found: readonly Case[], all: readonly Case[]): readonly Case[] {
  if (found.length > 0) return found;
  throw new ContractOptionError(`${complaint}. Ids look like ${all[0]?.id}.`);
}

/** Creates cases with arbitrary bodies. */
export type ArbitraryCases = (reader: DocumentReader) => Case[];

/** Loads fast-check only if arbitrary bodies are requested. */
export async function arbitraryCasesOf({ arbitrary = 0 }: ContractOptions): Promise<ArbitraryCases> {
  if (arbitrary <= 0) return () => [];
  const { arbitraryCases } = await import("../cases/arbitrary.ts");
  return (reader) => arbitraryCases(reader, arbitrary);
}
