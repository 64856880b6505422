// A stateful mock of HeyGen: one fetch handler over one state, or over several that know nothing of each other.
import { corsHeaders, preflightResponse } from "./http/cors.ts";
import { jsonResponse, type PlainResponse, toResponse } from "./http/plain-response.ts";
import type { SandboxOptions } from "./options.ts";
import { Session } from "./session.ts";
import { isSessionName, sessionAddress, sessionOrigin } from "./session-address.ts";
import type { Snapshot } from "./state/model.ts";

/** A HeyGen of one's own, as {@link createSandbox} makes it. */
export interface Sandbox {
  /** Answers a request as HeyGen would. Rejects only to play a connection that breaks. */
  fetch(request: Request): Promise<Response>;
  /** The same, for a server that can write a response without a `Response` around it, which is faster. */
  respond(request: Request): Promise<PlainResponse | Response>;
  /** Forgets everything and starts anew, with the fixtures. */
  reset(): void;
  /** Lets time pass, in milliseconds. @throws TypeError for what is no time */
  advance(ms: number): void;
  /**
   * Sends the deliveries that are due, of all sessions, and resolves when all of them were tried. Without it they are
   * sent with the next call, and when time is advanced. Not for use within `deliver`: there it waits for itself.
   */
  delivered(): Promise<void>;
  /** The whole state as plain data, for the option `state`. */
  snapshot(): Snapshot;
}

/** How long a session lives that nobody uses, in milliseconds. */
const idleMs = 60 * 60 * 1000;
/** How many sessions there may be; the one that was used least recently makes room. */
const maxSessions = 1_000;

/**
 * Makes a HeyGen to develop and test against: all operations of the spec, one state, no key and no credits needed.
 *
 * A request with the header `X-Sandbox-Session`, or below the path `/sandbox/sessions/NAME`, gets a sandbox of its own,
 * made on first use and dropped after an idle hour: one for each parallel test worker.
 *
 * @throws TypeError for options that make no sense
 * @example const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const main = new Session(options);
  /** Those with a name, the one that was used least recently first. */
  const named = new Map<string, { readonly session: Session; usedAt: number }>();

  function sessionOf(name: string): Session {
    const now = (options.now ?? Date.now)();
    const session = named.get(name)?.session ?? new Session({ ...options, stateFileError: undefined });
    named.delete(name);
    named.set(name, { session, usedAt: now });
    for (const [other, { usedAt }] of named) {
      if (now - usedAt <= idleMs && named.size <= maxSessions) break;
      named.get(other)?.session.deliveries.stop();
      named.delete(other);
    }
    return session;
  }

  async function respond(request: Request): Promise<PlainResponse | Response> {
    if (request.method === "OPTIONS") return preflightResponse(request);
    const { name, url } = sessionAddress(request);
    if (name === undefined) return main.respond({ request, url, origin: url.origin });
    if (!isSessionName(name)) return badSessionName();
    return sessionOf(name).respond({ request, url, origin: sessionOrigin(url.origin, name) });
  }

  return {
    reset: () => main.reset(),
    advance(ms) {
      if (!(ms >= 0)) throw new TypeError(`advance: ms must be a number that is not negative, got ${ms}`);
      main.store.advance(ms);
      main.deliveries.start();
    },
    async delivered() {
      const sessions = [main, ...[...named.values()].map(({ session }) => session)];
      await Promise.all(sessions.map(({ deliveries }) => deliveries.settled()));
    },
    snapshot: () => main.store.snapshot(),
    respond,
    async fetch(request) {
      const response = await respond(request);
      return response instanceof Response ? response : toResponse(response);
    },
  };
}

/** The refusal of a name that makes no sense. */
export function badSessionName(): PlainResponse {
  const message = "A session's name has up to 64 letters, digits and characters of _.-";
  return jsonResponse(400, { error: { code: "invalid_parameter", message } }, corsHeaders);
}
