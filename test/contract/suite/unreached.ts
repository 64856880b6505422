// What a run against the sandbox can't reach, and why. Everything else must be reached.
export const unreached: [cell: RegExp, reason: string][] = [
  [
    /^getVideo\/data\/(captioned_video_url|folder_id|gif_url|output_language|subtitle_url|video_page_url)$/,
    "the sandbox makes one clip, without captions, folders or pages",
  ],
  [
    /^(create\w+|updateAvatarLook)\/data(\/avatar_\w+)?\/(error|moderation_msg)\b/,
    "what was just made, or changed, has not failed",
  ],
  [/^addPhotoAvatarLooks\/.*moderation_msg$/, "what was just added has not failed"],
  [/\/warning\/v3_endpoint$/, "the operation has no successor to name"],
  [
    /^addPhotoAvatarSoundEffect\/data\/sound_effect_id$/,
    "of the two documented shapes the sandbox gives the nested one",
  ],
  [/^listV2AvatarGroups\/.*preview_image_url$/, "of the two documented keys the sandbox gives preview_image"],
];

/** What Prism gets wrong: the case, and why it is no fault of the spec. */
export const prismExceptions: [id: RegExp, reason: string][] = [
  [/refuses Idempotency-Key\/ too short$/, "Prism takes an empty header for one that is missing"],
];
