// Uploads a file to HeyGen's storage instead of through the API, for files of any size.
import type { AssetId, AssetResponse, AssetUpload, UploadId } from "../../../generated/types.ts";
import { maxTimerMs, onAbort, timedOut } from "../abort.ts";
import { attempt } from "../attempt.ts";
import { type Transport, transportOf } from "../call.ts";
import { excerpt } from "../envelope.ts";
import { type CallFacts, HeyGenConnectionError, HeyGenError, HeyGenTimeoutError, isHeyGenError } from "../errors.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { unwrap, unwrapResult } from "../lists/unwrap.ts";
import { retryDelay } from "../retry-policy.ts";
import { type BadEnd, poll, type Reading, uncached } from "../waits/polling.ts";
import { type Content, readAll } from "./content.ts";
import { CountedBody, readsThroughStream } from "./counted-body.ts";
import type { UploadProgress } from "./upload-asset.ts";

export interface DirectUploadOptions {
  readonly signal: AbortSignal;
  readonly idempotencyKey: string | undefined;
  readonly report: (progress: UploadProgress) => void;
}

/** Uploads a file directly. Resolves when the asset can be used. */
export async function uploadDirectly(
  client: HeyGenClient,
  content: Content,
  { signal, idempotencyKey, report }: DirectUploadOptions,
): Promise<AssetResponse["data"]> {
  const isSendable = content.blob !== undefined || (await readsThroughStream());
  const sendable = isSendable ? content : { ...content, blob: await readAll(content, signal) };
  const first = await createAddress(client, sendable, idempotencyKey, signal);
  const address = await send(client, sendable, first, { signal, report });
  return complete(client, address, signal);
}

/** Where a file goes, and until when. */
interface Address {
  readonly upload: AssetUpload;
  readonly expiresAt: number;
  readonly transport: Transport;
}

async function createAddress(
  client: HeyGenClient,
  { name, type, size }: Content,
  key: string | undefined,
  signal: AbortSignal,
): Promise<Address> {
  const params = { header: key === undefined ? {} : { "Idempotency-Key": key } };
  const body = { filename: name, content_type: type, size_bytes: size };
  const result = await client.POST("/v3/assets/direct-uploads", { params, body, signal });
  const upload = unwrapResult(result);
  if (size > upload.max_bytes) {
    throw new RangeError(`uploadAsset: ${name} has ${size} bytes, and HeyGen takes at most ${upload.max_bytes}`);
  }
  const transport = transportOf(result);
  return { upload, expiresAt: transport.clock.now() + upload.expires_in_seconds * 1_000, transport };
}

type Sending = Pick<DirectUploadOptions, "signal" | "report">;

/** Sends the file until the storage has it: again after a failure, and to a new address if the address has expired. */
async function send(client: HeyGenClient, content: Content, first: Address, sending: Sending): Promise<Address> {
  const { clock, maxRetries } = first.transport;
  let address = first;
  for (let attempts = 1; ; attempts++) {
    const failure = await put(content, address, attempts, sending);
    if (!failure) return address;
    const hasExpired = clock.now() >= address.expiresAt;
    const mayRetry = content.blob !== undefined && attempts <= maxRetries && (hasExpired || failure.transient);
    if (!mayRetry) throw failure;
    await clock.sleep(retryDelay({ transient: true }, attempts, clock) ?? 0, sending.signal);
    // With the caller's key, the API would repeat the address that has expired.
    if (hasExpired) address = await createAddress(client, content, undefined, sending.signal);
  }
}

/** Sends the file once, without credentials. Returns why the storage does not have it. */
async function put(
  content: Content,
  { upload, transport }: Address,
  attempts: number,
  { signal, report }: Sending,
): Promise<HeyGenError | HeyGenConnectionError | undefined> {
  const facts = { operation: "PUT upload_url", attempts };
  const ended = new AbortController();
  const unsubscribe = onAbort(signal, (reason) => ended.abort(reason));
  let stall: ReturnType<typeof setTimeout> | undefined;
  // A large file takes its time, so not the whole is limited, but how long no byte leaves. Where the runtime does not tell
  // of bytes that leave, nothing is.
  const body = new CountedBody(content, (progress) => {
    clearTimeout(stall);
    stall = setTimeout(() => ended.abort(timedOut), transport.timeoutMs);
    report(progress);
  });
  // If it might follow a redirect, Node would keep all that it has sent in memory.
  const init = { method: "PUT", headers: upload.upload_headers, body, redirect: "error" } as const;
  try {
    const limits = { signal: ended.signal, timeoutMs: maxTimerMs };
    const { response, text } = await attempt(
      (inner) => transport.fetch(upload.upload_url, { ...init, signal: inner }),
      limits,
    );
    return response.ok ? undefined : rejectionBy(response, text, facts);
  } catch (error) {
    signal.throwIfAborted();
    if (body.problem !== undefined) throw body.problem;
    if (error === timedOut) return new HeyGenTimeoutError(facts, `no byte was sent for ${transport.timeoutMs} ms`);
    return new HeyGenConnectionError(facts, "the connection failed", error instanceof Error ? error : undefined);
  } finally {
    clearTimeout(stall);
    unsubscribe();
  }
}

/** The error for a response of the storage, which is XML. */
function rejectionBy({ status }: Response, text: string, facts: CallFacts): HeyGenError {
  const message = excerpt(
    text
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
  return new HeyGenError(facts, { status, body: excerpt(text) }, { code: "upload_rejected", message });
}

/** Completes an upload, and waits until the asset can be used. */
async function complete(
  client: HeyGenClient,
  { upload, transport }: Address,
  signal: AbortSignal,
): Promise<AssetResponse["data"]> {
  const { asset_id: id } = upload;
  let completed: AssetResponse["data"] | undefined;
  const read = async (inner: AbortSignal): Promise<Reading<AssetState>> => {
    completed ??= await tryToComplete(client, id, inner);
    const state = completed ? await stateOf(client, completed.asset_id, inner) : { status: "pending_upload" };
    return { state, redact: (value) => value };
  };
  const endOf = ({ status, error }: AssetState): "done" | BadEnd | undefined => {
    if (status === "completed") return "done";
    return status === "failed" ? { reason: "failed", error } : undefined;
  };
  await poll(id, read, endOf, { signal, clock: transport.clock });
  return completed as AssetResponse["data"];
}

/** Undefined while the storage and the API don't agree yet that the file is there. */
async function tryToComplete(client: HeyGenClient, id: UploadId, signal: AbortSignal) {
  const call = client.POST("/v3/assets/{asset_id}/complete", { params: { path: { asset_id: id } }, body: {}, signal });
  try {
    const { status: _status, ...asset } = await unwrap(call);
    return asset;
  } catch (error) {
    if (isHeyGenError(error, "conflict")) return undefined;
    throw error;
  }
}

/** How far an asset is. */
interface AssetState {
  readonly status: string;
  readonly error?: { code?: string; message?: string } | null | undefined;
}

async function stateOf(client: HeyGenClient, id: AssetId, signal: AbortSignal): Promise<AssetState> {
  const params = { query: { asset_ids: id } };
  const [entry] = await unwrap(client.GET("/v3/assets/statuses", { params, signal, ...uncached() }));
  if (entry && entry.status !== "not_found") return entry;
  // Whether the statuses know assets outside of batches is not documented. What can be read can be used.
  await unwrap(client.GET("/v3/assets/{asset_id}", { params: { path: { asset_id: id } }, signal, ...uncached() }));
  return { status: "completed" };
}
