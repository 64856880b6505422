// The recording of a run with webhooks, and the result of checking it.
import type { Rule } from "../spec/rule.ts";

/** A delivery as received. Times are in milliseconds, by the sender's clock. */
export interface ReceivedDelivery {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly at: number;
  /** The status of the receiver's response; 0 without a response. */
  readonly status: number;
}

/** An endpoint, from its registration to its deletion. */
export interface RegisteredEndpoint {
  readonly url: string;
  /** The event types that it subscribed to; null for all. */
  readonly events: readonly string[] | null;
  /** Its secrets, oldest first, each with the time from which it is valid. */
  readonly secrets: readonly { readonly secret: string; readonly from: number }[];
  readonly from: number;
  readonly until: number;
}

/** An event that must be delivered. */
export interface ExpectedEvent {
  readonly type: string;
  readonly at: number;
  /** Members that `event_data` must have. It may have more. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly callbackUrl: string | null;
}

/** The recording of a run. */
export interface WebhookRun {
  /** In the order of arrival. */
  readonly deliveries: readonly ReceivedDelivery[];
  readonly endpoints: readonly RegisteredEndpoint[];
  readonly expected: readonly ExpectedEvent[];
  /** The response of `GET /v3/webhooks/events` at the end. */
  readonly history: readonly { readonly event_id: string; readonly event_type: string }[];
  readonly until: number;
}

/** A violation of a rule for webhooks. */
export interface WebhookFault {
  readonly rule: Omit<Rule, "kind">;
  readonly seen: string;
}

/** The result of {@link checkWebhooks}. */
export interface WebhookResult {
  readonly faults: readonly WebhookFault[];
  /** The coverage: the names of events, and the members of their data. */
  readonly items: ReadonlySet<string>;
}
