import { videoStatus } from "../state/lifecycle.ts";
import { OrderedList } from "../state/ordered-list.ts";
import { type StatusEntry, statusList } from "./batches.ts";
import { errorReply } from "./error-reply.ts";
import { type Handler, type HandlerContext, ok } from "./handler.ts";
import { pageOf } from "./list-page.ts";
import { videoView } from "./views.ts";

/** Newest first. */
export const listVideos: Handler<"listVideos"> = ({ query }, context) => {
  const { folder_id, title } = query;
  const found = [...context.store.videos.values()].filter(
    (video) =>
      (folder_id === undefined || video.folderId === folder_id) &&
      (title === undefined || video.title?.includes(title)),
  );
  const view = (video: (typeof found)[number]) => videoView(video, context);
  const scope = JSON.stringify([folder_id, title]);
  return pageOf({ list: new OrderedList(found), name: "videos", scope, newestFirst: true, view }, query);
};

export const videoNotFound = (id: string): ReturnType<typeof errorReply<404>> =>
  errorReply(404, "video_not_found", `There is no video ${id}.`, "video_id");

export const getVideo: Handler<"getVideo"> = ({ path }, context) => {
  const video = context.store.videos.get(path.video_id);
  return video ? ok(videoView(video, context)) : videoNotFound(path.video_id);
};

export const deleteVideo: Handler<"deleteVideo"> = ({ path }, { store }) =>
  store.videos.delete(path.video_id) ? ok({ id: path.video_id, deleted: true }) : videoNotFound(path.video_id);

export const listVideoStatuses: Handler<"listVideoStatuses"> = ({ query }, context) =>
  statusList("video", { ids: query.video_ids, batchIds: query.batch_ids }, context, statusEntry);

/** How far a video is, in the words of lists. */
export function statusEntry(id: string, { store }: HandlerContext): StatusEntry {
  const video = store.videos.get(id);
  const entry = { video_id: id, batch_id: null, item_index: null };
  if (!video) return { ...entry, status: "not_found", error: null };
  const status = videoStatus(video, store.now());
  const { code, message } = video.job.failure ?? {};
  const error = status === "failed" ? { code, message } : null;
  return { ...entry, status: status === "pending" ? "queued" : status, error };
}
