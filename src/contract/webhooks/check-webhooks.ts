// Checks all deliveries of a run against the rules for webhooks.
import type { DocumentReader } from "../spec/document.ts";
import { follow, type Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import {
  isAskedFor,
  isCallbackUrl,
  isReceived,
  type ReadDelivery,
  readDelivery,
  receiverOf,
  receiversOf,
  signaturesOf,
  tellsOf,
} from "./deliveries.ts";
import type { WebhookFault, WebhookResult, WebhookRun } from "./run.ts";

interface WebhookRule extends Omit<Rule, "kind"> {
  check(context: Context): Iterable<string>;
}

interface Context {
  readonly run: WebhookRun;
  readonly deliveries: readonly ReadDelivery[];
  readonly reader: DocumentReader;
}

/** How long HeyGen retries a delivery, in milliseconds. */
const windowMs = 24 * 60 * 60 * 1000;
/** The maximum delay of the first delivery of an event: an assumption, because it is undocumented. */
const maxDelayMs = 60_000;
/** Pauses of this length need not grow any further: an assumption. */
const maxPauseMs = 60 * 60 * 1000;
/** The minimum ratio of a pause to the sum of all earlier pauses. With exponential backoff the ratio is constant. */
const minGrowth = 0.1;
/** The minimum ratio of an observed to a real pause: it is shorter if an attempt was late and the next one on time. */
const minSeen = 0.9;
/** The maximum time between an attempt and its duplicate, in milliseconds. */
const duplicateMs = 1_000;
/** How many times a received event may be delivered again, because delivery is at least once. */
const maxDuplicates = 2;
/** The maximum error of a timestamp, as recommended to receivers. */
const toleranceSeconds = 300;

const guide = "developers.heygen.com/docs/webhooks";

const rules: readonly WebhookRule[] = [
  {
    title: "A delivery is a POST with JSON",
    source: guide,
    confidence: "A",
    *check({ deliveries }) {
      for (const { method, headers } of deliveries) {
        const type = headers.get("Content-Type") ?? "no type";
        if (method !== "POST" || !/^application\/json\s*(;|$)/i.test(type)) yield `${method} with ${type}`;
      }
    },
  },
  {
    title: "The body matches the schema of its event, of a new event, or of a callback without an envelope",
    source: "the spec",
    confidence: "A",
    *check({ deliveries, reader }) {
      for (const delivery of deliveries) {
        const { type, event } = delivery;
        const schema = bodySchemaOf(delivery, reader.document);
        if (schema === undefined) yield `the event ${type} is undocumented`;
        else {
          const violations = reader.violations(schema, event);
          yield* violations.map(({ pointer, message }) => `${type}: ${pointer || "/"} ${message}`);
        }
      }
    },
  },
  {
    title: "created_at is an ISO 8601 time",
    source: "the spec",
    confidence: "B",
    *check({ deliveries }) {
      for (const { kind, type, event } of deliveries) {
        const { created_at } = event;
        const isWrong = kind !== "flat" && created_at !== undefined && !isTime(created_at);
        if (isWrong) yield `${type}: created_at is ${JSON.stringify(created_at)}`;
      }
    },
  },
  {
    title: "A delivery to an endpoint has a signature of its bytes with the endpoint's current secret",
    source: `${guide}, signatures`,
    confidence: "A",
    *check({ deliveries }) {
      for (const { endpoint, headers, signature, type, id = type } of deliveries) {
        if (!endpoint) continue;
        const given = signaturesOf(headers);
        if (given.length === 0) yield `${id} without a signature`;
        for (const each of given) if (each !== signature) yield `${id} signed ${each}`;
      }
    },
  },
  {
    title: "The callback of a request is not signed",
    source: "a logged delivery",
    confidence: "B",
    *check({ run, deliveries }) {
      for (const { endpoint, url, headers, type, id = type } of deliveries) {
        const isCallback = !endpoint && isCallbackUrl(url, run);
        if (isCallback && signaturesOf(headers).length > 0) yield `${id} signed`;
      }
    },
  },
  {
    title: "The header Heygen-Timestamp is the time of sending",
    source: `${guide}, signatures`,
    confidence: "A",
    *check({ deliveries }) {
      for (const { headers, at } of deliveries) {
        const text = headers.get("Heygen-Timestamp");
        if (text !== null && !(Math.abs(at / 1000 - Number(text)) <= toleranceSeconds)) yield `${text} at ${at}`;
      }
    },
  },
  {
    title: "The header Heygen-Event-Id is the id of the event",
    source: `${guide}, signatures`,
    confidence: "A",
    *check({ deliveries }) {
      for (const { headers, event } of deliveries) {
        const header = headers.get("Heygen-Event-Id");
        if (header !== null && event.event_id !== undefined && header !== event.event_id) yield header;
      }
    },
  },
  {
    title: "An event has one id and one body, however often it is delivered",
    source: guide,
    confidence: "A",
    *check({ deliveries }) {
      const ids = new Map<string, string>();
      const bodies = new Map<string, string>();
      for (const { kind, type, id, subject, body } of deliveries) {
        if (kind === "flat") continue;
        const event = `${type} ${subject}`;
        if (id !== undefined && subject !== undefined) {
          const known = ids.get(event) ?? id;
          if (known !== id) yield `${event} as ${known} and as ${id}`;
          ids.set(event, id);
        }
        const name = id ?? (subject === undefined ? undefined : event);
        if (name === undefined) continue;
        const text = new TextDecoder().decode(body);
        if ((bodies.get(name) ?? text) !== text) yield `${name} with different bodies`;
        bodies.set(name, text);
      }
    },
  },
  {
    title: "An event is delivered to every endpoint that subscribed to it, and to the callback of its request",
    source: guide,
    confidence: "A",
    *check({ run, deliveries }) {
      for (const expected of run.expected) {
        for (const receiver of receiversOf(expected, run)) {
          const { url, until } = typeof receiver === "string" ? { url: receiver, until: run.until } : receiver;
          const isTimeLeft = expected.at + maxDelayMs > Math.min(until, run.until);
          const isTold = deliveries.some((one) => receiverOf(one) === receiver && tellsOf(one, expected));
          if (!isTold && !isTimeLeft) yield `${url} did not receive ${expected.type}`;
        }
      }
    },
  },
  {
    title: "Only expected events are delivered, and only to their receivers",
    source: guide,
    confidence: "A",
    *check({ run, deliveries }) {
      for (const delivery of deliveries) {
        const { kind, type, expected, endpoint, url, at } = delivery;
        if (kind === "known" && !expected) yield `${type} was not expected`;
        else if (!isAskedFor(delivery, run)) yield `${type} to ${url}, which did not subscribe to it`;
        if (expected && at < expected.at) yield `${type} before it happened`;
        if (endpoint && at > endpoint.until) yield `${type} to ${url}, which was deleted`;
      }
    },
  },
  {
    title: "The data has the ids of the resource, its URL or failure reason, and the callback_id of the request",
    source: "docs.heygen.com/docs/using-heygens-webhook-events",
    confidence: "A",
    *check({ deliveries }) {
      for (const { expected, event } of deliveries) {
        for (const [name, value] of Object.entries(expected?.data ?? {})) {
          const seen = event.event_data?.[name];
          if (seen !== value)
            yield `${expected?.type}: ${name} is ${JSON.stringify(seen)}, not ${JSON.stringify(value)}`;
        }
      }
    },
  },
  {
    title: "The first delivery is sent within a minute",
    source: "an assumption",
    confidence: "D",
    *check({ run, deliveries }) {
      for (const attempts of attemptsOf(deliveries, run)) {
        const [first] = attempts;
        const late = first ? first.at - (first.expected?.at ?? first.at) : 0;
        if (late > maxDelayMs) yield `${first?.type} after ${late / 1000} s`;
      }
    },
  },
  {
    title: "A failed delivery is retried, with growing pauses",
    source: guide,
    confidence: "A",
    *check({ run, deliveries }) {
      for (const attempts of attemptsOf(deliveries, run)) {
        const { at, status, endpoint, type } = attempts.at(-1) as ReadDelivery;
        const pauses = pausesOf(attempts);
        if (!isGrowing(pauses)) yield `${type}: pauses of ${pauses.join(", ")} ms`;
        const isOpen = !isReceived(status) && !attempts.some((attempt) => isReceived(attempt.status));
        const first = attempts[0]?.at ?? at;
        // Each pause is about as long as all earlier ones together, so another attempt is overdue.
        const isDue =
          at + 2 * (at - first) + maxDelayMs < Math.min(run.until, endpoint?.until ?? run.until, first + windowMs);
        if (isOpen && isDue) yield `${type}: not retried after ${attempts.length} attempts`;
      }
    },
  },
  {
    title: "A received delivery is not retried, except for duplicates",
    source: guide,
    confidence: "B",
    *check({ run, deliveries }) {
      for (const attempts of attemptsOf(deliveries, run)) {
        const received = attempts.findIndex(({ status }) => isReceived(status));
        const repeats = attempts.length - 1 - received;
        if (received >= 0 && repeats > maxDuplicates)
          yield `${attempts[0]?.type}: ${repeats} times after it was received`;
      }
    },
  },
  {
    title: "Retries end after 24 hours",
    source: guide,
    confidence: "A",
    *check({ deliveries }) {
      for (const { at, expected, type } of deliveries) {
        if (expected && at > expected.at + windowMs + maxDelayMs)
          yield `${type} after ${(at - expected.at) / 3_600_000} h`;
      }
    },
  },
  {
    title: "The history contains each event of the last 24 hours that endpoints received, once, and no others",
    source: "GET /v3/webhooks/events",
    confidence: "B",
    *check({ run, deliveries }) {
      const oldest = run.until - windowMs;
      const listed = new Map(run.history.map(({ event_id, event_type }) => [event_id, event_type]));
      if (listed.size !== run.history.length) yield "an event twice";
      const recent = deliveries.filter(({ endpoint, expected }) => endpoint && expected && expected.at > oldest);
      const told = new Map(recent.map(({ id, type }) => [id, type]));
      for (const [id, type] of told) {
        if (id !== undefined && listed.get(id) !== type) yield `${id} is listed as ${listed.get(id)}`;
      }
      const deliveryOf = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
      const unnamed = unnamedTypes(run, deliveries);
      for (const [id, type] of listed) {
        const delivery = deliveryOf.get(id);
        const at = delivery?.expected?.at ?? delivery?.at ?? run.until;
        if (at < oldest - maxDelayMs) yield `${id}, from ${(run.until - at) / 3_600_000} h ago`;
        if (delivery) continue;
        const index = unnamed.indexOf(type);
        if (index < 0) yield `${id}, a ${type} that was never delivered`;
        else unnamed.splice(index, 1);
      }
    },
  },
];

/** Checks all deliveries and the history of a run against the rules. */
export async function checkWebhooks(reader: DocumentReader, run: WebhookRun): Promise<WebhookResult> {
  const deliveries = await Promise.all(run.deliveries.map((delivery) => readDelivery(delivery, run, reader)));
  const faults: WebhookFault[] = [];
  for (const { check, ...rule } of rules) {
    for (const seen of check({ run, deliveries, reader })) faults.push({ rule, seen });
  }
  const items = new Set<string>();
  for (const { kind, type, event } of deliveries) {
    if (kind === "flat") continue;
    items.add(type);
    for (const name of Object.keys(event.event_data ?? {})) items.add(`${type}/${name}`);
  }
  return { faults, items };
}

/** The schema of a webhook's body. */
export function schemaOf(webhook: Json, document: Json): Json {
  return follow(webhook, document).post.requestBody.content["application/json"].schema;
}

/** The schema for the body of a delivery; undefined if the document has none. */
function bodySchemaOf({ kind, type }: ReadDelivery, document: Json): Json | undefined {
  const { NewWebhookEvent, FlatCallback } = document.components.schemas;
  if (kind === "known") return schemaOf(document.webhooks[type], document);
  return kind === "flat" ? FlatCallback : NewWebhookEvent;
}

/** An ISO 8601 time. The zone is optional, because some senders omit it. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

const isTime = (value: unknown): boolean =>
  typeof value === "string" && time.test(value) && !Number.isNaN(Date.parse(value));

/** Groups the attempts by receiver and event, in order. Without an envelope the event is unknown. */
function attemptsOf(deliveries: readonly ReadDelivery[], { endpoints }: WebhookRun): ReadDelivery[][] {
  const byReceiver = new Map<string, ReadDelivery[]>();
  for (const delivery of deliveries) {
    const { kind, url, endpoint, type, id, subject } = delivery;
    if (kind === "flat") continue;
    const receiver = endpoint ? endpoints.indexOf(endpoint) : url;
    const key = `${receiver} ${type} ${subject ?? id ?? new TextDecoder().decode(delivery.body)}`;
    const attempts = byReceiver.get(key) ?? [];
    attempts.push(delivery);
    byReceiver.set(key, attempts);
  }
  return [...byReceiver.values()];
}

/** The pauses between attempts until the event was received, without duplicates. */
function pausesOf(attempts: readonly ReadDelivery[]): number[] {
  const received = attempts.findIndex(({ status }) => isReceived(status));
  const [first, ...repeats] = received < 0 ? attempts : attempts.slice(0, received + 1);
  const pauses: number[] = [];
  let last = first?.at ?? 0;
  let isDuplicate = false;
  for (const { at } of repeats) {
    // When the clock is advanced, many attempts happen at the same time.
    if (at === last) continue;
    isDuplicate = !isDuplicate && at - last < duplicateMs;
    if (isDuplicate) continue;
    pauses.push(at - last);
    last = at;
  }
  return pauses;
}

function isGrowing(pauses: readonly number[]): boolean {
  let sum = 0;
  return pauses.every((pause, index) => {
    const least = Math.max(pauses[index - 1] ?? 0, Math.min(maxPauseMs, minGrowth * sum));
    sum += pause;
    return pause >= minSeen * least;
  });
}

/** The types of recent events without an id in any delivery. The history may list them with any id. */
function unnamedTypes({ expected, until }: WebhookRun, deliveries: readonly ReadDelivery[]): string[] {
  const named = new Set(deliveries.filter(({ id }) => id !== undefined).map((delivery) => delivery.expected));
  const recent = expected.filter((end) => end.at >= until - windowMs - maxDelayMs && !named.has(end));
  return recent.map(({ type }) => type);
}
