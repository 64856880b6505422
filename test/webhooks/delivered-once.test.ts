// The sandbox and webhookHandler together, with a receiver that fails in many ways.
import { describe, expect, it } from "vitest";
import { createClient, unwrap } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { type WebhookHandler, webhookHandler } from "../../src/webhooks.ts";

/** A pseudorandom generator that is the same in every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const faults = ["refused", "answer lost", "500", "302", "hangs"] as const;

describe("the sandbox and webhookHandler", () => {
  it("handle each event exactly once, however the receiver fails", async () => {
    const random = chance(20_261_121);
    const hour = 3_600_000;
    const start = Date.UTC(2026, 10, 20, 12);
    let now = start;
    let attempts = 0;
    const handled = new Map<string, number>();
    let receive: WebhookHandler | undefined;
    // The receiver fails most of the time, but not in the last hours.
    const isBack = () => now > start + 20 * hour;

    function handle(videoId: string): void {
      if (!isBack() && random() < 0.3) throw new Error("disk full");
      handled.set(videoId, (handled.get(videoId) ?? 0) + 1);
    }

    async function deliver(request: Request): Promise<Response> {
      attempts++;
      const drawn = faults[Math.floor(random() * faults.length)] ?? "500";
      const fault = isBack() || random() < 0.06 ? "none" : drawn;
      if (fault === "refused") throw new TypeError("fetch failed");
      // Hanging slows the test down, so it is rarer than other faults.
      if (fault === "hangs" && random() < 0.1) return new Promise<Response>(() => {});
      if (fault === "500" || fault === "302" || fault === "hangs")
        return new Response(null, { status: fault === "302" ? 302 : 500 });
      const response = await receive?.(request);
      if (fault === "answer lost") throw new TypeError("socket closed");
      return response ?? new Response(null, { status: 503 });
    }

    const sandbox = createSandbox({
      now: () => now,
      random: 3,
      deliver,
      deliveries: {
        headers: "both",
        duplicates: 0.2,
        order: "shuffled",
        delayMs: [0, 5_000],
        lost: 0.1,
        timeoutMs: 100,
      },
    });
    const heygen = createClient({ apiKey: "any", fetch: sandbox.fetch });
    const url = "https://example.com/hook";
    const { secret } = await unwrap(heygen.POST("/v3/webhooks/endpoints", { body: { url } }));
    receive = webhookHandler({
      secret: secret ?? "",
      now: () => now,
      on: { "avatar_video.success": ({ event_data }) => handle(event_data.video_id) },
    });
    const ids: string[] = [];
    for (let index = 0; index < 160; index++) {
      const request = new Request("https://api.heygen.com/v3/videos", {
        method: "POST",
        headers: { "X-Api-Key": "any", "Content-Type": "application/json" },
        body: JSON.stringify({ type: "avatar", avatar_id: "look_def456", script: `${index}` }),
      });
      const { data } = await (await sandbox.fetch(request)).json();
      ids.push(data.video_id);
    }
    for (let pause = 5_000; now < start + 24 * hour; pause *= 2) {
      now += Math.min(pause, 2 * hour);
      await sandbox.delivered();
    }
    console.log(`webhooks: ${ids.length} events in ${attempts} attempts`);
    expect(attempts).toBeGreaterThan(10 * ids.length);
    expect([...handled.keys()].sort()).toEqual([...ids].sort());
    expect(Math.max(...handled.values())).toBe(1);
    expect(sandbox.snapshot().deliveries.filter(({ status }) => status !== "delivered")).toEqual([]);
  });
});
