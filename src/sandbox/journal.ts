/** A call that the sandbox has answered, for the page to show. */
export interface Entry {
  seq: number;
  /** Milliseconds since the epoch. */
  at: number;
  method: string;
  /** Path and query. */
  path: string;
  status: number;
  /** What was wrong, where something was. */
  message?: string | undefined;
  /** The JSON that was sent. */
  body?: string | undefined;
}

const kept = 30;

/** Remembers the last calls. */
export class Journal {
  #entries: Entry[] = [];
  #seq = 0;

  /** The last calls, newest first. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  add(entry: Omit<Entry, "seq">): void {
    this.#entries = [{ seq: ++this.#seq, ...entry }, ...this.#entries.slice(0, kept - 1)];
  }
}
