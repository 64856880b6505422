/**
 * Receives webhooks: verifies deliveries, narrows events by name, and handles each event once.
 *
 * @module heygen-avatars/webhooks
 */
export type { KnownWebhookEvent, WebhookEventType } from "../generated/types.ts";
export type { WaitEvents } from "./shared/wait-events.ts";
export type { VerifiedWebhook, WebhookHeaders } from "./webhooks/delivery.ts";
export { HeyGenWebhookError, type WebhookProblem } from "./webhooks/error.ts";
export type { EventState, SeenEvents } from "./webhooks/event-store.ts";
export type { NewWebhookEventType, UnknownWebhookEvent, WebhookEvent, WebhookEventOf } from "./webhooks/events.ts";
export {
  type SignedOptions,
  type UnsignedOptions,
  type WebhookFunctions,
  type WebhookHandler,
  type WebhookHandlerOptions,
  webhookHandler,
} from "./webhooks/handler.ts";
export { type NodeRequest, type NodeResponse, nodeHandler } from "./webhooks/node-handler.ts";
export { type VerifyOptions, verifyWebhook, type WebhookRequest, type WebhookSecret } from "./webhooks/verify.ts";
