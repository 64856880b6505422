// heygen-avatars listen: receives what a running sandbox tells, prints it, and hands it on to a server in development.
import { setTimeout } from "node:timers/promises";
import type { ListenFlags } from "./flags.ts";
import { receive } from "./receive.ts";
import { endpointsOf, Registration, type Source, secretLine } from "./registration.ts";
import { defaultAddress, serve } from "./serve.ts";
import { UsageError } from "./usage-error.ts";

/** How often it is looked whether the sandbox is there and knows the receiver, in milliseconds. */
const renewalIntervalMs = 1_000;
/** The largest delivery that is read, in bytes. */
const maxBytes = 1_000_000;

/** Listens until it is told to stop. @throws UsageError for an address that makes no sense or answers nothing */
export async function listen(flags: ListenFlags): Promise<void> {
  const forward = addressOf("forward", flags.forward);
  const url = addressOf("url", flags.url) ?? `http://${defaultAddress.host}:${defaultAddress.port}`;
  const source: Source = { url: url.replace(/\/+$/, ""), apiKey: String(flags["api-key"] ?? "any") };
  await assertSandbox(source);

  let registration: Registration | undefined;
  const server = await serve(
    async (delivery) => {
      if (delivery.method !== "POST") return new Response(null, { status: 200 });
      const body = new Uint8Array(await delivery.arrayBuffer());
      if (body.length > maxBytes) return new Response(null, { status: 413 });
      // What comes before the secret is known is nobody's delivery.
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
  console.log(`listening to the sandbox on ${source.url}${forward ? `, handing on to ${forward}` : ""}`);
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

/** The address that a flag names. @throws UsageError for what is none, or has a password in it, which is not repeated */
function addressOf(flag: string, text: string | boolean | undefined): string | undefined {
  if (text === undefined) return undefined;
  const address = String(text);
  const { protocol, username, password } = new URL(URL.canParse(address) ? address : "none:");
  if (username || password) throw new UsageError(`--${flag}: no address with a user name or password will do`);
  if (protocol === "http:" || protocol === "https:") return address;
  throw new UsageError(`--${flag} must be an address such as http://localhost:3000`);
}

async function assertSandbox(source: Source): Promise<void> {
  await endpointsOf(source).catch((error) => {
    throw new UsageError(`${error.message}; start one, or name it with --url`);
  });
}
