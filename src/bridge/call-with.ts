// Calls v3 through the client, on behalf of a request of v1 or v2.
import { HeyGenConnectionError, HeyGenError, HeyGenTimeoutError } from "../client/errors.ts";
import type { HeyGenClient } from "../client/heygen-client.ts";
import { unwrap } from "../client/lists/unwrap.ts";
import { uploadAsset } from "../client/uploads/upload-asset.ts";
import type { CreationKeys } from "./creations.ts";
import { V3Error } from "./translate/errors.ts";
import type { CallV3, V3Call } from "./translate/flows.ts";

/**
 * Makes the function that calls v3 for one request.
 *
 * @param keys for its creations; undefined to let the client choose random ones
 */
export function callWith(client: HeyGenClient, keys: CreationKeys | undefined): CallV3 {
  let creations = 0;
  return async (call) => {
    const index = call.method === "POST" ? creations++ : undefined;
    const key = index === undefined ? undefined : keys?.at(index);
    try {
      return call.file ? { data: await upload(client, call.file, key) } : await send(client, call, key);
    } catch (error) {
      if (index !== undefined && isRejection(error)) keys?.reject(index);
      throw v3Error(error);
    }
  };
}

/** Whether v3 has certainly created nothing. */
const isRejection = (error: unknown): boolean =>
  error instanceof HeyGenError && error.status >= 400 && error.status < 500 && ![408, 409, 429].includes(error.status);

/** The error for v2. Others than those of the client and of its input stay as they are. */
function v3Error(error: unknown): unknown {
  if (error instanceof HeyGenError) {
    // A success that is not the documented JSON, and a redirect.
    const status = error.status < 400 ? 502 : error.status;
    const isUnknown = error.outcome === "unknown";
    return new V3Error(status, error.code, messageOf(error), { retryAfter: error.retryAfter, isUnknown });
  }
  if (error instanceof HeyGenConnectionError) {
    const status = error instanceof HeyGenTimeoutError ? 504 : 502;
    return new V3Error(status, "internal_error", error.message, { isUnknown: error.outcome === "unknown" });
  }
  // The client rejects ids and options that can't be sent.
  const isInput = error instanceof TypeError || error instanceof RangeError;
  return isInput ? new V3Error(400, "invalid_parameter", error.message) : error;
}

/** The message of the API alone, as v2 would have sent it. */
function messageOf({ body, message }: HeyGenError): string {
  const { error } = (body ?? {}) as { error?: { message?: unknown } | null };
  return typeof error?.message === "string" ? error.message : message;
}

async function send(client: HeyGenClient, call: V3Call, key: string | undefined): Promise<unknown> {
  const { method, template, path, query, body } = call;
  const header = key ? { "Idempotency-Key": key } : {};
  const verb = client[method as "GET"] as unknown as (path: string, init: object) => ReturnType<HeyGenClient["GET"]>;
  const result = await verb(template, { params: { path, query, header }, ...(body && { body }) });
  await unwrap(Promise.resolve(result));
  return result.data;
}

const upload = (
  client: HeyGenClient,
  { bytes, type }: NonNullable<V3Call["file"]>,
  idempotencyKey: string | undefined,
) => uploadAsset(client, new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), { idempotencyKey });
