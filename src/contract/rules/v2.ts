// v2: the same avatars as in v3 in another format, and operations to create them.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { fromPhoto } from "./bodies.ts";
import { created, group, look } from "./training.ts";

const sameRule: Rule = {
  kind: "v2/same",
  title: "v2 returns the same looks and groups as v3.",
  source: "Reference of v2 lists; published response: v2 returns looks that v3 created",
  confidence: "B",
};
const flagRule: Rule = {
  kind: "v2/public-groups",
  title: "v2 lists public groups only on request.",
  source: "Clients of avatar_group.list: include_public, false by default",
  confidence: "B",
};
const generationRule: Rule = {
  kind: "v2/generation",
  title:
    "A generation is processing, then has as many image keys as image URLs, and looks can be created from the keys.",
  source: "Reference of v2 generation, two clients",
  confidence: "B",
};
const createdRule: Rule = {
  kind: "v2/created",
  title: "A photo avatar that v2 creates is pending, then completed, and belongs to the requested group.",
  source: "Reference of v2 photo avatars, two clients",
  confidence: "B",
};
const trainingRule: Rule = {
  kind: "v2/training",
  title: "Only one training runs at a time, and its final status is ready.",
  source: "Five clients of v2 train: 400 while it runs",
  confidence: "B",
};
const deletedRule: Rule = {
  kind: "v2/deleted",
  title: "A deletion in v2 deletes in both versions.",
  source: "Reference of v2 deletions; published response",
  confidence: "B",
};

/** Reads a photo avatar by get and in the list of its group. The context compares both. */
async function photo(context: CaseContext, id: string): Promise<Json> {
  const { data } = (await context.succeed("getPhotoAvatar", { path: { id } })).body ?? {};
  if (data?.group_id) await context.succeed("listV2AvatarGroupAvatars", { path: { group_id: data.group_id } });
  return data;
}

const isDone = (value: Json): boolean => isFinished(value) && value?.status !== "training";

export const v2Stories: Story[] = [
  {
    title: "v2 lists the looks that v3 lists, with the same names",
    operations: ["listV2Avatars", "listAvatarLooks", "createAvatar"],
    rule: sameRule,
    async run(context) {
      await context.succeed("listV2Avatars");
      await created(context, fromPhoto);
      const looks = await context.listAll("listAvatarLooks");
      const { avatars = [], talking_photos: photos = [] } = (await context.succeed("listV2Avatars")).body?.data ?? {};
      const named = new Map<string, string>([
        ...avatars.map((one: Json) => [one.avatar_id, one.avatar_name] as const),
        ...photos.map((one: Json) => [one.talking_photo_id, one.talking_photo_name] as const),
      ]);
      context.expectSame([...named.keys()].sort(), looks.map(({ id }) => id).sort(), "ids");
      for (const { id, name, preview_image_url: preview } of looks) {
        context.expectSame(named.get(id), name, `the name of ${id}`);
        const visible = [...avatars, ...photos].find((one: Json) => (one.avatar_id ?? one.talking_photo_id) === id);
        context.expectSame(visible?.preview_image_url ?? null, preview ?? null, `the image of ${id}`);
      }
      for (const one of avatars) {
        const known = looks.find(({ id }) => id === one.avatar_id);
        context.expectSame(one.gender ?? null, known?.gender ?? null, `the gender of ${one.avatar_id}`);
      }
    },
  },
  {
    title: "v2 returns the same details as v3",
    operations: ["getV2AvatarDetails", "listAvatarLooks"],
    rule: sameRule,
    async run(context) {
      for (const ownership of ["public", "private"]) {
        for (const known of (await context.listAll("listAvatarLooks", { ownership }, 4)).slice(0, 4)) {
          const path = { avatar_id: known.id };
          const visible = (await context.succeed("getV2AvatarDetails", { path })).body?.data;
          for (const key of ["id", "name", "gender", "preview_image_url", "preview_video_url", "default_voice_id"]) {
            context.expectSame(visible?.[key] ?? null, known[key] ?? null, `${key} of ${known.id}`);
          }
          context.expectSame(visible?.tags ?? [], known.tags ?? [], `tags of ${known.id}`);
          context.expectSame(visible?.is_public, ownership === "public", `is_public of ${known.id}`);
          context.expectSame(visible?.type, "avatar", "type");
        }
      }
    },
  },
  {
    title: "v2 lists the groups that v3 lists, public ones only on request",
    operations: ["listV2AvatarGroups", "listAvatarGroups"],
    rule: flagRule,
    async run(context) {
      const listed = async (query: Record<string, string>) =>
        (await context.succeed("listV2AvatarGroups", { query })).body?.data ?? {};
      const everything = await context.listAll("listAvatarGroups");
      const own = await context.listAll("listAvatarGroups", { ownership: "private" });
      const cases = [
        [{ include_public: "true" }, everything],
        [{ include_public: "false" }, own],
        [{}, own],
      ] as const;
      for (const [query, groups] of cases) {
        const { avatar_group_list: list = [], total_count: count } = await listed(query);
        const what = `groups with ${JSON.stringify(query)}`;
        context.expectSame(list.map(({ id }: Json) => id).sort(), groups.map(({ id }) => id).sort(), what);
        context.expectSame(count, groups.length, "total_count");
        for (const known of groups) {
          const visible = list.find(({ id }: Json) => id === known.id);
          context.expectSame(visible?.name, known.name, `the name of ${known.id}`);
          context.expectSame(visible?.num_looks, known.looks_count, `num_looks of ${known.id}`);
          context.expectSame(Math.floor(visible?.created_at), known.created_at, `created_at of ${known.id}`);
          const picture = visible?.preview_image ?? visible?.preview_image_url ?? null;
          context.expectSame(picture, known.preview_image_url ?? null, `the image of ${known.id}`);
          context.expectSame(
            visible?.default_voice_id ?? null,
            known.default_voice_id ?? null,
            `the voice of ${known.id}`,
          );
        }
      }
    },
  },
  {
    title: "v2 lists the looks of a group that v3 lists",
    operations: ["listV2AvatarGroupAvatars", "listAvatarGroups", "listAvatarLooks"],
    rule: sameRule,
    async run(context) {
      for (const { id: groupId } of await context.listAll("listAvatarGroups")) {
        const path = { group_id: groupId };
        const list = (await context.succeed("listV2AvatarGroupAvatars", { path })).body?.data?.avatar_list ?? [];
        const looks = await context.listAll("listAvatarLooks", { group_id: groupId });
        const nameOf = (one: Json) => [one.avatar_id ?? one.id, one.avatar_name ?? one.name];
        const visible = list.map(nameOf).sort();
        context.expectSame(visible, looks.map(({ id, name }) => [id, name]).sort(), `looks of ${groupId}`);
        for (const one of list) {
          if (one.group_id !== undefined) context.expectSame(one.group_id, groupId, `the group of ${one.id}`);
          const known = looks.find(({ id }) => id === (one.avatar_id ?? one.id));
          if (one.tags !== undefined)
            context.expectSame(one.tags ?? [], known?.tags ?? [], `the tags of ${one.avatar_id}`);
          if (one.avatar_id)
            context.expectSame(one.gender ?? null, known?.gender ?? null, `the gender of ${one.avatar_id}`);
          else if (known?.avatar_type === "photo_avatar") await comparePhoto(context, one);
        }
      }
      await context.expectError("listV2AvatarGroupAvatars", { path: { group_id: "no_such_id" } }, [400, 404]);
    },
  },
  {
    title: "v2 returns a look that v3 created, and deletes it in both versions",
    operations: ["getPhotoAvatar", "deletePhotoAvatar", "createAvatar", "getAvatarLook"],
    rule: deletedRule,
    async run(context) {
      const creation = await created(context, fromPhoto);
      const first = await photo(context, creation.look.id);
      context.expectSame([first?.status, first?.image_url], ["pending", ""], "a pending look");
      context.expectSame([first?.name, first?.group_id], [fromPhoto.name, creation.group.id], "name and group");
      const done = await context.until(() => photo(context, creation.look.id), isDone);
      context.expectSame(done?.status, "completed", "status");
      context.expect(URL.canParse(done?.image_url), "a URL", done?.image_url);
      await context.succeed("deletePhotoAvatar", { path: { id: creation.look.id } });
      await context.expectError("getPhotoAvatar", { path: { id: creation.look.id } }, 404);
      await context.expectError("getAvatarLook", { path: { look_id: creation.look.id } }, 404);
      await context.expectError("deletePhotoAvatar", { path: { id: creation.look.id } }, 404);
    },
  },
  {
    title: "v2 deletes a group in both versions",
    operations: ["deletePhotoAvatarGroup", "createAvatar", "getAvatarGroup"],
    rule: deletedRule,
    async run(context) {
      const creation = await created(context, fromPhoto);
      await context.succeed("deletePhotoAvatarGroup", { path: { group_id: creation.group.id } });
      await context.expectError("getAvatarGroup", { path: { group_id: creation.group.id } }, 404);
      await context.expectError("getPhotoAvatar", { path: { id: creation.look.id } }, 404);
      await context.expectError("deletePhotoAvatarGroup", { path: { group_id: creation.group.id } }, 404);
    },
  },
  {
    title: "v2 returns the status of a failed look",
    operations: ["getPhotoAvatar", "createAvatar"],
    rule: createdRule,
    async run(context) {
      const creation = await created(context, { ...fromPhoto, name: await context.triggerText("failure") });
      const failed = await context.until(() => photo(context, creation.look.id), isDone);
      context.expectSame(failed?.status, "failed", "status");
      const path = { group_id: creation.group.id };
      const list = (await context.succeed("listV2AvatarGroupAvatars", { path })).body?.data?.avatar_list ?? [];
      context.expectSame(list[0]?.status, "failed", "status in the list");
    },
  },
  ...["generatePhotoAvatar", "generatePhotoAvatarLooks"].map(
    (id): Story => ({
      title: `${id} generates images that a group can be created from`,
      operations: [id, "getPhotoAvatarGeneration", "createPhotoAvatarGroup", "getPhotoAvatar", "addPhotoAvatarLooks"],
      rule: generationRule,
      async run(context) {
        const generation_id = (await context.succeed(id)).body?.data?.generation_id;
        const other = (await context.succeed(id)).body?.data?.generation_id;
        context.expect(generation_id !== other, "two ids for two generations", generation_id);
        const path = { generation_id };
        const read = async () => (await context.succeed("getPhotoAvatarGeneration", { path })).body?.data;
        const first = await read();
        context.expectSame(first?.id, generation_id, "id");
        context.expect(
          /^(pending|processing|in_progress)$/.test(first?.status),
          "a processing generation",
          first?.status,
        );
        context.expectSame(first?.image_key_list ?? null, null, "image keys of a processing generation");
        const done = await context.until(read, isDone);
        context.expect(/^(success|completed)$/.test(done?.status), "a success", done?.status);
        const keys: string[] = done?.image_key_list ?? [];
        context.expect(
          keys.length > 0 && keys.length === done?.image_url_list?.length,
          "as many image keys as URLs",
          keys,
        );
        context.expectSame(new Set([...keys, ...(done?.image_url_list ?? [])]).size, keys.length * 2, "each once");
        const body = { name: "Contract", image_key: keys[0], generation_id };
        const creation = (await context.succeed("createPhotoAvatarGroup", { body })).body?.data;
        context.expectSame([creation?.name, creation?.status], ["Contract", "pending"], "the new photo avatar");
        context.expectSame(creation?.id, creation?.group_id, "the id in a new group, which is the group's id");
        const finished = await context.until(() => photo(context, creation?.id), isDone);
        context.expectSame(finished?.status, "completed", "status in the end");
        await addLooks(context, creation?.group_id, keys.slice(1, 3), generation_id);
      },
    }),
  ),
  {
    title: "trainPhotoAvatarGroup runs one training at a time, which ends ready",
    operations: ["trainPhotoAvatarGroup", "getPhotoAvatarTrainingStatus", "createAvatar"],
    rule: trainingRule,
    async run(context) {
      const creation = await created(context, fromPhoto);
      const path = { group_id: creation.group.id };
      const body = { group_id: creation.group.id };
      const read = async () => (await context.succeed("getPhotoAvatarTrainingStatus", { path })).body?.data;
      context.expectSame((await read())?.status, "empty", "status before");
      await context.expectError("trainPhotoAvatarGroup", { body }, 400, ["invalid_parameter"]);
      await context.until(() => look(context, creation.look.id), isFinished);
      await context.succeed("trainPhotoAvatarGroup", { body });
      const first = (await read())?.status;
      context.expect(/^(pending|processing|training)$/.test(first), "a running training", first);
      await context.expectError("trainPhotoAvatarGroup", { body }, 400, ["invalid_parameter"]);
      context.expectSame((await context.until(read, isDone))?.status, "ready", "status in the end");
      const list = (await context.succeed("listV2AvatarGroups")).body?.data?.avatar_group_list ?? [];
      context.expectSame(list.find(({ id }: Json) => id === creation.group.id)?.train_status, "ready", "train_status");
    },
  },
  ...["addPhotoAvatarMotion", "upscalePhotoAvatar"].map(
    (id): Story => ({
      title: `${id} creates a look in the same group`,
      operations: [id, "getPhotoAvatar", "createAvatar", "getAvatarGroup"],
      rule: createdRule,
      async run(context) {
        const source = await created(context, fromPhoto);
        await context.until(() => look(context, source.look.id), isFinished);
        const creation = (await context.succeed(id, { body: { id: source.look.id } })).body?.data?.id;
        context.expect(typeof creation === "string" && creation !== source.look.id, "a new id", creation);
        const first = await photo(context, creation);
        context.expectSame([first?.status, first?.group_id], ["pending", source.group.id], "the new look");
        const done = await context.until(() => photo(context, creation), isDone);
        context.expectSame(done?.status, "completed", "status in the end");
        const isMotion = id === "addPhotoAvatarMotion";
        context.expectSame([done?.is_motion, done?.upscaled], [isMotion, !isMotion], "is_motion and upscaled");
        context.expectSame((await group(context, source.group.id))?.looks_count, 2, "looks_count");
        await context.expectError(id, { body: { id: "no_such_id" } }, 404);
      },
    }),
  ),
];

/** Adds images of a generation to a group as looks. */
async function addLooks(
  context: CaseContext,
  group_id: string,
  image_keys: string[],
  generation_id: string,
): Promise<void> {
  const body = { group_id, image_keys, generation_id, name: "Contract looks" };
  const added: Json[] = (await context.succeed("addPhotoAvatarLooks", { body })).body?.data?.photo_avatar_list ?? [];
  context.expectSame(added.length, image_keys.length, "a look for each image");
  for (const { id, name } of added) {
    context.expectSame(name, "Contract looks", "name");
    const visible = await photo(context, id);
    context.expectSame([visible?.status, visible?.group_id], ["pending", group_id], "status and group");
  }
  context.expectSame((await group(context, group_id))?.looks_count, image_keys.length + 1, "looks_count");
}

/** Reads a listed photo avatar by get. The context compares both. */
async function comparePhoto(context: CaseContext, listed: Json): Promise<void> {
  const visible = await photo(context, listed.id);
  context.expectSame(visible?.id, listed.id, "id");
}
