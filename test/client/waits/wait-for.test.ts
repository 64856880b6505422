import { describe, expect, it } from "vitest";
import {
  createClient,
  type HeyGenClient,
  HeyGenWaitError,
  unwrap,
  type WaitOptions,
  waitForConsent,
  waitForGeneration,
  waitForGroup,
  waitForLook,
  waitForSession,
  waitForVideo,
  waitForVoice,
  waitUntil,
} from "../../../src/index.ts";
import { createSandbox } from "../../../src/sandbox.ts";
import { clientWith, fakeClock, rejection } from "../../http.ts";

type State = Record<string, unknown>;

/** A client whose reads return the given states in turn and then repeat the last. */
function passing(...states: State[]): HeyGenClient {
  let reading = 0;
  return clientWith(async () => Response.json({ data: states[Math.min(reading++, states.length - 1)] }));
}

/** A state that any of the waits can read. */
const look = (status: unknown, more: State = {}) => ({
  id: "look_abc123",
  name: "Sarah",
  avatar_type: "digital_twin",
  group_id: "group_xyz789",
  video_url: "https://files.heygen.ai/video_abc123.mp4",
  video_id: "video_abc123",
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

  it.each(["in_appeal", "constructor", ["completed"], {}])(
    "treats an unknown status as running: %s",
    async (status) => {
      expect(await wait(passing(look(status), look(success)), { clock: fakeClock() })).toMatchObject({
        status: success,
      });
    },
  );

  it("asks for responses that no cache holds", async () => {
    const asked: RequestCache[] = [];
    const client = clientWith(async ({ cache }) => {
      asked.push(cache);
      return Response.json({ data: look(success) });
    });
    await wait(client, { clock: fakeClock() });
    expect(asked).toEqual(["no-store"]);
  });

  it("rejects an unknown option", async () => {
    const thrown = await rejection<Error>(wait(passing(look(success)), { timeoutMs: 5 } as never));
    expect(thrown).toBeInstanceOf(TypeError);
    expect(thrown.message).toBe("wait: there is no option timeoutMs");
  });

  it("rejects with the reason of the signal", async () => {
    const controller = new AbortController();
    const options = { clock: fakeClock(), signal: controller.signal, onStatus: () => controller.abort("enough") };
    expect(await rejection(wait(passing(look("processing")), options as never))).toBe("enough");
  });
});

describe.each([
  ["waitForLook", waitForLook],
  ["waitForGroup", waitForGroup],
  ["waitForVoice", waitForVoice],
] as const)("%s", (_, wait) => {
  it.each([null, undefined])("ends at once for one of HeyGen's own, whose status is %s", async (status) => {
    const clock = fakeClock();
    await wait(passing(look(status)), "some_id", { clock });
    expect(clock.slept).toEqual([]);
  });
});

describe("waitForVideo", () => {
  it("waits for the video_url of a completed video", async () => {
    const client = passing(look("completed", { video_url: null }), look("completed"));
    const { video_url } = await waitForVideo(client, "video_abc123", { clock: fakeClock() });
    expect(video_url).toBe("https://files.heygen.ai/video_abc123.mp4");
  });
});

describe("waitForConsent", () => {
  const group = (status: unknown, consent_status: unknown) => ({ id: "group_xyz789", status, consent_status });

  it.each(["approved", "accepted"])("waits until the consent is %s", async (consent) => {
    const client = passing(
      group("processing", null),
      group("pending_consent", null),
      group("pending_consent", "pending"),
      group("pending_consent", "under_review"),
      group("processing", consent),
    );
    const clock = fakeClock();
    expect(await waitForConsent(client, "group_xyz789", { clock })).toMatchObject({ consent_status: consent });
    expect(clock.slept).toHaveLength(4);
  });

  it("ends for a group that needs no consent", async () => {
    expect(await waitForConsent(passing(group("completed", null)), "group_xyz789")).toMatchObject({
      status: "completed",
    });
  });

  it.each(["granted", "pending"])(
    "ends when the group is completed, whatever its consent is called: %s",
    async (consent) => {
      const client = passing(group("completed", consent));
      expect(await waitForConsent(client, "group_xyz789")).toMatchObject({ consent_status: consent });
    },
  );

  it("doesn't take a group without a status for one that has consent", async () => {
    const client = passing(group(undefined, "pending"), group("completed", "approved"));
    const clock = fakeClock();
    await waitForConsent(client, "group_xyz789", { clock });
    expect(clock.slept).toHaveLength(1);
  });

  it("throws when the consent is revoked, and names the group", async () => {
    const client = passing(group("pending_consent", "revoked"));
    const thrown = await rejection<HeyGenWaitError>(waitForConsent(client, "group_xyz789"));
    expect([thrown.reason, thrown.groupId]).toEqual(["consent_needed", "group_xyz789"]);
  });

  it("throws the API's error when training fails", async () => {
    const client = passing({ ...group("failed", "pending"), error });
    const thrown = await rejection<HeyGenWaitError>(waitForConsent(client, "group_xyz789"));
    expect([thrown.reason, thrown.error]).toEqual(["failed", error]);
  });

  it("ends when the person approves in the sandbox", async () => {
    const { control, fetch } = createSandbox({ durations: { training: 0 } });
    const heygen = createClient({ apiKey: "any", fetch });
    const file = { type: "url", url: "https://example.com/training-footage.mp4" } as const;
    const body = { type: "digital_twin", name: "Twin", file } as const;
    const { avatar_group } = await unwrap(heygen.POST("/v3/avatars", { body }));
    const params = { path: { group_id: avatar_group.id } };
    await unwrap(heygen.POST("/v3/avatars/{group_id}/consent", { params, body: {} }));
    const waiting = waitForConsent(heygen, avatar_group.id, { intervalMs: 1 });
    await control.decideConsent(avatar_group.id, "approve");
    expect((await waiting).consent_status).toBe("approved");
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
  it.each([
    ["waiting_for_input", "waiting_for_input"],
    ["reviewing", "draft_ready"],
    ["completed", "draft_ready"],
  ])("throws when the agent has no video and the status is %s", async (status, reason) => {
    const messages = [{ role: "model", type: "text", content: "How long should it be?" }];
    const asking = { session_id: "sess_abc123", status, messages, video_id: null };
    const thrown = await rejection<HeyGenWaitError>(waitForSession(passing(asking), "sess_abc123"));
    expect([thrown.reason, thrown.last]).toEqual([reason, asking]);
    expect(thrown.message).toBe(`sess_abc123: ${reason} (status ${status})`);
  });

  it.each([null, [null], [{ role: "model" }]])("fails without an error if the messages are %j", async (messages) => {
    const failed = { session_id: "sess_abc123", status: "failed", messages };
    const thrown = await rejection<HeyGenWaitError>(waitForSession(passing(failed), "sess_abc123"));
    expect([thrown.reason, thrown.error]).toEqual(["failed", undefined]);
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
