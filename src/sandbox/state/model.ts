// The state of the sandbox. It is plain data, so that it can be written to a file.
import type { AvatarType, CreateVideoRequest } from "../../../generated/types.ts";

/** Why a job failed, in the API's format. */
export interface Failure {
  code: string;
  message: string;
}

/** Work that takes time. Its state is derived from the clock, so nothing has to run in the background. */
export interface Job {
  startedAt: number;
  /** Milliseconds since the epoch, like all times in this file; {@link distantFuture} for work that never completes. */
  readyAt: number;
  failure?: Failure | undefined;
}

/** A time that is never reached: the last that a Date can hold. */
export const distantFuture = 8.64e15;

export type Ownership = "public" | "private";

/** Groups and looks are replaced, not changed, so that the state can be saved fast: see `Store.replaceGroup`. */
export interface Group {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly ownership: Ownership;
  readonly gender: string | null;
  readonly voiceId: string | null;
  readonly createdAt: number;
  readonly consent: Consent | null;
  /** The v2 training. v3 has none. */
  readonly training: Job | null;
}

export interface Consent {
  /** `pending` until the person or a review decides. */
  readonly status: "pending" | "approved" | "revoked";
  /** The consent text from the request, if it had one. */
  readonly text: string | null;
  /** Part of the consent page's URL. */
  readonly ticket: string | null;
  readonly rerouteUrl: string | null;
  /** When the consent page's URL expires. */
  readonly expiresAt?: number | undefined;
  /** When the review of a recording approves it. */
  readonly approvedAt: number;
}

export interface Look {
  readonly seq: number;
  readonly id: string;
  readonly groupId: string;
  readonly name: string;
  readonly type: AvatarType;
  readonly ownership: Ownership;
  readonly gender: string | null;
  readonly voiceId: string | null;
  readonly tags: string[];
  readonly engines: string[];
  /** The source of the look. A private look of the origin `studio` can't be deleted. */
  readonly origin: "studio" | "prompt" | "photo" | "footage";
  readonly job: Job;
  readonly needsConsent: boolean;
  readonly isMotion: boolean;
  readonly upscaled: boolean;
  readonly soundEffect: string | null;
  /** The aspect ratio of its picture, such as `16:9`; null for the default. */
  readonly aspectRatio: string | null;
}

export interface Video {
  seq: number;
  id: string;
  title: string | null;
  format: "mp4" | "webm";
  /** The look in the video; null if it has none. */
  lookId: string | null;
  /** Such as `16:9`. */
  aspectRatio: string;
  /** Its folder; null for the root of the workspace. */
  folderId: string | null;
  /** The request that created it, without file contents; null for a video of the agent. */
  request: CreateVideoRequest | null;
  job: Job;
}

export interface AgentSession {
  seq: number;
  id: string;
  mode: "generate" | "chat";
  prompt: string;
  createdAt: number;
  /** When the agent asks a question; null if it does not. */
  asksAt: number | null;
  /** The user's messages after the prompt. */
  messages: UserMessage[];
  /** The videos of the session, oldest first. */
  videoIds: string[];
  /** Whether the session was stopped. The next message continues it. */
  isStopped: boolean;
  /** The URL to call when a video completes; null if none was given. */
  callbackUrl: string | null;
  /** Sent along with the call to `callbackUrl`. */
  callbackId: string | null;
}

/** A message of the user to the agent. */
export interface UserMessage {
  text: string;
  at: number;
}

export interface StoredVoice {
  seq: number;
  id: string;
  name: string;
  /** In English, such as `German`. */
  language: string;
  gender: string;
  ownership: Ownership;
  createdAt: number;
  /** The cloning; null for a voice that is not a clone. */
  job: Job | null;
}

export interface StoredEndpoint {
  seq: number;
  id: string;
  url: string;
  /** The event types that it receives; null for all. */
  events: string[] | null;
  entityId: string | null;
  /** Only an enabled endpoint receives events. */
  status: "enabled" | "disabled";
  secret: string;
  createdAt: number;
}

/** Work whose completion becomes an event. */
export interface PendingCompletion {
  /** The video, the batch of videos or the look that is in progress. */
  id: string;
  kind: "video" | "agent_video" | "batch" | "avatar";
  /** The session of a video of the agent. */
  sessionId: string | null;
  /** The base of the URLs in the event: the sandbox's address in the request that started the work. */
  origin: string;
  callbackUrl: string | null;
  callbackId: string | null;
}

/** A webhook event. */
export interface StoredEvent {
  seq: number;
  id: string;
  type: string;
  data: Record<string, unknown>;
  entityId: string | null;
  createdAt: number;
}

/** The delivery of an event to one receiver. */
export interface StoredDelivery {
  seq: number;
  id: string;
  eventId: string;
  /** The receiving endpoint; null if the receiver is the `callback_url` of a request. */
  endpointId: string | null;
  url: string;
  /** `cancelled` if the endpoint was deleted, or no longer subscribes to such events. */
  status: "pending" | "delivered" | "failed" | "cancelled";
  /** When the next attempt is due; null if there is none. */
  nextAt: number | null;
  /** The most recent attempts, oldest first. */
  attempts: DeliveryAttempt[];
  createdAt: number;
}

/** The result of one attempt to deliver an event. */
export interface DeliveryAttempt {
  at: number;
  /** The HTTP status; null without a response. */
  status: number | null;
  /** Why there was no response, or the start of an error response's body; null after success. */
  problem: string | null;
  /** The signature of the body; null for a call to a `callback_url`. */
  signature: string | null;
}

export interface Generation {
  id: string;
  groupId: string | null;
  job: Job;
}

export interface Asset {
  id: string;
  name: string;
  /** The media type. */
  type: string;
  size: number;
  uploadedAt: number;
  /** The bytes as Base64; null if they were dropped to save memory. */
  data: string | null;
}

/** A file that is sent to the storage. When it has been completed, there is an asset with the same id. */
export interface DirectUpload {
  /** The id of the asset. */
  id: string;
  name: string;
  /** The announced media type. */
  type: string;
  /** The announced size, in bytes. */
  size: number;
  /** The announced SHA-256, in hexadecimal; null if none was. */
  checksum: string | null;
  /** The signature in its URL. */
  ticket: string;
  /** When the URL expires. */
  expiresAt: number;
  /** What the storage has received; null until then. */
  received: ReceivedFile | null;
  /** When it was completed; null until then. */
  completedAt: number | null;
  /** Why it did not become an asset. */
  failure: Failure | null;
}

/** A file in the storage. */
export interface ReceivedFile {
  /** The media type by its bytes; null for one that the sandbox does not know. */
  type: string | null;
  /** The bytes as Base64; null for a large file. */
  data: string | null;
  /** The SHA-256, in hexadecimal; null for a large file. */
  checksum: string | null;
}

/** Videos, or direct uploads, that were created with one request. */
export interface Batch {
  seq: number;
  id: string;
  kind: "video" | "asset";
  title: string | null;
  createdAt: number;
  /** The ids of its videos or assets, in the order of the request. */
  itemIds: string[];
}

/** The first response to an idempotency key. */
export interface StoredResponse {
  /** The idempotency key, combined with the operation and the path. */
  key: string;
  /** When the key was first used. */
  since: number;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The whole state of a sandbox as plain data. `snapshot()` returns it, and the option `state` restores it. */
export interface Snapshot {
  version: 6;
  seq: number;
  offsetMs: number;
  /** When the clock was frozen; null while it runs. */
  frozenAt: number | null;
  credits: number | null;
  groups: Group[];
  looks: Look[];
  videos: Video[];
  sessions: AgentSession[];
  generations: Generation[];
  voices: StoredVoice[];
  assets: Asset[];
  uploads: DirectUpload[];
  batches: Batch[];
  endpoints: StoredEndpoint[];
  events: StoredEvent[];
  deliveries: StoredDelivery[];
  pendingCompletions: PendingCompletion[];
  responses: StoredResponse[];
}
