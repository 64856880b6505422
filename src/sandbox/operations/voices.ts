import { addVoice } from "../state/factories.ts";
import { voiceStatus } from "../state/lifecycle.ts";
import type { StoredVoice } from "../state/model.ts";
import { OrderedList } from "../state/ordered-list.ts";
import { assetError } from "./asset-input.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { pageOf } from "./list-page.ts";
import { jobFor } from "./test-triggers.ts";
import { seconds, voicePreviewUrl, voiceView } from "./views.ts";

/** The engine of all voices in the sandbox. It is not documented which other engines HeyGen has. */
const voiceEngine = "starfish";

/** The maximum number of clones, according to HeyGen's docs. */
const maxClones = 10;

/** The usable voices: all except clones that are processing or failed. */
export function usableVoices({ store }: HandlerContext): StoredVoice[] {
  return [...store.voices.values()].filter((voice) => ["complete", null].includes(voiceStatus(voice, store.now())));
}

/** Checks that a voice exists and is usable, if the request names one. */
export function voiceError(
  id: string | null | undefined,
  param: string,
  { store }: HandlerContext,
): ErrorReply<400> | ErrorReply<404> | undefined {
  if (!id) return undefined;
  const voice = store.voices.get(id);
  if (!voice) return errorReply(404, "voice_not_found", `${param}: there is no voice ${id}.`, param);
  const status = voiceStatus(voice, store.now());
  if (status === null || status === "complete") return undefined;
  return errorReply(400, "voice_unavailable", `${param}: voice ${id} can't be used, its status is ${status}.`, param);
}

export const listVoices: Handler<"listVoices"> = ({ query }, context) => {
  const { type, language, gender, engine } = query;
  const filters: [wanted: string | undefined, read: (voice: StoredVoice) => string][] = [
    [type, (voice) => voice.ownership],
    [language, (voice) => voice.language],
    [gender, (voice) => voice.gender],
    [engine, () => voiceEngine],
  ];
  const found = usableVoices(context).filter((voice) =>
    filters.every(([wanted, read]) => !wanted || wanted.toLowerCase() === read(voice).toLowerCase()),
  );
  const scope = filters.map(([wanted]) => wanted).join("/");
  return pageOf(
    { list: new OrderedList(found), name: "voices", scope, view: (voice) => voiceView(voice, context) },
    query,
  );
};

const notFound = (id: string) => errorReply(404, "voice_not_found", `There is no voice ${id}.`, "voice_id");

export const getVoice: Handler<"getVoice"> = ({ path }, context) => {
  const { store } = context;
  const voice = store.voices.get(path.voice_id);
  if (!voice) return notFound(path.voice_id);
  const status = voiceStatus(voice, store.now());
  const isUsable = status === null || status === "complete";
  return ok({
    voice_id: voice.id,
    name: voice.name,
    language: voice.language,
    gender: voice.gender,
    preview_audio_url: isUsable ? voicePreviewUrl(context) : null,
    status,
    failure_message: status === "failed" ? (voice.job?.failure?.message ?? null) : null,
    support_pause: true,
    support_interactive_avatar: false,
    created_at: seconds(voice.createdAt),
  });
};

export const deleteVoice: Handler<"deleteVoice"> = ({ path }, { store }) => {
  const voice = store.voices.get(path.voice_id);
  if (!voice) return notFound(path.voice_id);
  if (voice.ownership === "public") {
    return errorReply(403, "resource_access_denied", "A public voice can't be deleted.", "voice_id");
  }
  store.voices.delete(voice.id);
  return ok({ voice_id: voice.id });
};

export const cloneVoice: Handler<"cloneVoice"> = ({ body }, context) => {
  const { store, durations } = context;
  const wrong = assetError(body.audio, "audio", "audio", context);
  if (wrong) return wrong;
  const clones = [...store.voices.values()].filter(({ job }) => job !== null);
  if (clones.length >= maxClones) {
    const message = `The limit of ${maxClones} voice clones is reached. Delete one first.`;
    return errorReply(400, "resource_limit_reached", message);
  }
  const voice = addVoice(store, {
    name: body.voice_name,
    language: languageOf(body.language ?? "en") ?? "English",
    gender: "unknown",
    ownership: "private",
    job: jobFor(body, durations.training, context),
  });
  return ok({ voice_clone_id: voice.id });
};

/** How many voices a search returns. */
const batchSize = 3;

/** Searches by words: voices with a name, language or gender in the prompt come first. */
export const designVoice: Handler<"designVoice"> = ({ body }, context) => {
  const { prompt, gender, locale, seed = 0 } = body;
  const language = locale ? languageOf(locale) : undefined;
  if (locale && !language) return errorReply(400, "invalid_parameter", `locale: ${locale} is not a locale.`, "locale");
  const words = new Set(prompt.toLowerCase().split(/[^\p{Letter}]+/u));
  const matches = ({ name, language, gender }: StoredVoice) =>
    [name, language, gender].filter((word) => words.has(word.toLowerCase())).length;
  const found = usableVoices(context)
    .filter((voice) => !gender || voice.gender === gender)
    .filter((voice) => !language || voice.language === language)
    .sort((a, b) => matches(b) - matches(a));
  const voices = found.slice(seed * batchSize, (seed + 1) * batchSize);
  return ok({ voices: voices.map((voice) => voiceView(voice, context)), seed });
};

/** The English name of a language code such as `en` or `pt-BR`; undefined if the code is invalid. */
function languageOf(code: string): string | undefined {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code.split("-")[0] ?? "");
  } catch {
    return undefined;
  }
}
