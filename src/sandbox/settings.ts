import type { Settings } from "./control/protocol.ts";
import type { Fault, SandboxOptions } from "./options.ts";

/** All faults there are. */
export const allFaults: readonly Fault[] = ["500", "502", "503", "504", "429", "reset", "truncated", "stalled"];

/** What can be changed while the sandbox runs; credits are part of the state. */
export type FaultSettings = Omit<Settings, "credits">;

/** What the options say of it. */
export function faultSettings(options: SandboxOptions): FaultSettings {
  const { latencyMs = 0, faultRate = 0, faults = allFaults, rateLimit = null } = options;
  return {
    latencyMs: typeof latencyMs === "number" ? [latencyMs, latencyMs] : latencyMs,
    faultRate,
    faults,
    rateLimit,
  };
}
