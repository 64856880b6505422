// A fetch handler that answers v1 and v2 by calling v3 through the client.
import { apiUrl } from "../../generated/client-operations.ts";
import { type Migration, migrations, sunset } from "../../generated/migration.ts";
import { assertOptions, type OptionKind } from "../client/check-options.ts";
import { createClient } from "../client/create-client.ts";
import type { HeyGenClient } from "../client/heygen-client.ts";
import { runHook } from "../client/hooks.ts";
import { nearestName } from "../shared/nearest-name.ts";
import { callWith } from "./call-with.ts";
import { type CreationKeys, Creations, keysFrom } from "./creations.ts";
import { digestOf } from "./digest.ts";
import { answerLegacy, findLegacyRoute, type LegacyAnswer, type LegacyRoute } from "./translate/answer.ts";
import { errorBody, V3Error } from "./translate/errors.ts";
import type { CallV3 } from "./translate/flows.ts";
import { sunsetHeaders } from "./translate/sunset.ts";

/** The options of {@link createBridge}. */
export interface BridgeOptions {
  /** The client that calls v3, with its own credentials. Default: one with the API key of each request. */
  client?: HeyGenClient | undefined;
  /** The API key for requests that have none. Default: such requests are rejected. */
  apiKey?: string | undefined;
  /** The URL of v3. Default: the environment variable HEYGEN_BASE_URL, otherwise `https://api.heygen.com`. */
  baseUrl?: string | undefined;
  /** Sends the requests to v3. Default: the global `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** How many times a failed call of v3 is retried at most. Default: 2. */
  maxRetries?: number | undefined;
  /** Whether to reject what v3 can only do in part, instead of leaving the rest out with a warning. Default: false. */
  strict?: boolean | undefined;
  /**
   * Whether two creations with the same body within a minute count as one: the second is a retry, and gets the response to
   * the first. Default: true.
   */
  deduplicate?: boolean | undefined;
  /** How long the lists of all avatars and voices are kept, in milliseconds; 0 to not keep them. Default: 60 000. */
  cacheMs?: number | undefined;
  /** Called after each request of v1 or v2. */
  onCall?: ((call: BridgedCall) => void) | undefined;
  /** The current time in milliseconds. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

const optionKinds: Readonly<Record<keyof BridgeOptions, OptionKind>> = {
  client: "object",
  apiKey: "string",
  baseUrl: "string",
  fetch: "function",
  maxRetries: "number",
  strict: "boolean",
  deduplicate: "boolean",
  cacheMs: "number",
  onCall: "function",
  now: "function",
};

/** A request of v1 or v2 that the bridge has answered. */
export interface BridgedCall {
  /** Method and path template, such as `GET /v2/avatars`. */
  readonly operation: string;
  /** The operations of v3 that were called. */
  readonly calls: readonly string[];
  readonly status: number;
  /** What was left out, a sentence each. */
  readonly warnings: readonly string[];
  readonly durationMs: number;
}

/** How often each operation of v1 and v2 was called: what is left to move. From `GET /bridge`. */
export interface BridgeReport {
  readonly calls: readonly {
    /** Method and path template. */
    readonly operation: string;
    /** Method and path template of the successor; null if there is none. */
    readonly successor: string | null;
    readonly count: number;
    /** The time of the last call, as in RFC 3339. */
    readonly last: string;
  }[];
}

/** Answers requests of v1 and v2. */
export interface Bridge {
  /** Answers a request. */
  fetch(request: Request): Promise<Response>;
  /** What was called so far. */
  report(): BridgeReport;
}

/** What clients that look for proxies read, such as `heygen-avatars contract`. */
const via = "1.1 heygen-avatars-bridge";
const defaultCacheMs = 60_000;

/**
 * Creates a bridge: it takes requests of v1 and v2 and answers them in their own shapes, by calling v3. Programs work again
 * once their base URL is that of the bridge, and can move to v3 one call at a time.
 *
 * API keys are passed on and not kept. What v3 can't do is left out with a `warning` in the response, or rejected with 410.
 *
 * @throws TypeError for an unknown or wrong option
 * @example
 * const bridge = createBridge();
 * export default { fetch: bridge.fetch };
 */
export function createBridge(options: BridgeOptions = {}): Bridge {
  assertOptions("createBridge", options, optionKinds);
  const { baseUrl, fetch: send, maxRetries } = options;
  // Its options are checked at once, rather than with the first request.
  if (!options.client) createClient({ apiKey: "unused", baseUrl, fetch: send, maxRetries });
  const { strict = false, deduplicate = true, cacheMs = defaultCacheMs, now = Date.now } = options;
  const counts = new Map<Migration, { count: number; last: number }>();
  const creations = new Creations(now);
  let changes = 0;
  const lists = new Map<string, { readonly answer: LegacyAnswer; readonly at: number }>();

  async function fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/bridge" && request.method === "GET") return Response.json(report());
    const route = findLegacyRoute(request.method, pathname);
    if (!route) return unknownOperation(request.method, pathname);
    const { migration } = route;
    const startedAt = now();
    const answer = await answerOnce(route, request);
    const { count } = counts.get(migration) ?? { count: 0 };
    counts.set(migration, { count: count + 1, last: now() });
    const { calls, status, warnings } = answer;
    const durationMs = now() - startedAt;
    try {
      runHook(() => options.onCall?.({ operation: nameOf(migration), calls, status, warnings, durationMs }));
    } catch {
      // The call may have been paid for, so its response must arrive.
    }
    return respond(answer);
  }

  /** Forgets the lists of an account: something changes. */
  function forgetLists(account: string): void {
    changes++;
    for (const name of lists.keys()) if (name.startsWith(account)) lists.delete(name);
  }

  /** Answers a request. A retry of a creation gets the response of the first attempt. */
  async function answerOnce(route: LegacyRoute, request: Request): Promise<LegacyAnswer> {
    const { migration } = route;
    const client = clientFor(request);
    if (!client) return unauthorized(migration);
    const account = await digestOf(request.headers.get("X-Api-Key") ?? "");
    if (migration.method === "GET") return answerRead(route, request, { client, account });
    forgetLists(account);
    try {
      return await answerChange(route, request, { client, account });
    } finally {
      // A list that was read meanwhile may be the old one.
      forgetLists(account);
    }
  }

  async function answerChange(
    route: LegacyRoute,
    request: Request,
    { client, account }: { client: HeyGenClient; account: string },
  ): Promise<LegacyAnswer> {
    const answer = (keys?: CreationKeys) => answerWith(callWith(client, keys), route, request);
    if (route.migration.method !== "POST") {
      creations.forget(account);
      return answer();
    }
    const chosen = request.headers.get("Idempotency-Key");
    if (chosen !== null || !deduplicate) return answer(chosen === null ? undefined : keysFrom(chosen));
    const body = new Uint8Array(await request.clone().arrayBuffer());
    return creations.once(await digestOf(account, request.url, body), account, answer);
  }

  /** Takes the lists of everything from memory, unless something was changed with the same key. */

  async function answerRead(
    route: LegacyRoute,
    request: Request,
    { client, account }: { client: HeyGenClient; account: string },
  ): Promise<LegacyAnswer> {
    const { bridge, path } = route.migration;
    const isKept = cacheMs > 0 && keptFlows.has(bridge);
    const name = `${account} ${path}`;
    const known = isKept ? lists.get(name) : undefined;
    if (known && now() - known.at < cacheMs) return known.answer;
    const changesBefore = changes;
    const answer = await answerWith(callWith(client, undefined), route, request);
    if (!isKept || answer.status !== 200 || changes !== changesBefore) return answer;
    for (const [other, { at }] of lists) if (now() - at >= cacheMs) lists.delete(other);
    lists.set(name, { answer, at: now() });
    return answer;
  }

  const answerWith = (call: CallV3, route: LegacyRoute, request: Request): Promise<LegacyAnswer> =>
    answerLegacy(route, request, {
      call,
      losses: strict ? "reject" : "warn",
      announcesSunset: true,
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });

  /** The client for a request; undefined if its key is missing, or none that can be sent. */
  function clientFor({ headers }: Request): HeyGenClient | undefined {
    if (options.client) return options.client;
    const apiKey = headers.get("X-Api-Key") ?? options.apiKey;
    try {
      return apiKey ? createClient({ apiKey, baseUrl, fetch: send, maxRetries }) : undefined;
    } catch {
      return undefined;
    }
  }

  function report(): BridgeReport {
    const calls = [...counts].map(([migration, { count, last }]) => ({
      operation: nameOf(migration),
      successor: migration.successor ?? null,
      count,
      last: new Date(last).toISOString(),
    }));
    return { calls: calls.sort((one, other) => other.count - one.count) };
  }

  return { fetch, report };
}

const unauthorized = (migration: Migration): LegacyAnswer => ({
  status: 401,
  body: errorBody(migration, new V3Error(401, "unauthorized", "Unauthorized")),
  calls: [],
  warnings: [],
});

/** The flows that read everything, page by page. */
const keptFlows: ReadonlySet<Migration["bridge"]> = new Set(["looksByKind", "voices"] as const);

const nameOf = ({ method, path }: Migration): string => `${method} ${path}`;

const headers = { Via: via, ...sunsetHeaders(sunset) };

function respond({ status, body, retryAfter }: Pick<LegacyAnswer, "status" | "body" | "retryAfter">): Response {
  const retry = retryAfter === undefined ? {} : { "Retry-After": String(Math.ceil(retryAfter)) };
  return Response.json(body, { status, headers: { ...headers, ...retry } });
}

function unknownOperation(method: string, pathname: string): Response {
  if (pathname.startsWith("/v3/")) {
    const message = `The bridge answers v1 and v2. Send calls of v3 to ${apiUrl}.`;
    return respond({ status: 404, body: { error: { code: "not_found", message } } });
  }
  const nearest = nearestName(`${method} ${pathname}`, migrations.map(nameOf));
  const message = `The bridge has no ${method} ${pathname}.${nearest ? ` The nearest is ${nearest}.` : ""}`;
  const error = new V3Error(404, "not_found", message);
  return respond({ status: 404, body: errorBody({ path: pathname, response: {} }, error) });
}
