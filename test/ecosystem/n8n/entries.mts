// What is entered into the node's form, by operation. n8n adds the defaults.
import type { INodeParameters } from "n8n-workflow";

type Entries = Readonly<Record<string, readonly INodeParameters[]>>;

export const sandboxUrl = "http://127.0.0.1:4130";

const look = "look_def456";
const voice = "voice_xyz789";
const url = "https://example.com/file";

/** The only scene of `createAvatarVideo`. */
const scene = (values: INodeParameters) => ({ videoInput: { videoInputValues: [values] } });
const sceneNeeds = { avatarId: look, inputText: "Hello." };
const videoNeeds = { videosAvatarId: look, videosScript: "Hello." };
const additional = {
  callbackId: "workflow-1",
  callbackUrl: url,
  folderId: "folder_abc123",
  test: true,
  title: "Welcome",
};
const upright = { dimensionValues: { width: 1080, height: 1920 } };
/** The sandbox then has another page. */
const onePerPage = { listPageLimit: 1 };

/** First what an operation needs, then more, so that each field and each choice is entered once. */
export const entries: Entries = {
  createAvatarVideo: [
    scene(sceneNeeds),
    {
      ...scene({ ...sceneNeeds, voiceId: voice, speed: 1.2, backgroundColor: "#1e293b" }),
      caption: true,
      dimension: upright,
      additionalFields: additional,
    },
    scene({ ...sceneNeeds, backgroundType: "image", backgroundImageUrl: url }),
    scene({ ...sceneNeeds, backgroundType: "video", backgroundVideoUrl: url }),
    scene({ characterType: "talking_photo", talkingPhotoId: look, voiceType: "audio", audioUrl: url }),
  ],
  createVideo: [
    videoNeeds,
    {
      ...videoNeeds,
      videosVideoType: "avatar",
      videosVoiceId: voice,
      videosVoiceSpeed: 1.2,
      videosBackgroundType: "color",
      videosBackgroundColor: "#1e293b",
      videosCaption: true,
      videosDimension: upright,
      videosAdditionalFields: additional,
    },
    { ...videoNeeds, videosBackgroundType: "image", videosBackgroundImageUrl: url },
    { ...videoNeeds, videosBackgroundType: "video", videosBackgroundVideoUrl: url },
    { videosAvatarId: look, videosVoiceMode: "audio", videosAudioUrl: url },
    { videosUseJsonBody: true, videosJsonBody: JSON.stringify({ type: "avatar", avatar_id: look, script: "Hello." }) },
  ],
  listVideos: [{}, onePerPage, { videosTitleFilter: "walk", videosFolderId: "folder_abc123" }],
  getVideoStatus: [{ videoId: "video_abc123" }],
  deleteVideo: [{ videoId: "video_abc123" }],
  listAvatars: [
    {},
    onePerPage,
    { avatarLooksGroupId: "group_abc123", avatarLooksAvatarType: "photo_avatar", avatarLooksOwnership: "public" },
    { avatarLooksAvatarType: "digital_twin", avatarLooksOwnership: "private" },
    { avatarLooksAvatarType: "studio_avatar" },
  ],
  listAvatarsGroups: [{}, onePerPage, { avatarGroupsOwnership: "public" }, { avatarGroupsOwnership: "private" }],
  listVoices: [
    {},
    onePerPage,
    { engineFilter: "custom", engineCustom: "starfish", voiceLanguage: "English", voiceGender: "female" },
    { engineFilter: "any", voiceGender: "male" },
    { voiceLibraryType: "private" },
  ],
  designVoice: [{ voiceDesignPrompt: "A calm voice" }, { voiceDesignPrompt: "A calm voice", voiceDesignSeed: "1" }],
  generateSpeech: [{ ttsText: "Hello.", ttsVoiceId: voice }],
  createAvatar: [
    { avatarName: "Ada", avatarPrompt: "Short silver hair" },
    {
      avatarUseJsonBody: true,
      avatarJsonBody: JSON.stringify({ type: "photo", name: "Ada", file: { type: "url", url } }),
    },
  ],
  createVideoAgentSession: [
    { vaPrompt: "A product demo" },
    { vaPrompt: "A product demo", vaDurationSec: 20, vaOrientation: "portrait", vaAvatarId: look },
    { vaUseJsonBody: true, vaJsonBody: JSON.stringify({ prompt: "A product demo", mode: "chat" }) },
  ],
  listVideoAgentSessions: [{}, onePerPage],
  listVideoAgentStyles: [{}, onePerPage, { videoAgentStylesTag: "cinematic" }],
  uploadAssets: [
    { fileUrl: `${sandboxUrl}/sandbox/clips/look_def456.mp4` },
    { binaryData: true, binaryPropertyName: "picture" },
  ],
  createTemplateVideo: [{ templateIDString: "template_abc123" }],
  translateVideo: [{ videoUrl: url, outputLanguage: "es" }],
  createLipsync: [{ lsVideoUrl: url, lsAudioUrl: url }],
  getLipsync: [{ lsLipsyncId: "lipsync_abc123" }],
  deleteLipsync: [{ lsLipsyncId: "lipsync_abc123" }],
  updateLipsync: [{ lsLipsyncId: "lipsync_abc123", lsTitle: "Welcome" }],
  listLipsyncs: [{}],
  registerOAuthClient: [{}],
};

/** What the form offers, though the node does not send it. */
export const unsent: Entries = {
  createAvatarVideo: [scene({ ...sceneNeeds, voiceType: "silence", duration: 2 })],
  createAvatar: [
    { avatarName: "Ada", avatarCreateType: "photo_avatar" },
    { avatarName: "Ada", avatarCreateType: "digital_twin" },
  ],
};

/**
 * What the node sends though HeyGen's document refuses it, and the field that is then wrong. Until April 2026 a video took an
 * `image_url` or `image_asset_id` in place of an `avatar_id`; now one of type `avatar` needs an `avatar_id`, and a sound.
 */
export const refused: readonly { operation: string; param: string; entry: INodeParameters }[] = [
  {
    operation: "createVideo",
    param: "avatar_id",
    entry: { videosVisualSource: "imageUrl", videosImageUrl: url, videosScript: "Hello." },
  },
  {
    operation: "createVideo",
    param: "avatar_id",
    entry: { videosVisualSource: "imageAssetId", videosImageAssetId: "asset_abc123", videosScript: "Hello." },
  },
  { operation: "createVideo", param: "script", entry: { videosAvatarId: look, videosVoiceMode: "none" } },
];
