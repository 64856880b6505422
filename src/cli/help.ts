// What --help prints: all commands, or one of them with its flags.
import { defaultAddress } from "./serve.ts";

/** A command as its help shows it. */
interface CommandHelp {
  /** What follows the name of the program. */
  readonly usage: string;
  readonly purpose: string;
  readonly flags: string;
  /** What else there is to know. */
  readonly notes?: string;
}

const addressFlags = `\
  --port N          where to listen (${defaultAddress.port}, or PORT in the environment)
  --host NAME       where to listen (${defaultAddress.host}, or HOST in the environment)
  --allow-host NAME a name besides those of this machine that requests may be for`;

const commands: Record<string, CommandHelp> = {
  sandbox: {
    usage: "sandbox [flags]",
    purpose: "a stateful mock of HeyGen: pages end, training finishes, consent can be given",
    flags: `\
${addressFlags}
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
  --delivery-duplicates R   the share of webhooks that come twice, from 0 to 1`,
    notes: `\
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
  gives each parallel test worker a sandbox of its own.`,
  },
  mock: {
    usage: "mock [FILE] [flags]",
    purpose: `\
answers every documented request from the examples of the spec (Prism);
            FILE is a bundled OpenAPI document, this package's own without it`,
    flags: addressFlags,
  },
  listen: {
    usage: "listen [flags]",
    purpose: "prints the webhooks of a running sandbox, and hands them on to a server",
    flags: `\
  --forward URL     where each webhook is handed on to, such as http://localhost:3000/hook
  --url URL         where the sandbox is (http://${defaultAddress.host}:${defaultAddress.port})
  --api-key KEY     the key that the sandbox accepts (any)`,
  },
  contract: {
    usage: "contract [URL] [flags]",
    purpose: `\
puts thousands of cases to the server at URL, the sandbox without it, and reports
            where it differs from the spec and from HeyGen's documents; ends with 0 where the
            contract is kept, 1 where it is broken, 2 where it can't be run`,
    flags: `\
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
  --format LIST     which: html, json, junit, github, terminal (html,json,junit)`,
  },
  migrate: {
    usage: "migrate [PATH…] [flags]",
    purpose: `\
finds the calls of v1 and v2 in the files at PATH, this folder without it, and tells
            how to make them of v3; ends with 0 where nothing is left to do, 1 where something
            is, 2 where it can't be run; comments and texts that mention a call don't count`,
    flags: `\
  --json            prints JSON`,
  },
};

const program = "heygen-avatars";
const unofficial = "Unofficial: neither made nor endorsed by HeyGen.";

/** The help of a command; of all commands where there is none, or none of that name. */
export function helpOf(command: string | undefined): string {
  const chosen = commands[command ?? ""];
  if (!command || !chosen) return overview();
  const { usage, purpose, flags, notes } = chosen;
  const parts = [`Usage: ${program} ${usage}`, describe(command, purpose), flags, notes, unofficial];
  return parts.filter((part) => part !== undefined).join("\n\n");
}

function overview(): string {
  const purposes = Object.entries(commands).map(([name, { purpose }]) => describe(name, purpose));
  const parts = [
    `Usage: ${program} COMMAND [flags]`,
    purposes.join("\n"),
    `${program} COMMAND --help lists the flags of a command; ${program} --version prints the version.`,
    unofficial,
  ];
  return parts.join("\n\n");
}

const describe = (name: string, purpose: string): string => `  ${name.padEnd(10)}${purpose}`;
