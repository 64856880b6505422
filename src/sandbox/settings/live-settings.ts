import { type DeliverySettings, defaultDeliverySettings } from "./delivery-settings.ts";
import type { Fault, SandboxOptions, V2State } from "./options.ts";
import type { Settings } from "./protocol.ts";

/** All faults. */
export const allFaults: readonly Fault[] = ["500", "502", "503", "504", "429", "reset", "truncated", "stalled"];

/** All states of v2. */
export const v2States: readonly V2State[] = ["active", "deprecated", "removed"];

/** The settings that can be changed while the sandbox runs. Credits are part of the state instead. */
export type LiveSettings = Omit<Settings, "credits">;

/** The initial settings, from the options. */
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

/** The option merged with the defaults. Undefined members count as omitted. */
function deliverySettings(option: SandboxOptions["deliveries"] = {}): DeliverySettings {
  const given = Object.entries(option).filter(([, value]) => value !== undefined);
  const settings = { ...defaultDeliverySettings, ...(Object.fromEntries(given) as Partial<DeliverySettings>) };
  return { ...settings, delayMs: rangeOf(settings.delayMs) };
}

/** A range of milliseconds. A single number is both ends. */
export const rangeOf = (range: number | readonly [number, number]): readonly [number, number] =>
  typeof range === "number" ? [range, range] : range;
