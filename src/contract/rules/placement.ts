// The group that a new look is saved to, depending on avatar_id, avatar_group_id and reference_images.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { fromPhoto, fromPrompt } from "./bodies.ts";

const placedRule: Rule = {
  kind: "placement/group",
  title: "A new look is saved to the given group, otherwise to the group of the given look, otherwise to a new group.",
  source: "Guide of avatar creation: how avatar_id and avatar_group_id combine",
  confidence: "A",
};
const errorRule: Rule = {
  kind: "placement/rejected",
  title: "An unusable look or group for a new look is rejected with the documented code.",
  source: "Guide of avatar creation: errors; changelog of deleted groups",
  confidence: "A",
};

const operations = ["createAvatar", "getAvatarLook", "getAvatarGroup"];
const reference = { type: "url", url: "https://example.com/pose.png" };

function placed(name: string, what: string, body: Json, where: "a new group" | "the group"): Story[] {
  return [0, 1, 3].map((count) => ({
    name: `${name}/${count}-images`,
    title: `a prompt with ${what} and ${count} reference images is saved to ${where}`,
    operations,
    rule: placedRule,
    async run(context) {
      const images = count > 0 ? { reference_images: Array.from({ length: count }, () => reference) } : {};
      const known = await context.idOf("group_id");
      const before = await countsOf(context, known);
      const { body: answer } = await context.succeed("createAvatar", { body: { ...fromPrompt, ...body, ...images } });
      const { avatar_item: look, avatar_group: group } = answer?.data ?? {};
      const isOwn = where === "the group";
      context.expectSame(look?.group_id, group?.id, "the look's group");
      context.expectSame(group?.id === known, isOwn, `saved to ${where}`);
      context.expectSame(group?.looks_count, isOwn ? before + 1 : 1, "looks_count");
      context.expectSame(await countsOf(context, known), isOwn ? before + 1 : before, "looks of the group");
      const read = (await context.succeed("getAvatarLook", { path: { look_id: look?.id } })).body?.data;
      context.expectSame(read?.group_id, group?.id, "the group of the look");
    },
  }));
}

/** The number of looks in a group, by the list of looks and, if groups can be read, by its looks_count. */
async function countsOf(context: CaseContext, groupId: string): Promise<number> {
  const looks = await context.listAll("listAvatarLooks", { group_id: groupId });
  if (!context.canCall("getAvatarGroup")) return looks.length;
  const group = (await context.succeed("getAvatarGroup", { path: { group_id: groupId } })).body?.data;
  context.expectSame(group?.looks_count, looks.length, `looks_count of ${groupId}`);
  return looks.length;
}

function rejected(
  name: string,
  what: string,
  status: number | number[],
  codes: string[],
  bodyOf: (context: CaseContext) => Promise<Json>,
): Story {
  return {
    name,
    title: `createAvatar rejects ${what}`,
    operations: ["createAvatar"],
    rule: errorRule,
    async run(context) {
      const body = await bodyOf(context);
      const before = await context.listAll("listAvatarLooks", { ownership: "private" });
      await context.expectError("createAvatar", { body }, status, codes);
      const after = await context.listAll("listAvatarLooks", { ownership: "private" });
      context.expectSame(after.length, before.length, "looks, because an error response creates none");
    },
  };
}

const unknownGroup = ["avatar_group_not_found", "avatar_not_found", "resource_not_found", "not_found"];

export const placementStories: Story[] = [
  ...placed("no-ids", "neither look nor group", {}, "a new group"),
  ...placed("group-id", "a group", { avatar_group_id: "{avatar_group_id}" }, "the group"),
  ...placed("look-id", "a look", { avatar_id: "{avatar_id}" }, "the group"),
  ...placed(
    "both-ids",
    "a look of the group",
    { avatar_id: "{avatar_id}", avatar_group_id: "{avatar_group_id}" },
    "the group",
  ),
  {
    name: "photo",
    title: "a photo is saved to the given group, or to a new one without it",
    operations,
    rule: placedRule,
    async run(context) {
      const known = await context.idOf("group_id");
      const before = await countsOf(context, known);
      const saved = await context.succeed("createAvatar", { body: { ...fromPhoto, avatar_group_id: known } });
      context.expectSame(saved.body?.data?.avatar_item?.group_id, known, "the look's group");
      context.expectSame(saved.body?.data?.avatar_group?.id, known, "the group");
      context.expectSame(await countsOf(context, known), before + 1, "looks of the group");
      const other = (await context.succeed("createAvatar", { body: fromPhoto })).body?.data;
      context.expect(other?.avatar_group?.id !== known, "a new group", other?.avatar_group?.id);
      context.expectSame(other?.avatar_group?.name, fromPhoto.name, "the name of the new group");
    },
  },
  {
    operations,
    rule: placedRule,
    name: "chain",
    title: "a look can be made from a look that was made from a look",
    async run(context) {
      let id = await context.idOf("avatar_id");
      for (let generation = 1; generation <= 3; generation++) {
        const reply = await context.succeed("createAvatar", { body: { ...fromPrompt, avatar_id: id } });
        id = context.textAt(reply, ["data", "avatar_item", "id"]);
        const read = async () => (await context.succeed("getAvatarLook", { path: { look_id: id } })).body?.data;
        const done = await context.until(read, isFinished);
        context.expectSame(done?.status, "completed", `status of generation ${generation}`);
      }
    },
  },
  rejected("unknown-look", "an unknown look", 404, ["avatar_not_found", "not_found"], async () => ({
    ...fromPrompt,
    avatar_id: "no_such_look",
  })),
  rejected("unknown-group", "an unknown group", 404, unknownGroup, async () => ({
    ...fromPrompt,
    avatar_group_id: "no_such_group",
  })),
  rejected("photo-unknown-group", "an unknown group for a photo", 404, unknownGroup, async () => ({
    ...fromPhoto,
    avatar_group_id: "no_such_group",
  })),
  rejected(
    "group-as-look",
    "a group's id in place of a look's id",
    404,
    ["avatar_not_found", "not_found"],
    async () => ({
      ...fromPrompt,
      avatar_id: "{group_id}",
    }),
  ),
  rejected("unfinished-look", "a look without a usable picture yet", 400, ["invalid_parameter"], async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    return { ...fromPrompt, avatar_id: body?.data?.avatar_item?.id };
  }),
  rejected("look-of-another-group", "a look of another group", 400, ["invalid_parameter"], async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    return { ...fromPrompt, avatar_id: "{avatar_id}", avatar_group_id: body?.data?.avatar_group?.id };
  }),
  rejected("deleted-look", "a deleted look", 404, ["avatar_not_found", "not_found"], async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    const look = body?.data?.avatar_item?.id;
    await context.succeed("deleteAvatarLook", { path: { look_id: look } });
    return { ...fromPrompt, avatar_id: look };
  }),
  rejected("deleted-group", "a deleted group", 404, unknownGroup, async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    const group = body?.data?.avatar_group?.id;
    await context.succeed("deleteAvatarGroup", { path: { group_id: group } });
    return { ...fromPrompt, avatar_group_id: group };
  }),
];
