/** How webhooks are delivered. */
export interface DeliverySettings {
  /**
   * The headers of a signed delivery. `documented`: Heygen-Signature, Heygen-Timestamp and Heygen-Event-Id. `observed`:
   * only Signature, as in a delivery that was logged in practice. `both`: all of them. Default: `observed`.
   */
  headers: "documented" | "observed" | "both";
  /** The delay between an event and its delivery, in milliseconds. Random within the range, at most a day. Default: 0. */
  delayMs: readonly [min: number, max: number];
  /** Whether deliveries that are due at the same time are sent in order. Default: `kept`. */
  order: "kept" | "shuffled";
  /** The share of deliveries, from 0 to 1, that are sent twice. Default: 0. */
  duplicates: number;
  /** The share of success events, from 0 to 1, without the URL of the video. Default: 0. */
  withoutUrl: number;
  /** The share of attempts, from 0 to 1, that are lost. Default: 0. */
  lost: number;
  /** The timeout of an attempt in milliseconds of real time, at most a minute. Default: 10 000. */
  timeoutMs: number;
}

export const defaultDeliverySettings: DeliverySettings = {
  headers: "observed",
  delayMs: [0, 0],
  order: "kept",
  duplicates: 0,
  withoutUrl: 0,
  lost: 0,
  timeoutMs: 10_000,
};

export const headerStyles: readonly DeliverySettings["headers"][] = ["documented", "observed", "both"];
export const deliveryOrders: readonly DeliverySettings["order"][] = ["kept", "shuffled"];
/** The maximum delay, in milliseconds. Events are kept no longer. */
export const maxDelayMs: number = 24 * 60 * 60 * 1000;
/** The maximum timeout of an attempt, in milliseconds. */
export const maxTimeoutMs = 60_000;
