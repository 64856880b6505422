/**
 * The client: calls, lists, waits, uploads, errors, and the types of everything that the spec describes.
 *
 * @module heygen-avatars
 */
export type * from "../generated/schema.ts";
export { chooseEngine, type EngineOf, type EngineType, supportedEngines } from "./choose-engine.ts";
export type { ClientOptions } from "./client/client-options.ts";
export type { Clock } from "./client/clock.ts";
export { createClient, type HeyGenClient } from "./client/create-client.ts";
export type { Secret } from "./client/credentials.ts";
export type { DeprecationNotice } from "./client/deprecation.ts";
export * from "./client/errors.ts";
export type { ReceivedAnswer, ResponseCheck } from "./client/response-check.ts";
export type { RetryNotice } from "./client/transport.ts";
export { type Item, type ListPath, type Page, type PaginateOptions, type Pagination, paginate } from "./paginate.ts";
export {
  type BadEnd,
  HeyGenWaitError,
  type WaitEvents,
  type WaitOptions,
  waitUntil,
} from "./polling.ts";
export { type CallResult, type Unwrapped, unwrap } from "./unwrap.ts";
export { type NamedBytes, type UploadOptions, uploadAsset } from "./upload.ts";
export * from "./wait.ts";
export * from "./wait-for-videos.ts";
