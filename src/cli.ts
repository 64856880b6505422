#!/usr/bin/env node
// heygen-avatars: the servers that need no key.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { createMock } from "./cli/mock.ts";
import { number, openSandbox, sandboxFlags } from "./cli/sandbox.ts";
import { defaultAddress, type Handler, serve } from "./cli/serve.ts";

const help = `Usage: heygen-avatars sandbox [flags]
       heygen-avatars mock [FILE] [--port N] [--host NAME]

  sandbox   a stateful mock of HeyGen: pages end, training finishes, consent can be given
  mock      answers every documented request from the examples of the spec (Prism);
            FILE is a bundled OpenAPI document, this package's own without it

  --port N          where to listen (${defaultAddress.port}, or PORT in the environment)
  --host NAME       where to listen (${defaultAddress.host}, or HOST in the environment)

  of the sandbox:
  --api-key KEY     the only key to accept (any)
  --latency MS      how long to hold answers back: 200, or 100-300
  --fault-rate R    the share of calls that meet a fault, from 0 to 1
  --rate-limit N    calls per minute; one more gets 429
  --groups N        more avatar groups, besides the fixtures
  --looks N         more looks, spread over them
  --training S      how long training takes, in seconds (4)
  --seed N          makes everything random repeatable (1)
  --state FILE      keeps the state across restarts
  --help            this text

Unofficial: neither made nor endorsed by HeyGen.
`;

const require = createRequire(import.meta.url);
const root = dirname(require.resolve("heygen-avatars/package.json"));
const docs = () => readFile(join(root, "dist/docs.html"), "utf8").catch(() => undefined);

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { ...sandboxFlags, help: { type: "boolean", short: "h" } },
  });
  const [command, file] = positionals;
  if (values.help || !command) return console.log(help);
  const { host = process.env.HOST ?? defaultAddress.host, port = process.env.PORT ?? `${defaultAddress.port}` } =
    values;
  // The page of the sandbox asks for its state all the time; that would drown what the application asks.
  const log = (line: string) => / \/sandbox\//.test(line) || console.log(line);
  const address = { host, port: number("port", port, 0, 65_535), log };

  if (command === "sandbox") {
    const sandbox = await openSandbox(values, docs);
    const url = await run(sandbox.handler, address, sandbox.save);
    console.log(`HeyGen sandbox on ${url} (open it in a browser), any X-Api-Key will do`);
  } else if (command === "mock") {
    const url = await run(await createMock(file ?? require.resolve("heygen-avatars/openapi.yaml")), address);
    console.log(`HeyGen mock on ${url}, any X-Api-Key will do`);
  } else {
    throw new Error(`there is no command "${command}"; see heygen-avatars --help`);
  }
}

/** Serves until it is told to stop; resolves to the address. */
async function run(handler: Handler, address: Parameters<typeof serve>[1], finish = async () => {}): Promise<string> {
  const server = await serve(handler, address);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(
      signal,
      () =>
        void server
          .close()
          .then(finish)
          .then(() => process.exit(0)),
    );
  }
  return server.url;
}

main().catch((error: NodeJS.ErrnoException) => {
  const { code, message } = error;
  const reason = code === "EADDRINUSE" ? `${message.replace(/^.*EADDRINUSE: /, "")}; choose another --port` : message;
  console.error(`heygen-avatars: ${reason.split("\n")[0]}`);
  process.exit(1);
});
