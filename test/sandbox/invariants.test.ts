// Invariants of the state after any sequence of valid operations.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginate } from "../../src/index.ts";
import type { ServedSandbox } from "../../src/sandbox/create-sandbox.ts";
import { photo, prompt, type Setup, setUp, twin } from "./setup.ts";

type Step = (setup: Setup, choose: (count: number) => number) => Promise<unknown>;

const anyLook = ({ sandbox }: Setup, choose: (count: number) => number) => {
  const { looks } = sandbox.snapshot();
  return looks[choose(looks.length)] ?? { id: "look_none", groupId: "group_none" };
};

const steps: Record<string, Step> = {
  createPhoto: ({ send }) => send("POST", "/v3/avatars", { body: photo }),
  createTwin: ({ send }) => send("POST", "/v3/avatars", { body: twin }),
  newLook: (setup, choose) =>
    setup.send("POST", "/v3/avatars", { body: { ...prompt, avatar_id: anyLook(setup, choose).id } }),
  addToGroup: (setup, choose) =>
    setup.send("POST", "/v3/avatars", { body: { ...photo, avatar_group_id: anyLook(setup, choose).groupId } }),
  rename: (setup, choose) =>
    setup.send("PATCH", `/v3/avatars/looks/${anyLook(setup, choose).id}`, { body: { name: "Renamed" } }),
  deleteLook: (setup, choose) => setup.send("DELETE", `/v3/avatars/looks/${anyLook(setup, choose).id}`),
  deleteGroup: (setup, choose) => setup.send("DELETE", `/v3/avatars/${anyLook(setup, choose).groupId}`),
  deleteV2: (setup, choose) => setup.send("DELETE", `/v2/photo_avatar/${anyLook(setup, choose).id}`),
  consent: (setup, choose) => setup.send("POST", `/v3/avatars/${anyLook(setup, choose).groupId}/consent`, { body: {} }),
  train: (setup, choose) =>
    setup.send("POST", "/v2/photo_avatar/train", { body: { group_id: anyLook(setup, choose).groupId } }),
  motion: (setup, choose) =>
    setup.send("POST", "/v2/photo_avatar/add_motion", { body: { id: anyLook(setup, choose).id } }),
  time: async ({ sandbox }, choose) => sandbox.advance(choose(5_000)),
};

async function idsOf(setup: Setup, between: () => Promise<unknown> = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of paginate(setup.heygen, "/v3/avatars/looks", { params: { query: { limit: 4 } } }).pages()) {
    ids.push(...page.data.map(({ id }) => id));
    await between();
  }
  return ids;
}

describe("the state after any sequence of operations", () => {
  it("has correct counts, no look without a group, complete lists, and no endless work", async () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat());
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.array(step, { maxLength: 6 }), async (before, during) => {
        const setup = setUp();
        const take = ([name, number]: [string, number]) =>
          steps[name]?.(setup, (count) => (count > 0 ? number % count : 0));
        for (const one of before) await take(one);

        const { groups, looks } = setup.sandbox.snapshot();
        for (const { id } of groups) {
          const { body } = await setup.send("GET", `/v3/avatars/${id}`);
          expect(body.data.looks_count).toBe(looks.filter(({ groupId }) => groupId === id).length);
          expect(body.data.looks_count).toBeGreaterThan(0);
        }
        for (const { groupId } of looks) expect(groups.map(({ id }) => id)).toContain(groupId);

        const rest = [...during];
        const seen = await idsOf(setup, async () => take(rest.shift() ?? ["time", 0]));
        const after = setup.sandbox.snapshot().looks.map(({ id }) => id);
        expect(new Set(seen).size).toBe(seen.length);
        for (const { id } of looks) if (after.includes(id)) expect(seen).toContain(id);

        setup.sandbox.advance(60_000);
        for (const { id, job } of setup.sandbox.snapshot().looks) {
          const { body } = await setup.send("GET", `/v3/avatars/looks/${id}`);
          if (job.readyAt < 8e15) expect(body.data.status).not.toBe("processing");
        }
      }),
      { numRuns: 40 },
    );
  });

  it("is saved as it is, although only what has changed is encoded again", async () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat());
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (all) => {
        const setup = setUp({ seed: { groups: 4, looks: 600 } });
        const sandbox = setup.sandbox as ServedSandbox;
        for (const [name, number] of all) {
          await steps[name]?.(setup, (count) => (count > 0 ? number % count : 0));
          const saved = new TextDecoder().decode(Buffer.concat(await sandbox.encode()));
          expect(JSON.parse(saved)).toEqual(JSON.parse(JSON.stringify(sandbox.snapshot())));
        }
      }),
      { numRuns: 15 },
    );
  });
});
