// The video library: statuses, scenes, titles and folders.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { picture, spoken } from "./bodies.ts";

const statusesRule: Rule = {
  kind: "videos/statuses",
  title: "Statuses are returned for each requested id, in the same order; an unknown id is not_found.",
  source: "Reference of video statuses",
  confidence: "A",
};
const scenesRule: Rule = {
  kind: "videos/scenes",
  title: "The scenes of a video contain the resources that it was created from.",
  source: "Upstream document: getVideoScenes",
  confidence: "A",
};
const listedRule: Rule = {
  kind: "videos/found",
  title: "Videos are found by part of their title and by their folder.",
  source: "Reference of the list of videos: title, folder_id",
  confidence: "A",
};

const video = async (context: CaseContext, id: string): Promise<Json> =>
  (await context.succeed("getVideo", { path: { video_id: id } })).body?.data;

const newVideo = async (context: CaseContext, body: Json): Promise<string> =>
  (await context.succeed("createVideo", { body })).body?.data?.video_id;

const imageScene = { type: "image", source: { type: "url", url: "https://example.com/title.png" }, duration: 3 };

export const videoLibraryStories: Story[] = [
  {
    title: "statuses are returned for each requested video",
    operations: ["listVideoStatuses", "createVideo", "getVideo"],
    rule: statusesRule,
    async run(context) {
      const [one, other] = [await newVideo(context, spoken), await newVideo(context, picture)];
      const ids = [other, "no_such_video", one];
      const read = async () =>
        (await context.succeed("listVideoStatuses", { query: { video_ids: ids.join(",") } })).body?.data ?? [];
      const first: Json[] = await read();
      context.expectSame(
        first.map(({ video_id: id }) => id),
        ids,
        "video_id of each",
      );
      const early = first.map(({ status }) => status);
      context.expect(/^(queued|processing)$/.test(early[0]) && early[1] === "not_found", "queued and not_found", early);
      await context.until(() => video(context, one), isFinished);
      await context.until(() => video(context, other), isFinished);
      const statuses = (await read()).map(({ status }: Json) => status);
      context.expectSame(statuses, ["completed", "not_found", "completed"], "statuses in the end");
      const many = Array.from({ length: 101 }, (_, index) => `video_${index}`).join(",");
      await context.expectError("listVideoStatuses", { query: { video_ids: many } }, 400);
    },
  },
  {
    title: "the scenes of a video contain its look",
    operations: ["getVideoScenes", "createVideo"],
    rule: scenesRule,
    async run(context) {
      const look = await context.idOf("avatar_id");
      for (const body of [spoken, { type: "studio", scenes: [{ type: "avatar_video", input: spoken }, imageScene] }]) {
        const id = await newVideo(context, body);
        const data = (await context.succeed("getVideoScenes", { path: { video_id: id } })).body?.data;
        context.expectSame(data?.video_id, id, "video_id");
        const used = JSON.stringify(data?.scenes ?? []).includes(`"${look}"`);
        context.expect(used, `the look ${look} among the scenes`, data?.scenes);
        context.expectSame(data?.scenes?.length, body.type === "studio" ? 2 : 1, "scenes");
      }
      await context.expectError("getVideoScenes", { path: { video_id: "no_such_video" } }, 404, ["video_not_found"]);
    },
  },
  {
    title: "videos are found by title and folder",
    operations: ["listVideos", "createVideo", "deleteVideo"],
    rule: listedRule,
    async run(context) {
      const sent = { ...spoken, title: "Contract Spring Sale", folder_id: "folder_contract" };
      const [id, other] = [await newVideo(context, sent), await newVideo(context, { ...spoken, title: "Another one" })];
      const found = async (query: Record<string, string>) =>
        (await context.listAll("listVideos", { ...query, limit: "2" })).map((item) => item.id);
      context.expectSame(await found({ title: "Spring" }), [id], "videos with a part of the title");
      context.expectSame(await found({ folder_id: "folder_contract" }), [id], "videos of the folder");
      context.expectSame(await found({ folder_id: "folder_contract", title: "Another" }), [], "videos of both");
      context.expectSame(await found({ title: "no such title" }), [], "videos with no such title");
      const read = await video(context, id);
      context.expectSame([read?.title, read?.folder_id], [sent.title, sent.folder_id], "title and folder");
      const everything = await found({});
      context.expect(everything.includes(id) && everything.includes(other), "both in the whole list", everything);
    },
  },
];
