// One isolated sandbox: a state, a log, settings. A server holds one, and one more for each parallel test worker.
import { checkOptions } from "./check-options.ts";
import { Control } from "./control/endpoints.ts";
import { deliverNearby } from "./deliveries/deliver.ts";
import { Deliveries } from "./deliveries/deliveries.ts";
import { Api, type CallRecord } from "./http/api.ts";
import type { PlainResponse } from "./http/plain-response.ts";
import { RequestLog } from "./http/request-log.ts";
import type { HandlerContext } from "./operations/handler.ts";
import { defaultDurations, type SandboxOptions } from "./options.ts";
import { isPage, servePage } from "./pages/serve-pages.ts";
import { type LiveSettings, liveSettings } from "./settings.ts";
import { addFixtures } from "./state/fixtures.ts";
import type { Snapshot } from "./state/model.ts";
import { Store } from "./state/store.ts";

/** Where a request goes within a session. */
export interface SessionRequest {
  readonly request: Request;
  /** The address without what names the session. */
  readonly url: URL;
  /** What the session's own addresses start with. */
  readonly origin: string;
}

export class Session {
  readonly options: SandboxOptions;
  readonly log: RequestLog = new RequestLog();
  readonly settings: LiveSettings;
  readonly #control: Control;
  readonly #seed: number;
  #store!: Store;
  #api!: Api;
  #deliveries!: Deliveries;

  constructor(options: SandboxOptions) {
    checkOptions(options);
    this.options = options;
    this.settings = liveSettings(options);
    this.#seed = options.random ?? Math.floor(Math.random() * 2 ** 32);
    this.#control = new Control(this);
    this.reset(options.state);
  }

  get store(): Store {
    return this.#store;
  }

  get deliveries(): Deliveries {
    return this.#deliveries;
  }

  get api(): Api {
    return this.#api;
  }

  /** Forgets everything and starts anew, with the fixtures or with a snapshot. */
  reset(snapshot?: Snapshot): void {
    const { now = Date.now, credits, seed, deliver, deliverTo } = this.options;
    const store = new Store({ now, seed: this.#seed, credits });
    if (snapshot) store.restore(structuredClone(snapshot));
    else addFixtures(store, seed);
    this.#store = store;
    Object.assign(this.settings, liveSettings(this.options));
    this.#api = new Api(store, this.options, this.settings, this.#seed);
    this.log.clear();
    this.#deliveries?.stop();
    this.#deliveries = new Deliveries({
      store,
      deliver: deliver ?? deliverNearby(deliverTo),
      settings: () => this.settings.deliveries,
      seed: this.#seed,
    });
  }

  async respond(request: SessionRequest): Promise<PlainResponse | Response> {
    // What has ended by now is known to the call, and what the call changes may be due at once.
    this.#deliveries.start();
    try {
      return await this.#answer(request);
    } finally {
      this.#deliveries.start();
    }
  }

  async #answer({ request, url, origin }: SessionRequest): Promise<PlainResponse | Response> {
    const durations = { ...defaultDurations, ...this.options.durations };
    const context: HandlerContext = { store: this.#store, durations, origin };
    const controlled = await this.#control.respond(request, url, context);
    if (controlled) return controlled;
    if (isPage(url)) return servePage({ request, url, context, docs: this.options.docs });

    const startedAt = performance.now();
    const at = this.#store.now();
    const record: CallRecord = {};
    const response = await this.#api.respond(request, url, context, record);
    const { route } = record;
    this.log.add({
      at,
      durationMs: Math.round(performance.now() - startedAt),
      method: request.method,
      path: url.pathname + url.search,
      operation: route?.id,
      template: route && `${route.operation.method} ${route.operation.path}`,
      requestHeaders: request.headers,
      requestBody: record.requestBody,
      status: response.status,
      responseHeaders: response.headers,
      responseBody: response.body instanceof Uint8Array ? response.body : undefined,
      refusal: record.refusal,
    });
    return response;
  }
}
