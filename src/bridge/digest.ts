/** A digest of texts and bytes, from which they can't be found. */
export async function digestOf(...parts: (string | Uint8Array)[]): Promise<string> {
  const bytes = await new Blob(parts.flatMap((part) => [part as BlobPart, "\n"])).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
