#!/usr/bin/env node
// heygen-avatars: the servers that need no key.
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { createMock } from "./cli/mock.ts";
import { serve } from "./cli/serve.ts";

const help = `Usage: heygen-avatars mock [FILE]

  mock    answers every documented request from the examples of the spec (Prism)

FILE is a bundled OpenAPI document; without it, the one of this package.
HOST and PORT in the environment say where to listen (127.0.0.1 and 4010).
Unofficial: neither made nor endorsed by HeyGen.
`;

const bundledSpec = createRequire(import.meta.url).resolve("heygen-avatars/openapi.yaml");

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { help: { type: "boolean" } } });
  const [command, file = bundledSpec] = positionals;
  if (values.help || !command) return console.log(help);
  if (command !== "mock") throw new Error(`there is no command "${command}"; see heygen-avatars --help`);
  const { HOST: host = "127.0.0.1", PORT = "4010" } = process.env;
  const port = Number(PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT must be a port number, not "${PORT}"`);

  const server = await serve(await createMock(file), { host, port, log: console.log });
  console.log(`HeyGen mock on ${server.url}, any X-Api-Key will do`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => server.close().then(() => process.exit(0)));
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const { code, message } = error;
  const reason = code === "EADDRINUSE" ? `${message.replace(/^.*EADDRINUSE: /, "")}; set PORT to another` : message;
  console.error(`heygen-avatars: ${reason.split("\n")[0]}`);
  process.exit(1);
});
