import type { WebhookEndpoint, WebhookEventType } from "../../../generated/types.ts";
import { isNearbyName } from "../../shared/nearby-address.ts";
import { addEndpoint } from "../state/factories.ts";
import type { StoredEndpoint } from "../state/model.ts";
import { OrderedList } from "../state/ordered-list.ts";
import { webAddress } from "../state/web-address.ts";
import { errorReply } from "./error-reply.ts";
import { type Handler, ok } from "./handler.ts";
import { pageOf, wholeList } from "./list-page.ts";

/** What each event tells of. A type that the spec gets does not compile until it stands here. */
const eventTypes: Readonly<Record<WebhookEventType, string>> = {
  "avatar_video.success": "A video is finished.",
  "avatar_video.fail": "A video has failed.",
  "avatar_video_gif.success": "The moving preview of a video is finished.",
  "avatar_video_gif.fail": "The moving preview of a video has failed.",
  "avatar_video_caption.success": "The captions of a video are finished.",
  "avatar_video_caption.fail": "The captions of a video have failed.",
  "video_agent.success": "The video agent has made a video.",
  "video_agent.fail": "The video agent has failed.",
  "video_translate.success": "A translation is finished.",
  "video_translate.fail": "A translation has failed.",
  "video_translate.preflight.validation_failed": "A video can't be translated.",
  "video_translate.preflight.download_failed": "A video to translate could not be loaded.",
  personalized_video: "A personalized video is finished.",
  "instant_avatar.success": "An avatar from footage is finished.",
  "instant_avatar.fail": "An avatar from footage has failed.",
  "photo_avatar_generation.success": "Photos of an avatar are finished.",
  "photo_avatar_generation.fail": "Photos of an avatar have failed.",
  "photo_avatar_train.success": "The training of a photo avatar is finished.",
  "photo_avatar_train.fail": "The training of a photo avatar has failed.",
  "photo_avatar_add_motion.success": "A photo avatar can move.",
  "photo_avatar_add_motion.fail": "The motion of a photo avatar has failed.",
  "proofread_creation.success": "A translation can be proofread.",
  "proofread_creation.fail": "The proofreading of a translation could not start.",
  "live_avatar.success": "A live avatar is finished.",
  "live_avatar.fail": "A live avatar has failed.",
  "hyperframes_video.success": "A rendering is finished.",
  "hyperframes_video.fail": "A rendering has failed.",
  "ai_clipping.success": "The clips of a video are finished.",
  "ai_clipping.fail": "The clips of a video have failed.",
  "filler_word_removal.success": "Filler words are removed.",
  "filler_word_removal.fail": "The removal of filler words has failed.",
  "podcast.success": "A podcast is finished.",
  "podcast.fail": "A podcast has failed.",
  "batch.finished": "All videos of a batch have come to an end.",
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
  const wrong = urlError(url);
  if (wrong) return wrong;
  const endpoint = addEndpoint(store, { url, events, entityId });
  return ok({ ...endpointView(endpoint), secret: endpoint.secret });
};

/** The API wants public https; the sandbox also tells a server nearby, for tests. */
function urlError(text: string) {
  const address = webAddress(text);
  const { protocol, hostname } = new URL(address ?? "invalid:");
  if (protocol === "https:" || (protocol === "http:" && isNearbyName(hostname))) return undefined;
  return errorReply(400, "invalid_parameter", "url must be a public https address, or one nearby.", "url");
}

const notFound = (id: string) =>
  errorReply(404, "webhook_not_found", `There is no webhook endpoint ${id}.`, "endpoint_id");

export const updateWebhookEndpoint: Handler<"updateWebhookEndpoint"> = ({ path, body }, { store }) => {
  const endpoint = store.endpoints.get(path.endpoint_id);
  if (!endpoint) return notFound(path.endpoint_id);
  const { url = null, events } = body;
  const wrong = url === null ? undefined : urlError(url);
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

/** The newest first. */
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
