// Two views of one thing agree, and what is given only under a condition is given only then.
import {
  answer,
  around,
  each,
  type Fault,
  faultsOf,
  get,
  guide,
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
  conditions(
    "failure-as-text",
    "says text for the type of a message that tells what went wrong",
    onResponse("getVideoAgentSession", ({ data }) =>
      each(data.messages, (message) => message.type === "error" && Object.assign(message, { type: "text" })),
    ),
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
    "public-only",
    "says public for the type of all voices that it finds",
    onResponse("designVoice", ({ data }) => each(data.voices, (voice) => Object.assign(voice, { type: "public" }))),
  ),
  search(
    "tags-read-aloud",
    "reads the markup of SSML aloud",
    onRequest("createSpeech", (body) => {
      if (body.input_type === "ssml") body.text = body.text.replaceAll("<", "").replaceAll(">", "");
    }),
  ),
];
