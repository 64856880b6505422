// The `fetch` that openapi-fetch uses: it adds credentials, times out, retries, rejects redirects, and returns only
// complete JSON responses.
import { limitWork, timedOut } from "./abort.ts";
import { attempt } from "./attempt.ts";
import type { Call, Transport } from "./call.ts";
import { checkSecret } from "./credentials.ts";
import { logAttempt } from "./debug-log.ts";
import type { DeprecationNotifier } from "./deprecation.ts";
import { type HeyGenConnectionError, HeyGenError, HeyGenTimeoutError } from "./errors.ts";
import { runHook } from "./hooks.ts";
import { newIdempotencyKey } from "./idempotency-key.ts";
import type { ResolvedOptions } from "./options.ts";
import { createRedactor } from "./redaction.ts";
import { type AttemptResult, connectionFailure, interpret, isDeleted, isTooEarly } from "./response.ts";
import { type FailedAttempt, retryDelay, shouldRetry } from "./retry-policy.ts";

export interface SendOptions extends ResolvedOptions {
  readonly notifyDeprecation: DeprecationNotifier;
}

/** Sends the request of a call. Returns error responses in JSON, and throws all other failures. */
export type Send = (request: Request, call: Call) => Promise<Response>;

export function createSend(options: SendOptions): Send {
  return async (request, call) => {
    assertDestination(request.url, options.baseUrl, call);
    // Copied, because middleware sees the request but must not see the key.
    const headers = new Headers(request.headers);
    const body = await bodyOf(request);
    const spentMs = await addCredentials(headers, options, call);
    const givenKey = headers.get("Idempotency-Key") || undefined;
    const hasOwnKey = call.facts.idempotent === true && givenKey === undefined;
    if (hasOwnKey) setNewKey(headers, call);
    else if (call.facts.idempotent) call.idempotencyKey = givenKey;
    const init = { ...call.fetchOptions, method: request.method, headers, body, redirect: "manual" } as const;

    const result = await sendWithRetries(request.url, init, { call, options, spentMs, hasOwnKey });
    const { error, response } = result;
    if (!response) throw error;
    options.notifyDeprecation(call, response.headers, result.body);
    options.validate?.({ response, body: result.body, call });
    return response;
  };
}

/** The body as bytes, so that it can be sent more than once. */
async function bodyOf(request: Request): Promise<ArrayBuffer | null> {
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > 0 ? bytes : null;
}

function setNewKey(headers: Headers, call: Call): void {
  call.idempotencyKey = newIdempotencyKey();
  headers.set("Idempotency-Key", call.idempotencyKey);
}

/** How often a call that names a new asset is retried at most. */
const maxEarlyRetries = 10;
/** The pauses between such retries don't grow beyond that after the second attempt. */
const maxEarlyRound = 2;

interface Sending {
  readonly call: Call;
  readonly options: SendOptions;
  /** Time spent on getting the credentials, in milliseconds. It counts towards the first attempt. */
  readonly spentMs: number;
  /** Whether the idempotency key is the client's own, and not the caller's. */
  readonly hasOwnKey: boolean;
}

type Init = RequestInit & { readonly headers: Headers; readonly body: ArrayBuffer | null };

async function sendWithRetries(url: string, init: Init, sending: Sending): Promise<AttemptResult> {
  const { call, options, spentMs, hasOwnKey } = sending;
  const { maxRetries, clock, onRetry, logger } = options;
  let retries = 0;
  let earlyRetries = 0;
  let mayHaveTakenEffect = false;
  for (let timeoutMs = options.timeoutMs - spentMs; ; timeoutMs = options.timeoutMs) {
    const startedAt = clock.now();
    const result = await tryOnce(url, init, timeoutMs, sending);
    const durationMs = clock.now() - startedAt;
    const { error } = result;
    if (!error || (mayHaveTakenEffect && isDeleted(error, call))) {
      logAttempt(logger, call, url, result, { durationMs });
      return error ? { response: new Response(null, { status: 204 }) } : result;
    }
    mayHaveTakenEffect ||= result.mayHaveTakenEffect === true;

    // The API would replay its response for a key that it knows. A call that had no effect may get a new one.
    const canStartAnew = !mayHaveTakenEffect && (hasOwnKey || call.idempotencyKey === undefined);
    const isEarly =
      maxRetries > 0 && earlyRetries < maxEarlyRetries && canStartAnew && isTooEarly(error, call, clock.now());
    if (isEarly) earlyRetries++;
    const mayRetry = isEarly || (retries++ < maxRetries && shouldRetry(failureOf(result, error), call));
    const round = isEarly ? Math.min(earlyRetries, maxEarlyRound) : retries;
    const delayMs = mayRetry && !call.signal?.aborted ? retryDelay(error, round, clock) : undefined;
    logAttempt(logger, call, url, result, { durationMs, delayMs });
    call.signal?.throwIfAborted();
    if (delayMs === undefined) return result;
    runHook(() => onRetry?.({ operation: call.operation, attempt: call.attempts, delayMs, reason: error }));
    await clock.sleep(delayMs, call.signal);
    if (isEarly && hasOwnKey) setNewKey(init.headers, call);
  }
}

/** The facts about a failure that decide about a retry. */
function failureOf({ mayHaveTakenEffect }: AttemptResult, error: HeyGenError | HeyGenConnectionError): FailedAttempt {
  if (error instanceof HeyGenError) return error;
  return { transient: error.transient, isUnsent: !mayHaveTakenEffect };
}

async function tryOnce(url: string, init: Init, timeoutMs: number, sending: Sending): Promise<AttemptResult> {
  const { call, options } = sending;
  call.attempts++;
  try {
    // A body that reports its progress can be read once.
    const body = init.body && call.wrapBody ? call.wrapBody(init.body) : init.body;
    const send = (signal: AbortSignal) => fetchWith(options.fetch, call.fetchOptions)(url, { ...init, body, signal });
    return interpret(await attempt(send, { signal: call.signal, timeoutMs }), url, call, options.clock.now());
  } catch (cause) {
    return connectionFailure(cause, options.timeoutMs, call);
  }
}

/** The `fetch` of the options, or else that of the runtime, as a function of a URL. */
export const fetchWith =
  (given: SendOptions["fetch"], fetchOptions?: RequestInit): Transport["fetch"] =>
  (url, init) => {
    if (given) {
      const request = new Request(url, init);
      // Keeps the Request alive: Node does not abort one that was collected, and `given` may wrap it in another.
      return Promise.resolve(given(request, fetchOptions)).finally(() => request);
    }
    // Looked up at each attempt, so that tests can replace it. It would only copy a Request, which takes time.
    return globalThis.fetch(url, init);
  };

/** Ensures that credentials go only to the API, even if a serializer or middleware has changed the URL. */
function assertDestination(url: string, baseUrl: URL, { operation }: Call): void {
  const { origin, pathname } = new URL(url);
  if (origin === baseUrl.origin && pathname.startsWith(baseUrl.pathname)) return;
  throw new TypeError(`${operation}: the request would send the credentials outside baseUrl`);
}

/** Sets the header with the credentials. Returns the time that this took, in milliseconds. */
async function addCredentials(headers: Headers, options: SendOptions, call: Call): Promise<number> {
  const { credentials } = options;
  const reserved = credentials.apiKey === undefined ? ["X-Api-Key", "Authorization"] : ["X-Api-Key"];
  const given = reserved.find((name) => headers.has(name));
  if (given) throw new TypeError(`${call.operation}: createClient sets ${given}, from apiKey or accessToken`);

  const startedAt = performance.now();
  const secret = await readSecret(options, call);
  if (credentials.apiKey === undefined) headers.set("Authorization", `Bearer ${secret}`);
  else headers.set("X-Api-Key", secret);
  const otherToken = headers.get("Authorization")?.replace(/^\w+ /, "");
  call.redact = createRedactor([secret, otherToken]);
  return performance.now() - startedAt;
}

/** The key or token. A function that returns it has the same timeout as an attempt. */
async function readSecret({ credentials, timeoutMs }: SendOptions, call: Call): Promise<string> {
  const secret = credentials.apiKey ?? credentials.accessToken;
  if (typeof secret !== "function") return checkSecret(secret);
  const given = await limitWork(async () => secret(), { signal: call.signal, timeoutMs }).catch((reason) => {
    if (reason !== timedOut) throw reason;
    throw new HeyGenTimeoutError(call, `no credentials within ${timeoutMs} ms`);
  });
  return checkSecret(given);
}
