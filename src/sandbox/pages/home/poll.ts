// Looks every now and then at what has changed, while somebody can see it.
import type { LoggedRequest, SandboxState } from "../../settings/protocol.ts";
import { load } from "./api.ts";

const everyMs = 700;

/** Who is told. */
export interface PollListener {
  onState(state: SandboxState): void;
  /** New calls, oldest first. */
  onRequests(requests: LoggedRequest[]): void;
  /** All calls, oldest first, after the sandbox was out of reach: it may have been started anew. */
  onRestart(requests: LoggedRequest[]): void;
  /** Whether the sandbox answers. */
  onReach(reached: boolean): void;
  /** The number of the last call that is known. */
  lastSeq(): number;
}

/**
 * Starts to poll.
 *
 * @returns polls at once
 */
export function startPolling(listener: PollListener): () => void {
  let state: SandboxState | undefined;
  let mayBeAnew = false;
  let running = false;
  let again = false;

  async function look(): Promise<void> {
    const after = mayBeAnew ? 0 : listener.lastSeq();
    const [next, requests = []] = await Promise.all([
      load<SandboxState>(mayBeAnew ? statePath(undefined) : statePath(state)),
      load<LoggedRequest[]>(`/sandbox/requests?after=${after}`),
    ]);
    if (mayBeAnew) listener.onRestart(requests);
    else if (requests.length > 0) listener.onRequests(requests);
    // A sandbox that counts from the start again has forgotten its calls, too.
    mayBeAnew = !mayBeAnew && next !== undefined && state !== undefined && next.revision < state.revision;
    again ||= mayBeAnew;
    if (!next) return;
    state = next;
    listener.onState(next);
  }

  async function poll(): Promise<void> {
    if (running) {
      again = true;
      return;
    }
    running = true;
    do {
      again = false;
      try {
        await look();
        listener.onReach(true);
      } catch {
        mayBeAnew = true;
        listener.onReach(false);
      }
    } while (again);
    running = false;
  }

  const pollIfSeen = () => {
    if (!document.hidden) void poll();
  };
  setInterval(pollIfSeen, everyMs);
  document.addEventListener("visibilitychange", pollIfSeen);
  void poll();
  return () => void poll();
}

/** What is at work gets on with the clock alone, without a new revision. */
function statePath(state: SandboxState | undefined): string {
  if (!state || Object.keys(state.progress).length > 0) return "/sandbox/state";
  return `/sandbox/state?revision=${state.revision}`;
}
