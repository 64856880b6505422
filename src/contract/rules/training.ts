// Looks and groups, from their creation to completion or failure, and their deletion.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { fromFootage, fromPhoto, fromPrompt, spoken } from "./bodies.ts";

const orderRule: Rule = {
  kind: "training/order",
  title: "A new look is processing, then stays completed; its group has the same status.",
  source: "Guide of avatar creation: poll the look; reference: status",
  confidence: "A",
};
const failedRule: Rule = {
  kind: "training/failed",
  title: "A failed look has an error, and so does its group; it stays failed.",
  source: "Reference of looks and groups: error, only with status failed",
  confidence: "A",
};
const typeRule: Rule = {
  kind: "training/type",
  title: "A look has the type that it was created with.",
  source: "Guide of avatar creation; published response of a photo creation",
  confidence: "B",
};
const unusableRule: Rule = {
  kind: "training/unusable",
  title: "A look that is not completed can't be used in a video.",
  source: "Published response: 400 invalid_parameter; error codes: 409 resource_not_ready",
  confidence: "B",
};
const lastLookRule: Rule = {
  kind: "deletion/last-look",
  title: "Deleting the last look deletes its group; deleting any other look lowers its looks_count.",
  source: "Reference of the deletion of looks, since 2026-07-15",
  confidence: "A",
};
const groupRule: Rule = {
  kind: "deletion/group",
  title: "Deleting a group deletes all its looks.",
  source: "Reference of the deletion of groups",
  confidence: "A",
};
const voiceRule: Rule = {
  kind: "group/default-voice",
  title: "A group's default voice must exist and be ready: 400 if it is unknown, 409 if it is processing.",
  source: "Upstream document of 2026-09-07: updateAvatarGroup",
  confidence: "A",
};
const renameRule: Rule = {
  kind: "look/rename",
  title: "Only looks from photos and footage can be renamed: a studio look is rejected with 400.",
  source: "Upstream document of 2026-09-07: updateAvatarLook",
  confidence: "A",
};

export const look = async (context: CaseContext, id: string): Promise<Json> =>
  (await context.succeed("getAvatarLook", { path: { look_id: id } })).body?.data;

export const group = async (context: CaseContext, id: string): Promise<Json> =>
  (await context.succeed("getAvatarGroup", { path: { group_id: id } })).body?.data;

/** Creates a look. Returns the look and its group as they are in the response. */
export async function created(context: CaseContext, body: Json): Promise<{ look: Json; group: Json }> {
  const { data } = (await context.succeed("createAvatar", { body })).body ?? {};
  return { look: data?.avatar_item ?? {}, group: data?.avatar_group ?? {} };
}

const operations = ["createAvatar", "getAvatarLook", "getAvatarGroup", "listAvatarLooks", "listAvatarGroups"];

const kinds = [
  { body: fromPhoto, type: "photo_avatar" },
  { body: fromPrompt, type: undefined },
] as const;

const ordered = kinds.map(
  ({ body, type }): Story => ({
    title: `a look from a ${body.type} is trained`,
    operations,
    rule: type ? typeRule : orderRule,
    async run(context) {
      const creation = await created(context, body);
      if (type) context.expectSame(creation.look.avatar_type, type, "avatar_type");
      context.expectSame(creation.look.status, "processing", "status of the creation");
      context.expectSame((await look(context, creation.look.id))?.status, "processing", "status at first");
      const item = (await context.listAll("listAvatarLooks")).find(({ id }) => id === creation.look.id);
      context.expectSame(item?.status, "processing", "status in the list");
      context.expectSame((await group(context, creation.group.id))?.status, "processing", "the group's status");

      const trained = await context.until(() => look(context, creation.look.id), isFinished);
      context.expectSame(trained?.status, "completed", "status in the end");
      context.expectSame(trained?.error ?? null, null, "error");
      context.expect(
        trained?.supported_api_engines?.length > 0,
        "engines of a completed look",
        trained?.supported_api_engines,
      );
      context.expect(typeof trained?.preview_image_url === "string", "a preview", trained?.preview_image_url);
      const followed = await group(context, creation.group.id);
      context.expectSame(followed?.status, "completed", "the group's status in the end");
      context.expectSame(followed?.looks_count, 1, "looks_count");
      context.expectSame(followed?.consent_status ?? null, null, "consent, which only digital twins need");
      const listed = (await context.listAll("listAvatarLooks", { group_id: creation.group.id }))[0];
      context.expectSame(listed?.status, "completed", "status in the list in the end");
      const visible = (await context.listAll("listAvatarGroups", { ownership: "private" })).find(
        ({ id }) => id === creation.group.id,
      );
      context.expectSame(visible?.status, "completed", "the group's status in the list");
      await context.advance(48 * 60 * 60 * 1000);
      context.expectSame((await look(context, creation.look.id))?.status, "completed", "status two days later");
    },
  }),
);

export const trainingStories: Story[] = [
  ...ordered,
  {
    title: "a failed look has an error",
    operations,
    rule: failedRule,
    async run(context) {
      const text = await context.triggerText("failure");
      const creation = await created(context, { ...fromPhoto, name: text });
      context.expectSame(creation.look.error ?? null, null, "no error yet");
      const failed = await context.until(() => look(context, creation.look.id), isFinished);
      context.expectSame(failed?.status, "failed", "status");
      context.expect(
        typeof failed?.error?.code === "string" && Boolean(failed.error.message),
        "an error",
        failed?.error,
      );
      const item = (await context.listAll("listAvatarLooks")).find(({ id }) => id === creation.look.id);
      context.expectSame([item?.status, item?.error], [failed?.status, failed?.error], "the same in the list");
      const followed = await group(context, creation.group.id);
      context.expectSame(followed?.status, "failed", "the group's status");
      context.expect(typeof followed?.error?.code === "string", "the group's error", followed?.error);
      await context.listAll("listAvatarGroups");
      await context.advance(48 * 60 * 60 * 1000);
      context.expectSame((await look(context, creation.look.id))?.status, "failed", "status two days later");
      await context.expectError(
        "createVideo",
        { body: { ...spoken, avatar_id: creation.look.id } },
        [400, 409],
        unusable,
      );
    },
  },
  {
    title: "a processing look can't be used in a video",
    operations: ["createVideo", "createAvatar"],
    rule: unusableRule,
    async run(context) {
      for (const body of [fromPhoto, fromFootage]) {
        const creation = await created(context, body);
        await context.expectError(
          "createVideo",
          { body: { ...spoken, avatar_id: creation.look.id } },
          [400, 409],
          unusable,
        );
      }
    },
  },
  {
    title: "a completed look can be used in a video",
    operations: ["createVideo", "createAvatar", "getAvatarLook"],
    rule: orderRule,
    async run(context) {
      const creation = await created(context, fromPhoto);
      await context.until(() => look(context, creation.look.id), isFinished);
      await context.succeed("createVideo", { body: { ...spoken, avatar_id: creation.look.id } });
    },
  },
  {
    title: "deleting the last look deletes its group",
    operations: ["deleteAvatarLook", "getAvatarGroup", "createAvatar", "listAvatarGroups"],
    rule: lastLookRule,
    async run(context) {
      const first = await created(context, fromPhoto);
      const second = await created(context, { ...fromPhoto, avatar_group_id: first.group.id });
      context.expectSame(second.group.looks_count, 2, "looks_count with two");
      await context.succeed("deleteAvatarLook", { path: { look_id: first.look.id } });
      context.expectSame((await group(context, first.group.id))?.looks_count, 1, "looks_count with one");
      const left = await context.listAll("listAvatarLooks", { group_id: first.group.id });
      context.expectSame(
        left.map(({ id }) => id),
        [second.look.id],
        "the looks that are left",
      );
      const listed = (await context.listAll("listAvatarGroups")).find(({ id }) => id === first.group.id);
      context.expectSame(listed?.looks_count, 1, "looks_count in the list");
      await context.succeed("deleteAvatarLook", { path: { look_id: second.look.id } });
      await context.expectError("getAvatarGroup", { path: { group_id: first.group.id } }, 404);
      const groups = (await context.listAll("listAvatarGroups")).map(({ id }) => id);
      context.expect(!groups.includes(first.group.id), "no such group in the list", "still listed");
    },
  },
  {
    title: "deleting a group deletes its looks",
    operations: ["deleteAvatarGroup", "getAvatarLook", "createAvatar", "listAvatarLooks"],
    rule: groupRule,
    async run(context) {
      const first = await created(context, fromPhoto);
      const second = await created(context, { ...fromPhoto, avatar_group_id: first.group.id });
      await context.succeed("deleteAvatarGroup", { path: { group_id: first.group.id } });
      for (const { id } of [first.look, second.look]) {
        await context.expectError("getAvatarLook", { path: { look_id: id } }, 404);
        await context.expectError("createVideo", { body: { ...spoken, avatar_id: id } }, 404, [
          "avatar_not_found",
          "not_found",
        ]);
      }
      const left = (await context.listAll("listAvatarLooks")).map(({ group_id: id }) => id);
      context.expect(!left.includes(first.group.id), "no look of the group in the list", "still listed");
    },
  },
  {
    title: "a group's default voice must exist, and is visible by get and in the list",
    operations: ["updateAvatarGroup", "getAvatarGroup", "listAvatarGroups", "listVoices", "createAvatar"],
    rule: voiceRule,
    async run(context) {
      const [one, other] = [await created(context, fromPhoto), await created(context, fromPhoto)];
      const voices = (await context.listAll("listVoices")).slice(0, 3).map(({ voice_id: id }) => id);
      for (const [index, creation] of [one, other, one].entries()) {
        const path = { group_id: creation.group.id };
        const body = { default_voice_id: voices[index % voices.length] };
        const { data } = (await context.succeed("updateAvatarGroup", { path, body })).body ?? {};
        context.expectSame(
          [data?.id, data?.default_voice_id],
          [creation.group.id, body.default_voice_id],
          "id and voice",
        );
        context.expectSame(
          (await group(context, creation.group.id))?.default_voice_id,
          body.default_voice_id,
          "the voice",
        );
        const listed = (await context.listAll("listAvatarGroups")).find(({ id }) => id === creation.group.id);
        context.expectSame(listed?.default_voice_id, body.default_voice_id, "the voice in the list");
      }
      const path = { group_id: one.group.id };
      const unknown = { path, body: { default_voice_id: "no_such_voice" } };
      await context.expectError("updateAvatarGroup", unknown, 400, ["invalid_parameter"]);
      await context.expectError("updateAvatarGroup", { path: { group_id: "no_such_id" } }, 404, ["avatar_not_found"]);
    },
  },
  {
    name: "processing",
    title: "a group's default voice must not be processing",
    operations: ["updateAvatarGroup", "cloneVoice", "createAvatar"],
    rule: voiceRule,
    async run(context) {
      const { group: creation } = await created(context, fromPhoto);
      const id = (await context.succeed("cloneVoice")).body?.data?.voice_clone_id;
      const call = { path: { group_id: creation.id }, body: { default_voice_id: id } };
      await context.expectError("updateAvatarGroup", call, 409, ["resource_not_ready"]);
    },
  },
  {
    title: "a studio look can't be renamed",
    operations: ["updateAvatarLook", "listAvatarLooks"],
    rule: renameRule,
    async run(context) {
      const [studio] = await context.listAll(
        "listAvatarLooks",
        { avatar_type: "studio_avatar", ownership: "public" },
        1,
      );
      if (!studio) return;
      const call = { path: { look_id: studio.id }, body: { name: "Renamed" } };
      await context.expectError("updateAvatarLook", call, [400, 403]);
      context.expectSame((await look(context, studio.id))?.name, studio.name, "the name");
    },
  },
];

const unusable = ["invalid_parameter", "resource_not_ready"];
