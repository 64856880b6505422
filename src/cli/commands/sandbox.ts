// heygen-avatars sandbox: serves a sandbox.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addressOf } from "../address.ts";
import { defineCommand } from "../flags.ts";
import { openSandbox } from "../open-sandbox.ts";
import { packageFolder } from "../package-folder.ts";
import { sandboxFlags } from "../sandbox-flags.ts";
import { serveUntilStopped } from "../serve-until-stopped.ts";

const notes = `\
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
  gives each parallel test worker a sandbox of its own.`;

export const sandboxCommand = defineCommand({
  name: "sandbox",
  maxArguments: 0,
  purpose: "a stateful mock of HeyGen: pages end, training finishes, consent can be given",
  flags: sandboxFlags,
  notes,
  failureCode: 1,
  async run(flags) {
    const reference = join(packageFolder(), "dist/docs/api.html");
    const docs = existsSync(reference) ? () => readFile(reference, "utf8") : undefined;
    const sandbox = await openSandbox(flags, docs);
    const url = await serveUntilStopped(sandbox.handler, addressOf(flags), sandbox.close).catch(async (error) => {
      await sandbox.release();
      throw error;
    });
    await sandbox.announce(url);
    const keys = flags["api-key"] ? "only the X-Api-Key that was set will do" : "any X-Api-Key will do";
    console.log(`HeyGen sandbox on ${url} (open it in a browser), ${keys}`);
    return undefined;
  },
});
