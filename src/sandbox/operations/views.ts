// Converts the state to resources of the API, in v3 and in v2.
import type {
  AvatarGroup,
  AvatarLook,
  PhotoAvatar,
  V2Avatar,
  V2AvatarGroup,
  Video as VideoView,
  Voice as VoiceItem,
} from "../../../generated/types.ts";
import { imageSize, orientationOf } from "../state/image-size.ts";
import { consentStatus, groupStatus, jobState, lookStatus, trainingStatus, videoStatus } from "../state/lifecycle.ts";
import type { Asset, Group, Look, StoredVoice, Video } from "../state/model.ts";
import type { HandlerContext } from "./handler.ts";

export const seconds = (ms: number): number => Math.floor(ms / 1000);

/** The duration of the clip that stands for every video. */
const clipSeconds = 2;

/** The URL of a drawn picture of a look. @param aspectRatio such as `16:9`. Default: 4:5. */
export function imageUrl(id: string, { origin }: HandlerContext, aspectRatio?: string | null): string {
  const query = aspectRatio ? `?aspect_ratio=${aspectRatio}` : "";
  return `${origin}/sandbox/images/${id}.svg${query}`;
}
const lookImageUrl = (look: Look, context: HandlerContext) => imageUrl(look.id, context, look.aspectRatio);
export const clipUrl = (id: string, { origin }: Pick<HandlerContext, "origin">): string =>
  `${origin}/sandbox/clips/${id}.mp4`;

export function groupView(group: Group, context: HandlerContext): AvatarGroup {
  const { store } = context;
  const looks = store.looksOf(group.id);
  const status = groupStatus(group, store);
  const [first] = looks;
  return {
    id: group.id,
    name: group.name,
    gender: group.gender,
    preview_image_url: first ? lookImageUrl(first, context) : null,
    preview_video_url: first ? clipUrl(first.id, context) : null,
    looks_count: looks.length,
    default_voice_id: group.voiceId,
    consent_status: consentStatus(group.consent, store.now()),
    status,
    ...(status === "failed" && { error: first?.job.failure ?? null }),
    created_at: seconds(group.createdAt),
  };
}

/** The URL of a look's clip; null until the look is completed. */
const lookClipUrl = (look: Look, context: HandlerContext): string | null =>
  lookStatus(look, context.store) === "completed" ? clipUrl(look.id, context) : null;

export function lookView(look: Look, context: HandlerContext): AvatarLook {
  const status = lookStatus(look, context.store);
  const size = imageSize(look.aspectRatio);
  return {
    id: look.id,
    name: look.name,
    avatar_type: look.type,
    group_id: look.groupId,
    gender: look.gender,
    preview_image_url: lookImageUrl(look, context),
    preview_video_url: lookClipUrl(look, context),
    default_voice_id: look.voiceId,
    tags: look.tags,
    supported_api_engines: look.engines,
    image_width: size.width,
    image_height: size.height,
    preferred_orientation: orientationOf(size),
    status,
    ...(status === "failed" && { error: look.job.failure ?? null }),
  };
}

export function videoView(video: Video, context: HandlerContext): VideoView {
  const status = videoStatus(video, context.store.now());
  const { startedAt, readyAt, failure } = video.job;
  return {
    id: video.id,
    status,
    title: video.title,
    folder_id: video.folderId,
    created_at: seconds(startedAt),
    video_url: status === "completed" ? clipUrl(video.id, context) : null,
    thumbnail_url: status === "completed" ? imageUrl(video.lookId ?? video.id, context, video.aspectRatio) : null,
    ...(status === "completed" && { duration: clipSeconds, completed_at: seconds(readyAt) }),
    ...(status === "failed" && { failure_code: failure?.code ?? null, failure_message: failure?.message ?? null }),
  };
}

/** The v2 statuses of a photo avatar. */
const photoStatuses = { done: "completed", failed: "failed", processing: "pending" } as const;

/** A look in a v2 photo group. */
export function photoView(look: Look, context: HandlerContext): PhotoAvatar {
  const state = jobState(look.job, context.store.now());
  return {
    id: look.id,
    group_id: look.groupId,
    name: look.name,
    status: photoStatuses[state],
    image_url: state === "done" ? imageUrl(look.id, context) : "",
    created_at: look.job.startedAt / 1000,
    is_motion: look.isMotion,
    motion_preview_url: look.isMotion && state === "done" ? clipUrl(look.id, context) : null,
    business_type: look.origin === "prompt" ? "generated" : "uploaded",
    upscale_availability: { available: state === "done" && !look.upscaled, reason: null },
    upscaled: look.upscaled,
    background_sound_effect: look.soundEffect,
    default_voice_id: look.voiceId,
    ...(state === "failed" && { moderation_msg: look.job.failure?.message ?? null }),
  };
}

/** A look in any other v2 list. */
export function v2AvatarView(look: Look, context: HandlerContext): V2Avatar {
  return {
    avatar_id: look.id,
    avatar_name: look.name,
    gender: look.gender,
    preview_image_url: imageUrl(look.id, context),
    preview_video_url: lookClipUrl(look, context),
    premium: false,
    type: null,
    tags: look.tags,
    default_voice_id: look.voiceId,
  };
}

export function v2GroupView(group: Group, context: HandlerContext): V2AvatarGroup {
  const { store } = context;
  const looks = store.looksOf(group.id);
  const [first] = looks;
  const owner = group.ownership === "public" ? "PUBLIC" : "PRIVATE";
  const photoOwner = group.ownership === "public" ? "PUBLIC_PHOTO" : "PHOTO";
  return {
    id: group.id,
    name: group.name,
    created_at: seconds(group.createdAt),
    num_looks: looks.length,
    preview_image: first ? imageUrl(first.id, context) : null,
    group_type: first?.type === "photo_avatar" ? photoOwner : owner,
    train_status: trainingStatus(group.training, store.now()),
    default_voice_id: group.voiceId,
  };
}

/** The URL of a hum of two seconds, which is the preview of all voices. */
export const voicePreviewUrl = ({ origin }: HandlerContext): string => `${origin}/sandbox/speech/2000.wav`;

/** A voice in a list. */
export function voiceView(voice: StoredVoice, context: HandlerContext): VoiceItem {
  return {
    voice_id: voice.id,
    name: voice.name,
    language: voice.language,
    gender: voice.gender,
    type: voice.ownership,
    support_pause: true,
    support_locale: voice.language === "English",
    preview_audio_url: voicePreviewUrl(context),
  };
}

export const assetUrl = ({ id }: Pick<Asset, "id">, { origin }: HandlerContext): string =>
  `${origin}/sandbox/assets/${id}`;
