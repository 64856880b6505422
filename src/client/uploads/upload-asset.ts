import { maxUploadBytes } from "../../../generated/client-operations.ts";
import type { AssetResponse } from "../../../generated/types.ts";
import { limitWork, maxTimerMs, onAbort } from "../abort.ts";
import { assertOptions, type OptionKind } from "../check-options.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { runHook } from "../hooks.ts";
import { unwrap } from "../lists/unwrap.ts";
import { type Content, contentOf, readAll, type Uploadable } from "./content.ts";
import { CountedBody } from "./counted-body.ts";
import { type DirectUploadOptions, uploadDirectly } from "./direct-upload.ts";

/** How much of an upload has been sent. */
export interface UploadProgress {
  readonly sentBytes: number;
  readonly totalBytes: number;
}

/** Options of {@link uploadAsset}. */
export interface UploadOptions {
  /** Pass a key of your own to retry the upload safely yourself. Default: a new key, for the client's own retries. */
  idempotencyKey?: string | undefined;
  /** Whether the file goes to HeyGen's storage instead of through the API. Default: true for more than 32 MB. */
  direct?: boolean | undefined;
  /** How long a direct upload waits until HeyGen has processed the file, in milliseconds. Default: 20 minutes. */
  deadlineMs?: number | undefined;
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
  direct: "boolean",
  deadlineMs: "number",
  signal: "signal",
  onProgress: "function",
};

/**
 * Uploads an image, video, audio file or document. Other calls refer to it by its `asset_id`.
 *
 * Up to 32 MB go through the API in one request. A larger file is uploaded directly, to HeyGen's storage: its bytes are sent
 * as they are read, and the function resolves when HeyGen has processed the file. Pass a Blob of `fs.openAsBlob` for a file
 * on disk: only little of it is in memory at a time, and the upload is retried if the connection fails or the address expires.
 *
 * @throws TypeError for a value that is not a file, such as a path or a promise, before anything is sent; RangeError for a
 * stream that is not as long as announced, or a file that is larger than HeyGen takes; {@link HeyGenError} for an error
 * response, with the code `upload_rejected` for one of the storage; {@link HeyGenWaitError} if HeyGen can't process the file, or
 * not before the deadline: go on with {@link waitForAsset}, or with `completeAssetUpload` if `last.status` is
 * `pending_upload`
 */
export async function uploadAsset(
  client: HeyGenClient,
  file: Uploadable,
  options: UploadOptions = {},
): Promise<AssetResponse["data"]> {
  assertOptions("uploadAsset", options, optionKinds);
  const { idempotencyKey, signal: given, onProgress, deadlineMs = 20 * 60_000 } = options;
  const content = contentOf(file);
  const { direct = content.size > maxUploadBytes } = options;
  assertWay(content, direct);
  const controller = new AbortController();
  const { signal } = controller;
  const unsubscribe = onAbort(given, (reason) => controller.abort(reason));
  let isReported = false;
  const report = (progress: UploadProgress) => {
    isReported = progress.sentBytes === progress.totalBytes;
    try {
      runHook(() => onProgress?.(progress));
    } catch (error) {
      controller.abort(error);
    }
  };
  try {
    given?.throwIfAborted();
    const upload = direct ? uploadDirectly : uploadThroughApi;
    const work = () => upload(client, content, { signal, idempotencyKey, report, onProgress, deadlineMs });
    const asset = await limitWork(work, { signal, timeoutMs: maxTimerMs });
    if (!isReported) report({ sentBytes: content.size, totalBytes: content.size });
    signal.throwIfAborted();
    return asset;
  } finally {
    unsubscribe();
  }
}

/** @throws RangeError or TypeError if a file can't go this way */
function assertWay({ name, type, size }: Content, direct: boolean): void {
  if (direct && !type) {
    throw new TypeError(
      `uploadAsset: ${name} needs a media type, such as openAsBlob(path, { type: "video/mp4" }); HeyGen compares it with the file`,
    );
  }
  if (direct || size <= maxUploadBytes) return;
  const megabytes = Math.ceil((size / 2 ** 20) * 10) / 10;
  throw new RangeError(
    `uploadAsset: ${name} has ${megabytes} MB, and the API takes at most ${maxUploadBytes / 2 ** 20}; leave out direct: false`,
  );
}

interface ApiUploadOptions extends DirectUploadOptions {
  readonly onProgress: UploadOptions["onProgress"];
}

/** Uploads a file with one request to the API. */
async function uploadThroughApi(
  client: HeyGenClient,
  content: Content,
  { signal, idempotencyKey, report, onProgress }: ApiUploadOptions,
): Promise<AssetResponse["data"]> {
  const blob = content.blob ?? (await readAll(content, signal));
  const form = new FormData();
  form.set("file", blob, content.name);
  const init = {
    params: { header: idempotencyKey === undefined ? {} : { "Idempotency-Key": idempotencyKey } },
    body: { file: content.name },
    bodySerializer: () => form,
    signal,
    ...(onProgress && { wrapBody: (bytes: ArrayBuffer) => new CountedBody(contentOf(new Blob([bytes])), report) }),
  };
  return unwrap(client.POST("/v3/assets", init));
}
