// Requests and responses of the control endpoints under /sandbox/. The page and `createSandboxControl` use them.
import type { operationIds } from "../../../generated/client-operations.ts";
import type { AvatarGroup, AvatarLook, Video, Voice } from "../../../generated/types.ts";
import type { DeliveryAttempt, Ownership } from "../state/model.ts";
import type { DeliverySettings } from "./delivery-settings.ts";
import type { Fault, V2State } from "./options.ts";

/** The settings that can be changed while the sandbox runs. */
export interface Settings {
  /** The latency in milliseconds, random within the range. */
  latencyMs: readonly [min: number, max: number];
  /** The share of requests, from 0 to 1, that fail. */
  faultRate: number;
  /** The faults that occur. */
  faults: readonly Fault[];
  /** The maximum number of requests per minute. Beyond it, the response is 429. Null: no limit. */
  rateLimit: number | null;
  /** The remaining credits. Each creation costs one. Without credits, the response is 402. Null: no limit. */
  credits: number | null;
  /** The state of v2. */
  v2: V2State;
  /** How webhooks are delivered. */
  deliveries: DeliverySettings;
}

/** The settings to change. Omitted ones keep their values. */
export type SettingsChange = Partial<Omit<Settings, "deliveries">> & { deliveries?: Partial<DeliverySettings> };

/** The sandbox's clock. */
export interface ClockState {
  /** Milliseconds since the epoch. */
  now: number;
  /** Whether the clock is frozen. A frozen clock changes only when it is advanced. */
  frozen: boolean;
}

/** A request to the API that the sandbox has answered. */
export interface LoggedRequest {
  /** The sequence number, counted from 1. */
  seq: number;
  /** When the request arrived, in milliseconds since the epoch by the sandbox's clock. */
  at: number;
  /** The duration until the response, in milliseconds. */
  durationMs: number;
  method: string;
  /** Path and query. */
  path: string;
  /** The operationId; undefined if the API has no such operation. */
  operation?: string | undefined;
  /** Without credentials. */
  requestHeaders: Record<string, string>;
  /** The first 4 kB of the request body, if it was JSON. */
  requestBody?: string | undefined;
  status: number;
  responseHeaders: Record<string, string>;
  /** The first 4 kB of the response body. */
  responseBody?: string | undefined;
  /** The message of an error response. */
  error?: string | undefined;
}

/** A look with its ownership. */
export type LookView = AvatarLook & { ownership: Ownership };

/** A session of the video agent. */
export interface SessionView {
  session_id: string;
  /** The newest video; null before the first one. */
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

/** A webhook endpoint, from `GET /sandbox/endpoints`. Unlike the API's list, this request is not logged. */
export interface EndpointView {
  endpoint_id: string;
  url: string;
  /** The event types that it receives; null for all. */
  events: readonly string[] | null;
  secret: string;
  /** Only an enabled endpoint receives events. */
  status: "enabled" | "disabled";
}

/** The named sessions of a server. */
export interface SessionNames {
  readonly names: readonly string[];
  /** How many were dropped, because there were more than are kept or because nobody used them for an hour. */
  readonly dropped: number;
}

/** The delivery of an event to one receiver, from `GET /sandbox/deliveries`. */
export interface DeliveryView {
  /** The sequence number. Later deliveries have higher ones. */
  seq: number;
  delivery_id: string;
  /** The same for all deliveries of an event. */
  event_id: string;
  event_type: string;
  /** The receiving endpoint; null if the receiver is the `callback_url` of a request. */
  endpoint_id: string | null;
  url: string;
  /** `cancelled` if the endpoint was deleted, or no longer subscribes to such events. */
  status: "pending" | "delivered" | "failed" | "cancelled";
  /** When the event happened, in milliseconds since the epoch by the sandbox's clock. */
  created_at: number;
  /** When the next attempt is due; null if there is none. */
  next_at: number | null;
  /** The most recent attempts, oldest first. */
  attempts: readonly DeliveryAttempt[];
  /** The body exactly as it is sent. */
  body: string;
}

/** A filter for deliveries. Omitted members match all. */
export interface DeliveryFilter {
  event_type?: string | undefined;
  status?: string | undefined;
  /** Only deliveries with a higher sequence number. */
  after?: number | undefined;
}

/** The content of the page at `/`, from `GET /sandbox/state`. Long lists contain only the newest items. */
export interface SandboxState {
  /** Grows with each change. `GET /sandbox/state?revision=N` responds with 204 while it is N. */
  revision: number;
  groups: AvatarGroup[];
  looks: LookView[];
  /** The progress of looks and videos that are being processed, from 0 to 1, by id. */
  progress: Record<string, number>;
  /** When looks and videos that are being processed complete, in milliseconds since the epoch; null: never. By id. */
  readyAt: Record<string, number | null>;
  /** The URLs of pending consent pages, by group id. */
  consentUrls: Record<string, string>;
  videos: Video[];
  sessions: SessionView[];
  assets: AssetView[];
  endpoints: EndpointView[];
  deliveries: DeliveryView[];
  voices: readonly Voice[];
  /** The total numbers, of which the lists contain the newest. */
  totals: { looks: number; videos: number; sessions: number; assets: number; deliveries: number };
  settings: Settings;
  /** The scripted responses that wait for their requests, the next one first. */
  responses: WaitingResponse[];
  clock: ClockState;
  /** The sessions of the server; null if it can't list them. */
  sandboxSessions: SessionNames | null;
  /** The error of the state file; null if there is no error or no state file. */
  stateFileError: string | null;
  /** Whether the control endpoints accept changes. */
  controllable: boolean;
}

/** A response to send instead of the simulated one, for `POST /sandbox/responses`. */
export interface ScriptedResponse {
  /** Default: any operation. */
  operation?: OperationName | undefined;
  /** 200 or an error status, which need not be documented. */
  status: number;
  /** The name of the documented example to send. Default: the first one of the status. */
  example?: string | undefined;
  /** Additional headers, such as Retry-After. */
  headers?: Record<string, string> | undefined;
  /** The body. Default: the documented example. */
  body?: unknown;
  /** How many times to send it. Default: 1. */
  times?: number | undefined;
}

/** A scripted response that waits for its requests. */
export interface WaitingResponse extends ScriptedResponse {
  id: string;
  /** How many more times it is sent. */
  left: number;
}

/** The operationId, or method and path template such as `POST /v3/videos`. */
export type OperationName = keyof typeof operationIds | (typeof operationIds)[keyof typeof operationIds];

/** A filter for requests. Omitted members match all. */
export interface RequestFilter {
  operation?: OperationName | undefined;
  /** The method, such as `POST`. */
  method?: string | undefined;
  /** The path without the query. */
  path?: string | undefined;
  status?: number | undefined;
  /** Only requests with a higher sequence number. */
  after?: number | undefined;
}

/** The decision of the person in the footage. */
export type ConsentDecision = "approve" | "decline";
