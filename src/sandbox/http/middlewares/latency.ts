import type { LiveSettings } from "../../settings/live-settings.ts";
import type { Middleware } from "../call.ts";
import { pause } from "../pause.ts";

/** Delays each request by a random time within the range in the settings. */
export function latency(settings: LiveSettings, random: () => number): Middleware {
  return async ({ request }, next) => {
    const [min, max] = settings.latencyMs;
    if (max > 0) await pause(min + random() * (max - min), request.signal);
    return next();
  };
}
