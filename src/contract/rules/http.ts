// What every client relies on though HeyGen's documents don't say it. Violations only warn.
import { type Case, caseId, type RequestCase, type Story, storyCase } from "../context/case.ts";
import { SkipCase } from "../context/connection.ts";
import type { Call } from "../context/prepare-request.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { type ListOperation, type Resource, valueAt } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";
import { fromPhoto, spoken } from "./bodies.ts";
import { idsOf } from "./list-items.ts";

const guess = { source: "HTTP and common practice; no document of HeyGen says so", confidence: "D" } as const;

const keyFirstRule: Rule = {
  kind: "http/key-first",
  title: "Missing credentials are rejected before anything else is looked at.",
  ...guess,
};
const unknownPathRule: Rule = {
  kind: "http/unknown-path",
  title: "An unknown path is answered with 404, an unknown method with 4xx, and HEAD like GET.",
  ...guess,
};
const jsonRule: Rule = {
  kind: "http/json",
  title: "JSON with a charset or a byte order mark is read.",
  ...guess,
};
const exactIdRule: Rule = {
  kind: "http/exact-ids",
  title: "An id is matched exactly: case, length and spaces count.",
  ...guess,
};
const rejectedRule: Rule = {
  kind: "http/rejected-changes-nothing",
  title: "A rejected request changes nothing and creates nothing.",
  ...guess,
};
const pagingRule: Rule = {
  kind: "http/paging-while-writing",
  title: "A token still works after an item of an earlier page was deleted, and the next item is not skipped.",
  ...guess,
};
const writersRule: Rule = {
  kind: "http/two-writers",
  title: "Creations at the same time create a resource each.",
  ...guess,
};

export function httpCases(reader: DocumentReader, resources: readonly Resource[]): Case[] {
  const stories = [
    ...resources.map(exactIdStory),
    ...resources.flatMap(rejectedStories),
    ...resources.flatMap((resource) => resource.lists.flatMap((list) => pagingStories(resource, list))),
    ...resources.flatMap(writersStories),
    ...pathStories(reader),
    ...jsonStories,
  ];
  return [...reader.operations.map(keyFirstCase), ...stories.map(storyCase)];
}

/** The call is wrong in every other respect too. */
function keyFirstCase(operation: Operation): RequestCase {
  const { id, parameters } = operation;
  const path = Object.fromEntries(
    parameters.filter((one) => one.in === "path").map(({ name }) => [name, "no_such_id"]),
  );
  const query: Record<string, string> = parameters.some(({ name }) => name === "limit") ? { limit: "0" } : {};
  const body = operation.request?.type === "application/json" ? { body: "[]" } : { isBodyless: true };
  const call: Call = { credentials: {}, path, query, ...(operation.request ? body : {}) };
  return {
    id: caseId(id, keyFirstRule),
    operation: id,
    uses: [],
    rule: keyFirstRule,
    title: `${id} asks for the key first`,
    covers: [],
    needs: ["state", "credentials"],
    steps: [{ operation: id, call }],
    expect: { response: 401, place: id, part: "" },
  };
}

function exactIdStory({ get, parameter, creators, idKey }: Resource): Story {
  return {
    operations: parameter === "look_id" ? [get.id, "createVideo"] : [get.id],
    rule: exactIdRule,
    title: `${get.id} matches ids exactly`,
    async run(context) {
      const id = await context.idOf(parameter);
      const others = [id.toUpperCase(), `${id} `, ` ${id}`, id.slice(0, -1), `${id}x`, `${id}\0`];
      for (const other of others.filter((one) => one !== id)) {
        await context.expectError(get.id, { path: { [parameter]: other } }, [400, 404], [], JSON.stringify(other));
      }
      if (idKey !== "id" || parameter !== "look_id" || creators.length === 0) return;
      const call = { body: { ...spoken, avatar_id: id.toUpperCase() } };
      await context.expectError("createVideo", call, [400, 404], [], "an id in capitals in a body");
    },
  };
}

/** Names and ids have at most 255 characters. */
const longerThanNames = 256;

/** A value for a member that is never valid. */
const invalid: Json = { no: "such type" };

function rejectedStories({ get, update, creators, lists, parameter }: Resource): Story[] {
  const [creator] = creators;
  const [list] = lists;
  const created: Story[] =
    creator && list && creator.operation.request?.type === "application/json"
      ? [
          {
            operations: [creator.operation.id, list.operation.id],
            rule: rejectedRule,
            name: `create/${parameter}`,
            needs: ["state", "validation"],
            title: `${creator.operation.id} creates nothing when it rejects`,
            async run(context) {
              const before = idsOf(await context.listAll(list.operation.id));
              for (const { value } of creator.operation.request?.examples ?? []) {
                const example = withPlaceholders(value);
                for (const key of Object.keys(example)) {
                  const { status } = await context.call(creator.operation.id, { body: { ...example, [key]: invalid } });
                  // Other cases expect the rejection.
                  if (status < 400) return;
                }
              }
              context.expectItems(idsOf(await context.listAll(list.operation.id)), before, "the list afterwards");
            },
          },
        ]
      : [];
  if (!update) return created;
  const changed: Story = {
    operations: [update.id, get.id],
    rule: rejectedRule,
    needs: ["state", "validation"],
    title: `${update.id} changes nothing when it rejects`,
    async run(context) {
      const path = { [parameter]: await context.idToChange(parameter, update) };
      const before = (await context.succeed(get.id, { path })).body?.data;
      const valid = withPlaceholders(update.request?.examples[0]?.value);
      const bodies = Object.keys(valid).map((key) => ({ ...valid, [key]: invalid }));
      const tooLong = Object.fromEntries(Object.keys(valid).map((key) => [key, "x".repeat(longerThanNames)]));
      for (const body of [...bodies, tooLong]) {
        const { status } = await context.call(update.id, { path, body });
        // Other cases expect the rejection.
        if (status < 400) return;
        context.expectSame((await context.succeed(get.id, { path })).body?.data, before, "the resource afterwards");
      }
    },
  };
  return [...created, changed];
}

/** All lists accept pages of this size. */
const longestPage = 50;

function pagingStories({ remove, parameter, idKey, creators }: Resource, { operation, at }: ListOperation): Story[] {
  const isPaged = operation.parameters.some(({ name }) => name === "token");
  if (!remove || !isPaged || creators.length === 0) return [];
  return [
    {
      operations: [operation.id, remove.id],
      rule: pagingRule,
      title: `${operation.id} can be paged while items are deleted`,
      async run(context) {
        const own = [await context.newId(parameter, false), await context.newId(parameter, false)];
        const all = idsOf(await context.listAll(operation.id));
        const [first = ""] = own
          .filter((id) => all.includes(id))
          .sort((one, other) => all.indexOf(one) - all.indexOf(other));
        const place = all.indexOf(first);
        const isInTheMiddle = place >= 0 && place + 1 < all.length && place < longestPage;
        if (!isInTheMiddle) throw new SkipCase("no resource", "there is no page after the new items");
        const page = (await context.succeed(operation.id, { query: { limit: String(place + 1) } })).body;
        const token = page?.next_token;
        if (typeof token !== "string") throw new SkipCase("no resource", "there is no further page");
        await context.succeed(remove.id, { path: { [parameter]: first } });
        const query = { limit: "1", token };
        const next = (await context.succeed(operation.id, { query })).body;
        context.expectSame(valueAt(next, at)?.[0]?.[idKey], all[place + 1], "the next item after the deletion");
      },
    },
  ];
}

function writersStories({ creators, component }: Resource): Story[] {
  return creators.slice(0, 1).map(({ operation, at }) => ({
    operations: [operation.id],
    rule: writersRule,
    name: component,
    title: `${operation.id} creates a resource for each call at the same time`,
    async run(context) {
      const replies = await context.overlap(operation.id, [{}, {}, {}]);
      const ids = replies.filter(({ status }) => status < 300).map(({ body }) => valueAt(body, at));
      if (ids.length < 2) throw new SkipCase("no resource", `${operation.id} creates nothing`);
      context.expectSame(new Set(ids).size, ids.length, "an id for each");
    },
  }));
}

function pathStories({ operations }: DocumentReader): Story[] {
  const reads = operations.filter(({ method, path }) => method === "GET" && path.startsWith("/v3/"));
  const lists = reads.filter(({ path }) => !path.includes("{"));
  return lists.map((list) => ({
    operations: [list.id],
    rule: unknownPathRule,
    title: `paths and methods near ${list.id} are unknown`,
    async run(context) {
      for (const path of [`${list.path}/no/such/path`, `${list.path}-no-such-path`, "/no-such-path"]) {
        const { status } = await context.callOutside("GET", path);
        context.expectSame(status, 404, `the status of GET ${path}`);
      }
      const { status } = await context.callOutside("HEAD", list.path);
      context.expect(status === 200 || status === 405, `200 or 405 for HEAD ${list.path}`, `${status}`);
      const known = operations.filter(({ path }) => path === list.path).map((one) => one.method);
      for (const method of ["PUT", "PATCH", "DELETE", "POST"].filter((one) => !known.includes(one))) {
        const other = await context.callOutside(method, list.path);
        // The last part of the path may be taken for an unknown id, for which any client error is right.
        const isRejected = other.status >= 400 && other.status < 500;
        context.expect(isRejected, `4xx for ${method} ${list.path}`, `${other.status}`);
      }
    },
  }));
}

const jsonStories: Story[] = [
  { name: "createAvatar", body: fromPhoto },
  { name: "createVideo", body: spoken },
].map(({ name, body }) => ({
  operations: [name],
  rule: jsonRule,
  title: `${name} reads JSON with a charset or a byte order mark`,
  async run(context) {
    const type = { "Content-Type": "application/json; charset=utf-8" };
    await context.succeed(name, { body, headers: type });
    const look = await context.idOf("avatar_id");
    const text = JSON.stringify({ ...body, ...(name === "createVideo" ? { avatar_id: look } : {}) });
    await context.succeed(name, { body: `\ufeff${text}` });
  },
}));
