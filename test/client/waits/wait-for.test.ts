import { describe, expect, it } from "vitest";
import {
  type HeyGenClient,
  HeyGenWaitError,
  type WaitOptions,
  waitForGeneration,
  waitForGroup,
  waitForLook,
  waitForSession,
  waitForVideo,
  waitForVoice,
  waitUntil,
} from "../../../src/index.ts";
import { clientWith, fakeClock, rejection } from "../../http.ts";

type State = Record<string, unknown>;

/** A client whose reads return the given states in turn and then repeat the last. */
function passing(...states: State[]): HeyGenClient {
  let reading = 0;
  return clientWith(async () => Response.json({ data: states[Math.min(reading++, states.length - 1)] }));
}

const look = (status: unknown, more: State = {}) => ({
  id: "look_abc123",
  name: "Sarah",
  avatar_type: "digital_twin",
  group_id: "group_xyz789",
  status,
  ...more,
});
const error = { code: "invalid_parameter", message: "No face was found." };

const waits: [string, (client: HeyGenClient, options: WaitOptions<never>) => Promise<unknown>, string][] = [
  ["waitForLook", (client, options) => waitForLook(client, "some_id", options as object), "completed"],
  ["waitForGroup", (client, options) => waitForGroup(client, "some_id", options as object), "completed"],
  ["waitForVideo", (client, options) => waitForVideo(client, "some_id", options as object), "completed"],
  ["waitForVoice", (client, options) => waitForVoice(client, "some_id", options as object), "complete"],
  ["waitForSession", (client, options) => waitForSession(client, "some_id", options as object), "completed"],
  ["waitForGeneration", (client, options) => waitForGeneration(client, "some_id", options as object), "success"],
];

describe.each(waits)("%s", (_, wait, success) => {
  it("reads until the resource is completed", async () => {
    const client = passing(look("processing"), look("processing"), look(success));
    expect(await wait(client, { clock: fakeClock() })).toMatchObject({ status: success });
  });

  it("throws the API's error when the resource fails", async () => {
    const failed = look("failed", {
      error,
      failure_code: error.code,
      failure_message: error.message,
      msg: error.message,
      messages: [{ role: "model", type: "error", content: error.message }],
    });
    const thrown = await rejection<HeyGenWaitError>(wait(passing(failed), { clock: fakeClock() }));
    expect(thrown).toBeInstanceOf(HeyGenWaitError);
    expect([thrown.reason, thrown.id, thrown.last]).toEqual(["failed", "some_id", failed]);
    expect(thrown.error?.message).toBe(error.message);
    expect(thrown.message).toContain(error.message);
  });

  it("throws at the deadline, with the id and the last state", async () => {
    const thrown = await rejection<HeyGenWaitError>(wait(passing(look("processing")), { clock: fakeClock() }));
    expect([thrown.reason, thrown.id, thrown.last]).toEqual(["deadline", "some_id", look("processing")]);
  });

  it.each(["in_appeal", null, undefined])("treats an unknown status as running: %s", async (status) => {
    expect(await wait(passing(look(status), look(success)), { clock: fakeClock() })).toMatchObject({ status: success });
  });

  it("rejects with the reason of the signal", async () => {
    const controller = new AbortController();
    const options = { clock: fakeClock(), signal: controller.signal, onStatus: () => controller.abort("enough") };
    expect(await rejection(wait(passing(look("processing")), options as never))).toBe("enough");
  });
});

describe("waitForLook", () => {
  it("throws when consent is needed, and names the group", async () => {
    const thrown = await rejection<HeyGenWaitError>(waitForLook(passing(look("pending_consent")), "look_abc123"));
    expect([thrown.reason, thrown.groupId]).toEqual(["consent_needed", "group_xyz789"]);
    expect(thrown.message).toBe("look_abc123: consent_needed for group group_xyz789 (status pending_consent)");
  });
});

describe("waitForGroup", () => {
  it("throws when consent is needed, and names the group", async () => {
    const thrown = await rejection<HeyGenWaitError>(waitForGroup(passing({ id: "g", status: "pending_consent" }), "g"));
    expect([thrown.reason, thrown.groupId]).toEqual(["consent_needed", "g"]);
  });
});

describe("waitForSession", () => {
  it.each(["waiting_for_input", "reviewing"])("throws when the agent waits for a message: %s", async (status) => {
    const messages = [{ role: "model", type: "text", content: "How long should it be?" }];
    const asking = { session_id: "sess_abc123", status, messages };
    const thrown = await rejection<HeyGenWaitError>(waitForSession(passing(asking), "sess_abc123"));
    expect([thrown.reason, thrown.last]).toEqual(["waiting_for_input", asking]);
    expect(thrown.message).toBe(`sess_abc123: waiting_for_input (status ${status})`);
  });
});

describe("waitForVoice", () => {
  it("does not end at completed, the final status of other resources", async () => {
    const client = passing({ status: "completed" }, { status: "complete" });
    expect((await waitForVoice(client, "voice_abc123", { clock: fakeClock() })).status).toBe("complete");
  });
});

describe("waitUntil", () => {
  const running = async () => ({ status: "processing" });

  it("pauses for 2 s at first, at most 30 s, and 20 minutes in total by default", async () => {
    const clock = fakeClock();
    await rejection(waitUntil("id", running, () => undefined, { clock }));
    expect(clock.slept.slice(0, 4)).toEqual([2_000, 3_000, 4_500, 6_750]);
    expect(Math.max(...clock.slept)).toBe(30_000);
    expect(clock.slept.reduce((sum, ms) => sum + ms)).toBe(20 * 60_000);
  });

  it("shortens pauses randomly, by half at most", async () => {
    const clock = { ...fakeClock(), random: () => 0 };
    await rejection(waitUntil("id", running, () => undefined, { clock, intervalMs: 1_000, deadlineMs: 5_000 }));
    expect(clock.slept[0]).toBe(500);
  });

  it("calls onStatus for every read", async () => {
    const states = [{ status: "waiting" }, { status: "processing" }, { status: "completed" }];
    const told: unknown[] = [];
    await waitUntil(
      "id",
      async () => states.shift() ?? { status: "lost" },
      ({ status }) => (status === "completed" ? "done" : undefined),
      { clock: fakeClock(), onStatus: (status) => told.push(status) },
    );
    expect(told).toEqual(["waiting", "processing", "completed"]);
  });
});
