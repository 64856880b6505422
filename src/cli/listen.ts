// heygen-avatars listen: receives what a running sandbox tells, prints it, and hands it on to a server in development.
import { verifyWebhook } from "../webhooks/index.ts";
import type { ListenFlags } from "./flags.ts";
import { defaultAddress, type Server, serve } from "./serve.ts";
import { UsageError } from "./usage-error.ts";

/** How long the receiver may take, in milliseconds: a little less than the sandbox allows. */
const forwardTimeoutMs = 9_500;
/** How long the sandbox may take, in milliseconds. */
const sandboxTimeoutMs = 5_000;
/** The largest delivery that is read, in bytes. */
const maxBytes = 1_000_000;

/** What the sandbox gave for the endpoint that was registered. */
interface Endpoint {
  readonly endpoint_id: string;
  readonly secret: string;
}

/** The sandbox that is listened to. */
interface Source {
  readonly url: string;
  readonly apiKey: string;
}

/** Listens until it is told to stop. @throws UsageError for an address that makes no sense or answers nothing */
export async function listen(flags: ListenFlags): Promise<void> {
  const { forward } = flags;
  if (typeof forward === "string" && !isWebAddress(forward)) throw new UsageError(`--forward ${forward} is no address`);
  const source: Source = {
    url: String(flags.url ?? `http://${defaultAddress.host}:${defaultAddress.port}`).replace(/\/+$/, ""),
    apiKey: String(flags["api-key"] ?? "any"),
  };
  if (!isWebAddress(source.url)) throw new UsageError(`--url ${source.url} is no address`);
  await assertSandbox(source);

  let endpoint: Endpoint | undefined;
  const server = await serve(
    async (delivery) => {
      if (delivery.method !== "POST") return new Response(null, { status: 200 });
      const body = new Uint8Array(await delivery.arrayBuffer());
      if (body.length > maxBytes) return new Response(null, { status: 413 });
      return receive({ headers: delivery.headers, body }, endpoint?.secret, forward as string | undefined);
    },
    { host: defaultAddress.host, port: 0 },
  );
  try {
    endpoint = await register(source, server);
  } catch (error) {
    await server.close(0);
    throw error;
  }
  const { endpoint_id, secret } = endpoint;
  console.log(`listening to the sandbox on ${source.url}${forward ? `, handing on to ${forward}` : ""}`);
  console.log(`the secret of the receiver: ${secret}`);
  const stop = async () => {
    await call(source, "DELETE", `/v3/webhooks/endpoints/${endpoint_id}`).catch(() => {});
    await server.close(0);
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
}

interface Delivery {
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Prints a delivery as one line, and hands it on: bytes and headers as they came. The receiver's answer is the answer. */
async function receive(delivery: Delivery, secret = "", forward?: string): Promise<Response> {
  const signature = await verifyWebhook(delivery, secret).then(
    () => "signature ok",
    (error: Error) => error.message.replaceAll("_", " "),
  );
  const { event_type = "no event", event_id = "" } = eventIn(delivery.body);
  const line = `${new Date().toLocaleTimeString(undefined, { hour12: false })}  ${event_type}  ${event_id}  ${signature}`;
  if (forward === undefined) {
    console.log(line);
    return new Response(null, { status: 200 });
  }
  const started = performance.now();
  try {
    const status = await handOn(delivery, forward);
    console.log(`${line}  -> ${status} (${Math.round(performance.now() - started)} ms)`);
    // A redirect is not followed, and is no success.
    return new Response(null, { status: status >= 200 ? status : 502 });
  } catch (error) {
    console.log(`${line}  -> ${forward} does not answer: ${reasonOf(error)}; the sandbox will try again`);
    return new Response(null, { status: 502 });
  }
}

/** Headers that belong to the connection that a delivery came by. */
const ownHeaders = ["host", "connection", "content-length", "transfer-encoding", "keep-alive"];

async function handOn({ headers, body }: Delivery, forward: string): Promise<number> {
  const passed = new Headers(headers);
  for (const name of ownHeaders) passed.delete(name);
  const signal = AbortSignal.timeout(forwardTimeoutMs);
  const response = await fetch(forward, { method: "POST", headers: passed, body, redirect: "manual", signal });
  response.body?.cancel().catch(() => {});
  return response.status;
}

function eventIn(body: Uint8Array): { event_type?: string; event_id?: string } {
  try {
    return JSON.parse(new TextDecoder().decode(body)) ?? {};
  } catch {
    return {};
  }
}

/** Nothing is registered, and no key sent, where no sandbox is. */
async function assertSandbox({ url }: Source): Promise<void> {
  const response = await fetch(`${url}/sandbox/deliveries`, { signal: AbortSignal.timeout(sandboxTimeoutMs) }).catch(
    (error) => {
      throw new UsageError(`no sandbox answers at ${url}: ${reasonOf(error)}; start one, or name it with --url`);
    },
  );
  const deliveries = response.ok ? await response.json().catch(() => undefined) : undefined;
  if (!Array.isArray(deliveries)) throw new UsageError(`what answers at ${url} is no sandbox; name one with --url`);
}

async function register(source: Source, server: Server): Promise<Endpoint> {
  const response = await call(source, "POST", "/v3/webhooks/endpoints", { url: `${server.url}/` });
  const { data, error } = await response.json();
  if (response.ok) return data;
  throw new UsageError(`the sandbox refuses to register an endpoint: ${error?.message ?? response.status}`);
}

function call({ url, apiKey }: Source, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(url + path, {
    method,
    headers: { "X-Api-Key": apiKey, "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
    signal: AbortSignal.timeout(sandboxTimeoutMs),
  });
}

/** `fetch` says why in the cause, and Node in the code of it. */
function reasonOf(error: unknown): string {
  const { cause = error } = error as Error;
  const { code, message } = cause as NodeJS.ErrnoException;
  return code ?? message;
}

const isWebAddress = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
