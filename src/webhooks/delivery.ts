// Reads the headers, the body and the event of a delivery.
import { hexOf } from "../shared/hmac.ts";
import { HeyGenWebhookError } from "./error.ts";
import type { WebhookEvent } from "./events.ts";

/** Headers of `fetch` or of Node. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A verified event, and an id that is the same in each delivery of it. */
export interface VerifiedWebhook {
  readonly event: WebhookEvent;
  /**
   * The event's `event_id`, otherwise the SHA-256 of the body. The header `Heygen-Event-Id` is not used: the signature
   * does not cover it, so an attacker could replay a delivery as another event.
   */
  readonly id: string;
}

/** Converts headers to `Headers`, without the pseudo-headers of HTTP/2, which Node lists with a colon. */
export function headersOf(headers: WebhookHeaders): Headers {
  if (Symbol.iterator in headers) return headers as Headers;
  return new Headers(Object.entries(headers).filter(([name, value]) => value && name[0] !== ":") as [string, string][]);
}

/** Whether a body is an object that a parser has made of its bytes. */
export const isParsed = (body: unknown): boolean => (body as object | null | undefined)?.constructor === Object;

/** The bytes of a body. @throws TypeError if the body has already been read */
export const bytesOf = (body: unknown): Promise<ArrayBuffer> => new Response(body as BodyInit).arrayBuffer();

/**
 * Reads the event of a verified delivery.
 *
 * @param mayBeFlat whether a body without `event_type` is accepted as the data of an event without a name
 * @throws {@link HeyGenWebhookError} with the reason `bad_body`
 */
export async function readEvent(bytes: ArrayBuffer, mayBeFlat?: boolean): Promise<VerifiedWebhook> {
  const body = await new Response(bytes).json().catch(() => undefined);
  const isFlat = mayBeFlat && body?.event_type === undefined;
  const event = isFlat ? { event_type: "", event_data: body } : body;
  const data = event?.event_data;
  const isEvent = typeof event?.event_type === "string" && Object(data) === data && !Array.isArray(data);
  if (!isEvent) throw new HeyGenWebhookError("bad_body");
  const id = typeof event.event_id === "string" && event.event_id;
  return { event, id: id || hexOf(await crypto.subtle.digest("SHA-256", bytes)) };
}
