// An event only wakes a wait; the state that it reads then decides.
import { describe, expect, it, vi } from "vitest";
import { type Clock, type HeyGenClient, HeyGenWaitError, waitForLook, waitForVideo } from "../../src/index.ts";
import { webhookHandler } from "../../src/webhooks.ts";
import { clientWith, fakeClock, rejection } from "../http.ts";
import { deliveryOf, secret, success } from "./deliveries.ts";

const running = { id: "video_abc123", status: "processing" };
const completed = { id: "video_abc123", status: "completed", video_url: "https://files.heygen.ai/video_abc123.mp4" };

/** A client whose reads return the given states in turn and then repeat the last. */
function reading(...states: object[]): { client: HeyGenClient; count: () => number } {
  let count = 0;
  const client = clientWith(async () => Response.json({ data: states[Math.min(count++, states.length - 1)] }));
  return { client, count: () => count };
}

/** A clock whose sleeps end only when they are aborted. */
function stoppedClock(): Clock & { sleepers: number } {
  const clock = {
    ...fakeClock(),
    sleepers: 0,
    sleep: (_ms: number, signal?: AbortSignal | null) => {
      clock.sleepers += 1;
      return new Promise<void>((_resolve, reject) => {
        if (signal?.aborted) reject(signal.reason);
        signal?.addEventListener("abort", () => reject(signal.reason));
      });
    },
  };
  return clock;
}

const receiver = () => webhookHandler({ secret });
const asleep = (clock: { sleepers: number }, times: number) =>
  vi.waitFor(() => expect(clock.sleepers).toBe(times), { interval: 1 });

describe("a wait with events", () => {
  it("reads as soon as an event names its resource", async () => {
    const { client, count } = reading(running, completed);
    const clock = stoppedClock();
    const events = receiver();
    const video = waitForVideo(client, "video_abc123", { events, clock });
    await asleep(clock, 1);
    await events(deliveryOf());
    expect(await video).toEqual(completed);
    expect(count()).toBe(2);
  });

  it("continues when the state is not final: an event alone completes nothing", async () => {
    const { client, count } = reading(running, running, completed);
    const clock = stoppedClock();
    const events = receiver();
    const video = waitForVideo(client, "video_abc123", { events, clock });
    await asleep(clock, 1);
    const withoutUrl = { event_type: "avatar_video.success", event_data: { video_id: "video_abc123" } };
    await events(deliveryOf(withoutUrl));
    await asleep(clock, 2);
    expect(count()).toBe(2);
    await events(deliveryOf());
    expect(await video).toEqual(completed);
  });

  it("is not woken by an event about another resource or by a forged event", async () => {
    const { client, count } = reading(running);
    const clock = stoppedClock();
    const events = receiver();
    const controller = new AbortController();
    const video = rejection(waitForVideo(client, "video_abc123", { events, clock, signal: controller.signal }));
    await asleep(clock, 1);
    await events(deliveryOf({ ...success, event_id: "evt_other", event_data: { video_id: "video_abc1234" } }));
    await events(deliveryOf(success, { Signature: "0".repeat(64) }));
    expect(count()).toBe(1);
    controller.abort("enough");
    expect(await video).toBe("enough");
  });

  it("does not miss an event that arrives during a read", async () => {
    const events = receiver();
    let count = 0;
    const client = clientWith(async () => {
      count += 1;
      if (count > 1) return Response.json({ data: completed });
      await events(deliveryOf());
      return Response.json({ data: running });
    });
    expect(await waitForVideo(client, "video_abc123", { events, clock: stoppedClock() })).toEqual(completed);
  });

  it("continues to read without events", async () => {
    const { client } = reading(running, running, completed);
    expect(await waitForVideo(client, "video_abc123", { events: receiver(), clock: fakeClock() })).toEqual(completed);
  });

  it("finds the id anywhere in an undocumented event", async () => {
    const look = { id: "look_abc123", status: "processing" };
    const { client } = reading(look, { ...look, status: "completed" });
    const clock = stoppedClock();
    const events = receiver();
    const wait = waitForLook(client, "look_abc123", { events, clock });
    await asleep(clock, 1);
    await events(deliveryOf({ event_type: "instant_avatar.success", event_data: { avatar: { id: "look_abc123" } } }));
    expect((await wait).status).toBe("completed");
  });

  it("throws when the resource failed, as without events", async () => {
    const { client } = reading(running, { ...running, status: "failed", failure_code: "tts_text_invalid" });
    const clock = stoppedClock();
    const events = receiver();
    const video = rejection(waitForVideo(client, "video_abc123", { events, clock }));
    await asleep(clock, 1);
    await events(deliveryOf({ event_type: "avatar_video.fail", event_data: { video_id: "video_abc123" } }));
    expect(await video).toBeInstanceOf(HeyGenWaitError);
  });

  it("unsubscribes when it ends", async () => {
    const unsubscribe = vi.fn();
    const events = { subscribe: () => unsubscribe };
    await waitForVideo(reading(completed).client, "video_abc123", { events, clock: fakeClock() });
    await rejection(waitForVideo(reading(running).client, "video_abc123", { events, clock: fakeClock() }));
    expect(unsubscribe).toHaveBeenCalledTimes(2);
  });
});
