import { addBatch } from "../state/factories.ts";
import { batchNotFound, batchPage, findBatch } from "./batches.ts";
import { startVideo, videoError } from "./create-video.ts";
import { errorReply } from "./error-reply.ts";
import type { Handler } from "./handler.ts";
import { statusEntry } from "./videos.ts";

export const createVideoBatch: Handler<"createVideoBatch"> = ({ body }, context) => {
  const { store, origin } = context;
  const { videos, title = null, folder_id, callback_url } = body;
  for (const [index, video] of videos.entries()) {
    const wrong = videoError(video, context);
    if (!wrong) continue;
    return errorReply(400, "invalid_parameter", `videos[${index}]: ${wrong.body.error.message}`, "videos");
  }
  if (store.credits !== null && store.credits < videos.length) {
    const message = `The account has ${store.credits} credits, and the batch costs ${videos.length}.`;
    return errorReply(402, "insufficient_credit", message);
  }
  const itemIds = videos.map((video) => startVideo(video, folder_id, context).id);
  if (store.credits !== null) store.credits -= videos.length;
  const { id } = addBatch(store, { kind: "video", title, itemIds });
  store.awaitCompletion({
    id,
    kind: "batch",
    sessionId: null,
    origin,
    callbackUrl: callback_url || null,
    callbackId: null,
  });
  return { status: 202, body: { data: { batch_id: id } } };
};

export const getVideoBatch: Handler<"getVideoBatch"> = ({ path, query }, context) => {
  const batch = findBatch("video", path.batch_id, context);
  return batch ? batchPage(batch, query, context, statusEntry) : batchNotFound(path.batch_id);
};
