// What is read back of a video, an avatar or an endpoint is what was sent, with the documented defaults.
import {
  type Change,
  type Fault,
  faultsOf,
  guide,
  type Json,
  onQuery,
  onRequest,
  onResponse,
  remembering,
  visit,
} from "./fault.ts";

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
    "order",
    "gives the last scene first",
    read((data) => data.scenes.reverse()),
  ),
  scenes(
    "last-missing",
    "forgets the last of several scenes",
    read((data) => data.scenes.length > 1 && data.scenes.pop()),
  ),
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
    "voice-missing",
    "forgets the voice that reads a text",
    eachText((entry) => Object.assign(entry, { voice_id: null })),
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
    "scenes-share-id",
    "gives all scenes of a video one id",
    read((data) => {
      for (const scene of data.scenes) scene.id = "scene_1";
    }),
  ),
  scenes(
    "playback-mode",
    "forgets how a clip fills the time of its voiceover",
    onRequest("createVideo", (body) => {
      for (const { playback } of Array.isArray(body.scenes) ? body.scenes : [])
        if (["loop", "fit_to_scene"].includes(playback?.mode)) playback.mode = null;
    }),
  ),
  scenes(
    "mute",
    "forgets that a clip is silenced",
    onRequest("createVideo", (body) => visit(body.scenes, ({ playback }) => delete playback?.mute)),
  ),
  scenes(
    "silence",
    "forgets how long a still is shown",
    read((data) => {
      for (const { script } of data.scenes)
        for (const entry of script) if (entry.type === "silence") entry.duration = null;
    }),
  ),
  scenes(
    "title",
    "reads scenes without the title of their video",
    read(({ video }) => Object.assign(video, { title: null })),
  ),
  scenes(
    "shape",
    "says 16:9 whatever aspect ratio a video was asked for",
    read(({ video }) => Object.assign(video, { aspect_ratio: "16:9" })),
  ),
  scenes(
    "engine-settings",
    "forgets what only the engine of a voice knows",
    eachText(({ voice_settings }) => voice_settings && Object.assign(voice_settings, { engine_settings: null })),
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
    "title-in-lower-case",
    "writes the titles of videos in lower case",
    onRequest("createVideo", (body) => {
      if (typeof body.title === "string") body.title = body.title.toLowerCase();
    }),
  ),
  fields(
    "name-without-emoji",
    "drops letters beyond the first 65536 from the names of looks",
    onRequest(["createAvatar", "updateAvatarLook"], (body) => {
      if (typeof body.name === "string") body.name = body.name.replace(/[\u{10000}-\u{10ffff}]/gu, "");
    }),
  ),
  fields(
    "name-composed",
    "joins letters and accents of names that came apart",
    onRequest(["createAvatar", "updateAvatarLook"], (body) => {
      if (typeof body.name === "string") body.name = body.name.normalize("NFC");
    }),
  ),
  fields(
    "shape-of-prompt",
    "forgets the aspect ratio of a prompt",
    onRequest("createAvatar", (body) => body.type === "prompt" && delete body.aspect_ratio),
    guide.create,
  ),
  fields(
    "type-of-twin",
    "says photo_avatar for the type of a new twin",
    onResponse("createAvatar", ({ data }, { body }) => {
      if (body.type === "digital_twin") data.avatar_item.avatar_type = "photo_avatar";
    }),
    guide.create,
  ),
  fields(
    "old-voice-of-group",
    "answers a change of a group's voice with the voice before",
    remembering(() => {
      const before = new Map<string, string>();
      return onResponse(["getAvatarGroup", "updateAvatarGroup"], ({ data }, { operation }) => {
        const voice = data.default_voice_id;
        if (operation === "updateAvatarGroup") data.default_voice_id = before.get(data.id) ?? "voice_xyz789";
        before.set(data.id, voice);
      });
    }),
  ),
  fields(
    "events-with-failures",
    "adds the failures to the events that an endpoint asked for",
    onResponse("createWebhookEndpoint", ({ data }) => {
      const failures = (data.events ?? []).map((event: string) => event.replace(/\.success$/, ".fail"));
      if (data.events) data.events = [...new Set([...data.events, ...failures])];
    }),
    guide.webhooks,
  ),
  fields(
    "seed-of-search",
    "says 0 for the seed of every search for voices",
    onResponse("designVoice", ({ data }) => Object.assign(data, { seed: 0 })),
  ),
  defaults(
    "videos-a-page",
    "gives 20 videos a page when no limit is asked for",
    onQuery("listVideos", (query) => !query.has("limit") && query.set("limit", "20")),
  ),
  defaults(
    "events-a-page",
    "gives 20 events a page when no limit is asked for",
    onQuery("listWebhookEvents", (query) => !query.has("limit") && query.set("limit", "20")),
  ),
  defaults(
    "sessions-a-page",
    "gives 10 sessions a page when no limit is asked for",
    onQuery("listVideoAgentSessions", (query) => !query.has("limit") && query.set("limit", "10")),
  ),
  defaults(
    "engine",
    "makes videos with avatar_v when no engine is asked for",
    remembering(() => {
      const plain = new Set<string>();
      return onResponse(["createVideo", "getVideoScenes"], ({ data }, { operation, body }) => {
        if (operation === "createVideo") return body.type === "avatar" && !body.engine && plain.add(data.video_id);
        if (!plain.has(data.video_id)) return;
        for (const { elements } of data.scenes) for (const element of elements) element.engine = "avatar_v";
      });
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
  defaults(
    "speed-of-speech",
    "speaks at half the speed when none is asked for",
    onRequest("createSpeech", (body) => {
      body.speed ??= 0.5;
    }),
  ),
];
