// Work that has ended, as events.
import { clipUrl } from "../operations/views.ts";
import { jobState } from "../state/lifecycle.ts";
import type { AwaitedEnd, Job, StoredEvent } from "../state/model.ts";
import type { Store } from "../state/store.ts";

/** The end of some work, and what is told of it. */
export interface EndedWork {
  readonly end: AwaitedEnd;
  readonly event: Omit<StoredEvent, "seq">;
}

/** The work behind an end that is awaited; undefined where the thing was deleted. */
export function awaitedJob({ id, kind }: AwaitedEnd, { looks, videos }: Store): Job | undefined {
  return kind === "avatar" ? looks.get(id)?.job : videos.get(id)?.job;
}

/**
 * The work that has ended and was not told yet, in the order of its ending. It is taken from what is awaited, and so is
 * work on what was deleted.
 *
 * @param hasUrl decides for each success whether its event has a url
 */
export function takeEndedWork(store: Store, hasUrl: () => boolean): EndedWork[] {
  const now = store.now();
  const ended: EndedWork[] = [];
  for (const end of store.awaitedEnds.values()) {
    const job = awaitedJob(end, store);
    if (job && jobState(job, now) === "processing") continue;
    store.awaitedEnds.delete(end.id);
    if (job) ended.push({ end, event: eventOf(end, job, { store, hasUrl }) });
  }
  return ended.sort((a, b) => a.event.createdAt - b.event.createdAt);
}

interface EventSource {
  readonly store: Store;
  hasUrl(): boolean;
}

function eventOf(end: AwaitedEnd, job: Job, source: EventSource): EndedWork["event"] {
  const { type, data } = end.kind === "avatar" ? avatarEvent(end, job, source.store) : videoEvent(end, job, source);
  const entityId = end.sessionId ?? end.id;
  // Made of the id of what has ended, so that it is the same however often the same past is lived through.
  return { id: end.id.replace(/^[^_]*/, "evt"), type, data, entityId, createdAt: job.readyAt };
}

type Told = Pick<StoredEvent, "type" | "data">;

function videoEvent(end: AwaitedEnd, { failure }: Job, { hasUrl }: EventSource): Told {
  const { id: video_id, sessionId: session_id, callbackId: callback_id } = end;
  const isAgent = end.kind === "agent_video";
  const name = isAgent ? "video_agent" : "avatar_video";
  const subject = isAgent ? { session_id, video_id } : { video_id };
  // Under which key the agent says why it failed is not known.
  const reason = isAgent ? {} : { msg: failure?.message ?? null };
  if (failure) return { type: `${name}.fail`, data: { ...subject, ...reason, callback_id } };
  const url = clipUrl(video_id, end);
  const address = isAgent ? { video_url: url } : { url };
  return { type: `${name}.success`, data: { ...subject, ...(hasUrl() && address), callback_id } };
}

/**
 * A guess (confidence D): nobody has documented which event an avatar fires, nor what the event says. The data has what a
 * look is found by, under the names that looks have.
 */
function avatarEvent({ id }: AwaitedEnd, { failure }: Job, { looks }: Store): Told {
  const look = looks.get(id);
  const name = look?.type === "digital_twin" ? "instant_avatar" : "photo_avatar_generation";
  return { type: `${name}.${failure ? "fail" : "success"}`, data: { id, group_id: look?.groupId } };
}
