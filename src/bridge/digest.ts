import { hexOf } from "../shared/hmac.ts";

/** A digest of texts and bytes, from which they can't be found. */
export async function digestOf(...parts: (string | Uint8Array)[]): Promise<string> {
  const bytes = await new Blob(parts.flatMap((part) => [part as BlobPart, "\n"])).arrayBuffer();
  return hexOf(await crypto.subtle.digest("SHA-256", bytes));
}
