// Webhook endpoints, the events that they can subscribe to, and the account.
import type { Story } from "../context/case.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";

const endpointRule: Rule = {
  kind: "webhooks/endpoint",
  title: "An endpoint keeps its settings; its secret is only in the response that creates it, until it is rotated.",
  source: "Reference of webhook endpoints",
  confidence: "A",
};
const accountRule: Rule = {
  kind: "account/billing",
  title: "An account has only the details of its own billing type.",
  source: "Reference of the current user",
  confidence: "A",
};

export const webhookEndpointStories: Story[] = [
  {
    title: "a webhook endpoint can be created, changed, given a new secret and deleted",
    operations: [
      "createWebhookEndpoint",
      "updateWebhookEndpoint",
      "listWebhookEndpoints",
      "rotateWebhookEndpointSecret",
      "deleteWebhookEndpoint",
    ],
    rule: endpointRule,
    async run(context) {
      const sent = { url: "https://example.com/hook", events: ["avatar_video.success"] };
      const create = async (body: Json) => (await context.succeed("createWebhookEndpoint", { body })).body?.data;
      const [creation, other] = [await create(sent), await create({ url: "https://example.com/all" })];
      context.expectSame([creation?.url, creation?.events], [sent.url, sent.events], "what was sent");
      context.expectSame(other?.events ?? null, null, "the events of an endpoint for all events");
      context.expect(
        creation?.endpoint_id !== other?.endpoint_id && creation?.secret !== other?.secret,
        "different ids and secrets",
        creation,
      );
      const listed = async () =>
        (await context.listAll("listWebhookEndpoints")).find(({ endpoint_id: id }) => id === creation?.endpoint_id);
      const item = await listed();
      context.expectSame(
        [item?.url, item?.events, item?.secret ?? null],
        [sent.url, sent.events, null],
        "the endpoint in the list",
      );
      const path = { endpoint_id: creation?.endpoint_id };
      const change = { url: "https://example.com/other", events: ["avatar_video.fail", "video_agent.success"] };
      const changed = (await context.succeed("updateWebhookEndpoint", { path, body: change })).body?.data;
      context.expectSame([changed?.url, changed?.events], [change.url, change.events], "what was changed");
      context.expectSame(
        [changed?.endpoint_id, changed?.created_at],
        [creation?.endpoint_id, creation?.created_at],
        "endpoint_id and created_at, which never change",
      );
      const visible = await listed();
      context.expectSame([visible?.url, visible?.events], [change.url, change.events], "the change in the list");
      const oneByOne = [{ url: "https://example.com/third" }, { events: ["avatar_video.success"] }];
      for (const [index, part] of oneByOne.entries()) {
        const { data } = (await context.succeed("updateWebhookEndpoint", { path, body: part })).body ?? {};
        const expected = { ...change, ...oneByOne[0], ...(index === 1 ? part : {}) };
        context.expectSame([data?.url, data?.events], [expected.url, expected.events], "url and events, one changed");
      }
      const misspelt = { url: sent.url, events: ["avatar_video.failed"] };
      await context.expectError("createWebhookEndpoint", { body: misspelt }, 400, [], "a misspelt type of event");
      const rotated = (await context.succeed("rotateWebhookEndpointSecret", { path })).body?.data;
      const twice = (await context.succeed("rotateWebhookEndpointSecret", { path })).body?.data;
      context.expectSame(rotated?.endpoint_id, creation?.endpoint_id, "endpoint_id");
      context.expectSame(new Set([creation?.secret, rotated?.secret, twice?.secret]).size, 3, "secrets");
      await context.succeed("deleteWebhookEndpoint", { path });
      context.expect((await listed()) === undefined, "no such endpoint in the list", "still listed");
      for (const id of ["updateWebhookEndpoint", "rotateWebhookEndpointSecret", "deleteWebhookEndpoint"]) {
        await context.expectError(id, id === "updateWebhookEndpoint" ? { path, body: change } : { path }, 404);
      }
    },
  },
  {
    title: "each type of event is listed once and can be subscribed to",
    operations: ["listWebhookEventTypes", "createWebhookEndpoint"],
    rule: endpointRule,
    async run(context) {
      const types: Json[] = (await context.succeed("listWebhookEventTypes")).body?.data ?? [];
      const names = types.map(({ event_type: name }) => name);
      const documented = context.connection.reader.document.components.schemas.WebhookEventType?.enum ?? [];
      for (const name of documented) context.expect(names.includes(name), `${name} among the types`, names);
      context.expectSame(new Set(names).size, names.length, "each once");
      const body = { url: "https://example.com/hook", events: names };
      const creation = (await context.succeed("createWebhookEndpoint", { body })).body?.data;
      context.expectSame(creation?.events, names, "events");
    },
  },
  {
    title: "an account has only its own billing",
    operations: ["getCurrentUser"],
    rule: accountRule,
    async run(context) {
      const account = (await context.succeed("getCurrentUser")).body?.data;
      const kinds = ["wallet", "subscription", "usage_based"];
      const visible = kinds.filter((kind) => (account?.[kind] ?? null) !== null);
      context.expectSame(
        visible,
        kinds.filter((kind) => kind === account?.billing_type),
        "the billing types with details",
      );
    },
  },
];
