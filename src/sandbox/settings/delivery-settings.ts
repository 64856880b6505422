/** How deliveries go. */
export interface DeliverySettings {
  /**
   * The headers of a signed delivery: `documented` has Heygen-Signature, Heygen-Timestamp and Heygen-Event-Id; `observed`
   * has Signature alone, as a logged delivery had; `both` has all of them. Default: `observed`.
   */
  headers: "documented" | "observed" | "both";
  /** How long after its event a delivery is sent, in milliseconds: drawn between the two, a day at most. Default: 0. */
  delayMs: readonly [min: number, max: number];
  /** Whether what is due at the same time is sent in its order. Default: `kept`. */
  order: "kept" | "shuffled";
  /** The share of deliveries, from 0 to 1, that come twice. Default: 0. */
  duplicates: number;
  /** The share of successes, from 0 to 1, whose event has no url. Default: 0. */
  withoutUrl: number;
  /** The share of attempts, from 0 to 1, that never arrive. Default: 0. */
  lost: number;
  /** How long a receiver may take, in milliseconds, by a real clock, a minute at most. Default: 10 000. */
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
/** The longest delay, in milliseconds: for no longer is an event remembered. */
export const maxDelayMs: number = 24 * 60 * 60 * 1000;
/** The longest that a receiver may be waited for, in milliseconds. */
export const maxTimeoutMs = 60_000;
