import type { Voice } from "../../../generated/schema.ts";
import { OrderedList } from "../state/ordered-list.ts";
import type { Handler } from "./handler.ts";
import { pageOf } from "./list-page.ts";

const voice = (details: Pick<Voice, "voice_id" | "name" | "language" | "gender" | "type">): Voice => ({
  ...details,
  support_pause: true,
  support_locale: details.language === "English",
  preview_audio_url: null,
});

/** The voices there are; the sandbox makes no others. */
export const voices: readonly Voice[] = [
  voice({ voice_id: "voice_xyz789", name: "Monica", language: "English", gender: "female", type: "public" }),
  voice({ voice_id: "voice_def456", name: "Daniel", language: "English", gender: "male", type: "public" }),
  voice({ voice_id: "voice_ghi012", name: "Lucía", language: "Spanish", gender: "female", type: "public" }),
  voice({ voice_id: "voice_jkl345", name: "Jonas", language: "German", gender: "male", type: "public" }),
  voice({ voice_id: "voice_mno678", name: "Sarah", language: "English", gender: "female", type: "private" }),
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
  return pageOf({ list, name: "voices", scope, view: ({ seq: _, ...item }) => item }, query);
};
