// The control endpoints, through which tests and the page control a sandbox. Their requests are not logged. Latency,
// faults and the rate limit don't apply to them.
import { corsHeaders } from "../http/cors.ts";
import { maxWaiting } from "../http/middlewares/scripted.ts";
import { jsonResponse, type PlainResponse } from "../http/plain-response.ts";
import { readBody } from "../http/read-body.ts";
import { isTrustedOrigin, untrustedMessage } from "../http/trusted-origin.ts";
import type { HandlerContext } from "../operations/handler.ts";
import {
  advanceSchema,
  clockSchema,
  consentSchema,
  deliveryFilterSchema,
  nextRequestSchema,
  noInput,
  resetSchema,
  settingsSchema,
  stateQuery,
} from "../settings/input-schemas.ts";
import { rangeOf } from "../settings/live-settings.ts";
import type { ConsentDecision, DeliveryFilter, RequestFilter, Settings, SettingsChange } from "../settings/protocol.ts";
import { decideConsent } from "../state/lifecycle.ts";
import type { Snapshot } from "../state/model.ts";
import { checkSnapshot } from "../state/snapshot.ts";
import type { ControlledSession } from "./controlled-session.ts";
import { bodyOf, InputError, queryOf, requestFilterOf, scriptedResponseOf } from "./input.ts";
import { endpointViews, type StateQuery, StateView, unchanged } from "./state-view.ts";

/** The maximum size of a request body, such as a snapshot, in bytes. */
const maxBytes = 256 * 2 ** 20;

interface ControlCall {
  readonly request: Request;
  readonly context: HandlerContext;
  readonly query: URLSearchParams;
  /** The parsed JSON body; an empty object if the request has no body. */
  readonly body: unknown;
}

type Endpoint = (call: ControlCall) => unknown;

export class Control {
  readonly #session: ControlledSession;
  readonly #stateView: StateView;
  readonly #endpoints: Record<string, Endpoint>;

  constructor(session: ControlledSession) {
    this.#session = session;
    this.#stateView = new StateView(session);
    this.#endpoints = {
      "GET /sandbox/state": ({ context, query }) => {
        return this.#stateView.read(context, queryOf<StateQuery>(stateQuery, query));
      },
      "GET /sandbox/snapshot": () => session.store.toJSON(),
      "GET /sandbox/requests": ({ query }) => session.log.find(requestFilterOf(query)),
      "GET /sandbox/requests/next": (call) => this.#nextRequest(call),
      "DELETE /sandbox/requests": () => session.log.clear(),
      "GET /sandbox/endpoints": () => endpointViews(session.store),
      "GET /sandbox/deliveries": ({ query }) => {
        return session.deliveries.find(queryOf<DeliveryFilter>(deliveryFilterSchema, query));
      },
      "POST /sandbox/deliveries": ({ body }) => {
        bodyOf(noInput, body);
        return session.deliveries.flush();
      },
      "POST /sandbox/reset": ({ body }) => this.#reset(body),
      "POST /sandbox/advance": ({ body }) => {
        const { ms } = bodyOf<{ ms: number }>(advanceSchema, body);
        const { clock } = session.store;
        if (!clock.canAdvance(ms)) throw new InputError("ms would lead beyond the year 9999");
        clock.advance(ms);
      },
      "POST /sandbox/clock": ({ body }) => {
        const { clock } = session.store;
        if (bodyOf<{ frozen: boolean }>(clockSchema, body).frozen) clock.freeze();
        else clock.unfreeze();
      },
      "PATCH /sandbox/settings": ({ body }) => this.#configure(body),
      "POST /sandbox/responses": ({ body }) => {
        const response = scriptedResponseOf(body);
        if (session.scriptedResponses.isFull) {
          throw new InputError(`${maxWaiting} scripted responses are waiting; reset the sandbox`, 409);
        }
        return session.scriptedResponses.add(response);
      },
      "GET /sandbox/responses": () => session.scriptedResponses.waiting,
    };
  }

  /** Answers a request to a control endpoint. Returns undefined for other requests. */
  async respond(request: Request, url: URL, context: HandlerContext): Promise<PlainResponse | undefined> {
    const endpoint = this.#find(request.method, url.pathname);
    if (!endpoint) return undefined;
    const changes = request.method !== "GET";
    if (!isTrustedOrigin(request, url, this.#session.options.allowOrigins)) {
      return problem(403, untrustedMessage(request, "control the sandbox"));
    }
    if (changes && this.#session.options.control === false) {
      return problem(403, "The control endpoints are disabled.");
    }
    try {
      const body = changes ? await readJson(request) : {};
      const result = await endpoint({ request, context, query: url.searchParams, body });
      if (result === unchanged) return { status: 204, headers: { ...corsHeaders }, body: new Uint8Array() };
      return jsonResponse(200, result ?? {}, { ...corsHeaders, ...this.#notes(url) });
    } catch (error) {
      if (error instanceof InputError) return problem(error.status, error.message);
      throw error;
    }
  }

  #find(method: string, pathname: string): Endpoint | undefined {
    const [, groupId] = /^\/sandbox\/consents\/([^/]+)$/.exec(pathname) ?? [];
    if (groupId && method === "POST") return ({ body }) => this.#decideConsent(groupId, body);
    const [, deliveryId] = /^\/sandbox\/deliveries\/([^/]+)$/.exec(pathname) ?? [];
    if (deliveryId && method === "POST") return () => this.#resend(deliveryId);
    const [, responseId] = /^\/sandbox\/responses\/([^/]+)$/.exec(pathname) ?? [];
    if (responseId && method === "DELETE") return () => this.#cancelResponse(responseId);
    const name = `${method} ${pathname}`;
    return Object.hasOwn(this.#endpoints, name) ? this.#endpoints[name] : undefined;
  }

  /** Says how many requests the log has dropped, so that a test that counts them is not deceived. */
  #notes({ pathname }: URL): Record<string, string> {
    return pathname === "/sandbox/requests" ? { "Sandbox-Dropped-Requests": `${this.#session.log.dropped}` } : {};
  }

  #reset(body: unknown): void {
    const { snapshot } = bodyOf<{ snapshot?: Snapshot }>(resetSchema, body);
    const wrong = snapshot === undefined ? undefined : checkSnapshot(snapshot);
    if (wrong !== undefined) throw new InputError(`snapshot: ${wrong}`);
    this.#session.reset(snapshot);
  }

  #configure(body: unknown): Settings {
    const { credits, deliveries, latencyMs, ...changes } = bodyOf<SettingsChange>(settingsSchema, body);
    const { settings, store } = this.#session;
    Object.assign(settings, changes);
    if (latencyMs !== undefined) settings.latencyMs = rangeOf(latencyMs);
    if (deliveries !== undefined) {
      const { delayMs = settings.deliveries.delayMs } = deliveries;
      settings.deliveries = { ...settings.deliveries, ...deliveries, delayMs: rangeOf(delayMs) };
    }
    if (credits !== undefined) store.credits = credits;
    return { ...settings, credits: store.credits };
  }

  #decideConsent(groupId: string, body: unknown): void {
    const { decision } = bodyOf<{ decision: ConsentDecision }>(consentSchema, body);
    const group = this.#session.store.groups.get(groupId);
    if (!group) throw new InputError(`there is no group ${groupId}`, 404);
    if (!group.consent) throw new InputError(`group ${groupId} needs no consent`);
    decideConsent(group, group.consent, decision === "approve", this.#session.store);
  }

  #resend(deliveryId: string): void {
    const outcome = this.#session.deliveries.resend(deliveryId);
    if (outcome === "unknown") throw new InputError(`there is no delivery ${deliveryId}`, 404);
    if (outcome === "cancelled") {
      const reason = "its endpoint was deleted, or no longer subscribes to such events";
      throw new InputError(`${deliveryId} can't be resent: ${reason}`, 409);
    }
  }

  #cancelResponse(id: string): void {
    if (!this.#session.scriptedResponses.cancel(id)) throw new InputError(`there is no waiting response ${id}`, 404);
  }

  async #nextRequest({ request, query }: ControlCall): Promise<unknown> {
    const filter = requestFilterOf<RequestFilter & { timeoutMs?: number }>(query, nextRequestSchema);
    const { timeoutMs = defaultWaitMs } = filter;
    const found = await this.#session.log.next(filter, timeoutMs, request.signal);
    if (!found) throw new InputError(`no matching request within ${timeoutMs} ms`, 408);
    return found;
  }
}

const defaultWaitMs = 5_000;

async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, maxBytes);
  if (!bytes) throw new InputError("the body is too large", 413);
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new InputError("the body is not valid JSON");
  }
}

const problem = (status: number, message: string): PlainResponse =>
  jsonResponse(status, { error: { message } }, corsHeaders);
