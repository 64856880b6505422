import type { Call } from "./call.ts";
import { isObject } from "./envelope.ts";
import { runHook } from "./hooks.ts";

/** Reports that a deprecated operation was used. */
export interface DeprecationNotice {
  /** Method and path template, such as `GET /v2/avatars`. */
  readonly operation: string;
  /** The operationId of the successor, if there is one. */
  readonly replacedBy?: string | undefined;
  /** When the operation is to be removed: the date in the spec, otherwise the header Sunset. */
  readonly sunset?: string | undefined;
  /** The `warning` of a v2 response. */
  readonly warning?: unknown;
}

export type DeprecationNotifier = (call: Call, headers: Headers, body: unknown) => void;

/** Creates a function that calls `onDeprecated` once per operation that the spec or the response calls deprecated. */
export function createDeprecationNotifier(
  onDeprecated: ((notice: DeprecationNotice) => void) | undefined,
): DeprecationNotifier {
  const notified = new Set<string>();
  return ({ operation, facts, redact }, headers, body) => {
    if (!onDeprecated || notified.has(operation)) return;
    const sunset = facts.sunset ?? headers.get("Sunset") ?? undefined;
    const warning = isObject(body) ? body.warning : undefined;
    if (!facts.deprecated && !sunset && !warning && !headers.has("Deprecation")) return;
    notified.add(operation);
    const notice = { operation, replacedBy: facts.replacedBy, sunset: redact(sunset), warning: redact(warning) };
    runHook(() => onDeprecated(notice));
  };
}
