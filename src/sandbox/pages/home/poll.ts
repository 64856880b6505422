// Polls the state of the sandbox and its new requests.
import type { LoggedRequest, SandboxState } from "../../settings/protocol.ts";
import { announceChanges } from "./announce.ts";
import { load } from "./api.ts";
import { isReached, requests, search, state } from "./store.ts";

const visibleMs = 700;
/** Less often while the page is hidden. Then only the title shows what is new. */
const hiddenMs = 5_000;
/** How many requests the page keeps. */
const capacity = 200;

let running = false;
let again = false;
let timer: ReturnType<typeof setTimeout> | undefined;
/** What the last state was searched for. */
let loadedSearch = "";
/** Whether the sandbox may have been restarted, so that all must be loaded anew. */
let mayBeNew = false;

/** Starts to poll. */
export function startPolling(): void {
  document.addEventListener("visibilitychange", () => void poll());
  void poll();
}

/** Polls at once. */
export async function poll(): Promise<void> {
  if (running) {
    again = true;
    return;
  }
  clearTimeout(timer);
  running = true;
  do {
    again = false;
    try {
      await look();
      if (!isReached.value) loadBrokenImages();
      isReached.value = true;
    } catch {
      mayBeNew = true;
      isReached.value = false;
    }
  } while (again);
  running = false;
  timer = setTimeout(poll, document.hidden ? hiddenMs : visibleMs);
}

async function look(): Promise<void> {
  const before = state.value;
  const isNew = mayBeNew;
  const [next, added = []] = await Promise.all([
    load<SandboxState>(statePath(isNew ? undefined : before)),
    load<LoggedRequest[]>(`/sandbox/requests?after=${isNew ? 0 : (requests.value[0]?.seq ?? 0)}`),
  ]);
  if (isNew || added.length > 0) {
    requests.value = [...added.reverse(), ...(isNew ? [] : requests.value)].slice(0, capacity);
  }
  // A lower revision means that the sandbox was restarted, so its request log is new, too.
  mayBeNew = !isNew && next !== undefined && before !== undefined && next.revision < before.revision;
  again ||= mayBeNew;
  if (!next) return;
  state.value = next;
  if (before) announceChanges(before, next);
}

/** Images that were asked for while the sandbox was not reachable stay broken otherwise. */
function loadBrokenImages(): void {
  for (const image of document.images) {
    // biome-ignore lint/correctness/noSelfAssign: it loads the image again
    if (image.complete && image.naturalWidth === 0) image.src = image.src;
  }
}

/** While work is in progress, the state changes with the clock but not in its revision. So it is always loaded then. */
function statePath(known: SandboxState | undefined): string {
  const query = new URLSearchParams(search.value ? { search: search.value } : {});
  const isQuiet = known && known.revision > 0 && Object.keys(known.progress).length === 0;
  if (isQuiet && loadedSearch === search.value) query.set("revision", String(known.revision));
  loadedSearch = search.value;
  return `/sandbox/state?${query}`;
}
