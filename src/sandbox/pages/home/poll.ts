// Polls the state of the sandbox while the page is visible.
import type { LoggedRequest, SandboxState } from "../../settings/protocol.ts";
import { load } from "./api.ts";

const everyMs = 700;

/** The callbacks of the polling. */
export interface PollListener {
  onState(state: SandboxState): void;
  /** Called with new requests, oldest first. */
  onRequests(requests: LoggedRequest[]): void;
  /** Called with all requests, oldest first, when the sandbox is reachable again: it may have been restarted. */
  onRestart(requests: LoggedRequest[]): void;
  /** Called with whether the sandbox is reachable. */
  onReach(reached: boolean): void;
  /** Returns the sequence number of the last known request. */
  lastSeq(): number;
}

/**
 * Starts to poll.
 *
 * @returns a function that polls immediately
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
    // A lower revision means that the sandbox was restarted, so its request log is new, too.
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

/** While work is in progress, the state changes with the clock but not in its revision. So it is always loaded then. */
function statePath(state: SandboxState | undefined): string {
  if (!state || Object.keys(state.progress).length > 0) return "/sandbox/state";
  return `/sandbox/state?revision=${state.revision}`;
}
