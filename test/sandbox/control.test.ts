// Controlling a sandbox through its control endpoints and sessions.
import { describe, expect, it } from "vitest";
import { createClient, type HeyGenError, paginate, unwrap } from "../../src/index.ts";
import { createSandbox, createSandboxControl, type SandboxOptions } from "../../src/sandbox.ts";
import { rejection } from "../http.ts";
import { photo, prompt } from "./setup.ts";

const baseUrl = "http://sandbox.localhost";

/** A sandbox with an injected clock, a control for it, and a client. */
function controlled(options: SandboxOptions = {}, session?: string) {
  let now = Date.UTC(2026, 10, 20, 12);
  const sandbox = createSandbox({ now: () => now, random: 1, ...options });
  const headers = session === undefined ? {} : { "X-Sandbox-Session": session };
  const client = (name = session) =>
    createClient({
      apiKey: "any",
      baseUrl,
      fetch: sandbox.fetch,
      maxRetries: 0,
      headers: name === undefined ? {} : { "X-Sandbox-Session": name },
    });
  const send = (method: string, path: string, body?: unknown) =>
    sandbox.fetch(
      new Request(baseUrl + path, { method, headers, body: body === undefined ? null : JSON.stringify(body) }),
    );
  return {
    sandbox,
    client,
    send,
    control: createSandboxControl(baseUrl, { session, fetch: sandbox.fetch }),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

const params = { path: { look_id: "look_abc123" } };

describe("the control of a sandbox", () => {
  it("resets the state to the fixtures or to a snapshot", async () => {
    const { control, client } = controlled();
    await unwrap(client().DELETE("/v3/avatars/looks/{look_id}", { params }));
    const without = await control.snapshot();
    await control.reset();
    expect((await client().GET("/v3/avatars/looks/{look_id}", { params })).response.status).toBe(200);
    await control.reset(without);
    expect((await client().GET("/v3/avatars/looks/{look_id}", { params })).response.status).toBe(404);
  });

  it("resets to the fixtures even if the sandbox started with a snapshot", async () => {
    const { control: first, client } = controlled();
    await unwrap(client().DELETE("/v3/avatars/looks/{look_id}", { params }));
    const { control, client: restored } = controlled({ state: await first.snapshot() });
    expect((await restored().GET("/v3/avatars/looks/{look_id}", { params })).response.status).toBe(404);
    await control.reset();
    expect((await restored().GET("/v3/avatars/looks/{look_id}", { params })).response.status).toBe(200);
  });

  it("is a member of a sandbox in process", async () => {
    const { control, fetch } = createSandbox();
    await control.respondWith({ operation: "createVideo", status: 429, times: 1 });
    const heygen = createClient({ apiKey: "any", fetch, maxRetries: 0 });
    const body = { type: "avatar", avatar_id: "look_def456", script: "Hi." } as const;
    expect((await heygen.POST("/v3/videos", { body })).response.status).toBe(429);
    expect(await control.requests({ operation: "POST /v3/videos" })).toHaveLength(1);
    // @ts-expect-error the compiler rejects it too
    const wrong = control.respondWith({ operation: "createVidio", status: 429 });
    await expect(wrong).rejects.toThrow("the API has no operation createVidio; did you mean createVideo?");
  });

  it("keeps a thousand scripted responses at most, and says so", async () => {
    const { control } = createSandbox();
    for (let count = 0; count < 1_000; count++) await control.respondWith({ status: 503 });
    await expect(control.respondWith({ status: 503 })).rejects.toThrow("1000 scripted responses are waiting; reset");
  });

  it("does not lead the clock beyond the year 9999", async () => {
    const { control } = controlled();
    const century = 100 * 365 * 86_400_000;
    for (let count = 0; count < 79; count++) await control.advance(century);
    await expect(control.advance(century)).rejects.toThrow("ms would lead beyond the year 9999");
  });

  it("advances, freezes and unfreezes the clock", async () => {
    const { control, client, pass } = controlled();
    const { avatar_item: look } = await unwrap(client().POST("/v3/avatars", { body: photo }));
    const status = async () => {
      const read = client().GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: look.id } } });
      return (await unwrap(read)).status;
    };
    await control.freeze();
    pass(60_000);
    expect([await status(), (await control.state()).clock.frozen]).toEqual(["processing", true]);
    await control.advance(1_000);
    expect(await status()).toBe("processing");
    await control.unfreeze();
    pass(2_999);
    expect(await status()).toBe("processing");
    pass(1);
    expect(await status()).toBe("completed");
  });

  it("changes faults, rate limit, credits and latency at runtime, and returns the settings", async () => {
    const { control, client } = controlled();
    const list = async () => (await client().GET("/v3/voices")).response.status;
    expect(await control.configure({ faultRate: 1, faults: ["503"] })).toMatchObject({ faultRate: 1, credits: null });
    expect(await list()).toBe(503);
    await control.configure({ faultRate: 0, rateLimit: 1 });
    expect([await list(), await list()]).toEqual([200, 429]);
    await control.configure({ rateLimit: null, credits: 1 });
    const create = async () => (await client().POST("/v3/avatars", { body: prompt })).response.status;
    expect([await create(), await create()]).toEqual([200, 402]);
    await control.configure({ latencyMs: [30, 30] });
    const startedAt = performance.now();
    await list();
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(29);
  });

  it("scripts the next responses of an operation, named by its id or its path", async () => {
    const { control, client } = controlled();
    await control.respondWith({ operation: "createAvatar", status: 429, times: 2, headers: { "Retry-After": "7" } });
    await control.respondWith({ operation: "GET /v3/voices", status: 418, body: { error: { code: "teapot" } } });
    const create = () => rejection<HeyGenError>(unwrap(client().POST("/v3/avatars", { body: prompt })));
    expect((await create()).retryAfter).toBe(7);
    expect((await create()).code).toBe("rate_limit_exceeded");
    await unwrap(client().POST("/v3/avatars", { body: prompt }));
    expect((await rejection<HeyGenError>(unwrap(client().GET("/v3/voices")))).code).toBe("teapot");
    await unwrap(client().GET("/v3/voices"));
  });

  it("lists the scripted responses that wait, and cancels them", async () => {
    const { control, client } = controlled();
    const { id } = await control.respondWith({ operation: "listVoices", status: 429, times: 2 });
    await control.respondWith({ status: 502 });
    await rejection<HeyGenError>(unwrap(client().GET("/v3/voices")));
    expect(await control.waitingResponses()).toMatchObject([{ id, operation: "listVoices", left: 1 }, { status: 502 }]);
    await control.cancelResponse(id);
    expect(await control.waitingResponses()).toHaveLength(1);
    await expect(control.cancelResponse(id)).rejects.toThrow(`there is no waiting response ${id}`);
  });

  it("scripts a body that is not JSON, such as that of a proxy", async () => {
    const { control, client } = controlled();
    await control.respondWith({ status: 502, headers: { "Content-Type": "text/html" }, body: "<h1>Bad gateway</h1>" });
    const error = await rejection<HeyGenError>(unwrap(client().GET("/v3/voices")));
    expect([error.code, error.body]).toEqual(["unexpected_response", "<h1>Bad gateway</h1>"]);
  });

  it("scripts a status that the operation does not document", async () => {
    const { control, client } = controlled();
    await control.respondWith({ status: 502 });
    expect((await rejection<HeyGenError>(unwrap(client().GET("/v3/voices")))).status).toBe(502);
  });

  it.each([
    ["approve", "completed", "approved"],
    ["decline", "pending_consent", "revoked"],
  ] as const)("decides on behalf of the person in the footage: %s", async (decision, status, consent) => {
    const { control, client } = controlled();
    await control.decideConsent("group_xyz789", decision);
    const twin = { path: { look_id: "look_twi001" } };
    expect((await unwrap(client().GET("/v3/avatars/looks/{look_id}", { params: twin }))).status).toBe(status);
    const group = { path: { group_id: "group_xyz789" } };
    expect((await unwrap(client().GET("/v3/avatars/{group_id}", { params: group }))).consent_status).toBe(consent);
  });

  it("lists requests by operation, method, path, status and sequence number, and clears them", async () => {
    const { control, client } = controlled();
    await client().GET("/v3/voices", { params: { query: { limit: 5 } } });
    await client().POST("/v3/avatars", { body: prompt });
    await client().POST("/v3/avatars", { body: {} as never });
    const [list, created, rejected] = await control.requests();
    expect(list).toMatchObject({ seq: 1, method: "GET", path: "/v3/voices?limit=5", operation: "listVoices" });
    expect(JSON.parse(created?.requestBody ?? "")).toEqual(prompt);
    expect(rejected).toMatchObject({ status: 400, error: expect.stringContaining("type") });
    expect(await control.requests({ operation: "createAvatar", status: 200 })).toEqual([created]);
    expect(await control.requests({ path: "/v3/voices" })).toEqual([list]);
    expect(await control.requests({ method: "POST", after: 2 })).toEqual([rejected]);
    await control.clearRequests();
    expect(await control.requests()).toEqual([]);
  });

  it("waits for a future request, and throws after a timeout", async () => {
    const { control, client } = controlled();
    const waiting = control.waitForRequest({ operation: "createAvatar" }, { timeoutMs: 2_000 });
    await client().GET("/v3/voices");
    await client().POST("/v3/avatars", { body: prompt });
    expect((await waiting).path).toBe("/v3/avatars");
    const none = rejection<Error>(control.waitForRequest({ path: "/v3/none" }, { timeoutMs: 10 }));
    expect((await none).message).toContain("no matching request within 10 ms");
  });

  it("is not affected by faults or the rate limit, and is not logged", async () => {
    const { control } = controlled({ faultRate: 1, rateLimit: 1 });
    for (let call = 0; call < 5; call++) await control.state();
    expect(await control.requests()).toEqual([]);
  });

  it.each([
    ["POST", "/sandbox/advance", { ms: "soon" }, "ms"],
    ["POST", "/sandbox/advance", { ms: -1 }, "ms"],
    ["POST", "/sandbox/advance", {}, "ms"],
    ["POST", "/sandbox/clock", { frozen: "yes" }, "frozen"],
    ["PATCH", "/sandbox/settings", { faultRate: 2 }, "faultRate"],
    ["PATCH", "/sandbox/settings", { faults: ["boom"] }, "faults"],
    ["PATCH", "/sandbox/settings", { latencyMs: [300, 100] }, "latencyMs"],
    ["PATCH", "/sandbox/settings", { credits: 1, latency: 5 }, "latency"],
    ["POST", "/sandbox/responses", { operation: "createAvatars", status: 429 }, "createAvatars"],
    ["POST", "/sandbox/responses", { status: 99 }, "status"],
    ["POST", "/sandbox/consents/group_xyz789", { decision: "maybe" }, "decision"],
    ["POST", "/sandbox/consents/group_none", { decision: "approve" }, "group_none"],
    ["POST", "/sandbox/reset", { snapshot: { version: 5, looks: null } }, "snapshot"],
    ["POST", "/sandbox/consents/%zz", { decision: "approve" }, "%zz"],
    ["POST", "/sandbox/reset", [], "object"],
    ["POST", "/sandbox/reset", { snapshots: {} }, "snapshots"],
    ["POST", "/sandbox/responses", { status: 500, headers: { a: { b: 1 } } }, "headers"],
    ["GET", "/sandbox/requests?status=many", undefined, "status"],
  ])("rejects %s %s %j with a message that names %s, and changes nothing", async (method, path, body, named) => {
    const { send, control } = controlled();
    const before = await control.state();
    const response = await send(method, path, body);
    expect([400, 404]).toContain(response.status);
    expect((await response.json()).error.message).toContain(named);
    expect(await control.state()).toEqual(before);
  });

  it.each([
    ["https://example.com", 403],
    ["null", 403],
    [baseUrl, 200],
    ["http://localhost:3000", 200],
  ])("accepts pages from this machine and rejects pages from the web: %s", async (origin, status) => {
    const { sandbox } = controlled();
    const response = await sandbox.fetch(new Request(`${baseUrl}/sandbox/state`, { headers: { Origin: origin } }));
    expect(response.status).toBe(status);
  });

  it("rejects advancing the clock by NaN", () => {
    expect(() => controlled().sandbox.advance(Number.NaN)).toThrow(TypeError);
  });

  it("rejects changes but allows reads if the option control is false", async () => {
    const { control } = controlled({ control: false });
    expect((await rejection<Error>(control.reset())).message).toContain("disabled");
    expect((await control.state()).controllable).toBe(false);
  });

  it("returns the state to the page only if it has changed", async () => {
    const { send, control, client } = controlled();
    const { revision } = await control.state();
    expect((await send("GET", `/sandbox/state?revision=${revision}`)).status).toBe(204);
    await unwrap(client().DELETE("/v3/avatars/looks/{look_id}", { params }));
    const changed = await (await send("GET", `/sandbox/state?revision=${revision}`)).json();
    expect(changed.revision).toBeGreaterThan(revision);
  });
});

describe("a session", () => {
  it.each(["worker-1", "__proto__", "constructor"])("is an isolated sandbox: %s", async (name) => {
    const { client, control, sandbox } = controlled();
    await unwrap(client(name).DELETE("/v3/avatars/looks/{look_id}", { params }));
    expect((await client(name).GET("/v3/avatars/looks/{look_id}", { params })).response.status).toBe(404);
    expect((await client().GET("/v3/avatars/looks/{look_id}", { params })).response.status).toBe(200);
    const other = createSandboxControl(baseUrl, { session: name, fetch: sandbox.fetch });
    expect([(await other.requests()).length, (await control.requests()).length]).toEqual([2, 1]);
  });

  it("can be selected by the base URL, and its own URLs contain the session", async () => {
    const { sandbox } = controlled();
    const heygen = createClient({ apiKey: "any", baseUrl: `${baseUrl}/sandbox/sessions/one`, fetch: sandbox.fetch });
    const created = await unwrap(heygen.POST("/v3/avatars", { body: { ...photo, name: "<Anna>" } }));
    const image = await sandbox.fetch(new Request(created.avatar_item.preview_image_url ?? ""));
    expect(await image.text()).toContain("&#60;Anna&#62;");
    const names = [];
    for await (const { name } of paginate(heygen, "/v3/avatars")) names.push(name);
    expect(names).toContain("<Anna>");
  });

  it("is dropped after an hour without requests", async () => {
    const { client, pass } = controlled();
    await unwrap(client("idle").DELETE("/v3/avatars/looks/{look_id}", { params }));
    pass(60 * 60 * 1000 + 1);
    await client("other").GET("/v3/voices");
    expect((await client("idle").GET("/v3/avatars/looks/{look_id}", { params })).response.status).toBe(200);
  });

  it("is rejected if its name is invalid", async () => {
    const { client } = controlled();
    const error = await rejection<HeyGenError>(unwrap(client("a/b").GET("/v3/voices")));
    expect([error.status, error.message]).toEqual([400, expect.stringContaining("session name")]);
  });
});
