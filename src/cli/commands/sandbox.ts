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
  Control endpoints, below /sandbox/, with JSON bodies. createSandboxControl in
  heygen-avatars/sandbox is a client for them.
  GET    state, snapshot, requests[?operation=&method=&path=&status=&after=]
  GET    requests/next[?the same, and timeoutMs=]   waits for a matching request
  POST   reset {snapshot?}   advance {ms}   clock {frozen}   consents/GROUP_ID {decision}
  POST   responses {operation?, status, example?, headers?, body?, times?}
  GET    responses   those that wait   DELETE responses/RESPONSE_ID   cancels one
  PATCH  settings {latencyMs?, faultRate?, faults?, rateLimit?, credits?, v2?, deliveries?}
  GET    deliveries[?event_type=&status=&after=]   webhooks and the results of their attempts
  POST   deliveries   sends due webhooks   deliveries/DELIVERY_ID   resends one
  DELETE requests
  Parallel test workers can each use an isolated session: send the header
  X-Sandbox-Session: NAME, or use a base URL that ends in /sandbox/sessions/NAME.`;

export const sandboxCommand = defineCommand({
  name: "sandbox",
  maxArguments: 0,
  purpose: "serves a local mock of HeyGen that keeps state: lists have pages, work takes time, consent can be given",
  flags: sandboxFlags,
  notes,
  failureCode: 1,
  async run(flags) {
    const reference = join(packageFolder(), "dist/reference.html");
    const docs = existsSync(reference) ? () => readFile(reference, "utf8") : undefined;
    const sandbox = await openSandbox(flags, docs);
    const url = await serveUntilStopped(
      sandbox.handler,
      { ...addressOf(flags), quiet: flags.quiet === true },
      sandbox.close,
    ).catch(async (error) => {
      await sandbox.release();
      throw error;
    });
    await sandbox.announce(url);
    const keys = flags["api-key"] ? "accepts only the given X-Api-Key" : "accepts any X-Api-Key";
    console.log(`HeyGen sandbox on ${url} (open it in a browser), ${keys}`);
    return undefined;
  },
});
