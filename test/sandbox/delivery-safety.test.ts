// Deliveries from `heygen-avatars sandbox` to real servers that misbehave, and `heygen-avatars listen`.
import { spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import type { lookup } from "node:dns";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { run as runCommandLine } from "../../src/cli/commands/run.ts";
import { deliverNearby } from "../../src/cli/deliver.ts";
import { receive } from "../../src/cli/receive.ts";
import { serve } from "../../src/cli/serve.ts";
import { UsageError } from "../../src/cli/usage-error.ts";
import { createClient, unwrap } from "../../src/index.ts";
import { createSandbox, type DeliverySettings } from "../../src/sandbox.ts";
import { compiled } from "../command-line.ts";
import { listen, type Respond, rejection, unusedAddress } from "../http.ts";

const delivery = (url: string) => new Request(url, { method: "POST", body: "{}" });

/** A lookup that resolves every name to these addresses. */
const finds = (...addresses: string[]) =>
  ((_: string, __: object, callback: (error: null, found: object[]) => void) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    )) as unknown as typeof lookup;

describe("the command line's sandbox", () => {
  it.each([["http://8.8.8.8/"], ["http://169.254.169.254/"], ["http://[2001:db8::1]/"], ["https://0.0.0.0/"]])(
    "does not deliver to %s",
    async (url) => {
      const { message } = await rejection<Error>(deliverNearby([])(delivery(url)));
      expect(message).toContain("is neither this machine nor in a private network");
    },
  );

  it.each([[["8.8.8.8"]], [["127.0.0.1", "8.8.8.8"]], [["2001:db8::1"]], [["::ffff:8.8.8.8"]], [["169.254.169.254"]]])(
    "does not deliver to a name that resolves to %j",
    async (addresses) => {
      let count = 0;
      const url = await listen((_, response) => response.end(`${++count}`));
      const named = url.replace("127.0.0.1", "rebound.example.com");
      const { message } = await rejection<Error>(deliverNearby([], finds(...addresses))(delivery(named)));
      expect(message).toContain("rebound.example.com is neither this machine nor in a private network");
      expect(count).toBe(0);
    },
  );

  it("delivers to a name that resolves to this machine, after a single lookup", async () => {
    let looked = 0;
    const url = await listen((_, response) => response.writeHead(202).end());
    const named = url.replace("127.0.0.1", "near.example.com");
    const once = ((...rest: Parameters<ReturnType<typeof finds>>) => {
      looked++;
      (finds("127.0.0.1") as unknown as (...all: unknown[]) => void)(...rest);
    }) as unknown as typeof lookup;
    expect((await deliverNearby([], once)(delivery(named))).status).toBe(202);
    expect(looked).toBe(1);
  });

  it("delivers the body and headers unchanged, even to localhost and if the response has no body", async () => {
    const seen: string[] = [];
    const url = await listen((request, response) => {
      seen.push(`${request.method} ${request.headers.signature} ${request.body}`);
      response.writeHead(204).end();
    });
    const request = new Request(url.replace("127.0.0.1", "localhost"), {
      method: "POST",
      headers: { Signature: "abc" },
      body: '{"text":"Grüße 🎬"}',
    });
    expect((await deliverNearby([])(request)).status).toBe(204);
    expect(seen).toEqual(['POST abc {"text":"Grüße 🎬"}']);
  });
});

describe("a delivery from the sandbox", () => {
  /** Delivers the event of a completed video to a receiver. Resolves to the first attempt. */
  async function told(respond: Respond, deliveries: Partial<DeliverySettings> = {}) {
    const url = await listen(respond);
    const sandbox = createSandbox({ deliver: deliverNearby([]), deliveries });
    const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
    await unwrap(heygen.POST("/v3/webhooks/endpoints", { body: { url } }));
    await unwrap(
      heygen.POST("/v3/videos", {
        body: { type: "avatar", avatar_id: "look_def456", script: "Hi.", callback_url: url },
      }),
    );
    sandbox.advance(5_000);
    await sandbox.delivered();
    // The sandbox still responds.
    expect((await heygen.GET("/v3/voices")).response.status).toBe(200);
    const [first] = sandbox.snapshot().deliveries;
    return first?.attempts[0];
  }

  it("times out if the receiver does not respond", async () => {
    const attempt = await told(() => {}, { timeoutMs: 300 });
    expect(attempt).toMatchObject({ status: null, problem: "no response within 0.3 s" });
  });

  it("times out if the receiver never completes its response", async () => {
    const attempt = await told((_, response) => response.writeHead(500).write("slow"), { timeoutMs: 300 });
    expect(attempt).toMatchObject({ status: null, problem: "no response within 0.3 s" });
  });

  it.each([200, 500])("reads only the start of an endless response: %i", async (status) => {
    let sent = 0;
    const attempt = await told((_, response) => {
      const chunk = Buffer.alloc(65_536, "x");
      response.writeHead(status);
      const write = () => {
        while (!response.destroyed && response.write(chunk)) sent += chunk.length;
      };
      response.on("drain", write);
      write();
    });
    expect(attempt).toMatchObject({ status, problem: status === 200 ? null : "x".repeat(300) });
    expect(sent).toBeLessThan(50_000_000);
  });

  it("does not follow redirects", async () => {
    let followed = 0;
    const elsewhere = await listen((_, response) => response.end(`${++followed}`));
    const attempt = await told((_, response) => response.writeHead(307, { Location: elsewhere }).end());
    expect(attempt?.status).toBe(307);
    expect(followed).toBe(0);
  });

  it("stays pending if the receiver breaks the connection or is not reachable", async () => {
    expect(await told((request) => request.socket.destroy())).toMatchObject({ status: null });
    const sandbox = createSandbox({ deliver: deliverNearby([]) });
    const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
    const callback_url = await unusedAddress();
    const body = { type: "avatar", avatar_id: "look_def456", script: "Hi.", callback_url } as const;
    await unwrap(heygen.POST("/v3/videos", { body }));
    sandbox.advance(5_000);
    await sandbox.delivered();
    const [first] = sandbox.snapshot().deliveries;
    expect(first).toMatchObject({
      status: "pending",
      attempts: [{ problem: expect.stringContaining("ECONNREFUSED") }],
    });
  });
});

describe("heygen-avatars", { timeout: 60_000 }, () => {
  /** Runs a command. `text` returns its output so far. */
  function run(...args: string[]) {
    const child = spawn(process.execPath, [compiled("src/cli.ts"), ...args], { stdio: "pipe" });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += chunk));
    const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
    onTestFinished(() => void child.kill("SIGKILL"));
    const prints = (pattern: RegExp) =>
      vi.waitFor(
        () => {
          const [, found = ""] = pattern.exec(text) ?? expect.fail(text);
          return found;
        },
        { timeout: 40_000, interval: 20 },
      );
    return { prints, ended, stop: () => child.kill("SIGINT"), text: () => text };
  }

  it("listen verifies, prints and forwards webhooks, and deletes its endpoint when it ends", async () => {
    const bodies: string[] = [];
    const forward = await listen((request, response, count) => {
      bodies.push(`${request.headers.signature} ${request.body}`);
      response.writeHead(count === 1 ? 503 : 200).end();
    });
    const url = await run("sandbox", "--port", "0").prints(/sandbox on (http:\S+)/);
    const listener = run("listen", "--url", url, "--forward", `${forward}/hook`);
    const secret = await listener.prints(/(whsec_\w+)/);
    const heygen = createClient({ apiKey: "any", baseUrl: url });
    const body = { type: "avatar", avatar_id: "look_def456", script: "Hi." } as const;
    const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
    const advance = (ms: number) => fetch(`${url}/sandbox/advance`, { method: "POST", body: JSON.stringify({ ms }) });
    // No further requests: the sandbox sends due webhooks by itself.
    await advance(5_000);
    await listener.prints(/(avatar_video\.success {2}evt_\w+ {2}signature ok {2}-> 503 \(\d+ ms\))/);
    await advance(10_000);
    await listener.prints(/(avatar_video\.success {2}evt_\w+ {2}signature ok {2}-> 200 \(\d+ ms\))/);
    expect(bodies[0]).toContain(video_id);
    expect(bodies[1]).toBe(bodies[0]);
    const endpoints = async () => unwrap(heygen.GET("/v3/webhooks/endpoints"));
    expect(await endpoints()).toHaveLength(4);
    listener.stop();
    expect(await listener.ended).toBe(0);
    expect(await endpoints()).toHaveLength(3);
    expect(secret).toMatch(/^whsec_/);
  });

  it("listen reports in one line that the server is not reachable or not a sandbox", async () => {
    const nobody = await unusedAddress();
    const other = await listen((_, response) => response.end("Hello"));
    const advice = "start one with heygen-avatars sandbox, or pass its URL with --url";
    for (const [url, line] of [
      [nobody, `heygen-avatars: no sandbox is reachable at ${nobody}: ECONNREFUSED; ${advice}\n`],
      [other, `heygen-avatars: the server at ${other} is not a sandbox; ${advice}\n`],
    ] as const) {
      const listener = run("listen", "--url", url);
      expect(await listener.ended).toBe(1);
      expect(listener.text()).toBe(line);
    }
  });

  it("listen registers again after a reset or a restart, and reports once that the connection is lost", async () => {
    let sandbox = createSandbox({ deliver: deliverNearby([]) });
    const address = { host: "127.0.0.1", port: 0 };
    const first = await serve((request) => sandbox.respond(request), address);
    const listener = run("listen", "--url", first.url);
    await listener.prints(/(whsec_\w+)/);
    /** Creates a video. Resolves to what the listener prints about its event. */
    async function heard() {
      const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
      const body = { type: "avatar", avatar_id: "look_def456", script: "Hi." } as const;
      const { video_id } = await unwrap(heygen.POST("/v3/videos", { body }));
      sandbox.advance(5_000);
      await sandbox.delivered();
      return listener.prints(new RegExp(`${video_id.replace(/^[^_]*/, "evt")} {2}(signature ok)`));
    }
    expect(await heard()).toBe("signature ok");
    sandbox.reset();
    await listener.prints(/(registered again, because the sandbox was reset or restarted\nwebhook secret: whsec_)/);
    expect(await heard()).toBe("signature ok");

    await first.close(0);
    await listener.prints(/(connection lost: no sandbox is reachable at \S+: ECONNREFUSED; retrying)/);
    sandbox = createSandbox({ deliver: deliverNearby([]) });
    const second = await serve((request) => sandbox.respond(request), {
      ...address,
      port: Number(new URL(first.url).port),
    });
    onTestFinished(() => second.close(0));
    await listener.prints(/(registered again[\s\S]*registered again)/);
    expect(await heard()).toBe("signature ok");
    expect(listener.text().match(/connection lost/g)).toHaveLength(1);
  });

  it.each([
    ["--forward", "http://user:hunter2@127.0.0.1:4791/x", "--forward must not contain a user name or a password"],
    ["--url", "http://user:hunter2@127.0.0.1:4791/", "--url must not contain a user name or a password"],
    ["--forward", "localhost:3000", "--forward must be a URL such as http://localhost:3000"],
  ])("listen rejects %s %s without repeating the value", async (flag, address, message) => {
    expect(await rejection<Error>(runCommandLine(["listen", flag, address]))).toEqual(new UsageError(message));
  });

  it("listen keeps running if the server to forward to is not reachable", async () => {
    const url = await run("sandbox", "--port", "0").prints(/sandbox on (http:\S+)/);
    const listener = run("listen", "--url", url, "--forward", await unusedAddress());
    await listener.prints(/(whsec_\w+)/);
    const heygen = createClient({ apiKey: "any", baseUrl: url });
    const body = { type: "avatar", avatar_id: "look_def456", script: "Hi." } as const;
    await unwrap(heygen.POST("/v3/videos", { body }));
    await fetch(`${url}/sandbox/advance`, { method: "POST", body: JSON.stringify({ ms: 5_000 }) });
    await listener.prints(/(no response from \S+: ECONNREFUSED; the sandbox will retry)/);
    listener.stop();
    expect(await listener.ended).toBe(0);
  });
});

describe("receiving a delivery in listen", () => {
  const secret = "whsec_0123456789";
  const text = (response: { line: string }) => response.line.replace(/^\S+ {2}/, "");
  const signed = (event: unknown, key = secret) => {
    const body = new TextEncoder().encode(JSON.stringify(event));
    const signature = createHmac("sha256", key).update(body).digest("hex");
    return { headers: new Headers({ Signature: signature }), body };
  };

  it("escapes control characters in its output, and prints values that are not strings as JSON", async () => {
    const clearing = signed({ event_type: "a\u009bb", event_data: {}, event_id: "\u001b[2J\u001b]0;pwned\u0007" });
    expect(text(await receive(clearing, { secret }))).toBe("a\\u{9b}b  \\u{1b}[2J\\u{1b}]0;pwned\\u{7}  signature ok");
    const odd = signed({ event_type: { toString: 1 }, event_id: "a\nb\u202ec" });
    expect(text(await receive(odd, { secret }))).toContain('{"toString":1}  a\\u{a}b\\u{202e}c  ');
  });

  it("reports the timeout of a slow server", async () => {
    const forward = await listen(() => {});
    const { line, response } = await receive(signed({}), { secret, forward, timeoutMs: 50 });
    expect(line).toContain(`-> no response from ${forward}: timed out after 0.05 s; the sandbox will retry`);
    expect(response.status).toBe(502);
  });

  it("forwards a delivery with an invalid signature, and reports it", async () => {
    const seen: unknown[] = [];
    const forward = await listen((request, response) => {
      seen.push(request.headers.signature);
      response.writeHead(401).end();
    });
    const forged = signed({ event_type: "avatar_video.success", event_data: {} }, "another secret");
    const { line, response } = await receive(forged, { secret, forward });
    expect(line).toMatch(/avatar_video\.success {4}bad signature {2}-> 401/);
    expect(response.status).toBe(401);
    expect(seen).toEqual([forged.headers.get("Signature")]);
  });
});
