// heygen-avatars bridge: answers v1 and v2 by calling v3.
import { type BridgedCall, createBridge } from "../../bridge.ts";
import { printable } from "../../client/errors.ts";
import { addressFlags, addressOf } from "../address.ts";
import { defineCommand, option, toggle } from "../flags.ts";
import { serveUntilStopped } from "../serve-until-stopped.ts";

/** Another port than that of the sandbox, so that both can run. */
const defaultPort = 4020;

const bridgeFlags = {
  ...addressFlags,
  port: {
    ...addressFlags.port,
    help: `port to listen on (default: ${defaultPort}, or the environment variable PORT)`,
  },
  "base-url": option("URL", "URL of v3 (default: the environment variable HEYGEN_BASE_URL, or HeyGen)"),
  strict: toggle("reject what v3 can only do in part, instead of leaving the rest out with a warning"),
  "no-deduplication": toggle("count two creations with the same body within a minute as two"),
  quiet: toggle("print no line for each request"),
};

export const bridgeCommand = defineCommand({
  name: "bridge",
  maxArguments: 0,
  purpose:
    "answers requests of v1 and v2 by calling v3, so that programs work again once their base URL is that of the bridge. " +
    "API keys are passed on. Creations cost what they cost in v3. GET /bridge says what was called and is left to move",
  flags: bridgeFlags,
  failureCode: 1,
  async run(flags) {
    const bridge = createBridge({
      baseUrl: flags["base-url"],
      strict: flags.strict,
      deduplicate: !flags["no-deduplication"],
      onCall: (call) => flags.quiet || console.log(lineOf(call)),
    });
    const address = addressOf({ ...flags, port: flags.port ?? (process.env.PORT ? undefined : defaultPort) });
    const url = await serveUntilStopped(bridge.fetch, { ...address, quiet: true });
    console.log(`HeyGen bridge on ${url}: answers v1 and v2 by calling v3; ${url}/bridge says what is left to move`);
    return undefined;
  },
});

/** A call in one line. */
function lineOf({ operation, calls, status, warnings, durationMs }: BridgedCall): string {
  const made = calls.length > 0 ? [...new Set(calls)].join(", ") : "nothing";
  const lines = [`${operation} -> ${made} ${status} ${durationMs} ms`, ...warnings.map((text) => `  ${text}`)];
  return lines.map(printable).join("\n");
}
