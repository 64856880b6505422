// What a spec can't say: how answers belong together.
import { follow } from "../../../scripts/generate/operations.ts";
import type { Json, SpecReader } from "../../spec.ts";
import { type Case, type Context, judge } from "./cases.ts";
import { ask, type Call, type Instance, ids, type Reply, requestOf } from "./subject.ts";

/** Sends calls by operationId to one instance, and keeps what is wrong with the answers. */
class Story {
  readonly problems: string[] = [];
  readonly #context: Context;
  readonly #instance: Instance;

  constructor(context: Context) {
    this.#context = context;
    this.#instance = context.subject.open();
  }

  async call(id: string, call?: Call): Promise<Reply> {
    const operation = this.#context.reader.operations.find((candidate) => candidate.id === id);
    if (!operation) throw new Error(`no operation ${id}`);
    const reply = await ask(this.#instance, requestOf(operation, call));
    this.problems.push(...(await judge(operation, reply, this.#context)));
    return reply;
  }

  advance(ms: number): void {
    this.#instance.advance(ms);
  }

  expect(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(problem);
  }

  /** All items of a list, page by page. */
  async list(id: string, query: string): Promise<Json[]> {
    const items: Json[] = [];
    for (let page = 0, token = ""; page < 60; page++) {
      const { body } = await this.call(id, { query: `?limit=2${query}${token && `&token=${token}`}` });
      items.push(...(Array.isArray(body?.data) ? body.data : []));
      if (body?.has_more !== true) return items;
      token = body.next_token;
      this.#context.ledger.reach("parameters", `${id} token`);
    }
    this.expect(false, `${id} never ends`);
    return items;
  }
}

const rule = (name: string, operations: string[], tell: (story: Story) => Promise<void>): Case => ({
  id: `rule: ${name}`,
  operations,
  only: "sandbox",
  async run(context) {
    const story = new Story(context);
    await tell(story);
    return story.problems;
  },
});

const idOf = (item: Json): string => item.id ?? item.voice_id;
const photo = { type: "photo", name: "Anna", file: { type: "url", url: "https://example.com/a.png" } };

export function rules({ operations, spec }: SpecReader): Case[] {
  const lists = operations.filter(({ id, path }) => id.startsWith("list") && path.startsWith("/v3/"));
  return [
    ...lists.map(({ id }) =>
      rule(`${id} gives each item once, in pages that end`, [id], async (story) => {
        const paged = (await story.list(id, "")).map(idOf);
        const whole = (await story.call(id, { query: "?limit=50" })).body.data?.map(idOf) ?? [];
        story.expect(new Set(paged).size === paged.length, `${id} repeats an item`);
        story.expect(
          JSON.stringify(paged) === JSON.stringify(whole),
          `${id}: ${paged.length} items paged, ${whole.length} at once`,
        );
        story.expect(paged.length > 2, `${id} is too short to tell`);
      }),
    ),
    ...lists.flatMap(({ id, parameters }) =>
      parameters
        .map(({ name, schema }) => ({ name, values: follow(schema, spec).enum }))
        .filter(({ values }) => values)
        .map(({ name, values }) => partition(id, name, values)),
    ),
    rule("listAvatarLooks filters by group", ["listAvatarLooks"], async (story) => {
      const all = await story.list("listAvatarLooks", "");
      const own = await story.list("listAvatarLooks", `&group_id=${ids.group_id}`);
      story.expect(own.length > 0 && own.every((look) => look.group_id === ids.group_id), "looks of another group");
      story.expect(
        own.length === all.filter((look) => look.group_id === ids.group_id).length,
        "looks of the group are missing",
      );
    }),
    ...(
      [
        ["deleteAvatarLook", "getAvatarLook"],
        ["deleteAvatarGroup", "getAvatarGroup"],
        ["deletePhotoAvatar", "getPhotoAvatar"],
        ["deletePhotoAvatarGroup", "getAvatarGroup"],
      ] as const
    ).map(([remove, get]) =>
      rule(`${get} finds nothing after ${remove}`, [remove, get], async (story) => {
        await story.call(remove);
        story.expect((await story.call(get)).status === 404, `${get} still answers`);
      }),
    ),
    ...operations
      .filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"))
      .map(({ id }) =>
        rule(`${id} repeats its first answer to a key`, [id], async (story) => {
          const call = () => story.call(id, { headers: { "Idempotency-Key": "contract" } });
          const [first, second] = [await call(), await call()];
          const other = await story.call(id, { headers: { "Idempotency-Key": "another" } });
          story.expect(JSON.stringify(first.body) === JSON.stringify(second.body), `${id} ran twice`);
          story.expect(JSON.stringify(first.body) !== JSON.stringify(other.body), `${id} took two keys for one`);
        }),
      ),
    rule(
      "a created look is trained, and shows in both versions",
      ["createAvatar", "getAvatarLook", "getPhotoAvatar", "getAvatarGroup"],
      async (story) => {
        const { body } = await story.call("createAvatar", { body: photo });
        const id = body.data?.avatar_item?.id;
        const group = body.data?.avatar_group?.id;
        const look = async () => (await story.call("getAvatarLook", { path: { look_id: id } })).body.data?.status;
        story.expect((await look()) === "processing", "a new look is not processing");
        story.advance(60_000);
        story.expect((await look()) === "completed", "a look is never completed");
        const seen = await story.call("getPhotoAvatar", { path: { id } });
        story.expect(seen.body.data?.status === "completed", "v2 does not show a look of v3");
        const { body: grouped } = await story.call("getAvatarGroup", { path: { group_id: group } });
        story.expect(
          grouped.data?.looks_count === 1 && grouped.data?.status === "completed",
          "a group does not follow its look",
        );
      },
    ),
    rule(
      "a failure is told wherever the thing shows",
      ["getAvatarLook", "getAvatarGroup", "getVideo", "getPhotoAvatar"],
      async (story) => {
        const { body } = await story.call("createAvatar", { body: { ...photo, name: "sandbox:fail" } });
        const { avatar_item: item, avatar_group: group } = body.data ?? {};
        const session = await story.call("createVideoAgentSession", { body: { prompt: "sandbox:fail" } });
        story.advance(60_000);
        const look = (await story.call("getAvatarLook", { path: { look_id: item?.id } })).body.data;
        story.expect(
          look?.status === "failed" && look.error?.code === "invalid_parameter",
          "a look does not tell why it failed",
        );
        const grouped = (await story.call("getAvatarGroup", { path: { group_id: group?.id } })).body.data;
        story.expect(grouped?.status === "failed" && Boolean(grouped.error), "a group does not tell why it failed");
        const photoAvatar = (await story.call("getPhotoAvatar", { path: { id: item?.id } })).body.data;
        story.expect(
          photoAvatar?.status === "failed" && Boolean(photoAvatar.moderation_msg),
          "v2 does not tell why a look failed",
        );
        const { data } = (await story.call("getVideo", { path: { video_id: session.body.data?.video_id } })).body;
        story.expect(data?.status === "failed" && Boolean(data.failure_code), "a video does not tell why it failed");
        await story.list("listAvatarGroups", "");
        await story.call("listV2AvatarGroupAvatars", { path: { group_id: group?.id } });
        await story.call("listV2AvatarGroupAvatars", { path: { group_id: "group_def456" } });
      },
    ),
    rule("a rename stays", ["updateAvatarLook", "getAvatarLook"], async (story) => {
      const renamed = await story.call("updateAvatarLook", { body: { name: "Renamed" } });
      story.expect(renamed.body.data?.name === "Renamed", "the answer has the old name");
      story.expect((await story.call("getAvatarLook")).body.data?.name === "Renamed", "the name is not kept");
    }),
    rule(
      "a digital twin waits for consent",
      ["createAvatar", "createAvatarConsent", "getAvatarLook"],
      async (story) => {
        const { body } = await story.call("createAvatar", { body: { ...photo, type: "digital_twin" } });
        story.advance(60_000);
        const look = await story.call("getAvatarLook", { path: { look_id: body.data?.avatar_item?.id } });
        story.expect(look.body.data?.status === "pending_consent", "a twin needs no consent");
        const consent = await story.call("createAvatarConsent", {
          path: { group_id: body.data?.avatar_group?.id },
          body: {},
        });
        story.expect(consent.body.data?.avatar_group?.consent_status === "pending", "consent is not pending");
        story.expect(typeof consent.body.data?.url === "string", "there is no consent page");
      },
    ),
    rule("a video is completed", ["createVideo", "getVideo", "createVideoAgentSession"], async (story) => {
      for (const id of ["createVideo", "createVideoAgentSession"]) {
        const { body } = await story.call(id);
        const get = async () =>
          (await story.call("getVideo", { path: { video_id: body.data?.video_id } })).body.data?.status;
        story.expect(["pending", "processing"].includes(await get()), "a new video is not at work");
        story.advance(60_000);
        story.expect((await get()) === "completed", "a video is never completed");
      }
    }),
    ...["generatePhotoAvatar", "generatePhotoAvatarLooks"].map((id) =>
      rule(`${id} ends with pictures`, [id, "getPhotoAvatarGeneration"], async (story) => {
        const { body } = await story.call(id);
        const path = { generation_id: body.data?.generation_id };
        const get = async () => (await story.call("getPhotoAvatarGeneration", { path })).body.data;
        story.expect((await get())?.status === "in_progress", "a new generation is not at work");
        story.advance(60_000);
        story.expect((await get())?.image_key_list?.length === 4, "a generation has no pictures");
      }),
    ),
    rule("a training ends ready", ["trainPhotoAvatarGroup", "getPhotoAvatarTrainingStatus"], async (story) => {
      await story.call("trainPhotoAvatarGroup");
      const get = async () => (await story.call("getPhotoAvatarTrainingStatus")).body.data?.status;
      story.expect((await get()) === "processing", "a new training is not at work");
      story.expect((await story.call("trainPhotoAvatarGroup")).status === 400, "a second training starts");
      story.advance(60_000);
      story.expect((await get()) === "ready", "a training never ends");
    }),
    ...["addPhotoAvatarMotion", "upscalePhotoAvatar"].map((id) =>
      rule(`${id} makes a look`, [id, "getPhotoAvatar"], async (story) => {
        const path = { id: (await story.call(id)).body.data?.id };
        story.expect(
          (await story.call("getPhotoAvatar", { path })).body.data?.status === "pending",
          "the look is not pending",
        );
        story.advance(60_000);
        story.expect(
          (await story.call("getPhotoAvatar", { path })).body.data?.status === "completed",
          "the look is never completed",
        );
      }),
    ),
    rule(
      "v2 lists what v3 lists",
      ["listV2Avatars", "listV2AvatarGroups", "listV2AvatarGroupAvatars", "getV2AvatarDetails"],
      async (story) => {
        const looks = await story.list("listAvatarLooks", "");
        const { data } = (await story.call("listV2Avatars")).body;
        story.expect(data?.avatars?.length + data?.talking_photos?.length === looks.length, "v2 lists other avatars");
        const groups = (await story.call("listV2AvatarGroups", { query: "?include_public=true" })).body.data
          ?.avatar_group_list;
        story.expect(groups?.length === (await story.list("listAvatarGroups", "")).length, "v2 lists other groups");
        const own = (await story.call("listV2AvatarGroups")).body.data?.avatar_group_list;
        story.expect(own?.length < groups?.length, "public groups are listed unasked");
        const avatars = (await story.call("listV2AvatarGroupAvatars")).body.data?.avatar_list;
        story.expect(
          avatars?.length === looks.filter((look) => look.group_id === ids.group_id).length,
          "v2 lists other looks of a group",
        );
        story.expect(
          (await story.call("getV2AvatarDetails")).body.data?.id === ids.avatar_id,
          "v2 shows another avatar",
        );
      },
    ),
  ];
}

/** The values of a filter part the whole list among them. */
function partition(id: string, name: string, values: string[]): Case {
  return rule(`${id} filters by ${name}`, [id], async (story) => {
    const parts = [];
    for (const value of values) parts.push(await story.list(id, `&${name}=${value}`));
    story.expect(
      parts.every((part) => part.length > 0),
      `no item for a value of ${name}`,
    );
    const found = parts.flat().map(idOf);
    story.expect(new Set(found).size === found.length, `${name} lets the same item through twice`);
    // Without the filter a list of voices has its default.
    const all = name === "type" ? found : (await story.list(id, "")).map(idOf);
    story.expect(all.length === found.length, `${name} loses items`);
    for (const [index, value] of values.entries()) {
      if (name in (parts[index]?.[0] ?? {}))
        story.expect(
          parts[index]?.every((item) => item[name] === value) ?? true,
          `${name}=${value} lets others through`,
        );
    }
  });
}
