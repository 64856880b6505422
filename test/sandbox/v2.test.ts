// The v2 operations, which share their state with v3.
import { describe, expect, it } from "vitest";
import { unwrap, waitForGeneration } from "../../src/index.ts";
import { operations } from "../spec/spec.ts";
import { photo, setUp } from "./setup.ts";

const person = {
  name: "Lina",
  age: "Young Adult",
  gender: "Woman",
  ethnicity: "Unspecified",
  orientation: "square",
  pose: "half_body",
  style: "Realistic",
  appearance: "Navy blazer",
} as const;
const looks = { prompt: "Navy blazer", orientation: "square", pose: "half_body", style: "Realistic" } as const;

describe("v2", () => {
  it("returns avatars that were created with v3", async () => {
    const { heygen, sandbox, send } = setUp();
    const { avatar_item: item } = await unwrap(heygen.POST("/v3/avatars", { body: photo }));
    expect((await send("GET", `/v2/photo_avatar/${item.id}`)).body.data).toMatchObject({
      status: "pending",
      image_url: "",
    });
    sandbox.advance(4_000);
    expect((await send("GET", `/v2/photo_avatar/${item.id}`)).body.data.status).toBe("completed");
    expect((await send("GET", `/v2/avatar/${item.id}/details`)).body.data).toMatchObject({
      id: item.id,
      is_public: false,
    });
    const { body } = await send("GET", "/v2/avatars");
    expect(body.data.talking_photos.map((entry: { talking_photo_id: string }) => entry.talking_photo_id)).toContain(
      item.id,
    );
  });

  it("generates photos, creates a group from them, trains it, and generates and adds looks", async () => {
    const { heygen, sandbox, send } = setUp();
    const clock = { now: () => 0, random: () => 1, sleep: async (ms: number) => sandbox.advance(ms) };
    const started = await unwrap(heygen.POST("/v2/photo_avatar/photo/generate", { body: person }));
    expect((await send("GET", `/v2/photo_avatar/generation/${started.generation_id}`)).body.data.status).toBe(
      "in_progress",
    );
    const generation = await waitForGeneration(heygen, started.generation_id, { clock });
    expect(generation.image_key_list).toHaveLength(4);

    const [image_key = ""] = generation.image_key_list ?? [];
    const body = { name: "Lina", image_key, generation_id: started.generation_id };
    const group = await unwrap(heygen.POST("/v2/photo_avatar/avatar_group/create", { body }));
    expect([group.id, group.status]).toEqual([group.group_id, "pending"]);
    const train = () => send("POST", "/v2/photo_avatar/train", { body: { group_id: group.group_id } });
    expect((await train()).body.error.message).toContain("No valid image for training");
    sandbox.advance(4_000);

    const generate = () =>
      send("POST", "/v2/photo_avatar/look/generate", { body: { group_id: group.group_id, ...looks } });
    expect((await generate()).status).toBe(400);
    const state = async () => (await send("GET", `/v2/photo_avatar/train/status/${group.group_id}`)).body.data.status;
    const states = [await state()];
    expect((await train()).status).toBe(200);
    expect((await train()).status).toBe(400);
    states.push(await state());
    sandbox.advance(4_000);
    states.push(await state());
    expect(states).toEqual(["empty", "processing", "ready"]);
    expect((await generate()).status).toBe(200);

    const keys = { group_id: group.group_id, image_keys: ["image/a/original", "image/b/original"], name: "Outdoors" };
    const added = await send("POST", "/v2/photo_avatar/avatar_group/add", { body: keys });
    expect(added.body.data.photo_avatar_list).toHaveLength(2);
    expect((await send("GET", `/v2/avatar_group/${group.group_id}/avatars`)).body.data.avatar_list).toHaveLength(3);
  });

  it("adds motion, adds sound only to looks with motion, and upscales only once", async () => {
    const { sandbox, send } = setUp();
    const call = (name: string, id: string) => send("POST", `/v2/photo_avatar/${name}`, { body: { id } });
    expect((await call("add_sound_effect", "look_abc123")).status).toBe(400);
    const moved = await call("add_motion", "look_abc123");
    expect((await call("add_sound_effect", moved.body.data.id)).status).toBe(400);
    sandbox.advance(3_000);
    expect((await call("add_sound_effect", moved.body.data.id)).body.data.data.sound_effect_id).toMatch(/^sound_/);
    const upscaled = await call("upscale", "look_abc123");
    sandbox.advance(3_000);
    expect((await call("upscale", upscaled.body.data.id)).status).toBe(400);
    expect((await call("upscale", "look_none")).status).toBe(404);
  });

  it("lists private groups, and public ones with include_public", async () => {
    const { send } = setUp();
    const count = async (query: string) => (await send("GET", `/v2/avatar_group.list${query}`)).body.data.total_count;
    expect([await count(""), await count("?include_public=false"), await count("?include_public=true")]).toEqual([
      3, 3, 5,
    ]);
  });

  it("lists the looks of photo groups and of other groups in different formats", async () => {
    const { send } = setUp();
    const first = async (id: string) => (await send("GET", `/v2/avatar_group/${id}/avatars`)).body.data.avatar_list[0];
    expect(await first("group_xyz789")).toHaveProperty("image_url");
    expect(await first("group_def456")).toHaveProperty("avatar_name");
  });

  it("deletes with the response format of v1, and rejects deleting public avatars", async () => {
    const { send } = setUp();
    const deleted = await send("DELETE", "/v2/photo_avatar/look_abc123");
    expect(deleted.body).toMatchObject({ code: 100, data: null, msg: null, message: null });
    expect((await send("GET", "/v3/avatars/looks/look_abc123")).status).toBe(404);
    expect((await send("DELETE", "/v2/photo_avatar/group_xyz789")).body.error.message).toBe("photo avatar not found");
    expect((await send("DELETE", "/v2/photo_avatar/look_def456")).status).toBe(403);
    expect((await send("DELETE", "/v2/photo_avatar_group/group_xyz789")).body.code).toBe(100);
    expect((await send("DELETE", "/v2/photo_avatar_group/group_abc123")).status).toBe(403);
  });

  it("rejects bearer tokens", async () => {
    const headers = { "X-Api-Key": "", Authorization: "Bearer token" };
    expect((await setUp().send("GET", "/v2/avatars", { headers })).status).toBe(401);
    expect((await setUp().send("GET", "/v3/avatars", { headers })).status).toBe(200);
  });

  it.each(operations.filter(({ deprecated }) => deprecated).map(({ id, method, path }) => [id, method, path]))(
    "announces the sunset in the headers of %s",
    async (_, method, path) => {
      const { headers } = await setUp().send(method, path.replace(/\{\w+\}/, "look_abc123"), {
        headers: { Prefer: "code=200" },
      });
      expect(headers.get("Deprecation")).toBe("true");
      expect(headers.get("Sunset")).toBe("Sat, 31 Oct 2026 00:00:00 GMT");
    },
  );

  it("has a warning in its responses that names the successor", async () => {
    const { body } = await setUp().send("GET", "/v2/avatar_group.list");
    expect(body.warning).toMatchObject({ v3_endpoint: "GET /v3/avatars", sunset_date: "2026-10-31" });
  });
});

describe("timestamps of v2 groups", () => {
  it("are whole seconds", async () => {
    const { heygen } = setUp({ now: () => Date.UTC(2026, 10, 20, 12, 0, 0, 123) });
    await heygen.POST("/v3/avatars", { body: photo });
    const { data } = await heygen.GET("/v2/avatar_group.list");
    for (const { created_at } of data?.data.avatar_group_list ?? []) expect((created_at ?? 0) % 1).toBe(0);
  });
});

describe("ids", () => {
  const create = async (random?: number) => {
    const { heygen } = setUp({ random });
    return (await heygen.POST("/v3/avatars", { body: photo })).data?.data.avatar_item.id;
  };

  it("differ between sandboxes", async () => {
    expect(await create()).not.toBe(await create());
  });

  it("are the same with the same seed", async () => {
    expect(await create(7)).toBe(await create(7));
  });
});
