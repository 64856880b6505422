// What the statuses of resources mean. The spec lists them, but does not say which ones are the last.
import type { Json } from "../spec/openapi.ts";

const running = ["waiting", "pending", "processing", "in_progress", "generating", "thinking", "queued"];
const done = ["completed", "complete", "success"];

/** Whether the status no longer changes by itself. */
export const isFinished = (value: Json): boolean => !running.includes(value?.status);

/** Whether a resource can be used. One without a status can. */
export const isReady = (value: Json): boolean => [...done, "ready", "enabled"].includes(value?.status ?? "completed");

/** Whether the status never changes again, whatever is done. */
export const isFinal = (value: Json): boolean => [...done, "failed"].includes(value?.status);
