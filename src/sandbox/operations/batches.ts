// What batches of videos and batches of direct uploads have in common.
import type { BatchItemStatus, BatchStatus, VideoBatch, VideoBatchItem } from "../../../generated/types.ts";
import { decodeCursor, encodeCursor } from "../state/cursor.ts";
import type { Batch } from "../state/model.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";
import type { HandlerContext } from "./handler.ts";
import { type PageOf, wholeList } from "./list-page.ts";
import { seconds } from "./views.ts";

/** The maximum number of ids in a request. */
const maxIds = 100;

/** How far a video or a file is. The API has both under the names of videos. */
export interface StatusEntry {
  status: string;
  video_id?: string | null;
  batch_id?: string | null;
  item_index?: number | null;
  error?: Record<string, unknown> | null;
}

type EntryOf = (id: string, context: HandlerContext) => StatusEntry;

type Item = Omit<VideoBatchItem, "video_id"> & { video_id: string | null };
type Page = Omit<VideoBatch, "batch_id" | "items"> & { batch_id: string; items: Item[] };

/** A batch of a kind; undefined if there is none with this id. */
export function findBatch(kind: Batch["kind"], id: string, { store }: HandlerContext): Batch | undefined {
  const batch = store.batches.get(id);
  return batch?.kind === kind ? batch : undefined;
}

export const batchNotFound = (id: string): ErrorReply<404> =>
  errorReply(404, "not_found", `There is no batch ${id}.`, "batch_id");

/** The statuses of videos or assets, and of all items of batches. @param ids separated by commas, as `batchIds` */
export function statusList(
  kind: Batch["kind"],
  { ids, batchIds }: { ids: string | undefined; batchIds: string | undefined },
  context: HandlerContext,
  entryOf: EntryOf,
): { status: 200; body: PageOf<StatusEntry> } | ErrorReply<400> {
  const single = idsIn(ids);
  const batches = idsIn(batchIds);
  const count = single.length + batches.length;
  const param = `${kind}_ids`;
  if (count > maxIds) {
    return errorReply(400, "invalid_parameter", `${param}: at most ${maxIds} ids, not ${count}.`, param);
  }
  const ofBatches = batches.flatMap((batch_id): StatusEntry[] => {
    const batch = findBatch(kind, batch_id, context);
    if (!batch) return [{ status: "not_found", batch_id }];
    return batch.itemIds.map((id, item_index) => ({ ...entryOf(id, context), batch_id, item_index }));
  });
  return wholeList([...single.map((id) => entryOf(id, context)), ...ofBatches]);
}

const idsIn = (list = ""): string[] =>
  list
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);

/** A page of a batch. Without a token it is the first. */
export function batchPage(
  batch: Batch,
  { token, limit = maxIds }: { token?: string; limit?: number },
  context: HandlerContext,
  entryOf: EntryOf,
): { status: 200; body: { data: Page } } | ErrorReply<400> {
  const start = token === undefined ? 0 : decodeCursor("batch", batch.id, token);
  if (start === undefined) return errorReply(400, "invalid_parameter", "token is not from this batch.", "token");
  const items = batch.itemIds.map((id, item_index) => itemOf(entryOf(id, context), item_index));
  const counts_by_status: Record<string, number> = {};
  for (const { status } of items) counts_by_status[status] = (counts_by_status[status] ?? 0) + 1;
  const end = start + limit;
  const hasMore = end < items.length;
  const data = {
    batch_id: batch.id,
    title: batch.title,
    status: statusOf(items.map(({ status }) => status)),
    total_items: items.length,
    counts_by_status,
    created_at: seconds(batch.createdAt),
    items: items.slice(start, end),
    has_more: hasMore,
    next_token: hasMore ? encodeCursor("batch", batch.id, end) : null,
  };
  return { status: 200, body: { data } };
}

/** A video that was deleted had been made. */
function itemOf({ video_id, status, error = null }: StatusEntry, item_index: number): Item {
  const known = status === "not_found" ? "completed" : (status as BatchItemStatus);
  // As the API does, until there is a video.
  return { item_index, status: known, video_id: known === "queued" ? null : (video_id ?? null), error };
}

/** What a mixed outcome gives is not documented; here, one success is enough. */
function statusOf(items: readonly BatchItemStatus[]): BatchStatus {
  if (items.some((status) => status === "queued" || status === "processing")) return "processing";
  return items.includes("completed") ? "completed" : "failed";
}
