import { type DeliverySettings, defaultDeliverySettings } from "./delivery-settings.ts";
import type { Fault, SandboxOptions, V2State } from "./options.ts";
import type { Settings } from "./protocol.ts";

/** All faults. */
export const allFaults: readonly Fault[] = ["500", "502", "503", "504", "429", "reset", "truncated", "stalled"];

/** All states of v2. */
export const v2States: readonly V2State[] = ["active", "deprecated", "removed"];

/** What can be changed while the sandbox runs; credits are part of the state. */
export type LiveSettings = Omit<Settings, "credits">;

/** What the options say of it. */
export function liveSettings(options: SandboxOptions): LiveSettings {
  const { latencyMs = 0, faultRate = 0, faults = allFaults, rateLimit = null, v2 = "deprecated" } = options;
  return {
    latencyMs: rangeOf(latencyMs),
    faultRate,
    faults,
    rateLimit,
    v2,
    deliveries: deliverySettings(options.deliveries),
  };
}

/** The defaults and the option; a member that is undefined counts as left out. */
function deliverySettings(option: SandboxOptions["deliveries"] = {}): DeliverySettings {
  const given = Object.entries(option).filter(([, value]) => value !== undefined);
  const settings = { ...defaultDeliverySettings, ...(Object.fromEntries(given) as Partial<DeliverySettings>) };
  return { ...settings, delayMs: rangeOf(settings.delayMs) };
}

/** A range of milliseconds; one number stands for both ends. */
export const rangeOf = (range: number | readonly [number, number]): readonly [number, number] =>
  typeof range === "number" ? [range, range] : range;
