// npm run dev: serves the mock, and derives everything anew whenever a file of the spec changes. A broken spec is
// reported while the last good mock goes on answering.
import { readdirSync, watch } from "node:fs";
import { join } from "node:path";
import { defaultAddress } from "../src/cli/address.ts";
import { createMock } from "../src/cli/prism-mock.ts";
import { type Handler, serve } from "../src/cli/serve.ts";
import { generate } from "./generate/generate.ts";
import { UsageError } from "./usage-error.ts";

const { HOST: host = defaultAddress.host, PORT: port = defaultAddress.port } = process.env;
let mock: Handler;

async function update(): Promise<void> {
  await generate();
  mock = await createMock("generated/openapi.yaml");
}

async function develop(): Promise<void> {
  await update();
  const server = await serve((request) => mock(request), { host, port: Number(port), log: console.log });
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  // Node 20 loses sight of a file that an editor replaces, unless it is the folder that is watched.
  for (const folder of folders("openapi")) {
    watch(folder, () => {
      clearTimeout(timer);
      // An editor saves a file in several steps.
      timer = setTimeout(() => {
        last = last.then(() => UsageError.report(update().then(() => console.log("spec changed, mock restarted"))));
      }, 100);
    });
  }
  console.log(`HeyGen mock on ${server.url}, watching openapi/`);
}

const folders = (root: string): string[] => [
  root,
  ...readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name)),
];

await UsageError.report(develop());
