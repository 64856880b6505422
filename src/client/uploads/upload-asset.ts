import { maxUploadBytes } from "../../../generated/client-operations.ts";
import type { AssetResponse } from "../../../generated/types.ts";
import type { HeyGenClient } from "../create-client.ts";
import { unwrap } from "../lists/unwrap.ts";

/** Bytes, and what a file would say of itself. */
export interface NamedBytes {
  data: Uint8Array | ArrayBuffer;
  name: string;
  /** Media type, such as `image/png`. */
  type: string;
}

/** What {@link uploadAsset} takes besides the file. */
export interface UploadOptions {
  /** Makes a repetition by you safe. Default: a new one, which covers the client's own retries. */
  idempotencyKey?: string;
  /** Ends the upload with its reason. */
  signal?: AbortSignal;
}

/**
 * Uploads a picture, video, sound or document, to be named by its `asset_id` elsewhere.
 *
 * @throws RangeError for more than 32 MB, and TypeError for what is no file, such as a path, before anything is sent;
 * {@link HeyGenError} when the API refuses
 */
export async function uploadAsset(
  client: HeyGenClient,
  file: File | Blob | NamedBytes,
  { idempotencyKey, signal }: UploadOptions = {},
): Promise<AssetResponse["data"]> {
  if (Object(file) !== file) throw new TypeError("uploadAsset: give a File, a Blob, or { data, name, type }");
  const blob = file instanceof Blob ? file : new Blob([file.data as BlobPart], { type: file.type });
  const name = "name" in file ? file.name : "file";
  if (blob.size > maxUploadBytes) {
    throw new RangeError(`${name} has ${blob.size} bytes; an upload may have ${maxUploadBytes}`);
  }
  const form = new FormData();
  form.set("file", blob, name);
  const header = idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey };
  const init = { params: { header }, body: { file: name }, bodySerializer: () => form, signal: signal ?? null };
  return unwrap(client.POST("/v3/assets", init));
}
