// The types of ids. tsc checks this file; running it tests nothing more.
import type { Client, FetchResponse, MaybeOptionalInit } from "openapi-fetch";
import type { MediaType, PathsWithMethod } from "openapi-typescript-helpers";
import { describe, expectTypeOf, it } from "vitest";
import {
  type AssetBatchId,
  type AvatarLook,
  type CreateVideoRequest,
  createClient,
  type GroupId,
  type LookId,
  paginate,
  unwrap,
  uploadAsset,
  type VideoId,
  type VoiceId,
  waitForBatch,
  waitForLook,
  waitForVideo,
} from "../../src/index.ts";

const heygen = createClient({ apiKey: "any", fetch: async () => Response.json({ data: {} }) });
const script = "Hi.";

/** Wraps code that tsc checks and that never runs. */
const typed = (_code: (ids: { group: GroupId; look: LookId; uploads: AssetBatchId; text: string }) => unknown) => {};

describe("a response", () => {
  it("has typed ids after unwrap", () =>
    typed(async () => {
      const body = { type: "prompt", name: "Space Commander", prompt: "Silver hair" } as const;
      const { avatar_item, avatar_group } = await unwrap(heygen.POST("/v3/avatars", { body }));
      expectTypeOf(avatar_item.id).toEqualTypeOf<LookId>();
      expectTypeOf(avatar_item.group_id).toEqualTypeOf<GroupId | null | undefined>();
      expectTypeOf(avatar_group.id).toEqualTypeOf<GroupId>();
      for await (const look of paginate(heygen, "/v3/avatars/looks")) expectTypeOf(look.id).toEqualTypeOf<LookId>();
      expectTypeOf((await waitForVideo(heygen, "video_abc123")).id).toEqualTypeOf<VideoId>();
    }));

  it("has typed ids before unwrap", () =>
    typed(async () => {
      const { data } = await heygen.GET("/v3/avatars/looks/{look_id}", {
        params: { path: { look_id: "look_def456" } },
      });
      expectTypeOf(data?.data).toEqualTypeOf<AvatarLook | undefined>();
    }));

  it("can be written with plain strings, as in tests", () =>
    typed(({ text }): AvatarLook => ({ id: text, name: text, avatar_type: "photo_avatar", group_id: "group_abc123" })));
});

describe("an id", () => {
  it("is a string", () =>
    typed(({ look }) => {
      expectTypeOf(look).toExtend<string>();
      return new Map<string, number>([[look, 1]]).get(look.toUpperCase());
    }));

  it("is not assignable to an id of another kind", () =>
    typed(({ group, look, text }) => {
      expectTypeOf<GroupId>().not.toExtend<LookId>();
      expectTypeOf<VoiceId>().not.toExtend<VideoId>();
      const looks: LookId[] = [look, text, "look_def456"];
      // @ts-expect-error a group's id is not a look's id
      looks.push(group);
    }));
});

describe("an upload", () => {
  it("is no asset before it is completed", () =>
    typed(async ({ look }) => {
      const body = { filename: "a.mp4", content_type: "video/mp4", size_bytes: 1 };
      const upload = await unwrap(heygen.POST("/v3/assets/direct-uploads", { body }));
      // @ts-expect-error it is the id of an upload
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: look, audio_asset_id: upload.asset_id } });
      const path = { asset_id: upload.asset_id };
      const asset = await unwrap(heygen.POST("/v3/assets/{asset_id}/complete", { params: { path }, body: {} }));
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: look, audio_asset_id: asset.asset_id } });
    }));
});

describe("a batch", () => {
  it("of uploads is none of videos", () =>
    typed(({ uploads }) => {
      // @ts-expect-error it is the id of a batch of uploads
      waitForBatch(heygen, uploads);
    }));

  it("takes what a video takes, but no folder for a single one", () =>
    typed(({ look }) => {
      const video = { type: "avatar", avatar_id: look, script } as const;
      heygen.POST("/v3/videos/batches", { body: { videos: [video], folder_id: "folder_a" } });
      // @ts-expect-error the folder is that of the batch
      heygen.POST("/v3/videos/batches", { body: { videos: [{ ...video, folder_id: "folder_a" }] } });
    }));
});

describe("a path", () => {
  it("accepts the right id and any string", () =>
    typed(({ look, text }) => {
      for (const look_id of [look, text, "look_def456"]) {
        heygen.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id } } });
      }
    }));

  it("rejects an id of another kind", () =>
    typed(({ group, look }) => {
      // @ts-expect-error it is the id of a group
      heygen.GET("/v3/avatars/looks/{look_id}", { params: { path: { look_id: group } } });
      // @ts-expect-error it is the id of a look
      heygen.DELETE("/v3/avatars/{group_id}", { params: { path: { group_id: look } } });
      // @ts-expect-error it is the id of a look
      paginate(heygen, "/v3/avatars/looks", { params: { query: { group_id: look } } });
    }));
});

describe("a body", () => {
  it("accepts the right id and any string", () =>
    typed(({ look, text }) => {
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: look, script } });
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: text, script } });
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: "look_def456", script, voice_id: null } });
      const body: CreateVideoRequest = { type: "avatar", avatar_id: look, script, voice_id: text };
      heygen.POST("/v3/videos", { body });
      heygen.POST("/v3/videos", { body: { type: "cinematic_avatar", prompt: script, avatar_id: [look, text] } });
      const avatar_id: string[] = [];
      heygen.POST("/v3/videos", { body: { type: "cinematic_avatar", prompt: script, avatar_id } });
    }));

  it("rejects a group's id in place of a look's id", () =>
    typed(({ group }) => {
      // @ts-expect-error it is the id of a group
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: group, script } });
      // @ts-expect-error it is the id of a group
      const body: CreateVideoRequest = { type: "avatar", avatar_id: group, script };
      // @ts-expect-error it is the id of a group
      heygen.POST("/v3/video-agents", { body: { prompt: script, avatar_id: group } });
      return body;
    }));

  it("rejects a group's id in a list, in a scene and in an engine", () =>
    typed(({ group, look }) => {
      // @ts-expect-error it is the id of a group
      heygen.POST("/v3/videos", { body: { type: "cinematic_avatar", prompt: script, avatar_id: [group] } });
      const input = { type: "avatar", avatar_id: group, script } as const;
      // @ts-expect-error it is the id of a group
      heygen.POST("/v3/videos", { body: { type: "studio", scenes: [{ type: "avatar_video", input }] } });
      const engine = { type: "avatar_v", reference_look_id: group } as const;
      // @ts-expect-error it is the id of a group
      heygen.POST("/v3/videos", { body: { type: "avatar", avatar_id: look, script, engine } });
    }));

  it("rejects a look's id in place of a group's or a voice's id", () =>
    typed(({ look }) => {
      const file = { type: "url", url: "https://a.b" } as const;
      // @ts-expect-error it is the id of a look
      heygen.POST("/v3/avatars", { body: { type: "photo", name: "Sarah", file, avatar_group_id: look } });
      // @ts-expect-error it is the id of a look
      heygen.POST("/v3/voices/speech", { body: { text: script, voice_id: look } });
    }));
});

describe("a helper", () => {
  it("rejects an id of another kind", () =>
    typed(async ({ group }) => {
      // @ts-expect-error it is the id of a group
      waitForLook(heygen, group);
      const { asset_id } = await uploadAsset(heygen, new Blob());
      // @ts-expect-error it is the id of an asset
      waitForVideo(heygen, asset_id);
    }));
});

describe("a library on top of openapi-fetch", () => {
  /** Infers types as openapi-react-query does. */
  type Data<Paths extends object, Path extends PathsWithMethod<Paths, "get">> = Paths[Path] extends { get: infer Get }
    ? NonNullable<FetchResponse<Get & Record<string, unknown>, object, MediaType>["data"]>
    : never;
  type QueryOf = <Paths extends object, Media extends MediaType>(
    client: Client<Paths, Media>,
  ) => <Path extends PathsWithMethod<Paths, "get">>(
    path: Path,
    init: MaybeOptionalInit<Paths[Path], "get" & keyof Paths[Path]>,
  ) => Data<Paths, Path>;

  it("infers paths, parameters and responses from the client", () =>
    typed(({ group, look }) => {
      const query = (undefined as unknown as QueryOf)(heygen);
      const { data } = query("/v3/avatars/looks/{look_id}", { params: { path: { look_id: look } } });
      expectTypeOf(data.id).toEqualTypeOf<string>();
      expectTypeOf(data.status).toEqualTypeOf<AvatarLook["status"]>();
      // @ts-expect-error it is the id of a group
      query("/v3/avatars/looks/{look_id}", { params: { path: { look_id: group } } });
    }));
});
