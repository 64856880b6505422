// The methods of @teamduality/heygen-typescript-sdk, which supports only v1 and v2, and the operations that they call.

import { migrations } from "../../generated/migration.ts";
import { nameOf } from "./calls.ts";
import type { FoundCall } from "./find-calls.ts";
import { lineOf, type Source } from "./read-source.ts";

/** An import of the SDK, under either of its two names. */
export const sdkImport: RegExp = /^@teamduality\/heygen-(?:typescript-)?sdk$/;

/** The operations, by service and method of the SDK. */
const sdkCalls: Readonly<Record<string, string>> = {
  "avatars.list": "GET /v2/avatars",
  "avatars.listGroups": "GET /v2/avatar_group.list",
  "avatars.listInGroup": "GET /v2/avatar_group/{group_id}/avatars",
  "avatars.get": "GET /v2/avatar/{avatar_id}/details",
  "photoAvatar.generatePhoto": "POST /v2/photo_avatar/photo/generate",
  "photoAvatar.checkGenerationStatus": "GET /v2/photo_avatar/generation/{generation_id}",
  "photoAvatar.createGroup": "POST /v2/photo_avatar/avatar_group/create",
  "photoAvatar.addLooks": "POST /v2/photo_avatar/avatar_group/add",
  "photoAvatar.trainGroup": "POST /v2/photo_avatar/train",
  "photoAvatar.getTrainingStatus": "GET /v2/photo_avatar/train/status/{group_id}",
  "photoAvatar.generateLooks": "POST /v2/photo_avatar/look/generate",
  "photoAvatar.addMotion": "POST /v2/photo_avatar/add_motion",
  "photoAvatar.addSoundEffect": "POST /v2/photo_avatar/add_sound_effect",
  "photoAvatar.upscale": "POST /v2/photo_avatar/upscale",
  "photoAvatar.getDetails": "GET /v2/photo_avatar/{id}",
  "voices.list": "GET /v2/voices",
  "videos.create": "POST /v2/video/generate",
  "videos.get": "GET /v1/video_status.get",
  "videos.getStatus": "GET /v1/video_status.get",
  "user.getRemainingQuota": "GET /v2/user/remaining_quota",
  "asset.upload": "POST /v1/asset",
};

/** The calls of the SDK in a file that imports it. */
export function sdkCallsIn(source: Source): FoundCall[] {
  const { tokens } = source;
  if (!tokens.some(({ kind, value }) => kind === "text" && sdkImport.test(value))) return [];
  return tokens.flatMap((token, index) => {
    const service = token.value === "photoAvatars" ? "photoAvatar" : token.value;
    const method = tokens[index + 1]?.value === "." ? tokens[index + 2]?.value : undefined;
    const found = sdkCalls[`${service}.${method}`];
    if (found === undefined || tokens[index + 3]?.value !== "(") return [];
    const migration = migrations.find((one) => nameOf(one) === found);
    return [{ file: source.path, line: lineOf(source, token.start), found, migration }];
  });
}
