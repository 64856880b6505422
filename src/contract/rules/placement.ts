// The group that a new look is saved to, depending on avatar_id, avatar_group_id and reference_images.
import type { Case } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { fromPhoto, fromPrompt } from "./bodies.ts";

const placedRule: Rule = {
  title: "A new look is saved to the given group, otherwise to the group of the given look, otherwise to a new group.",
  source: "Guide of avatar creation: how avatar_id and avatar_group_id combine",
  confidence: "A",
};
const errorRule: Rule = {
  title: "An unusable look or group for a new look is rejected with the documented code.",
  source: "Guide of avatar creation: errors; changelog of deleted groups",
  confidence: "A",
};

const operations = ["createAvatar", "getAvatarLook", "getAvatarGroup"];
const reference = { type: "url", url: "https://example.com/pose.png" };

function placed(what: string, body: Json, where: "a new group" | "the group"): Case[] {
  return [0, 1, 3].map((count) => ({
    id: `a prompt with ${what} and ${count} reference images is saved to ${where}`,
    operations,
    rule: placedRule,
    async run(context) {
      const images = count > 0 ? { reference_images: Array.from({ length: count }, () => reference) } : {};
      const known = await context.idOf("group_id");
      const before = await countsOf(context, known);
      const { body: answer } = await context.succeed("createAvatar", { body: { ...fromPrompt, ...body, ...images } });
      const { avatar_item: look, avatar_group: group } = answer?.data ?? {};
      context.expectSame(look?.group_id, group?.id, "the look's group");
      context.expectSame(group?.id === known, where === "the group", `saved to ${where}`);
      context.expectSame(group?.looks_count, where === "the group" ? before + 1 : 1, "looks_count");
      const read = (await context.succeed("getAvatarLook", { path: { look_id: look?.id } })).body?.data;
      context.expectSame(read?.group_id, group?.id, "the group of the look");
      context.expectSame(
        await countsOf(context, known),
        where === "the group" ? before + 1 : before,
        "looks of the group",
      );
    },
  }));
}

/** The number of looks in a group, by its looks_count and by the list of looks. */
async function countsOf(context: CaseContext, groupId: string): Promise<number> {
  const group = (await context.succeed("getAvatarGroup", { path: { group_id: groupId } })).body?.data;
  const looks = await context.listAll("listAvatarLooks", { group_id: groupId });
  context.expectSame(group?.looks_count, looks.length, `looks_count of ${groupId}`);
  return looks.length;
}

function rejected(
  what: string,
  status: number | number[],
  codes: string[],
  bodyOf: (context: CaseContext) => Promise<Json>,
): Case {
  return {
    id: `createAvatar rejects ${what}`,
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

export const placementCases: Case[] = [
  ...placed("neither look nor group", {}, "a new group"),
  ...placed("a group", { avatar_group_id: "{avatar_group_id}" }, "the group"),
  ...placed("a look", { avatar_id: "{avatar_id}" }, "the group"),
  ...placed("a look of the group", { avatar_id: "{avatar_id}", avatar_group_id: "{avatar_group_id}" }, "the group"),
  {
    id: "a photo is saved to the given group, or to a new one without it",
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
  rejected("an unknown look", 404, ["avatar_not_found", "not_found"], async () => ({
    ...fromPrompt,
    avatar_id: "no_such_look",
  })),
  rejected("an unknown group", 404, unknownGroup, async () => ({ ...fromPrompt, avatar_group_id: "no_such_group" })),
  rejected("an unknown group for a photo", 404, unknownGroup, async () => ({
    ...fromPhoto,
    avatar_group_id: "no_such_group",
  })),
  rejected("a group's id in place of a look's id", 404, ["avatar_not_found", "not_found"], async () => ({
    ...fromPrompt,
    avatar_id: "{group_id}",
  })),
  rejected("a look without a usable picture yet", 400, ["invalid_parameter"], async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    return { ...fromPrompt, avatar_id: body?.data?.avatar_item?.id };
  }),
  rejected("a look of another group", 400, ["invalid_parameter"], async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    return { ...fromPrompt, avatar_id: "{avatar_id}", avatar_group_id: body?.data?.avatar_group?.id };
  }),
  rejected("a deleted look", 404, ["avatar_not_found", "not_found"], async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    const look = body?.data?.avatar_item?.id;
    await context.succeed("deleteAvatarLook", { path: { look_id: look } });
    return { ...fromPrompt, avatar_id: look };
  }),
  rejected("a deleted group", 404, unknownGroup, async (context) => {
    const { body } = await context.succeed("createAvatar", { body: fromPhoto });
    const group = body?.data?.avatar_group?.id;
    await context.succeed("deleteAvatarGroup", { path: { group_id: group } });
    return { ...fromPrompt, avatar_group_id: group };
  }),
];
