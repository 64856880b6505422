// The Worker in workerd, Cloudflare's runtime.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createSandbox } from "../../src/sandbox.ts";
import { type SandboxEnv, SandboxObject } from "../../src/sandbox-worker.ts";
import { prepareWorker, type RunningWorker, startWorker } from "./workerd.ts";

/** The path of workerd, which is not a dependency because of its 140 MB. */
const { WORKERD = "" } = process.env;
const hasWorkerd = WORKERD !== "";
if (!hasWorkerd) console.log("Skipping tests in workerd. To run them: npm run test:ecosystem -- sandbox-worker");

const headers = { "X-Api-Key": "any", "Content-Type": "application/json" };
const photo = { type: "photo", name: "Anna", file: { type: "url", url: "https://example.com/anna.png" } };
const twin = { type: "digital_twin", name: "Bo", file: { type: "url", url: "https://example.com/bo.mp4" } };
const root = mkdtempSync(join(tmpdir(), "heygen-worker-"));
let worker: RunningWorker;

async function start(env: Omit<SandboxEnv, "SANDBOX"> = {}): Promise<string> {
  const folder = mkdtempSync(join(root, "worker-"));
  await prepareWorker(folder, env);
  worker = await startWorker(folder, WORKERD);
  return folder;
}

/** Simulates an eviction: the object ends without notice and is created again from its storage. */
async function restart(folder: string): Promise<void> {
  await worker.kill();
  worker = await startWorker(folder, WORKERD);
}

const get = (path: string, more: Record<string, string> = {}) =>
  fetch(worker.url + path, { headers: { ...headers, ...more } });

async function create(body: unknown, more: Record<string, string> = {}, prefix = "") {
  const init = { method: "POST", headers: { ...headers, ...more }, body: JSON.stringify(body) };
  const response = await fetch(`${worker.url}${prefix}/v3/avatars`, init);
  expect(response.status).toBe(200);
  const { data } = await response.json();
  return { lookPath: `/v3/avatars/looks/${data.avatar_item.id}`, group: data.avatar_item.group_id as string };
}

afterAll(() => rmSync(root, { recursive: true }));

describe.skipIf(!hasWorkerd)("the Worker with default options", () => {
  beforeAll(async () => void (await start()));
  afterAll(() => worker.kill());

  it("responds like the sandbox in process", async () => {
    const path = "/v3/avatars/looks?limit=3";
    const response = await get(path);
    const expected = await createSandbox().fetch(new Request(worker.url + path, { headers }));
    expect(await response.json()).toEqual(await expected.json());
    expect((await get("/v3/nothing")).status).toBe(404);
    expect(await (await get("/")).text()).toContain("HeyGen sandbox");
  });

  it("isolates sessions, which the header or the path names", async () => {
    const { lookPath } = await create(photo, { "X-Sandbox-Session": "anna" });
    expect((await get(lookPath, { "X-Sandbox-Session": "anna" })).status).toBe(200);
    expect((await get(`/sandbox/sessions/anna${lookPath}`)).status).toBe(200);
    expect((await get(lookPath)).status).toBe(404);
    expect((await get(lookPath, { "X-Sandbox-Session": "bo" })).status).toBe(404);
    expect((await get(`/sandbox/sessions/default${lookPath}`)).status).toBe(404);
  });

  it("returns URLs that contain the session", async () => {
    const session = { "X-Sandbox-Session": "carl" };
    const { group } = await create(twin, session);
    const init = { method: "POST", headers: { ...headers, ...session }, body: "{}" };
    const { data } = await (await fetch(`${worker.url}/v3/avatars/${group}/consent`, init)).json();
    expect(data.url).toMatch(`${worker.url}/sandbox/sessions/carl/sandbox/consent/`);
    expect(await (await fetch(data.url)).text()).toContain(twin.name);
  });

  it("rejects an invalid session name", async () => {
    expect((await get("/v3/voices", { "X-Sandbox-Session": "a/b" })).status).toBe(400);
  });
});

describe.skipIf(!hasWorkerd)("the Worker", () => {
  afterEach(() => worker.kill());

  it("reads its options from the environment", async () => {
    await start({ SANDBOX_API_KEY: "secret", SANDBOX_OPTIONS: { rateLimit: 1 } });
    expect((await get("/v3/voices")).status).toBe(401);
    const key = { "X-Api-Key": "secret" };
    expect((await get("/v3/voices", key)).status).toBe(429);
  });

  it("keeps changes from half a second before an eviction", async () => {
    const folder = await start();
    const session = { "X-Sandbox-Session": "dora" };
    const { lookPath } = await create(photo);
    const other = await create(photo, session);
    await sleep(500);
    await restart(folder);
    expect((await get(lookPath)).status).toBe(200);
    expect((await get(other.lookPath, session)).status).toBe(200);

    // The restored state can be changed, saved again and reset.
    const removal = await fetch(worker.url + lookPath, { method: "DELETE", headers });
    expect(removal.status).toBe(200);
    const reset = await fetch(`${worker.url}/sandbox/reset`, { method: "POST", headers: { ...headers, ...session } });
    expect(reset.status).toBe(200);
    expect((await get(other.lookPath, session)).status).toBe(404);
    await sleep(500);
    await restart(folder);
    expect((await get(lookPath)).status).toBe(404);
    expect((await get(other.lookPath, session)).status).toBe(404);
  });

  it("keeps a state that is larger than a row of SQLite", async () => {
    const folder = await start({ SANDBOX_OPTIONS: { seed: { groups: 200, looks: 10_000 } } });
    const { lookPath } = await create({ ...photo, name: "Zoë 🦊" });
    const png = new Uint8Array(3_000_000).map((_, index) => index % 251);
    png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const form = new FormData();
    form.set("file", new File([png], "large.png", { type: "image/png" }));
    const upload = await fetch(`${worker.url}/v3/assets`, {
      method: "POST",
      headers: { "X-Api-Key": "any" },
      body: form,
    });
    const { data } = await upload.json();
    // A large state takes longer to save, especially while other tests run.
    await sleep(1_500);
    await restart(folder);

    expect((await (await get(lookPath)).json()).data.name).toBe("Zoë 🦊");
    const asset = await fetch(`${worker.url}/sandbox/assets/${data.asset_id}`);
    expect(Buffer.from(await asset.arrayBuffer()).equals(png)).toBe(true);
  });
});

// Cases in which workerd is more lenient than Cloudflare, or in which it hides the storage.
describe("the Durable Object", () => {
  const env = { SANDBOX: { getByName: () => expect.fail("an object must not call another one") } };
  let rows: { bytes: ArrayBuffer }[] = [];
  const exec = (query: string, _start?: unknown, bytes?: unknown) => {
    if (query.startsWith("DELETE")) rows = [];
    if (query.startsWith("INSERT")) rows.push({ bytes: bytes as ArrayBuffer });
    return query.startsWith("SELECT") ? rows : [];
  };
  const makeObject = (name = "default") =>
    new SandboxObject({ id: { name }, storage: { sql: { exec }, transactionSync: (write) => write() } }, env);
  const call = (object: SandboxObject, path: string, init: RequestInit = {}) =>
    object.fetch(new Request(`http://localhost${path}`, { headers, ...init }));

  it("stores rows of less than 2 MB, even if this splits a character", async () => {
    const snapshot = createSandbox().snapshot();
    const [voice] = snapshot.voices;
    if (!voice) return expect.fail("there are no fixtures");
    // Characters of three bytes, so that two of three rows end within a character.
    voice.name = "€".repeat(1_500_000);
    const object = makeObject();
    const reset = await call(object, "/sandbox/reset", { method: "POST", body: JSON.stringify({ snapshot }) });
    expect(reset.status).toBe(200);
    await sleep(300);

    expect(rows.length).toBeGreaterThan(2);
    for (const { bytes } of rows) expect(bytes.byteLength).toBeLessThan(2_000_000);
    const restored = await (await call(makeObject(), "/sandbox/snapshot")).json();
    expect(restored.voices[0].name === voice.name).toBe(true);
  });

  it("throws with the reason if it can't restore a session", () => {
    rows = [{ bytes: new TextEncoder().encode('{"version":0}').buffer }];
    expect(() => makeObject("emma")).toThrow(/"emma".*version is 0/);
    rows = [];
  });

  it.each(["default", "emma"])("returns responses without a body: session %s", async (name) => {
    const object = makeObject(name);
    const { revision } = await (await call(object, "/sandbox/state")).json();
    expect((await call(object, `/sandbox/state?revision=${revision}`)).status).toBe(204);
  });
});
