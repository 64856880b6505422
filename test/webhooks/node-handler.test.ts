// nodeHandler on a real server, and with what frameworks leave of a request.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type NodeRequest, nodeHandler, webhookHandler } from "../../src/webhooks.ts";
import { secret, signatureOf, success } from "./deliveries.ts";

type Prepare = (request: IncomingMessage, body: Buffer) => object;

/** A server whose parser, if there is one, reads the body first and leaves something of it. */
async function serve(parse?: Prepare) {
  const onError = vi.fn();
  const onUnknown = vi.fn();
  const handle = nodeHandler(webhookHandler({ secret, onError, onUnknown }));
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    if (parse) {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      Object.assign(request, parse(request, Buffer.concat(chunks)));
    }
    await handle(request as NodeRequest, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return { url, onError, onUnknown };
}

const body = JSON.stringify(success);
const signed = { method: "POST", body, headers: { Signature: signatureOf(body) } };

describe("nodeHandler", () => {
  it("reads the body and handles a delivery", async () => {
    const { url, onUnknown } = await serve();
    expect((await fetch(url, signed)).status).toBe(200);
    expect(onUnknown.mock.calls[0]?.[0]).toEqual(success);
  });

  it.each([
    ["GET", 200],
    ["OPTIONS", 200],
    ["DELETE", 405],
  ])("responds to %s with %d", async (method, status) => {
    const { url } = await serve();
    const response = await fetch(url, { method });
    expect([response.status, response.headers.get("Allow")]).toEqual([status, "GET, OPTIONS, POST"]);
  });

  it("responds 401 to a wrong signature, and 413 to a body that is too large", async () => {
    const { url } = await serve();
    expect((await fetch(url, { ...signed, headers: { Signature: "0".repeat(64) } })).status).toBe(401);
    const response = await fetch(url, { method: "POST", body: "a".repeat(1_000_001) });
    expect([response.status, response.headers.get("Connection")]).toEqual([413, "close"]);
  });

  it.each<[string, Prepare]>([
    ["rawBody", (_, bytes) => ({ rawBody: bytes, body: JSON.parse(String(bytes)) })],
    ["a body of bytes", (_, bytes) => ({ body: bytes })],
    ["a body of text", (_, bytes) => ({ body: String(bytes) })],
  ])("takes the bytes that a parser has left as %s", async (_, parse) => {
    const { url, onUnknown } = await serve(parse);
    expect((await fetch(url, signed)).status).toBe(200);
    expect(onUnknown).toHaveBeenCalledTimes(1);
  });

  it.each<[string, Prepare]>([
    ["its result", (_, bytes) => ({ body: JSON.parse(String(bytes)) })],
    ["nothing, as Fastify does in its raw request", () => ({})],
  ])("responds 500 if a parser has left only %s, and says what to do", async (_, parse) => {
    const { url, onError } = await serve(parse);
    const response = await fetch(url, signed);
    expect([response.status, await response.text()]).toEqual([
      500,
      "parsed_body: the body was parsed: keep its bytes as rawBody, or parse later\n",
    ]);
    expect(onError.mock.calls[0]?.[0].reason).toBe("parsed_body");
  });

  it("passes the token of a callback on", async () => {
    const handle = nodeHandler(webhookHandler({ unsigned: true, token: "a-token" }));
    const request = { method: "POST", url: "/hook?token=a-token", headers: {}, readableEnded: true, rawBody: body };
    const response = { statusCode: 0, setHeader: vi.fn(), end: vi.fn() };
    await handle({ ...request, async *[Symbol.asyncIterator]() {} }, response);
    expect(response.statusCode).toBe(200);
  });
});
