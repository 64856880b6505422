/** How long the same request counts as a retry, in milliseconds. */
const retryMs = 60_000;

/** Makes idempotency keys of requests, so that a retry has the key of the first attempt. Keeps no credentials. */
export class KeyDigest {
  readonly #now: () => number;
  /** The random part of the keys, by the digest of a request. */
  readonly #recent = new Map<string, { readonly random: string; readonly at: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** A digest from which the text can't be found. */
  async digest(...parts: (string | Uint8Array)[]): Promise<string> {
    const bytes = await new Blob(parts.flatMap((part) => [part as BlobPart, "\n"])).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** The key of a request: the same as before within a minute. */
  async keyOf(...parts: (string | Uint8Array)[]): Promise<string> {
    const digest = await this.digest(...parts);
    const now = this.#now();
    for (const [name, { at }] of this.#recent) {
      if (now - at < retryMs) break;
      this.#recent.delete(name);
    }
    const known = this.#recent.get(digest) ?? { random: crypto.randomUUID(), at: now };
    this.#recent.set(digest, known);
    return known.random;
  }
}
