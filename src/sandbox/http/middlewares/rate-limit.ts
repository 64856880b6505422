import type { LiveSettings } from "../../settings/live-settings.ts";
import type { Store } from "../../state/store.ts";
import { type HttpReply, type Middleware, reject } from "../call.ts";

const minuteMs = 60_000;

/** Rejects requests beyond the limit per minute with 429. */
export function rateLimit(settings: LiveSettings, store: Store): Middleware {
  let minute = 0;
  let calls = 0;
  return (_, next) => {
    if (settings.rateLimit === null) return next();
    const now = store.now();
    const current = Math.floor(now / minuteMs);
    if (current !== minute) calls = 0;
    minute = current;
    calls++;
    return calls > settings.rateLimit ? tooManyRequests(Math.ceil(((minute + 1) * minuteMs - now) / 1000)) : next();
  };
}

/** @param retryAfter in seconds */
export function tooManyRequests(retryAfter: number): HttpReply {
  return {
    ...reject(429, "rate_limit_exceeded", "Too many requests."),
    headers: { "Retry-After": String(retryAfter) },
  };
}
