import type { KnownWebhookEvent, NewWebhookEvent, WebhookEventType } from "../../generated/types.ts";

/**
 * Stands for every name that the spec does not know, whatever the name is. Were it `string`, no comparison would tell
 * the known events apart, and misspelt names would compile.
 */
export type NewWebhookEventType = "(a new event)";

/** An event that the spec does not know. Compare `event_type as string`, until an update knows it. */
export interface UnknownWebhookEvent extends Omit<NewWebhookEvent, "event_type"> {
  event_type: NewWebhookEventType;
}

/**
 * What HeyGen sends: a known event or a new one, told apart by `event_type`.
 *
 * @example if (event.event_type === "avatar_video.success") console.log(event.event_data.video_id);
 */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;

/** The known event of one name. */
export type WebhookEventOf<Type extends WebhookEventType> = Named<KnownWebhookEvent, Type>;

type Named<Event extends { event_type: string }, Type> = Event extends unknown
  ? Type extends Event["event_type"]
    ? Event
    : never
  : never;
