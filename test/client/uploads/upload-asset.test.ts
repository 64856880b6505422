import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { type UploadProgress, uploadAsset } from "../../../src/index.ts";
import { clientOf, clientWith, json, listen, rejection } from "../../http.ts";

const asset = { asset_id: "asset_abc123", url: "https://files.heygen.ai/a.png", mime_type: "image/png", size_bytes: 5 };

function receiving() {
  const received: { file: File; key: string | null }[] = [];
  const client = clientWith(async (request) => {
    received.push({
      file: (await request.formData()).get("file") as File,
      key: request.headers.get("Idempotency-Key"),
    });
    return Response.json({ data: asset });
  });
  return { client, received };
}

describe("uploadAsset", () => {
  it.each([
    ["a File", new File(["bytes"], "headshot.png", { type: "image/png" }), "headshot.png"],
    ["a Blob", new Blob(["bytes"], { type: "image/png" }), "file"],
    ["a Buffer", { data: Buffer.from("bytes"), name: "headshot.png", type: "image/png" }, "headshot.png"],
    [
      "a stream of Node",
      { data: Readable.from([Buffer.from("bytes")]), name: "headshot.png", type: "image/png", size: 5 },
      "headshot.png",
    ],
    [
      "a stream",
      { data: new Blob(["bytes"]).stream(), name: "headshot.png", type: "image/png", size: 5 },
      "headshot.png",
    ],
    ["bytes", { data: new TextEncoder().encode("bytes"), name: "headshot.png", type: "image/png" }, "headshot.png"],
  ])("sends %s as the part file", async (_, file, name) => {
    const { client, received } = receiving();
    expect(await uploadAsset(client, file)).toEqual(asset);
    const [part] = received;
    expect([part?.file.name, part?.file.type, await part?.file.text()]).toEqual([name, "image/png", "bytes"]);
  });

  it("creates an idempotency key, or uses the caller's", async () => {
    const { client, received } = receiving();
    await uploadAsset(client, new Blob(["bytes"]));
    await uploadAsset(client, new Blob(["bytes"]), { idempotencyKey: "mine" });
    expect(received[0]?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(received[1]?.key).toBe("mine");
  });

  it.each<[string, unknown]>([
    ["a path", "headshot.png"],
    ["nothing", undefined],
    ["bytes without a name", Buffer.from("bytes")],
    ["a path as data", { data: "headshot.png", name: "headshot.png", type: "image/png" }],
    ["a name that is not a string", { data: Buffer.from("bytes"), name: 5, type: "image/png" }],
    ["a stream", new Blob(["bytes"]).stream()],
    ["a stream of texts", { data: Readable.from(["bytes"]), name: "a.png", type: "image/png", size: 5 }],
    ["a stream without its length", { data: new Blob(["bytes"]).stream(), name: "a.png", type: "image/png" }],
    ["a promise", Promise.resolve(new Blob(["bytes"]))],
    ["a list", [new Blob(["bytes"])]],
  ])("rejects %s before anything is sent", async (_, file) => {
    const { client, received } = receiving();
    const error = await rejection<Error>(uploadAsset(client, file as never));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toMatch(/^uploadAsset: (pass a File, a Blob, |a\.png must be a stream of bytes)/);
    expect(received).toEqual([]);
  });

  it("stops reading a stream when the signal aborts", async () => {
    const { client, received } = receiving();
    let isCancelled = false;
    const data = new ReadableStream<Uint8Array>({
      pull: () => new Promise(() => {}),
      cancel: () => {
        isCancelled = true;
      },
    });
    const file = { data, name: "a.png", type: "image/png", size: 5 };
    const controller = new AbortController();
    const upload = rejection(uploadAsset(client, file, { signal: controller.signal }));
    controller.abort("enough");
    expect([await upload, isCancelled, received]).toEqual(["enough", true, []]);
  });

  it("ends with the error that onProgress throws", async () => {
    const url = await listen((_, response) => json(response, 200, { data: asset }));
    const onProgress = () => {
      throw new Error("no such bar");
    };
    const error = await rejection<Error>(uploadAsset(clientOf(url), new Blob(["a"]), { onProgress }));
    expect(error.message).toBe("no such bar");
  });

  it.each([4, 6])("rejects a stream of five bytes that is announced with %d", async (size) => {
    const { client, received } = receiving();
    const file = { data: new Blob(["bytes"]).stream(), name: "a.png", type: "image/png", size };
    expect(await rejection<Error>(uploadAsset(client, file))).toBeInstanceOf(RangeError);
    expect(received).toEqual([]);
  });

  it("rejects more than 32 MB through the API before anything is sent", async () => {
    const { client, received } = receiving();
    const file = new File([new Uint8Array(32 * 1024 * 1024 + 1)], "film.mp4");
    const error = await rejection<Error>(uploadAsset(client, file, { direct: false }));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toContain("film.mp4 has 32.1 MB, and the API takes at most 32; leave out direct: false");
    expect(received).toEqual([]);
  });

  it("retries an upload that tells its progress, from the start", async () => {
    const sizes: number[] = [];
    const url = await listen((request, response, count) => {
      sizes.push(request.body.length);
      json(response, count === 1 ? 503 : 200, count === 1 ? { error: { code: "a", message: "b" } } : { data: asset });
    });
    const told: number[] = [];
    const file = new File([new Uint8Array(200_000)], "a.mp4");
    await uploadAsset(clientOf(url), file, { onProgress: ({ sentBytes }) => told.push(sentBytes) });
    expect(sizes[1]).toBe(sizes[0]);
    expect(told.filter((bytes) => bytes === 0)).toHaveLength(2);
  });

  it("tells its progress as the bytes leave", async () => {
    const lengths: (string | undefined)[] = [];
    const url = await listen((request, response) => {
      lengths.push(request.headers["content-length"]);
      json(response, 200, { data: asset });
    });
    const sent: number[] = [];
    const totals = new Set<number>();
    const onProgress = ({ sentBytes, totalBytes }: UploadProgress) => {
      sent.push(sentBytes);
      totals.add(totalBytes);
    };
    await uploadAsset(clientOf(url), new Blob([new Uint8Array(1_000_000)]), { onProgress });
    expect(sent.length).toBeGreaterThan(5);
    expect(sent[0]).toBe(0);
    expect(sent).toEqual([...sent].sort((a, b) => a - b));
    expect([...totals].map(String)).toEqual(lengths);
    expect(sent.at(-1)).toBe([...totals][0]);
  });

  it("rejects an unknown option", async () => {
    const { client } = receiving();
    const error = await rejection<Error>(uploadAsset(client, new Blob(["a"]), { idempotencykey: "a" } as object));
    expect(error.message).toBe("uploadAsset: there is no option idempotencykey; did you mean idempotencyKey?");
  });

  it("rejects with the reason of the signal", async () => {
    const { client } = receiving();
    expect(await rejection(uploadAsset(client, new Blob(["a"]), { signal: AbortSignal.abort("enough") }))).toBe(
      "enough",
    );
  });
});
