// If a look is not found because its id is a group's, the error says so.
import { describe, expect, it } from "vitest";
import { type HeyGenClient, type HeyGenError, unwrap } from "../../src/index.ts";
import { clientWith, rejection, v3Error } from "../http.ts";

const group = { id: "group_abc123", name: "Sarah", looks_count: 1 };
const look = { id: "look_def456", name: "Sarah", avatar_type: "photo_avatar", group_id: "group_abc123" };
const hint = "group_abc123 is a group id; pass the id of one of its looks";

/** A client whose first response is a success with the given data, and all later ones a 404. */
function seeing(data: unknown): HeyGenClient {
  let count = 0;
  return clientWith(async () =>
    count++ === 0 ? Response.json({ data, has_more: false }) : Response.json(v3Error("not_found"), { status: 404 }),
  );
}

const params = { path: { look_id: "group_abc123" } };
const getLook = (client: HeyGenClient) =>
  rejection<HeyGenError>(unwrap(client.GET("/v3/avatars/looks/{look_id}", { params })));

const file = { type: "url", url: "https://a.b/c.png" } as const;
const sources: [string, unknown, (client: HeyGenClient) => Promise<unknown>][] = [
  ["the list of groups", [group], (client) => client.GET("/v3/avatars")],
  ["a group", group, (client) => client.GET("/v3/avatars/{group_id}", { params: { path: { group_id: "g" } } })],
  ["the list of looks", [look], (client) => client.GET("/v3/avatars/looks")],
  ["a look", look, (client) => client.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: "l" } } })],
  [
    "a creation",
    { avatar_item: look, avatar_group: group },
    (client) => client.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", file } }),
  ],
];

describe("a 404 for a group's id in place of a look's id", () => {
  it.each(sources)("is explained after the client received %s", async (_, data, see) => {
    const client = seeing(data);
    await see(client);
    const error = await getLook(client);
    expect(error.message).toBe(`GET /v3/avatars/looks/{look_id}: 404 not_found: No. (${hint}) (1 attempt)`);
    expect(error.code).toBe("not_found");
  });

  it.each([
    ["a body", { type: "avatar", avatar_id: group.id, script: "Hi." }],
    ["a list", { type: "cinematic_avatar", prompt: "Walk.", avatar_id: [look.id, group.id] }],
    ["a scene", { type: "studio", scenes: [{ type: "avatar_video", input: { type: "avatar", avatar_id: group.id } }] }],
    ["an engine", { type: "avatar", avatar_id: look.id, engine: { type: "avatar_v", reference_look_id: group.id } }],
  ])("is explained if the id is in %s", async (_, body) => {
    const client = seeing([group]);
    await client.GET("/v3/avatars");
    const error = await rejection<HeyGenError>(unwrap(client.POST("/v3/videos", { body: body as never })));
    expect(error.message).toContain(hint);
  });

  it("is not explained if the client has not received the group", async () => {
    const client = seeing([]);
    await client.GET("/v3/avatars");
    expect((await getLook(client)).message).not.toContain("group_abc123");
  });

  it("is not explained if the call takes a group's id", async () => {
    const client = seeing([group]);
    await client.GET("/v3/avatars");
    const body = { type: "photo", name: "Sarah", file, avatar_group_id: group.id } as const;
    for (const call of [
      client.GET("/v3/avatars/{group_id}", { params: { path: { group_id: group.id } } }),
      client.POST("/v3/avatars", { body }),
    ]) {
      expect((await rejection<HeyGenError>(unwrap(call as never))).message).not.toContain("look");
    }
  });

  it("is not explained after the client has received a thousand other groups", async () => {
    const others = Array.from({ length: 1_000 }, (_, index) => ({ ...group, id: `group_${index}` }));
    const client = seeing([group, ...others]);
    await client.GET("/v3/avatars");
    expect((await getLook(client)).message).not.toContain("group_abc123");
  });

  it("is not explained by another client", async () => {
    await seeing([group]).GET("/v3/avatars");
    const other = seeing([]);
    await other.GET("/v3/avatars");
    expect((await getLook(other)).message).not.toContain("group_abc123");
  });
});
