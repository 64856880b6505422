// Two views of one thing agree, and what is given only under a condition is given only then.
import {
  answer,
  around,
  each,
  type Fault,
  faultsOf,
  get,
  guide,
  type Json,
  onQuery,
  onRequest,
  onResponse,
  remembering,
  sensible,
  withBody,
} from "./fault.ts";

const views = faultsOf("agreement", guide.openapi);
const conditions = faultsOf("conditions", guide.openapi);
const search = faultsOf("search", guide.openapi);

export const agreement: readonly Fault[] = [
  views(
    "count-in-list",
    "counts one look for every group that it lists, whatever it reads",
    onResponse("listAvatarGroups", ({ data }) => each(data, (group) => Object.assign(group, { looks_count: 1 }))),
    guide.groups,
  ),
  views(
    "voice-in-list-of-groups",
    "lists groups with the voice that they had at first",
    remembering(() => {
      const first = new Map<string, string>();
      return onResponse(["listAvatarGroups", "getAvatarGroup"], ({ data }, { operation }) => {
        for (const group of [data].flat()) {
          const known = first.get(group.id) ?? group.default_voice_id;
          first.set(group.id, known);
          if (operation === "listAvatarGroups") group.default_voice_id = known;
        }
      });
    }),
    guide.groups,
  ),
  views(
    "consent-in-list-of-groups",
    "lists groups without how far their consent is",
    onResponse("listAvatarGroups", ({ data }) => each(data, (group) => Object.assign(group, { consent_status: null }))),
    guide.groups,
  ),
  views(
    "look-size-in-list",
    "lists looks with width and height in each other's place",
    onResponse("listAvatarLooks", ({ data }) =>
      each(data, (look) => Object.assign(look, { image_width: look.image_height, image_height: look.image_width })),
    ),
    sensible,
  ),
  views(
    "engines-in-list",
    "lists every look with all engines",
    onResponse("listAvatarLooks", ({ data }) =>
      each(data, (look) => Object.assign(look, { supported_api_engines: ["avatar_v", "avatar_iv", "avatar_iii"] })),
    ),
    guide.looks,
  ),
  views(
    "both-owners",
    "lists HeyGen's groups only when no ownership is asked for",
    onQuery("listAvatarGroups", (query) => !query.has("ownership") && query.set("ownership", "public")),
    guide.groups,
  ),
  views(
    "failure-in-list-of-videos",
    "lists failed videos without saying why they failed",
    onResponse("listVideos", ({ data }) => {
      for (const video of data) for (const key of ["failure_code", "failure_message"]) delete video[key];
    }),
    sensible,
  ),
  views(
    "title-in-list-of-videos",
    "lists videos under their title in capitals",
    onResponse("listVideos", ({ data }) =>
      each(data, (video) => Object.assign(video, { title: video.title?.toUpperCase() })),
    ),
  ),
  views(
    "status-under-other-id",
    "gives the statuses of videos in the opposite order of their ids",
    onResponse("listVideoStatuses", ({ data }) => {
      const ids = data.map(({ video_id }: Json) => video_id).reverse();
      for (const [index, entry] of data.entries()) entry.video_id = ids[index];
    }),
  ),
  views(
    "unknown-video-left-out",
    "leaves unknown videos out when asked for many",
    onResponse("listVideoStatuses", (body) => {
      body.data = body.data.filter(({ status }: Json) => status !== "not_found");
    }),
  ),
  views(
    "pending-among-many",
    "says pending for queued when asked for many videos",
    onResponse("listVideoStatuses", ({ data }) =>
      each(data, (entry) => entry.status === "queued" && Object.assign(entry, { status: "pending" })),
    ),
  ),
  views(
    "batches-not-counted",
    "takes 100 ids of videos and ids of batches beside them",
    around("listVideoStatuses", async (call, send) => {
      const batches = call.query.get("batch_ids")?.split(",") ?? [];
      const reply = await send(call.request);
      if (reply.status !== 400 || batches.length === 0 || batches.length > 100) return reply;
      const videos = encodeURIComponent(call.query.get("video_ids") ?? "");
      const first = await send(get(call, `/v3/videos/statuses?video_ids=${videos}`));
      if (!first.ok) return reply;
      const page = await first.json();
      for (const batch_id of batches) page.data.push({ status: "not_found", batch_id });
      return answer(200, page);
    }),
  ),
  views(
    "session-done-early",
    "says that a session is completed while its video is in the making",
    onResponse("getVideoAgentSession", ({ data }) => {
      if (data.status === "generating") data.status = "completed";
    }),
  ),
  views(
    "title-of-session",
    "lists sessions under another title than it reads them with",
    onResponse("listVideoAgentSessions", ({ data }) =>
      each(data, (session) => Object.assign(session, { title: session.session_id })),
    ),
    sensible,
  ),
  views(
    "video-of-session",
    "names the first video of a session instead of the latest",
    remembering(() => {
      const first = new Map<string, string>();
      return onResponse("getVideoAgentSession", ({ data }) => {
        if (data.video_id && !first.has(data.session_id)) first.set(data.session_id, data.video_id);
        data.video_id = first.get(data.session_id) ?? null;
      });
    }),
    sensible,
  ),
  views(
    "events-of-endpoint",
    "lists endpoints that are told of everything as told of nothing",
    onResponse("listWebhookEndpoints", ({ data }) =>
      each(data, (endpoint) => endpoint.events === null && Object.assign(endpoint, { events: [] })),
    ),
    guide.webhooks,
  ),
  views(
    "language-of-voice",
    "lists every voice as English",
    onResponse("listVoices", ({ data }) => each(data, (voice) => Object.assign(voice, { language: "English" }))),
  ),
  views(
    "address-of-asset",
    "reads an asset at another address than its upload was given",
    onResponse("getAsset", ({ data }) => data.url && Object.assign(data, { url: `${data.url}?v=2` })),
    sensible,
  ),
  conditions(
    "secret-after-change",
    "shows the secret of an endpoint that was changed",
    onResponse("updateWebhookEndpoint", ({ data }) => Object.assign(data, { secret: "whsec_0123456789abcdef" })),
    guide.webhooks,
  ),
  conditions(
    "failure-of-completed-video",
    "gives a code of failure for completed videos",
    onResponse("getVideo", ({ data }) => data.status === "completed" && Object.assign(data, { failure_code: "none" })),
  ),
  conditions(
    "failure-of-complete-voice",
    "gives a message of failure for complete clones",
    onResponse(
      "getVoice",
      ({ data }) => data.status === "complete" && Object.assign(data, { failure_message: "None." }),
    ),
  ),
  conditions(
    "error-of-unfinished-look",
    "gives an error for looks in training",
    onResponse(["getAvatarLook", "listAvatarLooks"], ({ data }) => {
      for (const look of [data].flat())
        if (look.status === "processing") look.error = { code: "training_running", message: "Wait." };
    }),
    guide.looks,
  ),
  conditions(
    "error-of-group",
    "gives an error for groups that wait for consent",
    onResponse("getAvatarGroup", ({ data }) => {
      if (data.status === "pending_consent") data.error = { code: "consent_missing", message: "Wait." };
    }),
    guide.groups,
  ),
  conditions(
    "captions-not-asked-for",
    "gives captions of videos that asked for none",
    onResponse("getVideo", ({ data }) => {
      if (data.status === "completed") data.subtitle_url = "https://files.heygen.ai/video.srt";
    }),
  ),
  conditions(
    "completed-before",
    "tells when a video was completed that is not",
    onResponse("getVideo", ({ data }) => {
      if (data.status !== "completed") data.completed_at = data.created_at;
    }),
    sensible,
  ),
  conditions(
    "completed-before-created",
    "completes videos before they were created",
    onResponse("getVideo", ({ data }) => {
      if (data.completed_at) data.completed_at = data.created_at - 60;
    }),
    sensible,
  ),
  conditions(
    "resource-without-ids",
    "gives messages of type resource that refer to none",
    onResponse("getVideoAgentSession", ({ data }) => each(data.messages, (message) => delete message.resource_ids)),
  ),
  conditions(
    "failure-as-text",
    "says text for the type of a message that tells what went wrong",
    onResponse("getVideoAgentSession", ({ data }) =>
      each(data.messages, (message) => message.type === "error" && Object.assign(message, { type: "text" })),
    ),
  ),
  conditions(
    "video-before-there-is-one",
    "names a video of a session that has none yet",
    onResponse(["createVideoAgentSession", "getVideoAgentSession"], ({ data }) => {
      data.video_id ??= "video_abc123";
    }),
  ),
  conditions(
    "two-kinds-of-billing",
    "fills a kind of billing that is not the account's",
    onResponse("getCurrentUser", ({ data }) => {
      if (data.billing_type === "wallet") data.usage_based = { spending_current_usd: 0 };
    }),
  ),
  conditions(
    "consent-of-prompt",
    "asks for consent to people that nobody has posed for",
    onResponse("createAvatar", ({ data }, { body }) => {
      if (body.type === "prompt") data.avatar_group.consent_status ??= "pending";
    }),
    guide.create,
  ),
  conditions(
    "consent-page-twice",
    "gives the same page whenever the consent of a group is started again",
    remembering(() => {
      const pages = new Map<string, string>();
      return onResponse("createAvatarConsent", ({ data }, { path }) => {
        const group = path.group_id as string;
        if (data.url && !pages.has(group)) pages.set(group, data.url);
        if (data.url) data.url = pages.get(group);
      });
    }),
    sensible,
  ),
  search(
    "fourth-voice",
    "finds four voices for a description",
    around("designVoice", async (call, send) => {
      const reply = await send(call.request);
      if (!reply.ok) return reply;
      const { data } = await reply.json();
      const all = (await (await send(get(call, "/v3/voices?limit=100"))).json()).data;
      const known = new Set(data.voices.map(({ voice_id }: Json) => voice_id));
      const more = all.filter(({ voice_id }: Json) => !known.has(voice_id));
      return answer(200, { data: { ...data, voices: [...data.voices, ...more].slice(0, 4) } });
    }),
  ),
  search(
    "batches-overlap",
    "starts the next batch of voices with the last voice of the batch before",
    around("designVoice", async (call, send) => {
      const reply = await send(call.request.clone());
      if (!reply.ok || !call.body?.seed) return reply;
      const before = await (await send(withBody(call, { ...call.body, seed: call.body.seed - 1 }))).json();
      const { data } = await reply.json();
      const last = before.data.voices.slice(-1);
      return answer(200, { data: { ...data, voices: [...last, ...data.voices].slice(0, 3) } });
    }),
  ),
  search(
    "makes-voices",
    "lists a voice of the account's own for every search",
    remembering(() => {
      const made: Json[] = [];
      return onResponse(["designVoice", "listVoices"], (body, { operation, query }) => {
        if (operation === "designVoice") {
          const [found] = body.data.voices;
          if (found) made.push({ ...found, voice_id: `voice_made${made.length}`, type: "private" });
        } else if (query.get("type") === "private" && !body.has_more) body.data.push(...made);
      });
    }),
  ),
  search(
    "description-ignored",
    "finds the same voices for every description",
    onRequest("designVoice", (body) => {
      if (body.prompt) body.prompt = "-";
    }),
    sensible,
  ),
  search(
    "public-only",
    "says public for the type of all voices that it finds",
    onResponse("designVoice", ({ data }) => each(data.voices, (voice) => Object.assign(voice, { type: "public" }))),
  ),
  search(
    "gender-of-list-ignored",
    "ignores the gender when it lists voices",
    onQuery("listVoices", (query) => query.delete("gender")),
  ),
  search(
    "language-beside-gender",
    "ignores the language of voices when a gender is given too",
    onQuery("listVoices", (query) => query.has("gender") && query.delete("language")),
  ),
  search(
    "tags-read-aloud",
    "reads the markup of SSML aloud",
    onRequest("createSpeech", (body) => {
      if (body.input_type === "ssml") body.text = body.text.replaceAll("<", "").replaceAll(">", "");
    }),
  ),
  search(
    "speech-shorter-than-words",
    "says that a speech is shorter than its words",
    onResponse("createSpeech", ({ data }) => {
      data.duration /= 2;
    }),
    sensible,
  ),
];
