import type { PlainResponse } from "./plain-response.ts";

/** The first responses to idempotency keys. */
export interface IdempotencyStore {
  /** Runs once per key: later calls get the first response; until it is there, they get that of `inProgress`. */
  once(
    key: string,
    now: number,
    run: () => Promise<PlainResponse>,
    inProgress: () => PlainResponse,
  ): Promise<PlainResponse>;
}

interface StoredResponse {
  since: number;
  response?: PlainResponse;
}

/** How long the API remembers, from its reference. */
const retentionMs = 24 * 60 * 60 * 1000;

export function createIdempotencyStore(): IdempotencyStore {
  const stored = new Map<string, StoredResponse>();
  return {
    async once(key, now, run, inProgress) {
      const known = stored.get(key);
      if (known && now - known.since < retentionMs) return known.response ?? inProgress();
      const entry: StoredResponse = { since: now };
      stored.set(key, entry);
      try {
        entry.response = await run();
        return entry.response;
      } finally {
        if (!entry.response) stored.delete(key);
      }
    },
  };
}
