// A line for each attempt: what was asked, and how it ended. It has neither bodies nor credentials.
import type { Call } from "./call.ts";
import { HeyGenError, printable } from "./errors.ts";
import { runHook } from "./hooks.ts";
import type { AttemptResult } from "./response.ts";

/** Receives lines. `console` and most loggers fit. */
export interface Logger {
  /** Receives a line without a line end. */
  debug(line: string): void;
}

/**
 * Writes the line of an attempt, such as `heygen: POST /v3/videos: 503 internal_error in 120 ms (attempt 1, request req_1,
 * retry in 800 ms)`. A logger that throws is ignored, because the call may have been paid for.
 */
export function logAttempt(
  logger: Logger | undefined,
  { method, attempts, redact }: Pick<Call, "method" | "attempts" | "redact">,
  url: string,
  { response, error }: AttemptResult,
  { durationMs, delayMs }: { durationMs: number; delayMs?: number | undefined },
): void {
  if (!logger) return;
  const [status, end, id] =
    error instanceof HeyGenError
      ? [error.status, error.code, error.requestId]
      : [response?.status, error?.name, response?.headers.get("X-Request-Id")];
  const outcome = [status, end].filter(Boolean).join(" ");
  const request = id ? `, request ${id}` : "";
  const retry = delayMs === undefined ? "" : `, retry in ${Math.round(delayMs)} ms`;
  const path = new URL(url).pathname;
  const line = `heygen: ${method} ${path}: ${outcome} in ${Math.round(durationMs)} ms (attempt ${attempts}${request}${retry})`;
  try {
    runHook(() => logger.debug(printable(redact(line))));
  } catch {}
}
