// Rules about what HeyGen sends: events to registered endpoints (webhooks), and to the `callback_url` of one request.
import { nameOf } from "./names.js";
import { wholeOf } from "./operations.js";

const callbackKey = "{$request.body#/callback_url}";

export const rules = {
  /** The index of webhooks, the list of known names and the union of known events name the same events. */
  "webhook-names": () => {
    const lists = new Map();
    return {
      Schema(schema, context) {
        const name = nameOf(context.location);
        if (name === "WebhookEventType") lists.set(name, schema.enum ?? []);
        if (name === "KnownWebhookEvent" && schema.oneOf) {
          lists.set(name, wholeOf(schema.oneOf, context).flatMap(namesOf));
        }
      },
      Root: {
        leave({ webhooks = {} }, { report, location }) {
          const problem = (message) => report({ message, location: location.child("webhooks") });
          const names = Object.keys(webhooks);
          for (const [list, known] of lists) {
            for (const name of names) if (!known.includes(name)) problem(`${name} is missing in ${list}.`);
            for (const name of known) if (!names.includes(name)) problem(`${name} of ${list} has no webhook.`);
            if (new Set(known).size < known.length) problem(`${list} names an event twice.`);
          }
        },
      },
    };
  },

  /** A webhook has one POST, open to all that is not documented, with the name of the event in its body. */
  "webhook-body": () => ({
    WebhooksMap: {
      PathItem(item, context) {
        const problem = (message) => context.report({ message, location: context.location });
        const { post, ...others } = wholeOf(item, context);
        if (!post || Object.keys(others).length > 0) return problem("A webhook is a POST and nothing else.");
        // With an id it would be taken for an operation of the API.
        if (post.operationId) problem("A webhook has no operationId.");
        if (post.security?.length !== 0) problem("A webhook must say security: [], because no key is sent.");
        const headers = post.parameters?.map(({ name }) => name) ?? [];
        if (!headers.includes("Heygen-Signature") || !headers.includes("Signature")) {
          problem("A webhook must describe both headers that its signature may come in.");
        }
        const { schema, examples = {} } = post.requestBody?.content?.["application/json"] ?? {};
        if (Object.keys(examples).length === 0) problem("A webhook needs a named example.");
        if (!schema || !namesOf(schema).includes(context.key)) {
          return problem(`The schema of a webhook must allow the event_type ${context.key}.`);
        }
        if (`${[...schema.required].sort()}` !== "event_data,event_type") {
          problem("A webhook requires event_type and event_data and nothing else.");
        }
        const { event_data: data } = schema.properties;
        if (data.type !== "object" || data.additionalProperties === false) problem("event_data is an open object.");
        if (!data.properties && !schema["x-confidence"]) problem("event_data without keys needs an x-confidence.");
      },
    },
  }),

  /** Whoever takes a callback_url says what is sent there. */
  "callback-url": () => ({
    Operation(operation, context) {
      const { requestBody, callbacks = {} } = wholeOf(operation, context);
      const takesUrl = Object.values(requestBody?.content ?? {}).some(({ schema }) => hasCallbackUrl(schema));
      const described = Object.values(callbacks).map((callback) => callback[callbackKey]?.post);
      const problem = (message) => context.report({ message, location: context.location });
      if (takesUrl !== described.length > 0) {
        problem("An operation has callbacks if, and only if, its body has callback_url.");
      }
      for (const post of described) {
        if (!post) problem(`A callback is a POST to ${callbackKey}.`);
        else if (post.operationId) problem("A callback has no operationId.");
        else if (post.security?.length !== 0) problem("A callback must say security: [], because no key is sent.");
      }
    },
  }),
};

/** The events that a schema is for. */
function namesOf(schema) {
  const { const: name, enum: names = [name] } = schema.properties?.event_type ?? {};
  return names;
}

/** Whether a body has an address that HeyGen calls. */
const hasCallbackUrl = ({ properties: { callback_url: url } = {}, oneOf = [] } = {}) =>
  (url !== undefined && !url["x-unused"]) || oneOf.some(hasCallbackUrl);
