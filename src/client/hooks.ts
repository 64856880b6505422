// Functions of the caller that the client calls.
import type { HeyGenConnectionError, HeyGenError } from "./errors.ts";

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

/**
 * Runs the call of a hook, such as `onRetry`. Errors that it throws propagate. A promise that it returns is not awaited,
 * and its rejection is ignored, so that it can't crash the process.
 */
export function runHook(call: () => unknown): void {
  Promise.resolve(call()).catch(() => {});
}
