import { getCurrentUser } from "./account.ts";
import { deleteAsset, getAsset, uploadAsset } from "./assets.ts";
import { createAvatar } from "./create-avatar.ts";
import { createVideo } from "./create-video.ts";
import {
  completeAssetBatch,
  completeAssetUpload,
  createAssetUpload,
  createAssetUploadBatch,
  getAssetBatch,
  listAssetStatuses,
} from "./direct-uploads.ts";
import * as groups from "./groups.ts";
import type { Handlers } from "./handler.ts";
import * as looks from "./looks.ts";
import { createSpeech } from "./speech.ts";
import * as templates from "./templates.ts";
import * as v2Lists from "./v2-lists.ts";
import * as v2Photos from "./v2-photos.ts";
import * as videoAgent from "./video-agent.ts";
import * as videoBatches from "./video-batches.ts";
import { getVideoScenes } from "./video-scenes.ts";
import { deleteVideo, getVideo, listVideoStatuses, listVideos } from "./videos.ts";
import { cloneVoice, deleteVoice, designVoice, getVoice, listVoices } from "./voices.ts";
import * as webhooks from "./webhooks.ts";

/** The handlers of all operations in the spec. The type checker reports a missing one. */
export const handlers: Handlers = {
  ...groups,
  ...looks,
  ...videoAgent,
  ...webhooks,
  ...v2Lists,
  ...v2Photos,
  ...templates,
  ...videoBatches,
  createAssetUpload,
  completeAssetUpload,
  createAssetUploadBatch,
  completeAssetBatch,
  getAssetBatch,
  listAssetStatuses,
  createAvatar,
  createVideo,
  createSpeech,
  getVideo,
  getVideoScenes,
  listVideos,
  listVideoStatuses,
  deleteVideo,
  listVoices,
  getVoice,
  designVoice,
  cloneVoice,
  deleteVoice,
  uploadAsset,
  getAsset,
  deleteAsset,
  getCurrentUser,
};
