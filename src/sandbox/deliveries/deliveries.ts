// What the sandbox tells on its own account: finds work that has ended, and tells its receivers until they have heard.
import type { DeliveryFilter, ShownDelivery } from "../protocol.ts";
import type { AwaitedEnd, DeliveryAttempt, StoredDelivery, StoredEndpoint, StoredEvent } from "../state/model.ts";
import { randomOf } from "../state/random.ts";
import type { Store } from "../state/store.ts";
import { attemptOf } from "./attempt.ts";
import type { Deliver } from "./deliver.ts";
import type { DeliverySettings } from "./delivery-settings.ts";
import { awaitedJob, takeEndedWork } from "./ended-work.ts";
import { bodyOf, type SignedRequest, signedRequest } from "./signed-request.ts";

/** For how long a delivery is tried, and an event remembered, in milliseconds. */
const windowMs = 24 * 60 * 60 * 1000;
/** The pause before the first repetition, in milliseconds; each one after it is twice as long. HeyGen does not say. */
const firstPauseMs = 10_000;
/** The longest pause: whoever comes back within the window is to be told. */
const maxPauseMs = 60 * 60 * 1000;
/** How many events are remembered, besides those that somebody has yet to hear of. */
const maxEvents = 10_000;
/** How many attempts of a delivery are remembered. */
const maxAttempts = 20;
/** How many attempts may run at the same time. */
const maxRunning = 32;

export interface DeliveriesOptions {
  readonly store: Store;
  readonly deliver: Deliver;
  /** Looked at each time, so that they can be changed. */
  settings(): DeliverySettings;
  readonly seed: number;
}

export class Deliveries {
  readonly #store: Store;
  readonly #deliver: Deliver;
  readonly #settings: () => DeliverySettings;
  readonly #random: () => number;
  /** Those that are to be sent, also again. */
  readonly #pending: Set<StoredDelivery>;
  /** Those that are being sent, or are about to. */
  readonly #sending: Set<StoredDelivery> = new Set();
  /** Those that are about to be sent, in their order. */
  readonly #queue: StoredDelivery[] = [];
  #slots = maxRunning;
  readonly #running: Set<Promise<void>> = new Set();
  /** When there is something to do next. */
  #wakeAt = Number.NEGATIVE_INFINITY;
  #workRevision = -1;
  #isStopped = false;

  constructor({ store, deliver, settings, seed }: DeliveriesOptions) {
    this.#store = store;
    this.#deliver = deliver;
    this.#settings = settings;
    this.#random = randomOf(seed);
    this.#pending = new Set([...store.deliveries.values()].filter(({ nextAt }) => nextAt !== null));
  }

  /** Sends nothing any more. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Takes down what has ended by now, and begins to send what is due. */
  start(): void {
    const store = this.#store;
    if (this.#isStopped) return;
    if (store.now() < this.#wakeAt && store.workRevision === this.#workRevision) return;
    this.#workRevision = store.workRevision;
    for (const { end, event } of takeEndedWork(store, () => !this.#happens(this.#settings().withoutUrl))) {
      this.#announce({ ...event, seq: store.nextEventSeq() }, end);
    }
    this.#forget();
    this.#sendDue();
    this.#wakeAt = this.#nextTime();
  }

  /** Sends what is due and resolves when all of it was tried, also what became due meanwhile. */
  async settled(): Promise<void> {
    for (;;) {
      this.start();
      if (this.#running.size === 0) return;
      await Promise.all(this.#running);
    }
  }

  /** Sends a delivery once more, however it went, unless there is none, or nobody any more who asks for it. */
  sendAgain(id: string): "sent" | "unknown" | "cancelled" {
    const delivery = this.#store.deliveries.get(id);
    const event = this.#store.events.get(delivery?.eventId ?? "");
    if (!delivery || !event) return "unknown";
    if (delivery.endpointId !== null && !this.#askingEndpoint(delivery.endpointId, event)) return "cancelled";
    delivery.nextAt = this.#store.now();
    delivery.status = "pending";
    this.#pending.add(delivery);
    this.#wakeAt = Number.NEGATIVE_INFINITY;
    this.start();
    return "sent";
  }

  /** The deliveries that a filter lets through, oldest first. */
  find({ after = 0, event_type, status }: DeliveryFilter = {}): ShownDelivery[] {
    const shown: ShownDelivery[] = [];
    for (const delivery of this.#store.deliveries.values()) {
      const event = this.#store.events.get(delivery.eventId);
      const isMeant = event && delivery.seq > after && (status === undefined || status === delivery.status);
      if (isMeant && (event_type === undefined || event_type === event.type))
        shown.push(shownDelivery(delivery, event));
    }
    return shown;
  }

  /** The newest deliveries, the newest first. */
  newest(limit: number): ShownDelivery[] {
    const deliveries = [...this.#store.deliveries.values()].slice(-limit).reverse();
    return deliveries.flatMap((delivery) => {
      const event = this.#store.events.get(delivery.eventId);
      return event ? shownDelivery(delivery, event) : [];
    });
  }

  #happens(share: number): boolean {
    return share > 0 && this.#random() < share;
  }

  /** Remembers an event, and whom it is to be told. */
  #announce(event: StoredEvent, { callbackUrl }: AwaitedEnd): void {
    const { events, endpoints } = this.#store;
    events.set(event.id, event);
    for (const endpoint of endpoints.values())
      if (asksFor(endpoint, event)) this.#add(event, endpoint.id, endpoint.url);
    if (callbackUrl) this.#add(event, null, callbackUrl);
  }

  #add(event: StoredEvent, endpointId: string | null, url: string): void {
    const { duplicates, delayMs } = this.#settings();
    const times = this.#happens(duplicates) ? 2 : 1;
    for (let time = 0; time < times; time++) {
      const [min, max] = delayMs;
      const nextAt = event.createdAt + (max > 0 ? min + this.#random() * (max - min) : 0);
      const seq = this.#store.nextEventSeq();
      const common = { seq, id: `delivery_${seq}`, eventId: event.id, endpointId, url };
      const delivery: StoredDelivery = {
        ...common,
        status: "pending",
        nextAt,
        attempts: [],
        createdAt: event.createdAt,
      };
      this.#store.deliveries.set(delivery.id, delivery);
      this.#pending.add(delivery);
    }
  }

  /** Forgets events that are too old or too many, unless somebody has yet to hear of them. */
  #forget(): void {
    const { events, deliveries } = this.#store;
    const oldest = this.#store.now() - windowMs;
    const [first] = events.values();
    if (!first || (first.createdAt >= oldest && events.size <= maxEvents)) return;
    const needed = new Set([...this.#pending].map(({ eventId }) => eventId));
    for (const event of events.values()) {
      if (event.createdAt >= oldest && events.size <= maxEvents) break;
      if (!needed.has(event.id)) events.delete(event.id);
    }
    for (const delivery of deliveries.values()) if (!events.has(delivery.eventId)) deliveries.delete(delivery.id);
  }

  #sendDue(): void {
    const now = this.#store.now();
    const due = [...this.#pending].filter((delivery) => timeOf(delivery) <= now && !this.#sending.has(delivery));
    due.sort((a, b) => timeOf(a) - timeOf(b));
    if (this.#settings().order === "shuffled") shuffle(due, this.#random);
    this.#enqueue(due);
    this.#sendQueued();
  }

  #enqueue(deliveries: readonly StoredDelivery[]): void {
    for (const delivery of deliveries) {
      this.#sending.add(delivery);
      this.#queue.push(delivery);
    }
  }

  #sendQueued(): void {
    const deliveries = this.#queue.splice(0, this.#slots);
    if (deliveries.length === 0) return;
    this.#slots -= deliveries.length;
    this.#track(this.#send(deliveries));
  }

  #track(work: Promise<void>): void {
    this.#running.add(work);
    void work.finally(() => this.#running.delete(work));
  }

  /** Signs first and sends then: signing takes a moment that may differ, which would change the order. */
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
    const endpoint = this.#askingEndpoint(endpointId, event);
    if (!endpoint) return undefined;
    // As the endpoint is now: an old secret ends at once.
    return signedRequest({ event, url: endpoint.url, secret: endpoint.secret, at }, headers);
  }

  /** The endpoint as it is now; undefined where it is gone, or does not ask for such events any more. */
  #askingEndpoint(id: string, event: StoredEvent): StoredEndpoint | undefined {
    const endpoint = this.#store.endpoints.get(id);
    return endpoint && asksFor(endpoint, event) ? endpoint : undefined;
  }

  async #attempt(delivery: StoredDelivery, request: SignedRequest | undefined): Promise<void> {
    const { timeoutMs, lost } = this.#settings();
    const at = this.#store.now();
    if (request) {
      const outcome = this.#happens(lost)
        ? { status: null, problem: "lost on its way, as the settings ask", isFinal: false }
        : await attemptOf(request, this.#deliver, timeoutMs);
      const { status, problem, isFinal } = outcome;
      delivery.url = request.url;
      this.#record(delivery, { at, status, problem, signature: request.signature }, isFinal);
    } else {
      settle(delivery, "cancelled");
    }
    this.#sending.delete(delivery);
    this.#slots++;
    if (this.#isStopped) return;
    if (delivery.nextAt === null) {
      this.#pending.delete(delivery);
      // Its event may be forgotten now.
      this.#wakeAt = Number.NEGATIVE_INFINITY;
    } else if (delivery.nextAt <= this.#store.now()) this.#enqueue([delivery]);
    else this.#wakeAt = Math.min(this.#wakeAt, delivery.nextAt);
    this.#sendQueued();
  }

  #record(delivery: StoredDelivery, attempt: DeliveryAttempt, isFinal: boolean): void {
    const { status } = attempt;
    delivery.attempts = [...delivery.attempts, attempt].slice(-maxAttempts);
    // Counted from when it was due: a clock that was advanced has seen all the repetitions in between.
    const pauseMs = Math.min(firstPauseMs * 2 ** (delivery.attempts.length - 1), maxPauseMs);
    const nextAt = timeOf(delivery) + pauseMs;
    if (status !== null && status >= 200 && status < 300) settle(delivery, "delivered");
    else if (isFinal || nextAt > delivery.createdAt + windowMs) settle(delivery, "failed");
    else delivery.nextAt = nextAt;
  }

  /** When work ends, a delivery is due, or an event is too old. */
  #nextTime(): number {
    const [oldest] = this.#store.events.values();
    const isOld = !oldest || oldest.createdAt + windowMs < this.#store.now();
    let next = isOld ? Number.POSITIVE_INFINITY : oldest.createdAt + windowMs + 1;
    for (const end of this.#store.awaitedEnds.values()) {
      next = Math.min(next, awaitedJob(end, this.#store)?.readyAt ?? Number.NEGATIVE_INFINITY);
    }
    for (const delivery of this.#pending) if (!this.#sending.has(delivery)) next = Math.min(next, timeOf(delivery));
    return next;
  }
}

const timeOf = ({ nextAt }: StoredDelivery): number => nextAt ?? Number.POSITIVE_INFINITY;

function settle(delivery: StoredDelivery, status: StoredDelivery["status"]): void {
  delivery.status = status;
  delivery.nextAt = null;
}

/** Whether an endpoint is told of an event. */
function asksFor({ status, events, entityId }: StoredEndpoint, event: StoredEvent): boolean {
  if (status !== "enabled" || (events !== null && !events.includes(event.type))) return false;
  return entityId === null || entityId === event.entityId;
}

function shuffle(items: unknown[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1));
    [items[index], items[other]] = [items[other], items[index]];
  }
}

function shownDelivery(delivery: StoredDelivery, event: StoredEvent): ShownDelivery {
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
