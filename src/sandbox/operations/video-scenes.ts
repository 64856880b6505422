// The scenes of a video, derived from the request that created it.
import type {
  AssetInput,
  CreateVideoRequest,
  Scene,
  ScriptVoiceSettings,
  StudioScene,
  VideoContext,
  VoiceSettings,
} from "../../../generated/types.ts";
import type { Video } from "../state/model.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { videoNotFound } from "./videos.ts";
import { assetUrl } from "./views.ts";

export const getVideoScenes: Handler<"getVideoScenes"> = ({ path }, context) => {
  const video = context.store.videos.get(path.video_id);
  if (!video) return videoNotFound(path.video_id);
  return ok({ video_id: video.id, video: contextOf(video), scenes: scenesOf(video, context) });
};

function contextOf({ title, request }: Video): VideoContext {
  return {
    title,
    aspect_ratio: request?.aspect_ratio ?? "16:9",
    resolution: request?.resolution ?? "1080p",
    caption: { enabled: Boolean(request && "caption" in request && request.caption) },
    brand_glossary_id: request && "brand_glossary_id" in request ? (request.brand_glossary_id ?? null) : null,
  };
}

/** Only the look is known of videos from the agent. */
function scenesOf({ lookId, request }: Video, context: HandlerContext): Scene[] {
  if (!request) return lookId === null ? [] : [{ id: "scene_1", elements: [lookElement(1, lookId)], script: [] }];
  switch (request.type) {
    case "avatar": {
      const background = backgroundOf(request.background, context);
      return [{ id: "scene_1", background, elements: [speaker(1, request)], script: scriptOf(1, request, context) }];
    }
    case "image": {
      const background = { id: "background_1", type: "image", url: urlOf(request.image, context) } as const;
      return [{ id: "scene_1", background, elements: [], script: scriptOf(1, request, context) }];
    }
    case "cinematic_avatar": {
      const elements = request.avatar_id.map((id, index) => lookElement(index + 1, id));
      return [{ id: "scene_1", elements, script: [] }];
    }
    case "studio":
      return request.scenes.map((scene, index) => studioScene(index + 1, scene, context));
  }
}

function studioScene(number: number, scene: StudioScene, context: HandlerContext): Scene {
  const id = `scene_${number}`;
  if (scene.type === "avatar_video") {
    const { input } = scene;
    const background = input.background ? { type: "color" as const, color: input.background.color } : null;
    return { id, background, elements: [speaker(number, input)], script: scriptOf(number, input, context) };
  }
  const common = { id: `background_${number}`, url: urlOf(scene.source, context) };
  const script = scriptOf(number, scene, context);
  if (scene.type === "image") {
    const silence = { id: `script_${number}`, type: "silence" as const, duration: scene.duration ?? null };
    const background = { ...common, type: "image" as const };
    return { id, background, elements: [], script: script.length > 0 ? script : [silence] };
  }
  const { playback } = scene;
  const whole = script.length > 0 ? "freeze" : "full_video";
  const volume = playback?.mute ? 0 : (playback?.volume ?? 1);
  const background = { ...common, type: "video" as const, playback: playback?.mode ?? whole, volume };
  return { id, background, elements: [], script };
}

type Speaker =
  | Extract<CreateVideoRequest, { type: "avatar" }>
  | Extract<StudioScene, { type: "avatar_video" }>["input"];

const lookElement = (number: number, avatar_id: string) =>
  ({ id: `element_${number}`, type: "avatar", avatar_id }) as const;

const speaker = (number: number, { avatar_id, engine, expressiveness = null, motion_prompt = null }: Speaker) => ({
  ...lookElement(number, avatar_id),
  engine: engine?.type ?? "avatar_iv",
  expressiveness,
  motion_prompt,
});

interface Spoken {
  script?: string | null;
  voice_id?: string | null;
  voice_settings?: VoiceSettings | null;
  audio_url?: string | null;
  audio_asset_id?: string | null;
}

/** The speech of a scene: a script, audio, or none. */
function scriptOf(number: number, spoken: Spoken, context: HandlerContext): NonNullable<Scene["script"]> {
  const { script, voice_id = null, voice_settings, audio_url, audio_asset_id } = spoken;
  const id = `script_${number}`;
  if (script) return [{ id, type: "text", text: script, voice_id, voice_settings: settingsOf(voice_settings) }];
  if (audio_url) return [{ id, type: "audio", audio_url }];
  if (audio_asset_id) return [{ id, type: "audio", audio_url: assetAt(audio_asset_id, context) }];
  return [];
}

/** The settings without unknown keys, which the API accepts but does not return. */
function settingsOf(settings: VoiceSettings | null | undefined): ScriptVoiceSettings | null {
  if (!settings) return null;
  const { speed = null, pitch = null, volume = null, locale = null, engine_settings = null } = settings;
  return { speed, pitch, volume, locale, engine_settings };
}

type Background = Extract<CreateVideoRequest, { type: "avatar" }>["background"];

function backgroundOf(background: Background, context: HandlerContext): NonNullable<Scene["background"]> | null {
  if (!background) return null;
  if (background.type === "color") return { type: "color", color: background.value ?? "" };
  const url = background.asset_id ? assetAt(background.asset_id, context) : (background.url ?? null);
  return { id: "background_1", type: "image", url };
}

/** The URL of a file; null for inline data, which is not kept. */
function urlOf(input: AssetInput, context: HandlerContext): string | null {
  if (input.type === "url") return input.url;
  return input.type === "asset_id" ? assetAt(input.asset_id, context) : null;
}

/** The URL of an asset; null if it was deleted. */
function assetAt(id: string, context: HandlerContext): string | null {
  const asset = context.store.assets.get(id);
  return asset ? assetUrl(asset, context) : null;
}
