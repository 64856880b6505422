import type { LegacyAnswer } from "./translate/answer.ts";

/** How long the same request counts as a retry, in milliseconds. */
const retryMs = 60_000;

/** The idempotency keys of the resources that one request creates, in their order. */
export interface CreationKeys {
  at(index: number): string;
  /** Called after v3 has rejected a creation: with the same key, it would repeat a rejection that may be over. */
  reject(index: number): void;
}

interface Creation {
  readonly account: string;
  /** When it was answered last. */
  at: number;
  readonly keys: CreationKeys;
  /** The response, also while it is awaited; undefined if the next attempt has to ask v3 again. */
  answer: Promise<LegacyAnswer> | undefined;
  isPending: boolean;
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
   * Answers a creation, or gives the response to the same request within a minute. What a failed attempt has created keeps
   * its key, so that the next one does not create it again.
   */
  async once(
    digest: string,
    account: string,
    answer: (keys: CreationKeys) => Promise<LegacyAnswer>,
  ): Promise<LegacyAnswer> {
    for (const [other, { at, isPending }] of this.#recent) {
      if (!isPending && this.#now() - at >= retryMs) this.#recent.delete(other);
    }
    const known = this.#recent.get(digest);
    if (known?.answer) return known.answer;
    const creation = known ?? { account, at: 0, keys: randomKeys(), answer: undefined, isPending: true };
    this.#recent.set(digest, creation);
    const given = answer(creation.keys);
    Object.assign(creation, { answer: given, isPending: true });
    const { status, isUnknown } = await given;
    const isFinal = status < 300 || isUnknown;
    Object.assign(creation, { answer: isFinal ? given : undefined, isPending: false, at: this.#now() });
    return given;
  }

  /** Forgets the creations of an account, because it has deleted or changed something. */
  forget(account: string): void {
    for (const [digest, creation] of this.#recent) if (creation.account === account) this.#recent.delete(digest);
  }
}

function randomKeys(): CreationKeys {
  const keys = new Map<number, string>();
  return {
    at(index) {
      const key = keys.get(index) ?? crypto.randomUUID();
      keys.set(index, key);
      return key;
    },
    reject: (index) => void keys.delete(index),
  };
}

/** The keys of a request that brings a key of its own. */
export const keysFrom = (key: string): CreationKeys => ({ at: (index) => `${key}-${index}`, reject: () => {} });
