import type { Voice } from "../../../generated/schema.ts";
import { OrderedList } from "../state/ordered-list.ts";
import type { Handler } from "./handler.ts";
import { pageOf } from "./list-page.ts";

const voice = (voice_id: string, name: string, language: string, gender: string, type: Voice["type"] = "public") => ({
  voice_id,
  name,
  language,
  gender,
  type,
  support_pause: true,
  support_locale: language === "English",
  preview_audio_url: null,
});

/** The voices there are; the sandbox makes no others. */
export const voices: readonly Voice[] = [
  voice("voice_xyz789", "Monica", "English", "female"),
  voice("voice_def456", "Daniel", "English", "male"),
  voice("voice_ghi012", "Lucía", "Spanish", "female"),
  voice("voice_jkl345", "Jonas", "German", "male"),
  voice("voice_mno678", "Sarah", "English", "female", "private"),
];

/** The engine of all voices here. Which other engines HeyGen has voices of is not documented. */
const voiceEngine = "starfish";

export const listVoices: Handler<"listVoices"> = ({ query }) => {
  const { type, language, gender, engine } = query;
  const filters: [wanted: string | undefined, read: (voice: Voice) => string][] = [
    [type, (item) => item.type],
    [language, (item) => item.language],
    [gender, (item) => item.gender],
    [engine, () => voiceEngine],
  ];
  const list = new OrderedList<Voice & { seq: number }>();
  for (const [index, item] of voices.entries()) {
    const passes = filters.every(([wanted, read]) => !wanted || wanted.toLowerCase() === read(item).toLowerCase());
    if (passes) list.add({ ...item, seq: index + 1 });
  }
  const scope = filters.map(([wanted]) => wanted).join("/");
  return pageOf(list, "voices", scope, query, ({ seq: _, ...item }) => item);
};
