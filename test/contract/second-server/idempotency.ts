import type { Context, MiddlewareHandler } from "hono";
import { ApiError, reject } from "./checks.ts";

const validFor = 24 * 60 * 60 * 1000;

/** The first request with a key: when it arrived, in milliseconds, and its response when there is one. */
interface Entry {
  since: number;
  answer: Response | null;
}

/** Replays the first response to an idempotency key for 24 hours. Keys are unique within the result of `spaceOf`. */
export function idempotent(now: () => number, spaceOf: (context: Context) => string): MiddlewareHandler {
  const entries = new Map<string, Entry>();
  return async (context, next) => {
    const key = context.req.header("idempotency-key");
    if (key === undefined) return next();
    if (!/^[A-Za-z0-9_\-:.]{1,255}$/.test(key)) reject("Idempotency-Key", "has a wrong form");
    const name = `${spaceOf(context)} ${key}`;
    const known = entries.get(name);
    if (known !== undefined && now() - known.since < validFor) {
      if (known.answer !== null) return known.answer.clone();
      throw new ApiError(409, "request_in_progress", "The first request with this key is still running");
    }
    const entry: Entry = { since: now(), answer: null };
    entries.set(name, entry);
    await next();
    if (context.res.status < 500) entry.answer = context.res.clone();
    else entries.delete(name);
  };
}
