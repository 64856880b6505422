// Creates the events for completed work.
import { clipUrl } from "../operations/views.ts";
import type { Job, PendingCompletion, StoredEvent } from "../state/model.ts";
import type { Store } from "../state/store.ts";

/**
 * The event for completed work.
 *
 * @param hasUrl whether a success event contains the URL of the video
 */
export function completionEvent(
  completion: PendingCompletion,
  job: Job,
  store: Store,
  hasUrl: boolean,
): Omit<StoredEvent, "seq"> {
  const { id, sessionId } = completion;
  const { type, data } = contentOf(completion, job, store, hasUrl);
  // Derived from the id of the video, batch or look, so that the same requests always give the same event id.
  return { id: id.replace(/^[^_]*/, "evt"), type, data, entityId: sessionId ?? id, createdAt: job.readyAt };
}

type Content = Pick<StoredEvent, "type" | "data">;

function contentOf(completion: PendingCompletion, job: Job, store: Store, hasUrl: boolean): Content {
  switch (completion.kind) {
    case "avatar":
      return avatarEvent(completion, job, store);
    case "batch":
      // A guess (confidence D): what this event says is not documented.
      return { type: "batch.finished", data: { batch_id: completion.id } };
    default:
      return videoEvent(completion, job, hasUrl);
  }
}

function videoEvent(completion: PendingCompletion, { failure }: Job, hasUrl: boolean): Content {
  const { id: video_id, kind, sessionId: session_id, callbackId: callback_id } = completion;
  const isAgent = kind === "agent_video";
  const name = isAgent ? "video_agent" : "avatar_video";
  const subject = isAgent ? { session_id, video_id } : { video_id };
  // It is not known which key has the reason why an agent failed.
  const reason = isAgent ? {} : { msg: failure?.message ?? null };
  if (failure) return { type: `${name}.fail`, data: { ...subject, ...reason, callback_id } };
  const url = clipUrl(video_id, completion);
  const address = isAgent ? { video_url: url } : { url };
  return { type: `${name}.success`, data: { ...subject, ...(hasUrl && address), callback_id } };
}

/**
 * A guess (confidence D): it is not documented which event an avatar fires, or what its data is. The data here identifies
 * the look, with the field names of a look.
 */
function avatarEvent({ id }: PendingCompletion, { failure }: Job, { looks }: Store): Content {
  const look = looks.get(id);
  const name = look?.type === "digital_twin" ? "instant_avatar" : "photo_avatar_generation";
  return { type: `${name}.${failure ? "fail" : "success"}`, data: { id, group_id: look?.groupId } };
}
