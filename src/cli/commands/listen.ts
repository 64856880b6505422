// heygen-avatars listen: receives the webhooks of a running sandbox, prints them, and forwards them to a server.
import { setTimeout } from "node:timers/promises";
import { defaultAddress } from "../address.ts";
import { defineCommand, option, type Reader } from "../flags.ts";
import { receive } from "../receive.ts";
import { endpointsOf, Registration, type Source, secretLine } from "../registration.ts";
import { serve } from "../serve.ts";
import { UsageError } from "../usage-error.ts";

/** The interval for checking that the sandbox runs and has the endpoint, in milliseconds. */
const renewalIntervalMs = 1_000;
/** The maximum size of a delivery, in bytes. */
const maxBytes = 1_000_000;

/** Parses an HTTP URL. Error messages don't repeat it, because it may contain a password. */
const address: Reader<string> = (text, flag) => {
  const { protocol, username, password } = new URL(URL.canParse(text) ? text : "none:");
  if (username || password) throw new UsageError(`--${flag} must not contain a user name or a password`);
  if (protocol === "http:" || protocol === "https:") return text;
  throw new UsageError(`--${flag} must be a URL such as http://localhost:3000`);
};

const defaultUrl = `http://${defaultAddress.host}:${defaultAddress.port}`;

const listenFlags = {
  forward: option("URL", "URL to forward webhooks to, such as http://localhost:3000/hook", address),
  url: option("URL", `URL of the sandbox (default: ${defaultUrl})`, address),
  "api-key": option("KEY", "API key for the sandbox (default: any)"),
};

export const listenCommand = defineCommand({
  name: "listen",
  maxArguments: 0,
  purpose: "prints the webhooks of a running sandbox, and forwards them to a server",
  flags: listenFlags,
  failureCode: 1,
  async run({ forward, url = defaultUrl, "api-key": apiKey = "any" }) {
    await listen({ url: url.replace(/\/+$/, ""), apiKey }, forward);
    return undefined;
  },
});

/** Listens until the process gets a signal. @throws UsageError if no sandbox is reachable */
async function listen(source: Source, forward: string | undefined): Promise<void> {
  await assertSandbox(source);

  let registration: Registration | undefined;
  const server = await serve(
    async (delivery) => {
      if (delivery.method !== "POST") return new Response(null, { status: 200 });
      const body = new Uint8Array(await delivery.arrayBuffer());
      if (body.length > maxBytes) return new Response(null, { status: 413 });
      // Before the registration there is no secret, so the request can't be a delivery.
      if (!registration) return new Response(null, { status: 503 });
      const { line, response } = await receive(
        { headers: delivery.headers, body },
        { secret: registration.secret, forward },
      );
      console.log(line);
      return response;
    },
    { host: defaultAddress.host, port: 0 },
  );
  try {
    registration = await Registration.begin(source, `${server.url}/`);
  } catch (error) {
    await server.close(0);
    throw error;
  }
  console.log(`listening to the sandbox on ${source.url}${forward ? `, forwarding to ${forward}` : ""}`);
  console.log(secretLine(registration.secret));
  let isStopped = false;
  const stop = async () => {
    isStopped = true;
    await registration.end();
    await server.close(0);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
  while (!isStopped) {
    for (const line of await registration.renew()) console.log(line);
    await setTimeout(renewalIntervalMs);
  }
}

async function assertSandbox(source: Source): Promise<void> {
  await endpointsOf(source).catch((error) => {
    throw new UsageError(`${error.message}; start one with heygen-avatars sandbox, or pass its URL with --url`);
  });
}
