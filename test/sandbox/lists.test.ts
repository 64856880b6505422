import { describe, expect, it } from "vitest";
import { paginate } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox.ts";
import { photo, setUp } from "./setup.ts";

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("a list in the sandbox", () => {
  it.each([1, 2, 5, 50])("returns each look once with %i per page", async (limit) => {
    const { heygen, sandbox } = setUp();
    const ids = (await collect(paginate(heygen, "/v3/avatars/looks", { params: { query: { limit } } }))).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(sandbox.snapshot().looks.map(({ id }) => id));
  });

  it.each([
    { group_id: "group_xyz789" },
    { avatar_type: "photo_avatar" },
    { ownership: "private" },
    { avatar_type: "digital_twin", ownership: "public" },
    { group_id: "group_xyz789", avatar_type: "photo_avatar" },
    { group_id: "group_xyz789", avatar_type: "photo_avatar", ownership: "private" },
    { group_id: "group_xyz789", ownership: "public" },
    { group_id: "nobody" },
  ] as const)("filters by %j", async (query: { group_id?: string; avatar_type?: string; ownership?: string }) => {
    const { heygen, sandbox } = setUp();
    const { groups, looks } = sandbox.snapshot();
    const expected = looks
      .filter((look) => !query.group_id || look.groupId === query.group_id)
      .filter((look) => !query.avatar_type || look.type === query.avatar_type)
      .filter(
        (look) => !query.ownership || groups.find(({ id }) => id === look.groupId)?.ownership === query.ownership,
      );
    const params = { query: { ...query, limit: 1 } } as never;
    const found = await collect(paginate(heygen, "/v3/avatars/looks", { params }));
    expect(found.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
  });

  it("has pages of groups and voices", async () => {
    const { heygen, sandbox } = setUp();
    const params = { query: { limit: 2 } };
    expect(await collect(paginate(heygen, "/v3/avatars", { params }))).toHaveLength(sandbox.snapshot().groups.length);
    expect((await collect(paginate(heygen, "/v3/voices", { params }))).length).toBeGreaterThan(2);
  });

  it("neither repeats nor omits looks while others are added and deleted between pages", async () => {
    const { heygen, send } = setUp();
    const before = await collect(paginate(heygen, "/v3/avatars/looks"));
    const seen: string[] = [];
    for await (const page of paginate(heygen, "/v3/avatars/looks", { params: { query: { limit: 3 } } }).pages()) {
      seen.push(...page.data.map(({ id }) => id));
      if (seen.length === 3) await send("POST", "/v3/avatars", { body: photo });
      if (seen.length === 3) await send("DELETE", "/v3/avatars/looks/look_spa001");
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.map(({ id }) => id).filter((id) => !seen.includes(id))).toEqual(["look_spa001"]);
  });

  it.each([
    ["truncated", (token: string) => token.slice(0, -2)],
    ["re-encoded", (token: string) => btoa(token)],
    ["plain text", () => "not a token"],
    ["empty", () => ""],
  ])("rejects an invalid token: %s", async (_, change) => {
    const { send } = setUp();
    const { body } = await send("GET", "/v3/avatars/looks?limit=1");
    const { status, body: errorReply } = await send(
      "GET",
      `/v3/avatars/looks?token=${encodeURIComponent(change(body.next_token))}`,
    );
    expect([status, errorReply.error.param]).toEqual([400, "token"]);
  });

  it("rejects a token from another list or from other filters", async () => {
    const { send } = setUp();
    const { body } = await send("GET", "/v3/avatars/looks?limit=1");
    expect((await send("GET", `/v3/avatars?token=${body.next_token}`)).status).toBe(400);
    expect((await send("GET", `/v3/avatars/looks?ownership=public&token=${body.next_token}`)).status).toBe(400);
  });

  it("contains as many additional looks as the options say, of every type and ownership", async () => {
    const { sandbox, send } = setUp({ seed: { groups: 20, looks: 300 } });
    const fixtures = createSandbox().snapshot().looks.length;
    expect(sandbox.snapshot().looks.length).toBe(300 + fixtures);
    const { body } = await send("GET", "/v3/avatars/looks?avatar_type=studio_avatar&ownership=public&limit=50");
    expect(body.data).toHaveLength(50);
  });
});

describe("GET /v3/voices", () => {
  it.each([
    ["starfish", 4],
    ["STARFISH", 4],
    ["panda", 0],
  ])("filters voices by engine: %s", async (engine, count) => {
    const { heygen } = setUp();
    const { data } = await heygen.GET("/v3/voices", { params: { query: { engine, type: "public" } } });
    expect(data?.data).toHaveLength(count);
  });
});
