import { hmacHex, hmacKey } from "../shared/hmac.ts";
import { bytesOf, headersOf, readEvent, type VerifiedWebhook, type WebhookHeaders } from "./delivery.ts";
import { HeyGenWebhookError } from "./error.ts";

/** The endpoint's secret; several while one takes the place of another. */
export type WebhookSecret = string | readonly string[];

/** How old a delivery may be. */
export interface VerifyOptions {
  /**
   * How old a delivery may be, in seconds, where the header `Heygen-Timestamp` says when it was sent. Default: 300. No
   * signature covers that header: what keeps an event from being handled again is its id.
   */
  toleranceSeconds?: number;
  /** Milliseconds since the epoch. Default: `Date.now`. */
  now?: () => number;
}

/** A delivery whose body was read before. It must be what came, byte by byte: no body that was parsed and written anew. */
export interface WebhookRequest {
  readonly body: string | Uint8Array | ArrayBuffer;
  readonly headers: WebhookHeaders;
}

/**
 * Tells whether a delivery comes from somebody who knows the secret, and reads its event.
 *
 * The signature is looked for in the header `Heygen-Signature`, which is documented, and in `Signature`, which real
 * deliveries were seen to have.
 *
 * @throws {@link HeyGenWebhookError} whose `reason` says what is wrong; TypeError for a secret that is empty or no text
 */
export async function verifyWebhook(
  request: Request | WebhookRequest,
  secret: WebhookSecret,
  { toleranceSeconds = 300, now = Date.now }: VerifyOptions = {},
): Promise<VerifiedWebhook> {
  const secrets = secretsOf(secret);
  const headers = headersOf(request.headers);
  const signature = headers.get("Heygen-Signature") || headers.get("Signature");
  if (!signature) throw new HeyGenWebhookError("missing_signature");
  const seconds = now() / 1000;
  const age = seconds - Number(headers.get("Heygen-Timestamp") || seconds);
  // Said so that a timestamp which is no number is too old.
  if (!(age <= toleranceSeconds)) throw new HeyGenWebhookError("too_old");
  const bytes = await bytesOf(request.body);
  for (const each of secrets) {
    if (isSame(signature, await sign(bytes, each))) return readEvent(bytes);
  }
  throw new HeyGenWebhookError("bad_signature");
}

/** The secrets one by one. @throws TypeError for none, and for one that is empty or no text, such as a promise */
export function secretsOf(secret: WebhookSecret): string[] {
  const secrets = [secret].flat();
  const areTexts = secrets.every((each) => typeof each === "string" && each);
  if (!areTexts || !secrets[0]) throw new TypeError("the secret or token is empty, or no text");
  return secrets;
}

/** Compares in a time that depends on the lengths alone. */
export function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < expected.length; index++) {
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}

async function sign(bytes: ArrayBuffer, secret: string): Promise<string> {
  return hmacHex(await hmacKey(await bytesOf(secret)), bytes);
}
