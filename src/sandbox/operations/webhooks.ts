import type { WebhookEndpoint, WebhookEventType } from "../../../generated/types.ts";
import { addEndpoint } from "../state/factories.ts";
import type { StoredEndpoint } from "../state/model.ts";
import { OrderedList } from "../state/ordered-list.ts";
import { addressError } from "./address-error.ts";
import { errorReply } from "./error-reply.ts";
import { type Handler, ok } from "./handler.ts";
import { pageOf, wholeList } from "./list-page.ts";

/** The descriptions of all event types in the spec. The type checker reports a missing one. */
const eventTypes: Readonly<Record<WebhookEventType, string>> = {
  "avatar_video.success": "A video was completed.",
  "avatar_video.fail": "A video failed.",
  "avatar_video_gif.success": "The animated preview of a video was completed.",
  "avatar_video_gif.fail": "The animated preview of a video failed.",
  "avatar_video_caption.success": "The captions of a video were completed.",
  "avatar_video_caption.fail": "The captions of a video failed.",
  "video_agent.success": "The video agent completed a video.",
  "video_agent.fail": "The video agent failed.",
  "video_translate.success": "A translation was completed.",
  "video_translate.fail": "A translation failed.",
  "video_translate.preflight.validation_failed": "A video can't be translated.",
  "video_translate.preflight.download_failed": "A video to translate could not be downloaded.",
  personalized_video: "A personalized video was completed.",
  "instant_avatar.success": "An avatar from footage was completed.",
  "instant_avatar.fail": "An avatar from footage failed.",
  "photo_avatar_generation.success": "Photos of an avatar were completed.",
  "photo_avatar_generation.fail": "Photos of an avatar failed.",
  "photo_avatar_train.success": "The training of a photo avatar was completed.",
  "photo_avatar_train.fail": "The training of a photo avatar failed.",
  "photo_avatar_add_motion.success": "Motion was added to a photo avatar.",
  "photo_avatar_add_motion.fail": "Adding motion to a photo avatar failed.",
  "proofread_creation.success": "A translation is ready to proofread.",
  "proofread_creation.fail": "The proofreading of a translation failed to start.",
  "live_avatar.success": "A live avatar was completed.",
  "live_avatar.fail": "A live avatar failed.",
  "hyperframes_video.success": "A rendering was completed.",
  "hyperframes_video.fail": "A rendering failed.",
  "ai_clipping.success": "The clips of a video were completed.",
  "ai_clipping.fail": "The clips of a video failed.",
  "filler_word_removal.success": "Filler words were removed.",
  "filler_word_removal.fail": "The removal of filler words failed.",
  "podcast.success": "A podcast was completed.",
  "podcast.fail": "A podcast failed.",
  "batch.finished": "All videos of a batch were completed or failed.",
};

export const listWebhookEventTypes: Handler<"listWebhookEventTypes"> = () =>
  wholeList(Object.entries(eventTypes).map(([event_type, description]) => ({ event_type, description })));

function endpointView({ id, url, events, status, createdAt }: StoredEndpoint): WebhookEndpoint {
  return { endpoint_id: id, url, events, status, created_at: new Date(createdAt).toISOString() };
}

export const listWebhookEndpoints: Handler<"listWebhookEndpoints"> = ({ query }, { store }) =>
  pageOf({ list: new OrderedList(store.endpoints.values()), name: "endpoints", scope: "", view: endpointView }, query);

export const createWebhookEndpoint: Handler<"createWebhookEndpoint"> = ({ body }, { store }) => {
  const { url, events = null, entity_id: entityId = null } = body;
  const wrong = addressError(url, "url");
  if (wrong) return wrong;
  const endpoint = addEndpoint(store, { url, events, entityId });
  return ok({ ...endpointView(endpoint), secret: endpoint.secret });
};

const notFound = (id: string) =>
  errorReply(404, "webhook_not_found", `There is no webhook endpoint ${id}.`, "endpoint_id");

export const updateWebhookEndpoint: Handler<"updateWebhookEndpoint"> = ({ path, body }, { store }) => {
  const endpoint = store.endpoints.get(path.endpoint_id);
  if (!endpoint) return notFound(path.endpoint_id);
  const { url = null, events } = body;
  const wrong = url === null ? undefined : addressError(url, "url");
  if (wrong) return wrong;
  endpoint.url = url ?? endpoint.url;
  endpoint.events = events ?? endpoint.events;
  return ok(endpointView(endpoint));
};

export const deleteWebhookEndpoint: Handler<"deleteWebhookEndpoint"> = ({ path }, { store }) =>
  store.endpoints.delete(path.endpoint_id) ? ok({}) : notFound(path.endpoint_id);

export const rotateWebhookEndpointSecret: Handler<"rotateWebhookEndpointSecret"> = ({ path }, { store }) => {
  const endpoint = store.endpoints.get(path.endpoint_id);
  if (!endpoint) return notFound(path.endpoint_id);
  endpoint.secret = store.newSecret();
  return ok({ endpoint_id: endpoint.id, secret: endpoint.secret });
};

/** Newest first. */
export const listWebhookEvents: Handler<"listWebhookEvents"> = ({ query }, { store }) => {
  const { event_type, entity_id } = query;
  const found = [...store.events.values()].filter(
    ({ type, entityId }) =>
      (event_type === undefined || type === event_type) && (entity_id === undefined || entityId === entity_id),
  );
  return pageOf(
    {
      list: new OrderedList(found),
      name: "events",
      scope: JSON.stringify([event_type, entity_id]),
      newestFirst: true,
      view: ({ id, type, data, createdAt }) => ({
        event_id: id,
        event_type: type,
        event_data: data,
        created_at: new Date(createdAt).toISOString(),
      }),
    },
    query,
  );
};
