// What must hold for webhooks: rules over all that a run has told its receivers.
import type { DocumentReader } from "./document.ts";
import { follow, type Json } from "./openapi.ts";
import type { Rule } from "./rule.ts";

/** A delivery as a receiver got it. Times are in milliseconds, by the clock of the sender. */
export interface ReceivedDelivery {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly at: number;
  /** What the receiver answered; 0 for nothing. */
  readonly status: number;
}

/** An endpoint, from its registration to its end. */
export interface RegisteredEndpoint {
  readonly url: string;
  /** The types that it asks for; null for all. */
  readonly events: readonly string[] | null;
  /** Its secrets, oldest first, each with the time from which it is the one. */
  readonly secrets: readonly { readonly secret: string; readonly from: number }[];
  readonly from: number;
  readonly until: number;
}

/** Something that has ended, and what its event must say. */
export interface ExpectedEvent {
  readonly type: string;
  readonly at: number;
  /** What `event_data` holds, besides other things. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly callbackUrl: string | null;
}

/** Everything that is known of a run. */
export interface WebhookRun {
  /** In the order of their coming. */
  readonly deliveries: readonly ReceivedDelivery[];
  readonly endpoints: readonly RegisteredEndpoint[];
  readonly expected: readonly ExpectedEvent[];
  /** What `GET /v3/webhooks/events` gives at the end. */
  readonly history: readonly { readonly event_id: string; readonly event_type: string }[];
  readonly until: number;
}

/** A rule of webhooks that was not kept. */
export interface WebhookFault {
  readonly rule: Rule;
  readonly seen: string;
}

/** What {@link checkWebhooks} has seen. */
export interface WebhookResult {
  readonly faults: readonly WebhookFault[];
  /** What was reached: the name of each event, and the members of its data. */
  readonly cells: ReadonlySet<string>;
}

/** A delivery, with what its body says. */
interface ReadDelivery extends ReceivedDelivery {
  readonly event: Json;
  readonly type: string;
  readonly id: string;
  readonly endpoint: RegisteredEndpoint | undefined;
  readonly expected: ExpectedEvent | undefined;
}

interface WebhookRule extends Rule {
  check(context: Context): AsyncIterable<string> | Iterable<string>;
}

interface Context {
  readonly run: WebhookRun;
  readonly deliveries: readonly ReadDelivery[];
  readonly reader: DocumentReader;
}

/** For how long HeyGen repeats a delivery, in milliseconds. */
const windowMs = 24 * 60 * 60 * 1000;
/** How late the first delivery of an event may be: an assumption, for nobody says. */
const maxDelayMs = 60_000;
/** How far a timestamp may be off, as receivers are advised to allow. */
const toleranceSeconds = 300;

const guide = "developers.heygen.com/docs/webhooks";

const rules: readonly WebhookRule[] = [
  {
    title: "A delivery is a POST of JSON",
    source: guide,
    confidence: "A",
    *check({ deliveries }) {
      for (const { method, headers } of deliveries) {
        const type = headers.get("Content-Type") ?? "no type";
        if (method !== "POST" || !/^application\/json\b/.test(type)) yield `${method} of ${type}`;
      }
    },
  },
  {
    title: "The body is valid by the schema of its event, whose name the spec knows",
    source: "the spec",
    confidence: "A",
    *check({ deliveries, reader }) {
      for (const { type, event } of deliveries) {
        const webhook = reader.document.webhooks[type];
        if (webhook === undefined) yield `there is no event ${type}`;
        else yield* reader.schemaErrors(schemaOf(webhook, reader.document), event).map((error) => `${type}: ${error}`);
      }
    },
  },
  {
    title: "A delivery to an endpoint is signed, over its bytes and with the secret that is the endpoint's at the time",
    source: `${guide}, signatures`,
    confidence: "A",
    async *check({ deliveries }) {
      for (const delivery of deliveries) {
        const { endpoint, headers, at } = delivery;
        if (!endpoint) continue;
        const secret = endpoint.secrets.findLast(({ from }) => from <= at)?.secret ?? "";
        const expected = await hmac(delivery.body, secret);
        const signatures = signaturesOf(headers);
        if (signatures.length === 0) yield `${delivery.id} without a signature`;
        for (const signature of signatures) if (signature !== expected) yield `${delivery.id} signed ${signature}`;
      }
    },
  },
  {
    title: "The callback of a request is not signed",
    source: "a logged delivery",
    confidence: "B",
    *check({ deliveries }) {
      for (const { endpoint, expected, url, headers, id } of deliveries) {
        const isCallback = !endpoint && expected?.callbackUrl === url;
        if (isCallback && signaturesOf(headers).length > 0) yield `${id} signed`;
      }
    },
  },
  {
    title: "The header Heygen-Timestamp says when it was sent",
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
      for (const { id, event, body, type } of deliveries) {
        const subject = `${type} ${subjectOf(event)}`;
        const text = new TextDecoder().decode(body);
        if ((ids.get(subject) ?? id) !== id) yield `${subject} as ${ids.get(subject)} and as ${id}`;
        if ((bodies.get(id) ?? text) !== text) yield `${id} with different bodies`;
        ids.set(subject, id);
        bodies.set(id, text);
      }
    },
  },
  {
    title: "What has ended is told to every endpoint that asks for it, and to the callback of its request",
    source: guide,
    confidence: "A",
    *check({ run, deliveries }) {
      for (const expected of run.expected) {
        for (const url of receiversOf(expected, run)) {
          const told = deliveries.some((delivery) => delivery.expected === expected && delivery.url === url);
          if (!told) yield `${url} was not told of ${expected.type}`;
        }
      }
    },
  },
  {
    title: "Nothing else is told, and nobody else",
    source: guide,
    confidence: "A",
    *check({ run, deliveries }) {
      for (const { type, expected, endpoint, url, at } of deliveries) {
        if (!expected) yield `${type}, of nothing that has ended`;
        else if (!receiversOf(expected, run).includes(url)) yield `${type} to ${url}, which did not ask for it`;
        if (expected && at < expected.at) yield `${type} before the end`;
        if (endpoint && at > endpoint.until) yield `${type} to ${url}, which was deleted`;
      }
    },
  },
  {
    title: "The data says what has ended: with its ids, its address or reason, and the callback_id of the request",
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
    title: "The first delivery comes within a minute",
    source: "an assumption",
    confidence: "D",
    *check({ deliveries }) {
      for (const attempts of attemptsOf(deliveries)) {
        const [first] = attempts;
        const late = first ? first.at - (first.expected?.at ?? first.at) : 0;
        if (late > maxDelayMs) yield `${first?.type} after ${late / 1000} s`;
      }
    },
  },
  {
    title: "What is not received is repeated, after pauses that grow",
    source: guide,
    confidence: "A",
    *check({ run, deliveries }) {
      for (const attempts of attemptsOf(deliveries)) {
        const { at, status, endpoint, type } = attempts.at(-1) as ReadDelivery;
        const pauses = attempts.slice(1).map((attempt, index) => attempt.at - (attempts[index]?.at ?? 0));
        const shrinks = pauses.some((pause, index) => pause > 0 && pause < (pauses[index - 1] ?? 0));
        if (shrinks) yield `${type}: pauses of ${pauses.join(", ")} ms`;
        const isOpen = !isReceived(status) && !attempts.some((attempt) => isReceived(attempt.status));
        const first = attempts[0]?.at ?? at;
        // Each pause is about as long as all before it, so that by then another attempt was due.
        const isDue =
          at + 2 * (at - first) + maxDelayMs < Math.min(run.until, endpoint?.until ?? run.until, first + windowMs);
        if (isOpen && isDue) yield `${type}: not repeated after ${attempts.length} attempts`;
      }
    },
  },
  {
    title: "Repetition ends after 24 hours",
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
    title: "The history holds each event of the last 24 hours once, and no other",
    source: "GET /v3/webhooks/events",
    confidence: "B",
    *check({ run, deliveries }) {
      const recent = deliveries.filter(({ expected }) => expected && expected.at > run.until - windowMs);
      const told = new Map(recent.map(({ id, type }) => [id, type]));
      const listed = new Map(run.history.map(({ event_id, event_type }) => [event_id, event_type]));
      if (listed.size !== run.history.length) yield "an event twice";
      for (const [id, type] of told) if (listed.get(id) !== type) yield `${id} is listed as ${listed.get(id)}`;
      const known = new Set(run.expected.map(({ type }) => type));
      for (const [id, type] of listed) if (!known.has(type)) yield `${id}, a ${type} of nothing that has ended`;
    },
  },
];

/** Holds everything that a run has told against the rules. */
export async function checkWebhooks(reader: DocumentReader, run: WebhookRun): Promise<WebhookResult> {
  const deliveries = run.deliveries.map((delivery) => readDelivery(delivery, run));
  const faults: WebhookFault[] = [];
  for (const { check, ...rule } of rules) {
    for await (const seen of check({ run, deliveries, reader })) faults.push({ rule, seen });
  }
  const cells = new Set<string>();
  for (const { type, event } of deliveries) {
    cells.add(type);
    for (const name of Object.keys(event.event_data ?? {})) cells.add(`${type}/${name}`);
  }
  return { faults, cells };
}

/** The schema of a webhook's body. */
export function schemaOf(webhook: Json, document: Json): Json {
  return follow(webhook, document).post.requestBody.content["application/json"].schema;
}

function readDelivery(delivery: ReceivedDelivery, run: WebhookRun): ReadDelivery {
  const event = jsonIn(delivery.body);
  const type = String(event.event_type);
  const candidates = run.expected.filter((expected) => expected.type === type);
  return {
    ...delivery,
    event,
    type,
    id: delivery.headers.get("Heygen-Event-Id") ?? String(event.event_id),
    endpoint: run.endpoints.find(({ url }) => url === delivery.url),
    expected: candidates.find(({ data }) => subjectOf({ event_data: data }) === subjectOf(event)),
  };
}

function jsonIn(body: Uint8Array): Json {
  try {
    const value = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** What an event is about. */
const subjectOf = ({ event_data }: Json): string => String(event_data?.video_id ?? event_data?.id);

const isReceived = (status: number): boolean => status >= 200 && status < 300;

const signaturesOf = (headers: Headers): string[] =>
  ["Heygen-Signature", "Signature"].flatMap((name) => headers.get(name) ?? []);

/** Who is to be told. */
function receiversOf({ type, at, callbackUrl }: ExpectedEvent, { endpoints }: WebhookRun): string[] {
  const asking = endpoints.filter(
    ({ events, from, until }) => from <= at && at < until && (events === null || events.includes(type)),
  );
  const urls = asking.map(({ url }) => url);
  return callbackUrl === null ? urls : [...urls, callbackUrl];
}

/** The attempts to tell one receiver of one event, in their order. */
function attemptsOf(deliveries: readonly ReadDelivery[]): ReadDelivery[][] {
  const byReceiver = new Map<string, ReadDelivery[]>();
  for (const delivery of deliveries) {
    const key = `${delivery.url} ${delivery.type} ${subjectOf(delivery.event)}`;
    byReceiver.set(key, [...(byReceiver.get(key) ?? []), delivery]);
  }
  return [...byReceiver.values()];
}

async function hmac(bytes: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(secret || " "), algorithm, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytes));
  return [...signature].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
