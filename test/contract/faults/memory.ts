// What was made is there and works, in chains too; what was deleted is gone everywhere.

import type { OperationId } from "../../../generated/sandbox-operations.ts";
import {
  accept,
  answer,
  around,
  type Call,
  type Change,
  copy,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  type Operations,
  onResponse,
  remembering,
  visit,
  withBody,
} from "./fault.ts";

const fault = faultsOf("memory", guide.openapi);

/** Still reads something after its deletion as it was just before. */
export function ghost(deletion: OperationId, reading: OperationId, path: (call: Call) => string): Change {
  return remembering(() => {
    const ghosts = new Map<string, Json>();
    return around([deletion, reading], async (call, send) => {
      if (call.operation === reading) {
        const reply = await send(call.request);
        const kept = ghosts.get(new URL(call.request.url).pathname);
        return reply.status === 404 && kept ? copy(reply, JSON.stringify(kept), 200) : reply;
      }
      const before = await send(get(call, path(call)));
      const reply = await send(call.request);
      if (reply.ok && before.ok) ghosts.set(path(call), await before.json());
      return reply;
    });
  });
}

/** Still lists something after its deletion. */
export function ghostInList(deletion: OperationId, list: OperationId, path: string, idKey: string): Change {
  return remembering(() => {
    const ghosts: Json[] = [];
    return around([deletion, list], async (call, send) => {
      if (call.operation === deletion) {
        const page = await (await send(get(call, path))).json();
        const item = page.data.find((one: Json) => one[idKey] === Object.values(call.path)[0]);
        const reply = await send(call.request);
        if (reply.ok && item) ghosts.push(item);
        return reply;
      }
      const reply = await send(call.request);
      if (!reply.ok) return reply;
      const page = await reply.json();
      if (!page.has_more) page.data.push(...ghosts);
      return answer(200, page);
    });
  });
}

/** Uses something else in the place of what was deleted. */
export function usable(deletion: OperationId, use: Operations, field: string, substitute: Json): Change {
  return remembering(() => {
    const deleted = new Set<string>();
    return around([deletion, ...([use].flat() as OperationId[])], async (call, send) => {
      if (call.operation === deletion) {
        const reply = await send(call.request);
        if (reply.ok) deleted.add(Object.values(call.path)[0] as string);
        return reply;
      }
      visit(call.body, (object) => {
        if (deleted.has(object[field])) Object.assign(object, substitute);
      });
      return send(call.body === undefined ? call.request : withBody(call, call.body));
    });
  });
}

/** Rejects what was made a moment ago where its id is taken. */
export function unusable(creation: OperationId, idOf: (data: Json) => string, use: Operations, code: string): Change {
  return remembering(() => {
    const made = new Set<string>();
    return around([creation, ...([use].flat() as OperationId[])], async (call, send) => {
      const sent = JSON.stringify([call.body ?? null, call.path, call.query.toString()]);
      const rejected = [use].flat().includes(call.operation) && [...made].some((id) => sent.includes(`"${id}"`));
      if (rejected) return answer(404, { error: { code, message: "There is no such thing." } });
      const reply = await send(call.request);
      if (call.operation === creation && reply.ok) made.add(idOf((await reply.clone().json()).data));
      return reply;
    });
  });
}

export function secondDelete(deletion: OperationId, parameter: string, key: string): Change {
  return remembering(() => {
    const deleted = new Set<string>();
    return around(deletion, async (call, send) => {
      const id = call.path[parameter] as string;
      if (deleted.has(id)) return answer(200, { data: { [key]: id } });
      const reply = await send(call.request);
      if (reply.ok) deleted.add(id);
      return reply;
    });
  });
}

function notListed(creation: OperationId, idOf: (data: Json) => string, list: OperationId, key: string): Change {
  return remembering(() => {
    const made = new Set<string>();
    return onResponse([creation, list], (body, { operation }) => {
      if (operation === creation) made.add(idOf(body.data));
      else body.data = body.data.filter((item: Json) => !made.has(item[key]));
    });
  });
}

const lookOf = ({ avatar_item }: Json) => avatar_item.id;
const groupOf = ({ avatar_group }: Json) => avatar_group.id;
const address = { type: "url", url: "https://example.com/file", asset_id: undefined };

export const memory: readonly Fault[] = [
  fault(
    "deleted-look-listed",
    "still lists a deleted look",
    ghostInList("deleteAvatarLook", "listAvatarLooks", "/v3/avatars/looks?ownership=private&limit=50", "id"),
  ),
  fault(
    "deleted-look-as-reference",
    "still takes a deleted look for a reference",
    usable("deleteAvatarLook", "createAvatar", "avatar_id", { avatar_id: null }),
    guide.create,
  ),
  fault(
    "deleted-look-in-video",
    "still makes videos of a deleted look",
    usable("deleteAvatarLook", "createVideo", "avatar_id", { avatar_id: "look_def456" }),
  ),
  fault(
    "deleted-look-counted",
    "still counts a deleted look in its group",
    remembering(() => {
      let deleted = 0;
      return around(["deleteAvatarLook", "getAvatarGroup", "listAvatarGroups"], async (call, send) => {
        const reply = await send(call.request);
        if (!reply.ok || call.operation === "deleteAvatarLook") {
          if (reply.ok) deleted++;
          return reply;
        }
        const body = await reply.json();
        for (const group of [body.data].flat()) if (group.status !== null) group.looks_count += deleted;
        return answer(200, body);
      });
    }),
    guide.groups,
  ),
  fault(
    "second-delete-of-voice",
    "answers 200 when a voice is deleted a second time",
    secondDelete("deleteVoice", "voice_id", "voice_id"),
  ),
  fault(
    "group-delete-does-nothing",
    "says that it deleted a new group and keeps it",
    remembering(() => {
      const made = new Set<string>();
      return around(["createAvatar", "deleteAvatarGroup"], async (call, send) => {
        const id = call.path.group_id;
        if (id && made.has(id)) return answer(200, { data: { id } });
        const reply = await send(call.request);
        if (!id && reply.ok) made.add(groupOf((await reply.clone().json()).data));
        return reply;
      });
    }),
  ),
  fault(
    "looks-survive-their-group",
    "still reads the looks of a deleted group",
    remembering(() => {
      const ghosts = new Map<string, Json>();
      return around(["deleteAvatarGroup", "getAvatarLook"], async (call, send) => {
        if (call.operation === "getAvatarLook") {
          const reply = await send(call.request);
          const kept = ghosts.get(call.path.look_id as string);
          return reply.status === 404 && kept ? answer(200, { data: kept }) : reply;
        }
        const looks = await send(get(call, `/v3/avatars/looks?limit=50&group_id=${call.path.group_id}`));
        const reply = await send(call.request);
        if (reply.ok) for (const look of (await looks.json()).data) ghosts.set(look.id, look);
        return reply;
      });
    }),
  ),
  fault(
    "group-survives-its-last-look",
    "keeps a group whose last look was deleted",
    remembering(() => {
      const ghosts = new Map<string, Json>();
      return around(["deleteAvatarLook", "getAvatarGroup"], async (call, send) => {
        if (call.operation === "getAvatarGroup") {
          const reply = await send(call.request);
          const kept = ghosts.get(call.path.group_id as string);
          return reply.status === 404 && kept ? answer(200, { data: { ...kept, looks_count: 0 } }) : reply;
        }
        const look = (await (await send(get(call, `/v3/avatars/looks/${call.path.look_id}`))).json()).data;
        const group = look && (await (await send(get(call, `/v3/avatars/${look.group_id}`))).json()).data;
        if (group) ghosts.set(group.id, group);
        return send(call.request);
      });
    }),
  ),
  fault(
    "deleted-group-takes-looks",
    "saves a look to a new group when the given one was deleted",
    usable("deleteAvatarGroup", "createAvatar", "avatar_group_id", { avatar_group_id: null }),
  ),
  fault(
    "deleted-asset-as-photo",
    "still makes avatars of a deleted asset",
    usable("deleteAsset", "createAvatar", "asset_id", address),
  ),
  fault(
    "deleted-voice-listed",
    "still lists a deleted voice",
    ghostInList("deleteVoice", "listVoices", "/v3/voices?type=private&limit=100", "voice_id"),
  ),
  fault(
    "deleted-voice-speaks",
    "still makes speech with a deleted voice",
    usable("deleteVoice", "createSpeech", "voice_id", { voice_id: "voice_xyz789" }),
  ),
  fault(
    "deleted-video-status",
    "still tells a status of a deleted video among many",
    remembering(() => {
      const deleted = new Set<string>();
      return around(["deleteVideo", "listVideoStatuses"], async (call, send) => {
        const reply = await send(call.request);
        if (!reply.ok) return reply;
        if (call.path.video_id) deleted.add(call.path.video_id);
        const body = await reply.json();
        if (!call.path.video_id)
          for (const entry of body.data) if (deleted.has(entry.video_id)) entry.status = "completed";
        return answer(200, body);
      });
    }),
  ),
  fault(
    "deleted-endpoint-rotated",
    "still gives a deleted webhook endpoint a new secret",
    accept("rotateWebhookEndpointSecret", { code: "webhook_not_found" }, (_, { path }) =>
      answer(200, { data: { endpoint_id: path.endpoint_id, secret: "whsec_0123456789abcdef" } }),
    ),
  ),
  fault(
    "deleted-look-in-v2",
    "still reads a look in v2 that was deleted in v3",
    ghost("deleteAvatarLook", "getPhotoAvatar", ({ path }) => `/v2/photo_avatar/${path.look_id}`),
    guide.v2,
  ),
  fault(
    "neighbour-deleted",
    "hides the looks of a group from its list when one of them was deleted",
    remembering(() => {
      const hidden = new Set<string>();
      return around(["deleteAvatarLook", "listAvatarLooks"], async (call, send) => {
        if (call.operation === "deleteAvatarLook") {
          const look = (await (await send(get(call, `/v3/avatars/looks/${call.path.look_id}`))).json()).data;
          const reply = await send(call.request);
          if (reply.ok && look) hidden.add(look.group_id);
          return reply;
        }
        const reply = await send(call.request);
        if (!reply.ok) return reply;
        const page = await reply.json();
        page.data = page.data.filter((look: Json) => !hidden.has(look.group_id));
        return answer(200, page);
      });
    }),
  ),
  fault(
    "new-session-not-listed",
    "does not list a new session of the video agent",
    notListed("createVideoAgentSession", (data) => data.session_id, "listVideoAgentSessions", "session_id"),
  ),
  fault(
    "new-look-no-reference",
    "cannot use a look as a reference that was made by itself",
    unusable("createAvatar", lookOf, "createAvatar", "avatar_not_found"),
    guide.create,
  ),
  fault(
    "new-look-no-video",
    "cannot make a video of a look that was made by itself",
    unusable("createAvatar", lookOf, "createVideo", "avatar_not_found"),
    guide.create,
  ),
  fault(
    "new-look-not-for-agent",
    "cannot give the video agent a look that was made by itself",
    unusable("createAvatar", lookOf, "createVideoAgentSession", "avatar_not_found"),
    guide.create,
  ),
  fault(
    "new-group-takes-no-look",
    "cannot add a second look to a new group",
    unusable("createAvatar", groupOf, "createAvatar", "avatar_not_found"),
    guide.create,
  ),
  fault(
    "new-asset-no-photo",
    "cannot make an avatar of an uploaded picture",
    unusable("uploadAsset", (data) => data.asset_id, "createAvatar", "asset_not_found"),
    guide.create,
  ),
  fault(
    "new-asset-no-video",
    "cannot show an uploaded file in a video",
    unusable("uploadAsset", (data) => data.asset_id, "createVideo", "asset_not_found"),
  ),
  fault(
    "new-voice-mute",
    "cannot make speech with a finished clone",
    unusable("cloneVoice", (data) => data.voice_clone_id, "createSpeech", "voice_not_found"),
  ),
  fault(
    "chain-of-references",
    "saves a look whose reference is a prompt look to a new group",
    remembering(() => {
      const fromPrompt = new Set<string>();
      return around("createAvatar", async (call, send) => {
        if (fromPrompt.has(call.body?.avatar_id) && !call.body.avatar_group_id) delete call.body.avatar_id;
        const reply = await send(call.body ? withBody(call, call.body) : call.request);
        if (reply.ok && call.body.type === "prompt") fromPrompt.add((await reply.clone().json()).data.avatar_item.id);
        return reply;
      });
    }),
    guide.create,
  ),
  fault(
    "new-look-not-counted",
    "does not count a second look of a group",
    onResponse(["getAvatarGroup", "createAvatar"], ({ data }) => {
      const group = data.avatar_group ?? data;
      if (group.looks_count > 1) group.looks_count = 1;
    }),
    guide.groups,
  ),
];
