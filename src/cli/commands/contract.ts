// heygen-avatars contract: runs the contract tests against a server, or checks recorded traffic, and reports.
import { readFile } from "node:fs/promises";
import type { ContractOptions, HarResult, RunResult } from "../../contract.ts";
import { type ContractFlags, contractFlags } from "../contract-flags.ts";
import type { ContractModule } from "../contract-module.ts";
import { defaultFormats, printReports, type ReportSettings } from "../contract-reports.ts";
import { type ContractTarget, targetOf } from "../contract-target.ts";
import { defineCommand } from "../flags.ts";
import { LeftoverFile } from "../leftover-file.ts";
import { UsageError } from "../usage-error.ts";

const exitCodes = { kept: 0, broken: 1, unusable: 2, interrupted: 130 } as const;

export const contractCommand = defineCommand({
  name: "contract",
  argument: "[URL]",
  maxArguments: 1,
  purpose:
    "tests whether the server at URL (default: a built-in sandbox) follows the spec and HeyGen's documents. " +
    "Exit codes: 0 if it does, 1 if it does not, 2 if the tests can't run",
  flags: contractFlags,
  failureCode: 2,
  run: (flags, [url]) => runContractCommand(url, flags),
});

/** Resolves to the exit code. @throws UsageError, and errors of invalid options */
async function runContractCommand(url: string | undefined, flags: ContractFlags): Promise<number> {
  checkCombination(flags);
  const reports: ReportSettings = {
    folder: flags.report ?? "contract-report",
    formats: flags.format ?? defaultFormats(),
  };
  const contract: ContractModule = await import("../../contract.ts");
  if (flags.har !== undefined) return checkRecording(contract, flags.har, { url, reports });
  if (flags.arbitrary) await requireFastCheck();
  const target = await targetOf(contract, url, flags);
  const file = await LeftoverFile.open(reports.folder, target.url);
  return flags.clean ? clean(contract, target, file) : runCases(contract, target, { flags, reports, file });
}

/** @throws UsageError if flags contradict each other, or are of no use for recorded traffic */
function checkCombination(flags: ContractFlags): void {
  if (flags["allow-writes"] && flags["read-only"]) {
    throw new UsageError("--allow-writes can't be combined with --read-only");
  }
  if (flags.all && flags.require) throw new UsageError("--all can't be combined with --require, which names some");
  if (flags.har === undefined) return;
  const [useless] = Object.keys(flags).filter((name) => !["har", "report", "format"].includes(name));
  if (useless) throw new UsageError(`--${useless} can't be combined with --har, which sends no requests`);
}

/** @throws UsageError that says how to install fast-check, if it is missing */
async function requireFastCheck(): Promise<void> {
  try {
    await import("fast-check");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError("--arbitrary requires a package that is not installed: npm install --save-dev fast-check@4");
  }
}

interface Run {
  flags: ContractFlags;
  reports: ReportSettings;
  file: LeftoverFile;
}

async function runCases(contract: ContractModule, target: ContractTarget, { flags, reports, file }: Run) {
  const { profile, url, fetch } = target;
  const suite = contract.contractSuite();
  const { reader } = suite;
  const drift = new contract.DriftReport(reader);
  const interruption = interruptible();
  for (const line of target.notes) console.log(line);
  const result = await contract.runContract({
    suite,
    require: flags.all ? "all" : flags.require,
    timeoutMs: target.timeoutMs,
    only: flags.only,
    replay: flags.replay,
    bail: flags.bail,
    seed: flags.seed,
    arbitrary: flags.arbitrary,
    profile,
    baseUrl: url,
    fetch,
    signal: interruption.signal,
    onLeftover: (leftovers) => file.write(leftovers),
    onExchange: (reply) => drift.add(reply),
    onResult: showProgress(),
  });
  interruption.end();
  await printReports(contract, { result, reader, drift: target.canDrift ? drift : undefined, ...reports });
  if (file.earlier.length > 0) {
    console.log(
      `Earlier runs left ${file.earlier.length} resources, listed in ${file.path}. Use --clean to delete them.`,
    );
  }
  return interruption.signal.aborted ? exitCodes.interrupted : exitCodeOf(result);
}

function exitCodeOf({ cases, stopped }: RunResult): number {
  if (stopped || cases.some(({ outcome }) => outcome === "failed")) return exitCodes.broken;
  if (cases.some(({ outcome }) => outcome === "error")) return exitCodes.unusable;
  if (cases.every(({ outcome }) => outcome === "skipped" || outcome === "not implemented")) {
    console.error("heygen-avatars: no case was run, for the reasons above");
    return exitCodes.unusable;
  }
  return exitCodes.kept;
}

/** Ctrl-C ends the run after the current case and deletes its resources. A second Ctrl-C ends it immediately. */
function interruptible(): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const stop = () => {
    console.error("\nStopping and deleting the created resources. Press Ctrl-C again to exit without deleting them.");
    controller.abort();
  };
  process.once("SIGINT", stop);
  return { signal: controller.signal, end: () => void process.off("SIGINT", stop) };
}

/** Shows the number of finished cases on a terminal. */
function showProgress(): ContractOptions["onResult"] {
  if (!process.stderr.isTTY) return undefined;
  let count = 0;
  process.once("exit", () => process.stderr.write("\r\x1b[K"));
  return () => {
    count++;
    if (count % 20 === 0) process.stderr.write(`\r${count} cases`);
  };
}

/** Deletes the leftover resources of interrupted runs. */
async function clean(contract: ContractModule, { profile, url, fetch }: ContractTarget, file: LeftoverFile) {
  const total = file.earlier.length;
  const stuck = await contract.deleteLeftovers({ profile, baseUrl: url, fetch, leftovers: file.earlier });
  file.replace(stuck);
  console.log(`Deleted ${total - stuck.length} of ${total} leftover resources.`);
  for (const { operation, id } of stuck) console.log(`Not deleted: ${operation} ${id}`);
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
  if (result.cases.length === 0) throw new UsageError(`${name} contains no response to check: ${ignoredIn(checked)}`);
  await printReports(contract, { result, reader, drift, ...reports });
  console.log(`Not checked: ${ignoredIn(checked)}.`);
  return exitCodeOf(result);
}

function ignoredIn({ otherHosts, unknownPaths, unreadable }: HarResult): string {
  const listed = (counts: Map<string, number>) => [...counts].map(([name, count]) => `${name} (${count})`).join(", ");
  const parts = [
    otherHosts.size > 0 ? `other hosts: ${listed(otherHosts)}` : "",
    unknownPaths.size > 0 ? `paths outside the spec: ${listed(unknownPaths)}` : "",
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
