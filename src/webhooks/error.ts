/** Why a delivery is rejected: it can't be trusted, its body is not an event, or the receiver is misconfigured. */
export type WebhookProblem = keyof typeof problems;

const problems = {
  missing_signature: "no signature",
  bad_signature: "another secret, token or body",
  too_old: "older than toleranceSeconds",
  bad_body: "not an event",
  too_large: "more than 1 MB",
  parsed_body: "the body was parsed: keep its bytes as rawBody, or parse later",
  missing_secret: "no secret or token is set",
  padded_secret: "white space around the secret or token",
} as const;

/** Mistakes in the receiver's configuration. */
export const ownProblems: readonly WebhookProblem[] = ["parsed_body", "missing_secret", "padded_secret"];

/** A delivery was rejected. */
export class HeyGenWebhookError extends Error {
  override readonly name = "HeyGenWebhookError";
  readonly reason: WebhookProblem;

  constructor(reason: WebhookProblem) {
    super(`${reason}: ${problems[reason]}`);
    this.reason = reason;
  }
}
