// The control endpoints: what a test, or the page, does to a sandbox from outside. They meet no fault, no latency and
// no rate limit, and are not logged.
import { isLoopback } from "../../shared/loopback.ts";
import { corsHeaders } from "../http/cors.ts";
import { jsonResponse, type PlainResponse } from "../http/plain-response.ts";
import { readBody } from "../http/read-body.ts";
import type { HandlerContext } from "../operations/handler.ts";
import type { Settings, ShownEndpoint } from "../protocol.ts";
import type { Session } from "../session.ts";
import { decideConsent } from "../state/lifecycle.ts";
import type { Snapshot, StoredEndpoint } from "../state/model.ts";
import { checkSnapshot } from "../state/snapshot.ts";
import { ControlInput, InputError } from "./input.ts";
import { StateView, unchanged } from "./state-view.ts";

/** The largest snapshot that can be posted, in bytes. */
const maxBytes = 256 * 2 ** 20;

/** What an endpoint is given. */
interface ControlCall {
  readonly request: Request;
  readonly context: HandlerContext;
  readonly query: ControlInput;
  /** The JSON of the body. */
  readonly body: ControlInput;
}

type Endpoint = (call: ControlCall) => unknown;

export class Control {
  readonly #session: Session;
  readonly #stateView: StateView;
  readonly #endpoints: Record<string, Endpoint>;

  constructor(session: Session) {
    this.#session = session;
    this.#stateView = new StateView(session);
    this.#endpoints = {
      "GET /sandbox/state": ({ context, query }) => this.#stateView.read(context, query.integer("revision", 0)),
      "GET /sandbox/snapshot": () => session.store.snapshot(),
      "GET /sandbox/requests": ({ query }) => session.log.find(query.requestFilter()),
      "GET /sandbox/requests/next": (call) => this.#nextRequest(call),
      "DELETE /sandbox/requests": () => session.log.clear(),
      "GET /sandbox/endpoints": () => [...session.store.endpoints.values()].map(shownEndpoint),
      "GET /sandbox/deliveries": ({ query }) => session.deliveries.find(query.deliveryFilter()),
      "POST /sandbox/deliveries": ({ body }) => {
        body.only();
        return session.deliveries.settled();
      },
      "POST /sandbox/reset": ({ body }) => this.#reset(body),
      "POST /sandbox/advance": ({ body }) => {
        session.store.advance(body.required(body.only("ms").number("ms", 0, maxAdvanceMs), "ms"));
      },
      "POST /sandbox/clock": ({ body }) => this.#setClock(body),
      "PATCH /sandbox/settings": ({ body }) => this.#configure(body),
      "POST /sandbox/responses": ({ body }) => session.api.scripted.add(body.scriptedResponse()),
    };
  }

  /** The response of a control endpoint; undefined where the request is for none. */
  async respond(request: Request, url: URL, context: HandlerContext): Promise<PlainResponse | undefined> {
    const endpoint = this.#find(request.method, url.pathname);
    if (!endpoint) return undefined;
    const changes = request.method !== "GET";
    if (!isTrusted(request.headers.get("Origin"), url)) {
      return problem(403, "Pages of other sites may not control the sandbox.");
    }
    if (changes && this.#session.options.control === false) {
      return problem(403, "The control endpoints are switched off.");
    }
    try {
      const query = new ControlInput(Object.fromEntries(url.searchParams), true);
      const body = new ControlInput(changes ? await readJson(request) : {});
      const result = await endpoint({ request, context, query, body });
      if (result === unchanged) return { status: 204, headers: { ...corsHeaders }, body: new Uint8Array() };
      return jsonResponse(200, result ?? {}, corsHeaders);
    } catch (error) {
      if (error instanceof InputError) return problem(error.status, error.message);
      throw error;
    }
  }

  #find(method: string, pathname: string): Endpoint | undefined {
    const [, groupId] = /^\/sandbox\/consents\/([^/]+)$/.exec(pathname) ?? [];
    if (groupId && method === "POST") return ({ body }) => this.#decideConsent(groupId, body);
    const [, deliveryId] = /^\/sandbox\/deliveries\/([^/]+)$/.exec(pathname) ?? [];
    if (deliveryId && method === "POST") return () => this.#sendAgain(deliveryId);
    const name = `${method} ${pathname}`;
    return Object.hasOwn(this.#endpoints, name) ? this.#endpoints[name] : undefined;
  }

  #reset(body: ControlInput): void {
    const snapshot = body.only("snapshot").value("snapshot");
    const wrong = snapshot === undefined ? undefined : checkSnapshot(snapshot);
    if (wrong !== undefined) throw new InputError(`snapshot: ${wrong}`);
    this.#session.reset(snapshot as Snapshot | undefined);
  }

  #setClock(body: ControlInput): void {
    const { store } = this.#session;
    if (body.required(body.only("frozen").boolean("frozen"), "frozen")) store.freeze();
    else store.unfreeze();
  }

  #configure(body: ControlInput): Settings {
    const { credits, deliveries, ...changes } = body.settings();
    const { settings, store } = this.#session;
    Object.assign(settings, changes);
    settings.deliveries = { ...settings.deliveries, ...deliveries };
    if (credits !== undefined) store.credits = credits;
    return { ...settings, credits: store.credits };
  }

  #decideConsent(groupId: string, body: ControlInput): void {
    const decision = body.only("decision").oneOf("decision", ["approve", "decline"]);
    const group = this.#session.store.groups.get(groupId);
    if (!group) throw new InputError(`there is no avatar group ${groupId}`, 404);
    if (!group.consent) throw new InputError(`group ${groupId} needs no consent`);
    decideConsent(group.consent, decision === "approve", this.#session.store.now());
  }

  #sendAgain(deliveryId: string): void {
    const outcome = this.#session.deliveries.sendAgain(deliveryId);
    if (outcome === "unknown") throw new InputError(`there is no delivery ${deliveryId}`, 404);
    if (outcome === "cancelled") {
      const reason = "its endpoint was deleted, or does not ask for such events any more";
      throw new InputError(`${deliveryId} is not sent: ${reason}`, 409);
    }
  }

  async #nextRequest({ request, query }: ControlCall): Promise<unknown> {
    const timeoutMs = query.number("timeoutMs", 0, maxWaitMs) ?? defaultWaitMs;
    const found = await this.#session.log.next(query.requestFilter(), timeoutMs, request.signal);
    if (!found) throw new InputError(`no such request within ${timeoutMs} ms`, 408);
    return found;
  }
}

/** A hundred years: later dates are no use, and more can't be told from a mistake. */
const maxAdvanceMs = 100 * 365 * 24 * 60 * 60 * 1000;
const defaultWaitMs = 5_000;
const maxWaitMs = 60_000;

const shownEndpoint = ({ id, url }: StoredEndpoint): ShownEndpoint => ({ endpoint_id: id, url });

/** Whether a page may control the sandbox: its own, and those of this machine, but none of the web. */
function isTrusted(origin: string | null, url: URL): boolean {
  if (origin === null || origin === url.origin) return true;
  return URL.canParse(origin) && isLoopback(new URL(origin).hostname);
}

async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, maxBytes);
  if (!bytes) throw new InputError("the body is too large", 413);
  if (bytes.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new InputError("the body is no JSON");
  }
}

const problem = (status: number, message: string): PlainResponse =>
  jsonResponse(status, { error: { message } }, corsHeaders);
