// The storage that the sandbox simulates, and what becomes of the files that it gets.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Answer, setUp, twin } from "./setup.ts";

const bytes = Buffer.concat([Buffer.from("\0\0\0\x18ftypisom"), Buffer.alloc(100)]);
const file = { filename: "a.mp4", content_type: "video/mp4", size_bytes: bytes.length };

/** A sandbox, and an address for a file. */
async function withUpload(announced: object = {}, options: Parameters<typeof setUp>[0] = {}) {
  const { sandbox, send } = setUp({ durations: { upload: 0 }, ...options });
  const { body } = await send("POST", "/v3/assets/direct-uploads", { body: { ...file, ...announced } });
  const { asset_id: id, upload_url: url, upload_headers } = body.data;
  const put = (content: BodyInit = bytes, headers: Record<string, string> = {}, address: string = url) =>
    sandbox.fetch(new Request(address, { method: "PUT", headers: { ...upload_headers, ...headers }, body: content }));
  const complete = (sent: object = {}): Promise<Answer> => send("POST", `/v3/assets/${id}/complete`, { body: sent });
  const statusOf = async () => (await send("GET", `/v3/assets/statuses?asset_ids=${id}`)).body.data[0];
  return { sandbox, send, put, complete, statusOf, id, url };
}

describe("the storage", () => {
  it("takes the file that was announced", async () => {
    const { put, complete, statusOf, send, id } = await withUpload();
    expect((await statusOf()).status).toBe("queued");
    expect((await put()).status).toBe(200);
    expect(await complete()).toMatchObject({ status: 200, body: { data: { asset_id: id, status: "processing" } } });
    expect((await statusOf()).status).toBe("completed");
    const body = { ...twin, file: { type: "asset_id", asset_id: id } };
    expect((await send("POST", "/v3/avatars", { body })).status).toBe(200);
  });

  it.each([
    ["fewer bytes", bytes.subarray(1), {}, 400, "IncompleteBody"],
    ["more bytes", Buffer.concat([bytes, bytes]), {}, 400, "IncompleteBody"],
    ["another type", bytes, { "Content-Type": "image/png" }, 403, "SignatureDoesNotMatch"],
    ["an API key", bytes, { "X-Api-Key": "any" }, 400, "InvalidArgument"],
    ["an OAuth token", bytes, { Authorization: "Bearer any" }, 400, "InvalidArgument"],
    ["chunks", bytes, { "Transfer-Encoding": "chunked" }, 411, "MissingContentLength"],
  ])("rejects %s", async (_, content, headers, status, code) => {
    const { put, complete } = await withUpload();
    const response = await put(content, headers as Record<string, string>);
    expect([response.status, /<Code>(\w+)/.exec(await response.text())?.[1]]).toEqual([status, code]);
    expect((await complete()).status).toBe(409);
  });

  it("rejects a wrong signature", async () => {
    const { put, url } = await withUpload();
    expect((await put(bytes, {}, url.replace(/=.*/, "=ticket_none"))).status).toBe(403);
  });

  it("rejects a file after the address has expired, by the sandbox's clock", async () => {
    const { put, sandbox } = await withUpload();
    sandbox.advance(3_600_000);
    expect(await (await put()).text()).toContain("Request has expired");
  });

  it("compares the bytes with the checksum", async () => {
    const checksum_sha256 = createHash("sha256").update(bytes).digest("hex");
    const { put } = await withUpload({ checksum_sha256 });
    expect((await put()).status).toBe(200);
    const wrong = await withUpload({ checksum_sha256: "0".repeat(64) });
    expect(await (await wrong.put()).text()).toContain("BadDigest");
  });

  it("notes what it was sent in the log of requests", async () => {
    const { put, sandbox } = await withUpload();
    await put(bytes.subarray(1));
    await put();
    const logged = await sandbox.control.requests({ method: "PUT" });
    expect(logged.map(({ status, responseBody }) => [status, responseBody?.includes("IncompleteBody")])).toEqual([
      [400, true],
      [200, false],
    ]);
  });

  it("allows web pages to send files", async () => {
    const { sandbox, url } = await withUpload();
    const headers = { Origin: "https://app.example", "Access-Control-Request-Method": "PUT" };
    const response = await sandbox.fetch(new Request(url, { method: "OPTIONS", headers }));
    expect(response.headers.get("Access-Control-Allow-Methods")).toContain("PUT");
  });
});

describe("an upload", () => {
  it.each([
    ["Video/MP4; codecs=avc1", "video/mp4"],
    ["video/mp4", "video/mp4"],
  ])("is taken as %s", async (content_type, type) => {
    const { put, complete, sandbox, id } = await withUpload({ content_type });
    await put();
    await complete();
    expect(sandbox.snapshot().assets.find((asset) => asset.id === id)?.type).toBe(type);
  });

  it("is believed to be of a type that the sandbox can't recognize", async () => {
    const { complete, sandbox, url } = await withUpload({ content_type: "application/zip", size_bytes: 4 });
    const headers = { "Content-Type": "application/zip", "x-amz-server-side-encryption": "AES256" };
    await sandbox.fetch(new Request(url, { method: "PUT", headers, body: "PK\x03\x04" }));
    expect((await complete()).status).toBe(200);
  });

  it("can't be completed with another checksum than that of its bytes", async () => {
    const { put, complete } = await withUpload();
    await put();
    const answer = await complete({ checksum_sha256: "0".repeat(64) });
    expect(answer).toMatchObject({ status: 400, body: { error: { param: "checksum_sha256" } } });
    expect((await complete()).status).toBe(200);
  });

  it("can't be completed with a file of another type than announced", async () => {
    const { put, complete, statusOf } = await withUpload({ content_type: "image/png" });
    expect((await put()).status).toBe(200);
    expect(await complete()).toMatchObject({ status: 400, body: { error: { param: "content_type" } } });
    expect((await statusOf()).status).toBe("queued");
  });

  it("is processed for a while, and unknown to other calls until then", async () => {
    const { put, complete, statusOf, send, id, sandbox } = await withUpload({}, { durations: { upload: 5_000 } });
    await put();
    await complete();
    expect([(await statusOf()).status, (await send("GET", `/v3/assets/${id}`)).status]).toEqual(["processing", 404]);
    sandbox.advance(5_000);
    expect([(await statusOf()).status, (await send("GET", `/v3/assets/${id}`)).status]).toEqual(["completed", 200]);
  });

  it("is still there after a snapshot", async () => {
    const { put, sandbox, id } = await withUpload();
    const restored = setUp({ state: sandbox.snapshot() });
    expect((await restored.send("POST", `/v3/assets/${id}/complete`, { body: {} })).status).toBe(409);
    await put();
    const later = setUp({ state: sandbox.snapshot() });
    expect((await later.send("POST", `/v3/assets/${id}/complete`, { body: {} })).status).toBe(200);
  });
});

describe("a batch of uploads", () => {
  it("fails the files that are missing, and no others", async () => {
    const { sandbox, send } = setUp({ durations: { upload: 0 } });
    const created = await send("POST", "/v3/assets/direct-uploads/batches", { body: { files: [file, file] } });
    const { batch_id, items } = created.body.data;
    const [first] = items;
    const init = { method: "PUT", headers: first.upload_headers, body: bytes };
    await sandbox.fetch(new Request(first.upload_url, init));
    expect((await send("POST", "/v3/assets/complete/batches", { body: { batch_id } })).status).toBe(202);
    const { data } = (await send("GET", `/v3/assets/batches/${batch_id}`)).body;
    expect(data).toMatchObject({ status: "completed", counts_by_status: { completed: 1, failed: 1 } });
    expect(data.items[0]).toMatchObject({ item_index: 0, status: "completed", video_id: first.asset_id });
    const statuses = await send("GET", `/v3/assets/statuses?batch_ids=${batch_id}`);
    expect(statuses.body.data[1]).toMatchObject({ batch_id, item_index: 1, status: "failed" });
    // The file comes late.
    await sandbox.fetch(new Request(items[1].upload_url, init));
    await send("POST", "/v3/assets/complete/batches", { body: { batch_id } });
    const again = (await send("GET", `/v3/assets/batches/${batch_id}`)).body;
    expect(again.data.counts_by_status).toEqual({ completed: 2 });
  });
});
