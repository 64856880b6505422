// What is read back of a video, an avatar or an endpoint is what was sent, with the documented defaults.
import { type Change, type Fault, faultsOf, guide, type Json, onRequest, onResponse, remembering } from "./fault.ts";

const scenes = faultsOf("readback", guide.openapi);
const fields = faultsOf("fields", guide.openapi);
const defaults = faultsOf("defaults", guide.openapi);

/** Changes what is read of the scenes of a video. */
function read(change: (data: Json) => unknown): Change {
  return onResponse("getVideoScenes", ({ data }) => change(data));
}

/** Changes each text of a video. */
function eachText(change: (entry: Json, scene: Json) => void): Change {
  return read((data) => {
    for (const scene of data.scenes) for (const entry of scene.script) if (entry.type === "text") change(entry, scene);
  });
}

export const readback: readonly Fault[] = [
  scenes(
    "repetition-missing",
    "gives equal scenes only once",
    read((data) => {
      const seen = new Set<string>();
      data.scenes = data.scenes.filter((scene: Json) => {
        const what = JSON.stringify([scene.script, scene.elements], (key, value) => (key === "id" ? "" : value));
        return !seen.has(what) && seen.add(what);
      });
    }),
  ),
  scenes(
    "look-of-first",
    "names the look of the first scene for all",
    read((data) => {
      const looks = data.scenes.flatMap(({ elements }: Json) => elements);
      for (const element of looks) element.avatar_id = looks[0].avatar_id;
    }),
  ),
  scenes(
    "one-look-of-several",
    "names only the first look of a cinematic video",
    read((data) => {
      for (const { elements } of data.scenes) elements.splice(1);
    }),
  ),
  scenes(
    "voice-of-first",
    "names the voice of the first scene for all",
    remembering(() => {
      let voice: string;
      return eachText((entry, scene) => {
        if (scene.id === "scene_1") voice = entry.voice_id;
        entry.voice_id = voice;
      });
    }),
  ),
  scenes(
    "lines-joined",
    "puts a space in the place of line breaks in a text",
    eachText((entry) => Object.assign(entry, { text: entry.text.replace(/\s+/g, " ") })),
  ),
  scenes(
    "texts-share-id",
    "gives different texts of two scenes one id",
    eachText((entry) => Object.assign(entry, { id: "script_1" })),
  ),
  scenes(
    "shape",
    "says 16:9 whatever aspect ratio a video was asked for",
    read(({ video }) => Object.assign(video, { aspect_ratio: "16:9" })),
  ),
  scenes(
    "zero-volume",
    "takes a volume of 0 for none at all",
    eachText(({ voice_settings }) => {
      if (voice_settings?.volume === 0) voice_settings.volume = null;
    }),
  ),
  fields(
    "webm-as-mp4",
    "says mp4 when a webm was asked for",
    onResponse("createVideo", ({ data }) => Object.assign(data, { output_format: "mp4" })),
  ),
  fields(
    "name-composed",
    "joins letters and accents of names that came apart",
    onRequest(["createAvatar", "updateAvatarLook"], (body) => {
      if (typeof body.name === "string") body.name = body.name.normalize("NFC");
    }),
  ),
  defaults(
    "playback",
    "repeats a clip that is shorter than its voiceover when nothing is asked for",
    onRequest("createVideo", (body) => {
      for (const scene of Array.isArray(body.scenes) ? body.scenes : []) {
        if (scene?.type === "video" && (scene.script || scene.audio_url)) {
          scene.playback = { ...scene.playback, mode: scene.playback?.mode ?? "loop" };
        }
      }
    }),
  ),
];
