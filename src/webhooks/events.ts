import type { KnownWebhookEvent, NewWebhookEvent, WebhookEventType } from "../../generated/types.ts";

/**
 * The type of every event name that the spec does not know. With `string` instead, comparisons would not narrow the
 * known events, and misspelt names would compile.
 */
export type NewWebhookEventType = "(a new event)";

/** An event that the spec does not know yet. Until an update of this package does, compare `event_type as string`. */
export interface UnknownWebhookEvent extends Omit<NewWebhookEvent, "event_type"> {
  event_type: NewWebhookEventType;
}

/**
 * An event that HeyGen sends, known or new. `event_type` narrows it.
 *
 * @example if (event.event_type === "avatar_video.success") console.log(event.event_data.video_id);
 */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;

/** The known event with the given name. */
export type WebhookEventOf<Type extends WebhookEventType> = Named<KnownWebhookEvent, Type>;

type Named<Event extends { event_type: string }, Type> = Event extends unknown
  ? Type extends Event["event_type"]
    ? Event
    : never
  : never;
