// What the types promise, and what they refuse. tsc checks this file; running it proves nothing more.

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
  waitForGeneration,
  waitForGroup,
  waitForLook,
  waitForSession,
  waitForVideo,
  waitForVideos,
  waitForVoice,
} from "../../src/index.ts";

const heygen = createClient({ apiKey: "any", fetch: async () => Response.json({ data: {} }) });

/** Code that must compile, or must not, and never runs. */
const typed = (_code: () => unknown) => {};

describe("a call", () => {
  it("knows its answer", () =>
    typed(async () => {
      const { data } = await heygen.GET("/v3/avatars/looks/{look_id}", {
        params: { path: { look_id: "look_def456" } },
      });
      expectTypeOf(data).toExtend<{ data: AvatarLook } | undefined>();
      expectTypeOf(data?.data.status).toEqualTypeOf<AvatarLook["status"]>();
    }));

  it("refuses a path that does not exist", () =>
    typed(() => {
      // @ts-expect-error there is no such path
      heygen.GET("/v3/avatar_groups");
    }));

  it("refuses a method that the path does not have", () =>
    typed(() => {
      // @ts-expect-error a video can't be changed
      heygen.PATCH("/v3/videos/{video_id}", { params: { path: { video_id: "video_abc123" } } });
    }));

  it("refuses a missing path parameter", () =>
    typed(() => {
      // @ts-expect-error look_id is missing
      heygen.GET("/v3/avatars/looks/{look_id}");
    }));

  it("refuses a parameter of the wrong type", () =>
    typed(() => {
      // @ts-expect-error limit is a number
      heygen.GET("/v3/avatars/looks", { params: { query: { limit: "5" } } });
    }));

  it("refuses a value that is not in the enum", () =>
    typed(() => {
      // @ts-expect-error the type is called digital_twin
      heygen.GET("/v3/avatars/looks", { params: { query: { avatar_type: "video_avatar" } } });
    }));

  it("refuses fields of another member of a union", () =>
    typed(() => {
      // @ts-expect-error a photo avatar has no prompt
      heygen.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", prompt: "Navy blazer" } });
    }));

  it("refuses a misspelt key, also where the API lets unknown ones through", () =>
    typed(() => {
      const file = { type: "url", url: "https://a.b" } as const;
      // @ts-expect-error it is called avatar_group_id
      const avatar: CreateAvatarRequest = { type: "photo", name: "Sarah", file, avatar_grup_id: "group_abc123" };
      heygen.POST("/v3/avatars", { body: avatar });
      // @ts-expect-error it is called pitch
      const voice_settings: VoiceSettings = { speed: 1, pich: 1 };
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: "look_def456", script: "Hi.", voice_settings } });
    }));

  it("refuses a picture where a studio scene wants a look", () =>
    typed(() => {
      const image = { type: "url", url: "https://a.b" } as const;
      heygen.POST("/v3/videos", {
        // @ts-expect-error it was taken until September 2026
        body: { type: "studio", scenes: [{ type: "avatar_video", input: { type: "image", image } }] },
      });
    }));

  it("refuses a union member that does not exist", () =>
    typed(() => {
      // @ts-expect-error footage makes a digital_twin
      heygen.POST("/v3/avatars", { body: { type: "video", name: "Sarah", file: { type: "url", url: "https://a.b" } } });
    }));

  it("does not ask for what has a default", () =>
    typed(() => heygen.POST("/v3/video-agents", { body: { prompt: "A product demo" } })));
});

describe("unwrap", () => {
  it("gives what is inside the envelope, not null where the API always fills it", () =>
    typed(async () => {
      const body = { type: "prompt", name: "Space Commander", prompt: "Silver hair" } as const;
      const { avatar_item } = await unwrap(heygen.POST("/v3/avatars", { body }));
      expectTypeOf(avatar_item).toEqualTypeOf<AvatarLook>();
    }));
});

describe("paginate", () => {
  it("knows the items of a list", () =>
    typed(async () => {
      for await (const look of paginate(heygen, "/v3/avatars/looks")) expectTypeOf(look).toEqualTypeOf<AvatarLook>();
    }));

  it("refuses a path that is not a list", () =>
    typed(() => {
      // @ts-expect-error one group is no list
      paginate(heygen, "/v3/avatars/{group_id}");
      // @ts-expect-error statuses come whole
      paginate(heygen, "/v3/videos/statuses");
      // @ts-expect-error v2 has no pages
      paginate(heygen, "/v2/avatars");
    }));

  it("refuses parameters that the list does not have", () =>
    typed(() => {
      // @ts-expect-error groups have no avatar_type
      paginate(heygen, "/v3/avatars", { params: { query: { avatar_type: "photo_avatar" } } });
    }));
});

describe("waiting", () => {
  it("narrows the status", () =>
    typed(async () => {
      expectTypeOf((await waitForLook(heygen, "look_abc123")).status).toEqualTypeOf<"completed">();
      expectTypeOf((await waitForGroup(heygen, "group_xyz789")).status).toEqualTypeOf<"completed">();
      expectTypeOf((await waitForVideo(heygen, "video_abc123")).status).toEqualTypeOf<"completed">();
      expectTypeOf((await waitForGeneration(heygen, "21f9b324")).status).toEqualTypeOf<"success" | "completed">();
    }));

  it("hands the state to onStatus", () =>
    typed(() =>
      waitForLook(heygen, "look_abc123", { onStatus: (_, look) => expectTypeOf(look).toEqualTypeOf<AvatarLook>() }),
    ));
});

describe("waiting for many videos", () => {
  it("types how each ended", () =>
    typed(async () => {
      for (const end of await waitForVideos(heygen, ["video_abc123"])) {
        expectTypeOf(end.status).toEqualTypeOf<"completed" | "failed" | "not_found">();
        // @ts-expect-error only a failed one has an error
        if (end.status === "completed") return end.error;
        if (end.status === "failed") expectTypeOf(end.error).toExtend<object | null | undefined>();
      }
    }));
});

describe("waiting for the others", () => {
  it("narrows the status, which is complete for voices", () =>
    typed(async () => {
      expectTypeOf((await waitForVoice(heygen, "voice_abc123")).status).toEqualTypeOf<"complete">();
      expectTypeOf((await waitForSession(heygen, "sess_abc123")).status).toEqualTypeOf<"completed">();
    }));
});

describe("chooseEngine", () => {
  const look = { id: "look_def456", supported_api_engines: ["avatar_v"] };

  it("gives an engine that a video takes", () =>
    typed(() => {
      const engine = chooseEngine(look, "avatar_v", { reference_look_id: "look_abc123" });
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: look.id, script: "Hi.", engine } });
    }));

  it("refuses names that a video can't ask for, and settings of another engine", () =>
    typed(() => {
      // @ts-expect-error a name of older answers
      chooseEngine(look, "avatar_4_turbo");
      // @ts-expect-error avatar_iv has no reference
      chooseEngine(look, "avatar_iv", { reference_look_id: "look_abc123" });
    }));
});

describe("uploadAsset", () => {
  it("refuses bytes without a name and a type", () =>
    typed(() => {
      // @ts-expect-error name and type are missing
      uploadAsset(heygen, { data: new Uint8Array() });
    }));
});

describe("unwrap, for v2", () => {
  it("keeps null where the operation documents it", () =>
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

  it("knows the API's codes and is open to new ones", () => {
    expectTypeOf<"rate_limit_exceeded">().toExtend<HeyGenErrorCode>();
    expectTypeOf<"code_of_tomorrow">().toExtend<HeyGenErrorCode>();
  });
});
