import { maxUploadBytes } from "../../../generated/client-operations.ts";
import type { AssetResponse } from "../../../generated/types.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { unwrap } from "../lists/unwrap.ts";

/** Bytes with a file name and a media type. */
export interface NamedBytes {
  data: Uint8Array | ArrayBuffer;
  name: string;
  /** Media type, such as `image/png`. */
  type: string;
}

/** Options of {@link uploadAsset}. */
export interface UploadOptions {
  /** Pass a key of your own to retry the upload safely yourself. Default: a new key, for the client's own retries. */
  idempotencyKey?: string;
  /** Aborts the upload. It then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Uploads an image, video, audio file or document. Other calls refer to it by its `asset_id`.
 *
 * @throws RangeError for more than 32 MB, and TypeError for a value that is not a file, such as a path, both before
 * anything is sent; {@link HeyGenError} for an error response
 */
export async function uploadAsset(
  client: HeyGenClient,
  file: File | Blob | NamedBytes,
  { idempotencyKey, signal }: UploadOptions = {},
): Promise<AssetResponse["data"]> {
  if (Object(file) !== file) throw new TypeError("uploadAsset: pass a File, a Blob, or { data, name, type }");
  const blob = file instanceof Blob ? file : new Blob([file.data as BlobPart], { type: file.type });
  const name = "name" in file ? file.name : "file";
  if (blob.size > maxUploadBytes) {
    throw new RangeError(`${name} has ${blob.size} bytes; the limit is ${maxUploadBytes}`);
  }
  const form = new FormData();
  form.set("file", blob, name);
  const header = idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey };
  const init = { params: { header }, body: { file: name }, bodySerializer: () => form, signal: signal ?? null };
  return unwrap(client.POST("/v3/assets", init));
}
