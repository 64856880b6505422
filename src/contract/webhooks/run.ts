// What is known of a run of webhooks, and what came of checking it.
import type { Rule } from "../spec/rule.ts";

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
  readonly items: ReadonlySet<string>;
}
