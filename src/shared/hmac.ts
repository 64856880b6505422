// HMAC-SHA256 in hexadecimal, the signature of webhooks.

const algorithm = { name: "HMAC", hash: "SHA-256" };

/** Imports a secret as a key. */
export function hmacKey(secret: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", secret, algorithm, false, ["sign"]);
}

/** The signature of bytes, in lower-case hexadecimal. */
export async function hmacHex(key: CryptoKey, bytes: BufferSource): Promise<string> {
  return hexOf(await crypto.subtle.sign("HMAC", key, bytes));
}

export const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
