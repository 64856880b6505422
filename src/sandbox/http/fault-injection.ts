// Fault injection: latency, failing and broken responses and a rate limit, the same for the same seed.
import type { Fault } from "../options.ts";
import type { LiveSettings } from "../settings.ts";
import { randomOf } from "../state/random.ts";
import type { PlainResponse } from "./plain-response.ts";

const minuteMs = 60_000;

export interface FaultInjector {
  /** How long to hold a response back, in milliseconds. */
  latency(): number;
  /** The fault that a call meets, if any. */
  fault(): Fault | undefined;
  /** Counts a call; the seconds to wait when it is one too many. */
  limit(now: number): number | undefined;
}

/** @param settings are looked at with each call, so that they can be changed */
export function createFaultInjector(settings: LiveSettings, seed: number): FaultInjector {
  const next = randomOf(seed);
  let minute = 0;
  let calls = 0;
  return {
    latency() {
      const [min, max] = settings.latencyMs;
      return max > 0 ? min + next() * (max - min) : 0;
    },
    fault() {
      const { faultRate, faults } = settings;
      if (faultRate === 0 || next() >= faultRate) return undefined;
      return faults[Math.floor(next() * faults.length)];
    },
    limit(now) {
      const { rateLimit } = settings;
      if (rateLimit === null) return undefined;
      const current = Math.floor(now / minuteMs);
      if (current !== minute) calls = 0;
      minute = current;
      calls++;
      return calls > rateLimit ? Math.ceil(((minute + 1) * minuteMs - now) / 1000) : undefined;
    },
  };
}

/** A fault that breaks the connection instead of answering with a status. */
export type ConnectionFault = Extract<Fault, "reset" | "truncated" | "stalled">;

export const breaksConnection = (fault: Fault | undefined): fault is ConnectionFault =>
  fault === "reset" || fault === "truncated" || fault === "stalled";

/** Breaks a whole response on its way: the operation has taken effect all the same. */
export function breakResponse(response: PlainResponse, fault: ConnectionFault): PlainResponse {
  const { body: bytes } = response;
  if (fault === "reset") throw new TypeError("the sandbox has reset the connection");
  if (!(bytes instanceof Uint8Array)) return response;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, bytes.length >> 1)),
    // A stalled body never ends; a truncated one breaks off.
    pull: (controller) => {
      if (fault === "stalled") return new Promise<void>(() => {});
      controller.error(new TypeError("the sandbox has cut the connection"));
      return undefined;
    },
  });
  return { ...response, body };
}
