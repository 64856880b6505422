import type { LegacyAnswer } from "./translate/answer.ts";

/** How long the same request counts as a retry, in milliseconds. */
const retryMs = 60_000;

interface Creation {
  readonly account: string;
  readonly at: number;
  readonly idempotencyKey: string;
  /** The response, also while it is awaited; undefined if the next attempt has to ask v3 again. */
  answer: Promise<LegacyAnswer> | undefined;
}

/** Remembers the creations of the last minute, so that a retry creates nothing again. Keeps no credentials. */
export class Creations {
  readonly #now: () => number;
  /** By the digest of the request, the oldest first. */
  readonly #recent = new Map<string, Creation>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Answers a creation, or gives the response to the same request within a minute.
   *
   * @param answer calls v3 with an idempotency key
   */
  async once(
    digest: string,
    account: string,
    answer: (idempotencyKey: string) => Promise<LegacyAnswer>,
  ): Promise<LegacyAnswer> {
    for (const [other, { at }] of this.#recent) if (this.#now() - at >= retryMs) this.#recent.delete(other);
    const known = this.#recent.get(digest);
    if (known?.answer) return known.answer;
    const creation = known ?? { account, at: this.#now(), idempotencyKey: crypto.randomUUID(), answer: undefined };
    this.#recent.set(digest, creation);
    creation.answer = answer(creation.idempotencyKey);
    const { status, isUnknown } = await creation.answer;
    const isCreated = status < 300 || isUnknown;
    const isRejected = status >= 400 && status < 500 && ![408, 409, 429].includes(status);
    const given = creation.answer;
    // The same key would give a response that v3 remembers: that of a rejection which may be over.
    if (isRejected && this.#recent.get(digest) === creation) this.#recent.delete(digest);
    if (!isCreated) creation.answer = undefined;
    return given;
  }

  /** Forgets the creations of an account, because it has deleted or changed something. */
  forget(account: string): void {
    for (const [digest, creation] of this.#recent) if (creation.account === account) this.#recent.delete(digest);
  }
}
