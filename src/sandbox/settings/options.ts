import type { Snapshot } from "../state/model.ts";
import type { DeliverySettings } from "./delivery-settings.ts";

/** Sends a delivery and resolves to the response of the receiver. */
export type Deliver = (request: Request) => Promise<Response>;

/** How long work takes, in milliseconds. */
export interface Durations {
  /** Avatars of v3 and v2, training of v2, and voice clones. Default: 4 000. */
  training: number;
  /** A generation, motion or upscaling of v2, and the time that the video agent thinks before it asks. Default: 3 000. */
  generation: number;
  /** A video. Default: 5 000. */
  video: number;
}

/** A fault that the sandbox can simulate. */
export type Fault = "500" | "502" | "503" | "504" | "429" | "reset" | "truncated" | "stalled";

/**
 * The state of v2: `active` as before its end was announced, `deprecated` with headers that announce the end, or
 * `removed`. How v2 really answers after its end is not known (confidence D): HeyGen's streaming routes ended with 410
 * `endpoint_sunset`.
 */
export type V2State = "active" | "deprecated" | "removed";

/** How a sandbox behaves. */
export interface SandboxOptions {
  /** The only key that is accepted. Default: any. */
  apiKey?: string | undefined;
  /** How long work takes, in milliseconds. Default: a few seconds. */
  durations?: Partial<Durations> | undefined;
  /** How long responses are held back, in milliseconds: a number, or a range to draw from. Default: 0. */
  latencyMs?: number | readonly [min: number, max: number] | undefined;
  /** The share of calls, from 0 to 1, that fail. Default: 0. */
  faultRate?: number | undefined;
  /** The faults to draw from. Default: all. */
  faults?: readonly Fault[] | undefined;
  /** Calls per minute; one more gets 429 with Retry-After. Default: no limit. */
  rateLimit?: number | undefined;
  /** How many creations the account can pay for; one more gets 402. Default: no limit. */
  credits?: number | undefined;
  /** What exists at the start besides the fixtures: more groups, and looks spread over them. */
  seed?: { readonly groups?: number; readonly looks?: number } | undefined;
  /** Seed of everything random: ids, faults, latency. Default: another one each time. */
  random?: number | undefined;
  /** The state to start with, from {@link Sandbox.snapshot}, instead of the fixtures. */
  state?: Snapshot | undefined;
  /** Milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
  /**
   * Sends a delivery of a webhook; another app's `fetch` receives them in process, without a port. Default: the global
   * `fetch`, but only to addresses of this machine and of private networks, and to those of `deliverTo`.
   */
  deliver?: Deliver | undefined;
  /** Hosts, such as `hooks.example.com`, that the default of `deliver` sends to although they are elsewhere. */
  deliverTo?: readonly string[] | undefined;
  /** How webhooks are delivered. */
  deliveries?: { readonly [Name in keyof DeliverySettings]?: DeliverySettings[Name] | undefined } | undefined;
  /** Whether fields that the spec does not have are ignored, or rejected as the spec says. Default: `reject`. */
  unknownFields?: "ignore" | "reject" | undefined;
  /** The state of v2. Default: `deprecated`, as HeyGen was last seen. */
  v2?: V2State | undefined;
  /** Whether the control endpoints under `/sandbox/` may change anything. Default: true. */
  control?: boolean | undefined;
}

/** What a server adds to a sandbox. */
export interface ServerParts {
  /** What is wrong with the file that keeps the state, for the page to show; null if nothing is. */
  readonly stateFileError?: (() => string | null) | undefined;
  /** The API reference as HTML, for `/docs`. */
  readonly docs?: (() => Promise<string | undefined>) | undefined;
}

export const defaultDurations: Durations = { training: 4_000, generation: 3_000, video: 5_000 };
