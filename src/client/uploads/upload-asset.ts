import { maxUploadBytes } from "../../../generated/client-operations.ts";
import type { AssetResponse } from "../../../generated/types.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { assertKnownOptions } from "../known-options.ts";
import { unwrap } from "../lists/unwrap.ts";
import { CountedBody, type UploadProgress } from "./counted-body.ts";

/** Bytes with a file name and a media type. */
export interface NamedBytes {
  data: Uint8Array | ArrayBuffer;
  name: string;
  /** Media type, such as `image/png`. */
  type: string;
}

/** A stream of bytes with a file name, a media type and its length. It is read into memory before the upload. */
export interface NamedStream {
  data: ReadableStream<Uint8Array>;
  name: string;
  /** Media type, such as `video/mp4`. */
  type: string;
  /** The number of bytes that the stream holds. */
  size: number;
}

/** Options of {@link uploadAsset}. */
export interface UploadOptions {
  /** Pass a key of your own to retry the upload safely yourself. Default: a new key, for the client's own retries. */
  idempotencyKey?: string | undefined;
  /** Aborts the upload. It then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /**
   * Called as the bytes leave; a retry starts again at 0. `fetch` tells this in Node only: elsewhere it is called once,
   * when all bytes have arrived.
   */
  onProgress?: ((progress: UploadProgress) => void) | undefined;
}

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
  assertKnownOptions("uploadAsset", options, ["idempotencyKey", "signal", "onProgress"]);
  const { idempotencyKey, signal, onProgress } = options;
  const { blob, name } = await contentOf(file);
  let isReported = false;
  const report = (progress: UploadProgress) => {
    isReported = progress.sentBytes === progress.totalBytes;
    onProgress?.(progress);
  };
  const form = new FormData();
  form.set("file", blob, name);
  const init = {
    params: { header: idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey } },
    body: { file: name },
    bodySerializer: () => form,
    signal: signal ?? null,
    ...(onProgress && { wrapBody: (bytes: ArrayBuffer) => new CountedBody(bytes, report) }),
  };
  const asset = await unwrap(client.POST("/v3/assets", init));
  if (!isReported) onProgress?.({ sentBytes: blob.size, totalBytes: blob.size });
  return asset;
}

/** The content and the name of a file. @throws RangeError or TypeError if it can't be uploaded */
async function contentOf(file: File | Blob | NamedBytes | NamedStream): Promise<{ blob: Blob; name: string }> {
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
  if (kindOf(data) !== "ReadableStream" || !Number.isInteger(size)) throw new TypeError(notAFile);
  assertSize(size, name);
  return { blob: new Blob(await readStream(data as NamedStream["data"], size, name), { type }), name };
}

const notAFile =
  "uploadAsset: pass a File, a Blob, { data, name, type } with bytes, or { data, name, type, size } with a ReadableStream";

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

/** The content of a stream, which must be as long as announced. @throws RangeError if it is not */
async function readStream(stream: NamedStream["data"], size: number, name: string): Promise<BlobPart[]> {
  const reader = stream.getReader();
  const chunks: BlobPart[] = [];
  let length = 0;
  while (length <= size) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value as Uint8Array<ArrayBuffer>);
    length += value.byteLength;
  }
  if (length === size) return chunks;
  await reader.cancel();
  throw new RangeError(`uploadAsset: ${name} has ${length > size ? "more" : "fewer"} than the ${size} bytes announced`);
}
