// What the page shows. Components read these signals and render again when they change.
import { signal } from "@preact/signals";
import type { LoggedRequest, SandboxState, ScriptedResponse } from "../../settings/protocol.ts";

/** The last known state; undefined until it is loaded. */
export const state = signal<SandboxState | undefined>(undefined);

/** The request log, newest first. */
export const requests = signal<readonly LoggedRequest[]>([]);

/** Whether the sandbox answered the last time. */
export const isReached = signal(true);

/** A line at the bottom of the page. Errors stay until they are dismissed. */
export const message = signal<{ readonly text: string; readonly kind: "info" | "error" } | undefined>(undefined);

/** What is searched for among the avatars. */
export const search = signal("");

/** The newest text for screen readers. */
export const announcement = signal("");

/** The response that the form on the panel of the conditions is filled with. */
export const scriptDraft = signal<ScriptedResponse>({ status: 429 });

/** How long a message is visible, in milliseconds. */
const visibleMs = 5_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message for a few seconds. */
export function showMessage(text: string): void {
  clearTimeout(timer);
  message.value = { text, kind: "info" };
  timer = setTimeout(hideMessage, visibleMs);
}

/** Shows an error until it is dismissed or replaced. */
export function showError(text: string): void {
  clearTimeout(timer);
  message.value = { text, kind: "error" };
}

/** Hides the message. */
export function hideMessage(): void {
  clearTimeout(timer);
  message.value = undefined;
}
