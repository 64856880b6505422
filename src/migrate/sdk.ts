// The methods of @teamduality/heygen-typescript-sdk, which supports only v1 and v2, and the operations that they call.

import { migrations } from "../../generated/migration.ts";
import { nameOf } from "./calls.ts";
import type { FoundCall } from "./find-calls.ts";
import { lineOf, type Source } from "./read-source.ts";

/** An import of the SDK, under either of its two names. */
const sdkImport = /^@teamduality\/heygen-(?:typescript-)?sdk$/;

/** The operations, by service and method of version 0.4.3. */
const sdkCalls: Readonly<Record<string, string>> = {
  "avatars.list": "GET /v2/avatars",
  "avatars.listGroups": "GET /v2/avatar_group.list",
  "photoAvatars.generatePhoto": "POST /v2/photo_avatar/photo/generate",
  "photoAvatars.checkGenerationStatus": "GET /v2/photo_avatar/generation/{generation_id}",
  "photoAvatars.createGroup": "POST /v2/photo_avatar/avatar_group/create",
  "photoAvatars.addLooks": "POST /v2/photo_avatar/avatar_group/add",
  "photoAvatars.trainGroup": "POST /v2/photo_avatar/train",
  "photoAvatars.getTrainingStatus": "GET /v2/photo_avatar/train/status/{group_id}",
  "photoAvatars.generateLooks": "POST /v2/photo_avatar/look/generate",
  "photoAvatars.addMotion": "POST /v2/photo_avatar/add_motion",
  "photoAvatars.addSoundEffect": "POST /v2/photo_avatar/add_sound_effect",
  "photoAvatars.upscale": "POST /v2/photo_avatar/upscale",
  "photoAvatars.listInGroup": "GET /v2/avatar_group/{group_id}/avatars",
  "photoAvatars.getDetails": "GET /v2/photo_avatar/{id}",
  "voices.list": "GET /v2/voices",
  "generation.create": "POST /v2/video/generate",
  "generation.get": "GET /v1/video_status.get",
  "generation.delete": "DELETE /v1/video.delete",
  "management.list": "GET /v1/video.list",
  "translation.listLanguages": "GET /v2/video_translate/target_languages",
  "translation.translate": "POST /v2/video_translate",
  "translation.getStatus": "GET /v2/video_translate/{video_translate_id}",
  "templates.list": "GET /v2/templates",
  "templates.get": "GET /v2/template/{template_id}",
  "templates.generate": "POST /v2/template/{template_id}/generate",
  "user.getRemainingQuota": "GET /v2/user/remaining_quota",
  "user.getCurrentUser": "GET /v1/user/me",
  "assets.upload": "POST /v1/asset",
  "talkingPhoto.list": "GET /v1/talking_photo.list",
  "talkingPhoto.upload": "POST /v1/talking_photo",
  "talkingPhoto.delete": "DELETE /v2/talking_photo/{talking_photo_id}",
  "streaming.create": "POST /v1/streaming.new",
  "streaming.start": "POST /v1/streaming.start",
  "streaming.listSessions": "GET /v1/streaming.list",
  "streaming.submitICE": "POST /v1/streaming.ice",
  "streaming.sendTask": "POST /v1/streaming.task",
  "streaming.closeSession": "POST /v1/streaming.stop",
  "streaming.interruptTask": "POST /v1/streaming.interrupt",
  "streaming.createSessionToken": "POST /v1/streaming.create_token",
};

/** The calls of the SDK in a file that imports it. */
export function sdkCallsIn(source: Source): FoundCall[] {
  const { tokens } = source;
  if (!tokens.some(({ kind, value }) => kind === "text" && sdkImport.test(value))) return [];
  return tokens.flatMap((token, index) => {
    const method = tokens[index + 1]?.value === "." ? tokens[index + 2]?.value : undefined;
    const found = sdkCalls[`${token.value}.${method}`];
    if (found === undefined || tokens[index + 3]?.value !== "(") return [];
    const migration = migrations.find((one) => nameOf(one) === found);
    return [{ file: source.path, line: lineOf(source, token.start), found, migration }];
  });
}
