// A fetch that times out, retries, refuses redirects, and returns nothing but answers in JSON.
import { CallRequest, operations } from "./call.ts";
import type { Clock } from "./clock.ts";
import type { HeyGenConnectionError, HeyGenError } from "./errors.ts";
import { exchange, type Send } from "./exchange.ts";
import { judge, judgeSilence } from "./judge.ts";
import { isRepeatable, retryDelay } from "./retry.ts";
import { redactor } from "./secrets.ts";

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
  readonly send: Send;
  /** For one attempt, body included, in milliseconds. */
  readonly timeoutMs: number;
  /** How often a failed call is repeated, at most. */
  readonly maxRetries: number;
  readonly clock: Clock;
  readonly onRetry?: ((notice: RetryNotice) => void) | undefined;
}

/** Wraps `options.send`. A refusal in JSON is returned as a response; everything else that goes wrong is thrown. */
export function createTransport(options: TransportOptions): (request: Request) => Promise<Response> {
  const { send, timeoutMs, maxRetries, clock, onRetry } = options;

  return async (request) => {
    const { method, headers, url } = request;
    const init = CallRequest.initOf(request);
    const isStream = init.body instanceof ReadableStream;
    // A form is serialised once: each time would draw another boundary, and every attempt sends the same bytes.
    const body =
      isStream || typeof init.body === "string"
        ? (init.body ?? null)
        : request.body
          ? await request.arrayBuffer()
          : null;
    const idempotencyKey = headers.get("Idempotency-Key") ?? undefined;
    const keyed = idempotencyKey !== undefined;
    const operation = operations.get(request) ?? `${method} ${new URL(url).pathname}`;
    const redact = redactor(headers);
    const unsure = !isRepeatable(method, keyed);

    const call = { operation, idempotencyKey };
    const attemptInit: RequestInit = { ...init, method, headers, body, redirect: "manual" };

    for (let attempt = 1; ; attempt++) {
      const circumstances = { call: { ...call, attempts: attempt }, url, unsure, redact };
      const { response, error } = await exchange(send, url, attemptInit, timeoutMs).then(
        (answer) => judge(answer, circumstances, clock.now()),
        (cause) => judgeSilence(cause, circumstances, timeoutMs),
      );
      if (error) init.signal?.throwIfAborted();
      const delayMs =
        error && !isStream && attempt <= maxRetries ? retryDelay(error, attempt, method, clock) : undefined;
      if (!error || delayMs === undefined) {
        if (response) return response;
        throw error;
      }
      onRetry?.({ operation, attempt, delayMs, reason: error });
      await clock.sleep(delayMs, init.signal);
    }
  };
}
