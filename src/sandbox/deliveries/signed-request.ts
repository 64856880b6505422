import { hmacHex, hmacKey } from "../../shared/hmac.ts";
import type { DeliverySettings } from "../settings/delivery-settings.ts";
import type { StoredEvent } from "../state/model.ts";

const encoder = new TextEncoder();

/** The body of an event. It is the same in every delivery. */
export const bodyOf = ({ id, type, data, createdAt }: StoredEvent): string =>
  JSON.stringify({
    event_id: id,
    event_type: type,
    event_data: data,
    created_at: new Date(createdAt).toISOString(),
  });

/** A delivery, ready to be sent. */
export interface SignedRequest {
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Null if the request is not signed. */
  readonly signature: string | null;
}

/** The content and the receiver of a delivery. */
export interface DeliveryParts {
  readonly event: StoredEvent;
  readonly url: string;
  /** The secret of the endpoint; null for a `callback_url`, which is called without a signature. */
  readonly secret: string | null;
  /** When the delivery is sent, in milliseconds since the epoch by the sandbox's clock. */
  readonly at: number;
}

/** Signs an event for a receiver. */
export async function signedRequest(
  { event, url, secret, at }: DeliveryParts,
  style: DeliverySettings["headers"],
): Promise<SignedRequest> {
  const body = encoder.encode(bodyOf(event));
  const headers: Record<string, string> = { "Content-Type": "application/json" };
  if (secret === null) return { url, headers, body, signature: null };
  const signature = await hmacHex(await keyOf(secret), body);
  if (style !== "documented") headers.Signature = signature;
  if (style !== "observed") {
    headers["Heygen-Signature"] = signature;
    headers["Heygen-Timestamp"] = String(Math.floor(at / 1000));
    headers["Heygen-Event-Id"] = event.id;
  }
  return { url, headers, body, signature };
}

/** Caches the imported keys, because importing a key takes longer than signing. */
const keys = new Map<string, Promise<CryptoKey>>();
const maxKeys = 100;

function keyOf(secret: string): Promise<CryptoKey> {
  const key = keys.get(secret) ?? hmacKey(encoder.encode(secret));
  keys.set(secret, key);
  const [oldest = secret] = keys.keys();
  if (keys.size > maxKeys) keys.delete(oldest);
  return key;
}
