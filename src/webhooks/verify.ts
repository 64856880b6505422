import { hmacHex, hmacKey } from "../shared/hmac.ts";
import { bytesOf, headersOf, isParsed, readEvent, type VerifiedWebhook, type WebhookHeaders } from "./delivery.ts";
import { HeyGenWebhookError } from "./error.ts";

/** The endpoint's secret, or several during a rotation. Without one, every delivery is rejected. */
export type WebhookSecret = string | readonly string[] | undefined;

/** Options of {@link verifyWebhook}. */
export interface VerifyOptions {
  /**
   * The maximum age of a delivery, in seconds, if it has the header `Heygen-Timestamp`. Default: 300. The signature
   * does not cover that header, so only the event's id protects against replays.
   */
  toleranceSeconds?: number | undefined;
  /** The current time, in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** A delivery whose body has been read. Pass the original bytes: a body that was parsed and serialized again fails. */
export interface WebhookRequest {
  readonly body: string | Uint8Array | ArrayBuffer;
  readonly headers: WebhookHeaders;
}

/**
 * Verifies that the sender of a delivery knows the secret, and reads its event.
 *
 * The signature is in the header `Heygen-Signature`, as documented, or in `Signature`, as observed in real deliveries.
 *
 * @throws {@link HeyGenWebhookError} with a `reason`; TypeError for a secret that is not a string
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
  // Written as a negation so that an invalid timestamp, which is NaN, is too old.
  if (!(age <= toleranceSeconds)) throw new HeyGenWebhookError("too_old");
  const { body } = request;
  if (body == null) throw new TypeError("verifyWebhook: the body is missing");
  if (isParsed(body)) throw new HeyGenWebhookError("parsed_body");
  const bytes = await bytesOf(body);
  for (const each of secrets) {
    if (isSame(signature, await sign(bytes, each))) return readEvent(bytes);
  }
  throw mismatchOf(secrets);
}

/**
 * The secrets as a list.
 *
 * @throws TypeError for a value that is not a string, such as a promise; {@link HeyGenWebhookError} if there is none
 */
export function secretsOf(secret: WebhookSecret): string[] {
  const secrets = [secret ?? ""].flat();
  if (secrets.some((each) => typeof each !== "string")) throw new TypeError("the secret must be a string");
  if (!secrets[0] || secrets.includes("")) throw new HeyGenWebhookError("missing_secret");
  return secrets;
}

/** Why no secret matches. A variable that was read from a file or a terminal may end with a line end. */
export const mismatchOf = (secrets: readonly string[]): HeyGenWebhookError =>
  new HeyGenWebhookError(secrets.some((each) => each !== each.trim()) ? "padded_secret" : "bad_signature");

/** Compares in a time that depends only on the lengths, to prevent timing attacks. */
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
