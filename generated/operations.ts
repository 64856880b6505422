// Generated from openapi/ by `npm run generate`. Do not edit.

/** What the client needs to know about an operation while it runs. */
export interface OperationFacts {
  /** The operationId. */
  readonly id: string;
  /** Whether it declares the header Idempotency-Key. */
  readonly idempotent?: true;
  /** Whether it refuses OAuth tokens. */
  readonly keyOnly?: true;
  /** Whether it is deprecated. */
  readonly deprecated?: true;
  /** The operationId of its successor. */
  readonly replacedBy?: string;
  /** When it was announced to end, as YYYY-MM-DD. */
  readonly sunset?: string;
}

/** Facts by method and path template. */
export const operations: Readonly<Record<string, OperationFacts>> = {
  "POST /v3/assets": { id: "uploadAsset", idempotent: true },
  "GET /v3/avatars": { id: "listAvatarGroups" },
  "POST /v3/avatars": { id: "createAvatar", idempotent: true },
  "GET /v3/avatars/{group_id}": { id: "getAvatarGroup" },
  "DELETE /v3/avatars/{group_id}": { id: "deleteAvatarGroup" },
  "POST /v3/avatars/{group_id}/consent": { id: "createAvatarConsent", idempotent: true },
  "GET /v3/avatars/looks": { id: "listAvatarLooks" },
  "GET /v3/avatars/looks/{look_id}": { id: "getAvatarLook" },
  "DELETE /v3/avatars/looks/{look_id}": { id: "deleteAvatarLook" },
  "PATCH /v3/avatars/looks/{look_id}": { id: "updateAvatarLook" },
  "POST /v3/video-agents": { id: "createVideoAgentSession" },
  "POST /v3/videos": { id: "createVideo", idempotent: true },
  "GET /v3/videos/{video_id}": { id: "getVideo" },
  "GET /v3/voices": { id: "listVoices" },
  "GET /v2/avatar_group.list": { id: "listV2AvatarGroups", keyOnly: true, deprecated: true, replacedBy: "listAvatarGroups", sunset: "2026-10-31" },
  "GET /v2/avatar_group/{group_id}/avatars": { id: "listV2AvatarGroupAvatars", keyOnly: true, deprecated: true, replacedBy: "listAvatarLooks", sunset: "2026-10-31" },
  "GET /v2/avatar/{avatar_id}/details": { id: "getV2AvatarDetails", keyOnly: true, deprecated: true, replacedBy: "getAvatarLook", sunset: "2026-10-31" },
  "GET /v2/avatars": { id: "listV2Avatars", keyOnly: true, deprecated: true, replacedBy: "listAvatarLooks", sunset: "2026-10-31" },
  "DELETE /v2/photo_avatar_group/{group_id}": { id: "deletePhotoAvatarGroup", keyOnly: true, deprecated: true, replacedBy: "deleteAvatarGroup", sunset: "2026-10-31" },
  "GET /v2/photo_avatar/{id}": { id: "getPhotoAvatar", keyOnly: true, deprecated: true, replacedBy: "getAvatarLook", sunset: "2026-10-31" },
  "DELETE /v2/photo_avatar/{id}": { id: "deletePhotoAvatar", keyOnly: true, deprecated: true, replacedBy: "deleteAvatarLook", sunset: "2026-10-31" },
  "POST /v2/photo_avatar/add_motion": { id: "addPhotoAvatarMotion", keyOnly: true, deprecated: true, sunset: "2026-10-31" },
  "POST /v2/photo_avatar/add_sound_effect": { id: "addPhotoAvatarSoundEffect", keyOnly: true, deprecated: true, sunset: "2026-10-31" },
  "POST /v2/photo_avatar/avatar_group/add": { id: "addPhotoAvatarLooks", keyOnly: true, deprecated: true, replacedBy: "createAvatar", sunset: "2026-10-31" },
  "POST /v2/photo_avatar/avatar_group/create": { id: "createPhotoAvatarGroup", keyOnly: true, deprecated: true, replacedBy: "createAvatar", sunset: "2026-10-31" },
  "GET /v2/photo_avatar/generation/{generation_id}": { id: "getPhotoAvatarGeneration", keyOnly: true, deprecated: true, replacedBy: "getAvatarLook", sunset: "2026-10-31" },
  "POST /v2/photo_avatar/look/generate": { id: "generatePhotoAvatarLooks", keyOnly: true, deprecated: true, replacedBy: "createAvatar", sunset: "2026-10-31" },
  "POST /v2/photo_avatar/photo/generate": { id: "generatePhotoAvatar", keyOnly: true, deprecated: true, replacedBy: "createAvatar", sunset: "2026-10-31" },
  "POST /v2/photo_avatar/train": { id: "trainPhotoAvatarGroup", keyOnly: true, deprecated: true, sunset: "2026-10-31" },
  "GET /v2/photo_avatar/train/status/{group_id}": { id: "getPhotoAvatarTrainingStatus", keyOnly: true, deprecated: true, sunset: "2026-10-31" },
  "POST /v2/photo_avatar/upscale": { id: "upscalePhotoAvatar", keyOnly: true, deprecated: true, sunset: "2026-10-31" },
};
