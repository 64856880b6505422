// Routes a request within a session: to its control endpoints, the storage, its pages or the API.
import { Control } from "./control/endpoints.ts";
import type { PlainResponse } from "./http/plain-response.ts";
import { storeUpload, uploadIdIn } from "./http/storage.ts";
import type { HandlerContext } from "./operations/handler.ts";
import { isPage, servePage } from "./pages/serve-pages.ts";
import type { Session } from "./session/session.ts";
import { defaultDurations } from "./settings/options.ts";

/** A request, and its address within a session. */
export interface SessionRequest {
  readonly request: Request;
  /** The URL without the path prefix that names the session. */
  readonly url: URL;
  /** The base of the URLs that the session returns. */
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
    const uploadId = uploadIdIn(url);
    if (uploadId !== undefined) return logged(request, url, () => storeUpload(uploadId, request, url, context));
    if (isPage(url))
      return servePage({ request, url, context, docs: session.parts.docs, allowOrigins: options.allowOrigins });
    return session.api(request, url, context);
  }

  /** Notes a request to the storage beside those to the API. Its file is not kept. */
  async function logged(request: Request, url: URL, respond: () => Promise<Response>): Promise<Response> {
    const startedAt = performance.now();
    const at = session.store.now();
    const response = await respond();
    session.log.add({
      at,
      durationMs: Math.round(performance.now() - startedAt),
      method: request.method,
      path: url.pathname + url.search,
      operation: undefined,
      template: "PUT /sandbox/uploads/{asset_id}",
      requestHeaders: request.headers,
      requestBody: undefined,
      status: response.status,
      responseHeaders: Object.fromEntries(response.headers),
      responseBody: new Uint8Array(await response.clone().arrayBuffer()),
      error: undefined,
    });
    return response;
  }

  return async (request) => {
    // Before the request, so that it sees all work that is complete. After it, for jobs that are due immediately.
    session.store.clock.runDueJobs();
    try {
      return await answer(request);
    } finally {
      session.store.clock.runDueJobs();
    }
  };
}
