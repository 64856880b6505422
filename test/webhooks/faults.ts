// Faults of webhooks: each changes a correct recording in what a receiver would see.
import type { ReceivedDelivery, WebhookRun } from "../../src/contract.ts";
import { signatureOf } from "./deliveries.ts";
import { urls } from "./honest-run.ts";

export type Fault = (run: WebhookRun) => WebhookRun;
type Change = (delivery: ReceivedDelivery, run: WebhookRun) => Partial<ReceivedDelivery>;
type Test = (delivery: ReceivedDelivery) => boolean;

const hour = 3_600_000;
const everyOne: Test = () => true;
const to =
  (url: string): Test =>
  (delivery) =>
    delivery.url === url;
export const textOf = ({ body }: ReceivedDelivery): string => new TextDecoder().decode(body);
// biome-ignore lint/suspicious/noExplicitAny: a fault may change any body
export const eventOf = (delivery: ReceivedDelivery): any => JSON.parse(textOf(delivery));
const isOf =
  (type: string): Test =>
  (delivery) =>
    eventOf(delivery).event_type === type;

/** Changes every matching delivery. */
const changed =
  (isMeant: Test, change: Change): Fault =>
  (run) => ({
    ...run,
    deliveries: run.deliveries.map((delivery) =>
      isMeant(delivery) ? { ...delivery, ...change(delivery, run) } : delivery,
    ),
  });

/** The secret that a correct delivery was signed with; undefined for a callback. */
function secretFor({ url, headers, body }: ReceivedDelivery, { endpoints }: WebhookRun): string | undefined {
  const signature = headers.get("Signature") ?? headers.get("Heygen-Signature");
  const secrets = endpoints.filter((endpoint) => endpoint.url === url).flatMap((endpoint) => endpoint.secrets);
  return secrets.find(({ secret }) => signatureOf(body, secret) === signature)?.secret;
}

function signed(headers: Headers, signature: string): Headers {
  const copy = new Headers(headers);
  for (const name of ["Signature", "Heygen-Signature"]) if (copy.has(name)) copy.set(name, signature);
  return copy;
}

const headersWith =
  (change: (headers: Headers, delivery: ReceivedDelivery) => void): Change =>
  (delivery) => {
    const headers = new Headers(delivery.headers);
    change(headers, delivery);
    return { headers };
  };

/** Replaces the event in the body, and signs it with the endpoint's secret. */
const rewritten =
  // biome-ignore lint/suspicious/noExplicitAny: a fault may change any body
    (change: (event: any) => unknown): Change =>
    (delivery, run) => {
      const event = eventOf(delivery);
      const body = new TextEncoder().encode(JSON.stringify(change(event) ?? event));
      const secret = secretFor(delivery, run);
      return {
        body,
        headers: secret ? signed(delivery.headers, signatureOf(body, secret)) : new Headers(delivery.headers),
      };
    };

const removed =
  (isMeant: (delivery: ReceivedDelivery, index: number, all: readonly ReceivedDelivery[]) => boolean): Fault =>
  (run) => ({ ...run, deliveries: run.deliveries.filter((...item) => !isMeant(...item)) });

/** Moves a delivery to a later time, with the timestamp of that time. */
function laterBy(delivery: ReceivedDelivery, ms: number): ReceivedDelivery {
  const at = delivery.at + ms;
  const headers = new Headers(delivery.headers);
  if (headers.has("Heygen-Timestamp")) headers.set("Heygen-Timestamp", String(Math.floor(at / 1000)));
  return { ...delivery, at, headers };
}

const inOrder = (deliveries: readonly ReceivedDelivery[]): ReceivedDelivery[] =>
  [...deliveries].sort((one, other) => one.at - other.at);

/** Delivers one event a number of times, at a constant interval, to the receiver that is down; then it is accepted. */
const resentAfter =
  (pauseMs: number, times: number): Fault =>
  (run) => {
    const first = run.deliveries.find(to(urls.down)) as ReceivedDelivery;
    const others = run.deliveries.filter(
      ({ url, ...rest }) => url !== first.url || textOf({ url, ...rest }) !== textOf(first),
    );
    const attempts = Array.from({ length: times }, (_, index) => laterBy(first, index * pauseMs));
    const last = { ...laterBy(first, times * pauseMs), status: 200 };
    return { ...run, deliveries: [...others, ...attempts, last] };
  };

/** Repeats every matching delivery a number of times, at a constant interval. */
const again =
  (isMeant: Test, times: number, laterMs: number): Fault =>
  (run) => ({
    ...run,
    deliveries: inOrder(
      run.deliveries.flatMap((delivery) => {
        const copies = Array.from({ length: times }, (_, index) => laterBy(delivery, (index + 1) * laterMs));
        return isMeant(delivery) ? [delivery, ...copies] : [delivery];
      }),
    ),
  });

/** Adds a delivery, based on an existing one. */
const added =
  (isMeant: Test, change: Change): Fault =>
  (run) => {
    const model = run.deliveries.find(isMeant) as ReceivedDelivery;
    return { ...run, deliveries: inOrder([...run.deliveries, { ...model, ...change(model, run) }]) };
  };

const isRepeat = (delivery: ReceivedDelivery, index: number, all: readonly ReceivedDelivery[]): boolean =>
  all.slice(0, index).some((earlier) => earlier.url === delivery.url && textOf(earlier) === textOf(delivery));

const success = isOf("avatar_video.success");
const failure = isOf("avatar_video.fail");

const bodyOf = (event: unknown) => new TextEncoder().encode(JSON.stringify(event));
/** An event with an unknown name, which the receiver accepts. */
const newEvent: Change = (delivery, run) => {
  const archived = rewritten((event) => ({ ...event, event_id: "evt_new", event_type: "avatar_video.archived" }));
  const { body, headers } = archived(delivery, run) as ReceivedDelivery;
  if (headers.has("Heygen-Event-Id")) headers.set("Heygen-Event-Id", "evt_new");
  return { body, headers, status: 200 };
};
const sharedSecrets = ({ endpoints }: WebhookRun) =>
  endpoints.filter(({ url }) => url === urls.shared).map(({ secrets }) => secrets[0]?.secret);
const withoutId: Change = (delivery, run) => {
  const { body, headers } = rewritten((event) => void delete event.event_id)(delivery, run) as ReceivedDelivery;
  headers.delete("Heygen-Event-Id");
  return { body, headers };
};
/** A run without endpoints, in which only callbacks receive events. */
const callbacksAlone: Fault = (run) => ({
  ...run,
  endpoints: [],
  deliveries: run.deliveries.filter(to(urls.callback)),
});

/** Differences from a correct recording that no document forbids. */
export const liberties: Readonly<Record<string, Fault>> = {
  "a callback without an envelope": changed(to(urls.callback), () => ({ body: bodyOf({ status: "completed" }) })),
  "a new event to an endpoint that subscribed to all events": added(to(urls.all), newEvent),
  "events without an id": changed(everyOne, withoutId),
  "an event that is due just before the recording ends": (run) => ({
    ...run,
    expected: [
      ...run.expected,
      {
        type: "avatar_video.success",
        at: run.until - 500,
        data: { video_id: "video_late" },
        callbackUrl: urls.callback,
      },
    ],
  }),
  "events sent only to a callback, and not listed": (run) => ({ ...callbacksAlone(run), history: [] }),
  "events sent only to a callback, and listed": callbacksAlone,
  "events sent to nobody, and listed": (run) => ({
    ...callbacksAlone(run),
    deliveries: [],
    expected: run.expected.map((expected) => ({ ...expected, callbackUrl: null })),
  }),
  "a callback with the URL of an endpoint": (run) => ({
    ...changed(to(urls.callback), () => ({ url: urls.all }))(run),
    expected: run.expected.map((expected) => ({ ...expected, callbackUrl: expected.callbackUrl && urls.all })),
  }),
  "a media type in capitals": changed(
    everyOne,
    headersWith((headers) => headers.set("Content-Type", "Application/JSON; Charset=UTF-8")),
  ),
  "every attempt twice": again(to(urls.down), 1, 3),
  "attempts that are sometimes late": changed(to(urls.down), ({ at }) => ({
    at: at + (at % 20_000 === 0 ? 200 : 0),
  })),
  "a duplicate of a received event": again(to(urls.successes), 1, 40_000),
};

/** Hand-written faults. */
export const webhookFaults: Readonly<Record<string, Fault>> = {
  "no signature": changed(
    to(urls.all),
    headersWith((headers) => {
      headers.delete("Signature");
      headers.delete("Heygen-Signature");
    }),
  ),
  "a signature of zeros": changed(to(urls.all), ({ headers }) => ({ headers: signed(headers, "0".repeat(64)) })),
  "a signature in capitals": changed(to(urls.all), ({ headers, body }, run) => ({
    headers: signed(headers, signatureOf(body, run.endpoints[0]?.secrets[0]?.secret).toUpperCase()),
  })),
  "a signature with a prefix": changed(to(urls.successes), ({ headers, body }, run) => ({
    headers: signed(headers, `sha256=${signatureOf(body, run.endpoints[1]?.secrets[0]?.secret)}`),
  })),
  "a signature in base64": changed(to(urls.successes), ({ headers, body }, run) => ({
    headers: signed(
      headers,
      Buffer.from(signatureOf(body, run.endpoints[1]?.secrets[0]?.secret), "hex").toString("base64"),
    ),
  })),
  "a signature of JSON that was serialized again": changed(to(urls.successes), ({ headers, ...rest }, run) => ({
    headers: signed(
      headers,
      signatureOf(JSON.stringify(eventOf({ headers, ...rest }), null, 1), run.endpoints[1]?.secrets[0]?.secret),
    ),
  })),
  "a signature that covers the timestamp": changed(to(urls.successes), ({ headers, body, at }, run) => ({
    headers: signed(
      headers,
      signatureOf(`${Math.floor(at / 1000)}.${Buffer.from(body)}`, run.endpoints[1]?.secrets[0]?.secret),
    ),
  })),
  "a secret without its prefix": changed(to(urls.successes), ({ headers, body }, run) => ({
    headers: signed(headers, signatureOf(body, run.endpoints[1]?.secrets[0]?.secret.replace("whsec_", ""))),
  })),
  "the secret of another endpoint": changed(to(urls.successes), ({ headers, body }, run) => ({
    headers: signed(headers, signatureOf(body, run.endpoints[0]?.secrets[0]?.secret)),
  })),
  "the old secret after a rotation": changed(to(urls.all), ({ headers, body }, run) => ({
    headers: signed(headers, signatureOf(body, run.endpoints[0]?.secrets[0]?.secret)),
  })),
  "the new secret before the rotation": changed(to(urls.all), ({ headers, body }, run) => ({
    headers: signed(headers, signatureOf(body, run.endpoints[0]?.secrets[1]?.secret)),
  })),
  "a body that was changed after it was signed": changed(to(urls.all), (delivery) => ({
    body: new TextEncoder().encode(`${textOf(delivery)} `),
  })),
  "a callback that is signed": changed(
    to(urls.callback),
    headersWith((headers, { body }) => headers.set("Signature", signatureOf(body))),
  ),
  "a timestamp of an hour ago": changed(
    to(urls.all),
    headersWith((headers, { at }) => headers.set("Heygen-Timestamp", String(Math.floor((at - hour) / 1000)))),
  ),
  "a timestamp in milliseconds": changed(
    to(urls.all),
    headersWith((headers, { at }) => headers.set("Heygen-Timestamp", String(at))),
  ),
  "a timestamp in words": changed(
    to(urls.all),
    headersWith((headers, { at }) => headers.set("Heygen-Timestamp", new Date(at).toISOString())),
  ),
  "an event id in the header that differs from the body": changed(
    to(urls.all),
    headersWith((headers) => headers.set("Heygen-Event-Id", "evt_other")),
  ),
  "a name that never fires": changed(
    success,
    rewritten((event) => ({ ...event, event_type: "video.success" })),
  ),
  "avatar_video.failed": changed(
    failure,
    rewritten((event) => ({ ...event, event_type: "avatar_video.failed" })),
  ),
  "a failure sent as a success": changed(
    failure,
    rewritten((event) => ({ ...event, event_type: "avatar_video.success" })),
  ),
  "a success sent as a failure": changed(
    success,
    rewritten((event) => ({ ...event, event_type: "avatar_video.fail" })),
  ),
  "a callback_id that is missing": changed(
    success,
    rewritten((event) => void delete event.event_data.callback_id),
  ),
  "a callback_id of another request": changed(
    success,
    rewritten((event) => void Object.assign(event.event_data, { callback_id: "order_43" })),
  ),
  "a callback_id outside the data": changed(
    success,
    rewritten(({ event_data, ...event }) => {
      const { callback_id, ...rest } = event_data;
      return { ...event, event_data: rest, callback_id };
    }),
  ),
  "a success without its url": changed(
    success,
    rewritten((event) => void delete event.event_data.url),
  ),
  "the url of the agent under the name of videos": changed(
    isOf("video_agent.success"),
    rewritten((event) => {
      event.event_data.url = event.event_data.video_url;
      delete event.event_data.video_url;
    }),
  ),
  "the reason under another name": changed(
    failure,
    rewritten((event) => {
      event.event_data.message = event.event_data.msg;
      delete event.event_data.msg;
    }),
  ),
  "the id of another video": changed(
    success,
    rewritten((event) => void Object.assign(event.event_data, { video_id: "video_abc123" })),
  ),
  "a body without an envelope": changed(
    success,
    rewritten((event) => event.event_data),
  ),
  "a list of events": changed(
    success,
    rewritten((event) => [event]),
  ),
  "twice with different ids": added(
    success,
    rewritten((event) => ({ ...event, event_id: "evt_again" })),
  ),
  "repeated with another body": added(
    to(urls.down),
    rewritten((event) => ({ ...event, created_at: "2026-11-20T12:00:00Z" })),
  ),
  "an hour late": changed(to(urls.callback), ({ at }) => ({ at: at + hour })),
  "before the end": changed(success, ({ at }) => ({ at: at - 60_000 })),
  "never repeated": removed(isRepeat),
  "given up after two attempts": removed((delivery, index, all) => {
    const before = all
      .slice(0, index)
      .filter((earlier) => earlier.url === delivery.url && textOf(earlier) === textOf(delivery));
    return delivery.url === urls.down && before.length >= 2;
  }),
  "repeated after a day": added(to(urls.down), (delivery) => laterBy(delivery, 25 * hour)),
  "repeated with shrinking pauses": added(to(urls.down), (delivery, { deliveries }) => {
    const attempts = deliveries.filter(({ url, at }) => url === urls.down && at < delivery.at + 20 * hour);
    const last = Math.max(...attempts.map(({ at }) => at));
    return laterBy(delivery, last + 2_000 - delivery.at);
  }),
  "repeated every minute for a day": resentAfter(60_000, 1_430),
  "repeated a hundred times within a second": resentAfter(10, 100),
  "seven times after it was received": again(to(urls.successes), 7, 60_000),
  "sent to a deleted endpoint": added(to(urls.deleted), (delivery) => laterBy(delivery, hour)),
  "sent to an endpoint that did not subscribe to it": added(failure, ({ body }, run) => ({
    url: urls.successes,
    headers: new Headers({
      "Content-Type": "application/json",
      Signature: signatureOf(body, run.endpoints[1]?.secrets[0]?.secret),
    }),
  })),
  "sent to an unknown URL": added(success, () => ({ url: "https://stranger.example/" })),
  "sent to the callback of another request": added(isOf("instant_avatar.success"), () => ({ url: urls.callback })),
  "an endpoint that is left out": removed(to(urls.successes)),
  "a callback that is left out": removed(to(urls.callback)),
  "no failures": removed(failure),
  "about a video that does not exist": added(
    success,
    rewritten((event) => ({
      ...event,
      event_id: "evt_new",
      event_data: { ...event.event_data, video_id: "video_new" },
    })),
  ),
  "by GET": changed(everyOne, () => ({ method: "GET" })),
  "as a form": changed(
    everyOne,
    headersWith((headers) => headers.set("Content-Type", "application/x-www-form-urlencoded")),
  ),
  "without a content type": changed(
    everyOne,
    headersWith((headers) => headers.delete("Content-Type")),
  ),
  "one of two endpoints with the same URL left out": (run) => ({
    ...run,
    deliveries: run.deliveries.filter((delivery) => secretFor(delivery, run) !== sharedSecrets(run)[1]),
  }),
  "two endpoints with the same URL, both with the secret of one": changed(
    to(urls.shared),
    ({ headers, body }, run) => ({
      headers: signed(headers, signatureOf(body, sharedSecrets(run)[0])),
    }),
  ),
  "a name that every object inherits": changed(
    success,
    rewritten((event) => ({ ...event, event_type: "constructor" })),
  ),
  "the name of every object's prototype": changed(
    success,
    rewritten((event) => ({ ...event, event_type: "__proto__" })),
  ),
  "a name and an id that can't be converted to strings": changed(
    success,
    rewritten((event) => ({ ...event, event_type: { toString: 1 }, event_data: { video_id: { toString: 1 } } })),
  ),
  "created yesterday": changed(
    everyOne,
    rewritten((event) => ({ ...event, created_at: "yesterday" })),
  ),
  "a new event to an endpoint that subscribed to other events": added(to(urls.successes), newEvent),
  "a callback without an envelope and without data": changed(to(urls.callback), () => ({ body: bodyOf({}) })),
  "a callback without an envelope that is early": changed(to(urls.callback), ({ at }) => ({
    body: bodyOf({ status: "completed" }),
    at: at - 60 * hour,
  })),
  "a history with an event that was never sent": (run) => ({
    ...run,
    history: [...run.history, { event_id: "evt_new", event_type: "avatar_video.success" }],
  }),
  "a history of more than a day": (run) => {
    const told = run.deliveries.filter(to(urls.all)).map(eventOf);
    const ids = new Map(told.map(({ event_id, event_type }) => [event_id, { event_id, event_type }]));
    return { ...run, history: [...ids.values()] };
  },
  "a history without an event": (run) => ({ ...run, history: run.history.slice(1) }),
  "a history with an event twice": (run) => ({ ...run, history: [...run.history, ...run.history] }),
  "a history with other names": (run) => ({
    ...run,
    history: run.history.map((event) => ({ ...event, event_type: "avatar_video.fail" })),
  }),
};

const wrongValues: unknown[] = [null, 7, {}, "other"];

/** Generated faults: every member of every type of event, removed or with values of other types. */
export function mechanicalFaults(run: WebhookRun): Map<string, Fault> {
  const creation = new Map<string, Fault>();
  const kinds = new Map(run.deliveries.map((delivery) => [eventOf(delivery).event_type as string, eventOf(delivery)]));
  for (const [type, event] of kinds) {
    const places = [
      ...Object.keys(event).map((name) => [name]),
      ...Object.keys(event.event_data).map((name) => ["event_data", name]),
    ];
    for (const place of places) {
      // The number and the times of deliveries stay the same.
      creation.set(
        `${type} without ${place.join(".")}`,
        changed(
          isOf(type),
          rewritten((body) => void without(body, place)),
        ),
      );
      for (const value of wrongValues) {
        const name = `${type} with ${place.join(".")} = ${JSON.stringify(value)}`;
        creation.set(
          name,
          changed(
            isOf(type),
            rewritten((body) => void assign(body, place, value)),
          ),
        );
      }
    }
  }
  return creation;
}

// biome-ignore lint/suspicious/noExplicitAny: a fault may change any body
function without(body: any, [first = "", second]: string[]): void {
  if (second === undefined) delete body[first];
  else delete body[first][second];
}

// biome-ignore lint/suspicious/noExplicitAny: a fault may change any body
function assign(body: any, [first = "", second]: string[], value: unknown): void {
  if (second === undefined) body[first] = value;
  else body[first][second] = value;
}
