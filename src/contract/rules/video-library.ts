// The videos there are: their statuses, scenes, titles and folders.
import type { Case } from "../cases/case.ts";
import { isFinished, type Scenario } from "../runner/case-context.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { picture, spoken } from "./bodies.ts";

const statusesRule: Rule = {
  title: "Statuses come for each id that was asked for, in its order; an unknown one is not_found.",
  source: "Reference of video statuses",
  confidence: "A",
};
const scenesRule: Rule = {
  title: "The scenes of a video show what it was made of.",
  source: "Upstream document: getVideoScenes",
  confidence: "A",
};
const listedRule: Rule = {
  title: "Videos are found by part of their title and by their folder.",
  source: "Reference of the list of videos: title, folder_id",
  confidence: "A",
};

const video = async (scenario: Scenario, id: string): Promise<Json> =>
  (await scenario.succeed("getVideo", { path: { video_id: id } })).body?.data;

const newVideo = async (scenario: Scenario, body: Json): Promise<string> =>
  (await scenario.succeed("createVideo", { body })).body?.data?.video_id;

const imageScene = { type: "image", source: { type: "url", url: "https://example.com/title.png" }, duration: 3 };

export const videoLibraryCases: Case[] = [
  {
    id: "statuses come for each video that was asked for",
    operations: ["listVideoStatuses", "createVideo", "getVideo"],
    rule: statusesRule,
    async play(scenario) {
      const [one, other] = [await newVideo(scenario, spoken), await newVideo(scenario, picture)];
      const ids = [other, "no_such_video", one];
      const read = async () =>
        (await scenario.succeed("listVideoStatuses", { query: { video_ids: ids.join(",") } })).body?.data ?? [];
      const first: Json[] = await read();
      scenario.expectSame(
        first.map(({ video_id: id }) => id),
        ids,
        "video_id of each",
      );
      const early = first.map(({ status }) => status);
      scenario.expect(
        /^(queued|processing)$/.test(early[0]) && early[1] === "not_found",
        "queued and not_found",
        early,
      );
      await scenario.until(() => video(scenario, one), isFinished);
      await scenario.until(() => video(scenario, other), isFinished);
      const statuses = (await read()).map(({ status }: Json) => status);
      scenario.expectSame(statuses, ["completed", "not_found", "completed"], "statuses in the end");
      const many = Array.from({ length: 101 }, (_, index) => `video_${index}`).join(",");
      await scenario.refuse("listVideoStatuses", { query: { video_ids: many } }, 400);
    },
  },
  {
    id: "the scenes of a video show its look",
    operations: ["getVideoScenes", "createVideo"],
    rule: scenesRule,
    async play(scenario) {
      const look = await scenario.idOf("avatar_id");
      for (const body of [spoken, { type: "studio", scenes: [{ type: "avatar_video", input: spoken }, imageScene] }]) {
        const id = await newVideo(scenario, body);
        const data = (await scenario.succeed("getVideoScenes", { path: { video_id: id } })).body?.data;
        scenario.expectSame(data?.video_id, id, "video_id");
        const used = JSON.stringify(data?.scenes ?? []).includes(`"${look}"`);
        scenario.expect(used, `the look ${look} among the scenes`, data?.scenes);
        scenario.expectSame(data?.scenes?.length, body.type === "studio" ? 2 : 1, "scenes");
      }
      await scenario.refuse("getVideoScenes", { path: { video_id: "no_such_video" } }, 404, ["video_not_found"]);
    },
  },
  {
    id: "videos are found by title and folder",
    operations: ["listVideos", "createVideo", "deleteVideo"],
    rule: listedRule,
    async play(scenario) {
      const sent = { ...spoken, title: "Contract Spring Sale", folder_id: "folder_contract" };
      const [id, other] = [
        await newVideo(scenario, sent),
        await newVideo(scenario, { ...spoken, title: "Another one" }),
      ];
      const found = async (query: Record<string, string>) =>
        (await scenario.walk("listVideos", { ...query, limit: "2" })).map((item) => item.id);
      scenario.expectSame(await found({ title: "Spring" }), [id], "videos with a part of the title");
      scenario.expectSame(await found({ folder_id: "folder_contract" }), [id], "videos of the folder");
      scenario.expectSame(await found({ folder_id: "folder_contract", title: "Another" }), [], "videos of both");
      scenario.expectSame(await found({ title: "no such title" }), [], "videos with no such title");
      const read = await video(scenario, id);
      scenario.expectSame([read?.title, read?.folder_id], [sent.title, sent.folder_id], "title and folder");
      const everything = await found({});
      scenario.expect(everything.includes(id) && everything.includes(other), "both in the whole list", everything);
    },
  },
];
