// Refusals that hold for some variants of a union, or at some places of a body, and not for the others.
import {
  accept,
  around,
  type Call,
  type Change,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  type Operations,
  visit,
  withBody,
} from "./fault.ts";
import { unknownAsset, withType } from "./references.ts";

const fault = faultsOf("variants", guide.errors);
const recording = "https://example.com/recording.mp3";

/** Takes an unknown recording of one type of video for some public one. */
function unknownRecording(type: string): Change {
  return accept("createVideo", { code: "asset_not_found", param: /^audio_asset_id/ }, (body) => {
    if (body.type === type) Object.assign(body, { audio_url: recording, audio_asset_id: undefined });
  });
}

/** Accepts a look that is rejected at some place, where what is known of the look matches. */
function rejectedLook(
  operations: Operations,
  param: RegExp,
  matches: (look: Json) => boolean,
  mend: (body: Json) => unknown,
): Change {
  return around(operations, async (call, send) => {
    const reply = await send(call.request);
    const rejected = reply.status === 400 ? (await reply.clone().json()).error.param : undefined;
    if (!rejected || !param.test(rejected)) return reply;
    const look = await (await send(get(call, `/v3/avatars/looks/${valueAt(call, rejected)}`))).json();
    if (!look.data || !matches(look.data)) return reply;
    mend(call.body);
    return send(withBody(call, call.body));
  });
}

function valueAt({ body }: Call, param: string): string {
  return param.split(".").reduce((value: Json, key) => value?.[key], body);
}

const useMonica = (body: Json) =>
  visit(body, (object) => {
    if (typeof object.avatar_id === "string") Object.assign(object, { avatar_id: "look_def456", engine: undefined });
  });
const withoutMovements = (body: Json) => visit(body, (object) => delete object.reference_look_id);

export const variants: readonly Fault[] = [
  fault(
    "unknown-asset-as-photo",
    "makes a photo avatar of an asset that does not exist",
    withType("photo", unknownAsset("createAvatar", /^file/)),
  ),
  fault(
    "unknown-asset-as-footage",
    "makes a twin of footage that does not exist",
    withType("digital_twin", unknownAsset("createAvatar", /^file/)),
  ),
  fault(
    "unknown-second-reference-image",
    "looks only for the first of several reference images",
    unknownAsset("createAvatar", /^reference_images\W+[1-9]/),
  ),
  fault(
    "unknown-asset-as-clip",
    "shows a clip that does not exist in a scene",
    withType("video", unknownAsset("createVideo", /^scenes.*source/)),
  ),
  fault(
    "unknown-recording-for-picture",
    "lets a picture speak a recording that does not exist",
    unknownRecording("image"),
  ),
  fault(
    "unknown-file-for-agent",
    "gives the video agent a file that does not exist",
    unknownAsset("createVideoAgentSession", /^files/),
  ),
  fault(
    "unknown-file-in-message",
    "sends the video agent a further file that does not exist",
    unknownAsset("sendVideoAgentMessage", /^files/),
  ),
  fault(
    "failed-look-as-reference",
    "takes a failed look for a reference, though no unfinished one",
    rejectedLook(
      "createAvatar",
      /^avatar_id$/,
      ({ status }) => status === "failed",
      (body) => delete body.avatar_id,
    ),
    guide.create,
  ),
  fault(
    "failed-look-in-video",
    "makes a video of a failed look, though of no unfinished one",
    rejectedLook("createVideo", /^avatar_id$/, ({ status }) => status === "failed", useMonica),
    guide.openapi,
  ),
  fault(
    "unfinished-look-in-scene",
    "makes a scene of a look that is still in training",
    rejectedLook("createVideo", /^scenes.*avatar_id$/, ({ status }) => status === "processing", useMonica),
    guide.openapi,
  ),
  fault(
    "movements-without-consent",
    "takes the movements of a twin whose person has not consented",
    rejectedLook("createVideo", /reference_look_id$/, ({ status }) => status === "pending_consent", withoutMovements),
    guide.openapi,
  ),
  fault(
    "unfinished-clone-in-video",
    "makes a video with a clone of a voice that is not complete",
    accept("createVideo", { code: "voice_unavailable" }, (body) =>
      visit(body, (object) => object.voice_id && Object.assign(object, { voice_id: "voice_xyz789" })),
    ),
  ),
];
