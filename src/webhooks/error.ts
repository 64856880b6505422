/** Why a delivery is rejected: it can't be trusted, its body is not an event, or the receiver is misconfigured. */
export type WebhookProblem = keyof typeof problems;

/** The status that a delivery gets for each reason, and what is wrong. */
const problems = {
  missing_signature: [401, "no signature"],
  bad_signature: [401, "another secret, token or body"],
  too_old: [401, "older than toleranceSeconds"],
  bad_body: [400, "not an event"],
  too_large: [413, "more than 1 MB"],
  parsed_body: [500, "the body was parsed: keep its bytes as rawBody, or parse later"],
  missing_secret: [500, "no secret or token is set"],
  padded_secret: [500, "white space around the secret or token"],
} as const;

/** The status for a reason. 500 is for mistakes in the receiver's configuration. */
export const statusOf = (reason: WebhookProblem): number => problems[reason][0];

/** A delivery was rejected. */
export class HeyGenWebhookError extends Error {
  override readonly name = "HeyGenWebhookError";
  readonly reason: WebhookProblem;

  constructor(reason: WebhookProblem) {
    super(`${reason}: ${problems[reason][1]}`);
    this.reason = reason;
  }
}
