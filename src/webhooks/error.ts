/** Why a delivery is rejected: it can't be trusted (the first three), or its body is not an event (`bad_body`). */
export type WebhookProblem = "missing_signature" | "bad_signature" | "too_old" | "bad_body";

/** A delivery was rejected. */
export class HeyGenWebhookError extends Error {
  override readonly name = "HeyGenWebhookError";
  readonly reason: WebhookProblem;

  constructor(reason: WebhookProblem) {
    super(reason);
    this.reason = reason;
  }
}
