// Files that go to the storage instead of through the API. http/storage.ts simulates the storage.
import type { AssetUpload, CreateAssetUploadRequest } from "../../../generated/types.ts";
import { addBatch } from "../state/factories.ts";
import type { DirectUpload, ReceivedFile } from "../state/model.ts";
import { findAsset, isKnownType } from "./asset-input.ts";
import { batchNotFound, batchPage, findBatch, type StatusEntry, statusList } from "./batches.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { testTriggers } from "./test-triggers.ts";
import { assetUrl } from "./views.ts";

// HeyGen documents neither; these are the sandbox's own.
const expiresInSeconds = 3_600;
const maxBytes = 5 * 2 ** 30;

type Announced = Pick<CreateAssetUploadRequest, "filename" | "content_type" | "size_bytes" | "checksum_sha256">;

export const createAssetUpload: Handler<"createAssetUpload"> = ({ body }, context) =>
  sizeError(body, "size_bytes", "") ?? ok(addressOf(addUpload(body, context), context));

export const createAssetUploadBatch: Handler<"createAssetUploadBatch"> = ({ body }, context) => {
  const { files, title = null } = body;
  for (const [index, file] of files.entries()) {
    const wrong = sizeError(file, "files", `files[${index}].`);
    if (wrong) return wrong;
  }
  const uploads = files.map((file) => addUpload(file, context));
  const batch = addBatch(context.store, { kind: "asset", title, itemIds: uploads.map(({ id }) => id) });
  return ok({ batch_id: batch.id, items: uploads.map((upload) => addressOf(upload, context)) });
};

export const completeAssetUpload: Handler<"completeAssetUpload"> = ({ path, body }, context) => {
  const upload = context.store.uploads.get(path.asset_id);
  if (!upload) return errorReply(404, "asset_not_found", `There is no upload ${path.asset_id}.`, "asset_id");
  if (!upload.received) return errorReply(409, "conflict", `The file of ${upload.id} has not been uploaded yet.`);
  const { checksum_sha256: checksum } = body;
  const known = upload.received.checksum ?? upload.checksum?.toLowerCase();
  if (checksum && known && checksum.toLowerCase() !== known) {
    const message = "checksum_sha256 is not that of the bytes that arrived.";
    return errorReply(400, "invalid_parameter", message, "checksum_sha256");
  }
  const mismatch = typeMismatch(upload);
  if (mismatch) return errorReply(400, "invalid_parameter", mismatch, "content_type");
  complete(upload, context);
  const { id, size } = upload;
  const url = assetUrl({ id }, context);
  return ok({
    asset_id: id,
    url,
    mime_type: upload.received.type ?? upload.type,
    size_bytes: size,
    status: "processing",
  });
};

export const completeAssetBatch: Handler<"completeAssetBatch"> = ({ body }, context) => {
  const batch = findBatch("asset", body.batch_id, context);
  if (!batch) return batchNotFound(body.batch_id);
  for (const id of batch.itemIds) {
    const upload = context.store.uploads.get(id);
    if (upload) complete(upload, context);
  }
  return { status: 202, body: { data: { batch_id: batch.id } } };
};

export const getAssetBatch: Handler<"getAssetBatch"> = ({ path, query }, context) => {
  const batch = findBatch("asset", path.batch_id, context);
  return batch ? batchPage(batch, query, context, assetEntry) : batchNotFound(path.batch_id);
};

export const listAssetStatuses: Handler<"listAssetStatuses"> = ({ query }, context) =>
  statusList("asset", { ids: query.asset_ids, batchIds: query.batch_ids }, context, assetEntry);

function sizeError({ size_bytes: size }: Announced, param: string, place: string): ErrorReply<400> | undefined {
  if (size > 0 && size <= maxBytes) return undefined;
  const message = `${place}size_bytes: must be from 1 to ${maxBytes}, not ${size}.`;
  return errorReply(400, "invalid_parameter", message, param);
}

function addUpload({ filename, content_type, size_bytes, checksum_sha256 }: Announced, context: HandlerContext) {
  const { store } = context;
  const upload: DirectUpload = {
    id: store.newId("asset"),
    name: filename,
    type: content_type,
    size: size_bytes,
    checksum: checksum_sha256 ?? null,
    ticket: store.newId("ticket"),
    expiresAt: store.now() + expiresInSeconds * 1_000,
    received: null,
    completedAt: null,
    failure: testTriggers(filename).failure ?? null,
  };
  store.uploads.set(upload.id, upload);
  return upload;
}

/** The headers with which the storage takes a file. */
export const uploadHeaders = ({ type }: Pick<DirectUpload, "type">): Record<string, string> => ({
  "Content-Type": type,
  "x-amz-server-side-encryption": "AES256",
});

const addressOf = ({ id, ticket, type }: DirectUpload, { origin }: HandlerContext): AssetUpload => ({
  asset_id: id,
  upload_url: `${origin}/sandbox/uploads/${id}?signature=${ticket}`,
  upload_headers: uploadHeaders({ type }),
  expires_in_seconds: expiresInSeconds,
  max_bytes: maxBytes,
  status: "pending_upload",
});

/** Keeps a file that has arrived. Its batch may have been completed before. */
export function receiveFile(upload: DirectUpload, file: ReceivedFile): void {
  const isLate = upload.received === null && upload.completedAt !== null;
  upload.received = file;
  if (isLate) Object.assign(upload, { completedAt: null, failure: testTriggers(upload.name).failure ?? null });
}

/** How a file differs from what was announced. Of types that the sandbox does not know, it believes what was announced. */
function typeMismatch({ received, type }: DirectUpload): string | undefined {
  const announced = mediaType(type);
  if (!received || received.type === announced || !(received.type || isKnownType(announced))) return undefined;
  return `The file is ${received.type ?? "of no known type"}, not ${type}.`;
}

/** Other names of media types. */
const aliases: Readonly<Record<string, string>> = {
  "image/jpg": "image/jpeg",
  "audio/mp3": "audio/mpeg",
  "audio/x-wav": "audio/wav",
};

/** A media type without parameters, by its usual name. */
function mediaType(text: string): string {
  const [type = ""] = text.toLowerCase().split(";");
  return aliases[type.trim()] ?? type.trim();
}

/** Makes an asset of a file that was received. Repeating it changes nothing. */
function complete(upload: DirectUpload, { store }: HandlerContext): void {
  if (upload.completedAt !== null) return;
  const { id, name, type, size, received } = upload;
  upload.completedAt = store.now();
  const message = received ? typeMismatch(upload) : "The file was not uploaded.";
  if (message) upload.failure ??= { code: "invalid_parameter", message };
  if (!received || upload.failure) return;
  upload.received = { ...received, data: null };
  store.addAsset({ id, name, type: mediaType(type), size, uploadedAt: store.now(), data: received.data });
}

/** How far a file is, in the words of lists. */
function assetEntry(id: string, context: HandlerContext): StatusEntry {
  const entry = { video_id: id, batch_id: null, item_index: null, error: null };
  const { store, durations } = context;
  if (findAsset(id, context)) return { ...entry, status: "completed" };
  const upload = store.uploads.get(id);
  const startedAt = upload?.completedAt ?? store.assets.get(id)?.uploadedAt;
  if (startedAt === undefined) return { ...entry, status: upload ? "queued" : "not_found" };
  if (store.now() < startedAt + (upload ? durations.upload : durations.asset))
    return { ...entry, status: "processing" };
  // Neither an asset nor a failure: it was deleted.
  if (!upload?.failure) return { ...entry, status: "not_found" };
  return { ...entry, status: "failed", error: { ...upload.failure } };
}
