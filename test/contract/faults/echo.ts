// What was sent comes back, with its defaults; two views of one thing agree; PATCH leaves the rest alone.
import {
  accept,
  answer,
  around,
  each,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  onRequest,
  onResponse,
  remembering,
  sensible,
  withBody,
} from "./fault.ts";

const echoes = faultsOf("echo", guide.openapi);
const views = faultsOf("views", guide.openapi);
const patches = faultsOf("patch", guide.openapi);

export const echo: readonly Fault[] = [
  echoes(
    "name-trimmed",
    "cuts the names of avatars after 20 characters",
    onRequest(
      "createAvatar",
      (body) => typeof body.name === "string" && Object.assign(body, { name: body.name.slice(0, 20) }),
    ),
    guide.create,
  ),
  echoes(
    "name-ascii",
    "drops letters beyond ASCII from the names of avatars",
    onRequest(
      "createAvatar",
      (body) => typeof body.name === "string" && Object.assign(body, { name: body.name.replace(/[^ -~]/g, "?") }),
    ),
    guide.create,
  ),
  echoes(
    "name-html",
    "escapes HTML in new names of looks",
    onResponse("updateAvatarLook", ({ data }) => {
      data.name = data.name.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", "&#39;");
    }),
  ),
  echoes(
    "item-in-other-group",
    "gives a new look another group_id than the id of its group",
    onResponse("createAvatar", ({ data }) => Object.assign(data.avatar_item, { group_id: "group_abc123" })),
    guide.create,
  ),
  echoes(
    "group-of-reference-ignored",
    "saves a look to a new group although its reference has one",
    onRequest("createAvatar", (body) => body.avatar_id && !body.avatar_group_id && delete body.avatar_id),
    guide.create,
  ),
  echoes(
    "given-group-ignored-for-twin",
    "saves twins to a new group although one is given",
    onRequest("createAvatar", (body) => body.type === "digital_twin" && delete body.avatar_group_id),
    guide.create,
  ),
  echoes(
    "created-at-now",
    "gives the present for the creation of a video",
    remembering(() => {
      let reads = 0;
      return onResponse("getVideo", ({ data }) => {
        data.created_at += 60 * reads++;
      });
    }),
  ),
  echoes(
    "folder-lost",
    "forgets the folder of a video",
    onRequest("createVideo", (body) => delete body.folder_id),
  ),
  echoes(
    "default-aspect-ratio",
    "makes upright videos when no aspect ratio is asked for",
    onRequest("createVideo", (body) => {
      if (body.type === "avatar") body.aspect_ratio ??= "9:16";
    }),
  ),
  echoes(
    "resolution-lost",
    "forgets the resolution of a video",
    onRequest("createVideo", (body) => body.type !== "cinematic_avatar" && delete body.resolution),
  ),
  echoes(
    "captions-lost",
    "says that a video with captions has none",
    onResponse("getVideoScenes", ({ data }) => Object.assign(data.video, { caption: { enabled: false } })),
  ),
  echoes(
    "glossary-lost",
    "forgets the glossary of a video",
    onResponse("getVideoScenes", ({ data }) => Object.assign(data.video, { brand_glossary_id: null })),
  ),
  echoes(
    "clone-name-lost",
    "forgets the name of a clone",
    onResponse("getVoice", ({ data }) => Object.assign(data, { name: "Clone" })),
  ),
  echoes(
    "endpoint-without-events",
    "registers an endpoint without events for none instead of all",
    onResponse("createWebhookEndpoint", ({ data }) => {
      data.events ??= [];
    }),
    guide.webhooks,
  ),
  views(
    "look-tags-in-list",
    "lists looks without their tags",
    onResponse("listAvatarLooks", ({ data }) => each(data, (look) => Object.assign(look, { tags: [] }))),
    guide.looks,
  ),
  views(
    "look-status-in-list",
    "lists every look as completed",
    onResponse("listAvatarLooks", ({ data }) =>
      each(data, (look) => look.status && Object.assign(look, { status: "completed" })),
    ),
    guide.looks,
  ),
  views(
    "looks-count",
    "counts one look more in every group than it lists",
    onResponse(["getAvatarGroup", "listAvatarGroups"], ({ data }) => {
      for (const group of [data].flat()) group.looks_count++;
    }),
    guide.groups,
  ),
  views(
    "status-of-videos",
    "tells that failed videos are completed when asked for many",
    onResponse("listVideoStatuses", ({ data }) =>
      each(data, (entry) => entry.status === "failed" && Object.assign(entry, { status: "completed" })),
    ),
  ),
  views(
    "unknown-video-queued",
    "tells that an unknown video is queued when asked for many",
    onResponse("listVideoStatuses", ({ data }) =>
      each(data, (entry) => entry.status === "not_found" && Object.assign(entry, { status: "queued" })),
    ),
  ),
  views(
    "over-100-statuses",
    "takes more than 100 ids of videos at once",
    accept("listVideoStatuses", { param: /video_ids/ }, (_, { query }) =>
      query.set("video_ids", (query.get("video_ids") ?? "").split(",").slice(0, 100).join(",")),
    ),
  ),
  views(
    "video-folder-in-list",
    "lists videos without the folder that it reads them with",
    onResponse("listVideos", ({ data }) => each(data, (video) => Object.assign(video, { folder_id: null }))),
  ),
  views(
    "voice-gender",
    "reads voices with another gender than it lists them with",
    onResponse("getVoice", ({ data }) => Object.assign(data, { gender: data.gender === "female" ? "male" : "female" })),
  ),
  views(
    "session-video",
    "names a video for a session that is not among its videos",
    onResponse("listVideoAgentSessionVideos", ({ data }) =>
      each(data, (video) => Object.assign(video, { id: "video_def456" })),
    ),
  ),
  views(
    "event-address",
    "tells another address of a video by webhook than it reads it with",
    onResponse("listWebhookEvents", ({ data }) => {
      for (const { event_data } of data) if (event_data.url) event_data.url = "https://example.com/other.mp4";
    }),
    guide.webhooks,
  ),
  views(
    "name-in-v2",
    "reads a photo avatar under another name in v2 than in v3",
    onResponse("getPhotoAvatar", ({ data }) => Object.assign(data, { name: "Photo avatar" })),
    guide.v2,
  ),
  patches(
    "name-not-kept",
    "answers with the new name of a look and forgets it",
    around("updateAvatarLook", async (call, send) => {
      const reply = await send(call.body?.name ? withBody(call, {}) : call.request);
      if (!reply.ok || !call.body?.name) return reply;
      const { data } = await reply.json();
      return answer(200, { data: { ...data, name: call.body.name } });
    }),
  ),
  patches(
    "empty-patch-erases",
    "erases the name of a look when nothing is to be changed",
    onRequest("updateAvatarLook", (body) => Object.keys(body).length === 0 && Object.assign(body, { name: "" })),
  ),
  patches(
    "rename-clears-tags",
    "forgets the tags of a look that is renamed",
    remembering(() => {
      const renamed = new Set<string>();
      return onResponse(["updateAvatarLook", "getAvatarLook"], ({ data }, { operation, body }) => {
        if (operation === "updateAvatarLook" && body.name) renamed.add(data.id);
        if (renamed.has(data.id)) data.tags = ["renamed"];
      });
    }),
  ),
  patches(
    "rename-renames-siblings",
    "renames all looks of a group together with one",
    remembering(() => {
      const names = new Map<string, string>();
      return onResponse(["updateAvatarLook", "getAvatarLook", "listAvatarLooks"], ({ data }, { operation, body }) => {
        if (operation === "updateAvatarLook") return body.name && names.set(data.group_id, body.name);
        for (const look of [data].flat()) look.name = names.get(look.group_id) ?? look.name;
      });
    }),
  ),
  patches(
    "voice-of-other-groups",
    "sets the voice of all groups together with that of one",
    remembering(() => {
      let voice: string | undefined;
      return onResponse(["updateAvatarGroup", "listAvatarGroups"], ({ data }, { operation, body }) => {
        if (operation === "updateAvatarGroup") voice = body.default_voice_id ?? voice;
        else if (voice) for (const group of data) group.default_voice_id = voice;
      });
    }),
  ),
  patches(
    "address-clears-events",
    "forgets the events of an endpoint whose address is changed",
    onRequest(
      "updateWebhookEndpoint",
      (body) => body.url && !("events" in body) && Object.assign(body, { events: [] }),
    ),
    guide.webhooks,
  ),
  patches(
    "events-added",
    "adds the given events to those of an endpoint instead of replacing them",
    around("updateWebhookEndpoint", async (call, send) => {
      if (!Array.isArray(call.body?.events)) return send(call.request);
      const page = await (await send(get(call, "/v3/webhooks/endpoints?limit=100"))).json();
      const endpoint = page.data?.find((one: Json) => one.endpoint_id === call.path.endpoint_id);
      const events = [...new Set([...(endpoint?.events ?? []), ...call.body.events])];
      return send(withBody(call, { ...call.body, events }));
    }),
    guide.webhooks,
  ),
  patches(
    "null-address-clears",
    "forgets the address of an endpoint when null is sent",
    onResponse("updateWebhookEndpoint", ({ data }, { body }) => body.url === null && Object.assign(data, { url: "" })),
    sensible,
  ),
];
