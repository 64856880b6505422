// Generated from openapi/ by `npm run generate`. Do not edit.

/** What the client needs to know about an operation while it runs. */
export interface OperationFacts {
  /** Whether it declares the header Idempotency-Key. */
  readonly idempotent?: true | undefined;
  /** Whether it refuses OAuth tokens. */
  readonly keyOnly?: true | undefined;
  /** What the `data` of its success is, where it must be there. */
  readonly data?: "object" | "list" | "nullable" | undefined;
  /** The members of its `data` that are objects and must be there. */
  readonly parts?: readonly string[] | undefined;
  /** The ids of what it has created, which its `data` must have. */
  readonly ids?: readonly string[] | undefined;
  /** Whether the `id` in its `data`, or in each item of it, is that of a group. */
  readonly givesGroups?: true | undefined;
  /** Whether it is deprecated. */
  readonly deprecated?: true | undefined;
  /** The operationId of its successor. */
  readonly replacedBy?: string | undefined;
  /** When it was announced to end, as YYYY-MM-DD. */
  readonly sunset?: string | undefined;
}

/** Where the API is. */
export const apiUrl = "https://api.heygen.com";

/** The largest upload, in bytes. */
export const maxUploadBytes = 33554432;

/** What an idempotency key looks like. */
export const idempotencyKeyPattern: RegExp = /^[A-Za-z0-9_\-:.]{1,255}$/;

/** The parameters and fields of requests that take the id of a look. */
export const lookIdNames: readonly string[] = ["avatar_id","character_id","id","look_id","reference_look_id"];

/** The operationId of each method and path template. */
export const operationIds = {
  "POST /v3/assets": "uploadAsset",
  "GET /v3/assets/{asset_id}": "getAsset",
  "DELETE /v3/assets/{asset_id}": "deleteAsset",
  "POST /v3/assets/{asset_id}/complete": "completeAssetUpload",
  "GET /v3/assets/batches/{batch_id}": "getAssetBatch",
  "POST /v3/assets/complete/batches": "completeAssetBatch",
  "POST /v3/assets/direct-uploads": "createAssetUpload",
  "POST /v3/assets/direct-uploads/batches": "createAssetUploadBatch",
  "GET /v3/assets/statuses": "listAssetStatuses",
  "GET /v3/avatars": "listAvatarGroups",
  "POST /v3/avatars": "createAvatar",
  "GET /v3/avatars/{group_id}": "getAvatarGroup",
  "DELETE /v3/avatars/{group_id}": "deleteAvatarGroup",
  "PATCH /v3/avatars/{group_id}": "updateAvatarGroup",
  "POST /v3/avatars/{group_id}/consent": "createAvatarConsent",
  "GET /v3/avatars/looks": "listAvatarLooks",
  "GET /v3/avatars/looks/{look_id}": "getAvatarLook",
  "DELETE /v3/avatars/looks/{look_id}": "deleteAvatarLook",
  "PATCH /v3/avatars/looks/{look_id}": "updateAvatarLook",
  "GET /v3/templates": "listTemplates",
  "GET /v3/templates/{template_id}": "getTemplate",
  "POST /v3/templates/{template_id}": "generateFromTemplate",
  "GET /v3/users/me": "getCurrentUser",
  "GET /v3/video-agents": "listVideoAgentSessions",
  "POST /v3/video-agents": "createVideoAgentSession",
  "GET /v3/video-agents/{session_id}": "getVideoAgentSession",
  "POST /v3/video-agents/{session_id}": "sendVideoAgentMessage",
  "GET /v3/video-agents/{session_id}/resources/{resource_id}": "getVideoAgentResource",
  "POST /v3/video-agents/{session_id}/stop": "stopVideoAgentSession",
  "GET /v3/video-agents/{session_id}/videos": "listVideoAgentSessionVideos",
  "GET /v3/video-agents/styles": "listVideoAgentStyles",
  "GET /v3/videos": "listVideos",
  "POST /v3/videos": "createVideo",
  "GET /v3/videos/{video_id}": "getVideo",
  "DELETE /v3/videos/{video_id}": "deleteVideo",
  "GET /v3/videos/{video_id}/scenes": "getVideoScenes",
  "POST /v3/videos/batches": "createVideoBatch",
  "GET /v3/videos/batches/{batch_id}": "getVideoBatch",
  "GET /v3/videos/statuses": "listVideoStatuses",
  "GET /v3/voices": "listVoices",
  "POST /v3/voices": "designVoice",
  "GET /v3/voices/{voice_id}": "getVoice",
  "DELETE /v3/voices/{voice_id}": "deleteVoice",
  "POST /v3/voices/clone": "cloneVoice",
  "POST /v3/voices/speech": "createSpeech",
  "GET /v3/webhooks/endpoints": "listWebhookEndpoints",
  "POST /v3/webhooks/endpoints": "createWebhookEndpoint",
  "DELETE /v3/webhooks/endpoints/{endpoint_id}": "deleteWebhookEndpoint",
  "PATCH /v3/webhooks/endpoints/{endpoint_id}": "updateWebhookEndpoint",
  "POST /v3/webhooks/endpoints/{endpoint_id}/rotate-secret": "rotateWebhookEndpointSecret",
  "GET /v3/webhooks/event-types": "listWebhookEventTypes",
  "GET /v3/webhooks/events": "listWebhookEvents",
  "GET /v2/avatar_group.list": "listV2AvatarGroups",
  "GET /v2/avatar_group/{group_id}/avatars": "listV2AvatarGroupAvatars",
  "GET /v2/avatar/{avatar_id}/details": "getV2AvatarDetails",
  "GET /v2/avatars": "listV2Avatars",
  "DELETE /v2/photo_avatar_group/{group_id}": "deletePhotoAvatarGroup",
  "GET /v2/photo_avatar/{id}": "getPhotoAvatar",
  "DELETE /v2/photo_avatar/{id}": "deletePhotoAvatar",
  "POST /v2/photo_avatar/add_motion": "addPhotoAvatarMotion",
  "POST /v2/photo_avatar/add_sound_effect": "addPhotoAvatarSoundEffect",
  "POST /v2/photo_avatar/avatar_group/add": "addPhotoAvatarLooks",
  "POST /v2/photo_avatar/avatar_group/create": "createPhotoAvatarGroup",
  "GET /v2/photo_avatar/generation/{generation_id}": "getPhotoAvatarGeneration",
  "POST /v2/photo_avatar/look/generate": "generatePhotoAvatarLooks",
  "POST /v2/photo_avatar/photo/generate": "generatePhotoAvatar",
  "POST /v2/photo_avatar/train": "trainPhotoAvatarGroup",
  "GET /v2/photo_avatar/train/status/{group_id}": "getPhotoAvatarTrainingStatus",
  "POST /v2/photo_avatar/upscale": "upscalePhotoAvatar",
} as const;

/** What most operations of a version have in common. */
const usual: Readonly<Record<string, OperationFacts>> = {"v3":{"data":"object"},"v2":{"keyOnly":true,"data":"object","deprecated":true,"sunset":"2026-10-31"}};

/** How other operations differ, by method and path template. */
const exceptions: Readonly<Record<string, OperationFacts>> = {
  "POST /v3/assets": { idempotent: true, ids: ["asset_id"] },
  "GET /v3/assets/batches/{batch_id}": { parts: ["counts_by_status"] },
  "POST /v3/assets/complete/batches": { idempotent: true, ids: ["batch_id"] },
  "POST /v3/assets/direct-uploads": { idempotent: true, parts: ["upload_headers"], ids: ["asset_id"] },
  "POST /v3/assets/direct-uploads/batches": { idempotent: true, ids: ["batch_id"] },
  "GET /v3/assets/statuses": { data: "list" },
  "GET /v3/avatars": { data: "list", givesGroups: true },
  "POST /v3/avatars": { idempotent: true, parts: ["avatar_item","avatar_group"] },
  "GET /v3/avatars/{group_id}": { givesGroups: true },
  "PATCH /v3/avatars/{group_id}": { givesGroups: true },
  "POST /v3/avatars/{group_id}/consent": { idempotent: true, parts: ["avatar_group"] },
  "GET /v3/avatars/looks": { data: "list" },
  "GET /v3/templates": { data: "list" },
  "POST /v3/templates/{template_id}": { idempotent: true, ids: ["id"] },
  "GET /v3/video-agents": { data: "list" },
  "POST /v3/video-agents": { ids: ["session_id"] },
  "GET /v3/video-agents/{session_id}/videos": { data: "list" },
  "GET /v3/video-agents/styles": { data: "list" },
  "GET /v3/videos": { data: "list" },
  "POST /v3/videos": { idempotent: true, ids: ["video_id"] },
  "GET /v3/videos/{video_id}/scenes": { parts: ["video"] },
  "POST /v3/videos/batches": { idempotent: true, ids: ["batch_id"] },
  "GET /v3/videos/batches/{batch_id}": { parts: ["counts_by_status"] },
  "GET /v3/videos/statuses": { data: "list" },
  "GET /v3/voices": { data: "list" },
  "POST /v3/voices/clone": { ids: ["voice_clone_id"] },
  "GET /v3/webhooks/endpoints": { data: "list" },
  "POST /v3/webhooks/endpoints": { idempotent: true, ids: ["endpoint_id"] },
  "POST /v3/webhooks/endpoints/{endpoint_id}/rotate-secret": { idempotent: true },
  "GET /v3/webhooks/event-types": { data: "list" },
  "GET /v3/webhooks/events": { data: "list" },
  "GET /v2/avatar_group.list": { replacedBy: "listAvatarGroups" },
  "GET /v2/avatar_group/{group_id}/avatars": { replacedBy: "listAvatarLooks" },
  "GET /v2/avatar/{avatar_id}/details": { replacedBy: "getAvatarLook" },
  "GET /v2/avatars": { replacedBy: "listAvatarLooks" },
  "DELETE /v2/photo_avatar_group/{group_id}": { replacedBy: "deleteAvatarGroup", data: undefined },
  "GET /v2/photo_avatar/{id}": { replacedBy: "getAvatarLook" },
  "DELETE /v2/photo_avatar/{id}": { replacedBy: "deleteAvatarLook", data: undefined },
  "POST /v2/photo_avatar/avatar_group/add": { replacedBy: "createAvatar" },
  "POST /v2/photo_avatar/avatar_group/create": { replacedBy: "createAvatar" },
  "GET /v2/photo_avatar/generation/{generation_id}": { replacedBy: "getAvatarLook" },
  "POST /v2/photo_avatar/look/generate": { replacedBy: "createAvatar" },
  "POST /v2/photo_avatar/photo/generate": { replacedBy: "createAvatar" },
  "POST /v2/photo_avatar/train": { data: "nullable" },
};

/** The facts about an operation, by method and path template. */
export function factsOf(operation: string): OperationFacts {
  const [, version = ""] = operation.split("/");
  return { ...usual[version], ...exceptions[operation] };
}
