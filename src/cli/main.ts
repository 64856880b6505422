// heygen-avatars: the servers that need no key, and what holds a server against the contract.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runContractCommand } from "./contract.ts";
import { commands, parseCommandLine } from "./flags.ts";
import { helpOf } from "./help.ts";
import { listen } from "./listen.ts";
import { runMigrateCommand } from "./migrate.ts";
import { createMock } from "./mock.ts";
import { assertNodeVersion } from "./node-version.ts";
import { openSandbox } from "./sandbox.ts";
import { type Handler, type ServeOptions, serve } from "./serve.ts";
import { UsageError } from "./usage-error.ts";

/** Runs the command line, and ends the process with its exit code. */
export function runCommandLine(): void {
  // A reader such as `head` may close the pipe before everything is printed.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit(process.exitCode ?? 1);
  });
  main().catch(exitWithError);
}

async function main(): Promise<void> {
  assertNodeVersion(process.versions.node);
  const commandLine = parseCommandLine(process.argv.slice(2));
  const { command, argument, flags } = commandLine;
  const require = createRequire(import.meta.url);
  if (commandLine.version) return console.log(require("heygen-avatars/package.json").version);
  if (commandLine.help || !command) return console.log(helpOf(command));
  const packageFolder = dirname(require.resolve("heygen-avatars/package.json"));
  // The page of the sandbox asks for its state all the time; that would drown what the application asks.
  const log = (line: string) => / \/sandbox\//.test(line) || console.log(line);
  const address = { ...commandLine, log };

  if (command === "sandbox") {
    const reference = join(packageFolder, "dist/docs/api.html");
    const docs = existsSync(reference) ? () => readFile(reference, "utf8") : undefined;
    const sandbox = await openSandbox(flags, docs);
    const url = await run(sandbox.handler, address, sandbox.close).catch(async (error) => {
      await sandbox.release();
      throw error;
    });
    await sandbox.announce(url);
    const keys = flags["api-key"] ? "only the X-Api-Key that was set will do" : "any X-Api-Key will do";
    console.log(`HeyGen sandbox on ${url} (open it in a browser), ${keys}`);
  } else if (command === "mock") {
    const url = await run(await createMock(argument ?? require.resolve("heygen-avatars/openapi.yaml")), address);
    console.log(`HeyGen mock on ${url}, any X-Api-Key will do`);
  } else if (command === "listen") {
    await listen(flags);
  } else if (command === "contract") {
    process.exitCode = await runContractCommand(argument, flags);
  } else if (command === "migrate") {
    process.exitCode = await runMigrateCommand(commandLine.paths, flags);
  } else {
    const names = Object.keys(commands).join(", ");
    throw new UsageError(`there is no command "${command}": use one of ${names}; see heygen-avatars --help`);
  }
}

/** Serves until it is told to stop; resolves to the address. */
async function run(handler: Handler, address: ServeOptions, finish = async () => {}): Promise<string> {
  const server = await serve(handler, address);
  const stop = async () => {
    await server.close();
    await finish();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  return server.url;
}

/** Prints one line that says what went wrong. */
function exitWithError(error: NodeJS.ErrnoException): never {
  const { code, message } = error;
  const reason = code === "EADDRINUSE" ? `${message.replace(/^.*EADDRINUSE: /, "")}; choose another --port` : message;
  console.error(`heygen-avatars: ${reason.split("\n")[0]}`);
  // Of the contract, 1 says that it is broken, and of the migration, that something was found.
  process.exit(["contract", "migrate"].includes(process.argv[2] ?? "") ? 2 : 1);
}
