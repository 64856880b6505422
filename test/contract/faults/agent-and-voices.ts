// The video agent, and voices.
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
  withBody,
} from "./fault.ts";

const agents = faultsOf("agent", guide.openapi);
const voices = faultsOf("voices", guide.openapi);

export const agentAndVoices: readonly Fault[] = [
  agents(
    "oldest-message-first",
    "gives the oldest message of a session first",
    onResponse("getVideoAgentSession", ({ data }) => data.messages.reverse()),
  ),
  agents(
    "all-messages",
    "gives more than 40 messages of a session",
    onResponse("getVideoAgentSession", ({ data }) => {
      const [last] = data.messages;
      if (last && data.messages.length >= 40) data.messages.push(last);
    }),
  ),
  agents(
    "message-lost",
    "forgets the messages that were sent to a session",
    onResponse("getVideoAgentSession", ({ data }) => {
      const first = data.messages.findLast(({ role }: Json) => role === "user");
      data.messages = data.messages.filter((message: Json) => message.role !== "user" || message === first);
    }),
  ),
  agents(
    "generate-takes-messages",
    "takes messages in a session that is not in mode chat",
    accept("sendVideoAgentMessage", { code: "invalid_parameter", param: /session/ }, (_, { path }) =>
      answer(200, { data: { session_id: path.session_id, run_id: "run_0123456789" } }),
    ),
  ),
  agents(
    "stop-does-nothing",
    "says that it stopped a session and goes on",
    around("stopVideoAgentSession", async (call, send) => {
      const before = await send(get(call, `/v3/video-agents/${call.path.session_id}`));
      return before.ok ? answer(200, { data: { session_id: call.path.session_id } }) : send(call.request);
    }),
  ),
  agents(
    "chat-never-asks",
    "never asks back in mode chat",
    onRequest("createVideoAgentSession", (body) => body.mode === "chat" && delete body.mode),
  ),
  agents(
    "default-chat",
    "asks back when no mode is given",
    onRequest("createVideoAgentSession", (body) => {
      body.mode ??= "chat";
    }),
  ),
  agents(
    "progress",
    "says 50 for the progress of a completed session",
    onResponse(
      "getVideoAgentSession",
      ({ data }) => data.status === "completed" && Object.assign(data, { progress: 50 }),
    ),
  ),
  agents(
    "video-not-readable",
    "names a video of a session that cannot be read",
    onResponse("getVideoAgentSession", ({ data }) => {
      if (data.video_id) data.video_id += "x";
    }),
  ),
  agents(
    "resource-of-other-session",
    "reads a resource under any session",
    around("getVideoAgentResource", async (call, send) => {
      const reply = await send(call.request);
      if (reply.status !== 404) return reply;
      return send(get(call, `/v3/video-agents/session_abc123/resources/${call.path.resource_id}`));
    }),
  ),
  agents(
    "key-replays",
    "replays a session for an idempotency key, which it does not take",
    remembering(() => {
      const first = new Map<string, Json>();
      return around("createVideoAgentSession", async (call, send) => {
        const key = call.request.headers.get("idempotency-key");
        if (key && first.has(key)) return answer(200, first.get(key));
        const reply = await send(call.request);
        if (key && reply.ok) first.set(key, await reply.clone().json());
        return reply;
      });
    }),
  ),
  voices(
    "seed-ignored",
    "finds the same voices for every seed",
    around("designVoice", async (call, send) => {
      const reply = await send(
        call.body ? withBody(call, { ...call.body, seed: call.body.seed ? 0 : call.body.seed }) : call.request,
      );
      if (!reply.ok) return reply;
      const { data } = await reply.json();
      return answer(200, { data: { ...data, seed: call.body.seed ?? 0 } });
    }),
  ),
  voices(
    "seed-random",
    "finds other voices each time for the same seed",
    remembering(() => {
      let searches = 0;
      return onResponse("designVoice", ({ data }) => {
        if (searches++ % 2) data.voices.reverse();
      });
    }),
  ),
  voices(
    "gender-ignored",
    "finds voices of any gender for a description",
    onRequest("designVoice", (body) => delete body.gender),
  ),
  voices(
    "locale-ignored",
    "finds voices of any locale for a description",
    onRequest("designVoice", (body) => delete body.locale),
  ),
  voices(
    "completed",
    "says completed for complete when a clone is done",
    onResponse("getVoice", ({ data }) => data.status === "complete" && Object.assign(data, { status: "completed" })),
  ),
  voices(
    "status-of-public",
    "gives a status for HeyGen's own voices",
    onResponse("getVoice", ({ data }) => {
      data.status ??= "complete";
    }),
  ),
  voices(
    "clone-public",
    "lists clones as public voices",
    onResponse("listVoices", ({ data }) => each(data, (voice) => Object.assign(voice, { type: "public" }))),
  ),
  voices(
    "words-overlap",
    "starts every word of a speech at 0",
    onResponse("createSpeech", ({ data }) =>
      each(data.word_timestamps ?? [], (word) => Object.assign(word, { start: 0 })),
    ),
  ),
  voices(
    "speed-ignored",
    "speaks at the same speed whatever speed was asked for",
    onRequest("createSpeech", (body) => body.speed >= 0.5 && body.speed <= 2 && delete body.speed),
  ),
];
