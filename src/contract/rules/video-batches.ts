import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { spoken } from "./bodies.ts";

const source = "Reference of batches of videos; HeyGen's OpenAPI document of 2026-09-07";
const itemsRule: Rule = {
  kind: "video-batches/items",
  title: "A batch has an item for each video, in the order of the request, and ends when all have ended.",
  source,
  confidence: "A",
};
const wholeRule: Rule = {
  kind: "video-batches/rejected",
  title: "A batch with an invalid video is rejected as a whole, and the error names videos.",
  source,
  confidence: "B",
};

const batch = async (context: CaseContext, batch_id: string): Promise<Json> =>
  (await context.succeed("getVideoBatch", { path: { batch_id } })).body?.data;

export const videoBatchStories: Story[] = [
  {
    operations: ["createVideoBatch", "getVideoBatch", "listVideoStatuses", "getVideo"],
    rule: itemsRule,
    title: "the videos of a batch are made",
    async run(context) {
      const videos = [spoken, { ...spoken, script: "Good evening." }];
      const created = await context.succeed("createVideoBatch", { body: { title: "Contract batch", videos } });
      const { batch_id: id } = created.body?.data ?? {};
      const ended = await context.until(() => batch(context, id), isFinished);
      context.expectSame(
        [ended?.title, ended?.total_items],
        ["Contract batch", videos.length],
        "title and total_items",
      );
      const items: Json[] = ended?.items ?? [];
      context.expectSame(
        items.map(({ item_index: place }) => place),
        [0, 1],
        "item_index of each",
      );
      const counts: number[] = Object.values(ended?.counts_by_status ?? {});
      context.expectSame(
        counts.reduce((sum, count) => sum + count, 0),
        videos.length,
        "the sum of counts_by_status",
      );
      for (const { video_id } of items) await context.succeed("getVideo", { path: { video_id } });
      const entries = (await context.succeed("listVideoStatuses", { query: { batch_ids: id } })).body?.data ?? [];
      for (const { item_index, video_id } of items) {
        const entry = entries.find((each: Json) => each.item_index === item_index);
        context.expectSame(
          [entry?.batch_id, entry?.video_id],
          [id, video_id],
          `batch_id and video_id of ${item_index}`,
        );
      }
    },
  },
  {
    operations: ["createVideoBatch"],
    rule: wholeRule,
    needs: ["state", "validation"],
    title: "a batch with an invalid video is rejected",
    async run(context) {
      const invalid: Record<string, Json> = {
        "a video without sound": { type: "avatar", avatar_id: "{avatar_id}" },
        "a video with a folder": { ...spoken, folder_id: "folder_contract" },
        "a video of an unknown kind": { ...spoken, type: "no_such_kind" },
      };
      for (const [what, video] of Object.entries(invalid)) {
        await context.expectError("createVideoBatch", { body: { videos: [spoken, video] } }, 400, [], what);
      }
    },
  },
];
