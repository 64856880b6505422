/** Why a delivery is not to be trusted (the first three), or makes no sense (`bad_body`). */
export type WebhookProblem = "missing_signature" | "bad_signature" | "too_old" | "bad_body";

/** A delivery was refused. */
export class HeyGenWebhookError extends Error {
  override readonly name = "HeyGenWebhookError";
  readonly reason: WebhookProblem;

  constructor(reason: WebhookProblem) {
    super(reason);
    this.reason = reason;
  }
}
