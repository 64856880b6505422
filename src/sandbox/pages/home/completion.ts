import type { SandboxState } from "../../settings/protocol.ts";
import { clockOf } from "./format.ts";

/** Says when some work completes, or why it does not. */
export function completionText(id: string, { readyAt, clock }: SandboxState): string {
  const time = readyAt[id];
  if (time === undefined) return "";
  if (time === null) return "Never completes, because its request contains sandbox:processing.";
  return `Completes at ${clockOf(time)}${clock.frozen ? ", but the clock is frozen" : ""}.`;
}
