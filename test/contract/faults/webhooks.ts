// Webhook endpoints, their secrets, and the log of events.
import { each, type Fault, faultsOf, guide, type Json, onQuery, onResponse, remembering, sensible } from "./fault.ts";

const fault = faultsOf("webhooks", guide.webhooks);

export const webhooks: readonly Fault[] = [
  fault(
    "secret-listed",
    "shows the secrets of endpoints in the list",
    onResponse("listWebhookEndpoints", ({ data }) =>
      each(data, (endpoint) => Object.assign(endpoint, { secret: "whsec_0123456789abcdef" })),
    ),
  ),
  fault(
    "same-secret",
    "gives every endpoint the same secret",
    onResponse("createWebhookEndpoint", ({ data }) => Object.assign(data, { secret: "whsec_0123456789abcdef" })),
  ),
  fault(
    "secret-not-rotated",
    "gives the same secret on every rotation",
    onResponse("rotateWebhookEndpointSecret", ({ data }) => Object.assign(data, { secret: "whsec_0123456789abcdef" })),
  ),
  fault(
    "created-at-not-iso",
    "gives the time of an event in another form than ISO 8601",
    onResponse("listWebhookEvents", ({ data }) =>
      each(data, (event) => Object.assign(event, { created_at: new Date(event.created_at).toUTCString() })),
    ),
    guide.openapi,
  ),
  fault(
    "disabled-at-once",
    "registers endpoints as disabled",
    onResponse("createWebhookEndpoint", ({ data }) => Object.assign(data, { status: "disabled" })),
    sensible,
  ),
  fault(
    "event-types-misspelt",
    "lists avatar_video.failed, which never fires",
    onResponse("listWebhookEventTypes", ({ data }) =>
      each(
        data,
        (type) => type.event_type === "avatar_video.fail" && Object.assign(type, { event_type: "avatar_video.failed" }),
      ),
    ),
  ),
  fault(
    "type-filter-ignored",
    "ignores the type when it lists events",
    onQuery("listWebhookEvents", (query) => query.delete("event_type")),
    guide.openapi,
  ),
  fault(
    "entity-filter-ignored",
    "ignores the entity when it lists events",
    onQuery("listWebhookEvents", (query) => query.delete("entity_id")),
    guide.openapi,
  ),
  fault(
    "failure-as-success",
    "logs the failure of a video as a success",
    onResponse("listWebhookEvents", ({ data }) =>
      each(data, (event) => Object.assign(event, { event_type: event.event_type.replace(/\.fail$/, ".success") })),
    ),
  ),
  fault(
    "callback-id-lost",
    "does not hand the callback_id back",
    onResponse("listWebhookEvents", ({ data }) => {
      for (const { event_data } of data) delete event_data.callback_id;
    }),
    guide.openapi,
  ),
  fault(
    "event-without-reason",
    "does not say in the log why a video failed",
    onResponse("listWebhookEvents", ({ data }) => {
      for (const { event_data } of data) delete event_data.msg;
    }),
  ),
  fault(
    "event-id-changes",
    "gives events other ids on every read",
    remembering(() => {
      let reads = 0;
      return onResponse("listWebhookEvents", ({ data }) => {
        reads++;
        for (const event of data) event.event_id += reads;
      });
    }),
  ),
  fault(
    "no-event-of-agent",
    "logs no event when the video agent is done",
    onResponse("listWebhookEvents", (page) =>
      Object.assign(page, { data: page.data.filter((event: Json) => !event.event_type.startsWith("video_agent.")) }),
    ),
  ),
];
