// A stateful mock of HeyGen as a fetch handler. Sessions give each client an isolated state.
import { createSandboxControl, type SandboxControl } from "./control/client.ts";
import { corsHeaders, preflightResponse } from "./http/cors.ts";
import { jsonResponse, type PlainResponse, toResponse } from "./http/plain-response.ts";
import { createRequestHandler, type RequestHandler } from "./request-handler.ts";
import { Session } from "./session/session.ts";
import { isSessionName, sessionAddress, sessionOrigin } from "./session/session-address.ts";
import { checkOptions, checkState } from "./settings/check-options.ts";
import type { SandboxOptions, ServerParts } from "./settings/options.ts";
import type { SessionNames } from "./settings/protocol.ts";
import type { Snapshot } from "./state/model.ts";
import { SnapshotEncoder } from "./state/snapshot-encoder.ts";

/** A local mock of HeyGen that keeps state. Create it with {@link createSandbox}. */
export interface Sandbox {
  /** Answers a request as HeyGen would. The promise rejects only when a broken connection is simulated. */
  fetch(request: Request): Promise<Response>;
  /** Like `fetch`, for servers that write responses themselves. It is faster because it avoids creating a `Response`. */
  respond(request: Request): Promise<PlainResponse | Response>;
  /** Controls the sandbox, as `createSandboxControl` does from another process: scripts responses, freezes the clock, … */
  readonly control: SandboxControl;
  /** Resets the state to the fixtures. */
  reset(): void;
  /** Advances the clock by `ms` milliseconds. @throws TypeError if `ms` is invalid */
  advance(ms: number): void;
  /**
   * Sends the webhooks that are due in all sessions. Resolves after one attempt for each. You only need it to wait for
   * them: due webhooks are also sent by a timer and with the next request. Don't call it inside `deliver`, because it
   * would wait for itself.
   */
  delivered(): Promise<void>;
  /** Returns the whole state as plain data. The option `state` restores it. */
  snapshot(): Snapshot;
}

/** How long an idle session is kept, in milliseconds. */
const idleMs = 60 * 60 * 1000;
/** The maximum number of sessions. Beyond it, the least recently used one is dropped. */
const maxSessions = 1_000;

/**
 * Creates a local mock of HeyGen to develop and test against. It serves all operations of the spec from one state. It
 * needs no key and costs no credits.
 *
 * A session is an isolated sandbox, for example for each parallel test worker. A request selects it by the header
 * `X-Sandbox-Session` or by the path `/sandbox/sessions/NAME`. It is created on first use and dropped after an hour
 * without requests.
 *
 * @throws TypeError if an option is unknown or invalid
 * @example const heygen = createClient({ apiKey: "any", fetch: createSandbox().fetch });
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  checkState(options.state);
  return createServedSandbox(options, {});
}

interface OpenSession {
  readonly session: Session;
  readonly handle: RequestHandler;
}

/** The sandbox of a server. */
export interface ServedSandbox extends Sandbox {
  /** The state as JSON, in parts. */
  encode(): Promise<Uint8Array[]>;
}

/**
 * Creates the sandbox of a server. A server supplies additional parts that need a file system, and a state that it has
 * checked.
 *
 * @throws TypeError if an option is unknown or invalid
 */
export function createServedSandbox(options: SandboxOptions, parts: ServerParts): ServedSandbox {
  checkOptions(options);
  const open = (own: ServerParts): OpenSession => {
    const session = new Session(options, { ...own, sessionNames });
    return { session, handle: createRequestHandler(session) };
  };
  /** The named sessions, least recently used first. */
  const named = new Map<string, OpenSession & { readonly usedAt: number }>();
  let dropped = 0;
  const sessionNames = (): SessionNames => ({ names: [...named.keys()].sort(), dropped });
  const main = open(parts);
  const encoder = new SnapshotEncoder();

  function sessionOf(name: string): OpenSession {
    const usedAt = (options.now ?? Date.now)();
    const found = named.get(name) ?? open({ docs: parts.docs });
    named.delete(name);
    named.set(name, { ...found, usedAt });
    for (const [other, oldest] of named) {
      if (usedAt - oldest.usedAt <= idleMs && named.size <= maxSessions) break;
      oldest.session.stop();
      named.delete(other);
      dropped++;
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

  async function fetch(request: Request): Promise<Response> {
    const response = await respond(request);
    return response instanceof Response ? response : toResponse(response);
  }

  return {
    control: createSandboxControl("http://sandbox.localhost", { fetch }),
    reset: () => main.session.reset(),
    advance(ms) {
      if (!(ms >= 0)) throw new TypeError(`advance: ms must be a non-negative number, got ${ms}`);
      const { clock } = main.session.store;
      if (!clock.canAdvance(ms)) throw new TypeError("advance: ms would lead beyond the year 9999");
      clock.advance(ms);
    },
    async delivered() {
      const sessions = [main, ...named.values()];
      await Promise.all(sessions.map(({ session }) => session.deliveries.flush()));
    },
    snapshot: () => main.session.store.snapshot(),
    encode: () => encoder.encode(() => main.session.store.toJSON()),
    respond,
    fetch,
  };
}

/** The error response to an invalid session name. */
export function invalidSessionName(): PlainResponse {
  const message = "A session name must have 1 to 64 characters: letters, digits, '_', '.' and '-'.";
  return jsonResponse(400, { error: { code: "invalid_parameter", message } }, corsHeaders);
}
