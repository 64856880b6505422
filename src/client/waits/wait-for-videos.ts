import type { KnownVideoStatus, VideoId, VideoStatusEntry } from "../../../generated/types.ts";
import type { WaitEvents } from "../../shared/wait-events.ts";
import { callOf } from "../call.ts";
import { systemClock } from "../clock.ts";
import { excerptOf } from "../envelope.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { settlingMs } from "../known-resources.ts";
import { unwrapResult } from "../lists/unwrap.ts";
import { assertWaitOptions, meaningOf, poll, type Reading, uncached, type WaitOptions } from "./polling.ts";

/** The final status of one of many videos. `not_found`: the API does not know the id, or never mentions it. */
export type VideoEnd =
  | { readonly id: VideoId; readonly status: "completed" }
  | { readonly id: VideoId; readonly status: "failed"; readonly error: VideoStatusEntry["error"] }
  | { readonly id: VideoId; readonly status: "not_found" };

/** The progress of many videos. */
export interface VideosState {
  /** `"completed"` when every video has a final status, including `failed`. */
  readonly status: "processing" | "completed";
  /** The videos with a final status, in the order of the ids passed. */
  readonly ended: readonly VideoEnd[];
  readonly running: readonly VideoId[];
}

/** The maximum number of ids in a request. */
const maxIds = 100;

// Lists every status of the spec: the compiler rejects a new one until it is decided here whether it is final.
const ends: Record<KnownVideoStatus, boolean> = {
  queued: false,
  processing: false,
  completed: true,
  failed: true,
  not_found: true,
};

/**
 * Waits until each of many videos has completed or failed. Reads up to a hundred videos per request, and only those
 * that are still running.
 *
 * @returns the final status of each video, in the order of `ids`; read the video itself with `getVideo`
 * @throws {@link HeyGenWaitError} at the deadline, with the progress so far in `last`; {@link HeyGenError} for an error
 * response that is not transient; TypeError for an id that is empty or contains a comma
 */
export async function waitForVideos(
  client: HeyGenClient,
  ids: readonly VideoId[],
  options: WaitOptions<VideosState> = {},
): Promise<VideoEnd[]> {
  if (!Array.isArray(ids)) throw new TypeError("waitForVideos: pass a list of ids");
  const wrong = ids.findIndex((id) => typeof id !== "string" || id === "" || id.includes(","));
  if (wrong >= 0) throw new TypeError(`waitForVideos: ${excerptOf(ids[wrong])} is not a valid video id`);
  assertWaitOptions(options);
  const { clock = systemClock, events } = options;
  const startedAt = clock.now();
  const ended = new Map<VideoId, VideoEnd>();
  const mentioned = new Set<unknown>();

  const read = async (signal: AbortSignal): Promise<Reading<VideosState>> => {
    let reading: Reading<VideosState> = { state: stateOf(ids, ended), redact: (value) => value };
    // A video that was just created may not be visible to reads yet.
    const isEarly = clock.now() - startedAt < settlingMs;
    for (const chunk of chunksOf(reading.state.running)) {
      const params = { query: { video_ids: chunk.join(",") } };
      const result = await client.GET("/v3/videos/statuses", { params, signal, ...uncached() });
      const entries = unwrapResult(result);
      for (const { video_id: id } of entries) mentioned.add(id);
      const missing = chunk.filter((id) => !mentioned.has(id)).map((id) => ({ id, status: "not_found" }) as const);
      for (const end of [...entries.map(endOf), ...missing]) {
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

/** The distinct ids, in chunks of one request each. */
function chunksOf(ids: readonly VideoId[]): VideoId[][] {
  const different = [...new Set(ids)];
  const count = Math.ceil(different.length / maxIds);
  return Array.from({ length: count }, (_, index) => different.slice(index * maxIds, (index + 1) * maxIds));
}

function endOf({ video_id: id, status, error }: VideoStatusEntry): VideoEnd | undefined {
  if (!id || !meaningOf(status, ends)) return undefined;
  if (status === "failed") return { id, status: "failed", error };
  return { id, status: status as "completed" | "not_found" };
}

function stateOf(ids: readonly VideoId[], ended: ReadonlyMap<VideoId, VideoEnd>): VideosState {
  const running = ids.filter((id) => !ended.has(id));
  const inOrder = ids.flatMap((id) => ended.get(id) ?? []);
  return { status: running.length > 0 ? "processing" : "completed", ended: inOrder, running };
}

/** Wakes a wait when an event names any of the ids. */
const eventsOfAll = (ids: readonly VideoId[], events: WaitEvents): WaitEvents => ({
  subscribe(_id, wake) {
    const unsubscribes = ids.map((id) => events.subscribe(id, wake));
    return () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    };
  },
});
