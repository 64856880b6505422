// What a delivery says.
import { hexOf } from "../shared/hmac.ts";
import { HeyGenWebhookError } from "./error.ts";
import type { WebhookEvent } from "./events.ts";

/** Headers as `fetch` has them, or as Node has them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** An event, and what its repetitions have in common. */
export interface VerifiedWebhook {
  readonly event: WebhookEvent;
  /**
   * The event's `event_id`, else the SHA-256 of the body. Not the header `Heygen-Event-Id`: no signature covers it, so
   * whoever repeats a delivery could pass it off as another event.
   */
  readonly id: string;
}

/** Headers as `fetch` has them. Those of HTTP/2, which Node lists with a colon, are left out. */
export function headersOf(headers: WebhookHeaders): Headers {
  if (Symbol.iterator in headers) return headers as Headers;
  return new Headers(Object.entries(headers).filter(([name, value]) => value && name[0] !== ":") as [string, string][]);
}

/** A body as it came. @throws TypeError for one that was read before */
export const bytesOf = (body: unknown): Promise<ArrayBuffer> => new Response(body as BodyInit).arrayBuffer();

/**
 * Reads the event of a delivery that is trusted.
 *
 * @param mayBeFlat whether a body without `event_type` is taken for the data of an event without a name
 * @throws {@link HeyGenWebhookError} `bad_body`
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
