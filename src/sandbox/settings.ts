import type { Settings } from "./control/protocol.ts";
import type { Fault, SandboxOptions, V2State } from "./options.ts";

/** All faults there are. */
export const allFaults: readonly Fault[] = ["500", "502", "503", "504", "429", "reset", "truncated", "stalled"];

/** All that can become of v2. */
export const v2States: readonly V2State[] = ["works", "warns", "gone"];

/** What can be changed while the sandbox runs; credits are part of the state. */
export type LiveSettings = Omit<Settings, "credits">;

/** What the options say of it. */
export function liveSettings(options: SandboxOptions): LiveSettings {
  const { latencyMs = 0, faultRate = 0, faults = allFaults, rateLimit = null, v2 = "warns" } = options;
  return {
    latencyMs: typeof latencyMs === "number" ? [latencyMs, latencyMs] : latencyMs,
    faultRate,
    faults,
    rateLimit,
    v2,
  };
}
