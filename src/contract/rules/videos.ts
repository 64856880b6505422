// Videos: which fields can be combined, and how videos are completed.
import type { Ability, Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { resolve } from "../spec/schema.ts";
import { fromFootage, picture, spoken } from "./bodies.ts";
import { created, look } from "./training.ts";

const finishedRule: Rule = {
  kind: "videos/completed",
  title: "A video is processing, then completed; only then it has a URL, a duration and a completion time.",
  source: "Reference of videos: status, video_url, completed_at; guide of video creation",
  confidence: "A",
};
const failedRule: Rule = {
  kind: "videos/failed",
  title: "A failed video has a failure code and message, and no URL.",
  source: "Reference of videos: failure_code, failure_message",
  confidence: "A",
};
const audioRule: Rule = {
  kind: "videos/audio",
  title: "A video has exactly one audio source.",
  source: "Reference of video creation: script, audio_url, audio_asset_id",
  confidence: "A",
};
const voiceRule: Rule = {
  kind: "videos/voice",
  title: "A script needs a voice: that of the look, or an existing one that is given.",
  source: "Reference of video creation: voice_id",
  confidence: "A",
};
const engineRule: Rule = {
  kind: "videos/engine",
  title: "The look must support the engine.",
  source: "Reference of video creation: engine, supported_api_engines",
  confidence: "A",
};
const referenceRule: Rule = {
  kind: "videos/reference",
  title: "The reference look of avatar_v must be a digital twin in the same group.",
  source: "Upstream document of 2026-09-07: reference_look_id",
  confidence: "A",
};
const limitedRule: Rule = {
  kind: "videos/limited-fields",
  title: "Some fields are only for certain types of looks with certain engines.",
  source: "OpenAPI document: x-only-for; guide of avatar looks: avatar types",
  confidence: "B",
};
const backgroundRule: Rule = {
  kind: "videos/background",
  title: "A background has the fields that its type needs, and can't be combined with webm.",
  source: "Reference of video creation: background, output_format",
  confidence: "A",
};
const unknownRule: Rule = {
  kind: "videos/unknown",
  title: "An unknown look, voice, file or video is answered with 404 and its code.",
  source: "Error codes of the reference",
  confidence: "B",
};
const durationRule: Rule = {
  kind: "videos/duration",
  title: "A cinematic video has either a duration or auto_duration.",
  source: "Reference of video creation: duration, auto_duration",
  confidence: "A",
};

/** Reads a video by get and in the list. The context compares both. */
async function read(context: CaseContext, id: string): Promise<Json> {
  const { data } = (await context.succeed("getVideo", { path: { video_id: id } })).body ?? {};
  if (context.canCall("listVideos")) await context.listAll("listVideos", {}, 1);
  return data;
}

function finishes(creation: string, name: string, what: string, body: Json): Story {
  return {
    name,
    title: `a video ${what} is completed`,
    operations: [creation, "getVideo"],
    rule: finishedRule,
    async run(context) {
      const { body: answer } = await context.succeed(creation, { body });
      const { video_id: id, status } = answer?.data ?? {};
      if (creation === "createVideo") {
        context.expectSame(status, "waiting", "status of the creation");
        context.expectSame(answer?.data?.output_format ?? "mp4", body.output_format ?? "mp4", "output_format");
      }
      const first = await read(context, id);
      context.expect(/^(pending|processing)$/.test(first?.status), "a processing video", first?.status);
      for (const key of ["video_url", "completed_at", "duration", "failure_code"]) {
        context.expectSame(first?.[key] ?? null, null, `${key} of a processing video`);
      }
      if (body.title) context.expectSame(first?.title, body.title, "title");
      const done = await context.until(() => read(context, id), isFinished);
      context.expectSame(done?.status, "completed", "status in the end");
      context.expect(URL.canParse(done?.video_url), "a URL", done?.video_url);
      context.expect(done?.duration > 0, "a duration in seconds", done?.duration);
      context.expect(done?.completed_at >= done?.created_at, "completed_at after created_at", done?.completed_at);
      context.expectSame(
        [done?.created_at, done?.title ?? null],
        [first?.created_at, first?.title ?? null],
        "created_at and title, which never change",
      );
      await context.advance(48 * 60 * 60 * 1000);
      context.expectSame((await read(context, id))?.status, "completed", "status two days later");
    },
  };
}

function fails(creation: string, body: (text: string) => Json): Story {
  return {
    title: `a failed video of ${creation} has a reason`,
    operations: [creation, "getVideo"],
    rule: failedRule,
    async run(context) {
      const text = await context.triggerText("failure");
      const { body: answer } = await context.succeed(creation, { body: body(text) });
      const id = answer?.data?.video_id;
      const failed = await context.until(() => read(context, id), isFinished);
      context.expectSame(failed?.status, "failed", "status");
      context.expect(
        Boolean(failed?.failure_code && failed.failure_message),
        "a failure_code and a failure_message",
        failed,
      );
      context.expectSame(failed?.video_url ?? null, null, "video_url");
    },
  };
}

interface Rejected {
  rule: Rule;
  name: string;
  what: string;
  body: Json;
  status?: number;
  codes?: string[];
}

const needsValidation: readonly Ability[] = ["state", "validation"];

const rejected = ({ rule, name, what, body, status = 400, codes = ["invalid_parameter"] }: Rejected): Story => ({
  name,
  title: `createVideo rejects ${what}`,
  needs: needsValidation,
  operations: ["createVideo"],
  rule,
  async run(context) {
    await context.expectError("createVideo", { body }, status, codes);
  },
});

const taken = (rule: Rule, name: string, what: string, body: Json): Story => ({
  name,
  title: `createVideo creates a video ${what}`,
  operations: ["createVideo"],
  rule,
  async run(context) {
    await context.succeed("createVideo", { body });
  },
});

/** The id of a digital twin that is completed, with consent. */
async function readyTwin(context: CaseContext, more: Json): Promise<string> {
  const creation = await created(context, { ...fromFootage, ...more });
  const consent = { path: { group_id: creation.group.id }, body: {} };
  await context.succeed("createAvatarConsent", consent);
  await context.condition("consent", { group_id: creation.group.id });
  await context.until(
    () => look(context, creation.look.id),
    ({ status }) => status === "completed",
  );
  return creation.look.id;
}

/** A combination that accepts a field, from `x-only-for` in the document. */
interface Combination {
  avatar_type: string;
  /** Default: any engine. */
  engine?: string;
  /** The value of the field that is limited. Default: any. */
  value?: unknown;
  with?: string;
}

/** The fields that only some combinations accept, with a value for each. */
function limitedFields(document: Json): { name: string; value: unknown; combinations: Combination[] }[] {
  const found = new Map<string, { name: string; value: unknown; combinations: Combination[] }>();
  for (const { properties = {} } of Object.values<Json>(document.components.schemas)) {
    for (const [name, property] of Object.entries<Json>(properties)) {
      const { schema } = resolve(property, "", document);
      const combinations = schema["x-only-for"];
      const value = combinations?.[0].value ?? schema.enum?.[0] ?? "A calm nod";
      if (combinations) found.set(name, { name, value, combinations });
    }
  }
  return [...found.values()];
}

const { script: _, ...silent } = spoken;
const { script: __, voice_id: ___, ...mutePicture } = picture;
const audio = { audio_url: "https://example.com/speech.mp3" };
const stored = { audio_asset_id: "{audio_asset_id}" };
const cinematic = { type: "cinematic_avatar", avatar_id: ["{avatar_id}"], prompt: "They walk by the sea." };

export const videoStories: Story[] = [
  finishes("createVideo", "look", "of a look", { ...spoken, title: "Contract" }),
  finishes("createVideo", "picture", "of a picture", picture),
  finishes("createVideo", "cinematic", "of a scene", cinematic),
  finishes("createVideoAgentSession", "agent", "of the video agent", { prompt: "A greeting" }),
  {
    operations: ["listVideos", "createVideo"],
    rule: finishedRule,
    name: "listed",
    title: "a video is completed in the list, even if nobody reads it by get",
    async run(context) {
      const id = context.textAt(await context.succeed("createVideo", { body: spoken }), ["data", "video_id"]);
      const item = async () => (await context.listAll("listVideos")).find((one) => one.id === id);
      const done = await context.until(item, (one) => one === undefined || isFinished(one));
      context.expectSame(done?.status, "completed", "status in the list");
    },
  },
  fails("createVideo", (text) => ({ ...spoken, title: text })),
  fails("createVideoAgentSession", (text) => ({ prompt: text })),
  taken(audioRule, "recording", "with a recording by URL", { ...silent, ...audio }),
  taken(audioRule, "picture-recording", "of a picture with a recording", { ...mutePicture, ...audio }),
  ...[
    { name: "none", what: "no audio", body: silent },
    { name: "script-and-url", what: "a script and a recording", body: { ...spoken, ...audio } },
    { name: "script-and-asset", what: "a script and a stored recording", body: { ...spoken, ...stored } },
    { name: "url-and-asset", what: "two recordings", body: { ...silent, ...audio, ...stored } },
    { name: "all", what: "three audio sources", body: { ...spoken, ...audio, ...stored } },
    { name: "picture-none", what: "a picture without audio", body: mutePicture },
    { name: "picture-script-and-url", what: "a picture with a script and a recording", body: { ...picture, ...audio } },
  ].map((one) => rejected({ rule: audioRule, ...one })),
  taken(voiceRule, "existing", "with a voice that exists", { ...spoken, voice_id: "{voice_id}" }),
  rejected({
    rule: voiceRule,
    name: "missing",
    what: "a picture's script without a voice",
    body: { ...mutePicture, script: "Hello." },
  }),
  rejected({
    rule: voiceRule,
    name: "unknown",
    what: "an unknown voice",
    body: { ...spoken, voice_id: "no_such_voice" },
    status: 404,
    codes: ["voice_not_found"],
  }),
  {
    title: "createVideo accepts each engine that the look supports, and rejects the others",
    operations: ["createVideo", "listAvatarLooks"],
    rule: engineRule,
    needs: needsValidation,
    async run(context) {
      const looks = (await context.listAll("listAvatarLooks", {}, 20)).filter(
        ({ status = "completed" }) => status === "completed",
      );
      const narrow =
        looks.find(({ supported_api_engines: engines }) => engines?.length < engineNames.length) ?? looks[0];
      for (const type of engineNames) {
        const body = { ...spoken, avatar_id: narrow?.id, engine: { type } };
        if (narrow?.supported_api_engines?.includes(type)) await context.succeed("createVideo", { body });
        else await context.expectError("createVideo", { body }, 400, ["invalid_parameter"]);
      }
    },
  },
  {
    title: "createVideo accepts only a digital twin of the same group as the reference of avatar_v",
    operations: ["createVideo", "createAvatar", "createAvatarConsent", "getAvatarLook"],
    rule: referenceRule,
    needs: needsValidation,
    async run(context) {
      const own = await readyTwin(context, { avatar_group_id: "{group_id}" });
      const foreign = await readyTwin(context, {});
      const withReference = (id: string) => ({ ...spoken, engine: { type: "avatar_v", reference_look_id: id } });
      await context.succeed("createVideo", { body: withReference(own) });
      const photo = await context.idOf("look_id");
      for (const id of [foreign, photo]) {
        await context.expectError("createVideo", { body: withReference(id) }, 400, ["invalid_parameter"]);
      }
      const unknown = { body: withReference("no_such_look") };
      await context.expectError("createVideo", unknown, [400, 404]);
    },
  },
  {
    title: "createVideo accepts limited fields only with the looks and engines that the spec names",
    operations: ["createVideo", "createAvatar", "createAvatarConsent", "getAvatarLook"],
    rule: limitedRule,
    needs: needsValidation,
    async run(context) {
      const ids = [await context.idOf("look_id"), await readyTwin(context, {})];
      for (const id of ids) {
        const { avatar_type: type, supported_api_engines: engines = [] } = await look(context, id);
        for (const engine of engineNames.filter((name) => engines.includes(name))) {
          for (const { name, value, combinations } of limitedFields(context.connection.reader.document)) {
            const own = combinations.find((one) => one.avatar_type === type && (one.engine ?? engine) === engine);
            // Whether a look has the matting that a value needs can't be known.
            if (own && own.value !== undefined) continue;
            const body = { ...spoken, avatar_id: id, engine: { type: engine }, [name]: value };
            if (own && !own.with) await context.succeed("createVideo", { body });
            else await context.expectError("createVideo", { body }, 400, ["invalid_parameter"]);
          }
        }
      }
    },
  },
  taken(backgroundRule, "color", "with a color as background", {
    ...spoken,
    background: { type: "color", value: "#1e293b" },
  }),
  ...[
    {
      name: "color-without-value",
      what: "a color without a value",
      body: { ...spoken, background: { type: "color" } },
    },
    {
      name: "image-without-source",
      what: "a background picture without a source",
      body: { ...spoken, background: { type: "image" } },
    },
    {
      name: "image-with-two-sources",
      what: "a background picture with two sources",
      body: { ...spoken, background: { type: "image", url: "https://example.com/a.png", asset_id: "{asset_id}" } },
    },
    {
      name: "webm",
      what: "a background with webm",
      body: { ...spoken, output_format: "webm", background: { type: "color", value: "#1e293b" } },
    },
  ].map((one) => rejected({ rule: backgroundRule, ...one })),
  ...[
    {
      name: "look",
      what: "an unknown look",
      body: { ...spoken, avatar_id: "no_such_look" },
      codes: ["avatar_not_found", "not_found"],
    },
    {
      name: "group-as-look",
      what: "a group's id in place of a look's id",
      body: { ...spoken, avatar_id: "{group_id}" },
      codes: ["avatar_not_found", "not_found"],
    },
    {
      name: "audio",
      what: "an unknown recording",
      body: { ...silent, audio_asset_id: "no_such_asset" },
      codes: ["asset_not_found"],
    },
    {
      name: "image",
      what: "an unknown file as its picture",
      body: { ...picture, image: { type: "asset_id", asset_id: "no_such_asset" } },
      codes: ["asset_not_found"],
    },
    {
      name: "cinematic-look",
      what: "an unknown look in a scene",
      body: { ...cinematic, avatar_id: ["{avatar_id}", "no_such_look"] },
      codes: ["avatar_not_found", "not_found"],
    },
  ].map((one) => rejected({ rule: unknownRule, status: 404, ...one })),
  taken(durationRule, "duration", "with a duration", { ...cinematic, duration: 8 }),
  taken(durationRule, "auto", "with auto_duration", { ...cinematic, auto_duration: true }),
  rejected({
    rule: durationRule,
    name: "both",
    what: "duration with auto_duration",
    body: { ...cinematic, duration: 8, auto_duration: true },
  }),
];

const engineNames = ["avatar_v", "avatar_iv", "avatar_iii"];
