import type { LiveSettings } from "../../settings/live-settings.ts";
import type { Middleware } from "../call.ts";
import { pause } from "../pause.ts";

/** Holds each call back for a time that is drawn from the settings. */
export function latency(settings: LiveSettings, random: () => number): Middleware {
  return async ({ request }, next) => {
    const [min, max] = settings.latencyMs;
    if (max > 0) await pause(min + random() * (max - min), request.signal);
    return next();
  };
}
