import { describe, expect, it } from "vitest";
import { uploadAsset } from "../../../src/index.ts";
import { clientWith, rejection } from "../../http.ts";

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
    expect(received[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(received[1]?.key).toBe("mine");
  });

  it.each(["headshot.png", undefined])(
    "rejects a value that is not a file, such as a path, before anything is sent: %s",
    async (file) => {
      const { client, received } = receiving();
      const error = await rejection<Error>(uploadAsset(client, file as never));
      expect(error.message).toBe("uploadAsset: pass a File, a Blob, or { data, name, type }");
      expect(received).toEqual([]);
    },
  );

  it("rejects more than 32 MB before anything is sent", async () => {
    const { client, received } = receiving();
    const file = new File([new Uint8Array(32 * 1024 * 1024 + 1)], "film.mp4");
    const error = await rejection<Error>(uploadAsset(client, file));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe("film.mp4 has 33554433 bytes; the limit is 33554432");
    expect(received).toEqual([]);
  });

  it("rejects with the reason of the signal", async () => {
    const { client } = receiving();
    expect(await rejection(uploadAsset(client, new Blob(["a"]), { signal: AbortSignal.abort("enough") }))).toBe(
      "enough",
    );
  });
});
