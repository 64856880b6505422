import { uploadAsset } from "./assets.ts";
import { createAvatar } from "./create-avatar.ts";
import * as groups from "./groups.ts";
import type { Handlers } from "./handler.ts";
import * as looks from "./looks.ts";
import * as v2Lists from "./v2-lists.ts";
import * as v2Photos from "./v2-photos.ts";
import * as videos from "./videos.ts";
import { listVoices } from "./voices.ts";

/** One handler per operation of the spec; a missing one does not compile. */
export const handlers: Handlers = {
  ...groups,
  ...looks,
  ...videos,
  ...v2Lists,
  ...v2Photos,
  createAvatar,
  listVoices,
  uploadAsset,
  updateAvatarGroup: "example",
  listVideos: "example",
  deleteVideo: "example",
  listVideoStatuses: "example",
  getVideoScenes: "example",
  listVideoAgentSessions: "example",
  getVideoAgentSession: "example",
  sendVideoAgentMessage: "example",
  stopVideoAgentSession: "example",
  getVideoAgentResource: "example",
  listVideoAgentSessionVideos: "example",
  listVideoAgentStyles: "example",
  getVoice: "example",
  deleteVoice: "example",
  designVoice: "example",
  cloneVoice: "example",
  createSpeech: "example",
  getAsset: "example",
  deleteAsset: "example",
  getCurrentUser: "example",
  listWebhookEventTypes: "example",
  listWebhookEndpoints: "example",
  createWebhookEndpoint: "example",
  updateWebhookEndpoint: "example",
  deleteWebhookEndpoint: "example",
  rotateWebhookEndpointSecret: "example",
  listWebhookEvents: "example",
};
