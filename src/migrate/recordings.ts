// Recognizes recordings of calls, which are renewed rather than edited.
import type { Source } from "./read-source.ts";

const paths = /(?:^|\/)(?:cassettes?|vcr\w*|__snapshots__|__recordings__|recordings|nock[\w-]*)\/|\.(?:har|snap)$/i;
const texts =
  /\brecorded_with:|\bhttp_interactions:|^interactions:|\bnock(?:\.define)?\(|"_recordingName"|"creator"[^}]{0,200}"WebInspector|"log"\s*:\s*\{\s*"version"/m;

export const isRecording = ({ path, text }: Source): boolean => paths.test(path) || texts.test(text.slice(0, 200_000));
