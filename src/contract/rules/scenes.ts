// Scenes read back: what was sent comes back, in the same order.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { SkipCase } from "../context/connection.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { picture, spoken } from "./bodies.ts";

const scenesRule: Rule = {
  kind: "scenes/read-back",
  title: "Scenes come back as they were sent: their number, order, texts, voices, looks and engines.",
  source: "Upstream document of 2026-09-07: getVideoScenes",
  confidence: "A",
};
const videoRule: Rule = {
  kind: "scenes/video",
  title: "The settings of a video come back as they were sent, or with their defaults.",
  source: "Upstream document of 2026-09-07: getVideoScenes, video; createVideo, defaults",
  confidence: "A",
};
const combinedRule: Rule = {
  kind: "scenes/combinations",
  title: "A scene has exactly one source of sound, or a duration, as its type needs.",
  source: "Upstream document of 2026-09-07: scenes of createVideo",
  confidence: "A",
};

const referencesRule: Rule = {
  kind: "scenes/references",
  title: "A cinematic video has at most three clips, and at most nine pictures together with its looks.",
  source: "Upstream document of 2026-09-07: references of createVideo",
  confidence: "A",
};

async function scenesOf(context: CaseContext, body: Json): Promise<Json> {
  const id = context.textAt(await context.succeed("createVideo", { body }), ["data", "video_id"]);
  return (await context.succeed("getVideoScenes", { path: { video_id: id } })).body?.data;
}

const operations = ["getVideoScenes", "createVideo"];
const spokenScene = (input: Json) => ({ type: "avatar_video", input: { ...spoken, ...input } });
const studio = (...scenes: Json[]) => ({ type: "studio", scenes });
const still = { type: "image", source: { type: "url", url: "https://example.com/title.png" } };
const clip = { type: "video", source: { type: "url", url: "https://example.com/clip.mp4" } };

const textsIn = ({ script }: Json): string[] =>
  (script ?? []).flatMap(({ text }: Json) => (typeof text === "string" ? [text] : []));
const firstAvatar = ({ elements }: Json): Json => (elements ?? []).find(({ type }: Json) => type === "avatar");

/** Long, and with characters that are often cut or escaped wrongly. */
const longText = `${"Good morning, Zoë & friends!\n日本 😀  ".repeat(20)}The end.`;

export const sceneStories: Story[] = [
  {
    operations,
    rule: scenesRule,
    name: "order",
    title: "fifty scenes come back in their order, with their whole texts",
    async run(context) {
      const texts = Array.from({ length: 50 }, (_, index) => (index === 7 ? longText : "Hello."));
      const data = await scenesOf(context, studio(...texts.map((script) => spokenScene({ script }))));
      context.expectSame((data?.scenes ?? []).flatMap(textsIn), texts, "the texts of the scenes");
      const ids = (data?.scenes ?? []).flatMap(({ id, script }: Json) => [
        id,
        ...(script ?? []).map((one: Json) => one.id),
      ]);
      context.expectSame(new Set(ids).size, ids.length, "an id for each scene and text");
    },
  },
  {
    operations: [...operations, "listVoices"],
    rule: scenesRule,
    name: "voices",
    title: "each scene has its own voice, look, engine and background",
    async run(context) {
      const voices = (await context.listAll("listVoices", {}, 2)).slice(0, 2).map(({ voice_id: id }) => id);
      if (voices.length === 0) throw new SkipCase("no resource", "there are no voices");
      const engines = ["avatar_iv", "avatar_v"];
      const inputs = engines.map((type, index) => ({
        script: `Text ${index}`,
        voice_id: voices[index % voices.length],
        engine: { type },
        background: { type: "color", color: `#00000${index}` },
      }));
      const look = await context.idOf("avatar_id");
      const data = await scenesOf(context, studio(...inputs.map(spokenScene)));
      for (const [index, input] of inputs.entries()) {
        const scene = data?.scenes?.[index] ?? {};
        context.expectSame(scene.script?.[0]?.voice_id, input.voice_id, `voice_id of scene ${index + 1}`);
        context.expectSame(firstAvatar(scene)?.avatar_id, look, `avatar_id of scene ${index + 1}`);
        const engine = firstAvatar(scene)?.engine ?? input.engine.type;
        context.expectSame(engine, input.engine.type, `engine of scene ${index + 1}`);
        const color = scene.background?.color ?? input.background.color;
        context.expectSame(color, input.background.color, `background of scene ${index + 1}`);
      }
    },
  },
  {
    operations,
    rule: scenesRule,
    name: "looks",
    title: "each look of a cinematic video and each kind of scene comes back",
    async run(context) {
      const looks = (await context.listAll("listAvatarLooks", { ownership: "private" }, 50))
        .filter(({ status = "completed" }) => status === "completed")
        .map(({ id }) => id)
        .slice(0, 2);
      if (looks.length === 0) throw new SkipCase("no resource", "there are no completed looks");
      const cinematic = await scenesOf(context, { type: "cinematic_avatar", prompt: "By the sea", avatar_id: looks });
      const named = JSON.stringify(cinematic?.scenes ?? []);
      for (const id of looks) context.expect(named.includes(`"${id}"`), `the look ${id}`, cinematic?.scenes);
      const body = studio(spokenScene({}), { ...still, duration: 3 }, clip);
      const data = await scenesOf(context, body);
      context.expectSame(data?.scenes?.length, 3, "scenes");
      const address = JSON.stringify(data?.scenes?.slice(1) ?? []);
      context.expect(address.includes("title.png"), "the picture of the second scene", data?.scenes?.[1]);
      context.expect(address.includes("clip.mp4"), "the clip of the third scene", data?.scenes?.[2]);
    },
  },
  {
    operations,
    rule: scenesRule,
    name: "sound",
    title: "recordings, volumes and playback come back",
    async run(context) {
      const audio_url = "https://example.com/speech.mp3";
      const voice_settings = { speed: 0.5, pitch: -50, volume: 0 };
      const body = studio(
        { type: "avatar_video", input: { type: "avatar", avatar_id: "{avatar_id}", audio_url } },
        { ...still, audio_url },
        spokenScene({ voice_settings }),
        clip,
      );
      const { scenes = [] } = (await scenesOf(context, body)) ?? {};
      for (const index of [0, 1]) {
        const [entry] = scenes[index]?.script ?? [];
        context.expectSame(
          [entry?.type, entry?.audio_url],
          ["audio", audio_url],
          `the recording of scene ${index + 1}`,
        );
      }
      const settings = scenes[2]?.script?.[0]?.voice_settings ?? voice_settings;
      for (const [key, value] of Object.entries(voice_settings))
        context.expectSame(settings[key], value, `${key} of the voice`);
      const { playback = null } =
        [scenes[3]?.background, ...(scenes[3]?.elements ?? [])].find((one) => one?.type === "video") ?? {};
      context.expect(playback !== "loop", "no loop of a clip without a playback mode", playback);
    },
  },
  {
    operations,
    rule: videoRule,
    title: "the settings of a video come back, and its defaults if they are left out",
    async run(context) {
      const sent = { title: "Zoë", aspect_ratio: "9:16", resolution: "720p", brand_glossary_id: "glossary_1" };
      for (const body of [spoken, studio(spokenScene({}))]) {
        const { video } = (await scenesOf(context, { ...body, ...sent, caption: { file_format: "srt" } })) ?? {};
        for (const [key, value] of Object.entries(sent))
          context.expectSame(video?.[key], value, `${key} of ${body.type}`);
        context.expectSame(video?.caption?.enabled, true, `caption.enabled of ${body.type}`);
        const plain = (await scenesOf(context, body))?.video;
        context.expectSame(plain?.aspect_ratio ?? "16:9", "16:9", `the default aspect_ratio of ${body.type}`);
        context.expectSame(plain?.caption?.enabled ?? false, false, `captions of ${body.type} without caption`);
        context.expectSame(plain?.brand_glossary_id ?? null, null, `brand_glossary_id of ${body.type} without one`);
      }
    },
  },
  {
    operations: ["createVideo"],
    rule: videoRule,
    title: "the format of a video is the one that was asked for, or mp4",
    async run(context) {
      const formatOf = async (body: Json) => (await context.succeed("createVideo", { body })).body?.data?.output_format;
      // The response may leave the format out if it is the default.
      for (const output_format of ["mp4", "webm"]) {
        context.expectSame((await formatOf({ ...picture, output_format })) ?? "mp4", output_format, "output_format");
      }
      context.expectSame((await formatOf(picture)) ?? "mp4", "mp4", "the default output_format");
    },
  },
  {
    operations: ["createVideo"],
    rule: combinedRule,
    needs: ["state", "validation"],
    title: "scenes with contradicting or missing sound are rejected",
    async run(context) {
      const voice_id = await context.idOf("voice_id");
      const audio = { audio_url: "https://example.com/speech.mp3" };
      const script = { script: "Hello.", voice_id };
      const wrong: Record<string, Json> = {
        "a still without a duration or sound": still,
        "a still with a duration and a script": { ...still, duration: 3, ...script },
        "a still with a duration and a recording": { ...still, duration: 3, ...audio },
        "a still with a script and a recording": { ...still, ...script, ...audio },
        "a clip with a script and a recording": { ...clip, ...script, ...audio },
        "a clip with a playback mode and no voiceover": { ...clip, playback: { mode: "loop" } },
        "a clip with a script and no voice": { ...clip, script: "Hello." },
        "a clip with two recordings": { ...clip, ...audio, audio_asset_id: await context.idOf("audio_asset_id") },
        "a clip with three sources of sound": { ...clip, ...script, ...audio, audio_asset_id: "asset" },
        "a still with an address and an asset": {
          ...still,
          duration: 3,
          source: { ...still.source, asset_id: await context.idOf("asset_id") },
        },
        "a look with a script and a recording": spokenScene(audio),
        "a look without sound": { type: "avatar_video", input: { type: "avatar", avatar_id: "{avatar_id}" } },
      };
      for (const [what, scene] of Object.entries(wrong)) {
        await context.expectError("createVideo", { body: studio(scene) }, 400, [], what);
        await context.expectError("createVideo", { body: studio(spokenScene({}), scene) }, 400, [], `${what}, second`);
      }
      for (const scene of [{ ...still, duration: 3 }, { ...still, ...script }, clip, { ...clip, ...audio }]) {
        await context.succeed("createVideo", { body: studio(scene) });
      }
    },
  },
  {
    operations: ["createVideo"],
    rule: referencesRule,
    needs: ["state", "validation"],
    title: "a cinematic video has at most three clips, and nine pictures together with its looks",
    async run(context) {
      const references = (pictures: number, clips: number) => [
        ...Array.from({ length: pictures }, () => still.source),
        ...Array.from({ length: clips }, () => clip.source),
      ];
      const base = { type: "cinematic_avatar", prompt: "By the sea", avatar_id: ["{avatar_id}"] };
      const send = (pictures: number, clips: number) => ({
        body: { ...base, references: references(pictures, clips) },
      });
      await context.succeed("createVideo", send(8, 3));
      await context.expectError("createVideo", send(9, 0), 400, [], "nine pictures and a look");
      await context.expectError("createVideo", send(0, 4), 400, [], "four clips");
    },
  },
];
