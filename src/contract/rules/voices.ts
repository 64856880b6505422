// Voices: lists, clones, search and speech.
import type { Story } from "../context/case.ts";
import { isFinished } from "../context/statuses.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { spoken } from "./bodies.ts";

const cloneRule: Rule = {
  kind: "voices/clone",
  title: "A cloned voice is processing, then complete; it is in the private list, and can be deleted.",
  source: "Upstream document: voices, clone; its last status is complete",
  confidence: "A",
};
const searchRule: Rule = {
  kind: "voices/search",
  title: "A search for voices creates none, and returns at most three, the same ones for the same seed.",
  source: "Reference of voice design",
  confidence: "B",
};
const speechRule: Rule = {
  kind: "voices/speech",
  title: "Speech has a URL and a duration; longer text lasts longer; an unknown voice is 404.",
  source: "Reference of speech",
  confidence: "B",
};

const audio = { type: "url", url: "https://example.com/sample.mp3" };

export const voiceStories: Story[] = [
  {
    title: "a cloned voice is completed, listed and deleted",
    operations: ["cloneVoice", "getVoice", "listVoices", "deleteVoice"],
    rule: cloneRule,
    async run(context) {
      const body = { voice_name: "Zoë O'Neil", audio, language: "English" };
      const clone = async () => (await context.succeed("cloneVoice", { body })).body?.data?.voice_clone_id;
      const [id, other] = [await clone(), await clone()];
      context.expect(id !== other, "two ids for two clones", id);
      const path = { voice_id: id };
      const read = async () => (await context.succeed("getVoice", { path })).body?.data;
      const first = await read();
      context.expectSame([first?.voice_id, first?.status], [id, "processing"], "a new clone");
      const done = await context.until(read, isFinished);
      context.expectSame([done?.status, done?.name], ["complete", body.voice_name], "a completed clone");
      const own = await context.listAll("listVoices", { type: "private" });
      const item = own.find(({ voice_id: one }) => one === id);
      context.expectSame([item?.name, item?.type], [body.voice_name, "private"], "the clone in the list");
      const everybody = await context.listAll("listVoices", { type: "public" });
      context.expect(!everybody.some(({ voice_id: one }) => one === id), "no clone among public voices", id);
      await context.succeed("createVideo", { body: { ...spoken, voice_id: id } });
      const removed = (await context.succeed("deleteVoice", { path })).body?.data;
      context.expectSame(removed?.voice_id, id, "the id of the deleted voice");
      await context.expectError("getVoice", { path }, 404, ["voice_not_found"]);
      await context.expectError("deleteVoice", { path }, 404, ["voice_not_found"]);
      const left = (await context.listAll("listVoices", { type: "private" })).map(({ voice_id: one }) => one);
      context.expectSame([left.includes(id), left.includes(other)], [false, true], "the clones that are left");
    },
  },
  {
    name: "unknown",
    title: "an unknown voice is answered with 404",
    operations: ["getVoice", "deleteVoice", "createSpeech"],
    rule: cloneRule,
    async run(context) {
      for (const id of ["getVoice", "deleteVoice"]) {
        await context.expectError(id, { path: { voice_id: "no_such_voice" } }, 404, ["voice_not_found"]);
      }
      const body = { text: "Hello.", voice_id: "no_such_voice" };
      await context.expectError("createSpeech", { body }, 404, ["voice_not_found"]);
    },
  },
  {
    name: "same",
    title: "a voice is the same by get and in the list",
    operations: ["getVoice", "listVoices"],
    rule: cloneRule,
    async run(context) {
      for (const type of ["public", "private"]) {
        for (const item of (await context.listAll("listVoices", { type })).slice(0, 8)) {
          const read = (await context.succeed("getVoice", { path: { voice_id: item.voice_id } })).body?.data;
          for (const key of ["voice_id", "name", "language", "gender", "support_pause", "preview_audio_url"]) {
            if (read?.[key] !== undefined)
              context.expectSame(read[key], item[key] ?? null, `${key} of ${item.voice_id}`);
          }
        }
      }
    },
  },
  {
    title: "a search for voices creates none",
    operations: ["designVoice", "listVoices"],
    rule: searchRule,
    async run(context) {
      const before = (await context.listAll("listVoices")).length;
      const search = async (seed: number) =>
        (await context.succeed("designVoice", { body: { prompt: "A friendly woman's voice, in English", seed } })).body
          ?.data;
      const found = await search(7);
      const everyone = await context.listAll("listVoices", { type: "public" });
      for (const { voice_id: id, type } of found?.voices ?? []) {
        const isPublic = everyone.some((voice) => voice.voice_id === id);
        context.expectSame(type, isPublic ? "public" : "private", `type of ${id}`);
      }
      const ids = (batch: Json): string[] => (batch?.voices ?? []).map(({ voice_id: id }: Json) => id);
      const next = ids(await search(8));
      context.expect(!next.some((id) => ids(found).includes(id)), "other voices for the next seed", next);
      context.expectSame(found?.seed, 7, "seed");
      context.expect(found?.voices?.length <= 3, "at most three voices", found?.voices?.length);
      context.expectSame((await search(7))?.voices, found?.voices, "the same seed again");
      context.expectSame((await context.listAll("listVoices")).length, before, "voices in the list");
    },
  },
  {
    title: "speech lasts longer for longer text",
    operations: ["createSpeech"],
    rule: speechRule,
    async run(context) {
      const speak = async (text: string) =>
        (await context.succeed("createSpeech", { body: { text, voice_id: "{voice_id}" } })).body?.data;
      const short = await speak("Hello.");
      context.expectSame((await speak("Hello."))?.duration, short?.duration, "the duration of the same text");
      const long = await speak("Hello, and welcome to this long presentation. ".repeat(10));
      context.expect(URL.canParse(short?.audio_url), "a URL", short?.audio_url);
      context.expect(short?.duration > 0 && long?.duration > short.duration, "a longer duration", long?.duration);
      const words: Json[] = long?.word_timestamps ?? [];
      for (const [index, word] of words.entries()) {
        const begin = words[index - 1]?.end ?? 0;
        const isInOrder = word.start >= begin && word.end > word.start && word.end <= long.duration + 1;
        context.expect(isInOrder, `the word ${index + 1} after the one before it`, word);
        if (!isInOrder) break;
      }
      context.expect(long?.audio_url !== short?.audio_url, "two URLs for two texts", long?.audio_url);
    },
  },
];
