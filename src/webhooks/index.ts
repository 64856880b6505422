/**
 * Receives webhooks: verifies them, tells events apart by name, and handles each once.
 *
 * @module heygen-avatars/webhooks
 */
export type { KnownWebhookEvent, WebhookEventType } from "../../generated/schema.ts";
export type { WaitEvents } from "../polling.ts";
export type { VerifiedWebhook, WebhookHeaders } from "./delivery.ts";
export { HeyGenWebhookError, type WebhookProblem } from "./error.ts";
export type { NewWebhookEventType, UnknownWebhookEvent, WebhookEvent, WebhookEventOf } from "./events.ts";
export {
  type SignedOptions,
  type UnsignedOptions,
  type WebhookFunctions,
  type WebhookHandler,
  type WebhookHandlerOptions,
  webhookHandler,
} from "./handler.ts";
export type { EventState, SeenEvents } from "./seen.ts";
export { type VerifyOptions, verifyWebhook, type WebhookRequest, type WebhookSecret } from "./verify.ts";
