// The sandbox and the mock as servers: allowed hosts, delayed responses, and the maximum size of a body.
import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createMock } from "../../src/cli/prism-mock.ts";
import { type Handler, type ServeOptions, serve } from "../../src/cli/serve.ts";
import { createSandbox } from "../../src/sandbox.ts";

async function served(handler: Handler = createSandbox().respond, options: Partial<ServeOptions> = {}) {
  const server = await serve(handler, { host: "127.0.0.1", port: 0, ...options });
  onTestFinished(() => server.close(0));
  return server.url;
}

/** The status of a GET request with a Host header. */
async function statusFor(url: string, host: string): Promise<number | undefined> {
  const call = request(`${url}/v3/voices`, { headers: { Host: host, "X-Api-Key": "any" } }).end();
  const [response] = await once(call, "response");
  response.resume();
  return response.statusCode;
}

describe("a served sandbox", () => {
  it.each([
    "localhost",
    "localhost:4010",
    "app.localhost:4010",
    "127.0.0.1",
    "127.8.9.1:80",
    "[::1]:4010",
    "LOCALHOST",
  ])("accepts host names of this machine: %s", async (host) => expect(await statusFor(await served(), host)).toBe(200));

  it.each(["example.com", "localhost.example.com", "127.0.0.1.example.com", "192.168.1.5", "127evil", "a@b"])(
    "rejects other host names, to prevent DNS rebinding: %s",
    async (host) => expect(await statusFor(await served(), host)).toBe(403),
  );

  it("accepts the host names in allowedHosts", async () => {
    const url = await served(undefined, { allowedHosts: ["sandbox.example.com"] });
    expect(await statusFor(url, "Sandbox.Example.com:8080")).toBe(200);
  });

  it("accepts the whole URL as the target, as proxies send it", async () => {
    const url = await served();
    const { port } = new URL(url);
    const call = request({ port, host: "127.0.0.1", path: `${url}/v3/voices`, headers: { "X-Api-Key": "any" } }).end();
    const [response] = await once(call, "response");
    response.resume();
    expect(response.statusCode).toBe(200);
  });

  it("accepts a base URL with a trailing slash", async () => {
    const url = await served();
    const response = await fetch(`${url}//v3/voices`, { headers: { "X-Api-Key": "any" } });
    expect(response.status).toBe(200);
  });

  it("stops delaying a response when the client disconnects", async () => {
    let finished: Promise<unknown> | undefined;
    const sandbox = createSandbox();
    const url = await served((incoming) => {
      const response = sandbox.respond(incoming);
      finished = response;
      return response;
    });
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.write("GET /v3/voices HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: any\r\nPrefer: wait=20\r\n\r\n");
    while (!finished) await new Promise((resolve) => setTimeout(resolve, 5));
    socket.destroy();
    const startedAt = performance.now();
    await finished;
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it("does not delay the response to a request without credentials", async () => {
    const url = await served();
    const startedAt = performance.now();
    expect((await fetch(`${url}/v3/voices`, { headers: { Prefer: "wait=20" } })).status).toBe(401);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});

describe.each([
  ["sandbox", async (): Promise<Handler> => createSandbox().respond],
  ["mock", () => createMock("generated/openapi.yaml")],
])("a request body for the %s", (_, make) => {
  it("is rejected if it is larger than 32 MB", async () => {
    const url = await served(await make());
    const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
    const response = await fetch(`${url}/v3/avatars`, { method: "POST", headers, body: "x".repeat(32 * 2 ** 20 + 1) });
    expect([response.status, (await response.json()).error.code]).toEqual([413, "payload_too_large"]);
  });
});
