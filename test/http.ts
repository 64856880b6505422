// Real servers for tests of the client.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type ClientOptions, type Clock, createClient, type HeyGenClient } from "../src/index.ts";

export type Respond = (request: IncomingMessage & { body: string }, response: ServerResponse, count: number) => void;

/** Starts a server for one test; `count` is the number of the request, from 1. */
export async function listen(respond: Respond): Promise<string> {
  let count = 0;
  const server = createServer(async (request, response) => {
    const number = ++count;
    let body = "";
    try {
      for await (const chunk of request) body += chunk;
      respond(Object.assign(request, { body }), response, number);
    } catch {
      response.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address on which nobody listens. */
export async function unusedAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}

/** Time that passes only when somebody sleeps. `slept` holds every wait, in milliseconds. */
export function fakeClock(): Clock & { slept: number[] } {
  const slept: number[] = [];
  let now = Date.parse("2026-11-20T12:00:00Z");
  return {
    slept,
    now: () => now,
    random: () => 1,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

export const apiKey = "sk_secret_0123456789";

/** A client whose backoff takes no time. */
export function clientOf(baseUrl: string, options: ClientOptions = {}): HeyGenClient {
  return createClient({ apiKey, baseUrl, clock: fakeClock(), ...options });
}

/** A client whose answers come from a function. */
export function clientWith(fetch: (request: Request) => Promise<Response>, options: ClientOptions = {}): HeyGenClient {
  return createClient({ apiKey, fetch, clock: fakeClock(), ...options });
}

export const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
};

export const v3Error = (code: string, message = "No.") => ({ error: { code, message } });

/** What a promise rejects with. */
export async function rejection<E = unknown>(promise: Promise<unknown>): Promise<E> {
  return promise.then(
    (value) => {
      throw new Error(`expected a rejection, got ${JSON.stringify(value)}`);
    },
    (error) => error,
  );
}
