// What was deleted is accepted nowhere any more, and what was made is accepted wherever its id is taken.
import {
  answer,
  around,
  type Call,
  type Change,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  onResponse,
  remembering,
  sensible,
  withBody,
} from "./fault.ts";
import { ghost, ghostInList, secondDelete, unusable, usable } from "./memory.ts";

type Operation = Call["operation"];

const fault = faultsOf("afterlife", guide.openapi);
const fresh = faultsOf("fresh", guide.openapi);
const address = { type: "url", url: "https://example.com/file", asset_id: undefined };

/** Answers another operation on a thing as if it had not been deleted. */
function answersAfter(deletion: Operation, path: (id: string) => string, operation: Operation, late: Late): Change {
  return remembering(() => {
    const kept = new Map<string, Json>();
    return around([deletion, operation], async (call, send) => {
      const id = Object.values(call.path)[0] as string;
      if (call.operation !== deletion) {
        const reply = await send(call.request);
        return reply.status === 404 && kept.has(id) ? answer(200, late(kept.get(id), call)) : reply;
      }
      const before = await send(get(call, path(id)));
      const reply = await send(call.request);
      if (reply.ok && before.ok) kept.set(id, (await before.json()).data);
      return reply;
    });
  });
}

type Late = (before: Json, call: Call) => Json;

/** The ids of looks that were made from a look that was itself made from one. */
function grandchildren(handle: (depth: number) => Response | undefined): Change {
  return remembering(() => {
    const depths = new Map<string, number>();
    return around("createAvatar", async (call, send) => {
      const depth = depths.get(call.body?.avatar_id) ?? 0;
      const instead = handle(depth);
      if (instead) return instead;
      const reply = await send(call.request);
      if (reply.ok) depths.set((await reply.clone().json()).data.avatar_item.id, depth + 1);
      return reply;
    });
  });
}

const cloneOf = ({ voice_clone_id }: Json) => voice_clone_id;
const assetOf = ({ asset_id }: Json) => asset_id;
const groupOf = ({ avatar_group }: Json) => avatar_group.id;
const lookOf = ({ avatar_item }: Json) => avatar_item.id;

export const afterlife: readonly Fault[] = [
  fault(
    "look-for-agent",
    "still gives the video agent a deleted look",
    usable("deleteAvatarLook", ["createVideoAgentSession", "sendVideoAgentMessage"], "avatar_id", { avatar_id: null }),
  ),
  fault(
    "look-renamed",
    "still renames a deleted look",
    answersAfter(
      "deleteAvatarLook",
      (id) => `/v3/avatars/looks/${id}`,
      "updateAvatarLook",
      (look, { body }) => ({ data: { ...look, ...body } }),
    ),
  ),
  fault(
    "look-as-movements",
    "still takes the movements of a deleted twin",
    usable("deleteAvatarLook", "createVideo", "reference_look_id", { reference_look_id: null }),
  ),
  fault(
    "look-in-cinematic",
    "still takes a deleted look for a cinematic video",
    remembering(() => {
      const deleted = new Set<string>();
      return around(["deleteAvatarLook", "createVideo"], async (call, send) => {
        const looks = call.body?.avatar_id;
        if (Array.isArray(looks) && looks.some((id) => deleted.has(id))) {
          const body = { ...call.body, avatar_id: looks.map((id) => (deleted.has(id) ? "look_def456" : id)) };
          return send(withBody(call, body));
        }
        const reply = await send(call.request);
        if (reply.ok && call.path.look_id) deleted.add(call.path.look_id);
        return reply;
      });
    }),
  ),
  fault(
    "asset-in-video",
    "still shows a deleted asset in a video",
    usable("deleteAsset", "createVideo", "asset_id", address),
  ),
  fault(
    "asset-as-sound",
    "still plays a deleted asset in a video",
    usable("deleteAsset", "createVideo", "audio_asset_id", { audio_url: address.url, audio_asset_id: undefined }),
  ),
  fault(
    "asset-as-voice",
    "still clones the voice of a deleted asset",
    usable("deleteAsset", "cloneVoice", "asset_id", address),
  ),
  fault(
    "asset-as-consent",
    "still takes a deleted asset for a consent",
    usable("deleteAsset", "createAvatarConsent", "asset_id", address),
  ),
  fault(
    "voice-in-video",
    "still speaks with a deleted voice in a video",
    usable("deleteVoice", "createVideo", "voice_id", { voice_id: "voice_xyz789" }),
  ),
  fault(
    "voice-of-group",
    "still gives a group a deleted voice",
    usable("deleteVoice", "updateAvatarGroup", "default_voice_id", { default_voice_id: "voice_xyz789" }),
  ),
  fault(
    "voice-for-agent",
    "still lets the video agent speak with a deleted voice",
    usable("deleteVoice", ["createVideoAgentSession", "sendVideoAgentMessage"], "voice_id", { voice_id: null }),
  ),
  fault(
    "voice-found",
    "still finds a deleted voice by its description",
    remembering(() => {
      const ghosts: Json[] = [];
      return around(["deleteVoice", "designVoice"], async (call, send) => {
        if (call.operation === "deleteVoice") {
          const page = await (await send(get(call, "/v3/voices?type=private&limit=100"))).json();
          const reply = await send(call.request);
          if (reply.ok) ghosts.push(page.data.find((voice: Json) => voice.voice_id === call.path.voice_id));
          return reply;
        }
        const reply = await send(call.request);
        if (!reply.ok) return reply;
        const { data } = await reply.json();
        return answer(200, { data: { ...data, voices: [...ghosts, ...data.voices].slice(0, 3) } });
      });
    }),
    sensible,
  ),
  fault(
    "voice-read",
    "still reads a deleted voice",
    ghost("deleteVoice", "getVoice", ({ path }) => `/v3/voices/${path.voice_id}`),
  ),
  fault(
    "video-scenes",
    "still reads the scenes of a deleted video",
    answersAfter(
      "deleteVideo",
      (id) => `/v3/videos/${id}/scenes`,
      "getVideoScenes",
      (scenes) => ({ data: scenes }),
    ),
  ),
  fault(
    "video-listed",
    "still lists a deleted video",
    ghostInList("deleteVideo", "listVideos", "/v3/videos?limit=100", "id"),
  ),
  fault(
    "group-consent",
    "still starts the consent of a deleted group",
    answersAfter(
      "deleteAvatarGroup",
      (id) => `/v3/avatars/${id}`,
      "createAvatarConsent",
      (group) => ({
        data: { avatar_group: group, url: "https://app.heygen.com/consent/abc123" },
      }),
    ),
  ),
  fault(
    "group-voice",
    "still changes the voice of a deleted group",
    answersAfter(
      "deleteAvatarGroup",
      (id) => `/v3/avatars/${id}`,
      "updateAvatarGroup",
      (group) => ({ data: group }),
    ),
  ),
  fault(
    "group-listed",
    "still lists a deleted group",
    ghostInList("deleteAvatarGroup", "listAvatarGroups", "/v3/avatars?ownership=private&limit=50", "id"),
  ),
  fault(
    "last-look-and-its-group-listed",
    "still lists a group whose last look was deleted",
    remembering(() => {
      const ghosts: Json[] = [];
      return around(["deleteAvatarLook", "listAvatarGroups"], async (call, send) => {
        if (call.operation === "listAvatarGroups") {
          const reply = await send(call.request);
          if (!reply.ok || call.query.get("ownership") === "public") return reply;
          const page = await reply.json();
          const listed = new Set(page.data.map(({ id }: Json) => id));
          const gone = ghosts.filter(({ id }) => !listed.has(id));
          return answer(200, page.has_more ? page : { ...page, data: [...page.data, ...gone] });
        }
        const look = (await (await send(get(call, `/v3/avatars/looks/${call.path.look_id}`))).json()).data;
        const group = look && (await (await send(get(call, `/v3/avatars/${look.group_id}`))).json()).data;
        const reply = await send(call.request);
        if (reply.ok && group?.looks_count === 1) ghosts.push({ ...group, looks_count: 0 });
        return reply;
      });
    }),
  ),
  fault(
    "endpoint-changed",
    "still changes a deleted webhook endpoint",
    answersAfter(
      "deleteWebhookEndpoint",
      () => "/v3/webhooks/endpoints?limit=100",
      "updateWebhookEndpoint",
      (endpoints, { path, body }) => ({
        data: { ...endpoints.find((one: Json) => one.endpoint_id === path.endpoint_id), ...body },
      }),
    ),
    guide.webhooks,
  ),
  fault(
    "endpoint-listed",
    "still lists a deleted webhook endpoint",
    ghostInList("deleteWebhookEndpoint", "listWebhookEndpoints", "/v3/webhooks/endpoints?limit=100", "endpoint_id"),
    guide.webhooks,
  ),
  fault(
    "second-delete-of-asset",
    "answers 200 when an asset is deleted a second time",
    secondDelete("deleteAsset", "asset_id", "id"),
    sensible,
  ),
  fresh(
    "clone-mute-in-video",
    "cannot make a video with a finished clone",
    unusable("cloneVoice", cloneOf, "createVideo", "voice_not_found"),
  ),
  fresh(
    "clone-not-for-group",
    "cannot give a group the voice of a finished clone",
    unusable("cloneVoice", cloneOf, "updateAvatarGroup", "voice_not_found"),
  ),
  fresh(
    "clone-not-for-agent",
    "cannot let the video agent speak with a finished clone",
    unusable("cloneVoice", cloneOf, "createVideoAgentSession", "voice_not_found"),
  ),
  fresh(
    "asset-no-voice",
    "cannot clone the voice of an uploaded recording",
    unusable("uploadAsset", assetOf, "cloneVoice", "asset_not_found"),
  ),
  fresh(
    "asset-no-consent",
    "cannot take an uploaded recording for a consent",
    unusable("uploadAsset", assetOf, "createAvatarConsent", "asset_not_found"),
  ),
  fresh(
    "asset-not-for-agent",
    "cannot give the video agent an uploaded file",
    unusable("uploadAsset", assetOf, ["createVideoAgentSession", "sendVideoAgentMessage"], "asset_not_found"),
  ),
  fresh(
    "group-no-consent",
    "cannot start the consent of a new group",
    unusable("createAvatar", groupOf, "createAvatarConsent", "avatar_not_found"),
    guide.create,
  ),
  fresh(
    "group-no-voice",
    "cannot change the voice of a new group",
    unusable("createAvatar", groupOf, "updateAvatarGroup", "avatar_not_found"),
  ),
  fresh(
    "look-not-renamable",
    "cannot rename a new look",
    unusable("createAvatar", lookOf, "updateAvatarLook", "avatar_not_found"),
  ),
  fresh(
    "look-no-movements",
    "does not know a new twin whose movements a video asks for",
    remembering(() => {
      const twins = new Set<string>();
      return around(["createAvatar", "createVideo"], async (call, send) => {
        const wanted = JSON.stringify(call.body)?.match(/"reference_look_id":"([^"]+)"/)?.[1] ?? "";
        const reply = await send(call.request);
        if (reply.ok && twins.has(wanted))
          return answer(404, { error: { code: "avatar_not_found", message: `There is no look ${wanted}.` } });
        if (reply.ok && call.body.type === "digital_twin") twins.add(lookOf((await reply.clone().json()).data));
        return reply;
      });
    }),
  ),
  fresh(
    "session-takes-no-message",
    "does not find a new session of mode chat when a message is sent to it",
    unusable("createVideoAgentSession", ({ session_id }) => session_id, "sendVideoAgentMessage", "resource_not_found"),
  ),
  fresh(
    "endpoint-no-rotation",
    "does not find a new webhook endpoint when its secret is to be rotated",
    unusable(
      "createWebhookEndpoint",
      ({ endpoint_id }) => endpoint_id,
      "rotateWebhookEndpointSecret",
      "webhook_not_found",
    ),
    guide.webhooks,
  ),
  fresh(
    "third-look-of-chain",
    "refuses a look as a reference that was made from a look of another",
    grandchildren((depth) => {
      if (depth < 2) return undefined;
      const message = "avatar_id: the look has no usable image.";
      return answer(400, { error: { code: "invalid_parameter", message, param: "avatar_id" } });
    }),
    guide.create,
  ),
  fresh(
    "second-look-not-listed",
    "lists only the first look of a group that was made by itself",
    remembering(() => {
      const hidden = new Set<string>();
      return onResponse(["createAvatar", "listAvatarLooks"], (body, { operation }) => {
        if (operation === "createAvatar")
          return body.data.avatar_group.looks_count > 1 && hidden.add(lookOf(body.data));
        body.data = body.data.filter(({ id }: Json) => !hidden.has(id));
      });
    }),
    guide.looks,
  ),
  fresh(
    "reference-beside-group",
    "refuses a reference look together with its own group",
    around("createAvatar", async (call, send) => {
      const { avatar_id, avatar_group_id } = call.body ?? {};
      if (!avatar_id || !avatar_group_id) return send(call.request);
      const reply = await send(call.request);
      const message = "avatar_id: the look does not belong to the group.";
      return reply.ok ? answer(400, { error: { code: "invalid_parameter", message, param: "avatar_id" } }) : reply;
    }),
    guide.create,
  ),
];
