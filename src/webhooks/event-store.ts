/**
 * Remembers which events were handled. Implement it with a database to share the events between processes and to keep
 * them after a restart.
 *
 * @example
 * const seen: SeenEvents = {
 *   claim: (id) => redis.set(id, "claimed", { NX: true, GET: true, EX: 900 }),
 *   complete: (id) => redis.set(id, "done", { EX: 86_400 }),
 *   release: (id) => redis.del(id),
 * };
 */
export interface SeenEvents {
  /**
   * Claims an event, atomically. A claim must expire, otherwise the event of a process that crashed is never handled.
   *
   * @returns nothing for a new event, which is now claimed; otherwise `claimed` or `done`
   */
  claim(id: string): EventState | Promise<EventState>;
  /**
   * Marks an event as handled. Remember it for a day, which is how long HeyGen retries deliveries. If this fails, the
   * event is delivered again, and handled again once its claim has expired.
   */
  complete(id: string): unknown;
  /** Gives up a claim, because handling failed. The next delivery can claim the event again. */
  release(id: string): unknown;
}

/** `claimed`, `done` or nothing. The type is string, because that is what databases return. */
export type EventState = string | null | undefined;

const limit = 10_000;

/** Remembers the last 10 000 handled events, in the memory of one process. */
export function seenInMemory(): SeenEvents {
  const claimed = new Set<string>();
  const done = new Set<string>();
  return {
    claim(id) {
      if (done.has(id)) return "done";
      if (claimed.has(id)) return "claimed";
      claimed.add(id);
      return undefined;
    },
    complete(id) {
      claimed.delete(id);
      done.add(id);
      const [oldest = id] = done;
      if (done.size > limit) done.delete(oldest);
    },
    release: (id) => claimed.delete(id),
  };
}
