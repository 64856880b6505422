// The control endpoints under /sandbox/: what they take and give. The page and `createSandboxControl` speak it.
import type { AvatarGroup, AvatarLook, Video, Voice } from "../../../generated/types.ts";
import type { DeliveryAttempt, Ownership } from "../state/model.ts";
import type { DeliverySettings } from "./delivery-settings.ts";
import type { Fault, V2State } from "./options.ts";

/** What can be changed while the sandbox runs. */
export interface Settings {
  /** How long a response is held back, in milliseconds: drawn between the two. */
  latencyMs: readonly [min: number, max: number];
  /** The share of calls, from 0 to 1, that meet a fault. */
  faultRate: number;
  /** The faults to draw from. */
  faults: readonly Fault[];
  /** Calls per minute; one more gets 429. Null: no limit. */
  rateLimit: number | null;
  /** How many creations the account can still pay for; one more gets 402. Null: no limit. */
  credits: number | null;
  /** What has become of v2. */
  v2: V2State;
  /** How webhooks are delivered. */
  deliveries: DeliverySettings;
}

/** Settings to change; the others stay as they are. */
export type SettingsChange = Partial<Omit<Settings, "deliveries">> & { deliveries?: Partial<DeliverySettings> };

/** The sandbox's clock. */
export interface ClockState {
  /** Milliseconds since the epoch. */
  now: number;
  /** Whether it stands still until it is advanced. */
  frozen: boolean;
}

/** A call that the sandbox has answered. */
export interface LoggedRequest {
  /** Numbers requests from 1; a later one has a higher number. */
  seq: number;
  /** When it came, in milliseconds since the epoch of the sandbox's clock. */
  at: number;
  /** How long the answer took, in milliseconds. */
  durationMs: number;
  method: string;
  /** Path and query. */
  path: string;
  /** The operationId; undefined where the API has no such operation. */
  operation?: string | undefined;
  /** Without credentials. */
  requestHeaders: Record<string, string>;
  /** The first 4 kB of what was sent, where it was text. */
  requestBody?: string | undefined;
  status: number;
  responseHeaders: Record<string, string>;
  /** The first 4 kB of what was answered. */
  responseBody?: string | undefined;
  /** The message of an error response. */
  error?: string | undefined;
}

/** A look, and whose it is. */
export type LookView = AvatarLook & { ownership: Ownership };

/** A session of the video agent. */
export interface SessionView {
  session_id: string;
  /** The newest video; null where there is none yet. */
  video_id: string | null;
  status: string;
  prompt: string;
  /** Unix time, in seconds. */
  created_at: number;
}

/** An uploaded file. */
export interface AssetView {
  asset_id: string;
  url: string;
  mime_type: string;
  size_bytes: number;
}

/** An endpoint that is told of events, without being logged as a call. `GET /sandbox/endpoints` */
export interface EndpointView {
  endpoint_id: string;
  url: string;
}

/** An event on its way to one receiver. `GET /sandbox/deliveries` */
export interface DeliveryView {
  /** A later delivery has a higher number. */
  seq: number;
  delivery_id: string;
  /** The same for all deliveries of an event. */
  event_id: string;
  event_type: string;
  /** The endpoint; null for the `callback_url` of a request. */
  endpoint_id: string | null;
  url: string;
  /** `cancelled` where the endpoint was deleted, or does not ask for such events any more. */
  status: "pending" | "delivered" | "failed" | "cancelled";
  /** When the event happened, in milliseconds since the epoch of the sandbox's clock. */
  created_at: number;
  /** When it is sent next; null where it isn't. */
  next_at: number | null;
  /** The last of them, oldest first. */
  attempts: readonly DeliveryAttempt[];
  /** What is sent, byte by byte. */
  body: string;
}

/** Which deliveries are meant; all without a member. */
export interface DeliveryFilter {
  event_type?: string | undefined;
  status?: string | undefined;
  /** Only deliveries with a higher number. */
  after?: number | undefined;
}

/** What the page at `/` shows; the newest of many. `GET /sandbox/state` */
export interface SandboxState {
  /** Grows with each change; `GET /sandbox/state?revision=N` answers 204 while it is still N. */
  revision: number;
  groups: AvatarGroup[];
  looks: LookView[];
  /** How far a look, by its id, or a video is with its work, from 0 to 1, while it is at work. */
  progress: Record<string, number>;
  /** Addresses of open consent pages, by group. */
  consentUrls: Record<string, string>;
  videos: Video[];
  sessions: SessionView[];
  assets: AssetView[];
  deliveries: DeliveryView[];
  voices: readonly Voice[];
  /** How many there are in all, of which the newest are shown. */
  totals: { looks: number; videos: number; sessions: number; assets: number; deliveries: number };
  settings: Settings;
  clock: ClockState;
  /** What is wrong with the file that keeps the state; null where nothing is, or no file is kept. */
  stateFileError: string | null;
  /** Whether the control endpoints may change anything. */
  controllable: boolean;
}

/** A response that is given instead of the real one. `POST /sandbox/responses` */
export interface ScriptedResponse {
  /** The operationId, or method and path template such as `POST /v3/videos`; any operation without it. */
  operation?: string | undefined;
  /** Status of a documented response, or any other status of an error. */
  status: number;
  /** Name of the documented example to answer with. Default: the first of the status. */
  example?: string | undefined;
  /** Headers besides the documented ones, such as Retry-After. */
  headers?: Record<string, string> | undefined;
  /** The body instead of the documented one. */
  body?: unknown;
  /** How often. Default: 1. */
  times?: number | undefined;
}

/** Which requests are meant; all without a member. */
export interface RequestFilter {
  /** The operationId, or method and path template. */
  operation?: string | undefined;
  /** Method, such as `POST`. */
  method?: string | undefined;
  /** Path without the query. */
  path?: string | undefined;
  status?: number | undefined;
  /** Only requests with a higher number. */
  after?: number | undefined;
}

/** What the person in the footage decides. */
export type ConsentDecision = "approve" | "decline";
