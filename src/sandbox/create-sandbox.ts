// A stateful mock of HeyGen: one fetch handler over one state.
import type { HandlerContext } from "./handlers/handler.ts";
import { Api } from "./http/api.ts";
import { preflightResponse } from "./http/cors.ts";
import { type PlainResponse, toResponse } from "./http/plain-response.ts";
import { RequestLog } from "./http/request-log.ts";
import { defaultDurations, type SandboxOptions } from "./options.ts";
import { isPage, servePage } from "./pages/serve-pages.ts";
import { addFixtures } from "./state/fixtures.ts";
import type { Snapshot } from "./state/model.ts";
import { Store } from "./state/store.ts";

export interface Sandbox {
  /** Answers a request as HeyGen would. Rejects only to play a connection that breaks. */
  fetch(request: Request): Promise<Response>;
  /** The same, for a server that can write a response without a `Response` around it, which is faster. */
  respond(request: Request): Promise<PlainResponse | Response>;
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
  const durations = { ...defaultDurations, ...options.durations };
  let store: Store;
  let log: RequestLog;
  let api: Api;

  function reset(): void {
    store = new Store({ now: options.now ?? Date.now, seed: options.random ?? 1, credits: options.credits });
    log = new RequestLog();
    api = new Api(store, options);
    if (options.state) store.restore(structuredClone(options.state));
    else addFixtures(store, options.seed);
  }
  reset();

  async function respond(request: Request): Promise<PlainResponse | Response> {
    if (request.method === "OPTIONS") return preflightResponse(request);
    const url = new URL(request.url);
    const context: HandlerContext = { store, durations, origin: url.origin };
    if (isPage(url)) return servePage({ request, url, context, log, docs: options.docs });
    const logged = { method: request.method, path: url.pathname + url.search, body: undefined, message: undefined };
    const at = store.now();
    const response = await api.respond(request, url, context, logged);
    log.add({ ...logged, at, status: response.status });
    return response;
  }

  return {
    reset,
    advance: (ms) => store.advance(ms),
    snapshot: () => store.snapshot(),
    respond,
    async fetch(request) {
      const response = await respond(request);
      return response instanceof Response ? response : toResponse(response);
    },
  };
}
