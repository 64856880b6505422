import type { CreateVideoRequest } from "../../../generated/schema.ts";
import { addSession, addVideo } from "../state/factories.ts";
import { lookStatus } from "../state/lifecycle.ts";
import type { Look } from "../state/model.ts";
import { refuseAsset } from "./asset-input.ts";
import { type Handler, type HandlerContext, isRefusal, ok, refuse } from "./handler.ts";
import { jobFor } from "./test-triggers.ts";
import { videoView } from "./views.ts";
import { voices } from "./voices.ts";

const invalid = (param: string, message: string) => refuse(400, "invalid_parameter", `${param}: ${message}`, param);

export const createVideo: Handler<"createVideo"> = ({ body }, context) => {
  const wrong = refuseVideo(body, context);
  if (wrong) return wrong;
  const format = "output_format" in body ? (body.output_format ?? "mp4") : "mp4";
  const job = jobFor(body, context.durations.video, context);
  const video = addVideo(context.store, {
    title: body.title ?? null,
    format,
    lookId: lookIn(body),
    aspectRatio: body.aspect_ratio ?? "16:9",
    job,
  });
  return ok({ video_id: video.id, status: "waiting", output_format: video.format });
};

/** The first look that a video is made of. */
function lookIn(body: CreateVideoRequest): string | null {
  if (body.type === "avatar") return body.avatar_id;
  return body.type === "cinematic_avatar" ? (body.avatar_id[0] ?? null) : null;
}

function refuseVideo(body: CreateVideoRequest, context: HandlerContext) {
  if (body.type === "studio") return undefined;
  if (body.type === "cinematic_avatar") {
    if (body.auto_duration && body.duration) return invalid("duration", "leave it out with auto_duration.");
    for (const [index, id] of body.avatar_id.entries()) {
      const look = readyLook(id, `avatar_id.${index}`, context);
      if (isRefusal(look)) return look;
    }
    return undefined;
  }
  if (body.type === "avatar") {
    const look = readyLook(body.avatar_id, "avatar_id", context);
    if (isRefusal(look)) return look;
    if (body.engine && !look.engines.includes(body.engine.type)) {
      return invalid("engine.type", `look ${look.id} supports ${look.engines.join(", ") || "none"}.`);
    }
  } else {
    const wrong = refuseAsset(body.image, "image", "image", context);
    if (wrong) return wrong;
    if (body.script && !body.voice_id) return invalid("voice_id", "needed with script.");
  }
  return refuseAudio(body, context) ?? refuseBackground(body);
}

type SpokenVideo = Extract<CreateVideoRequest, { type: "avatar" | "image" }>;

function refuseAudio({ script, audio_url, audio_asset_id, voice_id }: SpokenVideo, { store }: HandlerContext) {
  const sources = [script, audio_url, audio_asset_id].filter((source) => source !== null && source !== undefined);
  if (sources.length !== 1) {
    return invalid("script", `exactly one of script, audio_url and audio_asset_id is needed, not ${sources.length}.`);
  }
  if (audio_asset_id && !store.assets.has(audio_asset_id)) {
    const message = `audio_asset_id: there is no asset ${audio_asset_id}.`;
    return refuse(404, "asset_not_found", message, "audio_asset_id");
  }
  if (voice_id && !voices.some((voice) => voice.voice_id === voice_id)) {
    return refuse(404, "voice_not_found", `voice_id: there is no voice ${voice_id}.`, "voice_id");
  }
  return undefined;
}

function refuseBackground({ background, output_format }: SpokenVideo) {
  if (!background) return undefined;
  if (output_format === "webm") return invalid("background", "webm forbids it.");
  if (background.type === "color" && !background.value) return invalid("background.value", "needed for a color.");
  if (background.type === "image" && !background.url === !background.asset_id) {
    return invalid("background.url", "an image needs either url or asset_id.");
  }
  return undefined;
}

/** A look that a video can be made of. */
function readyLook(id: string, param: string, { store }: HandlerContext): Look | ReturnType<typeof refuseLook> {
  const look = store.looks.get(id);
  if (!look) return refuseLook(404, "avatar_not_found", `${param}: there is no avatar look ${id}.`, param);
  const status = lookStatus(look, store);
  if (status === "completed") return look;
  return refuseLook(400, "invalid_parameter", `${param}: look ${id} can't be used, its status is ${status}.`, param);
}

const refuseLook = refuse<400 | 404>;

export const getVideo: Handler<"getVideo"> = ({ path }, context) => {
  const video = context.store.videos.get(path.video_id);
  if (video) return ok(videoView(video, context));
  return refuse(404, "video_not_found", `There is no video ${path.video_id}.`, "video_id");
};

export const createVideoAgentSession: Handler<"createVideoAgentSession"> = ({ body }, context) => {
  const look = body.avatar_id ? readyLook(body.avatar_id, "avatar_id", context) : undefined;
  if (look && isRefusal(look)) return look;
  for (const [index, input] of (body.files ?? []).entries()) {
    const wrong = refuseAsset(input, undefined, `files.${index}`, context);
    if (wrong) return wrong;
  }
  const job = jobFor(body, context.durations.video, context);
  const aspectRatio = body.orientation === "portrait" ? "9:16" : "16:9";
  const video = { title: null, format: "mp4", lookId: look?.id ?? null, aspectRatio, job } as const;
  const session = addSession(context.store, body.prompt, video);
  return ok({
    session_id: session.id,
    status: "generating",
    created_at: Math.floor(session.createdAt / 1000),
    video_id: session.videoId,
  });
};
