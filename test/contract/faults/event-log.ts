// The log of webhook events, and what a PATCH leaves alone.
import {
  answer,
  around,
  type Change,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  onRequest,
  onResponse,
  remembering,
  sensible,
} from "./fault.ts";

const log = faultsOf("event-log", guide.webhooks);
const edits = faultsOf("edits", guide.openapi);

/** Changes each event of a page. */
function eachEvent(change: (event: Json) => void): Change {
  return onResponse("listWebhookEvents", ({ data }) => data.forEach(change));
}

/** Renames a key, where there is one. */
function rename(object: Json, from: string, to: string): void {
  if (!(from in object)) return;
  object[to] = object[from];
  delete object[from];
}

export const eventLog: readonly Fault[] = [
  log(
    "agent-as-video",
    "logs the videos of the video agent as avatar_video",
    eachEvent((event) => {
      event.event_type = event.event_type.replace(/^video_agent/, "avatar_video");
    }),
  ),
  log(
    "no-failures",
    "logs no failures of videos",
    onResponse("listWebhookEvents", (page) => {
      page.data = page.data.filter(({ event_type }: Json) => event_type !== "avatar_video.fail");
    }),
  ),
  log(
    "url-of-agent",
    "calls the address of a video of the video agent url instead of video_url",
    eachEvent(({ event_data }) => rename(event_data, "video_url", "url")),
    guide.openapi,
  ),
  log(
    "session-left-out",
    "does not name the session of an event of the video agent",
    eachEvent(({ event_data }) => delete event_data.session_id),
    sensible,
  ),
  log(
    "callback-id-of-other",
    "hands the callback_id of the latest video back with all events",
    remembering(() => {
      let latest: string | undefined;
      return onResponse(["createVideo", "listWebhookEvents"], ({ data }, { operation, body }) => {
        if (operation === "createVideo") latest = body.callback_id ?? latest;
        else for (const { event_data } of data) if (latest && event_data.callback_id) event_data.callback_id = latest;
      });
    }),
    guide.openapi,
  ),
  log(
    "callback-id-in-lower-case",
    "hands the callback_id back in lower case",
    eachEvent(({ event_data }) => {
      event_data.callback_id = event_data.callback_id?.toLowerCase() ?? null;
    }),
    guide.openapi,
  ),
  log(
    "message-for-msg",
    "says message for msg when a video failed",
    eachEvent(({ event_data }) => rename(event_data, "msg", "message")),
  ),
  log(
    "failure-with-address",
    "gives an address of failed videos",
    eachEvent(({ event_type, event_data }) => {
      if (event_type === "avatar_video.fail") event_data.url = "https://files.heygen.ai/video.mp4";
    }),
    sensible,
  ),
  log(
    "type-by-beginning",
    "gives the failures too when the successes of a type are asked for",
    around("listWebhookEvents", async (call, send) => {
      const type = call.query.get("event_type");
      if (!type?.endsWith(".success") || call.query.has("token")) return send(call.request);
      const reply = await send(call.request);
      const failures = await send(get(call, `/v3/webhooks/events?event_type=${type.replace(".success", ".fail")}`));
      if (!reply.ok || !failures.ok) return reply;
      const page = await reply.json();
      return answer(200, { ...page, data: [...page.data, ...(await failures.json()).data] });
    }),
    guide.openapi,
  ),
  log(
    "filter-on-first-page",
    "forgets the type of events when it gives the second page",
    around("listWebhookEvents", async (call, send) => {
      const reply = await send(call.request);
      if (!reply.ok || !call.query.has("token") || !call.query.has("event_type")) return reply;
      const page = await reply.json();
      const all = await (await send(get(call, "/v3/webhooks/events?limit=100"))).json();
      const other = all.data.find(({ event_type }: Json) => event_type !== call.query.get("event_type"));
      return answer(200, { ...page, data: other ? [other, ...page.data.slice(1)] : page.data });
    }),
    guide.openapi,
  ),
  log(
    "type-missing",
    "lists event types without batch.finished",
    onResponse("listWebhookEventTypes", (page) => {
      page.data = page.data.filter(({ event_type }: Json) => event_type !== "batch.finished");
    }),
    guide.openapi,
  ),
  log(
    "misspelt-type-accepted",
    "registers endpoints for avatar_video.failed, which never fires",
    onRequest(["createWebhookEndpoint", "updateWebhookEndpoint"], (body) => {
      if (Array.isArray(body.events))
        body.events = body.events.map((event: Json) => (event === "avatar_video.failed" ? "avatar_video.fail" : event));
    }),
  ),
  edits(
    "tags-changed",
    "changes the tags of a look, which cannot be changed",
    onResponse("updateAvatarLook", ({ data }, { body }) => body.tags && Object.assign(data, { tags: body.tags })),
  ),
  edits(
    "null-name-erases",
    "erases the name of a look when null is sent",
    onRequest("updateAvatarLook", (body) => {
      if (body.name === null) body.name = "";
    }),
    sensible,
  ),
  edits(
    "null-voice-erases",
    "erases the voice of a group when null is sent",
    onResponse("updateAvatarGroup", ({ data }, { body }) => {
      if (body.default_voice_id === null) data.default_voice_id = null;
    }),
    sensible,
  ),
  edits(
    "rename-makes-it-last",
    "moves a look to the end of the list when it is renamed",
    remembering(() => {
      const renamed = new Set<string>();
      return onResponse(["updateAvatarLook", "listAvatarLooks"], (body, { operation }) => {
        if (operation === "updateAvatarLook") return renamed.add(body.data.id);
        const moved = ({ id }: Json) => Number(renamed.has(id));
        body.data.sort((one: Json, other: Json) => moved(one) - moved(other));
      });
    }),
    sensible,
  ),
];
