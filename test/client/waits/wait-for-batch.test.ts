import { describe, expect, it } from "vitest";
import {
  type EndedBatch,
  HeyGenWaitError,
  type VideoBatch,
  type VideoBatchItem,
  waitForBatch,
} from "../../../src/index.ts";
import { clientWith, fakeClock, rejection } from "../../http.ts";

type Items = Pick<VideoBatchItem, "status" | "video_id">[];

/** A client whose reads of a batch return the given items in turn, and the queries of its requests. */
function passing(readings: Items[], page: Partial<VideoBatch> = {}) {
  const asked: string[] = [];
  const client = clientWith(async ({ url }) => {
    const { pathname, search } = new URL(url);
    const reading = readings[Math.min(asked.length, readings.length - 1)] ?? [];
    asked.push(pathname + search);
    const items = reading.map((item, item_index) => ({ item_index, ...item }));
    const common = { batch_id: "b", status: "processing", counts_by_status: {}, created_at: 1, has_more: false };
    return Response.json({ data: { ...common, total_items: items.length, items, ...page } });
  });
  return { client, asked };
}

const completed = { status: "completed", video_id: "video_a" } as const;
const failed = { status: "failed" } as const;

describe("waitForBatch", () => {
  it("returns all items when each video has ended, whatever the batch says", async () => {
    const { client, asked } = passing([
      [completed, { status: "queued" }],
      [completed, failed],
    ]);
    const batch: EndedBatch = await waitForBatch(client, "b", { clock: fakeClock() });
    expect(batch.items.map(({ status }) => status)).toEqual(["completed", "failed"]);
    expect(asked).toEqual(["/v3/videos/batches/b", "/v3/videos/batches/b"]);
  });

  it("goes on until a completed video has its id", async () => {
    const { client, asked } = passing([[{ status: "completed", video_id: null }], [completed]]);
    await waitForBatch(client, "b", { clock: fakeClock() });
    expect(asked).toHaveLength(2);
  });

  it("goes on while an item has an unknown status", async () => {
    const { client, asked } = passing([[{ status: "in_appeal" as never }], [completed]]);
    await waitForBatch(client, "b", { clock: fakeClock() });
    expect(asked).toHaveLength(2);
  });

  it("reads the items of all pages", async () => {
    const pages = [{ total_items: 2, has_more: true, next_token: "t" }, { total_items: 2 }];
    const asked: string[] = [];
    const client = clientWith(async ({ url }) => {
      asked.push(new URL(url).search);
      const page = pages[asked.length - 1];
      const item = { item_index: asked.length - 1, ...completed };
      return Response.json({ data: { batch_id: "b", counts_by_status: {}, items: [item], ...page } });
    });
    const { items } = await waitForBatch(client, "b", { clock: fakeClock() });
    expect([items.map(({ item_index: place }) => place), asked]).toEqual([
      [0, 1],
      ["", "?token=t"],
    ]);
  });

  it("fails for a batch that has failed as a whole", async () => {
    const { client } = passing([[]], { status: "failed", total_items: 3 });
    expect(await rejection(waitForBatch(client, "b", { clock: fakeClock() }))).toMatchObject({ reason: "failed" });
  });

  it("has the progress in its error at the deadline", async () => {
    const { client } = passing([[completed, { status: "processing" }]]);
    const wait = waitForBatch(client, "b", { clock: fakeClock(), deadlineMs: 5_000 });
    const error = await rejection<HeyGenWaitError<VideoBatch>>(wait);
    expect(error).toBeInstanceOf(HeyGenWaitError);
    expect([error.reason, error.last?.items.length]).toEqual(["deadline", 2]);
  });
});
