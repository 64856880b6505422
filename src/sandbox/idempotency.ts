/** The first answers to idempotency keys. */
export interface Memory {
  /** Runs once per key: later calls get the first answer; while it is not there, they get `busy`. */
  once(key: string, now: number, run: () => Promise<Response>, busy: () => Response): Promise<Response>;
}

interface Entry {
  since: number;
  answer?: { status: number; headers: [string, string][]; text: string };
}

/** How long the API remembers, from its reference. */
const keptMs = 24 * 60 * 60 * 1000;

export function createMemory(): Memory {
  const entries = new Map<string, Entry>();
  return {
    async once(key, now, run, busy) {
      const known = entries.get(key);
      if (known && now - known.since < keptMs) {
        return known.answer ? new Response(known.answer.text, known.answer) : busy();
      }
      const entry: Entry = { since: now };
      entries.set(key, entry);
      try {
        const response = await run();
        const text = await response.clone().text();
        entry.answer = { status: response.status, headers: [...response.headers], text };
        return response;
      } finally {
        if (!entry.answer) entries.delete(key);
      }
    },
  };
}
