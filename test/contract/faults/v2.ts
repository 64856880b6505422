// v2, with its envelopes, its warning and the headers that announce its end.
import {
  accept,
  around,
  type Fault,
  faultsOf,
  guide,
  onQuery,
  onReply,
  onRequest,
  onResponse,
  v2Answer,
  v2Operations,
  withHeader,
} from "./fault.ts";

const fault = faultsOf("v2", guide.v2);

export const v2: readonly Fault[] = [
  fault(
    "no-sunset-on-errors",
    "does not send Sunset with errors of v2",
    onReply(v2Operations, (reply) => (reply.ok ? reply : withHeader(reply, "sunset", null))),
  ),
  fault(
    "warning-names-other-day",
    "warns of another day than Sunset announces",
    onResponse(v2Operations, (body) => body.warning && Object.assign(body.warning, { sunset_date: "2027-10-31" })),
  ),
  fault(
    "warning-names-other-successor",
    "names videos as the successor of every operation of v2",
    onResponse(v2Operations, (body) => body.warning && Object.assign(body.warning, { v3_endpoint: "POST /v3/videos" })),
  ),
  fault(
    "delete-in-v2-envelope",
    "answers deletions in the envelope of v2 instead of v1",
    onResponse(["deletePhotoAvatar", "deletePhotoAvatarGroup"], () => v2Answer(200, { error: null, data: null })),
  ),
  fault(
    "include-public-ignored",
    "leaves HeyGen's groups out although include_public is set",
    onQuery("listV2AvatarGroups", (query) => query.get("include_public") === "true" && query.delete("include_public")),
  ),
  fault(
    "details-private",
    "says that no avatar is public",
    onResponse("getV2AvatarDetails", ({ data }) => Object.assign(data, { is_public: false })),
  ),
  fault(
    "keys-fewer-than-pictures",
    "gives fewer keys than pictures of a generation",
    onResponse("getPhotoAvatarGeneration", ({ data }) => data.image_key_list?.pop()),
  ),
  fault(
    "looks-fewer-than-keys",
    "adds only the first of several pictures to a group",
    onRequest("addPhotoAvatarLooks", (body) => body.image_keys?.length <= 4 && body.image_keys.splice(1)),
  ),
  fault(
    "trained-before-training",
    "says ready for a group that was never trained",
    onResponse(
      "getPhotoAvatarTrainingStatus",
      ({ data }) => data.status === "empty" && Object.assign(data, { status: "ready" }),
    ),
  ),
  fault(
    "trained-twice",
    "starts a second training while one runs",
    accept("trainPhotoAvatarGroup", { code: "invalid_parameter" }, ({ group_id }) =>
      typeof group_id === "string" ? v2Answer(200, { error: null, data: null }) : undefined,
    ),
  ),
  fault(
    "motion-without-motion",
    "makes motion looks that say they do not move",
    onResponse("getPhotoAvatar", ({ data }) => Object.assign(data, { is_motion: false })),
  ),
  fault(
    "sound-effect-lost",
    "forgets the sound effect of a look",
    onResponse("getPhotoAvatar", ({ data }) => Object.assign(data, { background_sound_effect: null })),
  ),
  fault(
    "token-accepted",
    "accepts an OAuth token, which v2 does not take",
    around(v2Operations, ({ request }, send) => {
      const token = request.headers.get("authorization");
      if (!token?.startsWith("Bearer ") || request.headers.get("x-api-key")) return send(request);
      const headers = new Headers(request.headers);
      headers.set("x-api-key", "any");
      return send(new Request(request, { headers }));
    }),
  ),
  fault(
    "v3-look-unknown",
    "does not find photo avatars that were made through v3",
    onResponse("getPhotoAvatar", ({ data }) =>
      data.id === data.group_id || data.id.length < 12
        ? undefined
        : v2Answer(404, { data: null, error: { code: "not_found", message: "photo avatar not found" } }),
    ),
  ),
];
