// What the sandbox remembers. All of it is plain data, so that it can be written to a file.
import type { AvatarType, CreateVideoRequest } from "../../../generated/types.ts";

/** Why something failed, as the API would put it. */
export interface Failure {
  code: string;
  message: string;
}

/** Something that takes time. Its state follows from the clock, so nothing has to run in the background. */
export interface Job {
  startedAt: number;
  /** Milliseconds since the epoch, like all times here; {@link distantFuture} for work that never finishes. */
  readyAt: number;
  failure?: Failure | undefined;
}

/** A time that does not come: the last that a Date can hold. */
export const distantFuture = 8.64e15;

export type Ownership = "public" | "private";

export interface Group {
  seq: number;
  id: string;
  name: string;
  ownership: Ownership;
  gender: string | null;
  voiceId: string | null;
  createdAt: number;
  consent: Consent | null;
  /** The training of v2, which v3 does not have. */
  training: Job | null;
}

export interface Consent {
  /** `pending` until the person, or a review, has decided. */
  status: "pending" | "approved" | "revoked";
  /** What the person is asked, where the request says it. */
  text: string | null;
  /** Part of the address of the consent page. */
  ticket: string | null;
  rerouteUrl: string | null;
  /** When the review of a recording ends in approval. */
  approvedAt: number;
}

export interface Look {
  seq: number;
  id: string;
  groupId: string;
  name: string;
  type: AvatarType;
  ownership: Ownership;
  gender: string | null;
  voiceId: string | null;
  tags: string[];
  engines: string[];
  /** What it was made of. Only a kit look of HeyGen's studio can't be deleted. */
  origin: "studio" | "prompt" | "photo" | "footage";
  job: Job;
  needsConsent: boolean;
  isMotion: boolean;
  upscaled: boolean;
  soundEffect: string | null;
  /** The shape of its picture, such as `16:9`; null for the usual one. */
  aspectRatio: string | null;
}

export interface Video {
  seq: number;
  id: string;
  title: string | null;
  format: "mp4" | "webm";
  /** The look that it shows, where it is of one. */
  lookId: string | null;
  /** Such as `16:9`. */
  aspectRatio: string;
  /** The folder that it is filed in; null for the root of the workspace. */
  folderId: string | null;
  /** What was asked for, without the bytes of files; null for a video of the agent. */
  request: CreateVideoRequest | null;
  job: Job;
}

export interface AgentSession {
  seq: number;
  id: string;
  mode: "generate" | "chat";
  prompt: string;
  createdAt: number;
  /** When the agent asks back; null where it does not. */
  asksAt: number | null;
  /** What the user wrote after the prompt. */
  messages: UserMessage[];
  /** What was made, in this order. */
  videoIds: string[];
  /** Whether the work was stopped, until the next message. */
  isStopped: boolean;
  /** What to call when a video is done; null for nothing. */
  callbackUrl: string | null;
  /** Handed back with the call. */
  callbackId: string | null;
}

/** What a user has written to the agent. */
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
  /** The work on a clone; null for a voice that is none. */
  job: Job | null;
}

export interface StoredEndpoint {
  seq: number;
  id: string;
  url: string;
  /** The types that it is told of; null for all. */
  events: string[] | null;
  entityId: string | null;
  /** Only an enabled one is told. */
  status: "enabled" | "disabled";
  secret: string;
  createdAt: number;
}

/** Work whose completion becomes an event. */
export interface PendingCompletion {
  /** The video or the look that is in progress. */
  id: string;
  kind: "video" | "agent_video" | "avatar";
  /** The session of a video of the agent. */
  sessionId: string | null;
  /** What the sandbox's own addresses start with, where the request came to. */
  origin: string;
  callbackUrl: string | null;
  callbackId: string | null;
}

/** Something that endpoints are told of. */
export interface StoredEvent {
  seq: number;
  id: string;
  type: string;
  data: Record<string, unknown>;
  entityId: string | null;
  createdAt: number;
}

/** An event on its way to one receiver. */
export interface StoredDelivery {
  seq: number;
  id: string;
  eventId: string;
  /** The endpoint; null for the `callback_url` of a request. */
  endpointId: string | null;
  url: string;
  /** `cancelled` where the endpoint was deleted, or does not ask for such events any more. */
  status: "pending" | "delivered" | "failed" | "cancelled";
  /** When it is sent next; null where it isn't. */
  nextAt: number | null;
  /** The newest of them, oldest first. */
  attempts: DeliveryAttempt[];
  createdAt: number;
}

/** How a delivery was received, once. */
export interface DeliveryAttempt {
  at: number;
  /** Null where nothing was answered. */
  status: number | null;
  /** Why nothing was answered; else the start of an answer that is no success. */
  problem: string | null;
  /** What the body was signed with; null for the call of a `callback_url`. */
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
  /** Base64; null where the bytes are no longer kept. */
  data: string | null;
}

/** The first response to an idempotency key. */
export interface StoredResponse {
  /** The idempotency key, with what it was sent to. */
  key: string;
  /** When it was first sent. */
  since: number;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The whole state of a sandbox as plain data: what `snapshot()` gives, and the option `state` takes back. */
export interface Snapshot {
  version: 5;
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
  endpoints: StoredEndpoint[];
  events: StoredEvent[];
  deliveries: StoredDelivery[];
  pendingCompletions: PendingCompletion[];
  responses: StoredResponse[];
}
