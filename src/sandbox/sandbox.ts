// A HeyGen that remembers: one fetch handler over one state.
import { type Answer, toResponse } from "./answer.ts";
import { Api, cors } from "./api.ts";
import { Journal } from "./journal.ts";
import type { Snapshot } from "./model.ts";
import { defaultDurations, type SandboxOptions } from "./options.ts";
import type { Context } from "./reply.ts";
import { seed } from "./seed.ts";
import { isSite, site } from "./site.ts";
import { Store } from "./store.ts";

export interface Sandbox {
  /** Answers a request as HeyGen would. Rejects only to play a connection that breaks. */
  fetch(request: Request): Promise<Response>;
  /** The same, for a server that can write an answer without a Response around it, which is faster. */
  answer(request: Request): Promise<Answer | Response>;
  /** Forgets everything and starts anew. */
  reset(): void;
  /** Lets time pass, in milliseconds. */
  advance(ms: number): void;
  /** The whole state as plain data, for the option `state`. */
  snapshot(): Snapshot;
}

/**
 * Makes a HeyGen to develop and test against: all operations of the spec, one state, no key and no credits needed.
 *
 * @example const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  let store: Store;
  let journal: Journal;
  let api: Api;

  function reset(): void {
    store = new Store({ now: options.now ?? Date.now, seed: options.random ?? 1, credits: options.credits });
    journal = new Journal();
    api = new Api(store, options);
    if (options.state) store.restore(structuredClone(options.state));
    else seed(store, options.seed);
  }
  reset();

  async function answer(request: Request): Promise<Answer | Response> {
    const url = new URL(request.url);
    if (request.method === "OPTIONS") return preflight(request);
    const durations = { ...defaultDurations, ...options.durations };
    const context: Context = { store, durations, origin: url.origin };
    if (isSite(url)) return site(request, url, context, journal, options);
    const entry = { method: request.method, path: url.pathname + url.search, body: undefined, message: undefined };
    const at = store.now();
    const answered = await api.answer(request, url, context, entry);
    journal.add({ ...entry, at, status: answered.status });
    return answered;
  }

  return {
    reset,
    advance: (ms) => store.advance(ms),
    snapshot: () => store.snapshot(),
    answer,
    async fetch(request) {
      const answered = await answer(request);
      return answered instanceof Response ? answered : toResponse(answered);
    },
  };
}

function preflight(request: Request): Response {
  const wanted = request.headers.get("Access-Control-Request-Headers") ?? "";
  const headers = {
    ...cors,
    "Access-Control-Allow-Methods": "GET, POST, PATCH, DELETE",
    "Access-Control-Allow-Headers": wanted || "X-Api-Key, Authorization, Content-Type, Idempotency-Key, Prefer",
    "Access-Control-Max-Age": "600",
  };
  return new Response(null, { status: 204, headers });
}
