import { describe, expect, it } from "vitest";
import { type HeyGenClient, HeyGenWaitError, type VideosState, waitForVideos } from "../../../src/index.ts";
import { clientWith, fakeClock, rejection, v3Error } from "../../http.ts";

type Statuses = Record<string, string>;

/** A client whose videos have one set of statuses after another, and then the last one for ever; with what was asked. */
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
    // In an order of its own, which nothing forbids.
    return Response.json({ data: ids.map(entryOf).reverse() });
  });
  return { client, asked };
}

describe("waitForVideos", () => {
  it("tells how each video ended, in the order asked", async () => {
    const { client } = passing({ a: "failed", c: "not_found" });
    const ended = await waitForVideos(client, ["c", "b", "a", "c"], { clock: fakeClock() });
    expect(ended).toEqual([
      { id: "c", status: "not_found" },
      { id: "b", status: "completed" },
      { id: "a", status: "failed", error: { code: "video_failed" } },
      { id: "c", status: "not_found" },
    ]);
  });

  it("asks again only for those that still run", async () => {
    const { client, asked } = passing({ b: "queued", c: "processing" }, { c: "processing" }, {});
    await waitForVideos(client, ["a", "b", "c"], { clock: fakeClock() });
    expect(asked.map((ids) => ids.join())).toEqual(["a,b,c", "b,c", "c"]);
  });

  it("takes a status that it does not know for still running", async () => {
    const { client, asked } = passing({ a: "in_appeal" }, {});
    await waitForVideos(client, ["a"], { clock: fakeClock() });
    expect(asked).toHaveLength(2);
  });

  it("asks for a hundred at once, and names no id twice", async () => {
    const { client, asked } = passing({});
    const ids = Array.from({ length: 250 }, (_, index) => `video_${index % 230}`);
    expect(await waitForVideos(client, ids, { clock: fakeClock() })).toHaveLength(250);
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 30]);
  });

  it("asks for nothing where there is nothing to wait for", async () => {
    const { client, asked } = passing({});
    expect(await waitForVideos(client, [])).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("gives a video that was just created ten seconds to be found", async () => {
    const { client, asked } = passing({ a: "not_found" }, { a: "not_found" }, {});
    const [end] = await waitForVideos(client, ["a"], { clock: fakeClock() });
    expect(end).toEqual({ id: "a", status: "completed" });
    expect(asked).toHaveLength(3);
  });

  it("throws, at the deadline, what has ended and what has not", async () => {
    const { client } = passing({ b: "processing" });
    const wait = waitForVideos(client, ["b", "a"], { clock: fakeClock(), deadlineMs: 60_000 });
    const thrown = await rejection<HeyGenWaitError<VideosState>>(wait);
    expect(thrown).toBeInstanceOf(HeyGenWaitError);
    expect([thrown.reason, thrown.id]).toEqual(["deadline", "b,a"]);
    expect(thrown.last).toEqual({ status: "processing", ended: [{ id: "a", status: "completed" }], running: ["b"] });
  });

  it("outlives a reading that fails, keeps what it knew, and tells onError", async () => {
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

  it.each(["", "a,b"])('refuses "%s", which is no id', async (id) => {
    const { client } = passing({});
    expect(await rejection(waitForVideos(client, ["a", id]))).toBeInstanceOf(TypeError);
  });
});
