// Sessions of the video agent. In the mode `generate`, it creates a video at once. In the mode `chat`, it asks a question
// first, and creates a video for each message.
import type { AssetInput, SessionMessage, VideoAgentStyle } from "../../../generated/types.ts";
import { addSession, addVideo } from "../state/factories.ts";
import { jobState, sessionStatus } from "../state/lifecycle.ts";
import type { AgentSession, Job, Video } from "../state/model.ts";
import { OrderedList } from "../state/ordered-list.ts";
import { assetError } from "./asset-input.ts";
import { type ErrorReply, errorReply, isErrorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { pageOf, wholeList } from "./list-page.ts";
import { readyLook } from "./ready-look.ts";
import { jobFor } from "./test-triggers.ts";
import { clipUrl, imageUrl, seconds, videoView } from "./views.ts";
import { voiceError } from "./voices.ts";

export const createVideoAgentSession: Handler<"createVideoAgentSession"> = ({ body }, context) => {
  const wrong = materialError(body, context) ?? styleError(body.style_id);
  if (wrong) return wrong;
  const { store, durations } = context;
  const { prompt, mode = "generate", avatar_id: lookId = null } = body;
  const { callback_url: callbackUrl = null, callback_id: callbackId = null } = body;
  const session = addSession(store, { mode, prompt, callbackUrl, callbackId });
  const job = jobFor(body, durations.video, context);
  if (mode === "chat") session.asksAt = store.now() + durations.generation;
  else startVideo(session, { lookId, aspectRatio: body.orientation === "portrait" ? "9:16" : "16:9", job }, context);
  return ok({
    session_id: session.id,
    status: mode === "chat" ? "thinking" : "generating",
    created_at: seconds(session.createdAt),
    video_id: session.videoIds[0] ?? null,
  });
};

export const sendVideoAgentMessage: Handler<"sendVideoAgentMessage"> = ({ path, body }, context) => {
  const { store, durations } = context;
  const session = store.sessions.get(path.session_id);
  if (!session) return notFound(path.session_id);
  if (session.mode !== "chat") {
    return errorReply(400, "invalid_parameter", "Only sessions in the mode chat accept messages.", "session_id");
  }
  const wrong = materialError(body, context);
  if (wrong) return wrong;
  // A message that comes before the question replaces it.
  if (session.asksAt !== null && session.asksAt > store.now()) session.asksAt = null;
  session.isStopped = false;
  session.messages.push({ text: body.message, at: store.now() });
  const job = jobFor(body, durations.video, context);
  startVideo(session, { lookId: body.avatar_id ?? null, aspectRatio: "16:9", job }, context);
  return ok({ session_id: session.id, run_id: store.newId("run"), title: titleOf(session) });
};

type Material = Pick<Video, "lookId" | "aspectRatio" | "job">;

function startVideo(session: AgentSession, material: Material, { store, origin }: HandlerContext): void {
  const video = addVideo(store, { title: titleOf(session), format: "mp4", ...material });
  session.videoIds.push(video.id);
  const { id: sessionId, callbackUrl, callbackId } = session;
  store.awaitCompletion({ id: video.id, kind: "agent_video", sessionId, origin, callbackUrl, callbackId });
}

interface MaterialInput {
  avatar_id?: string | null;
  voice_id?: string | null;
  files?: AssetInput[] | null;
}

/** Checks the avatar, the files and the voice for a video. */
function materialError(
  { avatar_id, voice_id, files }: MaterialInput,
  context: HandlerContext,
): ErrorReply<400> | ErrorReply<404> | ErrorReply<400 | 404> | undefined {
  const look = typeof avatar_id === "string" ? readyLook(avatar_id, "avatar_id", context) : undefined;
  if (look && isErrorReply(look)) return look;
  for (const [index, input] of (files ?? []).entries()) {
    const wrong = assetError(input, undefined, `files.${index}`, context);
    if (wrong) return wrong;
  }
  return voiceError(voice_id, "voice_id", context);
}

function styleError(id: string | null | undefined): ErrorReply<400> | undefined {
  if (!id || styles.some((style) => style.style_id === id)) return undefined;
  return errorReply(400, "invalid_parameter", `style_id: there is no style ${id}.`, "style_id");
}

/** The maximum length of a title, in characters. */
const maxTitle = 60;

/** The start of the prompt. */
const titleOf = ({ prompt }: AgentSession): string => prompt.slice(0, maxTitle);

const notFound = (id: string) => errorReply(404, "resource_not_found", `There is no session ${id}.`, "session_id");

export const listVideoAgentSessions: Handler<"listVideoAgentSessions"> = ({ query }, { store }) =>
  pageOf(
    {
      list: new OrderedList(store.sessions.values()),
      name: "sessions",
      scope: "",
      newestFirst: true,
      view: (session) => ({
        session_id: session.id,
        title: titleOf(session),
        created_at: seconds(session.createdAt),
      }),
    },
    query,
  );

export const getVideoAgentSession: Handler<"getVideoAgentSession"> = ({ path }, context) => {
  const { store } = context;
  const session = store.sessions.get(path.session_id);
  if (!session) return notFound(path.session_id);
  const newest = store.videos.get(session.videoIds.at(-1) ?? "");
  return ok({
    session_id: session.id,
    status: sessionStatus(session, store),
    progress: newest ? progressOf(newest.job, store.now()) : 0,
    title: titleOf(session),
    video_id: session.videoIds.at(-1) ?? null,
    created_at: seconds(session.createdAt),
    messages: messagesOf(session, context),
  });
};

function progressOf({ startedAt, readyAt }: Job, now: number): number {
  return now >= readyAt ? 100 : Math.floor((100 * (now - startedAt)) / (readyAt - startedAt));
}

/** How many messages a session returns. */
const maxMessages = 40;

/** The messages of a session, newest first. Those of the agent are derived from the state of its videos. */
function messagesOf(session: AgentSession, { store }: HandlerContext): SessionMessage[] {
  const now = store.now();
  const said: { at: number; message: SessionMessage }[] = [];
  const say = (at: number, message: Omit<SessionMessage, "created_at">) =>
    said.push({ at, message: { ...message, created_at: seconds(at) } });
  say(session.createdAt, { role: "user", content: session.prompt, type: "text" });
  if (session.asksAt !== null && session.asksAt <= now) {
    say(session.asksAt, { role: "model", content: "What should the video show first?", type: "text" });
  }
  for (const { text, at } of session.messages) say(at, { role: "user", content: text, type: "text" });
  for (const id of session.videoIds) {
    const video = store.videos.get(id);
    if (!video || jobState(video.job, now) === "processing") continue;
    const { readyAt, failure } = video.job;
    if (failure) say(readyAt, { role: "model", content: failure.message, type: "error" });
    else {
      const resource_ids = [resourceIdOf(id)];
      say(readyAt, { role: "model", content: "Here is your video.", type: "resource", resource_ids });
    }
  }
  said.sort((a, b) => a.at - b.at);
  return said
    .reverse()
    .slice(0, maxMessages)
    .map(({ message }) => message);
}

const resourceIdOf = (videoId: string): string => videoId.replace(/^video_/, "resource_");

/** Fails the videos in progress. This also fails a session in the mode `generate`, which accepts no more messages. */
export const stopVideoAgentSession: Handler<"stopVideoAgentSession"> = ({ path }, { store }) => {
  const session = store.sessions.get(path.session_id);
  if (!session) return notFound(path.session_id);
  const status = sessionStatus(session, store);
  if (status === "thinking" || status === "generating") {
    session.isStopped = session.mode === "chat";
    for (const id of session.videoIds) {
      const job = store.videos.get(id)?.job;
      if (!job || jobState(job, store.now()) !== "processing") continue;
      store.abortWork(id, job, { code: "video_failed", message: "The session was stopped." });
    }
  }
  return ok({ session_id: session.id });
};

export const getVideoAgentResource: Handler<"getVideoAgentResource"> = ({ path }, context) => {
  const { store } = context;
  const session = store.sessions.get(path.session_id);
  if (!session) return notFound(path.session_id);
  const id = session.videoIds.find((videoId) => resourceIdOf(videoId) === path.resource_id) ?? "";
  const video = store.videos.get(id);
  if (!video || jobState(video.job, store.now()) !== "done") {
    return errorReply(404, "resource_not_found", `There is no resource ${path.resource_id}.`, "resource_id");
  }
  const { video_url = null, thumbnail_url = null } = videoView(video, context);
  return ok({
    resource_id: path.resource_id,
    resource_type: "video",
    source_type: null,
    url: video_url,
    thumbnail_url,
    preview_url: null,
    created_at: seconds(video.job.readyAt),
    metadata: { video_id: id },
  });
};

export const listVideoAgentSessionVideos: Handler<"listVideoAgentSessionVideos"> = ({ path }, context) => {
  const session = context.store.sessions.get(path.session_id);
  if (!session) return notFound(path.session_id);
  const videos = session.videoIds.flatMap((id) => context.store.videos.get(id) ?? []);
  return wholeList(videos.map((video) => videoView(video, context)));
};

type Style = Pick<VideoAgentStyle, "style_id" | "name"> & { tags: string[]; aspect_ratio: string; seq: number };

const styles: readonly Style[] = [
  { seq: 1, style_id: "style_abc123", name: "Night drive", tags: ["cinematic"], aspect_ratio: "16:9" },
  { seq: 2, style_id: "style_def456", name: "Paper cut", tags: ["handmade"], aspect_ratio: "1:1" },
  { seq: 3, style_id: "style_ghi789", name: "Old television", tags: ["retro-tech"], aspect_ratio: "16:9" },
  { seq: 4, style_id: "style_jkl012", name: "Close-up", tags: ["cinematic", "social"], aspect_ratio: "9:16" },
];

export const listVideoAgentStyles: Handler<"listVideoAgentStyles"> = ({ query }, context) => {
  const found = styles.filter(({ tags }) => query.tag === undefined || tags.includes(query.tag));
  const view = ({ seq: _, ...style }: Style): VideoAgentStyle => ({
    ...style,
    thumbnail_url: imageUrl(style.style_id, context, style.aspect_ratio),
    preview_video_url: clipUrl(style.style_id, context),
  });
  return pageOf({ list: new OrderedList(found), name: "styles", scope: query.tag ?? "", view }, query);
};
