import { describe, expect, it } from "vitest";
import { type HeyGenClient, HeyGenWaitError, type VideosState, waitForVideos } from "../../../src/index.ts";
import { clientWith, fakeClock, rejection, v3Error } from "../../http.ts";

type Statuses = Record<string, string>;

/** A client whose reads return the given statuses in turn and then repeat the last, and the ids of each request. */
function passing(...readings: Statuses[]): { client: HeyGenClient; asked: string[][] } {
  const asked: string[][] = [];
  const client = clientWith(async ({ url }) => {
    const ids = new URL(url).searchParams.get("video_ids")?.split(",") ?? [];
    const statuses = readings[Math.min(asked.length, readings.length - 1)] ?? {};
    asked.push(ids);
    const entryOf = (id: string) => {
      const status = statuses[id] ?? "completed";
      return { video_id: id, status, error: status === "failed" ? { code: "video_failed" } : null };
    };
    // The documentation promises no order.
    return Response.json({ data: ids.map(entryOf).reverse() });
  });
  return { client, asked };
}

describe("waitForVideos", () => {
  it("returns the final status of each video, in the order of the ids", async () => {
    const { client } = passing({ a: "failed", c: "not_found" });
    const ended = await waitForVideos(client, ["c", "b", "a", "c"], { clock: fakeClock() });
    expect(ended).toEqual([
      { id: "c", status: "not_found" },
      { id: "b", status: "completed" },
      { id: "a", status: "failed", error: { code: "video_failed" } },
      { id: "c", status: "not_found" },
    ]);
  });

  it("reads again only the videos that are still running", async () => {
    const { client, asked } = passing({ b: "queued", c: "processing" }, { c: "processing" }, {});
    await waitForVideos(client, ["a", "b", "c"], { clock: fakeClock() });
    expect(asked.map((ids) => ids.join())).toEqual(["a,b,c", "b,c", "c"]);
  });

  it("treats an unknown status as running", async () => {
    const { client, asked } = passing({ a: "in_appeal" }, {});
    await waitForVideos(client, ["a"], { clock: fakeClock() });
    expect(asked).toHaveLength(2);
  });

  it("reads a hundred videos per request, and no id twice", async () => {
    const { client, asked } = passing({});
    const ids = Array.from({ length: 250 }, (_, index) => `video_${index % 230}`);
    expect(await waitForVideos(client, ids, { clock: fakeClock() })).toHaveLength(250);
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 30]);
  });

  it("sends no request for an empty list of ids", async () => {
    const { client, asked } = passing({});
    expect(await waitForVideos(client, [])).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("ignores not_found for ten seconds after a video was created", async () => {
    const { client, asked } = passing({ a: "not_found" }, { a: "not_found" }, {});
    const [end] = await waitForVideos(client, ["a"], { clock: fakeClock() });
    expect(end).toEqual({ id: "a", status: "completed" });
    expect(asked).toHaveLength(3);
  });

  it("returns not_found for a video that the response leaves out for ten seconds", async () => {
    const client = clientWith(async () => Response.json({ data: [{ video_id: "a", status: "completed" }] }));
    const clock = fakeClock();
    expect(await waitForVideos(client, ["a", "b"], { clock })).toEqual([
      { id: "a", status: "completed" },
      { id: "b", status: "not_found" },
    ]);
    expect(clock.slept.reduce((sum, ms) => sum + ms)).toBeGreaterThanOrEqual(10_000);
  });

  it("keeps waiting for a video that the response leaves out once", async () => {
    let count = 0;
    const client = clientWith(async () => {
      count++;
      const status = count < 6 ? "processing" : "completed";
      return Response.json({ data: count === 5 ? [] : [{ video_id: "a", status }] });
    });
    expect(await waitForVideos(client, ["a"], { clock: fakeClock() })).toEqual([{ id: "a", status: "completed" }]);
  });

  it.each([
    ["abc", "waitForVideos: pass a list of ids"],
    [[null], "waitForVideos: null is not a valid video id"],
  ])("rejects %j in place of a list of ids", async (ids, message) => {
    const error = await rejection<Error>(waitForVideos(passing({}).client, ids as never));
    expect([error.name, error.message]).toEqual(["TypeError", message]);
  });

  it("throws at the deadline, with the final and the running videos", async () => {
    const { client } = passing({ b: "processing" });
    const wait = waitForVideos(client, ["b", "a"], { clock: fakeClock(), deadlineMs: 60_000 });
    const thrown = await rejection<HeyGenWaitError<VideosState>>(wait);
    expect(thrown).toBeInstanceOf(HeyGenWaitError);
    expect([thrown.reason, thrown.id]).toEqual(["deadline", "b,a"]);
    expect(thrown.last).toEqual({ status: "processing", ended: [{ id: "a", status: "completed" }], running: ["b"] });
  });

  it("continues after a failed read, keeps earlier results, and calls onError", async () => {
    let count = 0;
    const client = clientWith(
      async () => {
        count++;
        if (count === 2) return Response.json(v3Error("internal_error"), { status: 500 });
        return Response.json({ data: [{ video_id: "a", status: count === 1 ? "processing" : "completed" }] });
      },
      { maxRetries: 0 },
    );
    const errors: unknown[] = [];
    const options = { clock: fakeClock(), onError: (error: Error) => errors.push(error) };
    expect(await waitForVideos(client, ["a"], options)).toEqual([{ id: "a", status: "completed" }]);
    expect(errors).toHaveLength(1);
  });

  it("reads as soon as an event names one of the videos", async () => {
    const { client } = passing({ b: "processing" }, {});
    const subscribed: string[] = [];
    const unsubscribed: string[] = [];
    const events = {
      subscribe(id: string, wake: () => void) {
        subscribed.push(id);
        if (id === "b") setTimeout(wake, 1);
        return () => unsubscribed.push(id);
      },
    };
    await waitForVideos(client, ["a", "b"], { events, intervalMs: 60_000, maxIntervalMs: 60_000 });
    expect([subscribed, unsubscribed]).toEqual([
      ["a", "b"],
      ["a", "b"],
    ]);
  });

  it.each(["", "a,b"])('rejects "%s", which is not an id', async (id) => {
    const { client } = passing({});
    expect(await rejection(waitForVideos(client, ["a", id]))).toBeInstanceOf(TypeError);
  });
});
