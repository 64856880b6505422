// A stateful mock of HeyGen: one fetch handler over one state, or over several that know nothing of each other.
import { corsHeaders, preflightResponse } from "./http/cors.ts";
import { jsonResponse, type PlainResponse, toResponse } from "./http/plain-response.ts";
import { createRequestHandler, type RequestHandler } from "./request-handler.ts";
import { Session } from "./session/session.ts";
import { isSessionName, sessionAddress, sessionOrigin } from "./session/session-address.ts";
import type { SandboxOptions, ServerParts } from "./settings/options.ts";
import type { Snapshot } from "./state/model.ts";

/** A local mock of HeyGen that keeps state, as {@link createSandbox} creates it. */
export interface Sandbox {
  /** Answers a request as HeyGen would. Rejects only to simulate a connection that breaks. */
  fetch(request: Request): Promise<Response>;
  /** The same for a server that writes responses itself; without a `Response` it is faster. */
  respond(request: Request): Promise<PlainResponse | Response>;
  /** Goes back to the fixtures. */
  reset(): void;
  /** Lets time pass, in milliseconds. @throws TypeError for anything but a number that is not negative */
  advance(ms: number): void;
  /**
   * Sends the webhooks that are due, of all sessions, and resolves when each was tried. Without it they are sent when
   * they are due, and with the next call. Don't call it inside `deliver`: there it waits for itself.
   */
  delivered(): Promise<void>;
  /** The whole state as plain data, for the option `state`. */
  snapshot(): Snapshot;
}

/** How long an unused session lives, in milliseconds. */
const idleMs = 60 * 60 * 1000;
/** How many sessions there may be; the least recently used one makes room. */
const maxSessions = 1_000;

/**
 * Creates a local mock of HeyGen to develop and test against: all operations of the spec over one state. It needs no key
 * and costs no credits.
 *
 * A request with the header `X-Sandbox-Session`, or below the path `/sandbox/sessions/NAME`, gets an isolated sandbox,
 * created on first use and dropped after an idle hour: one for each parallel test worker.
 *
 * @throws TypeError for options that are unknown or invalid
 * @example const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return createServedSandbox(options, {});
}

interface OpenSession {
  readonly session: Session;
  readonly handle: RequestHandler;
}

/** The sandbox of a server, which has parts that a function can't have, such as files. */
export function createServedSandbox(options: SandboxOptions, parts: ServerParts): Sandbox {
  const open = (own: ServerParts): OpenSession => {
    const session = new Session(options, own);
    return { session, handle: createRequestHandler(session) };
  };
  const main = open(parts);
  /** Sessions with a name, the least recently used one first. */
  const named = new Map<string, OpenSession & { readonly usedAt: number }>();

  function sessionOf(name: string): OpenSession {
    const usedAt = (options.now ?? Date.now)();
    const found = named.get(name) ?? open({ docs: parts.docs });
    named.delete(name);
    named.set(name, { ...found, usedAt });
    for (const [other, oldest] of named) {
      if (usedAt - oldest.usedAt <= idleMs && named.size <= maxSessions) break;
      oldest.session.stop();
      named.delete(other);
    }
    return found;
  }

  async function respond(request: Request): Promise<PlainResponse | Response> {
    if (request.method === "OPTIONS") return preflightResponse(request);
    const { name, url } = sessionAddress(request);
    if (name === undefined) return main.handle({ request, url, origin: url.origin });
    if (!isSessionName(name)) return invalidSessionName();
    return sessionOf(name).handle({ request, url, origin: sessionOrigin(url.origin, name) });
  }

  return {
    reset: () => main.session.reset(),
    advance(ms) {
      if (!(ms >= 0)) throw new TypeError(`advance: ms must be a number that is not negative, got ${ms}`);
      main.session.store.clock.advance(ms);
    },
    async delivered() {
      const sessions = [main, ...named.values()];
      await Promise.all(sessions.map(({ session }) => session.deliveries.flush()));
    },
    snapshot: () => main.session.store.snapshot(),
    respond,
    async fetch(request) {
      const response = await respond(request);
      return response instanceof Response ? response : toResponse(response);
    },
  };
}

/** The error for a session name that is not allowed. */
export function invalidSessionName(): PlainResponse {
  const message = "The name of a session has up to 64 letters, digits and characters of _.-";
  return jsonResponse(400, { error: { code: "invalid_parameter", message } }, corsHeaders);
}
