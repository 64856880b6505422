// Made-up trouble: latency, faults and a rate limit, the same for the same seed.
import type { Answer } from "./answer.ts";
import type { Fault, SandboxOptions } from "./options.ts";
import { randomOf } from "./random.ts";

const allFaults: readonly Fault[] = ["500", "502", "503", "504", "429", "reset", "truncated", "stalled"];

export interface Trouble {
  /** How long to hold an answer back, in milliseconds. */
  latency(): number;
  /** The fault that a call meets, if any. */
  fault(): Fault | undefined;
  /** Counts a call; the seconds to wait when it is one too many. */
  limit(now: number): number | undefined;
}

export function troubleOf({
  latencyMs = 0,
  faultRate = 0,
  faults = allFaults,
  rateLimit,
  random = 1,
}: SandboxOptions): Trouble {
  const next = randomOf(random);
  const [min, max] = typeof latencyMs === "number" ? [latencyMs, latencyMs] : latencyMs;
  let minute = 0;
  let calls = 0;
  return {
    latency: () => (max > 0 ? min + next() * (max - min) : 0),
    fault: () => (faultRate > 0 && next() < faultRate ? faults[Math.floor(next() * faults.length)] : undefined),
    limit(now) {
      if (!rateLimit) return undefined;
      const current = Math.floor(now / 60_000);
      if (current !== minute) calls = 0;
      minute = current;
      return ++calls > rateLimit ? Math.ceil(((minute + 1) * 60_000 - now) / 1000) : undefined;
    },
  };
}

/** Breaks a whole answer on its way: the operation has taken effect all the same. */
export function broken(answer: Answer, fault: "reset" | "truncated" | "stalled"): Answer {
  const { body: bytes } = answer;
  if (fault === "reset") throw new TypeError("the sandbox has reset the connection");
  if (!(bytes instanceof Uint8Array)) return answer;
  const body = new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, bytes.length >> 1)),
    // A stalled body never ends; a truncated one breaks off.
    pull: (controller) => {
      if (fault === "truncated") controller.error(new TypeError("the sandbox has cut the connection"));
      else return new Promise<void>(() => {});
    },
  });
  return { ...answer, body };
}

export const isBreaking = (fault: Fault | undefined): fault is "reset" | "truncated" | "stalled" =>
  fault === "reset" || fault === "truncated" || fault === "stalled";
