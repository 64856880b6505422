// The request log, and what else the sandbox keeps of requests.
import { describe, expect, it } from "vitest";
import { createClient } from "../../src/index.ts";
import { createSandbox, createSandboxControl } from "../../src/sandbox.ts";

const origin = "http://sandbox.localhost";

function logged() {
  const sandbox = createSandbox();
  const send = (path: string, init: RequestInit = {}) =>
    sandbox.fetch(new Request(origin + path, { ...init, headers: { "X-Api-Key": "secret-key", ...init.headers } }));
  return { sandbox, send, control: createSandboxControl(origin, { fetch: sandbox.fetch }) };
}

describe("the request log", () => {
  it("keeps the last 200 requests", async () => {
    const { send, control } = logged();
    for (let call = 0; call < 230; call++) await send("/v3/voices");
    const seqs = (await control.requests()).map(({ seq }) => seq);
    expect([seqs.length, seqs[0], seqs.at(-1)]).toEqual([200, 31, 230]);
  });

  it("keeps as many requests as the option journal says, and tells how many it has dropped", async () => {
    const sandbox = createSandbox({ journal: 3 });
    const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
    for (let call = 0; call < 5; call++) await heygen.GET("/v3/voices");
    const response = await sandbox.fetch(new Request(`${origin}/sandbox/requests`));
    expect(response.headers.get("Sandbox-Dropped-Requests")).toBe("2");
    expect(await response.json()).toHaveLength(3);
  });

  it("keeps 4 kB of each body", async () => {
    const { send, control } = logged();
    const body = JSON.stringify({ type: "prompt", name: "x".repeat(9_000), prompt: "y" });
    await send("/v3/avatars", { method: "POST", headers: { "Content-Type": "application/json" }, body });
    await send("/v2/avatars");
    const [created, listed] = await control.requests();
    expect([created?.requestBody?.length, created?.responseBody?.length]).toEqual([4_096, 4_096]);
    expect(listed?.responseBody?.length).toBe(4_096);
  });

  it("keeps no credentials", async () => {
    const { send, control } = logged();
    await send("/v3/voices", { headers: { Authorization: "Bearer secret-token", Cookie: "secret=1" } });
    expect(JSON.stringify(await control.requests())).not.toContain("secret");
  });

  it("continues its sequence numbers after it is cleared", async () => {
    const { send, control } = logged();
    await send("/v3/voices");
    await control.clearRequests();
    await control.reset();
    await send("/v3/voices");
    expect((await control.requests()).map(({ seq }) => seq)).toEqual([2]);
  });
});

describe("memory usage", () => {
  it("is limited for uploads: at most 32 MB of all files are kept", async () => {
    const { sandbox, send } = logged();
    const png = new Uint8Array(6 * 2 ** 20);
    png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const urls: string[] = [];
    for (let upload = 0; upload < 8; upload++) {
      const form = new FormData();
      form.set("file", new Blob([png]), "a.png");
      urls.push((await (await send("/v3/assets", { method: "POST", body: form })).json()).data.url);
    }
    const kept = sandbox.snapshot().assets.map(({ data }) => data?.length ?? 0);
    expect(kept.filter((length) => length > 0)).toHaveLength(5);
    const statuses = await Promise.all(urls.map(async (url) => (await sandbox.fetch(new Request(url))).status));
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 200]);
  });

  it("is limited for idempotency keys: they are dropped after a day", async () => {
    const sandbox = createSandbox();
    const create = (key: string) => {
      const headers = { "X-Api-Key": "any", "Content-Type": "application/json", "Idempotency-Key": key };
      const body = JSON.stringify({ type: "prompt", name: "x", prompt: "y" });
      return sandbox.fetch(new Request(`${origin}/v3/avatars`, { method: "POST", headers, body }));
    };
    for (let count = 0; count < 5; count++) await create(`old-${count}`);
    sandbox.advance(24 * 60 * 60 * 1000);
    await create("new");
    expect(sandbox.snapshot().responses.map(({ key }) => key)).toEqual(["createAvatar /v3/avatars new"]);
  });
});

describe("a snapshot", () => {
  it("contains idempotency keys", async () => {
    const first = createSandbox();
    const create = async (sandbox = first) => {
      const headers = { "X-Api-Key": "any", "Content-Type": "application/json", "Idempotency-Key": "mine" };
      const body = JSON.stringify({ type: "prompt", name: "x", prompt: "y" });
      const response = await sandbox.fetch(new Request(`${origin}/v3/avatars`, { method: "POST", headers, body }));
      return response.text();
    };
    const answer = await create();
    expect(await create(createSandbox({ state: first.snapshot() }))).toBe(answer);
  });
});
