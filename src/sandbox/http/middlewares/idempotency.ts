import type { StoredResponse } from "../../state/model.ts";
import type { Store } from "../../state/store.ts";
import { type HttpReply, type Middleware, reject } from "../call.ts";
import { isExample } from "../prefer.ts";

/** How long a key is kept, according to HeyGen's API reference. */
const retentionMs = 24 * 60 * 60 * 1000;

/** Replays the first response for a repeated idempotency key. While the first request is running, responds with 409. */
export function idempotency(store: Store): Middleware {
  const running = new Set<string>();
  return async ({ request, route, url, prefer }, next) => {
    const given = route.operation.idempotent ? request.headers.get("Idempotency-Key") : null;
    if (!given || isExample(prefer)) return next();
    const key = `${route.id} ${url.pathname} ${given}`;
    forgetOld(store);
    const stored = store.responses.get(key);
    if (stored) return replay(stored);
    if (running.has(key)) {
      return reject(409, "request_in_progress", "A request with this Idempotency-Key is still running.");
    }
    running.add(key);
    try {
      const since = store.now();
      const reply = await next();
      const { status, headers = {}, error, body } = reply;
      store.responses.set(key, { key, since, status, headers: { ...headers }, body: JSON.stringify({ error, body }) });
      return reply;
    } finally {
      running.delete(key);
    }
  };
}

const replay = ({ status, headers, body }: StoredResponse): HttpReply => ({ status, headers, ...JSON.parse(body) });

/** Responses are stored oldest first. */
function forgetOld(store: Store): void {
  for (const { key, since } of store.responses.values()) {
    if (store.now() - since < retentionMs) return;
    store.responses.delete(key);
  }
}
