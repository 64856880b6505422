// Ids in bodies: of unknown, foreign, unfinished and unsuitable things.
import {
  accept,
  type Change,
  type Fault,
  faultsOf,
  guide,
  type Json,
  type Operations,
  v2Answer,
  visit,
} from "./fault.ts";

const fault = faultsOf("references", guide.errors);
const address = { type: "url", url: "https://example.com/file" };
const code = { asset: "asset_not_found", avatar: "avatar_not_found", voice: "voice_not_found" };

/** Takes an unknown asset at a place for some public address. */
export function unknownAsset(operations: Operations, param: RegExp): Change {
  return accept(operations, { code: code.asset, param }, (body) =>
    visit(body, (object) => {
      if (object.type === "asset_id") Object.assign(object, address, { asset_id: undefined });
    }),
  );
}

/** Takes whatever is rejected in a field for something else. */
export function instead(operations: Operations, param: RegExp, field: string, value: Json): Change {
  return accept(operations, { param }, (body) =>
    visit(body, (object) => {
      if (object[field] != null) object[field] = Array.isArray(object[field]) ? [value] : value;
    }),
  );
}

/** Leaves out whatever is rejected in a field. */
export function without(operations: Operations, param: RegExp, field: string): Change {
  return accept(operations, { param }, (body) => visit(body, (object) => delete object[field]));
}

export const withType = (type: string, change: Change): Change => ({
  ...change,
  wrap: (fetch) => async (request) => {
    const text = request.method === "POST" ? await request.clone().text() : "";
    return text.includes(`"type":"${type}"`) ? change.wrap(fetch)(request) : fetch(request);
  },
});

export const references: readonly Fault[] = [
  fault(
    "unknown-asset-as-reference-image",
    "accepts a reference image that does not exist",
    unknownAsset("createAvatar", /^reference_images/),
  ),
  fault(
    "unknown-asset-in-still",
    "shows a still that does not exist in a scene",
    withType("image", unknownAsset("createVideo", /^scenes.*source/)),
  ),
  fault(
    "unknown-asset-as-sound-of-scene",
    "plays a sound asset that does not exist in a scene",
    accept("createVideo", { code: code.asset, param: /^scenes.*audio_asset_id/ }, (body) =>
      visit(body, (object) => {
        if (object.audio_asset_id) Object.assign(object, { audio_url: address.url, audio_asset_id: undefined });
      }),
    ),
  ),
  fault(
    "unknown-asset-as-background",
    "accepts a background that does not exist",
    without("createVideo", /^background/, "background"),
  ),
  fault(
    "unknown-asset-as-cinematic-reference",
    "accepts a reference of a cinematic video that does not exist",
    unknownAsset("createVideo", /^references/),
  ),
  fault(
    "unknown-asset-as-voice",
    "clones the voice of a recording that does not exist",
    unknownAsset("cloneVoice", /^audio/),
  ),
  fault(
    "unknown-asset-as-consent",
    "takes a recording that does not exist for a consent",
    unknownAsset("createAvatarConsent", /^consent_video/),
  ),
  fault(
    "unknown-group-for-photo",
    "saves a photo avatar to a new group when the given one does not exist",
    withType("photo", without("createAvatar", /^avatar_group_id/, "avatar_group_id")),
    guide.create,
  ),
  fault(
    "unknown-group-for-twin",
    "saves a twin to a new group when the given one does not exist",
    withType("digital_twin", without("createAvatar", /^avatar_group_id/, "avatar_group_id")),
    guide.create,
  ),
  fault(
    "unusable-reference-look",
    "takes a look without a usable image for a reference",
    accept("createAvatar", { code: "invalid_parameter", param: /^avatar_id/ }, (body) => delete body.avatar_id),
    guide.create,
  ),
  fault(
    "reference-of-other-group",
    "takes a look of another group for a reference when a group is given",
    accept("createAvatar", { code: "invalid_parameter", param: /^avatar_(group_)?id/ }, (body) => {
      if (body.avatar_group_id) delete body.avatar_id;
    }),
    guide.create,
  ),
  fault(
    "group-for-look",
    "takes a group id where a look id is needed",
    accept(["createVideo", "createVideoAgentSession"], { code: code.avatar }, (body) =>
      visit(
        body,
        (object) =>
          String(object.avatar_id).startsWith("group_") && Object.assign(object, { avatar_id: "look_def456" }),
      ),
    ),
    guide.groups,
  ),
  fault(
    "unknown-look-in-cinematic",
    "makes a cinematic video of a look that does not exist",
    instead("createVideo", /^avatar_id\W+\d/, "avatar_id", "look_def456"),
  ),
  fault(
    "unfinished-look-in-cinematic",
    "makes a cinematic video of a look that is not finished",
    accept("createVideo", { code: "invalid_parameter", param: /^avatar_id\W+\d/ }, (body) =>
      Object.assign(body, { avatar_id: ["look_def456"] }),
    ),
    guide.openapi,
  ),
  fault(
    "unknown-voice-in-scene",
    "speaks with another voice in a scene when the given one does not exist",
    instead("createVideo", /^scenes.*voice_id/, "voice_id", "voice_xyz789"),
  ),
  fault(
    "unsupported-engine-in-scene",
    "makes a scene with an engine that the look does not support",
    without("createVideo", /^scenes.*engine(.type)?$/, "engine"),
    guide.looks,
  ),
  fault(
    "movements-of-photo-look",
    "takes the movements of a look that is no twin",
    without("createVideo", /reference_look_id/, "reference_look_id"),
    guide.openapi,
  ),
  fault(
    "untrained-group-v2",
    "generates looks of a group that was never trained",
    accept("generatePhotoAvatarLooks", { param: /train/ }, (body) => Object.assign(body, { group_id: "group_xyz789" })),
    "https://docs.heygen.com/reference/generate-photo-avatar-looks",
  ),
  fault(
    "sound-effect-without-motion-v2",
    "adds a sound effect to a photo avatar that does not move",
    accept("addPhotoAvatarSoundEffect", { param: /motion/ }, (body) => Object.assign(body, { id: "look_ghi789" })),
    guide.v2,
  ),
  fault(
    "group-as-photo-avatar-v2",
    "finds a photo avatar by the id of its group",
    accept("getPhotoAvatar", {}, (_, { path }) =>
      path.id?.startsWith("group_")
        ? v2Answer(200, { error: null, data: { id: path.id, group_id: path.id, name: "?", status: "completed" } })
        : undefined,
    ),
    guide.v2,
  ),
];
