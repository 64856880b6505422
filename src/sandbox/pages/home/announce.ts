// Messages to the user: a line at the bottom of the page, and a polite live region for screen readers.
import type { SandboxState } from "../../settings/protocol.ts";
import { byId, setText, setVisible } from "./dom.ts";
import { statusText } from "./status.ts";

/** How long a message is visible, in milliseconds. Errors stay. */
const visibleMs = 5_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Announces a text to screen readers. */
export function announce(text: string): void {
  byId("announcer").textContent = text;
}

/** Shows a message for a few seconds. */
export function showMessage(text: string): void {
  fillMessage(text, "info");
  timer = setTimeout(hideMessage, visibleMs);
}

/** Shows an error until it is dismissed or replaced. */
export function showError(text: string): void {
  fillMessage(text, "error");
}

/** Hides the message. */
export function hideMessage(): void {
  const line = byId("message");
  const hadFocus = line.contains(document.activeElement);
  clearTimeout(timer);
  setVisible(byId("message-box"), false);
  setText(byId("message-text"), "");
  if (hadFocus) byId("content").focus({ preventScroll: true });
}

function fillMessage(text: string, kind: "info" | "error"): void {
  clearTimeout(timer);
  byId("message-box").dataset.kind = kind;
  setText(byId("message-text"), text);
  setVisible(byId("message-box"), true);
}

/** Announces new resources, deleted resources and changed statuses. */
export function announceChanges(before: SandboxState, now: SandboxState): void {
  const old = statuses(before);
  const current = statuses(now);
  const changes: string[] = [];
  for (const [id, { name, status }] of current) {
    if (old.get(id)?.status !== status) changes.push(`${name} is ${statusText(status)}`);
  }
  for (const [id, { name }] of old) if (!current.has(id)) changes.push(`${name} was deleted`);
  // A reset changes everything. A list of it would be too long.
  if (changes.length > 5) announce(`${changes.length} resources have changed`);
  else if (changes.length > 0) announce(changes.join(". "));
}

function statuses({ looks, videos, sessions }: SandboxState): Map<string, { name: string; status: string }> {
  const all = new Map<string, { name: string; status: string }>();
  for (const { id, name, status } of looks) all.set(id, { name, status: status ?? "completed" });
  for (const { id, title, status } of videos) all.set(id, { name: `Video ${title ?? id}`, status });
  for (const { session_id, status } of sessions) all.set(session_id, { name: `Session ${session_id}`, status });
  return all;
}
