// Answers API requests. Each concern is a middleware.
import type { HandlerContext } from "../operations/handler.ts";
import type { LiveSettings } from "../settings/live-settings.ts";
import type { SandboxOptions } from "../settings/options.ts";
import { randomOf } from "../state/random.ts";
import type { Store } from "../state/store.ts";
import { type Call, compose, type HttpReply } from "./call.ts";
import { callV3With } from "./call-v3.ts";
import { credentials } from "./middlewares/credentials.ts";
import { faults } from "./middlewares/faults.ts";
import { handler } from "./middlewares/handler.ts";
import { idempotency } from "./middlewares/idempotency.ts";
import { latency } from "./middlewares/latency.ts";
import { preferred } from "./middlewares/preferred.ts";
import { rateLimit } from "./middlewares/rate-limit.ts";
import { type ScriptedResponses, scripted } from "./middlewares/scripted.ts";
import { announceSunset, rejectRemoved, warnOfSunset } from "./middlewares/sunset.ts";
import { answerNeighbour } from "./neighbours.ts";
import type { PlainResponse } from "./plain-response.ts";
import { parsePrefer } from "./prefer.ts";
import type { RequestLog } from "./request-log.ts";
import { findRoute, isRoute } from "./router.ts";
import { errorMessageOf, writeReply } from "./write-reply.ts";

export interface ApiOptions {
  readonly store: Store;
  readonly options: SandboxOptions;
  readonly settings: LiveSettings;
  readonly scriptedResponses: ScriptedResponses;
  readonly log: RequestLog;
  /** Makes latency and faults reproducible. */
  readonly seed: number;
}

/** Answers a request and logs it. */
export type ApiHandler = (request: Request, url: URL, context: HandlerContext) => Promise<PlainResponse>;

export function createApiHandler(api: ApiOptions): ApiHandler {
  const { store, options, settings, log } = api;
  const random = randomOf(api.seed);
  const run = compose([
    latency(settings, random),
    announceSunset(settings),
    scripted(api.scriptedResponses),
    rejectRemoved(settings),
    rateLimit(settings, store),
    faults(settings, random),
    credentials(options.apiKey),
    idempotency(store),
    preferred(),
    warnOfSunset(settings),
    handler(store, options),
  ]);

  /** The reply to an operation of v1 or v2 outside the spec. */
  async function neighbourOf(request: Request, url: URL, context: HandlerContext) {
    return answerNeighbour(request, url, { v2: settings.v2, call: callV3With(run, request, context) });
  }

  return async (request, url, context) => {
    const startedAt = performance.now();
    const at = store.now();
    const route = findRoute(request.method, url.pathname);
    const prefer = parsePrefer(request.headers.get("Prefer"));
    const call: Call | undefined = isRoute(route) ? { request, url, route, context, prefer } : undefined;
    const neighbour = call ? undefined : await neighbourOf(request, url, context);
    const reply: HttpReply = call ? await run(call) : (neighbour ?? (route as HttpReply));
    const response = writeReply(reply, url);
    const operation = call?.route.operation;
    log.add({
      at,
      durationMs: Math.round(performance.now() - startedAt),
      method: request.method,
      path: url.pathname + url.search,
      operation: call?.route.id,
      template: operation ? `${operation.method} ${operation.path}` : neighbour?.template,
      requestHeaders: request.headers,
      requestBody: call?.requestBody,
      status: response.status,
      responseHeaders: response.headers,
      responseBody: response.body instanceof Uint8Array ? response.body : undefined,
      error: errorMessageOf(reply),
    });
    return response;
  };
}
