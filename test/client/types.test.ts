// What the types accept and reject. tsc checks this file; running it tests nothing more.
import { describe, expectTypeOf, it } from "vitest";
import type { CreateAvatarRequest, VoiceSettings } from "../../generated/types.ts";
import {
  type AvatarLook,
  chooseEngine,
  createClient,
  type HeyGenErrorCode,
  isHeyGenError,
  paginate,
  unwrap,
  uploadAsset,
  type VideoId,
  waitForGeneration,
  waitForGroup,
  waitForLook,
  waitForSession,
  waitForVideo,
  waitForVideos,
  waitForVoice,
} from "../../src/index.ts";

const heygen = createClient({ apiKey: "any", fetch: async () => Response.json({ data: {} }) });

/** Wraps code that tsc checks and that never runs. */
const typed = (_code: () => unknown) => {};

describe("a call", () => {
  it("has a typed response", () =>
    typed(async () => {
      const { data } = await heygen.GET("/v3/avatars/looks/{look_id}", {
        params: { path: { look_id: "look_def456" } },
      });
      expectTypeOf(data).toExtend<{ data: AvatarLook } | undefined>();
      expectTypeOf(data?.data.status).toEqualTypeOf<AvatarLook["status"]>();
    }));

  it("rejects a path that does not exist", () =>
    typed(() => {
      // @ts-expect-error there is no such path
      heygen.GET("/v3/avatar_groups");
    }));

  it("rejects a method that the path does not have", () =>
    typed(() => {
      // @ts-expect-error a video can't be changed
      heygen.PATCH("/v3/videos/{video_id}", { params: { path: { video_id: "video_abc123" } } });
    }));

  it("rejects a missing path parameter", () =>
    typed(() => {
      // @ts-expect-error look_id is missing
      heygen.GET("/v3/avatars/looks/{look_id}");
    }));

  it("rejects a parameter of the wrong type", () =>
    typed(() => {
      // @ts-expect-error limit is a number
      heygen.GET("/v3/avatars/looks", { params: { query: { limit: "5" } } });
    }));

  it("rejects a value that is not in the enum", () =>
    typed(() => {
      // @ts-expect-error the type is called digital_twin
      heygen.GET("/v3/avatars/looks", { params: { query: { avatar_type: "video_avatar" } } });
    }));

  it("rejects fields of another member of a union", () =>
    typed(() => {
      // @ts-expect-error a photo avatar has no prompt
      heygen.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", prompt: "Navy blazer" } });
    }));

  it("rejects a misspelt key, even if the API ignores unknown keys", () =>
    typed(() => {
      const file = { type: "url", url: "https://a.b" } as const;
      // @ts-expect-error it is called avatar_group_id
      const avatar: CreateAvatarRequest = { type: "photo", name: "Sarah", file, avatar_grup_id: "group_abc123" };
      heygen.POST("/v3/avatars", { body: avatar });
      // @ts-expect-error it is called pitch
      const voice_settings: VoiceSettings = { speed: 1, pich: 1 };
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: "look_def456", script: "Hi.", voice_settings } });
    }));

  it("rejects an image in place of a studio scene's look", () =>
    typed(() => {
      const image = { type: "url", url: "https://a.b" } as const;
      heygen.POST("/v3/videos", {
        // @ts-expect-error it was accepted until September 2026
        body: { type: "studio", scenes: [{ type: "avatar_video", input: { type: "image", image } }] },
      });
    }));

  it("rejects a union member that does not exist", () =>
    typed(() => {
      // @ts-expect-error the type for footage is digital_twin
      heygen.POST("/v3/avatars", { body: { type: "video", name: "Sarah", file: { type: "url", url: "https://a.b" } } });
    }));

  it("does not require fields that have a default", () =>
    typed(() => heygen.POST("/v3/video-agents", { body: { prompt: "A product demo" } })));
});

describe("unwrap", () => {
  it("returns the content of the envelope, without null if the API always fills it", () =>
    typed(async () => {
      const body = { type: "prompt", name: "Space Commander", prompt: "Silver hair" } as const;
      const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body }));
      expectTypeOf(avatar_item).toEqualTypeOf<AvatarLook>();
    }));
});

describe("paginate", () => {
  it("has typed items", () =>
    typed(async () => {
      for await (const look of paginate(heygen, "/v3/avatars/looks")) expectTypeOf(look).toEqualTypeOf<AvatarLook>();
    }));

  it("rejects a path that is not a list", () =>
    typed(() => {
      // @ts-expect-error one group is not a list
      paginate(heygen, "/v3/avatars/{group_id}");
      // @ts-expect-error statuses have no pages
      paginate(heygen, "/v3/videos/statuses");
      // @ts-expect-error assets can't be listed
      paginate(heygen, "/v3/assets");
      // @ts-expect-error it has no GET
      paginate(heygen, "/v3/voices/speech");
      // @ts-expect-error v2 has no pages
      paginate(heygen, "/v2/avatars");
    }));

  it("rejects parameters that the list does not have", () =>
    typed(() => {
      // @ts-expect-error groups have no avatar_type
      paginate(heygen, "/v3/avatars", { params: { query: { avatar_type: "photo_avatar" } } });
    }));
});

describe("a wait", () => {
  it("narrows the status", () =>
    typed(async () => {
      expectTypeOf((await waitForLook(heygen, "look_abc123")).status).toEqualTypeOf<"completed" | null | undefined>();
      expectTypeOf((await waitForGroup(heygen, "group_xyz789")).status).toEqualTypeOf<"completed" | null | undefined>();
      expectTypeOf((await waitForVideo(heygen, "video_abc123")).status).toEqualTypeOf<"completed">();
      expectTypeOf((await waitForGeneration(heygen, "21f9b324")).status).toEqualTypeOf<"success" | "completed">();
    }));

  it("resolves to what makes it an end", () =>
    typed(async () => {
      expectTypeOf((await waitForVideo(heygen, "video_abc123")).video_url).toEqualTypeOf<string>();
      expectTypeOf((await waitForSession(heygen, "sess_abc123")).video_id).toEqualTypeOf<VideoId>();
    }));

  it("passes the state to onStatus", () =>
    typed(() =>
      waitForLook(heygen, "look_abc123", { onStatus: (_, look) => expectTypeOf(look).toEqualTypeOf<AvatarLook>() }),
    ));
});

describe("waitForVideos", () => {
  it("returns typed final statuses", () =>
    typed(async () => {
      for (const end of await waitForVideos(heygen, ["video_abc123"])) {
        expectTypeOf(end.status).toEqualTypeOf<"completed" | "failed" | "not_found">();
        // @ts-expect-error only a failed one has an error
        if (end.status === "completed") return end.error;
        if (end.status === "failed") expectTypeOf(end.error).toExtend<object | null | undefined>();
      }
    }));
});

describe("a wait for a voice or a session", () => {
  it("narrows the status, which is complete for voices", () =>
    typed(async () => {
      expectTypeOf((await waitForVoice(heygen, "voice_abc123")).status).toEqualTypeOf<"complete" | null | undefined>();
      expectTypeOf((await waitForSession(heygen, "sess_abc123")).status).toEqualTypeOf<"completed">();
    }));
});

describe("chooseEngine", () => {
  const look = { id: "look_def456", supported_api_engines: ["avatar_v"] };

  it("returns an engine that a video accepts", () =>
    typed(() => {
      const engine = chooseEngine(look, "avatar_v", { reference_look_id: "look_abc123" });
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: look.id, script: "Hi.", engine } });
    }));

  it("rejects names that a video can't request, and settings of another engine", () =>
    typed(() => {
      // @ts-expect-error a name from older responses
      chooseEngine(look, "avatar_4_turbo");
      // @ts-expect-error avatar_iv has no reference
      chooseEngine(look, "avatar_iv", { reference_look_id: "look_abc123" });
    }));
});

describe("uploadAsset", () => {
  it("rejects bytes without a name and a type", () =>
    typed(() => {
      // @ts-expect-error name and type are missing
      uploadAsset(heygen, { data: new Uint8Array() });
    }));
});

describe("unwrap for v2", () => {
  it("includes null if the operation documents it", () =>
    typed(async () => {
      const started = await unwrap(heygen.POST("/v2/photo_avatar/train", { body: { group_id: "group_xyz789" } }));
      expectTypeOf<null>().toExtend<typeof started>();
    }));
});

describe("isHeyGenError", () => {
  it("narrows the code", () =>
    typed(() => {
      const error = null as unknown;
      if (isHeyGenError(error, "avatar_not_found")) expectTypeOf(error.code).toExtend<"avatar_not_found">();
    }));

  it("accepts the API's codes and new ones", () => {
    expectTypeOf<"rate_limit_exceeded">().toExtend<HeyGenErrorCode>();
    expectTypeOf<"code_of_tomorrow">().toExtend<HeyGenErrorCode>();
  });
});
