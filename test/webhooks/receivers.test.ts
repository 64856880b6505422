// The receivers in the README and the guide, each with a valid delivery and with invalid ones.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import { snippetsOf } from "../package/snippets.ts";
import { deliveryOf, secret, success } from "./deliveries.ts";

const folder = resolve("coverage/receivers");
const texts = ["README.md", "docs/waiting-and-webhooks.md"];
const snippets = texts.flatMap((text) => snippetsOf(readFileSync(text, "utf8")));

/** The exports of a program in the README or the guide. */
async function exportsOf<Exports>(title: string): Promise<Exports> {
  const code = snippets.find((snippet) => snippet.title === title)?.code ?? "";
  const file = resolve(folder, title);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, code.replace("server.listen(3000);", "export { server };"));
  return import(/* @vite-ignore */ file);
}

type Receive = (request: Request) => Promise<Response> | Response;

async function hono(): Promise<Receive> {
  const { default: app } = await exportsOf<{ default: { fetch: Receive } }>("src/app.ts");
  return (request) => app.fetch(new Request("https://example.com/webhooks/heygen", request));
}

async function next(): Promise<Receive> {
  const { GET, OPTIONS, POST } = await exportsOf<Record<string, Receive>>("app/webhooks/heygen/route.ts");
  const routes: Record<string, Receive | undefined> = { GET, OPTIONS, POST };
  // Next.js itself responds to other methods.
  return (request) => routes[request.method]?.(request) ?? new Response(null, { status: 405 });
}

let server: Server | undefined;

async function node(): Promise<Receive> {
  ({ server } = await exportsOf<{ server: Server }>("receiver.mts"));
  await new Promise<void>((listening) => server?.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return async ({ method, headers, body }) => {
    const bytes = body && (await new Response(body).arrayBuffer());
    return fetch(`http://127.0.0.1:${port}//hook`, { method, headers, body: bytes });
  };
}

describe.each([
  ["Hono", hono],
  ["Next.js", next],
  ["Node", node],
])("the receiver for %s", (_, load) => {
  let receive: Receive;
  let log: MockInstance;
  const statusOf = async (request: Request) => (await receive(request)).status;

  beforeAll(async () => {
    process.env.HEYGEN_WEBHOOK_SECRET = secret;
    // The snippets read it when they are loaded.
    vi.spyOn(console, "error").mockImplementation(() => {});
    receive = await load();
  });
  afterAll(() => {
    delete process.env.HEYGEN_WEBHOOK_SECRET;
    rmSync(folder, { recursive: true });
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });
  beforeEach(() => {
    log = vi.spyOn(console, "log").mockImplementation(() => {});
  });
  afterEach(() => void vi.restoreAllMocks());

  it("handles a delivery once", async () => {
    const event = { ...success, event_data: { ...success.event_data, title: "Grüße 🎬" } };
    expect([await statusOf(deliveryOf(event)), await statusOf(deliveryOf(event))]).toEqual([200, 200]);
    expect(log).toHaveBeenCalledTimes(1);
    expect(`${log.mock.calls[0]}`).toContain("video_abc123");
  });

  it("rejects a wrong signature, a body that is not an event, and a body that is too large", async () => {
    expect(await statusOf(deliveryOf(success, { Signature: "0".repeat(64) }))).toBe(401);
    expect(await statusOf(deliveryOf("no JSON"))).toBe(400);
    const tooLarge = deliveryOf({ ...success, event_data: { text: "x".repeat(2_000_000) } });
    // Node closes the connection if the sender keeps sending.
    expect(await statusOf(tooLarge).catch(() => "cut")).toBeOneOf([413, "cut"]);
    expect(log).not.toHaveBeenCalled();
  });

  it.each([
    ["GET", 200],
    ["OPTIONS", 200],
    ["PUT", 405],
  ])("responds to %s with %i", async (method, status) => {
    expect(await statusOf(new Request("https://example.com/", { method }))).toBe(status);
  });
});
