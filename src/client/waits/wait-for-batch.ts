import type { BatchItemStatus, VideoBatch, VideoBatchId, VideoBatchItem, VideoId } from "../../../generated/types.ts";
import { redactOf } from "../call.ts";
import type { HeyGenClient } from "../heygen-client.ts";
import { unwrapResult } from "../lists/unwrap.ts";
import { type BadEnd, meaningOf, poll, type Reading, uncached, type WaitOptions } from "./polling.ts";

/** A video of a batch that has ended. */
export type EndedBatchItem = VideoBatchItem &
  ({ status: "completed"; video_id: VideoId; error?: null } | { status: "failed" });

/** A batch whose videos have all ended, each with its own outcome. */
export type EndedBatch = Omit<VideoBatch, "items"> & { items: EndedBatchItem[] };

// Lists every status of the spec: the compiler rejects a new one until it is decided here whether it is final.
const ends: Record<BatchItemStatus, boolean> = { queued: false, processing: false, completed: true, failed: true };

/**
 * Waits until each video of a batch has completed or failed, with one request for up to a hundred of them. A batch of which
 * some have failed is no error: look at the `status` of each of its `items`.
 *
 * @param id the `batch_id` of `createVideoBatch`
 * @returns the batch, with all its items in the order of the request; read a video itself with `getVideo`
 * @throws {@link HeyGenWaitError} at the deadline, with the progress so far in `last`, or if the batch has failed without
 * having an item; {@link HeyGenError} for an error response that is not transient
 */
export function waitForBatch(
  client: HeyGenClient,
  id: VideoBatchId,
  options: WaitOptions<VideoBatch> = {},
): Promise<EndedBatch> {
  const endOf = ({ status, items, total_items: total }: VideoBatch): "done" | BadEnd | undefined => {
    if (status === "failed" && items.length === 0) return { reason: "failed" };
    return items.length >= total && items.every(hasEnded) ? "done" : undefined;
  };
  return poll<VideoBatch, VideoBatch & EndedBatch>(id, (signal) => readBatch(client, id, signal), endOf, options);
}

/** A completed video has an id, sooner or later. */
const hasEnded = ({ status, video_id: video }: VideoBatchItem): boolean =>
  meaningOf(status, ends) === true && (status === "failed" || Boolean(video));

/** Reads a batch with the items of all its pages. A page usually has all of them. */
async function readBatch(client: HeyGenClient, id: VideoBatchId, signal: AbortSignal): Promise<Reading<VideoBatch>> {
  const items = new Map<number, VideoBatchItem>();
  for (let token: string | undefined; ; ) {
    const params = { path: { batch_id: id }, query: token ? { token } : {} };
    const result = await client.GET("/v3/videos/batches/{batch_id}", { params, signal, ...uncached() });
    const page = unwrapResult(result);
    const before = items.size;
    for (const item of page.items ?? []) if (item) items.set(item.item_index, item);
    // A page that brings nothing new is the last, whatever it says.
    const isLast = !page.has_more || !page.next_token || items.size === before;
    if (isLast) {
      const inOrder = [...items.values()].sort((one, other) => one.item_index - other.item_index);
      return { state: { ...page, items: inOrder }, redact: redactOf(result) };
    }
    token = page.next_token ?? undefined;
  }
}
