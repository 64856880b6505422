// Uploads a file to HeyGen's storage instead of through the API, for files of any size.
import { apiUrl } from "../../../generated/client-operations.ts";
import type { AssetResponse, AssetUpload, UploadId } from "../../../generated/types.ts";
import { maxTimerMs, onAbort, timedOut } from "../abort.ts";
import { attempt } from "../attempt.ts";
import { callOf, type Transport } from "../call.ts";
import { systemClock } from "../clock.ts";
import { logAttempt } from "../debug-log.ts";
import { excerpt } from "../envelope.ts";
import { type CallFacts, HeyGenError, HeyGenTimeoutError, isHeyGenError } from "../errors.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { runHook } from "../hooks.ts";
import { unwrap, unwrapResult } from "../lists/unwrap.ts";
import { createRedactor } from "../redaction.ts";
import { type AttemptResult, connectionError } from "../response.ts";
import { retryDelay } from "../retry-policy.ts";
import { waitUntil } from "../waits/polling.ts";
import { waitForAsset } from "../waits/wait-for-asset.ts";
import { type Content, readAll } from "./content.ts";
import { CountedBody, readsThroughStream } from "./counted-body.ts";
import type { UploadProgress } from "./upload-asset.ts";

export interface DirectUploadOptions {
  readonly signal: AbortSignal;
  readonly idempotencyKey: string | undefined;
  readonly report: (progress: UploadProgress) => void;
  /** How long to wait for the asset, in milliseconds. */
  readonly deadlineMs: number;
}

/** Uploads a file directly. Resolves when the asset can be used. */
export async function uploadDirectly(
  client: HeyGenClient,
  content: Content,
  options: DirectUploadOptions,
): Promise<AssetResponse["data"]> {
  const { signal, idempotencyKey } = options;
  const isSendable = content.blob !== undefined || (await readsThroughStream());
  const sendable = isSendable ? content : { ...content, blob: await readAll(content, signal) };
  const first = await createAddress(client, sendable, idempotencyKey, signal);
  const address = await send(client, sendable, first, options);
  return complete(client, address, options);
}

/** Where a file goes, and until when. */
interface Address {
  readonly upload: AssetUpload;
  readonly expiresAt: number;
  readonly transport: Transport;
}

/** For other clients of openapi-fetch. */
const defaultTransport: Transport = {
  fetch: (url, init) => globalThis.fetch(url, init),
  baseUrl: new URL(apiUrl),
  timeoutMs: 30_000,
  maxRetries: 2,
  clock: systemClock,
  logger: undefined,
  onRetry: undefined,
};

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
  const { upload_url: url, max_bytes: limit, expires_in_seconds: seconds } = upload;
  const transport = callOf(result)?.transport ?? defaultTransport;
  if (!isSafe(url, transport.baseUrl)) {
    const facts = { operation: "POST /v3/assets/direct-uploads", attempts: 1 };
    const problem = { code: "unexpected_response", message: "upload_url is not an https address" };
    throw new HeyGenError(facts, { status: result.response.status, body: undefined }, problem);
  }
  if (size > limit) {
    throw new RangeError(`uploadAsset: ${name} has ${size} bytes, and HeyGen takes at most ${limit}`);
  }
  return { upload, expiresAt: transport.clock.now() + seconds * 1_000, transport };
}

/** Whether a file may go there: over https, or over http where the API itself is, as a sandbox. */
function isSafe(url: string, baseUrl: URL): boolean {
  const { protocol } = URL.canParse(url) ? new URL(url) : { protocol: "" };
  return protocol === "https:" || (protocol === "http:" && baseUrl.protocol === "http:");
}

type Sending = Pick<DirectUploadOptions, "signal" | "report">;

/** Sends the file, retries after a failure, and asks for a new address if the address has expired. */
async function send(client: HeyGenClient, content: Content, first: Address, sending: Sending): Promise<Address> {
  const { clock, maxRetries, onRetry, logger } = first.transport;
  let address = first;
  let wasRejected = false;
  for (let attempts = 1; ; attempts++) {
    const startedAt = clock.now();
    const result = await put(content, address, attempts, sending);
    const { error } = result;
    // The storage may say so before this clock does, and of an address that was replayed for a key of the caller.
    const isRejected = error instanceof HeyGenError && error.status === 403;
    const hasExpired = clock.now() >= address.expiresAt || (isRejected && !wasRejected);
    wasRejected ||= isRejected;
    const mayRetry = content.blob !== undefined && attempts <= maxRetries && (hasExpired || error?.transient);
    const delayMs = error && mayRetry ? retryDelay({ transient: true }, attempts, clock) : undefined;
    const durationMs = clock.now() - startedAt;
    const call = { method: "PUT", attempts, redact: <Value>(value: Value) => value };
    logAttempt(logger, call, address.upload.upload_url, result, { durationMs, delayMs });
    if (!error) return address;
    if (delayMs === undefined) throw error;
    runHook(() => onRetry?.({ operation: putOperation, attempt: attempts, delayMs, reason: error }));
    await clock.sleep(delayMs, sending.signal);
    // With the caller's key, the API would replay the address that has expired.
    if (hasExpired) address = await createAddress(client, content, undefined, sending.signal);
  }
}

/**
 * The option with which a redirect is not followed. With `manual`, Node would keep in memory all that it has sent; Cloudflare
 * Workers have no `error`.
 */
function noRedirect(): RequestRedirect {
  try {
    return new Request("https://localhost", { redirect: "error" }).redirect;
  } catch {
    return "manual";
  }
}

const putOperation = "PUT upload_url";

/** Sends the file once, without credentials. */
async function put(
  content: Content,
  { upload, transport }: Address,
  attempts: number,
  { signal, report }: Sending,
): Promise<AttemptResult> {
  const facts = { operation: putOperation, attempts };
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
  const init = { method: "PUT", headers: upload.upload_headers, body, redirect: noRedirect() };
  try {
    const { response, text } = await attempt(
      (inner) => transport.fetch(upload.upload_url, { ...init, signal: inner }),
      { signal: ended.signal, timeoutMs: maxTimerMs },
    );
    return response.ok ? { response } : { response, error: rejectionBy(response, text, facts) };
  } catch (error) {
    signal.throwIfAborted();
    if (body.problem !== undefined) throw body.problem;
    if (error === timedOut) {
      return { error: new HeyGenTimeoutError(facts, `nothing happened for ${transport.timeoutMs} ms`) };
    }
    const { search } = new URL(upload.upload_url);
    return { error: connectionError(error, facts, createRedactor([upload.upload_url, search])) };
  } finally {
    clearTimeout(stall);
    unsubscribe();
    body.stop();
  }
}

/** The error for a response of the storage, which is XML. */
function rejectionBy({ status }: Response, text: string, facts: CallFacts): HeyGenError {
  const reason = text
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const message = reason ? excerpt(reason) : "the storage gave no reason";
  return new HeyGenError(facts, { status, body: excerpt(text) }, { code: "upload_rejected", message });
}

/** Completes an upload, and waits until the asset can be used. */
async function complete(
  client: HeyGenClient,
  { upload, transport }: Address,
  { signal, deadlineMs }: DirectUploadOptions,
): Promise<AssetResponse["data"]> {
  const { clock } = transport;
  const startedAt = clock.now();
  const options = { signal, clock, deadlineMs };
  let asset: AssetResponse["data"] | undefined;
  // The API may know only later than the storage that the file has arrived.
  const read = async (inner: AbortSignal) => {
    asset = await tryToComplete(client, upload.asset_id, inner);
    return { status: asset ? "processing" : upload.status };
  };
  await waitUntil(upload.asset_id, read, ({ status }) => (status === upload.status ? undefined : "done"), options);
  const { asset_id: id } = asset as AssetResponse["data"];
  const spentMs = clock.now() - startedAt;
  await waitForAsset(client, id, { ...options, deadlineMs: Math.max(0, deadlineMs - spentMs) });
  return asset as AssetResponse["data"];
}

/** Undefined while the file has not arrived. */
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
