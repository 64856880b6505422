// Calls v3 through the client, on behalf of a request of v1 or v2.
import { HeyGenConnectionError, HeyGenError, HeyGenTimeoutError } from "../client/errors.ts";
import type { HeyGenClient } from "../client/heygen-client.ts";
import { unwrap } from "../client/lists/unwrap.ts";
import { uploadAsset } from "../client/uploads/upload-asset.ts";
import type { KeyDigest } from "./key-digest.ts";
import { V3Error } from "./translate/errors.ts";
import type { CallV3, V3Call } from "./translate/flows.ts";

/**
 * Makes the function that calls v3 for one request.
 *
 * @param keys makes idempotency keys for creations; undefined to let the client choose random ones
 */
export async function callWith(client: HeyGenClient, request: Request, keys: KeyDigest | undefined): Promise<CallV3> {
  const idempotencyKey = await keyFor(request, keys);
  let creations = 0;
  return async (call) => {
    // A request may make several resources.
    const key = idempotencyKey && call.method === "POST" ? `${idempotencyKey}-${creations++}` : undefined;
    try {
      return call.file ? { data: await upload(client, call.file, key) } : await send(client, call, key);
    } catch (error) {
      if (error instanceof HeyGenError) {
        throw new V3Error(error.status, error.code, messageOf(error), error.retryAfter);
      }
      // The client rejects ids and options that can't be sent.
      if (error instanceof TypeError || error instanceof RangeError)
        throw new V3Error(400, "invalid_parameter", error.message);
      const isUnreached = error instanceof HeyGenConnectionError || error instanceof HeyGenTimeoutError;
      if (isUnreached) throw new V3Error(502, "internal_error", error.message);
      throw error;
    }
  };
}

/** The message of the API alone, as v2 would have sent it. */
function messageOf({ body, message }: HeyGenError): string {
  const { error } = (body ?? {}) as { error?: { message?: unknown } | null };
  return typeof error?.message === "string" ? error.message : message;
}

/** The key that the caller has chosen, or one that is the same for a retry. */
async function keyFor(request: Request, keys: KeyDigest | undefined): Promise<string | undefined> {
  const chosen = request.headers.get("Idempotency-Key");
  if (chosen || request.method !== "POST" || !keys) return chosen ?? undefined;
  const credentials = request.headers.get("X-Api-Key") ?? "";
  return keys.keyOf(credentials, request.url, new Uint8Array(await request.clone().arrayBuffer()));
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
