// Creates the sandbox of the command line from its flags, with the state in a file.
import { createServedSandbox } from "../sandbox/create-sandbox.ts";
import type { ServerParts } from "../sandbox/settings/options.ts";
import type { SandboxOptions } from "../sandbox.ts";
import { deliverNearby } from "./deliver.ts";
import type { SandboxFlags } from "./sandbox-flags.ts";
import type { Handler } from "./serve.ts";
import { StateFile } from "./state-file.ts";

/** A sandbox that is ready to be served. */
export interface OpenSandbox {
  handler: Handler;
  /** Records the URL of the sandbox in the lock file. */
  announce(url: string): Promise<void>;
  /** Saves pending changes and releases the state file. Resolves to whether nothing is lost. */
  close(): Promise<boolean>;
  /** Releases the state file without saving, if the server could not start. */
  release(): Promise<void>;
}

/** Opens a sandbox. @throws UsageError if the state file can't be used */
export async function openSandbox(flags: SandboxFlags, docs: ServerParts["docs"]): Promise<OpenSandbox> {
  const file = flags.state === undefined ? undefined : await StateFile.open(flags.state);
  const deliverAnywhereNear = deliverNearby(flags["allow-delivery-to"] ?? []);
  const save = () => file?.save(() => sandbox.encode());
  const deliver = (request: Request) => deliverAnywhereNear(request).finally(save);
  const options = { ...optionsOf(flags), deliver, state: file?.snapshot };
  const sandbox = createServedSandbox(options, { docs, stateFileError: () => file?.error ?? null });
  // The first save of a large state takes a second, so that a server killed before would lose everything.
  if (file) void sandbox.encode();
  return {
    async handler(request) {
      const response = await sandbox.respond(request);
      if (request.method !== "GET") save();
      return response;
    },
    announce: async (url) => file?.announce(url),
    async close() {
      await file?.close(() => sandbox.encode());
      return !file?.error;
    },
    release: async () => file?.release(),
  };
}

function optionsOf(flags: SandboxFlags): SandboxOptions {
  return {
    apiKey: flags["api-key"],
    latencyMs: flags.latency,
    faultRate: flags["fault-rate"],
    rateLimit: flags["rate-limit"],
    credits: flags.credits,
    random: flags.seed,
    durations: flags.training === undefined ? undefined : { training: flags.training * 1000 },
    seed: { groups: flags.groups ?? 0, looks: flags.looks ?? 0 },
    v2: flags.v2,
    unknownFields: flags["unknown-fields"],
    control: !flags["no-control"],
    allowOrigins: flags["allow-origin"],
    journal: flags.journal,
    deliveries: {
      headers: flags["delivery-headers"],
      delayMs: flags["delivery-delay"],
      duplicates: flags["delivery-duplicates"],
    },
  };
}
