import type { SandboxState } from "../../settings/protocol.ts";
import { plainWords } from "./format.ts";
import { announcement } from "./store.ts";

/** Announces new resources, deleted resources and changed statuses to screen readers. */
export function announceChanges(before: SandboxState, now: SandboxState): void {
  const old = statuses(before);
  const current = statuses(now);
  const changes: string[] = [];
  for (const [id, { name, status }] of current) {
    if (old.get(id)?.status !== status) changes.push(`${name} is ${plainWords(status)}`);
  }
  for (const [id, { name }] of old) if (!current.has(id)) changes.push(`${name} was deleted`);
  // A reset changes everything. A list of it would be too long.
  if (changes.length > 5) announcement.value = `${changes.length} resources have changed`;
  else if (changes.length > 0) announcement.value = changes.join(". ");
}

function statuses({ looks, videos, sessions }: SandboxState): Map<string, { name: string; status: string }> {
  const all = new Map<string, { name: string; status: string }>();
  for (const { id, name, status } of looks) all.set(id, { name, status: status ?? "completed" });
  for (const { id, title, status } of videos) all.set(id, { name: `Video ${title ?? id}`, status });
  for (const { session_id, status } of sessions) all.set(session_id, { name: `Session ${session_id}`, status });
  return all;
}
