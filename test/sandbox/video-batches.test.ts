import { describe, expect, it } from "vitest";
import { setUp } from "./setup.ts";

const video = (script: string) => ({ type: "avatar", avatar_id: "look_def456", script });
const batches = "/v3/videos/batches";

describe("a batch of videos", () => {
  it("has its own outcome for each video", async () => {
    const { sandbox, send } = setUp();
    const body = { title: "Greetings", videos: [video("Hello."), video("sandbox:fail=tts_text_invalid")] };
    const { batch_id } = (await send("POST", batches, { body })).body.data;
    const read = async (query = "") => (await send("GET", `${batches}/${batch_id}${query}`)).body.data;
    expect((await read()).items[0]).toMatchObject({ status: "queued", video_id: null });
    sandbox.advance(10_000);
    const ended = await read();
    expect(ended).toMatchObject({ title: "Greetings", status: "completed", total_items: 2, has_more: false });
    expect(ended.items[1]).toMatchObject({ status: "failed", error: { code: "tts_text_invalid" } });
    expect((await send("GET", `/v3/videos/${ended.items[0].video_id}`)).body.data.status).toBe("completed");
    const page = await read("?limit=1");
    expect([page.items.length, page.has_more]).toEqual([1, true]);
    expect((await read(`?limit=1&token=${page.next_token}`)).items[0].item_index).toBe(1);
  });

  it("is rejected as a whole for one invalid video, and creates none", async () => {
    const { send } = setUp();
    const before = (await send("GET", "/v3/videos?limit=100")).body.data.length;
    const body = { videos: [video("Hello."), { ...video("Hello."), avatar_id: "look_none" }] };
    const answer = await send("POST", batches, { body });
    expect(answer).toMatchObject({ status: 400, body: { error: { code: "invalid_parameter", param: "videos" } } });
    expect(answer.body.error.message).toContain("videos[1]: avatar_id");
    expect((await send("GET", "/v3/videos?limit=100")).body.data).toHaveLength(before);
  });

  it("costs a credit for each video, and is rejected if they don't suffice", async () => {
    const { sandbox, send } = setUp({ credits: 3 });
    const two = { videos: [video("One."), video("Two.")] };
    expect((await send("POST", batches, { body: two })).status).toBe(202);
    expect(sandbox.snapshot().credits).toBe(1);
    expect((await send("POST", batches, { body: two })).status).toBe(402);
    expect(sandbox.snapshot().credits).toBe(1);
  });

  it("fires an event and one callback when the last video has ended", async () => {
    const received: { url: string; event: { event_type: string; event_data: object } }[] = [];
    const deliver = async (request: Request) => {
      received.push({ url: request.url, event: await request.json() });
      return new Response();
    };
    const { sandbox, send } = setUp({ deliver });
    const endpoint = { url: "http://127.0.0.1:1/all", events: ["batch.finished"] };
    await send("POST", "/v3/webhooks/endpoints", { body: endpoint });
    const body = { callback_url: "http://127.0.0.1:1/batch", videos: [video("One."), video("Two.")] };
    const { batch_id } = (await send("POST", batches, { body })).body.data;
    await sandbox.advance(10_000);
    await expect.poll(() => received.map(({ url }) => new URL(url).pathname).sort()).toEqual(["/all", "/batch"]);
    for (const { event } of received)
      expect(event).toMatchObject({ event_type: "batch.finished", event_data: { batch_id } });
  });
});
