// A fetch with built-in reliability: it authorizes, times out, retries, refuses redirects, and returns nothing but
// answers in JSON.
import { limitWork, timedOut } from "./abort.ts";
import { attempt, type Send } from "./attempt.ts";
import type { Clock } from "./clock.ts";
import { type Credentials, checkSecret } from "./credentials.ts";
import type { DeprecationNotifier } from "./deprecation.ts";
import { type HeyGenConnectionError, type HeyGenError, HeyGenTimeoutError } from "./errors.ts";
import { type OutgoingRequest, serializeRequest } from "./outgoing-request.ts";
import { type AttemptResult, connectionFailure, parseResponse } from "./parse-response.ts";
import { createRedactor } from "./redaction.ts";
import type { RequestContext } from "./request-context.ts";
import type { ResponseCheck } from "./response-check.ts";
import { retryDelay, shouldRetry } from "./retry-policy.ts";

/** A retry that is about to happen. */
export interface RetryNotice {
  /** Method and path template, such as `GET /v3/avatars`. */
  readonly operation: string;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** The wait before the next attempt, in milliseconds. */
  readonly delayMs: number;
  /** Why the attempt failed. */
  readonly reason: HeyGenError | HeyGenConnectionError;
}

export interface TransportOptions {
  /** Where credentials may be sent. */
  readonly baseUrl: URL;
  readonly credentials: Credentials;
  readonly send: Send;
  /** For one attempt, body included, in milliseconds. */
  readonly timeoutMs: number;
  /** How often a failed call is repeated, at most. */
  readonly maxRetries: number;
  readonly clock: Clock;
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
  readonly notifyDeprecation: DeprecationNotifier;
  readonly validate?: ResponseCheck | undefined;
}

/** Sends a call. A refusal in JSON is returned as a response; everything else that goes wrong is thrown. */
export type Transport = (request: Request | OutgoingRequest, context: RequestContext) => Promise<Response>;

export function createTransport(options: TransportOptions): Transport {
  const { maxRetries, clock, onRetry, notifyDeprecation, validate } = options;

  return async (request, context) => {
    const { method, url } = request;
    assertDestination(url, options.baseUrl, context);
    const { headers, body } = await serializeRequest(request);
    const spentMs = await addCredentials(headers, options, context);
    if (context.facts?.idempotent) context.idempotencyKey = headers.get("Idempotency-Key") || undefined;

    const outgoing = { method, url, hasKey: context.idempotencyKey !== undefined };
    const init: RequestInit = { ...context.fetchOptions, method, headers, body, redirect: "manual" };
    const tryOnce = (timeoutMs: number): Promise<AttemptResult> => {
      context.attempts++;
      return attempt(options.send, url, init, { signal: context.signal, timeoutMs }).then(
        (raw) => parseResponse(raw, outgoing, context),
        (cause) => connectionFailure(cause, options.timeoutMs, outgoing, context),
      );
    };

    // The time that a function takes to fetch its secret counts as part of the first attempt.
    let result = await tryOnce(options.timeoutMs - spentMs);
    while (result.error) {
      const { error } = result;
      context.signal?.throwIfAborted();
      const canRepeat = !(body instanceof ReadableStream) && context.attempts <= maxRetries;
      const delayMs =
        canRepeat && shouldRetry(error, outgoing) ? retryDelay(error, context.attempts, clock) : undefined;
      if (delayMs === undefined) break;
      onRetry?.({ operation: context.operation, attempt: context.attempts, delayMs, reason: error });
      await clock.sleep(delayMs, context.signal);
      result = await tryOnce(options.timeoutMs);
    }

    const { error, response, body: answer } = result;
    if (!response) throw error;
    notifyDeprecation(context, response.headers, answer);
    validate?.({ response, body: answer, call: context });
    return error ? refusal(response, answer, error, context) : success(response, answer, context);
  };
}

/** Whatever made the address, such as a serializer or a middleware, credentials go to the API alone. */
function assertDestination(url: string, baseUrl: URL, { operation }: RequestContext): void {
  const { origin, pathname } = parseUrl(url) ?? {};
  if (origin === baseUrl.origin && pathname?.startsWith(baseUrl.pathname)) return;
  throw new TypeError(`${operation}: the request would leave baseUrl, and take the credentials along`);
}

function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** Sets the header with the credentials; resolves to the milliseconds that it took. */
async function addCredentials(headers: Headers, options: TransportOptions, context: RequestContext): Promise<number> {
  const { credentials } = options;
  const own = credentials.apiKey === undefined ? ["X-Api-Key", "Authorization"] : ["X-Api-Key"];
  const given = own.find((name) => headers.has(name));
  if (given) throw new TypeError(`${context.operation}: ${given} follows from apiKey and accessToken of createClient`);

  const startedAt = performance.now();
  const secret = await fetchSecret(options, context);
  if (credentials.apiKey === undefined) headers.set("Authorization", `Bearer ${secret}`);
  else headers.set("X-Api-Key", secret);
  const otherToken = headers.get("Authorization")?.replace(/^\w+ /, "");
  context.redact = createRedactor([secret, otherToken]);
  return performance.now() - startedAt;
}

/** The key or token; from its function, if that takes no longer than an attempt may. */
async function fetchSecret({ credentials, timeoutMs }: TransportOptions, context: RequestContext): Promise<string> {
  const secret = credentials.apiKey ?? credentials.accessToken;
  if (typeof secret !== "function") return checkSecret(secret);
  const limits = { signal: context.signal, timeoutMs };
  const given = await limitWork(async () => secret(), limits).catch((reason) => {
    if (reason !== timedOut) throw reason;
    throw new HeyGenTimeoutError(context, `no credentials within ${timeoutMs} ms`);
  });
  return checkSecret(given);
}

/** A success, whose body has been read already. A middleware gets a Response that has not been. */
function success(response: Response, body: unknown, context: RequestContext): Response {
  context.body = body;
  return context.hasMiddleware ? responseLike(response, body) : response;
}

/** A refusal, with the error that `unwrap` throws for it. */
function refusal(source: Response, body: unknown, error: Error, context: RequestContext): Response {
  const response = responseLike(source, body);
  context.refusal = { error, response };
  return response;
}

const responseLike = ({ status, statusText, headers }: Response, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, statusText, headers });
