import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import { maxUploadBytes } from "../../../generated/client-operations.ts";
import {
  type ClientOptions,
  createClient,
  type HeyGenClient,
  HeyGenWaitError,
  isHeyGenError,
  uploadAsset,
} from "../../../src/index.ts";
import { createSandbox, type SandboxOptions } from "../../../src/sandbox.ts";
import { apiKey, fakeClock, rejection } from "../../http.ts";

type Exchange = (request: Request) => Response | undefined | Promise<Response | undefined>;

/** A client of a sandbox, and what it sent. `intercept` may answer in place of the sandbox. */
function setUp(intercept: Exchange = () => undefined, options: SandboxOptions = {}, client: ClientOptions = {}) {
  const clock = fakeClock();
  const sandbox = createSandbox({ now: clock.now, durations: { upload: 0 }, ...options });
  const sent: string[] = [];
  const keys: (string | null)[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(`${request.method} ${new URL(request.url).pathname.replace(/asset_\w+/, "{id}")}`);
    if (request.method === "PUT") keys.push(request.headers.get("X-Api-Key") ?? request.headers.get("Authorization"));
    return (await intercept(request)) ?? sandbox.fetch(request);
  };
  const heygen: HeyGenClient = createClient({ apiKey, fetch, clock, ...client });
  return { heygen, sandbox, sent, keys, clock };
}

const start = Buffer.from("\0\0\0\x18ftypisom");
const footage = (size = 1_000) =>
  new File([start, new Uint8Array(size - start.length)], "a.mp4", { type: "video/mp4" });
const direct = { direct: true };
const isPut = ({ method }: Request) => method === "PUT";
const way = ["POST /v3/assets/direct-uploads", "PUT /sandbox/uploads/{id}", "POST /v3/assets/{id}/complete"];

describe("uploadAsset, directly", () => {
  it("sends the file to the storage, completes it, and asks whether it can be used", async () => {
    const { heygen, sandbox, sent } = setUp();
    const asset = await uploadAsset(heygen, footage(), direct);
    expect(asset).toMatchObject({ mime_type: "video/mp4", size_bytes: 1_000 });
    expect(sent).toEqual([...way, "GET /v3/assets/statuses"]);
    expect(sandbox.snapshot().assets.map(({ id }) => id)).toContain(asset.asset_id);
  });

  it("is the way of a file that is too large for the API, and of no other", async () => {
    const { heygen, sent } = setUp();
    await uploadAsset(heygen, footage(maxUploadBytes + 1));
    expect(sent[0]).toBe(way[0]);
    await uploadAsset(heygen, footage());
    expect(sent.at(-1)).toBe("POST /v3/assets");
  });

  it("never sends the key to the storage", async () => {
    const { heygen, keys } = setUp();
    await uploadAsset(heygen, footage(), direct);
    expect(keys).toEqual([null]);
  });

  it.each([
    ["a stream of Node", () => Readable.from([start, new Uint8Array(1_000 - start.length)])],
    ["a stream", () => footage().stream()],
  ])("sends %s", async (_, open) => {
    const { heygen } = setUp();
    const file = { data: open(), name: "a.mp4", type: "video/mp4", size: 1_000 };
    expect(await uploadAsset(heygen, file, direct)).toMatchObject({ size_bytes: 1_000 });
  });

  it("tells the progress", async () => {
    const { heygen } = setUp();
    const told: number[] = [];
    await uploadAsset(heygen, footage(300_000), { ...direct, onProgress: ({ sentBytes }) => told.push(sentBytes) });
    expect([told[0], told.at(-1)]).toEqual([0, 300_000]);
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });

  it("waits until HeyGen has processed the file", async () => {
    const { heygen, clock } = setUp(undefined, { durations: { upload: 60_000 } });
    const before = clock.now();
    await uploadAsset(heygen, footage(), direct);
    expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
  });

  it("completes again while the storage has not told of the file", async () => {
    let tries = 0;
    const conflict = { error: { code: "conflict", message: "The file is not there yet." } };
    const { heygen } = setUp(({ url }) =>
      url.endsWith("/complete") && ++tries < 3 ? Response.json(conflict, { status: 409 }) : undefined,
    );
    await uploadAsset(heygen, footage(), direct);
    expect(tries).toBe(3);
  });

  it.each([
    ["an error of the server", () => new Response("<Error><Code>SlowDown</Code></Error>", { status: 503 })],
    ["a lost connection", () => Promise.reject(new TypeError("fetch failed"))],
  ])("sends the file again after %s", async (_, fail) => {
    let tries = 0;
    const { heygen, sent } = setUp((request) => (isPut(request) && ++tries === 1 ? fail() : undefined));
    await uploadAsset(heygen, footage(), direct);
    expect(sent.filter((each) => each.startsWith("PUT"))).toHaveLength(2);
  });

  it("asks for another address when the address has expired", async () => {
    const { heygen, sent, clock } = setUp(async (request) => {
      if (isPut(request) && sent.length === 2) await clock.sleep(3_600_000);
      return undefined;
    });
    await uploadAsset(heygen, footage(), { ...direct, idempotencyKey: "mine" });
    expect(sent).toEqual([way[0], way[1], ...way, "GET /v3/assets/statuses"]);
  });

  it("asks for another address when the storage says that the address has expired", async () => {
    let puts = 0;
    const expired = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>";
    const { heygen, sent } = setUp((request) =>
      isPut(request) && ++puts === 1 ? new Response(expired, { status: 403 }) : undefined,
    );
    await uploadAsset(heygen, footage(), { ...direct, idempotencyKey: "mine" });
    expect(sent).toEqual([way[0], way[1], ...way, "GET /v3/assets/statuses"]);
  });

  it("tells onRetry and the log of each attempt", async () => {
    const told: string[] = [];
    const lines: string[] = [];
    let puts = 0;
    const { heygen } = setUp(
      (request) => (isPut(request) && ++puts === 1 ? new Response("", { status: 503 }) : undefined),
      {},
      {
        onRetry: ({ operation, attempt }) => void told.push(`${operation} ${attempt}`),
        debug: true,
        logger: { debug: (line) => void lines.push(line) },
      },
    );
    await uploadAsset(heygen, footage(), direct);
    expect(told).toEqual(["PUT upload_url 1"]);
    const puttings = lines.filter((line) => line.includes("PUT")).map((line) => /: (\d+)/.exec(line)?.[1]);
    expect(puttings).toEqual(["503", "200"]);
    expect(lines.join()).not.toContain("signature");
  });

  it("keeps the address out of errors of the network, and does not retry what can't succeed", async () => {
    const expired = Object.assign(new Error("certificate has expired"), { code: "CERT_HAS_EXPIRED" });
    const { heygen, sent } = setUp((request) => {
      if (!isPut(request)) return undefined;
      return Promise.reject(new TypeError(`fetch of ${request.url} failed`, { cause: expired }));
    });
    const error = await rejection<Error & { transient: boolean }>(uploadAsset(heygen, footage(), direct));
    expect([error.message, error.transient, sent.length]).toEqual([
      "PUT upload_url: no response: certificate has expired (1 attempt)",
      false,
      2,
    ]);
    expect(String((error.cause as Error).message)).not.toContain("signature");
  });

  it("does not send a stream again, which it can't read twice", async () => {
    const { heygen, sent } = setUp((request) => (isPut(request) ? new Response("", { status: 503 }) : undefined));
    const file = { data: footage().stream(), name: "a.mp4", type: "video/mp4", size: 1_000 };
    const error = await rejection<Error>(uploadAsset(heygen, file, direct));
    expect([isHeyGenError(error, "upload_rejected"), sent.length]).toEqual([true, 2]);
    expect(error.message).toContain("the storage gave no reason");
  });

  it("says what the storage said, without the address", async () => {
    const xml = "<?xml version='1.0'?><Error><Code>SignatureDoesNotMatch</Code><Message>Wrong.</Message></Error>";
    const { heygen } = setUp((request) => (isPut(request) ? new Response(xml, { status: 403 }) : undefined));
    const error = await rejection<Error>(uploadAsset(heygen, footage(), direct));
    expect(error).toMatchObject({ code: "upload_rejected", status: 403, attempts: 2, operation: "PUT upload_url" });
    expect(error.message).toContain("SignatureDoesNotMatch Wrong.");
    expect(JSON.stringify(error) + error.message).not.toMatch(/signature=|http/);
  });

  it.each([1_001, 999])("rejects a stream that was announced with %d instead of 1,000 bytes", async (size) => {
    const { heygen } = setUp();
    const file = { data: footage().stream(), name: "a.mp4", type: "video/mp4", size };
    const error = await rejection<Error>(uploadAsset(heygen, file, direct));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toMatch(/^uploadAsset: a\.mp4 has (more|fewer) than/);
  });

  it("rejects a file without a media type before anything is sent", async () => {
    const { heygen, sent } = setUp();
    const error = await rejection<Error>(uploadAsset(heygen, new Blob([start]), direct));
    expect(error.message).toContain("needs a media type");
    expect(sent).toEqual([]);
  });

  it("rejects a file that is larger than HeyGen takes", async () => {
    const { heygen, sent } = setUp(async (request) => {
      if (!request.url.endsWith("/direct-uploads")) return undefined;
      const upload = { asset_id: "a", upload_url: "https://a.example", upload_headers: {}, status: "pending_upload" };
      return Response.json({ data: { ...upload, expires_in_seconds: 60, max_bytes: 999 } });
    });
    const error = await rejection<Error>(uploadAsset(heygen, footage(), direct));
    expect([error.message, sent.length]).toEqual([
      "uploadAsset: a.mp4 has 1000 bytes, and HeyGen takes at most 999",
      1,
    ]);
  });

  it("rejects a file that HeyGen can't process", async () => {
    const { heygen } = setUp();
    const file = new File([footage()], "sandbox:fail=download_failed.mp4", { type: "video/mp4" });
    const error = await rejection<HeyGenWaitError>(uploadAsset(heygen, file, direct));
    expect(error).toBeInstanceOf(HeyGenWaitError);
    expect([error.reason, error.error?.code]).toEqual(["failed", "download_failed"]);
  });

  it.each([
    ["a relative address", "/uploads/a"],
    ["no address", undefined],
    ["data", "data:,a"],
    ["an address without encryption", "http://storage.example/a"],
  ])("does not send a file to %s", async (_, upload_url) => {
    const { heygen, sent } = setUp(async (request) => {
      if (!request.url.endsWith("/direct-uploads")) return undefined;
      const upload = { asset_id: "a", upload_url, upload_headers: {}, status: "pending_upload" };
      return Response.json({ data: { ...upload, expires_in_seconds: 60, max_bytes: 5_000 } });
    });
    const error = await rejection(uploadAsset(heygen, footage(), direct));
    expect([isHeyGenError(error, "unexpected_response"), sent.length]).toEqual([true, 1]);
  });

  it("reads no further once it has ended, and closes a stream", async () => {
    const controller = new AbortController();
    let reads = 0;
    let isClosed = false;
    const data = new ReadableStream<Uint8Array>(
      {
        async pull(source) {
          if (++reads === 3) controller.abort("enough");
          source.enqueue(new Uint8Array(10));
        },
        cancel: () => {
          isClosed = true;
        },
      },
      { highWaterMark: 0 },
    );
    const { heygen } = setUp();
    const file = { data, name: "a.mp4", type: "video/mp4", size: 1_000 };
    const upload = uploadAsset(heygen, file, { ...direct, signal: controller.signal });
    expect(await rejection(upload)).toBe("enough");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([isClosed, reads <= 4]).toEqual([true, true]);
  });

  it("ends with the reason of its signal", async () => {
    const controller = new AbortController();
    const { heygen, sent } = setUp((request) => {
      if (!isPut(request)) return undefined;
      controller.abort("enough");
      return new Promise<never>(() => {});
    });
    expect(await rejection(uploadAsset(heygen, footage(), { ...direct, signal: controller.signal }))).toBe("enough");
    expect(sent).toHaveLength(2);
  });
});
