// What answers a request to a session: its control endpoints, its pages, or the API.
import { Control } from "./control/endpoints.ts";
import type { PlainResponse } from "./http/plain-response.ts";
import type { HandlerContext } from "./operations/handler.ts";
import { isPage, servePage } from "./pages/serve-pages.ts";
import type { Session } from "./session/session.ts";
import { defaultDurations } from "./settings/options.ts";

/** Where a request goes within a session. */
export interface SessionRequest {
  readonly request: Request;
  /** The address without the part that names the session. */
  readonly url: URL;
  /** The start of the session's own addresses. */
  readonly origin: string;
}

export type RequestHandler = (request: SessionRequest) => Promise<PlainResponse | Response>;

export function createRequestHandler(session: Session): RequestHandler {
  const control = new Control(session);
  const { options } = session;

  async function answer({ request, url, origin }: SessionRequest): Promise<PlainResponse | Response> {
    const durations = { ...defaultDurations, ...options.durations };
    const context: HandlerContext = { store: session.store, durations, origin };
    const controlled = await control.respond(request, url, context);
    if (controlled) return controlled;
    if (isPage(url)) return servePage({ request, url, context, docs: session.parts.docs });
    return session.api(request, url, context);
  }

  return async (request) => {
    // The call sees what has completed by now, and what it changes may be due at once.
    session.store.clock.runDueJobs();
    try {
      return await answer(request);
    } finally {
      session.store.clock.runDueJobs();
    }
  };
}
