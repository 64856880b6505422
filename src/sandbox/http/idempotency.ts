// Idempotency: the same key on the same path gets the first response again.
import type { StoredResponse } from "../state/model.ts";
import type { Store } from "../state/store.ts";
import type { PlainResponse } from "./plain-response.ts";

/** How long the API remembers, from its reference. */
const retentionMs = 24 * 60 * 60 * 1000;

export class Idempotency {
  readonly #store: Store;
  readonly #running = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** Runs once per key: later calls get the first response; until it is there, they get that of `inProgress`. */
  async once(key: string, run: () => Promise<PlainResponse>, inProgress: () => PlainResponse): Promise<PlainResponse> {
    this.#forgetOld();
    const stored = this.#store.responses.get(key);
    if (stored) return replay(stored);
    if (this.#running.has(key)) return inProgress();
    this.#running.add(key);
    try {
      const since = this.#store.now();
      const response = await run();
      const { status, headers, body } = response;
      const text = new TextDecoder().decode(body as Uint8Array);
      this.#store.responses.set(key, { key, since, status, headers: { ...headers }, body: text });
      return response;
    } finally {
      this.#running.delete(key);
    }
  }

  /** The oldest stand first. */
  #forgetOld(): void {
    const { responses } = this.#store;
    for (const { key, since } of responses.values()) {
      if (this.#store.now() - since < retentionMs) return;
      responses.delete(key);
    }
  }
}

const replay = ({ status, headers, body }: StoredResponse): PlainResponse => ({
  status,
  headers: { ...headers },
  body: new TextEncoder().encode(body),
});
