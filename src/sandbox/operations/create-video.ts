import type { CreateVideoRequest, StudioScene } from "../../../generated/types.ts";
import { addVideo } from "../state/factories.ts";
import type { Video } from "../state/model.ts";
import { addressError } from "./address-error.ts";
import { assetError, assetIdError } from "./asset-input.ts";
import { type ErrorReply, errorReply, isErrorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { limitedFieldError } from "./limited-fields.ts";
import { engineError, readyLook } from "./ready-look.ts";
import { jobFor } from "./test-triggers.ts";
import { voiceError } from "./voices.ts";

type Kind = CreateVideoRequest["type"];
type RequestOf<Type extends Kind> = Extract<CreateVideoRequest, { type: Type }>;
type SceneOf<Type extends StudioScene["type"]> = Extract<StudioScene, { type: Type }>;
type Wrong = ErrorReply<400> | ErrorReply<404> | ErrorReply<400 | 404> | undefined;

const invalid = (param: string, message: string) => errorReply(400, "invalid_parameter", `${param}: ${message}`, param);

export const createVideo: Handler<"createVideo"> = ({ body }, context) => {
  const wrong = videoError(body, context);
  if (wrong) return wrong;
  const video = startVideo(body, body.folder_id, context);
  return ok({ video_id: video.id, status: "waiting", output_format: video.format });
};

/** Starts a video whose request is valid. */
export function startVideo(
  body: CreateVideoRequest,
  folderId: string | null | undefined,
  context: HandlerContext,
): Video {
  const format = "output_format" in body ? (body.output_format ?? "mp4") : "mp4";
  const video = addVideo(context.store, {
    title: body.title ?? null,
    format,
    lookId: lookIn(body),
    aspectRatio: body.aspect_ratio ?? "16:9",
    folderId: folderId || null,
    request: withoutBytes(body),
    job: jobFor(body, context.durations.video, context),
  });
  context.store.awaitCompletion({
    id: video.id,
    kind: "video",
    sessionId: null,
    origin: context.origin,
    callbackUrl: ("callback_url" in body && body.callback_url) || null,
    callbackId: "callback_id" in body ? (body.callback_id ?? null) : null,
  });
  return video;
}

/** A request without the contents of its files, which are not needed again. */
const withoutBytes = (body: CreateVideoRequest): CreateVideoRequest =>
  JSON.parse(JSON.stringify(body, (key, value) => (key === "data" && typeof value === "string" ? "" : value)));

/** The first look in a video. */
function lookIn(body: CreateVideoRequest): string | null {
  if (body.type === "avatar") return body.avatar_id;
  if (body.type === "cinematic_avatar") return body.avatar_id[0] ?? null;
  if (body.type === "image") return null;
  return body.scenes.find((scene) => scene.type === "avatar_video")?.input.avatar_id ?? null;
}

/** What is wrong with the request for a video. */
export function videoError(body: CreateVideoRequest, context: HandlerContext): Wrong {
  switch (body.type) {
    case "avatar":
      return speakerError(body, "", context) ?? backgroundError(body, context) ?? watermarkError(body, context);
    case "image":
      return pictureError(body, context) ?? backgroundError(body, context) ?? watermarkError(body, context);
    case "cinematic_avatar":
      return cinematicError(body, context);
    case "studio":
      for (const [index, scene] of body.scenes.entries()) {
        const wrong = sceneError(scene, `scenes.${index}.`, context);
        if (wrong) return wrong;
      }
      return watermarkError(body, context);
  }
}

/** Checks a speaking look. @param place the prefix of its field names, for errors */
function speakerError(
  speaker: RequestOf<"avatar"> | SceneOf<"avatar_video">["input"],
  place: string,
  context: HandlerContext,
): Wrong {
  const look = readyLook(speaker.avatar_id, `${place}avatar_id`, context);
  if (isErrorReply(look)) return look;
  return (
    engineError(look, speaker.engine, `${place}engine`, context) ??
    limitedFieldError(look, speaker, place) ??
    soundError(speaker, place, 1, context)
  );
}

function pictureError(body: RequestOf<"image">, context: HandlerContext): Wrong {
  return (
    assetError(body.image, "image", "image", context) ??
    namelessVoiceError(body, "") ??
    soundError(body, "", 1, context)
  );
}

/** The speech in a video: a script, or audio. */
interface Sound {
  script?: string | null;
  audio_url?: string | null;
  audio_asset_id?: string | null;
  voice_id?: string | null;
}

const soundsIn = ({ script, audio_url, audio_asset_id }: Sound): number =>
  [script, audio_url, audio_asset_id].filter((source) => source !== null && source !== undefined).length;

/** Checks the voice of a script without a look, which has no default voice. */
const namelessVoiceError = ({ script, voice_id }: Sound, place: string): Wrong =>
  script && !voice_id ? invalid(`${place}voice_id`, "required with script.") : undefined;

/** Checks the speech. @param wanted how many of script and audio fields it must have */
function soundError(sound: Sound, place: string, wanted: 0 | 1, context: HandlerContext): Wrong {
  const count = soundsIn(sound);
  if (count !== wanted) {
    const names = "script, audio_url and audio_asset_id";
    return invalid(`${place}script`, `${wanted === 1 ? "exactly one" : "none"} of ${names} must be set, not ${count}.`);
  }
  const { audio_asset_id, audio_url, voice_id } = sound;
  const wrong = addressError(audio_url, `${place}audio_url`);
  if (wrong) return wrong;
  const unheard = audio_asset_id ? assetIdError(audio_asset_id, "audio", `${place}audio_asset_id`, context) : undefined;
  if (unheard) return unheard;
  return voiceError(voice_id, `${place}voice_id`, context);
}

const watermarkError = ({ watermark }: RequestOf<"avatar" | "image" | "studio">, context: HandlerContext): Wrong =>
  watermark ? assetError(watermark.image, "image", "watermark.image", context) : undefined;

function backgroundError({ background, output_format }: RequestOf<"avatar" | "image">, context: HandlerContext): Wrong {
  if (!background) return undefined;
  if (output_format === "webm") return invalid("background", "not allowed with output_format webm.");
  if (background.type === "color" && !background.value) return invalid("background.value", "required for a color.");
  if (background.type === "image" && !background.url === !background.asset_id) {
    return invalid("background.url", "an image must have either url or asset_id.");
  }
  const { asset_id } = background;
  return asset_id ? assetIdError(asset_id, undefined, "background.asset_id", context) : undefined;
}

/** The maximum number of references in a cinematic video. The looks count as pictures. */
const maxReferences = { videos: 3, pictures: 9 };

function cinematicError(body: RequestOf<"cinematic_avatar">, context: HandlerContext): Wrong {
  if (body.auto_duration && body.duration) return invalid("duration", "not allowed with auto_duration.");
  for (const [index, id] of body.avatar_id.entries()) {
    const look = readyLook(id, `avatar_id.${index}`, context);
    if (isErrorReply(look)) return look;
  }
  const references = body.references ?? [];
  for (const [index, reference] of references.entries()) {
    const wrong = assetError(reference, undefined, `references.${index}`, context);
    if (wrong) return wrong;
  }
  const videos = references.filter((reference) => isVideo(reference, context)).length;
  const pictures = references.length - videos + body.avatar_id.length;
  if (videos > maxReferences.videos)
    return invalid("references", `at most ${maxReferences.videos} videos, not ${videos}.`);
  if (pictures > maxReferences.pictures) {
    return invalid("references", `at most ${maxReferences.pictures} pictures including the looks, not ${pictures}.`);
  }
  return undefined;
}

type Reference = NonNullable<RequestOf<"cinematic_avatar">["references"]>[number];

/** Whether a reference is a video. URLs are not fetched, so their file extension decides. */
function isVideo(reference: Reference, { store }: HandlerContext): boolean {
  if (reference.type === "url") return /\.(mp4|webm|mov)$/i.test(new URL(reference.url).pathname);
  const type = reference.type === "base64" ? reference.media_type : store.assets.get(reference.asset_id)?.type;
  return type?.startsWith("video/") ?? false;
}

function sceneError(scene: StudioScene, place: string, context: HandlerContext): Wrong {
  switch (scene.type) {
    case "avatar_video":
      return speakerError(scene.input, `${place}input.`, context);
    case "image":
      return imageSceneError(scene, place, context);
    case "video":
      return videoSceneError(scene, place, context);
  }
}

/** A scene with a picture is silent if it has a duration. Otherwise it is as long as its speech. */
function imageSceneError(scene: SceneOf<"image">, place: string, context: HandlerContext): Wrong {
  const isSilent = scene.duration !== null && scene.duration !== undefined;
  return (
    assetError(scene.source, "image", `${place}source`, context) ??
    namelessVoiceError(scene, place) ??
    soundError(scene, place, isSilent ? 0 : 1, context)
  );
}

function videoSceneError(scene: SceneOf<"video">, place: string, context: HandlerContext): Wrong {
  const hasVoice = soundsIn(scene) > 0;
  if (scene.playback?.mode && !hasVoice) return invalid(`${place}playback.mode`, "requires a voiceover.");
  return (
    assetError(scene.source, "video", `${place}source`, context) ??
    namelessVoiceError(scene, place) ??
    soundError(scene, place, hasVoice ? 1 : 0, context)
  );
}
