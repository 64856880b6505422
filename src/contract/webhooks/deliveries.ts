// Parses deliveries for the rules: their event, their receiver, and the receivers that expect an event.
import { hmacHex, hmacKey } from "../../shared/hmac.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import type { ExpectedEvent, ReceivedDelivery, RegisteredEndpoint, WebhookRun } from "./run.ts";

/** An endpoint, or the URL of a callback. */
type Receiver = RegisteredEndpoint | string;

/** A delivery with its parsed body. */
export interface ReadDelivery extends ReceivedDelivery {
  readonly event: Json;
  /** Whether the spec knows the event by its name; a callback may also be `flat`, without an envelope. */
  readonly kind: "known" | "new" | "flat";
  readonly type: string;
  /** Undefined if neither header nor body has one, as in older deliveries. */
  readonly id: string | undefined;
  /** The id of the resource; undefined if the data has none. */
  readonly subject: string | undefined;
  readonly endpoint: RegisteredEndpoint | undefined;
  /** The expected signature; undefined for a callback. */
  readonly signature: string | undefined;
  readonly expected: ExpectedEvent | undefined;
}

export async function readDelivery(
  delivery: ReceivedDelivery,
  run: WebhookRun,
  { document }: DocumentReader,
): Promise<ReadDelivery> {
  const event = jsonIn(delivery.body);
  const id = delivery.headers.get("Heygen-Event-Id") ?? event.event_id;
  const subject = subjectOf(event.event_data);
  const { endpoint, signature } = await addresseeOf(delivery, run);
  const isFlat = !endpoint && event.event_type === undefined && isCallbackUrl(delivery.url, run);
  const type = isFlat ? "a callback without an envelope" : textOf(event.event_type);
  const named = Object.hasOwn(document.webhooks, type) ? "known" : "new";
  return {
    ...delivery,
    event,
    kind: isFlat ? "flat" : named,
    type,
    id: id === undefined ? undefined : textOf(id),
    subject,
    endpoint,
    signature,
    expected: run.expected.find((expected) => expected.type === type && subjectOf(expected.data) === subject),
  };
}

/** The endpoint of a delivery, and the expected signature. Of several with the same URL, the one that signed it. */
async function addresseeOf(
  { url, headers, body, at }: ReceivedDelivery,
  run: WebhookRun,
): Promise<Pick<ReadDelivery, "endpoint" | "signature">> {
  const given = signaturesOf(headers);
  const nobody = { endpoint: undefined, signature: undefined };
  if (given.length === 0 && isCallbackUrl(url, run)) return nobody;
  const candidates = await Promise.all(
    run.endpoints
      .filter((endpoint) => endpoint.url === url)
      .map(async (endpoint) => ({
        endpoint,
        signature: await signatureOf(body, secretAt(at, endpoint)),
      })),
  );
  const signer = candidates.find(({ signature }) => given.includes(signature));
  const open = candidates.find(({ endpoint }) => endpoint.from <= at && at < endpoint.until);
  return signer ?? open ?? candidates[0] ?? nobody;
}

const secretAt = (at: number, { secrets }: RegisteredEndpoint): string =>
  secrets.findLast(({ from }) => from <= at)?.secret ?? "";

export const isCallbackUrl = (url: string, { expected }: WebhookRun): boolean =>
  expected.some(({ callbackUrl }) => callbackUrl === url);

function jsonIn(body: Uint8Array): Json {
  try {
    const value = JSON.parse(new TextDecoder().decode(body));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** The id of the resource in an event's data. */
function subjectOf(data: Json): string | undefined {
  const id = data?.video_id ?? data?.id;
  return id === undefined ? undefined : textOf(id);
}

/** A value as a string. `String` would throw for some objects. */
const textOf = (value: unknown): string => (typeof value === "string" ? value : String(JSON.stringify(value)));

export const isReceived = (status: number): boolean => status >= 200 && status < 300;

export const signaturesOf = (headers: Headers): string[] =>
  ["Heygen-Signature", "Signature"].flatMap((name) => headers.get(name) ?? []);

/** The receivers that expect an event. */
export function receiversOf({ type, at, callbackUrl }: ExpectedEvent, { endpoints }: WebhookRun): Receiver[] {
  const asking = endpoints.filter((endpoint) => asksFor(endpoint, type, at));
  return callbackUrl === null ? asking : [...asking, callbackUrl];
}

const asksFor = ({ events, from, until }: RegisteredEndpoint, type: string, at: number): boolean =>
  from <= at && at < until && (events === null || events.includes(type));

export const receiverOf = ({ endpoint, url }: ReadDelivery): Receiver => endpoint ?? url;

/** Whether a delivery reports an event. Without an envelope, any event before it may be meant. */
export const tellsOf = ({ kind, expected, at }: ReadDelivery, end: ExpectedEvent): boolean =>
  kind === "flat" ? at >= end.at : expected === end;

/** Whether the receiver subscribed to the event of a delivery. The time of a new event is unknown. */
export function isAskedFor(delivery: ReadDelivery, run: WebhookRun): boolean {
  const { kind, type, endpoint, expected, url, at } = delivery;
  if (expected) return receiversOf(expected, run).includes(receiverOf(delivery));
  if (endpoint) return asksFor(endpoint, type, at);
  return run.expected.some((end) => end.callbackUrl === url && (kind === "new" || end.at <= at));
}

/** The signature by a secret; an endpoint without a secret has one that no delivery bears. */
async function signatureOf(body: Uint8Array<ArrayBuffer>, secret: string): Promise<string> {
  return hmacHex(await hmacKey(new TextEncoder().encode(secret || " ")), body);
}
