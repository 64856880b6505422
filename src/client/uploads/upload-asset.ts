import { maxUploadBytes } from "../../../generated/client-operations.ts";
import type { AssetResponse } from "../../../generated/types.ts";
import { limitWork, maxTimerMs, onAbort } from "../abort.ts";
import { assertOptions, type OptionKind } from "../check-options.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { runHook } from "../hooks.ts";
import { unwrap } from "../lists/unwrap.ts";
import { CountedBody } from "./counted-body.ts";

/** Bytes with a file name and a media type. */
export interface NamedBytes {
  data: Uint8Array | ArrayBuffer;
  name: string;
  /** Media type, such as `image/png`. */
  type: string;
}

/**
 * A stream of bytes with a file name, a media type and its length: a `ReadableStream`, or one of Node, such as that of
 * `fs.createReadStream`. It is read into memory before the upload.
 */
export interface NamedStream {
  data: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
  name: string;
  /** Media type, such as `video/mp4`. */
  type: string;
  /** The number of bytes that the stream holds. */
  size: number;
}

/** How much of an upload has been sent. */
export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** Options of {@link uploadAsset}. */
export interface UploadOptions {
  /** Pass a key of your own to retry the upload safely yourself. Default: a new key, for the client's own retries. */
  idempotencyKey?: string | undefined;
  /** Aborts the upload. It then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * Called as the bytes leave; each attempt starts at 0. `fetch` tells this in Node only: elsewhere it is called once, when
   * all bytes have arrived. An error that it throws ends the upload.
   */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

const optionKinds: Readonly<Record<keyof UploadOptions, OptionKind>> = {
  idempotencyKey: "string",
  signal: "signal",
  onProgress: "function",
};

/**
 * Uploads an image, video, audio file or document. Other calls refer to it by its `asset_id`.
 *
 * @throws RangeError for more than 32 MB, and TypeError for a value that is not a file, such as a path or a promise, both
 * before anything is sent; {@link HeyGenError} for an error response
 */
export async function uploadAsset(
  client: HeyGenClient,
  file: File | Blob | NamedBytes | NamedStream,
  options: UploadOptions = {},
): Promise<AssetResponse["data"]> {
  assertOptions("uploadAsset", options, optionKinds);
  const { idempotencyKey, signal, onProgress } = options;
  const controller = new AbortController();
  const unsubscribe = onAbort(signal, (reason) => controller.abort(reason));
  try {
    signal?.throwIfAborted();
    const { blob, name } = await limitWork(() => contentOf(file, controller.signal), {
      signal: controller.signal,
      timeoutMs: maxTimerMs,
    });
    let isReported = false;
    const report = (progress: UploadProgress) => {
      isReported = progress.sentBytes === progress.totalBytes;
      try {
        runHook(() => onProgress?.(progress));
      } catch (error) {
        controller.abort(error);
      }
    };
    const form = new FormData();
    form.set("file", blob, name);
    const init = {
      params: { header: idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey } },
      body: { file: name },
      bodySerializer: () => form,
      signal: controller.signal,
      ...(onProgress && { wrapBody: (bytes: ArrayBuffer) => new CountedBody(bytes, report) }),
    };
    const asset = await unwrap(client.POST("/v3/assets", init));
    if (!isReported) report({ sentBytes: blob.size, totalBytes: blob.size });
    controller.signal.throwIfAborted();
    return asset;
  } finally {
    unsubscribe();
  }
}

/** The content and the name of a file. @throws RangeError or TypeError if it can't be uploaded */
async function contentOf(
  file: File | Blob | NamedBytes | NamedStream,
  signal: AbortSignal,
): Promise<{ blob: Blob; name: string }> {
  if (isBlob(file)) {
    const name = "name" in file ? (file.name as string) : "file";
    assertSize(file.size, name);
    return { blob: file, name };
  }
  const { data, name, type } = Object(file) as Partial<NamedBytes | NamedStream>;
  if (typeof name !== "string" || typeof type !== "string") throw new TypeError(notAFile);
  if (isBytes(data)) {
    assertSize(data.byteLength, name);
    return { blob: new Blob([data as BlobPart], { type }), name };
  }
  const { size } = file as NamedStream;
  if (!Number.isInteger(size) || size < 0) throw new TypeError(notAFile);
  // Before the stream is locked, so that the caller can still send it another way.
  assertSize(size, name);
  const reader = readerOf(data);
  if (!reader) throw new TypeError(notAFile);
  signal.addEventListener("abort", () => void reader.stop(), { once: true });
  return { blob: new Blob(await readAll(reader, size, name), { type }), name };
}

const notAFile =
  "uploadAsset: pass a File, a Blob, { data, name, type } with bytes, or { data, name, type, size } with a stream";

// `instanceof` would fail: Jest and `node:vm` have classes of their own.
const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice("[object ".length, -1);
const isBlob = (value: unknown): value is Blob => ["Blob", "File"].includes(kindOf(value));
const isBytes = (value: unknown): value is Uint8Array | ArrayBuffer =>
  ArrayBuffer.isView(value) || kindOf(value) === "ArrayBuffer";

/** The upload goes through the API in one request. HeyGen takes larger files another way. */
function assertSize(bytes: number, name: string): void {
  if (bytes <= maxUploadBytes) return;
  const megabytes = Math.ceil((bytes / 2 ** 20) * 10) / 10;
  throw new RangeError(
    `uploadAsset: ${name} has ${megabytes} MB, and an upload at most ${maxUploadBytes / 2 ** 20}; pass HeyGen a URL, or use its direct uploads (POST /v3/assets/direct-uploads)`,
  );
}

interface Reader {
  read(): Promise<{ done?: boolean | undefined; value?: unknown }>;
  /** Ends reading, so that the source can close. */
  stop(): Promise<unknown> | undefined;
}

/** Reads a stream of `fetch` or of Node; undefined for anything else. Safari can't iterate over a `ReadableStream`. */
function readerOf(data: unknown): Reader | undefined {
  const { getReader, [Symbol.asyncIterator]: iterate } = Object(data);
  if (typeof getReader === "function") {
    const reader: ReadableStreamDefaultReader = getReader.call(data);
    return { read: () => reader.read(), stop: () => reader.cancel().catch(() => {}) };
  }
  if (typeof iterate !== "function") return undefined;
  const iterator: AsyncIterator<unknown> = iterate.call(data);
  return { read: () => iterator.next(), stop: () => iterator.return?.().catch(() => {}) };
}

/** The content of a stream, which must be as long as announced. @throws RangeError if it is not */
async function readAll(reader: Reader, size: number, name: string): Promise<BlobPart[]> {
  const chunks: BlobPart[] = [];
  let length = 0;
  try {
    while (length <= size) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw new TypeError(`uploadAsset: ${name} must be a stream of bytes`);
      chunks.push(value as Uint8Array<ArrayBuffer>);
      length += value.byteLength;
    }
    if (length === size) return chunks;
    const difference = length > size ? "more" : "fewer";
    throw new RangeError(`uploadAsset: ${name} has ${difference} than the ${size} bytes announced`);
  } catch (error) {
    void reader.stop();
    throw error;
  }
}
