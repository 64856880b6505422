// heygen-avatars contract: puts the cases to a server, or checks recorded traffic, and reports.
import { readFile } from "node:fs/promises";
import type { ContractOptions, HarResult, RunResult } from "../contract.ts";
import { formatsOf, printReports, type ReportSettings } from "./contract-reports.ts";
import { type ContractServer, serverOf } from "./contract-server.ts";
import { type ContractFlags, integerIn } from "./flags.ts";
import { RemainderFile } from "./remainder-file.ts";
import { UsageError } from "./usage-error.ts";

/** What `heygen-avatars/contract` exports, loaded only where it is needed. */
export type ContractModule = typeof import("../contract.ts");

const exitCodes = { kept: 0, broken: 1, unusable: 2, interrupted: 130 } as const;

/**
 * Runs the command; resolves to its exit code.
 *
 * @throws UsageError and the errors of options for what makes no sense
 */
export async function runContractCommand(url: string | undefined, flags: ContractFlags): Promise<number> {
  refuseContradictions(flags);
  const reports: ReportSettings = { folder: textOf(flags, "report") ?? "coverage", formats: formatsOf(flags.format) };
  const contract = await load(() => import("../contract.ts"), "ajv@8 ajv-formats@3");
  const har = textOf(flags, "har");
  if (har !== undefined) return checkRecording(contract, har, { url, reports });
  const options = optionsOf(flags);
  if (options.arbitrary) await load(() => import("fast-check"), "fast-check@4");
  return ask(contract, await serverOf(contract, url, flags), { options, reports, isCleaning: flags.clean === true });
}

/** Flags of a run make no sense for recorded traffic. */
function refuseContradictions(flags: ContractFlags): void {
  if (flags.har === undefined) return;
  const [useless] = Object.keys(flags).filter((name) => !["har", "report", "format"].includes(name));
  if (useless) throw new UsageError(`--${useless} makes no sense with --har, which sends no requests`);
}

export function textOf(flags: ContractFlags, name: keyof ContractFlags): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}

function optionsOf(flags: ContractFlags): Partial<ContractOptions> {
  const integer = (name: keyof ContractFlags, max: number) => {
    const text = textOf(flags, name);
    return text === undefined ? undefined : integerIn(name, text, 0, max);
  };
  return {
    only: textOf(flags, "only"),
    replay: textOf(flags, "replay"),
    bail: flags.bail === true,
    seed: integer("seed", 2 ** 31 - 1),
    arbitrary: integer("arbitrary", 100_000),
  };
}

/** Optional packages are named where they are missing. */
async function load<Module>(importModule: () => Promise<Module>, packages: string): Promise<Module> {
  try {
    return await importModule();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError(`the contract needs packages that are not installed: npm install --save-dev ${packages}`);
  }
}

interface Work {
  options: Partial<ContractOptions>;
  reports: ReportSettings;
  isCleaning: boolean;
}

async function ask(contract: ContractModule, server: ContractServer, work: Work): Promise<number> {
  const { options, reports, isCleaning } = work;
  const { profile, url, fetch } = server;
  const file = await RemainderFile.open(reports.folder, url);
  if (isCleaning) return clean(contract, server, file);
  const reader = contract.readerOf();
  const drift = new contract.DriftReport(reader);
  const interruption = interruptible();
  const result = await contract.runContract({
    ...options,
    profile,
    baseUrl: url,
    fetch,
    signal: interruption.signal,
    onRemainder: (remaining) => file.write(remaining),
    onReply: (reply) => drift.add(reply),
    onResult: showProgress(),
  });
  interruption.end();
  // The sandbox of this package shows what its document says; and of a mock without state every response is an example.
  const isOthers = fetch === undefined && profile.stateful !== false;
  await printReports(contract, { result, reader, drift: isOthers ? drift : undefined, ...reports });
  if (file.left.length > 0) {
    console.log(`An earlier run has left ${file.left.length} things, listed in ${file.path}: --clean deletes them.`);
  }
  return interruption.signal.aborted ? exitCodes.interrupted : exitCodeOf(result);
}

function exitCodeOf({ cases }: RunResult): number {
  if (cases.some(({ outcome }) => outcome === "failed")) return exitCodes.broken;
  if (cases.every(({ outcome }) => outcome === "not testable")) {
    console.error("heygen-avatars: nothing could be tested here, for the reasons above");
    return exitCodes.unusable;
  }
  return exitCodes.kept;
}

/** Ctrl-C ends the run after the case at play, so that what was made is deleted; a second one ends it at once. */
function interruptible(): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const stop = () => {
    console.error("\nThe run ends; what it has made is being deleted. Ctrl-C once more leaves it.");
    controller.abort();
  };
  process.once("SIGINT", stop);
  return { signal: controller.signal, end: () => void process.off("SIGINT", stop) };
}

/** Counts the cases on a terminal. */
function showProgress(): ContractOptions["onResult"] {
  if (!process.stderr.isTTY) return undefined;
  let count = 0;
  process.once("exit", () => process.stderr.write("\r\x1b[K"));
  return () => {
    count++;
    if (count % 20 === 0) process.stderr.write(`\r${count} cases`);
  };
}

/** Deletes what an interrupted run has left. */
async function clean(contract: ContractModule, { profile, url, fetch }: ContractServer, file: RemainderFile) {
  const stuck = await contract.deleteRemaining({ profile, baseUrl: url, fetch, remaining: file.left });
  const deleted = file.left.length - stuck.length;
  file.replace(stuck);
  console.log(`${deleted} things deleted of ${deleted + stuck.length} that an earlier run has left.`);
  for (const { operation, id } of stuck) console.log(`still there: ${operation} ${id}`);
  return stuck.length > 0 ? exitCodes.broken : exitCodes.kept;
}

interface Recorded {
  url: string | undefined;
  reports: ReportSettings;
}

async function checkRecording(contract: ContractModule, name: string, { url, reports }: Recorded): Promise<number> {
  const reader = contract.readerOf();
  const checked = contract.checkHar(await readJson(name), reader, { baseUrl: url });
  const { result, drift } = checked;
  if (result.cases.length === 0) throw new UsageError(`${name} holds no response to check: ${ignoredIn(checked)}`);
  await printReports(contract, { result, reader, drift, ...reports });
  console.log(`Not checked: ${ignoredIn(checked)}.`);
  return exitCodeOf(result);
}

function ignoredIn({ otherHosts, unknownPaths, unreadable }: HarResult): string {
  const listed = (counts: Map<string, number>) => [...counts].map(([name, count]) => `${name} (${count})`).join(", ");
  const parts = [
    otherHosts.size > 0 ? `other hosts: ${listed(otherHosts)}` : "",
    unknownPaths.size > 0 ? `paths that the document does not know: ${listed(unknownPaths)}` : "",
    unreadable > 0 ? `without a recorded response: ${unreadable}` : "",
  ];
  return parts.filter((part) => part !== "").join("; ") || "nothing";
}

async function readJson(name: string): Promise<unknown> {
  const text = await readFile(name, "utf8").catch((error: Error) => {
    throw new UsageError(`can't read ${name}: ${error.message}`);
  });
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new UsageError(`can't read ${name}: ${(error as Error).message}`);
  }
}
