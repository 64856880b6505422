// Latency, faults, limits and credits.
import { describe, expect, it } from "vitest";
import { createClient, paginate } from "../../src/index.ts";
import { createSandbox, type SandboxOptions } from "../../src/sandbox.ts";
import { fakeClock, rejection } from "../http.ts";
import { operations } from "../spec/spec.ts";
import { setUp } from "./setup.ts";

describe("the header Prefer", () => {
  for (const { id, method, path, responses } of operations) {
    it(`selects each documented response of ${id}`, async () => {
      const { send } = setUp();
      for (const { status, examples } of responses) {
        for (const { name, value } of examples) {
          const headers = { Prefer: `code=${status}, example=${name}` };
          const answer = await send(method, path.replace(/\{\w+\}/, "some"), { headers });
          expect([answer.status, answer.body]).toEqual([status, value]);
        }
      }
    });
  }

  it("selects an example without its status", async () => {
    expect((await setUp().send("GET", "/v3/avatars", { headers: { Prefer: "example=QuotaExceeded" } })).status).toBe(
      429,
    );
  });

  it("is rejected if there is no such response", async () => {
    const { status, body } = await setUp().send("GET", "/v3/avatars", { headers: { Prefer: "code=418" } });
    expect([status, body.error.param]).toEqual([400, "Prefer"]);
  });

  it("delays a response", async () => {
    const started = performance.now();
    await setUp().send("GET", "/v3/avatars", { headers: { Prefer: "wait=0.05" } });
    expect(performance.now() - started).toBeGreaterThan(45);
  });
});

describe("the sandbox", () => {
  it("delays responses by the latency in the options", async () => {
    const started = performance.now();
    await setUp({ latencyMs: [30, 40] }).send("GET", "/v3/avatars");
    expect(performance.now() - started).toBeGreaterThan(25);
  });

  it("limits the requests per minute, with Retry-After until the next minute", async () => {
    const { sandbox, send } = setUp({ rateLimit: 2 });
    const statuses = [];
    for (let call = 0; call < 3; call++) statuses.push((await send("GET", "/v3/avatars")).status);
    expect(statuses).toEqual([200, 200, 429]);
    sandbox.advance(15_000);
    expect((await send("GET", "/v3/avatars")).headers.get("Retry-After")).toBe("45");
    sandbox.advance(45_000);
    expect((await send("GET", "/v3/avatars")).status).toBe(200);
  });

  it.each(["500", "429"] as const)("simulates the fault %s", async (fault) => {
    expect((await setUp({ faultRate: 1, faults: [fault] }).send("GET", "/v3/avatars")).status).toBe(Number(fault));
  });

  it.each(["502", "503", "504"] as const)("simulates the fault %s, which no operation documents", async (fault) => {
    const { fetch } = createSandbox({ faultRate: 1, faults: [fault] });
    const headers = { "X-Api-Key": "any" };
    expect((await fetch(new Request("http://sandbox.localhost/v3/avatars", { headers }))).status).toBe(Number(fault));
  });

  it.each(["reset", "truncated", "stalled"] as const)("simulates a broken connection: %s", async (fault) => {
    const options: SandboxOptions = { faultRate: 1, faults: [fault] };
    const client = createClient({ apiKey: "any", fetch: createSandbox(options).fetch, maxRetries: 0, timeoutMs: 30 });
    const error = await rejection<Error>(client.GET("/v3/avatars"));
    expect(error.name).toBe(fault === "stalled" ? "HeyGenTimeoutError" : "HeyGenConnectionError");
  });

  it("simulates the same faults for the same seed", async () => {
    const statuses = async (random: number) => {
      const { fetch } = createSandbox({ faultRate: 0.5, faults: ["500", "503", "429"], random });
      const seen = [];
      for (let call = 0; call < 30; call++) {
        const request = new Request("http://sandbox.localhost/v3/avatars", { headers: { "X-Api-Key": "any" } });
        seen.push((await fetch(request)).status);
      }
      return seen;
    };
    expect(await statuses(3)).toEqual(await statuses(3));
    expect(await statuses(3)).not.toEqual(await statuses(4));
  });

  it("simulates faults from which the client recovers while it lists all pages", async () => {
    const options: SandboxOptions = {
      faultRate: 0.3,
      faults: ["500", "502", "503", "504", "429", "reset", "truncated"],
    };
    const { fetch } = createSandbox({ ...options, seed: { looks: 500 } });
    const client = createClient({ apiKey: "any", fetch, maxRetries: 10, clock: fakeClock() });
    const ids = new Set<string>();
    for await (const { id } of paginate(client, "/v3/avatars/looks")) ids.add(id);
    expect(ids.size).toBe(500 + createSandbox().snapshot().looks.length);
  });
});
