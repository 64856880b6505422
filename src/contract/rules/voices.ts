// Voices: listed, cloned, searched, and what they say.
import type { Case } from "../cases/case.ts";
import { isFinished } from "../runner/case-context.ts";
import type { Rule } from "../spec/rule.ts";
import { spoken } from "./bodies.ts";

const cloneRule: Rule = {
  title: "A cloned voice is processing, then complete; it is listed among one's own, and can be deleted.",
  source: "Upstream document: voices, clone; its last status is complete",
  confidence: "A",
};
const searchRule: Rule = {
  title: "A search for voices makes none, gives at most three, and the same for the same seed.",
  source: "Reference of voice design",
  confidence: "B",
};
const speechRule: Rule = {
  title: "Speech has an address and a length; longer text lasts longer; an unknown voice is 404.",
  source: "Reference of speech",
  confidence: "B",
};

const audio = { type: "url", url: "https://example.com/sample.mp3" };

export const voiceCases: Case[] = [
  {
    id: "a cloned voice is completed, listed and deleted",
    operations: ["cloneVoice", "getVoice", "listVoices", "deleteVoice"],
    rule: cloneRule,
    async play(scenario) {
      const body = { voice_name: "Zoë O'Neil", audio, language: "English" };
      const clone = async () => (await scenario.succeed("cloneVoice", { body })).body?.data?.voice_clone_id;
      const [id, other] = [await clone(), await clone()];
      scenario.expect(id !== other, "two ids for two clones", id);
      const path = { voice_id: id };
      const read = async () => (await scenario.succeed("getVoice", { path })).body?.data;
      const first = await read();
      scenario.expectSame([first?.voice_id, first?.status], [id, "processing"], "a new clone");
      const done = await scenario.until(read, isFinished);
      scenario.expectSame([done?.status, done?.name], ["complete", body.voice_name], "a clone in the end");
      const own = await scenario.walk("listVoices", { type: "private" });
      const item = own.find(({ voice_id: one }) => one === id);
      scenario.expectSame([item?.name, item?.type], [body.voice_name, "private"], "the clone in the list");
      const everybody = await scenario.walk("listVoices", { type: "public" });
      scenario.expect(!everybody.some(({ voice_id: one }) => one === id), "no clone among public voices", id);
      await scenario.succeed("createVideo", { body: { ...spoken, voice_id: id } });
      const removed = (await scenario.succeed("deleteVoice", { path })).body?.data;
      scenario.expectSame(removed?.voice_id, id, "the id of what was deleted");
      await scenario.refuse("getVoice", { path }, 404, ["voice_not_found"]);
      await scenario.refuse("deleteVoice", { path }, 404, ["voice_not_found"]);
      const left = (await scenario.walk("listVoices", { type: "private" })).map(({ voice_id: one }) => one);
      scenario.expectSame([left.includes(id), left.includes(other)], [false, true], "the clones that are left");
    },
  },
  {
    id: "a voice that does not exist is 404",
    operations: ["getVoice", "deleteVoice", "createSpeech"],
    rule: cloneRule,
    async play(scenario) {
      for (const id of ["getVoice", "deleteVoice"]) {
        await scenario.refuse(id, { path: { voice_id: "no_such_voice" } }, 404, ["voice_not_found"]);
      }
      const body = { text: "Hello.", voice_id: "no_such_voice" };
      await scenario.refuse("createSpeech", { body }, 404, ["voice_not_found"]);
    },
  },
  {
    id: "a voice is what the list of voices shows",
    operations: ["getVoice", "listVoices"],
    rule: cloneRule,
    async play(scenario) {
      for (const type of ["public", "private"]) {
        for (const item of (await scenario.walk("listVoices", { type })).slice(0, 8)) {
          const read = (await scenario.succeed("getVoice", { path: { voice_id: item.voice_id } })).body?.data;
          for (const key of ["voice_id", "name", "language", "gender", "support_pause", "preview_audio_url"]) {
            if (read?.[key] !== undefined)
              scenario.expectSame(read[key], item[key] ?? null, `${key} of ${item.voice_id}`);
          }
        }
      }
    },
  },
  {
    id: "a search for voices makes none",
    operations: ["designVoice", "listVoices"],
    rule: searchRule,
    async play(scenario) {
      const before = (await scenario.walk("listVoices")).length;
      const search = async (seed: number) =>
        (await scenario.succeed("designVoice", { body: { prompt: "A friendly woman's voice, in English", seed } })).body
          ?.data;
      const found = await search(7);
      scenario.expectSame(found?.seed, 7, "seed");
      scenario.expect(found?.voices?.length <= 3, "at most three voices", found?.voices?.length);
      scenario.expectSame((await search(7))?.voices, found?.voices, "the same seed again");
      scenario.expectSame((await scenario.walk("listVoices")).length, before, "voices in the list");
    },
  },
  {
    id: "speech lasts as long as its text",
    operations: ["createSpeech"],
    rule: speechRule,
    async play(scenario) {
      const speak = async (text: string) =>
        (await scenario.succeed("createSpeech", { body: { text, voice_id: "{voice_id}" } })).body?.data;
      const short = await speak("Hello.");
      scenario.expectSame((await speak("Hello."))?.duration, short?.duration, "the duration of the same text");
      const long = await speak("Hello, and welcome to this long presentation. ".repeat(10));
      scenario.expect(URL.canParse(short?.audio_url), "an address", short?.audio_url);
      scenario.expect(short?.duration > 0 && long?.duration > short.duration, "a longer duration", long?.duration);
      scenario.expect(long?.audio_url !== short?.audio_url, "two addresses for two texts", long?.audio_url);
    },
  },
];
