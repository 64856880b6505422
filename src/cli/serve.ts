// Serves a fetch handler over node:http.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PlainResponse } from "../sandbox.ts";
import { isLoopback } from "../shared/loopback.ts";

export type Handler = (request: Request) => Promise<Response | PlainResponse>;

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  /** Additional host names to accept, besides `host` and those of this machine. */
  readonly allowedHosts?: readonly string[];
  /** Called with one line per request: method, path, status, milliseconds. */
  readonly log?: (line: string) => void;
}

export interface Server {
  /** The base URL, such as `http://127.0.0.1:4010`. */
  url: string;
  /** Stops listening. Waits up to `graceMs` for running requests, then closes their connections. Default: 800. */
  close(graceMs?: number): Promise<void>;
}

/** How long an idle connection is kept, in milliseconds. */
const keepAliveMs = 65_000;

/** Starts a server. Rejects with Node's error, such as EADDRINUSE. */
export async function serve(handler: Handler, options: ServeOptions): Promise<Server> {
  const { host, port, log = () => {}, allowedHosts = [] } = options;
  const names = new Set([host, ...allowedHosts].map((name) => name.toLowerCase()));
  const server = createServer((incoming, outgoing) => {
    const started = performance.now();
    outgoing.once("close", () => {
      const ms = Math.round(performance.now() - started);
      log(`${incoming.method} ${incoming.url} ${outgoing.headersSent ? outgoing.statusCode : "aborted"} ${ms} ms`);
    });
    if (!isAllowed(incoming.headers.host, names)) return rejectHost(incoming, outgoing);
    answer(handler, incoming, outgoing).catch(() => outgoing.destroy());
  });
  // After the five seconds that are Node's default, a client may send a request just as its connection is closed.
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    async close(graceMs = 800) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Whether the Host header is allowed. This prevents DNS rebinding: such requests have the host name of another site. */
function isAllowed(hostHeader: string | undefined, names: ReadonlySet<string>): boolean {
  if (hostHeader === undefined) return true;
  const name = hostHeader.replace(/:\d+$/, "").toLowerCase();
  return isLoopback(name) || names.has(name);
}

function rejectHost(incoming: IncomingMessage, outgoing: ServerResponse): void {
  incoming.resume();
  const name = (incoming.headers.host ?? "").replace(/:\d+$/, "");
  const message = `Requests for the host ${name} are rejected. Use --allow-host ${name} to accept them.`;
  const body = JSON.stringify({ error: { code: "forbidden", message } });
  outgoing.writeHead(403, { "Content-Type": "application/json" }).end(body);
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const request = toRequest(incoming, outgoing);
  const response = request ? await handler(request) : new Response("Bad request\n", { status: 400 });
  const { status, headers, body } = response;
  outgoing.writeHead(status, headers instanceof Headers ? Object.fromEntries(headers) : headers);
  if (incoming.method === "HEAD") return void outgoing.end();
  if (body instanceof Uint8Array) {
    if (incoming.complete) return void outgoing.end(body);
    outgoing.write(body);
    await discardRest(incoming);
    return void outgoing.end();
  }
  const reader = body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    outgoing.write(chunk.value);
  }
  if (!incoming.complete) await discardRest(incoming);
  outgoing.end();
}

/** The maximum time to read the rest of a rejected request, and the maximum pause meanwhile, in milliseconds. */
const maxDiscardMs = 10_000;
const maxSilenceMs = 200;

/**
 * Reads the rest of a rejected request. If the connection were closed while a client is sending, the client would not see
 * the response. Clients that stop sending, such as curl, wait for the end of the response.
 */
async function discardRest(incoming: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(limit);
      clearTimeout(silence);
      resolve();
    };
    const limit = setTimeout(end, maxDiscardMs);
    const silence = setTimeout(end, maxSilenceMs);
    incoming.on("data", () => silence.refresh());
    incoming.once("end", end).once("close", end);
  });
}

/** Converts a request of Node; undefined if its URL or method is invalid. */
function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request | undefined {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    headers.append(incoming.rawHeaders[i] ?? "", incoming.rawHeaders[i + 1] ?? "");
  }
  const method = incoming.method ?? "GET";
  const body = method === "GET" || method === "HEAD" ? null : bodyOf(incoming);
  try {
    // Not `new URL(path, base)`, because a path that starts with two slashes would replace the host. Proxies send the whole
    // URL of the target, whose host is that of the header.
    const target = (incoming.url ?? "/").replace(/^http:\/\/[^/?]*/, "");
    const url = new URL(`http://${headers.get("Host") ?? "localhost"}${target}`);
    const init: RequestInit & { duplex?: "half" } = { method, headers, body, signal: goneSignal(incoming, outgoing) };
    if (body) init.duplex = "half";
    return new Request(url, init);
  } catch {
    return undefined;
  }
}

/** The body as a stream. Cancelling it doesn't close the connection. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming.iterator({ destroyOnReturn: false });
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  };
  // Without buffering: nothing is read before it is needed.
  return new ReadableStream(source, { highWaterMark: 0 });
}

/** A signal that aborts when the client disconnects before the response; null for requests that are never delayed. */
function goneSignal(incoming: IncomingMessage, outgoing: ServerResponse): AbortSignal | null {
  const mayWait = incoming.headers.prefer !== undefined || incoming.url?.includes("/sandbox/requests/next");
  if (!mayWait) return null;
  const controller = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableEnded) controller.abort();
  });
  return controller.signal;
}
