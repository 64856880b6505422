// What a spec can't say: how answers belong together.
import { follow } from "../../../scripts/generate/operations.ts";
import type { Json, SpecReader } from "../../spec.ts";
import { type Case, type Context, validateReply } from "./cases.ts";
import { ask, type Call, type Instance, ids, type Reply, requestOf } from "./subject.ts";

/** Sends calls by operationId to one instance, and keeps what is wrong with the answers. */
class Scenario {
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
    this.problems.push(...(await validateReply(operation, reply, this.#context)));
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

const rule = (name: string, operations: string[], play: (scenario: Scenario) => Promise<void>): Case => ({
  id: `rule: ${name}`,
  operations,
  only: "sandbox",
  async run(context) {
    const scenario = new Scenario(context);
    await play(scenario);
    return scenario.problems;
  },
});

const idOf = (item: Json): string => item.id ?? item.voice_id;
const photo = { type: "photo", name: "Anna", file: { type: "url", url: "https://example.com/a.png" } };

export function rules({ operations, spec }: SpecReader): Case[] {
  const lists = operations.filter(({ id, path }) => id.startsWith("list") && path.startsWith("/v3/"));
  return [
    ...lists.map(({ id }) =>
      rule(`${id} gives each item once, in pages that end`, [id], async (scenario) => {
        const paged = (await scenario.list(id, "")).map(idOf);
        const whole = (await scenario.call(id, { query: "?limit=50" })).body.data?.map(idOf) ?? [];
        scenario.expect(new Set(paged).size === paged.length, `${id} repeats an item`);
        scenario.expect(
          JSON.stringify(paged) === JSON.stringify(whole),
          `${id}: ${paged.length} items paged, ${whole.length} at once`,
        );
        scenario.expect(paged.length > 2, `${id} is too short to play`);
      }),
    ),
    ...lists.flatMap(({ id, parameters }) =>
      parameters
        .map(({ name, schema }) => ({ name, values: follow(schema, spec).enum }))
        .filter(({ values }) => values)
        .map(({ name, values }) => partition(id, name, values)),
    ),
    rule("listAvatarLooks filters by group", ["listAvatarLooks"], async (scenario) => {
      const all = await scenario.list("listAvatarLooks", "");
      const own = await scenario.list("listAvatarLooks", `&group_id=${ids.group_id}`);
      scenario.expect(own.length > 0 && own.every((look) => look.group_id === ids.group_id), "looks of another group");
      scenario.expect(
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
      rule(`${get} finds nothing after ${remove}`, [remove, get], async (scenario) => {
        await scenario.call(remove);
        scenario.expect((await scenario.call(get)).status === 404, `${get} still answers`);
      }),
    ),
    ...operations
      .filter(({ parameters }) => parameters.some(({ name }) => name === "Idempotency-Key"))
      .map(({ id }) =>
        rule(`${id} repeats its first answer to a key`, [id], async (scenario) => {
          const call = () => scenario.call(id, { headers: { "Idempotency-Key": "contract" } });
          const [first, second] = [await call(), await call()];
          const other = await scenario.call(id, { headers: { "Idempotency-Key": "another" } });
          scenario.expect(JSON.stringify(first.body) === JSON.stringify(second.body), `${id} ran twice`);
          scenario.expect(JSON.stringify(first.body) !== JSON.stringify(other.body), `${id} took two keys for one`);
        }),
      ),
    rule(
      "a created look is trained, and shows in both versions",
      ["createAvatar", "getAvatarLook", "getPhotoAvatar", "getAvatarGroup"],
      async (scenario) => {
        const { body } = await scenario.call("createAvatar", { body: photo });
        const id = body.data?.avatar_item?.id;
        const group = body.data?.avatar_group?.id;
        const look = async () => (await scenario.call("getAvatarLook", { path: { look_id: id } })).body.data?.status;
        scenario.expect((await look()) === "processing", "a new look is not processing");
        scenario.advance(60_000);
        scenario.expect((await look()) === "completed", "a look is never completed");
        const seen = await scenario.call("getPhotoAvatar", { path: { id } });
        scenario.expect(seen.body.data?.status === "completed", "v2 does not show a look of v3");
        const { body: grouped } = await scenario.call("getAvatarGroup", { path: { group_id: group } });
        scenario.expect(
          grouped.data?.looks_count === 1 && grouped.data?.status === "completed",
          "a group does not follow its look",
        );
      },
    ),
    rule(
      "a failure is told wherever the thing shows",
      ["getAvatarLook", "getAvatarGroup", "getVideo", "getPhotoAvatar"],
      async (scenario) => {
        const { body } = await scenario.call("createAvatar", { body: { ...photo, name: "sandbox:fail" } });
        const { avatar_item: item, avatar_group: group } = body.data ?? {};
        const session = await scenario.call("createVideoAgentSession", { body: { prompt: "sandbox:fail" } });
        scenario.advance(60_000);
        const look = (await scenario.call("getAvatarLook", { path: { look_id: item?.id } })).body.data;
        scenario.expect(
          look?.status === "failed" && look.error?.code === "invalid_parameter",
          "a look does not play why it failed",
        );
        const grouped = (await scenario.call("getAvatarGroup", { path: { group_id: group?.id } })).body.data;
        scenario.expect(grouped?.status === "failed" && Boolean(grouped.error), "a group does not play why it failed");
        const photoAvatar = (await scenario.call("getPhotoAvatar", { path: { id: item?.id } })).body.data;
        scenario.expect(
          photoAvatar?.status === "failed" && Boolean(photoAvatar.moderation_msg),
          "v2 does not play why a look failed",
        );
        const { data } = (await scenario.call("getVideo", { path: { video_id: session.body.data?.video_id } })).body;
        scenario.expect(data?.status === "failed" && Boolean(data.failure_code), "a video does not play why it failed");
        await scenario.list("listAvatarGroups", "");
        await scenario.call("listV2AvatarGroupAvatars", { path: { group_id: group?.id } });
        await scenario.call("listV2AvatarGroupAvatars", { path: { group_id: "group_def456" } });
      },
    ),
    rule("a rename stays", ["updateAvatarLook", "getAvatarLook"], async (scenario) => {
      const renamed = await scenario.call("updateAvatarLook", { body: { name: "Renamed" } });
      scenario.expect(renamed.body.data?.name === "Renamed", "the answer has the old name");
      scenario.expect((await scenario.call("getAvatarLook")).body.data?.name === "Renamed", "the name is not kept");
    }),
    rule(
      "a digital twin waits for consent",
      ["createAvatar", "createAvatarConsent", "getAvatarLook"],
      async (scenario) => {
        const { body } = await scenario.call("createAvatar", { body: { ...photo, type: "digital_twin" } });
        scenario.advance(60_000);
        const look = await scenario.call("getAvatarLook", { path: { look_id: body.data?.avatar_item?.id } });
        scenario.expect(look.body.data?.status === "pending_consent", "a twin needs no consent");
        const consent = await scenario.call("createAvatarConsent", {
          path: { group_id: body.data?.avatar_group?.id },
          body: {},
        });
        scenario.expect(consent.body.data?.avatar_group?.consent_status === "pending", "consent is not pending");
        scenario.expect(typeof consent.body.data?.url === "string", "there is no consent page");
      },
    ),
    rule("a video is completed", ["createVideo", "getVideo", "createVideoAgentSession"], async (scenario) => {
      for (const id of ["createVideo", "createVideoAgentSession"]) {
        const { body } = await scenario.call(id);
        const get = async () =>
          (await scenario.call("getVideo", { path: { video_id: body.data?.video_id } })).body.data?.status;
        scenario.expect(["pending", "processing"].includes(await get()), "a new video is not at work");
        scenario.advance(60_000);
        scenario.expect((await get()) === "completed", "a video is never completed");
      }
    }),
    ...["generatePhotoAvatar", "generatePhotoAvatarLooks"].map((id) =>
      rule(`${id} ends with pictures`, [id, "getPhotoAvatarGeneration"], async (scenario) => {
        const { body } = await scenario.call(id);
        const path = { generation_id: body.data?.generation_id };
        const get = async () => (await scenario.call("getPhotoAvatarGeneration", { path })).body.data;
        scenario.expect((await get())?.status === "in_progress", "a new generation is not at work");
        scenario.advance(60_000);
        scenario.expect((await get())?.image_key_list?.length === 4, "a generation has no pictures");
      }),
    ),
    rule("a training ends ready", ["trainPhotoAvatarGroup", "getPhotoAvatarTrainingStatus"], async (scenario) => {
      await scenario.call("trainPhotoAvatarGroup");
      const get = async () => (await scenario.call("getPhotoAvatarTrainingStatus")).body.data?.status;
      scenario.expect((await get()) === "processing", "a new training is not at work");
      scenario.expect((await scenario.call("trainPhotoAvatarGroup")).status === 400, "a second training starts");
      scenario.advance(60_000);
      scenario.expect((await get()) === "ready", "a training never ends");
    }),
    ...["addPhotoAvatarMotion", "upscalePhotoAvatar"].map((id) =>
      rule(`${id} makes a look`, [id, "getPhotoAvatar"], async (scenario) => {
        const path = { id: (await scenario.call(id)).body.data?.id };
        scenario.expect(
          (await scenario.call("getPhotoAvatar", { path })).body.data?.status === "pending",
          "the look is not pending",
        );
        scenario.advance(60_000);
        scenario.expect(
          (await scenario.call("getPhotoAvatar", { path })).body.data?.status === "completed",
          "the look is never completed",
        );
      }),
    ),
    rule(
      "v2 lists what v3 lists",
      ["listV2Avatars", "listV2AvatarGroups", "listV2AvatarGroupAvatars", "getV2AvatarDetails"],
      async (scenario) => {
        const looks = await scenario.list("listAvatarLooks", "");
        const { data } = (await scenario.call("listV2Avatars")).body;
        scenario.expect(
          data?.avatars?.length + data?.talking_photos?.length === looks.length,
          "v2 lists other avatars",
        );
        const groups = (await scenario.call("listV2AvatarGroups", { query: "?include_public=true" })).body.data
          ?.avatar_group_list;
        scenario.expect(
          groups?.length === (await scenario.list("listAvatarGroups", "")).length,
          "v2 lists other groups",
        );
        const own = (await scenario.call("listV2AvatarGroups")).body.data?.avatar_group_list;
        scenario.expect(own?.length < groups?.length, "public groups are listed unasked");
        const avatars = (await scenario.call("listV2AvatarGroupAvatars")).body.data?.avatar_list;
        scenario.expect(
          avatars?.length === looks.filter((look) => look.group_id === ids.group_id).length,
          "v2 lists other looks of a group",
        );
        scenario.expect(
          (await scenario.call("getV2AvatarDetails")).body.data?.id === ids.avatar_id,
          "v2 shows another avatar",
        );
      },
    ),
  ];
}

/** The values of a filter part the whole list among them. */
function partition(id: string, name: string, values: string[]): Case {
  return rule(`${id} filters by ${name}`, [id], async (scenario) => {
    const parts = [];
    for (const value of values) parts.push(await scenario.list(id, `&${name}=${value}`));
    scenario.expect(
      parts.every((part) => part.length > 0),
      `no item for a value of ${name}`,
    );
    const found = parts.flat().map(idOf);
    scenario.expect(new Set(found).size === found.length, `${name} lets the same item through twice`);
    // Without the filter a list of voices has its default.
    const all = name === "type" ? found : (await scenario.list(id, "")).map(idOf);
    scenario.expect(all.length === found.length, `${name} loses items`);
    for (const [index, value] of values.entries()) {
      if (name in (parts[index]?.[0] ?? {}))
        scenario.expect(
          parts[index]?.every((item) => item[name] === value) ?? true,
          `${name}=${value} lets others through`,
        );
    }
  });
}
