import type { Answer } from "./answer.ts";

/** The first answers to idempotency keys. */
export interface Memory {
  /** Runs once per key: later calls get the first answer; while it is not there, they get `busy`. */
  once(key: string, now: number, run: () => Promise<Answer>, busy: () => Answer): Promise<Answer>;
}

interface Entry {
  since: number;
  answer?: Answer;
}

/** How long the API remembers, from its reference. */
const keptMs = 24 * 60 * 60 * 1000;

export function createMemory(): Memory {
  const entries = new Map<string, Entry>();
  return {
    async once(key, now, run, busy) {
      const known = entries.get(key);
      if (known && now - known.since < keptMs) return known.answer ?? busy();
      const entry: Entry = { since: now };
      entries.set(key, entry);
      try {
        entry.answer = await run();
        return entry.answer;
      } finally {
        if (!entry.answer) entries.delete(key);
      }
    },
  };
}
