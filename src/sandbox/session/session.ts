// An isolated sandbox: state, settings and request log. A server has one, and one more for each parallel test worker.

import { deliverNearby } from "../deliveries/deliver.ts";
import { Deliveries } from "../deliveries/deliveries.ts";
import { type ApiHandler, createApiHandler } from "../http/api-handler.ts";
import { ScriptedResponses } from "../http/middlewares/scripted.ts";
import { RequestLog } from "../http/request-log.ts";
import { type LiveSettings, liveSettings } from "../settings/live-settings.ts";
import type { SandboxOptions, ServerParts } from "../settings/options.ts";
import { SandboxClock } from "../state/clock.ts";
import { addFixtures } from "../state/fixtures.ts";
import type { Snapshot } from "../state/model.ts";
import { Store } from "../state/store.ts";

/** The parts of a session that a reset replaces. */
interface Life {
  readonly store: Store;
  readonly deliveries: Deliveries;
  readonly scriptedResponses: ScriptedResponses;
  readonly api: ApiHandler;
}

export class Session {
  readonly options: SandboxOptions;
  readonly parts: ServerParts;
  readonly log: RequestLog;
  readonly settings: LiveSettings;
  readonly #seed: number;
  #life: Life;

  constructor(options: SandboxOptions, parts: ServerParts = {}) {
    this.options = options;
    this.parts = parts;
    this.log = new RequestLog(options.journal);
    this.settings = liveSettings(options);
    this.#seed = options.random ?? Math.floor(Math.random() * 2 ** 32);
    this.#life = this.#begin(options.state);
  }

  get store(): Store {
    return this.#life.store;
  }

  get deliveries(): Deliveries {
    return this.#life.deliveries;
  }

  get scriptedResponses(): ScriptedResponses {
    return this.#life.scriptedResponses;
  }

  get api(): ApiHandler {
    return this.#life.api;
  }

  /** Resets the state to a snapshot or else to the fixtures, and the settings to the options. */
  reset(snapshot?: Snapshot): void {
    this.stop();
    this.log.clear();
    Object.assign(this.settings, liveSettings(this.options));
    this.#life = this.#begin(snapshot);
  }

  /** Discards all scheduled jobs. */
  stop(): void {
    this.store.clock.stop();
  }

  #begin(snapshot: Snapshot | undefined): Life {
    const { options, settings, log } = this;
    const seed = this.#seed;
    const store = new Store({ clock: new SandboxClock(options.now), seed, credits: options.credits });
    if (snapshot) store.restore(snapshot);
    else addFixtures(store, options.seed);
    const deliver = options.deliver ?? deliverNearby(options.deliverTo);
    const deliveries = new Deliveries({ store, deliver, settings: () => settings.deliveries, seed });
    const scriptedResponses = new ScriptedResponses();
    const api = createApiHandler({ store, options, settings, scriptedResponses, log, seed });
    return { store, deliveries, scriptedResponses, api };
  }
}
