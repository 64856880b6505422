import { errorReply } from "./error-reply.ts";
import { type Handler, ok } from "./handler.ts";
import { voiceError } from "./voices.ts";

/** The duration of a character at normal speed, in seconds. */
const secondsPerCharacter = 0.06;

/** Returns a hum instead of speech, with estimated timestamps of the words. */
export const createSpeech: Handler<"createSpeech"> = ({ body }, context) => {
  const { text, voice_id, input_type = "text", speed = 1 } = body;
  if (input_type !== "text" && input_type !== "ssml") {
    return errorReply(400, "invalid_parameter", "input_type must be text or ssml.", "input_type");
  }
  const wrong = voiceError(voice_id, "voice_id", context);
  if (wrong) return wrong;
  let end = 0;
  const words = wordsOf(text).map((word) => {
    const start = end;
    end = round(start + ((word.length + 1) * secondsPerCharacter) / speed);
    return { word, start, end };
  });
  return ok({
    audio_url: `${context.origin}/sandbox/speech/${Math.round(end * 1000)}.wav`,
    duration: end,
    request_id: context.store.newId("req"),
    word_timestamps: words,
  });
};

/** The words of a text, without markup. */
const wordsOf = (text: string): string[] => text.replace(/<[^>]*>/g, " ").match(/\S+/g) ?? [];

const round = (value: number): number => Math.round(value * 1000) / 1000;
