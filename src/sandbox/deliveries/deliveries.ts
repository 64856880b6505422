// Webhooks: creates events for completed work, and delivers each event to its receivers until they accept it.

import type { DeliverySettings } from "../settings/delivery-settings.ts";
import type { Deliver } from "../settings/options.ts";
import type { DeliveryFilter, DeliveryView } from "../settings/protocol.ts";
import { jobState } from "../state/lifecycle.ts";
import type { DeliveryAttempt, StoredDelivery, StoredEndpoint, StoredEvent } from "../state/model.ts";
import { randomOf } from "../state/random.ts";
import type { Store } from "../state/store.ts";
import { attemptOf } from "./attempt.ts";
import { completionEvent } from "./completions.ts";
import { bodyOf, type SignedRequest, signedRequest } from "./signed-request.ts";

/** How long a delivery is retried and an event is kept, in milliseconds. */
const windowMs = 24 * 60 * 60 * 1000;
/** The pause before the first retry, in milliseconds. It doubles with each retry. HeyGen does not document it. */
const firstPauseMs = 10_000;
/** The maximum pause, so that a receiver that recovers still gets the event. */
const maxPauseMs = 60 * 60 * 1000;
/** How many events are kept. Events with pending deliveries are always kept. */
const maxEvents = 10_000;
/** How many attempts of a delivery are kept. */
const maxAttempts = 20;
/** The maximum number of concurrent attempts. */
const maxRunning = 32;

export interface DeliveriesOptions {
  readonly store: Store;
  readonly deliver: Deliver;
  /** Returns the current settings, which change while the sandbox runs. */
  settings(): DeliverySettings;
  readonly seed: number;
}

export class Deliveries {
  readonly #store: Store;
  readonly #deliver: Deliver;
  readonly #settings: () => DeliverySettings;
  readonly #random: () => number;
  /** Deliveries that are due, in the order in which they are sent. */
  #queue: StoredDelivery[] = [];
  #freeSlots = maxRunning;
  readonly #running: Set<Promise<void>> = new Set();

  constructor({ store, deliver, settings, seed }: DeliveriesOptions) {
    this.#store = store;
    this.#deliver = deliver;
    this.#settings = settings;
    this.#random = randomOf(seed);
    store.onCompletion = (id) => this.#complete(id);
    store.clock.onJobsRun = () => this.#sendDue();
    for (const delivery of store.deliveries.values()) this.#schedule(delivery);
  }

  /** Sends the due deliveries, including those that become due meanwhile. Resolves after one attempt for each. */
  async flush(): Promise<void> {
    for (;;) {
      this.#store.clock.runDueJobs();
      if (this.#running.size === 0) return;
      await Promise.all(this.#running);
    }
  }

  /**
   * Sends a delivery again, whatever its status. Returns `cancelled` without sending if its endpoint was deleted or no
   * longer subscribes to such events.
   */
  resend(id: string): "sent" | "unknown" | "cancelled" {
    const delivery = this.#store.deliveries.get(id);
    const event = this.#store.events.get(delivery?.eventId ?? "");
    if (!delivery || !event) return "unknown";
    if (delivery.endpointId !== null && !this.#subscribedEndpoint(delivery.endpointId, event)) return "cancelled";
    delivery.nextAt = this.#store.now();
    delivery.status = "pending";
    this.#schedule(delivery);
    this.#store.clock.runDueJobs();
    return "sent";
  }

  /** The deliveries that match a filter, oldest first. */
  find({ after = 0, event_type, status }: DeliveryFilter = {}): DeliveryView[] {
    return this.#views([...this.#store.deliveries.values()]).filter((view) => {
      if (view.seq <= after || (status !== undefined && status !== view.status)) return false;
      return event_type === undefined || event_type === view.event_type;
    });
  }

  /** The newest deliveries, newest first. */
  newest(limit: number): DeliveryView[] {
    return this.#views([...this.#store.deliveries.values()].slice(-limit).reverse());
  }

  #views(deliveries: readonly StoredDelivery[]): DeliveryView[] {
    return deliveries.flatMap((delivery) => {
      const event = this.#store.events.get(delivery.eventId);
      return event ? viewOf(delivery, event) : [];
    });
  }

  #happens(share: number): boolean {
    return share > 0 && this.#random() < share;
  }

  /** Creates the event for completed work, and a delivery for each of its receivers. */
  #complete(id: string): void {
    const store = this.#store;
    const completion = store.pendingCompletions.get(id);
    const job = completion && store.jobOf(completion);
    if (job && jobState(job, store.now()) === "processing") return;
    store.pendingCompletions.delete(id);
    if (!completion || !job) return;
    const hasUrl = !this.#happens(this.#settings().withoutUrl);
    const event = { ...completionEvent(completion, job, store, hasUrl), seq: store.nextEventSeq() };
    store.events.set(event.id, event);
    for (const endpoint of store.endpoints.values()) {
      if (isSubscribed(endpoint, event)) this.#add(event, endpoint.id, endpoint.url);
    }
    if (completion.callbackUrl) this.#add(event, null, completion.callbackUrl);
  }

  #add(event: StoredEvent, endpointId: string | null, url: string): void {
    const { id: eventId, createdAt } = event;
    const { duplicates, delayMs } = this.#settings();
    const times = this.#happens(duplicates) ? 2 : 1;
    for (let time = 0; time < times; time++) {
      const [min, max] = delayMs;
      const nextAt = createdAt + (max > 0 ? min + this.#random() * (max - min) : 0);
      const seq = this.#store.nextEventSeq();
      const ids = { seq, id: `delivery_${seq}`, eventId, endpointId };
      const delivery: StoredDelivery = { ...ids, url, status: "pending", nextAt, attempts: [], createdAt };
      this.#store.deliveries.set(delivery.id, delivery);
      this.#schedule(delivery);
    }
  }

  /** Queues a delivery when it is due. */
  #schedule(delivery: StoredDelivery): void {
    const { nextAt } = delivery;
    if (nextAt === null) return;
    this.#store.clock.schedule(nextAt, () => {
      if (delivery.nextAt === nextAt && !this.#queue.includes(delivery)) this.#queue.push(delivery);
    });
  }

  #sendDue(): void {
    this.#forget();
    if (this.#settings().order === "shuffled") shuffle(this.#queue, this.#random);
    const deliveries = this.#queue.splice(0, this.#freeSlots);
    if (deliveries.length === 0) return;
    this.#freeSlots -= deliveries.length;
    this.#track(this.#send(deliveries));
  }

  /** Drops events beyond the maximum age or number, except those with pending deliveries. */
  #forget(): void {
    const { events, deliveries } = this.#store;
    const oldest = this.#store.now() - windowMs;
    const [first] = events.values();
    if (!first || (first.createdAt >= oldest && events.size <= maxEvents)) return;
    const needed = new Set<string>();
    for (const { nextAt, eventId } of deliveries.values()) if (nextAt !== null) needed.add(eventId);
    for (const event of events.values()) {
      if (event.createdAt >= oldest && events.size <= maxEvents) break;
      if (!needed.has(event.id)) events.delete(event.id);
    }
    for (const delivery of deliveries.values()) if (!events.has(delivery.eventId)) deliveries.delete(delivery.id);
  }

  #track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** Signs all deliveries before it sends the first. The time to sign varies, which would change the order. */
  async #send(deliveries: readonly StoredDelivery[]): Promise<void> {
    const requests = await Promise.all(deliveries.map((delivery) => this.#requestOf(delivery)));
    for (const [index, delivery] of deliveries.entries()) this.#track(this.#attempt(delivery, requests[index]));
  }

  async #requestOf({ eventId, endpointId, url }: StoredDelivery): Promise<SignedRequest | undefined> {
    const store = this.#store;
    const event = store.events.get(eventId);
    const at = store.now();
    const { headers } = this.#settings();
    if (!event) return undefined;
    if (endpointId === null) return signedRequest({ event, url, secret: null, at }, headers);
    const endpoint = this.#subscribedEndpoint(endpointId, event);
    if (!endpoint) return undefined;
    // The current secret of the endpoint: after a rotation, the old one is invalid.
    return signedRequest({ event, url: endpoint.url, secret: endpoint.secret, at }, headers);
  }

  /** The endpoint in its current state; undefined if it was deleted, or no longer subscribes to such events. */
  #subscribedEndpoint(id: string, event: StoredEvent): StoredEndpoint | undefined {
    const endpoint = this.#store.endpoints.get(id);
    return endpoint && isSubscribed(endpoint, event) ? endpoint : undefined;
  }

  async #attempt(delivery: StoredDelivery, request: SignedRequest | undefined): Promise<void> {
    const { timeoutMs, lost } = this.#settings();
    const at = this.#store.now();
    if (request) {
      const outcome = this.#happens(lost)
        ? { status: null, problem: "lost on purpose, by the setting deliveries.lost", isFinal: false }
        : await attemptOf(request, this.#deliver, timeoutMs);
      const { status, problem, isFinal } = outcome;
      delivery.url = request.url;
      record(delivery, { at, status, problem, signature: request.signature }, isFinal);
    } else {
      end(delivery, "cancelled");
    }
    this.#freeSlots++;
    this.#schedule(delivery);
    this.#store.clock.runDueJobs();
  }
}

/** Records an attempt and schedules the next one if needed. */
function record(delivery: StoredDelivery, attempt: DeliveryAttempt, isFinal: boolean): void {
  const { status } = attempt;
  delivery.attempts = [...delivery.attempts, attempt].slice(-maxAttempts);
  // From the time it was due, not from now: after a jump of the clock, all retries in between are due at once.
  const pauseMs = Math.min(firstPauseMs * 2 ** (delivery.attempts.length - 1), maxPauseMs);
  const nextAt = (delivery.nextAt ?? attempt.at) + pauseMs;
  if (status !== null && status >= 200 && status < 300) end(delivery, "delivered");
  else if (isFinal || nextAt > delivery.createdAt + windowMs) end(delivery, "failed");
  else delivery.nextAt = nextAt;
}

function end(delivery: StoredDelivery, status: StoredDelivery["status"]): void {
  delivery.status = status;
  delivery.nextAt = null;
}

/** Whether an endpoint subscribes to an event. */
function isSubscribed({ status, events, entityId }: StoredEndpoint, event: StoredEvent): boolean {
  if (status !== "enabled" || (events !== null && !events.includes(event.type))) return false;
  return entityId === null || entityId === event.entityId;
}

function shuffle(items: unknown[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [items[index], items[other]] = [items[other], items[index]];
  }
}

function viewOf(delivery: StoredDelivery, event: StoredEvent): DeliveryView {
  return {
    seq: delivery.seq,
    delivery_id: delivery.id,
    event_id: event.id,
    event_type: event.type,
    endpoint_id: delivery.endpointId,
    url: delivery.url,
    status: delivery.status,
    created_at: delivery.createdAt,
    next_at: delivery.nextAt,
    attempts: delivery.attempts,
    body: bodyOf(event),
  };
}
