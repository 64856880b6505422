/**
 * Remembers which events were handled. With a database in its place, several processes share their memory, and it
 * outlives them.
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
   * Takes an event, in one step with the look at who has it. The claim of a process that died must end by itself, or
   * its event is never handled.
   *
   * @returns nothing for a new event, which is claimed now; otherwise what has become of it
   */
  claim(id: string): EventState | Promise<EventState>;
  /**
   * The event was handled, to be remembered for as long as HeyGen repeats deliveries, which is a day. Where this fails,
   * the event comes again, and is handled again once its claim has ended.
   */
  complete(id: string): unknown;
  /** The event was not handled: with its next delivery it can be claimed. */
  release(id: string): unknown;
}

/** Text, because that is what databases give; `claimed` and `done` are all there is. */
export type EventState = string | null | undefined;

const limit = 10_000;

/** For one process: remembers the last 10 000 events that were handled, until the process ends. */
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
