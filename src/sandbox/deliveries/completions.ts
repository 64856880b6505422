// Work that has completed, as events.
import { clipUrl } from "../operations/views.ts";
import type { Job, PendingCompletion, StoredEvent } from "../state/model.ts";
import type { Store } from "../state/store.ts";

/**
 * The event for the completion of some work.
 *
 * @param hasUrl whether the event of a success has the address of the video
 */
export function completionEvent(
  completion: PendingCompletion,
  job: Job,
  store: Store,
  hasUrl: boolean,
): Omit<StoredEvent, "seq"> {
  const { id, kind, sessionId } = completion;
  const { type, data } = kind === "avatar" ? avatarEvent(completion, job, store) : videoEvent(completion, job, hasUrl);
  // Derived from the id of the video or look, so that a replay of the same past gives the same id.
  return { id: id.replace(/^[^_]*/, "evt"), type, data, entityId: sessionId ?? id, createdAt: job.readyAt };
}

type Content = Pick<StoredEvent, "type" | "data">;

function videoEvent(completion: PendingCompletion, { failure }: Job, hasUrl: boolean): Content {
  const { id: video_id, kind, sessionId: session_id, callbackId: callback_id } = completion;
  const isAgent = kind === "agent_video";
  const name = isAgent ? "video_agent" : "avatar_video";
  const subject = isAgent ? { session_id, video_id } : { video_id };
  // Which key holds the reason of a failed agent is not known.
  const reason = isAgent ? {} : { msg: failure?.message ?? null };
  if (failure) return { type: `${name}.fail`, data: { ...subject, ...reason, callback_id } };
  const url = clipUrl(video_id, completion);
  const address = isAgent ? { video_url: url } : { url };
  return { type: `${name}.success`, data: { ...subject, ...(hasUrl && address), callback_id } };
}

/**
 * A guess (confidence D): nobody has documented which event an avatar fires, nor what the event says. Its data is what a
 * look is found by, under the names that looks have.
 */
function avatarEvent({ id }: PendingCompletion, { failure }: Job, { looks }: Store): Content {
  const look = looks.get(id);
  const name = look?.type === "digital_twin" ? "instant_avatar" : "photo_avatar_generation";
  return { type: `${name}.${failure ? "fail" : "success"}`, data: { id, group_id: look?.groupId } };
}
