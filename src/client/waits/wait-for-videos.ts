import type { KnownVideoStatus, VideoId, VideoStatusEntry } from "../../../generated/types.ts";
import type { WaitEvents } from "../../shared/wait-events.ts";
import { callOf } from "../call.ts";
import { systemClock } from "../clock.ts";
import type { HeyGenClient } from "../create-client.ts";
import { unwrapResult } from "../lists/unwrap.ts";
import { creationMs, poll, type Reading, type WaitOptions } from "./polling.ts";

/** How one of many videos ended; `not_found` stands for an id that the API does not know. */
export type VideoEnd =
  | { readonly id: VideoId; readonly status: "completed" }
  | { readonly id: VideoId; readonly status: "failed"; readonly error: VideoStatusEntry["error"] }
  | { readonly id: VideoId; readonly status: "not_found" };

/** How far many videos are. */
export interface VideosState {
  /** `"completed"` when all have ended, well or not. */
  readonly status: "processing" | "completed";
  /** Those that have ended, in the order asked. */
  readonly ended: readonly VideoEnd[];
  readonly running: readonly VideoId[];
}

/** How many ids a request may have. */
const maxIds = 100;

// Every status of the spec stands here: a new one does not compile until somebody has decided what it means.
const ends: Record<KnownVideoStatus, boolean> = {
  queued: false,
  processing: false,
  completed: true,
  failed: true,
  not_found: true,
};

/**
 * Waits until every one of many videos has ended, well or not. Asks for a hundred in one request, and again only for those
 * that still run.
 *
 * @returns how each ended, in the order asked; read a video itself with `getVideo`
 * @throws {@link HeyGenWaitError} when the deadline passes, with what has ended until then in `last`;
 * {@link HeyGenError} when a reading is refused for a reason that does not pass; TypeError for an id that is empty or has
 * a comma
 */
export async function waitForVideos(
  client: HeyGenClient,
  ids: readonly VideoId[],
  options: WaitOptions<VideosState> = {},
): Promise<VideoEnd[]> {
  const wrong = ids.find((id) => id === "" || id.includes(","));
  if (wrong !== undefined) throw new TypeError(`waitForVideos: "${wrong}" can't be the id of a video`);
  const { clock = systemClock, events } = options;
  const startedAt = clock.now();
  const ended = new Map<VideoId, VideoEnd>();

  const read = async (signal: AbortSignal): Promise<Reading<VideosState>> => {
    let reading: Reading<VideosState> = { state: stateOf(ids, ended), redact: (value) => value };
    // What a creation has just made may not be to be seen everywhere yet.
    const isEarly = clock.now() - startedAt < creationMs;
    for (const chunk of chunksOf(reading.state.running)) {
      const params = { query: { video_ids: chunk.join(",") } };
      const result = await client.GET("/v3/videos/statuses", { params, signal });
      for (const entry of unwrapResult(result)) {
        const end = endOf(entry);
        if (end && !(isEarly && end.status === "not_found")) ended.set(end.id, end);
      }
      reading = { state: stateOf(ids, ended), redact: callOf(result)?.redact ?? reading.redact };
    }
    return reading;
  };
  const isDone = ({ status }: VideosState) => (status === "completed" ? "done" : undefined);
  const ofAll = events ? { ...options, events: eventsOfAll(ids, events) } : options;
  const last = await poll(ids.join(","), read, isDone, ofAll);
  return [...last.ended];
}

/** The ids without repetitions, a request at a time. */
function chunksOf(ids: readonly VideoId[]): VideoId[][] {
  const different = [...new Set(ids)];
  const count = Math.ceil(different.length / maxIds);
  return Array.from({ length: count }, (_, index) => different.slice(index * maxIds, (index + 1) * maxIds));
}

function endOf({ video_id: id, status, error }: VideoStatusEntry): VideoEnd | undefined {
  if (!id || !ends[status as KnownVideoStatus]) return undefined;
  if (status === "failed") return { id, status: "failed", error };
  return { id, status: status as "completed" | "not_found" };
}

function stateOf(ids: readonly VideoId[], ended: ReadonlyMap<VideoId, VideoEnd>): VideosState {
  const running = ids.filter((id) => !ended.has(id));
  const inOrder = ids.flatMap((id) => ended.get(id) ?? []);
  return { status: running.length > 0 ? "processing" : "completed", ended: inOrder, running };
}

/** Wakes a wait whenever an event names any of the ids. */
const eventsOfAll = (ids: readonly VideoId[], events: WaitEvents): WaitEvents => ({
  subscribe(_id, wake) {
    const unsubscribes = ids.map((id) => events.subscribe(id, wake));
    return () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  },
});
