// v2: the same avatars in other words, and its own ways to make them.
import type { Case } from "../cases/case.ts";
import { isFinished, type Scenario } from "../runner/case-context.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { fromPhoto } from "./bodies.ts";
import { created, group, look } from "./training.ts";

const sameRule: Rule = {
  title: "v2 shows the looks and groups that v3 shows.",
  source: "Reference of v2 lists; published response: v2 answers for looks made by v3",
  confidence: "B",
};
const flagRule: Rule = {
  title: "v2 lists public groups only when it is asked to.",
  source: "Clients of avatar_group.list: include_public, false by default",
  confidence: "B",
};
const generationRule: Rule = {
  title: "A generation is at work, then ends with as many keys as addresses of pictures, from which looks are made.",
  source: "Reference of v2 generation, two clients",
  confidence: "B",
};
const madeRule: Rule = {
  title: "A photo avatar that v2 makes is pending, then completed, and belongs to the group that it was made for.",
  source: "Reference of v2 photo avatars, two clients",
  confidence: "B",
};
const trainingRule: Rule = {
  title: "A training runs once at a time, and ends ready.",
  source: "Five clients of v2 train: 400 while it runs",
  confidence: "B",
};
const deletedRule: Rule = {
  title: "What v2 deletes is gone in both versions.",
  source: "Reference of v2 deletions; published response",
  confidence: "B",
};

/** What get answers; the scenario compares it with what the list of the group shows at the same time. */
async function photo(scenario: Scenario, id: string): Promise<Json> {
  const { data } = (await scenario.succeed("getPhotoAvatar", { path: { id } })).body ?? {};
  if (data?.group_id) await scenario.succeed("listV2AvatarGroupAvatars", { path: { group_id: data.group_id } });
  return data;
}

const isDone = (value: Json): boolean => isFinished(value) && value?.status !== "training";

export const v2Cases: Case[] = [
  {
    id: "v2 lists the looks that v3 lists, under their names",
    operations: ["listV2Avatars", "listAvatarLooks", "createAvatar"],
    rule: sameRule,
    async play(scenario) {
      await scenario.succeed("listV2Avatars");
      await created(scenario, fromPhoto);
      const looks = await scenario.walk("listAvatarLooks");
      const { avatars = [], talking_photos: photos = [] } = (await scenario.succeed("listV2Avatars")).body?.data ?? {};
      const named = new Map<string, string>([
        ...avatars.map((one: Json) => [one.avatar_id, one.avatar_name] as const),
        ...photos.map((one: Json) => [one.talking_photo_id, one.talking_photo_name] as const),
      ]);
      scenario.expectSame([...named.keys()].sort(), looks.map(({ id }) => id).sort(), "ids");
      for (const { id, name, preview_image_url: preview } of looks) {
        scenario.expectSame(named.get(id), name, `the name of ${id}`);
        const shown = [...avatars, ...photos].find((one: Json) => (one.avatar_id ?? one.talking_photo_id) === id);
        scenario.expectSame(shown?.preview_image_url ?? null, preview ?? null, `the picture of ${id}`);
      }
      for (const one of avatars) {
        const known = looks.find(({ id }) => id === one.avatar_id);
        scenario.expectSame(one.gender ?? null, known?.gender ?? null, `the gender of ${one.avatar_id}`);
      }
    },
  },
  {
    id: "v2 shows the details that v3 shows",
    operations: ["getV2AvatarDetails", "listAvatarLooks"],
    rule: sameRule,
    async play(scenario) {
      for (const ownership of ["public", "private"]) {
        for (const known of (await scenario.walk("listAvatarLooks", { ownership }, 4)).slice(0, 4)) {
          const path = { avatar_id: known.id };
          const shown = (await scenario.succeed("getV2AvatarDetails", { path })).body?.data;
          for (const key of ["id", "name", "gender", "preview_image_url", "preview_video_url", "default_voice_id"]) {
            scenario.expectSame(shown?.[key] ?? null, known[key] ?? null, `${key} of ${known.id}`);
          }
          scenario.expectSame(shown?.tags ?? [], known.tags ?? [], `tags of ${known.id}`);
          scenario.expectSame(shown?.is_public, ownership === "public", `is_public of ${known.id}`);
          scenario.expectSame(shown?.type, "avatar", "type");
        }
      }
    },
  },
  {
    id: "v2 lists the groups that v3 lists, the public ones only when asked",
    operations: ["listV2AvatarGroups", "listAvatarGroups"],
    rule: flagRule,
    async play(scenario) {
      const listed = async (query: Record<string, string>) =>
        (await scenario.succeed("listV2AvatarGroups", { query })).body?.data ?? {};
      const everything = await scenario.walk("listAvatarGroups");
      const own = await scenario.walk("listAvatarGroups", { ownership: "private" });
      const cases = [
        [{ include_public: "true" }, everything],
        [{ include_public: "false" }, own],
        [{}, own],
      ] as const;
      for (const [query, groups] of cases) {
        const { avatar_group_list: list = [], total_count: count } = await listed(query);
        const what = `groups with ${JSON.stringify(query)}`;
        scenario.expectSame(list.map(({ id }: Json) => id).sort(), groups.map(({ id }) => id).sort(), what);
        scenario.expectSame(count, groups.length, "total_count");
        for (const known of groups) {
          const shown = list.find(({ id }: Json) => id === known.id);
          scenario.expectSame(shown?.name, known.name, `the name of ${known.id}`);
          scenario.expectSame(shown?.num_looks, known.looks_count, `num_looks of ${known.id}`);
          scenario.expectSame(Math.floor(shown?.created_at), known.created_at, `created_at of ${known.id}`);
          const picture = shown?.preview_image ?? shown?.preview_image_url ?? null;
          scenario.expectSame(picture, known.preview_image_url ?? null, `the picture of ${known.id}`);
          scenario.expectSame(
            shown?.default_voice_id ?? null,
            known.default_voice_id ?? null,
            `the voice of ${known.id}`,
          );
        }
      }
    },
  },
  {
    id: "v2 lists the looks of a group that v3 lists",
    operations: ["listV2AvatarGroupAvatars", "listAvatarGroups", "listAvatarLooks"],
    rule: sameRule,
    async play(scenario) {
      for (const { id: groupId } of await scenario.walk("listAvatarGroups")) {
        const path = { group_id: groupId };
        const list = (await scenario.succeed("listV2AvatarGroupAvatars", { path })).body?.data?.avatar_list ?? [];
        const looks = await scenario.walk("listAvatarLooks", { group_id: groupId });
        const nameOf = (one: Json) => [one.avatar_id ?? one.id, one.avatar_name ?? one.name];
        const shown = list.map(nameOf).sort();
        scenario.expectSame(shown, looks.map(({ id, name }) => [id, name]).sort(), `looks of ${groupId}`);
        for (const one of list) {
          if (one.group_id !== undefined) scenario.expectSame(one.group_id, groupId, `the group of ${one.id}`);
          const known = looks.find(({ id }) => id === (one.avatar_id ?? one.id));
          if (one.tags !== undefined)
            scenario.expectSame(one.tags ?? [], known?.tags ?? [], `the tags of ${one.avatar_id}`);
          if (one.avatar_id)
            scenario.expectSame(one.gender ?? null, known?.gender ?? null, `the gender of ${one.avatar_id}`);
          else if (known?.avatar_type === "photo_avatar") await comparePhoto(scenario, one);
        }
      }
      await scenario.refuse("listV2AvatarGroupAvatars", { path: { group_id: "no_such_id" } }, [400, 404]);
    },
  },
  {
    id: "v2 shows a look that v3 has made, and deletes it in both versions",
    operations: ["getPhotoAvatar", "deletePhotoAvatar", "createAvatar", "getAvatarLook"],
    rule: deletedRule,
    async play(scenario) {
      const made = await created(scenario, fromPhoto);
      const first = await photo(scenario, made.look.id);
      scenario.expectSame([first?.status, first?.image_url], ["pending", ""], "a look at work");
      scenario.expectSame([first?.name, first?.group_id], [fromPhoto.name, made.group.id], "name and group");
      const done = await scenario.until(() => photo(scenario, made.look.id), isDone);
      scenario.expectSame(done?.status, "completed", "status");
      scenario.expect(URL.canParse(done?.image_url), "an address", done?.image_url);
      await scenario.succeed("deletePhotoAvatar", { path: { id: made.look.id } });
      await scenario.refuse("getPhotoAvatar", { path: { id: made.look.id } }, 404);
      await scenario.refuse("getAvatarLook", { path: { look_id: made.look.id } }, 404);
      await scenario.refuse("deletePhotoAvatar", { path: { id: made.look.id } }, 404);
    },
  },
  {
    id: "v2 deletes a group in both versions",
    operations: ["deletePhotoAvatarGroup", "createAvatar", "getAvatarGroup"],
    rule: deletedRule,
    async play(scenario) {
      const made = await created(scenario, fromPhoto);
      await scenario.succeed("deletePhotoAvatarGroup", { path: { group_id: made.group.id } });
      await scenario.refuse("getAvatarGroup", { path: { group_id: made.group.id } }, 404);
      await scenario.refuse("getPhotoAvatar", { path: { id: made.look.id } }, 404);
      await scenario.refuse("deletePhotoAvatarGroup", { path: { group_id: made.group.id } }, 404);
    },
  },
  {
    id: "v2 shows why a look failed",
    operations: ["getPhotoAvatar", "createAvatar"],
    rule: madeRule,
    async play(scenario) {
      const made = await created(scenario, { ...fromPhoto, name: await scenario.textOf("failure") });
      const failed = await scenario.until(() => photo(scenario, made.look.id), isDone);
      scenario.expectSame(failed?.status, "failed", "status");
      const path = { group_id: made.group.id };
      const list = (await scenario.succeed("listV2AvatarGroupAvatars", { path })).body?.data?.avatar_list ?? [];
      scenario.expectSame(list[0]?.status, "failed", "status in the list");
    },
  },
  ...["generatePhotoAvatar", "generatePhotoAvatarLooks"].map(
    (id): Case => ({
      id: `${id} ends with pictures, of which a group is made`,
      operations: [id, "getPhotoAvatarGeneration", "createPhotoAvatarGroup", "getPhotoAvatar", "addPhotoAvatarLooks"],
      rule: generationRule,
      async play(scenario) {
        const generation_id = (await scenario.succeed(id)).body?.data?.generation_id;
        const other = (await scenario.succeed(id)).body?.data?.generation_id;
        scenario.expect(generation_id !== other, "two ids for two generations", generation_id);
        const path = { generation_id };
        const read = async () => (await scenario.succeed("getPhotoAvatarGeneration", { path })).body?.data;
        const first = await read();
        scenario.expectSame(first?.id, generation_id, "id");
        scenario.expect(
          /^(pending|processing|in_progress)$/.test(first?.status),
          "a generation at work",
          first?.status,
        );
        scenario.expectSame(first?.image_key_list ?? null, null, "keys of a generation at work");
        const done = await scenario.until(read, isDone);
        scenario.expect(/^(success|completed)$/.test(done?.status), "a success", done?.status);
        const keys: string[] = done?.image_key_list ?? [];
        scenario.expect(keys.length > 0 && keys.length === done?.image_url_list?.length, "keys and addresses", keys);
        scenario.expectSame(new Set([...keys, ...(done?.image_url_list ?? [])]).size, keys.length * 2, "each once");
        const body = { name: "Contract", image_key: keys[0], generation_id };
        const made = (await scenario.succeed("createPhotoAvatarGroup", { body })).body?.data;
        scenario.expectSame([made?.name, made?.status], ["Contract", "pending"], "the new photo avatar");
        scenario.expectSame(made?.id, made?.group_id, "in a fresh group, the id of the group");
        const finished = await scenario.until(() => photo(scenario, made?.id), isDone);
        scenario.expectSame(finished?.status, "completed", "status in the end");
        await addLooks(scenario, made?.group_id, keys.slice(1, 3), generation_id);
      },
    }),
  ),
  {
    id: "trainPhotoAvatarGroup runs once at a time, and ends ready",
    operations: ["trainPhotoAvatarGroup", "getPhotoAvatarTrainingStatus", "createAvatar"],
    rule: trainingRule,
    async play(scenario) {
      const made = await created(scenario, fromPhoto);
      const path = { group_id: made.group.id };
      const body = { group_id: made.group.id };
      const read = async () => (await scenario.succeed("getPhotoAvatarTrainingStatus", { path })).body?.data;
      scenario.expectSame((await read())?.status, "empty", "status before");
      await scenario.refuse("trainPhotoAvatarGroup", { body }, 400, ["invalid_parameter"]);
      await scenario.until(() => look(scenario, made.look.id), isFinished);
      await scenario.succeed("trainPhotoAvatarGroup", { body });
      const first = (await read())?.status;
      scenario.expect(/^(pending|processing|training)$/.test(first), "a training at work", first);
      await scenario.refuse("trainPhotoAvatarGroup", { body }, 400, ["invalid_parameter"]);
      scenario.expectSame((await scenario.until(read, isDone))?.status, "ready", "status in the end");
      const list = (await scenario.succeed("listV2AvatarGroups")).body?.data?.avatar_group_list ?? [];
      scenario.expectSame(list.find(({ id }: Json) => id === made.group.id)?.train_status, "ready", "train_status");
    },
  },
  ...["addPhotoAvatarMotion", "upscalePhotoAvatar"].map(
    (id): Case => ({
      id: `${id} makes a look of the same group`,
      operations: [id, "getPhotoAvatar", "createAvatar", "getAvatarGroup"],
      rule: madeRule,
      async play(scenario) {
        const source = await created(scenario, fromPhoto);
        await scenario.until(() => look(scenario, source.look.id), isFinished);
        const made = (await scenario.succeed(id, { body: { id: source.look.id } })).body?.data?.id;
        scenario.expect(typeof made === "string" && made !== source.look.id, "a new id", made);
        const first = await photo(scenario, made);
        scenario.expectSame([first?.status, first?.group_id], ["pending", source.group.id], "the new look");
        const done = await scenario.until(() => photo(scenario, made), isDone);
        scenario.expectSame(done?.status, "completed", "status in the end");
        const isMotion = id === "addPhotoAvatarMotion";
        scenario.expectSame([done?.is_motion, done?.upscaled], [isMotion, !isMotion], "is_motion and upscaled");
        scenario.expectSame((await group(scenario, source.group.id))?.looks_count, 2, "looks_count");
        await scenario.refuse(id, { body: { id: "no_such_id" } }, 404);
      },
    }),
  ),
];

/** Pictures of a generation become looks of a group. */
async function addLooks(
  scenario: Scenario,
  group_id: string,
  image_keys: string[],
  generation_id: string,
): Promise<void> {
  const body = { group_id, image_keys, generation_id, name: "Contract looks" };
  const added: Json[] = (await scenario.succeed("addPhotoAvatarLooks", { body })).body?.data?.photo_avatar_list ?? [];
  scenario.expectSame(added.length, image_keys.length, "a look for each picture");
  for (const { id, name } of added) {
    scenario.expectSame(name, "Contract looks", "name");
    const shown = await photo(scenario, id);
    scenario.expectSame([shown?.status, shown?.group_id], ["pending", group_id], "status and group");
  }
  scenario.expectSame((await group(scenario, group_id))?.looks_count, image_keys.length + 1, "looks_count");
}

/** A photo avatar of a list is what get answers; the scenario compares the two. */
async function comparePhoto(scenario: Scenario, listed: Json): Promise<void> {
  const shown = await photo(scenario, listed.id);
  scenario.expectSame(shown?.id, listed.id, "id");
}
