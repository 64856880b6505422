// The rules of the API that the sandbox enforces.
import { describe, expect, it } from "vitest";
import { photo, prompt, setUp, twin } from "./setup.ts";

const url = { type: "url", url: "https://example.com/a.png" };
const speech = { script: "Hello.", voice_id: "voice_xyz789" };

/** Sends a request to a new sandbox. Resolves to the status, and the code and field of an error. */
async function outcome(method: string, path: string, body?: unknown) {
  const answer = await setUp().send(method, path, { body });
  const error = answer.body.error;
  return error ? [answer.status, error.code, error.param] : [answer.status];
}

describe("createAvatar", () => {
  it.each<[string, object, (string | number | undefined)[]]>([
    ["without ids", {}, [200]],
    ["avatar_group_id", { avatar_group_id: "group_xyz789" }, [200]],
    ["avatar_id", { avatar_id: "look_abc123" }, [200]],
    ["both ids", { avatar_id: "look_abc123", avatar_group_id: "group_xyz789" }, [200]],
    ["an unknown avatar_id", { avatar_id: "look_none" }, [404, "avatar_not_found", "avatar_id"]],
    ["the avatar_id of a processing look", { avatar_id: "look_spa003" }, [400, "invalid_parameter", "avatar_id"]],
    ["the avatar_id of a failed look", { avatar_id: "look_spa002" }, [400, "invalid_parameter", "avatar_id"]],
    [
      "an avatar_id outside the group",
      { avatar_id: "look_abc123", avatar_group_id: "group_spa001" },
      [400, "invalid_parameter", "avatar_id"],
    ],
    ["an unknown group", { avatar_group_id: "group_none" }, [404, "avatar_not_found", "avatar_group_id"]],
    ["a public group", { avatar_group_id: "group_abc123" }, [403, "resource_access_denied", "avatar_group_id"]],
    ["the avatar_id of a preset", { avatar_id: "look_def456" }, [403, "resource_access_denied", "avatar_id"]],
    ["three references", { reference_images: [url, url, url] }, [200]],
    ["four references", { reference_images: [url, url, url, url] }, [400, "invalid_parameter", "reference_images"]],
    ["a prompt of 1000 characters", { prompt: "😀".repeat(1000) }, [200]],
    ["a prompt of 1001 characters", { prompt: "a".repeat(1001) }, [400, "invalid_parameter", "prompt"]],
  ])("responds as documented to a prompt: %s", async (_, more, expected) => {
    expect(await outcome("POST", "/v3/avatars", { ...prompt, ...more })).toEqual(expected);
  });

  it("names a look that can be used in place of a preset", async () => {
    const answer = await setUp().send("POST", "/v3/avatars", { body: { ...prompt, avatar_id: "look_def456" } });
    expect(answer.body.error.message).toBe(
      "avatar_id: look look_def456 is one of HeyGen's; use one of your own, such as look_abc123.",
    );
  });

  it("saves to the group of avatar_group_id or avatar_id, or else to a new one", async () => {
    const { send } = setUp();
    const groupOf = async (more: object) =>
      (await send("POST", "/v3/avatars", { body: { ...prompt, ...more } })).body.data.avatar_group;
    expect((await groupOf({ avatar_id: "look_abc123" })).id).toBe("group_xyz789");
    expect((await groupOf({ avatar_group_id: "group_spa001" })).id).toBe("group_spa001");
    expect(await groupOf({})).toMatchObject({ name: "Cara", looks_count: 1 });
  });

  it.each<[string, object, (string | number)[]]>([
    ["an unknown asset", { type: "asset_id", asset_id: "asset_none" }, [404, "asset_not_found", "file.asset_id"]],
    [
      "a video instead of an image",
      { type: "asset_id", asset_id: "asset_abc123" },
      [400, "invalid_parameter", "file.asset_id"],
    ],
    [
      "data that is not Base64",
      { type: "base64", media_type: "image/png", data: "§" },
      [400, "invalid_parameter", "file.data"],
    ],
    [
      "a media type of a video",
      { type: "base64", media_type: "video/mp4", data: "AAAA" },
      [400, "invalid_parameter", "file.media_type"],
    ],
    ["an invalid URL", { type: "url", url: "headshot.png" }, [400, "invalid_parameter", "file.url"]],
  ])("rejects as the file of a photo avatar: %s", async (_, file, expected) => {
    expect(await outcome("POST", "/v3/avatars", { ...photo, file })).toEqual(expected);
  });

  it("accepts an uploaded video for a digital twin", async () => {
    expect(
      await outcome("POST", "/v3/avatars", { ...twin, file: { type: "asset_id", asset_id: "asset_abc123" } }),
    ).toEqual([200]);
  });
});

describe("createAvatarConsent", () => {
  const path = "/v3/avatars/group_xyz789/consent";

  it.each<[string, object, (string | number)[]]>([
    ["without fields", {}, [200]],
    ["a text", { consent_text: "May we?" }, [200]],
    ["a text with <", { consent_text: "<b>May we?" }, [400, "invalid_parameter", "consent_text"]],
    ["a text with >", { consent_text: "May we>" }, [400, "invalid_parameter", "consent_text"]],
    ["a recording", { consent_video: { type: "url", url: "https://example.com/a.mp4" } }, [200]],
    [
      "a recording and a text",
      { consent_video: url, consent_text: "May we?" },
      [400, "invalid_parameter", "consent_video"],
    ],
    [
      "a recording and a reroute_url",
      { consent_video: url, reroute_url: "https://a.b" },
      [400, "invalid_parameter", "consent_video"],
    ],
    [
      "a reroute_url that is not http",
      { reroute_url: "javascript:alert(1)" },
      [400, "invalid_parameter", "reroute_url"],
    ],
  ])("responds as documented: %s", async (_, body, expected) => {
    expect(await outcome("POST", path, body)).toEqual(expected);
  });

  it.each([
    ["photo", photo],
    ["prompt", prompt],
  ])("leaves a group of a %s without consent, because it shows nobody who has to consent", async (_, creation) => {
    const { send } = setUp();
    const { body } = await send("POST", "/v3/avatars", { body: creation });
    const { id } = body.data.avatar_group;
    const started = await send("POST", `/v3/avatars/${id}/consent`, { body: {} });
    expect([started.status, started.body.data.avatar_group.consent_status]).toEqual([200, null]);
    expect((await send("GET", `/v3/avatars/${id}`)).body.data.consent_status).toBeNull();
  });

  it("rejects public and unknown groups", async () => {
    expect(await outcome("POST", "/v3/avatars/group_abc123/consent", {})).toEqual([
      403,
      "resource_access_denied",
      "group_id",
    ]);
    expect(await outcome("POST", "/v3/avatars/group_none/consent", {})).toEqual([404, "avatar_not_found", "group_id"]);
  });
});

describe("the API of looks and groups", () => {
  it.each<[string, string, string, (string | number)[]]>([
    ["renames a photo avatar", "PATCH", "look_abc123", [200]],
    ["renames a digital twin", "PATCH", "look_twi001", [200]],
    ["rejects renaming a studio look", "PATCH", "look_kit001", [400, "invalid_parameter", "look_id"]],
    ["rejects renaming a public look", "PATCH", "look_def456", [403, "resource_access_denied", "look_id"]],
    ["rejects renaming an unknown look", "PATCH", "look_none", [404, "avatar_not_found", "look_id"]],
    ["deletes a photo avatar", "DELETE", "look_abc123", [200]],
    ["deletes a look from a prompt", "DELETE", "look_spa001", [200]],
    ["rejects deleting a studio look", "DELETE", "look_kit001", [400, "invalid_parameter", "look_id"]],
    ["rejects deleting a public look", "DELETE", "look_def456", [403, "resource_access_denied", "look_id"]],
    ["rejects deleting an unknown look", "DELETE", "look_none", [404, "avatar_not_found", "look_id"]],
  ])("%s", async (_, method, id, expected) => {
    const body = method === "PATCH" ? { name: "Renamed" } : undefined;
    expect(await outcome(method, `/v3/avatars/looks/${id}`, body)).toEqual(expected);
  });

  it("renames a look, and keeps the name if the request has none", async () => {
    const { send } = setUp();
    const rename = async (body: object) =>
      (await send("PATCH", "/v3/avatars/looks/look_abc123", { body })).body.data.name;
    expect([await rename({ name: "New" }), await rename({}), await rename({ name: null })]).toEqual([
      "New",
      "New",
      "New",
    ]);
  });

  it("deletes a group with its last look", async () => {
    const { send } = setUp();
    const looks = ["look_abc123", "look_ghi789", "look_twi001"];
    for (const id of looks) {
      expect((await send("GET", "/v3/avatars/group_xyz789")).status).toBe(200);
      await send("DELETE", `/v3/avatars/looks/${id}`);
    }
    expect((await send("GET", "/v3/avatars/group_xyz789")).status).toBe(404);
    expect((await send("POST", "/v3/avatars", { body: { ...prompt, avatar_group_id: "group_xyz789" } })).status).toBe(
      404,
    );
  });

  it("deletes a group with all its looks, unless it is public", async () => {
    const { send } = setUp();
    expect((await send("DELETE", "/v3/avatars/group_xyz789")).body).toEqual({ data: { id: "group_xyz789" } });
    expect((await send("GET", "/v3/avatars/looks?group_id=group_xyz789")).body.data).toEqual([]);
    expect((await send("GET", "/v3/avatars/looks/look_abc123")).status).toBe(404);
    expect((await send("DELETE", "/v3/avatars/group_abc123")).status).toBe(403);
  });
});

describe("createVideo", () => {
  const avatar = { type: "avatar", avatar_id: "look_def456", ...speech };
  const image = { type: "image", image: url, ...speech };

  it.each<[string, object, (string | number)[]]>([
    ["a look and a script", avatar, [200]],
    ["a look without a voice_id", { ...avatar, voice_id: undefined }, [200]],
    ["an unknown look", { ...avatar, avatar_id: "look_none" }, [404, "avatar_not_found", "avatar_id"]],
    ["a processing look", { ...avatar, avatar_id: "look_spa003" }, [400, "invalid_parameter", "avatar_id"]],
    ["a look without consent", { ...avatar, avatar_id: "look_twi001" }, [400, "invalid_parameter", "avatar_id"]],
    ["an engine of the look", { ...avatar, engine: { type: "avatar_v" } }, [200]],
    [
      "an engine that the look lacks",
      { ...avatar, avatar_id: "look_def458", engine: { type: "avatar_v" } },
      [400, "invalid_parameter", "engine.type"],
    ],
    [
      "a look without script or audio",
      { type: "avatar", avatar_id: "look_def456" },
      [400, "invalid_parameter", "script"],
    ],
    [
      "both script and audio",
      { ...avatar, audio_url: "https://example.com/a.mp3" },
      [400, "invalid_parameter", "script"],
    ],
    ["audio by URL", { type: "avatar", avatar_id: "look_def456", audio_url: "https://example.com/a.mp3" }, [200]],
    [
      "an unknown audio asset",
      { type: "avatar", avatar_id: "look_def456", audio_asset_id: "asset_none" },
      [404, "asset_not_found", "audio_asset_id"],
    ],
    ["an unknown voice", { ...avatar, voice_id: "voice_none" }, [404, "voice_not_found", "voice_id"]],
    [
      "a background with webm",
      { ...avatar, output_format: "webm", background: { type: "color", value: "#fff" } },
      [400, "invalid_parameter", "background"],
    ],
    [
      "a colour without a value",
      { ...avatar, background: { type: "color" } },
      [400, "invalid_parameter", "background.value"],
    ],
    [
      "a background with two images",
      { ...avatar, background: { type: "image", url: "a", asset_id: "b" } },
      [400, "invalid_parameter", "background.url"],
    ],
    ["an image", image, [200]],
    ["an image with a script but no voice", { ...image, voice_id: undefined }, [400, "invalid_parameter", "voice_id"]],
    [
      "an image from an unknown asset",
      { ...image, image: { type: "asset_id", asset_id: "none" } },
      [404, "asset_not_found", "image.asset_id"],
    ],
    [
      "a cinematic video with two looks",
      { type: "cinematic_avatar", prompt: "Rain", avatar_id: ["look_def456", "look_abc123"] },
      [200],
    ],
    [
      "a cinematic video with an unknown look",
      { type: "cinematic_avatar", prompt: "Rain", avatar_id: ["look_none"] },
      [404, "avatar_not_found", "avatar_id.0"],
    ],
    [
      "both duration and auto_duration",
      { type: "cinematic_avatar", prompt: "Rain", avatar_id: ["look_def456"], duration: 5, auto_duration: true },
      [400, "invalid_parameter", "duration"],
    ],
    ["a studio video with a scene", { type: "studio", scenes: [{ type: "image", source: url, duration: 2 }] }, [200]],
    ["a studio video without scenes", { type: "studio", scenes: [] }, [400, "invalid_parameter", "scenes"]],
  ])("responds as documented: %s", async (_, body, expected) => {
    expect(await outcome("POST", "/v3/videos", body)).toEqual(expected);
  });
});

describe("uploadAsset", () => {
  const upload = async (bytes: BlobPart, name = "file") => {
    const { sandbox } = setUp();
    const form = new FormData();
    form.set(name, new Blob([bytes]), "file.bin");
    const init = { method: "POST", body: form, headers: { "X-Api-Key": "any" } };
    const response = await sandbox.fetch(new Request("http://sandbox.localhost/v3/assets", init));
    return { sandbox, status: response.status, body: await response.json() };
  };

  it.each([
    ["image/png", "\x89PNG\r\n"],
    ["image/jpeg", "\xff\xd8\xff\xe0"],
    ["video/mp4", "\0\0\0\x18ftypisom"],
    ["video/webm", "\x1aE\xdf\xa3"],
    ["audio/mpeg", "ID3\x04"],
    ["audio/wav", "RIFF\0\0\0\0WAVE"],
    ["application/pdf", "%PDF-1.7"],
    ["application/x-subrip", "1\n00:00:01,000 --> 00:00:02,000\n"],
  ])("detects %s from the bytes, and serves the file at its URL", async (type, text) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const { sandbox, body } = await upload(bytes);
    expect(body.data).toMatchObject({ mime_type: type, size_bytes: bytes.length });
    const file = await sandbox.fetch(new Request(body.data.url));
    expect([file.headers.get("Content-Type"), new Uint8Array(await file.arrayBuffer())]).toEqual([type, bytes]);
  });

  it("rejects files of other types, and a form without a file", async () => {
    expect((await upload("plain words")).status).toBe(400);
    expect((await upload("%PDF", "document")).body.error.param).toBe("file");
  });
});

describe("an idempotency key", () => {
  const keyed = { "Idempotency-Key": "key-1" };

  it("replays the first response for 24 hours, even with another body", async () => {
    const { sandbox, send } = setUp();
    const create = (name: string) => send("POST", "/v3/avatars", { body: { ...photo, name }, headers: keyed });
    const first = await create("First");
    sandbox.advance(24 * 60 * 60 * 1000 - 1);
    expect((await create("Second")).body).toEqual(first.body);
    sandbox.advance(1);
    expect((await create("Third")).body.data.avatar_item.name).toBe("Third");
  });

  it("belongs to its operation and its path", async () => {
    const { send } = setUp();
    const one = await send("POST", "/v3/avatars/group_xyz789/consent", { body: {}, headers: keyed });
    const other = await send("POST", "/v3/avatars/group_spa001/consent", { body: {}, headers: keyed });
    expect(one.body.data.avatar_group.id).not.toBe(other.body.data.avatar_group.id);
    expect((await send("POST", "/v3/avatars", { body: photo, headers: keyed })).body.data.avatar_item).toBeDefined();
  });

  it("gets 409 while the first request is running", async () => {
    const { send } = setUp();
    const upload = () => send("POST", "/v3/avatars", { body: photo, headers: keyed });
    const answers = await Promise.all([upload(), upload()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe("request_in_progress");
  });

  it("replays error responses", async () => {
    const { send } = setUp();
    const create = (body: object) => send("POST", "/v3/avatars", { body, headers: keyed });
    await create({ type: "photo" });
    expect((await create(photo)).status).toBe(400);
  });

  it.each(["", "with space", "a".repeat(256), "quest?on"])("is rejected if it is malformed: %j", async (key) => {
    const { status, body } = await setUp().send("POST", "/v3/avatars", {
      body: photo,
      headers: { "Idempotency-Key": key },
    });
    expect([status, body.error.param]).toEqual([400, "Idempotency-Key"]);
  });
});

describe("credits", () => {
  it("are spent by successful creations; without credits, the response is 402", async () => {
    const { send } = setUp({ credits: 2 });
    const statuses = [];
    for (const body of [photo, { type: "photo" }, prompt, twin])
      statuses.push((await send("POST", "/v3/avatars", { body })).status);
    expect(statuses).toEqual([200, 400, 200, 402]);
    expect((await send("GET", "/v3/avatars")).status).toBe(200);
  });
});
