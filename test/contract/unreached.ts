// The coverage items that a run against the sandbox can't reach, and why. All others must be reached.
export const unreached: [item: RegExp, reason: string][] = [
  [
    /: \w+\/(generation_id|avatar_group_id|avatar_id|scene_ids) properties$/,
    "an id is added only in its proper context, as in an example",
  ],
  [
    /^(getVideo|listVideos|listVideoAgentSessionVideos)\/data\/(captioned_video_url|gif_url|output_language|subtitle_url|video_page_url)$/,
    "the sandbox has a single clip, without captions or pages",
  ],
  [/^generateFromTemplate\/data\/\w+$/, "a video that was just started has neither files nor an end"],
  [/^listVideoAgentSessionVideos\/data\/failure_\w+$/, "no session in the cases has a failed video"],
  [
    /^(create\w+|updateAvatar\w+)\/data(\/avatar_\w+)?\/(error|moderation_msg)\b/,
    "a resource that was just created or changed has not failed",
  ],
  [/^addPhotoAvatarLooks\/.*moderation_msg$/, "a look that was just added has not failed"],
  [/\/warning\/v3_endpoint$/, "the operation has no successor to name"],
  [/^addPhotoAvatarSoundEffect\/data\/sound_effect_id$/, "the sandbox returns the other documented form"],
  [/^listV2AvatarGroups\/.*preview_image_url$/, "the sandbox returns the other documented key, preview_image"],
  [/^updateWebhookEndpoint\/data\/secret$/, "a secret is only in the responses of creation and rotation"],
  [/^getCurrentUser\/data\/(subscription|usage_based)\b/, "the sandbox's account has a wallet"],
  [
    /^getVideoScenes\/data\/scenes\/(background|elements|script)\//,
    "the sandbox returns scenes as requested, without a timeline",
  ],
];
