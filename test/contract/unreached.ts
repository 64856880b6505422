// What a run against the sandbox can't reach, and why. Everything else must be reached.
export const unreached: [item: RegExp, reason: string][] = [
  [/^listVideoStatuses batch_ids$/, "batches are not part of the spec, so none is known"],
  [
    /: \w+\/(generation_id|avatar_group_id|avatar_id) properties$/,
    "an id is added only together with what belongs to it, as an example shows it",
  ],
  [
    /^(getVideo|listVideos|listVideoAgentSessionVideos)\/data\/(captioned_video_url|gif_url|output_language|subtitle_url|video_page_url)$/,
    "the sandbox makes one clip, without captions or pages",
  ],
  [/^listVideoAgentSessionVideos\/data\/failure_\w+$/, "no session of the cases has a video that failed"],
  [
    /^(create\w+|updateAvatar\w+)\/data(\/avatar_\w+)?\/(error|moderation_msg)\b/,
    "what was just made, or changed, has not failed",
  ],
  [/^addPhotoAvatarLooks\/.*moderation_msg$/, "what was just added has not failed"],
  [/\/warning\/v3_endpoint$/, "the operation has no successor to name"],
  [
    /^addPhotoAvatarSoundEffect\/data\/sound_effect_id$/,
    "of the two documented shapes the sandbox gives the nested one",
  ],
  [/^listV2AvatarGroups\/.*preview_image_url$/, "of the two documented keys the sandbox gives preview_image"],
  [/^updateWebhookEndpoint\/data\/secret$/, "a secret is shown by creation and rotation only"],
  [/^getCurrentUser\/data\/(subscription|usage_based)\b/, "the sandbox's account has a wallet"],
  [
    /^getVideoScenes\/data\/scenes\/(background|elements|script)\//,
    "the sandbox shows scenes as they were asked for, without a timeline",
  ],
];
