/** A call that the sandbox has answered, for the page to show. */
export interface LoggedRequest {
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

const capacity = 30;

/** Remembers the last calls. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  #seq = 0;

  /** The last calls, newest first. */
  get requests(): readonly LoggedRequest[] {
    return this.#requests;
  }

  add(request: Omit<LoggedRequest, "seq">): void {
    this.#requests = [{ seq: ++this.#seq, ...request }, ...this.#requests.slice(0, capacity - 1)];
  }
}
