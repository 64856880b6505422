import { type DeliverySettings, defaultDeliverySettings } from "./deliveries/delivery-settings.ts";
import type { Fault, SandboxOptions, V2State } from "./options.ts";
import type { Settings } from "./protocol.ts";

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
    deliveries: deliverySettings(options.deliveries),
  };
}

/** The defaults, with what the option says; a member that is undefined is meant to be left out. */
function deliverySettings(option: SandboxOptions["deliveries"] = {}): DeliverySettings {
  const given = Object.entries(option).filter(([, value]) => value !== undefined);
  return { ...defaultDeliverySettings, ...(Object.fromEntries(given) as Partial<DeliverySettings>) };
}
