import { describe, expect, it } from "vitest";
import { setUp } from "./setup.ts";

const path = "/v3/templates/template_abc123";
const text = { type: "text", content: "Ada" };

describe("a template", () => {
  it("gives a video with the look of its variables", async () => {
    const { sandbox, send } = setUp();
    const variables = { name: text, presenter: { type: "character", character_id: "look_abc123" } };
    const { status, body } = await send("POST", path, { body: { variables, title: "For Ada" } });
    expect([status, body.data.status]).toEqual([200, "pending"]);
    sandbox.advance(10_000);
    const { data } = (await send("GET", `/v3/videos/${body.data.id}`)).body;
    expect(data).toMatchObject({ status: "completed", title: "For Ada" });
    expect(data.thumbnail_url).toContain("look_abc123");
  });

  it.each<[string, object]>([
    ["a variable that it does not define", { variables: { nmae: text } }],
    [
      "a variable with the name of a member of objects",
      { variables: JSON.parse('{ "constructor": { "type": "text", "content": "a" } }') },
    ],
    ["a variable of another kind", { variables: { presenter: text } }],
    ["an empty text", { variables: { name: { type: "text", content: "" } } }],
    ["an unknown look", { variables: { presenter: { type: "character", character_id: "look_none" } } }],
    ["an unknown voice", { variables: { voice: { type: "voice", voice_id: "voice_none" } } }],
    [
      "footage for a picture",
      { variables: { logo: { type: "image", asset: { type: "asset_id", asset_id: "asset_abc123" } } } },
    ],
    ["an unknown scene", { variables: {}, scene_ids: ["scene_1", "scene_9"] }],
    ["an odd size", { variables: {}, dimension: { width: 1296, height: 729 } }],
    ["a size of another aspect ratio", { variables: {}, dimension: { width: 720, height: 720 } }],
    ["other frames per second", { variables: {}, fps: 24 }],
  ])("rejects %s", async (_, body) => {
    const { send } = setUp();
    expect(await send("POST", path, { body })).toMatchObject({
      status: 400,
      body: { error: { code: "invalid_parameter" } },
    });
  });

  it("notes unknown fields, which the API lets through", async () => {
    const { send } = setUp();
    const { headers } = await send("POST", path, { body: { variables: {}, test: true } });
    expect(headers.get("Sandbox-Ignored-Fields")).toBe("test");
  });
});
