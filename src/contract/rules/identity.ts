// Resources have the values that were sent, keep them, and are gone after their deletion.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { SkipCase } from "../context/connection.ts";
import type { Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { type Creator, type ListOperation, type Resource, valueAt } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";

const listedRule: Rule = {
  kind: "resource/listed",
  title: "Get returns the same as a list.",
  source: "Guides of avatar groups and looks: lists and get",
  confidence: "A",
};
const createdRule: Rule = {
  kind: "resource/created",
  title: "A new resource has the values that were sent and a new id, and is found by get and in lists.",
  source: "Guide of avatar creation; reference of each creation",
  confidence: "A",
};
const changedRule: Rule = {
  kind: "resource/changed",
  title: "A change is visible in its response, by get and in lists, and changes nothing else.",
  source: "Guide of looks: rename; reference of each change",
  confidence: "A",
};
const deletedRule: Rule = {
  kind: "resource/deleted",
  title: "A deleted resource is not found by get or in lists, and can't be deleted or changed again.",
  source: "Reference of each deletion",
  confidence: "A",
};
const unknownRule: Rule = {
  kind: "resource/unknown",
  title: "An unknown id is answered with 404, whatever its form.",
  source: "Error codes of the reference: …_not_found",
  confidence: "A",
};

export function identityStories(resources: readonly Resource[]): Story[] {
  return resources.flatMap((resource) => [
    ...resource.lists.map((list) => listedStory(resource, list)),
    ...resource.creators.flatMap((creator) => createdStories(resource, creator)),
    ...changedStories(resource),
    ...deletedStories(resource),
    ...newIdStories(resource),
    unknownStory(resource),
  ]);
}

/** How many items of a list are read one by one. */
const maxRead = 15;

function listedStory({ get, parameter, idKey }: Resource, { operation }: ListOperation): Story {
  return {
    name: operation.id,
    title: `${get.id} returns the same as ${operation.id}`,
    operations: [get.id, operation.id],
    rule: listedRule,
    async run(context) {
      const items = await context.listAll(operation.id, {}, context.isFrugal ? 1 : maxRead);
      // The context compares responses about the same resource.
      for (const item of context.sampled(items.slice(0, maxRead))) {
        const { body } = await context.succeed(get.id, { path: { [parameter]: item[idKey] } });
        context.expectSame(body?.data?.[idKey], item[idKey], idKey);
      }
    },
  };
}

function createdStories(resource: Resource, { operation, at }: Creator): Story[] {
  const { get, parameter, idKey, lists, component } = resource;
  // The fields of an uploaded file can't be compared.
  const examples = operation.request?.type === "application/json" ? operation.request.examples : [];
  return examples.map(({ name, value }) => ({
    name: `${component}/${name}`,
    title: `${operation.id} with the example ${name} creates a new ${component} as requested`,
    operations: [operation.id, get.id, ...lists.map((list) => list.operation.id)],
    rule: createdRule,
    async run(context) {
      const example = withPlaceholders(value);
      const sent = { ...example, ...distinctTexts(example, context) };
      const first = await context.succeed(operation.id, { body: sent });
      const second = await context.succeed(operation.id, { body: sent });
      const [id, otherId] = [valueAt(first.body, at), valueAt(second.body, at)];
      if (id === null) throw new SkipCase("no resource", `the example ${name} creates no ${component}`);
      const isNew = !isSavedTo(component, example);
      context.expect(!isNew || id !== otherId, "two ids for two resources", id);
      expectEcho(context, sent, valueAt(first.body, at.slice(0, -1)), isNew);
      const { body } = await context.succeed(get.id, { path: { [parameter]: id } });
      context.expectSame(body?.data?.[idKey], id, idKey);
      expectEcho(context, sent, body?.data, isNew);
      for (const list of lists) {
        const ids = (await context.listAll(list.operation.id)).map((item) => item[idKey]);
        context.expect(
          ids.includes(id) && ids.includes(otherId),
          `${id} and ${otherId} in ${list.operation.id}`,
          "missing",
        );
      }
    },
  }));
}

/** Whether a creation is saved to an existing group. */
const isSavedTo = (component: string, example: Json): boolean =>
  component === "AvatarGroup" && (example.avatar_group_id !== undefined || example.avatar_id !== undefined);

/** Unique texts with characters that break when a server truncates, escapes, changes case or converts to ASCII. */
function distinctTexts(example: Json, { seed }: CaseContext): Json {
  const keys = ["name", "title"].filter((key) => typeof example[key] === "string");
  return Object.fromEntries(keys.map((key) => [key, `Zoë O'Neil & <Co> “${seed}” 日本 😀 e\u0301`]));
}

/** Sent as one thing and received as another: the kind of creation, the code and the name of a language. */
const incomparable = ["type", "language"];

/** Compares the fields that are both in the request and in the response. */
function expectEcho(context: CaseContext, sent: Json, received: Json, isNew: boolean): void {
  for (const [key, value] of Object.entries<Json>(sent)) {
    const isComparable = ["string", "number", "boolean"].includes(typeof value) && !/^\{\w+\}$/.test(value);
    const isListed = received?.[key] !== undefined && typeof received[key] === typeof value;
    if (isComparable && isListed && isNew && !incomparable.includes(key)) context.expectSame(received[key], value, key);
  }
}

function changedStories({ get, update, lists, parameter, idKey }: Resource): Story[] {
  if (!update) return [];
  return (update.request?.examples ?? []).map(({ name, value }) => ({
    name,
    title: `${update.id} with the example ${name} is visible everywhere and changes nothing else`,
    operations: [update.id, get.id, ...lists.map((list) => list.operation.id)],
    rule: changedRule,
    async run(context) {
      const id = await context.idToChange(parameter, update);
      const path = { [parameter]: id };
      const before = (await context.succeed(get.id, { path })).body?.data;
      const sent = { ...withPlaceholders(value), ...distinctTexts(value, context) };
      const { body } = await context.succeed(update.id, { path, body: sent });
      const visible = { ...body?.data };
      expectChange(context, sent, before, visible);
      const after = (await context.succeed(get.id, { path })).body?.data;
      expectChange(context, sent, before, after);
      for (const { operation } of lists) {
        const item = (await context.listAll(operation.id)).find((one) => one[idKey] === id);
        context.expect(item !== undefined, `${id} in ${operation.id}`, "missing");
        if (item) expectChange(context, sent, before, item);
      }
    },
  }));
}

/** The fields that were sent have changed, and all others have not. */
function expectChange(context: CaseContext, sent: Json, before: Json, after: Json): void {
  for (const key of Object.keys(before ?? {})) {
    const isSent = key in sent && !/^\{\w+\}$/.test(String(sent[key]));
    if (isSent) context.expectSame(after?.[key], sent[key], key);
    else if (!(key in sent)) context.expectSame(after?.[key] ?? null, before[key] ?? null, key);
  }
}

function deletedStories(resource: Resource): Story[] {
  const { get, update, remove, lists, parameter, idKey } = resource;
  if (!remove) return [];
  const others = [get, remove, ...(update ? [update] : [])];
  return [
    {
      title: `${remove.id} deletes permanently`,
      operations: [remove.id, get.id, ...lists.map((list) => list.operation.id)],
      rule: deletedRule,
      async run(context) {
        const id = await context.idToChange(parameter, remove);
        const path = { [parameter]: id };
        const { body } = await context.succeed(remove.id, { path });
        const answered = body?.data?.[idKey] ?? body?.data?.[parameter];
        if (answered !== undefined) context.expectSame(answered, id, "the id in the response");
        for (const operation of others) await context.expectError(operation.id, { path }, 404);
        for (const { operation } of lists) {
          const ids = (await context.listAll(operation.id)).map((item) => item[idKey]);
          context.expect(!ids.includes(id), `no ${id} in ${operation.id}`, "still listed");
        }
      },
    },
  ];
}

/** An id is never reused, even after deletions. */
function newIdStories({ creators, get, remove, parameter, component }: Resource): Story[] {
  const [creator] = creators;
  if (!creator || !remove) return [];
  const { operation, at } = creator;
  return [
    {
      name: `new-id/${component}`,
      title: `${operation.id} never reuses the id of a ${component}`,
      operations: [operation.id, remove.id, get.id],
      rule: createdRule,
      async run(context) {
        const create = async () => valueAt((await context.succeed(operation.id)).body, at);
        const [first, second] = [await create(), await create()];
        await context.succeed(remove.id, { path: { [parameter]: first } });
        const later = [await create(), await create()];
        const ids = [first, second, ...later];
        context.expectSame(new Set(ids).size, ids.length, "four ids for four resources");
        await context.succeed(get.id, { path: { [parameter]: second } });
      },
    },
  ];
}

/** Ids as programs get them wrong. */
const oddIds = ["no_such_id", "0", "null", "undefined", "%", "a b", "é", "../looks", "x".repeat(300), "{id}", "'"];

function unknownStory({ get, update, remove, parameter }: Resource): Story {
  const operations = [get, update, remove].filter((one): one is Operation => one !== undefined);
  return {
    title: `${operations.map(({ id }) => id).join(", ")} answer 404 to unknown ids`,
    operations: operations.map(({ id }) => id),
    rule: unknownRule,
    async run(context) {
      for (const operation of operations) {
        for (const id of context.sampled(oddIds))
          await context.expectError(operation.id, { path: { [parameter]: id } }, 404);
      }
    },
  };
}
