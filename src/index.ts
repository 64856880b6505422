/**
 * The client: calls, pagination, waits, uploads, errors, and the types of the spec.
 *
 * @module heygen-avatars
 */
export type * from "../generated/types.ts";
export { chooseEngine, type EngineOf, type EngineType, supportedEngines } from "./client/choose-engine.ts";
export type { Clock } from "./client/clock.ts";
export { createClient } from "./client/create-client.ts";
export type { Secret } from "./client/credentials.ts";
export type { Logger } from "./client/debug-log.ts";
export type { DeprecationNotice } from "./client/deprecation.ts";
export * from "./client/errors.ts";
export type { CallOptionsOf, CallResult, CommonCallOptions, HeyGenClient } from "./client/heygen-client.ts";
export type { RetryNotice } from "./client/hooks.ts";
export {
  type Item,
  type ListPath,
  type Page,
  type PaginateOptions,
  type Pagination,
  paginate,
} from "./client/lists/paginate.ts";
export { type AnyResult, type Unwrapped, unwrap } from "./client/lists/unwrap.ts";
export type { ClientOptions } from "./client/options.ts";
export type { ReceivedAnswer, ResponseCheck } from "./client/response-check.ts";
export type { NamedBytes, NamedStream, Uploadable } from "./client/uploads/content.ts";
export {
  type UploadOptions,
  type UploadProgress,
  uploadAsset,
} from "./client/uploads/upload-asset.ts";
export {
  type BadEnd,
  HeyGenWaitError,
  type WaitOptions,
  waitUntil,
} from "./client/waits/polling.ts";
export * from "./client/waits/wait-for.ts";
export * from "./client/waits/wait-for-asset.ts";
export * from "./client/waits/wait-for-batch.ts";
export * from "./client/waits/wait-for-videos.ts";
export type { WaitEvents } from "./shared/wait-events.ts";
