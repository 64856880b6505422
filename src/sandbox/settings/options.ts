import type { Snapshot } from "../state/model.ts";
import type { DeliverySettings } from "./delivery-settings.ts";
import type { SessionNames } from "./protocol.ts";

/** Sends a webhook and resolves to the response of the receiver. */
export type Deliver = (request: Request) => Promise<Response>;

/** How long simulated work takes, in milliseconds. */
export interface Durations {
  /** Creating an avatar, training in v2, cloning a voice. Default: 4 000. */
  training: number;
  /** A generation, motion or upscaling in v2, and the video agent's thinking before a question. Default: 3 000. */
  generation: number;
  /** Rendering a video. Default: 5 000. */
  video: number;
  /** How long a new asset is unknown to other calls, as happens at HeyGen. Default: 0. */
  asset: number;
  /** Processing a direct upload that was completed. Default: 1 000. */
  upload: number;
}

/** A fault that the sandbox can simulate. */
export type Fault = "500" | "502" | "503" | "504" | "429" | "reset" | "truncated" | "stalled";

/**
 * The state of v2: `active` as before the deprecation, `deprecated` with headers that announce the sunset, or `removed`.
 * It is not known how v2 responds after its sunset (confidence D). `removed` responds with 410 `endpoint_sunset`, as
 * HeyGen's streaming routes did.
 */
export type V2State = "active" | "deprecated" | "removed";

/** How a sandbox behaves. */
export interface SandboxOptions {
  /** The only API key that is accepted. Default: every key is accepted. */
  apiKey?: string | undefined;
  /** How long simulated work takes, in milliseconds. Default: a few seconds. */
  durations?: Partial<Durations> | undefined;
  /** The latency in milliseconds: a number, or a range for random latency. Default: 0. */
  latencyMs?: number | readonly [min: number, max: number] | undefined;
  /** The share of requests, from 0 to 1, that fail. Default: 0. */
  faultRate?: number | undefined;
  /** The faults that occur. Default: all. */
  faults?: readonly Fault[] | undefined;
  /** The maximum number of requests per minute. Beyond it, the response is 429 with Retry-After. Default: no limit. */
  rateLimit?: number | undefined;
  /** The credits of the account. Each creation costs one. Without credits, the response is 402. Default: no limit. */
  credits?: number | undefined;
  /** How many groups to add to the fixtures, and how many looks to distribute over them. Default: none. */
  seed?: { readonly groups?: number; readonly looks?: number } | undefined;
  /** The seed of everything random: ids, faults, latency. Default: a random seed. */
  random?: number | undefined;
  /** The initial state, from {@link Sandbox.snapshot}. Default: the fixtures. */
  state?: Snapshot | undefined;
  /** Returns the time in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /**
   * Sends a webhook. Pass the `fetch` of an app to deliver to it in process, without a port. Default: the global `fetch`,
   * but only to this machine, to private networks and to the hosts in `deliverTo`.
   */
  deliver?: Deliver | undefined;
  /** Public hosts that the default of `deliver` may send to, such as `hooks.example.com`. Default: none. */
  deliverTo?: readonly string[] | undefined;
  /** How many requests the log keeps, for the page and for tests. Default: 200. */
  journal?: number | undefined;
  /**
   * Origins such as `https://app.example.com` whose pages may control the sandbox and register webhooks, besides those of
   * this machine. All pages may use the rest of the API. Default: none.
   */
  allowOrigins?: readonly string[] | undefined;
  /** How webhooks are delivered. */
  deliveries?: { readonly [Name in keyof DeliverySettings]?: DeliverySettings[Name] | undefined } | undefined;
  /** Whether request fields outside the spec are ignored, or rejected as the spec says. Default: `reject`. */
  unknownFields?: "ignore" | "reject" | undefined;
  /** The state of v2. Default: `deprecated`, as last observed at HeyGen. */
  v2?: V2State | undefined;
  /** Whether the control endpoints under `/sandbox/` accept changes. Default: true. */
  control?: boolean | undefined;
}

/** The parts that a server adds to a sandbox. */
export interface ServerParts {
  /** The error of the state file, to show on the page; null if there is none. */
  readonly stateFileError?: (() => string | null) | undefined;
  /** Loads the API reference as HTML, for `/docs`. */
  readonly docs?: (() => Promise<string | undefined>) | undefined;
  /** The named sessions of the server. */
  readonly sessionNames?: (() => SessionNames) | undefined;
}

export const defaultDurations: Durations = {
  training: 4_000,
  generation: 3_000,
  video: 5_000,
  asset: 0,
  upload: 1_000,
};
