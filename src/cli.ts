#!/usr/bin/env node
// heygen-avatars: the servers that need no key, and what holds a server against the contract.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { runContractCommand } from "./cli/contract.ts";
import { parseCommandLine } from "./cli/flags.ts";
import { listen } from "./cli/listen.ts";
import { runMigrateCommand } from "./cli/migrate.ts";
import { createMock } from "./cli/mock.ts";
import { assertNodeVersion } from "./cli/node-version.ts";
import { openSandbox } from "./cli/sandbox.ts";
import { defaultAddress, type Handler, type ServeOptions, serve } from "./cli/serve.ts";
import { UsageError } from "./cli/usage-error.ts";

const help = `Usage: heygen-avatars sandbox [flags]
       heygen-avatars mock [FILE] [--port N] [--host NAME] [--allow-host NAME]
       heygen-avatars listen [--forward URL] [--url URL] [--api-key KEY]
       heygen-avatars contract [URL] [flags]
       heygen-avatars migrate [PATH…] [--write] [--force] [--json]

  sandbox   a stateful mock of HeyGen: pages end, training finishes, consent can be given
  mock      answers every documented request from the examples of the spec (Prism);
            FILE is a bundled OpenAPI document, this package's own without it
  listen    prints the webhooks of a running sandbox, and hands them on to a server
  contract  puts some thousand cases to the server at URL, the sandbox without it, and tells
            what the spec and HeyGen's documents say otherwise; ends with 0 where the contract
            is kept, 1 where it is broken, 2 where it can't be run
  migrate   finds the calls of v1 and v2 in the files at PATH, this folder without it, and tells
            how to make them of v3; ends with 0 where nothing is left to do, 1 where something
            is, 2 where it can't be run

  of the sandbox and the mock:
  --port N          where to listen (${defaultAddress.port}, or PORT in the environment)
  --host NAME       where to listen (${defaultAddress.host}, or HOST in the environment)
  --allow-host NAME a name besides those of this machine that requests may be for

  of the sandbox:
  --api-key KEY     the only key to accept (any)
  --latency MS      how long to hold answers back: 200, or 100-300
  --fault-rate R    the share of calls that meet a fault, from 0 to 1
  --rate-limit N    calls per minute; one more gets 429
  --credits N       how many creations the account can pay for; one more gets 402
  --groups N        more avatar groups, besides the fixtures
  --looks N         more looks, spread over them
  --training S      how long training takes, in seconds (4)
  --seed N          makes everything random repeatable, ids too
  --state FILE      keeps the state across restarts
  --unknown-fields W  ignore, or refuse as the spec says (refuse)
  --v2 W            what has become of v2: it works, it warns of its end, or it is gone; gone is
                    410 endpoint_sunset, a guess that nobody has confirmed (warns)
  --no-control      switches off what changes the sandbox from outside
  --allow-delivery-to HOST   a host that webhooks may go to, besides this machine and private
                    networks
  --delivery-headers W   documented, observed or both (observed): the headers of signed webhooks
  --delivery-delay MS    how long after their event webhooks are sent: 200, or 100-300
  --delivery-duplicates R   the share of webhooks that come twice, from 0 to 1

  of listen:
  --forward URL     where each webhook is handed on to, such as http://localhost:3000/hook
  --url URL         where the sandbox is (http://${defaultAddress.host}:${defaultAddress.port})
  --api-key KEY     the key that the sandbox accepts (any)

  of the contract:
  --profile P       what to know of the server: sandbox, prism, live, or a file (a sandbox is
                    recognized; any other URL is taken for live: reads only, 2 a second)
  --only REGEXP     only cases whose names match
  --replay CASE     only the case of this name
  --seed N          makes everything random repeatable (1)
  --bail            ends with the first case that fails
  --arbitrary N     N arbitrary bodies more for each operation, valid ones and others (0)
  --allow-writes    sends what changes something, and deletes what that has made
  --budget N        requests at most
  --rate N          requests per second at most
  --clean           sends no case, but deletes what an interrupted run has left
  --har FILE        checks recorded traffic of URL instead (https://api.heygen.com)
  --report DIR      where reports are written (coverage)
  --format LIST     which: html, json, junit, github, terminal (html,json,junit)
  --help            this text

  of the migration:
  --write           rewrites the calls in TypeScript and JavaScript whose meaning is sure to stay;
                    needs ts-morph, and files without uncommitted changes
  --force           writes into files with uncommitted changes too
  --json            prints JSON

  The sandbox is controlled under /sandbox/, with JSON; see createSandboxControl in
  heygen-avatars/sandbox:
  GET    state, snapshot, requests[?operation=&method=&path=&status=&after=]
  GET    requests/next[?the same, and timeoutMs=]   waits for a request
  POST   reset {snapshot?}   advance {ms}   clock {frozen}   consents/GROUP_ID {decision}
  POST   responses {operation?, status, example?, headers?, body?, times?}
  PATCH  settings {latencyMs?, faultRate?, faults?, rateLimit?, credits?, v2?, deliveries?}
  GET    deliveries[?event_type=&status=&after=]   webhooks, and how they were received
  POST   deliveries   sends what is due   deliveries/DELIVERY_ID   sends one again
  DELETE requests
  The header X-Sandbox-Session: NAME, or a base URL that ends in /sandbox/sessions/NAME,
  gives each parallel test worker a sandbox of its own.

Unofficial: neither made nor endorsed by HeyGen.
`;

async function main(): Promise<void> {
  assertNodeVersion(process.versions.node);
  const commandLine = parseCommandLine(process.argv.slice(2));
  const { command, argument, flags } = commandLine;
  if (commandLine.help || !command) return console.log(help);
  const require = createRequire(import.meta.url);
  const packageFolder = dirname(require.resolve("heygen-avatars/package.json"));
  // The page of the sandbox asks for its state all the time; that would drown what the application asks.
  const log = (line: string) => / \/sandbox\//.test(line) || console.log(line);
  const address = { ...commandLine, log };

  if (command === "sandbox") {
    const docs = () => readFile(join(packageFolder, "dist/docs/api.html"), "utf8").catch(() => undefined);
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
    throw new UsageError(
      `there is no command "${command}": use sandbox, mock, listen, contract or migrate; see heygen-avatars --help`,
    );
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

main().catch((error: NodeJS.ErrnoException) => {
  const { code, message } = error;
  const reason = code === "EADDRINUSE" ? `${message.replace(/^.*EADDRINUSE: /, "")}; choose another --port` : message;
  console.error(`heygen-avatars: ${reason.split("\n")[0]}`);
  // Of the contract, 1 says that it is broken, and of the migration, that something was found.
  process.exit(["contract", "migrate"].includes(process.argv[2] ?? "") ? 2 : 1);
});
