// heygen-avatars: local servers that need no API key, contract tests, and the migration from v2.

import { type Command, parseCommandLine } from "../flags.ts";
import { helpOf } from "../help.ts";
import { assertNodeVersion } from "../node-version.ts";
import { packageVersion } from "../package-folder.ts";
import { takenAddress } from "../taken-address.ts";
import { bridgeCommand } from "./bridge.ts";
import { contractCommand } from "./contract.ts";
import { listenCommand } from "./listen.ts";
import { migrateCommand } from "./migrate.ts";
import { mockCommand } from "./mock.ts";
import { sandboxCommand } from "./sandbox.ts";

export const commands: readonly Command[] = [
  sandboxCommand,
  mockCommand,
  listenCommand,
  contractCommand,
  migrateCommand,
  bridgeCommand,
];

/** Runs the command line. */
export function runCommandLine(): void {
  // A program such as `head` may close the pipe before everything is printed.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(process.exitCode ?? 1);
  });
  run(process.argv.slice(2)).then((exitCode) => {
    process.exitCode = exitCode;
  }, exitWithError);
}

/** Runs a command. Resolves to its exit code, or to undefined if it started a server. @throws UsageError */
export async function run(input: readonly string[]): Promise<number | undefined> {
  assertNodeVersion(process.versions.node);
  const { command, args, values, help, version } = parseCommandLine(input, commands);
  if (command && !help && !version) return command.run(values as never, args);
  console.log(version ? packageVersion() : helpOf(command, commands));
  return 0;
}

/** The error of a server that can't listen. */
interface ListenError extends NodeJS.ErrnoException {
  readonly address?: string;
  readonly port?: number;
}

/** Prints the error in one line and exits. */
async function exitWithError({ code, message, address = "", port = 0 }: ListenError): Promise<never> {
  const reason = code === "EADDRINUSE" ? await takenAddress(address, port) : message;
  console.error(`heygen-avatars: ${reason.split("\n")[0]}`);
  const command = commands.find(({ name }) => name === process.argv[2]);
  process.exit(command?.failureCode ?? 1);
}
