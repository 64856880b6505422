// Lists: limits, pages, tokens and filters.

import { idOf } from "../checks/consistency.ts";
import type { Case } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { SkipCase } from "../context/connection.ts";
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { type ListOperation, listsOf, type Resource, valueAt } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { withPlaceholders } from "../spec/samples.ts";
import { resolve } from "../spec/schema.ts";

const limitRule: Rule = {
  title: "A page has as many items as its limit or the default limit, or all items if there are fewer.",
  source: "Reference of the lists: limit, default",
  confidence: "A",
};
const pageRule: Rule = {
  title: "Pages of every size list each item once, in the same order; has_more and next_token agree on every page.",
  source: "Guides of avatar groups and looks: pagination",
  confidence: "A",
};
const tokenRule: Rule = {
  title: "A token that this list did not issue is rejected.",
  source: "Reference of the lists: token, opaque; 400 reported by a client",
  confidence: "C",
};
const filterRule: Rule = {
  title: "A filter keeps exactly the matching items, in the order of the whole list; filters combine.",
  source: "Guide of looks: filters combine; reference of the lists",
  confidence: "A",
};
const unknownFilterRule: Rule = {
  title: "A filter by an unknown value returns an empty list or is rejected.",
  source: "Reference of the lists: filters",
  confidence: "C",
};

export function listCases(reader: DocumentReader, resources: readonly Resource[]): Case[] {
  return listsOf(reader).flatMap((list) => {
    const { operation } = list;
    const isPaged = parameterOf(operation, "limit") !== undefined && parameterOf(operation, "token") !== undefined;
    const owner = resources.find(({ lists }) => lists.some((one) => one.operation.id === operation.id));
    const creator = creatorOf(list, owner, reader);
    const paged = isPaged
      ? [limitCase(list, creator, reader), pageCase(list, creator), tokenCase(list, creator, reader)]
      : [];
    return [...paged, ...filterCases(list, creator, reader)];
  });
}

const parameterOf = ({ parameters }: Operation, name: string): Parameter | undefined =>
  parameters.find((parameter) => parameter.name === name);

/**
 * The operation that creates items of a list: a POST to the same path, or a creator of the resource. Videos fire
 * events.
 */
function creatorOf(
  { operation }: ListOperation,
  owner: Resource | undefined,
  reader: DocumentReader,
): Operation | undefined {
  const twin = reader.operations.find(({ method, path }) => method === "POST" && path === operation.path);
  const isMaking = twin && /^(create|upload)/.test(twin.id);
  const ended = operation.id === "listWebhookEvents" ? "createVideo" : undefined;
  return isMaking ? twin : (owner?.creators[0]?.operation ?? reader.operations.find(({ id }) => id === ended));
}

/** Creates a number of items, if an operation creates them. Returns the number of created items. */
async function fill(creator: Operation | undefined, count: number, context: CaseContext): Promise<number> {
  if (!creator || !context.has(creator.id)) return 0;
  await makeItems(creator, count, context);
  // Some items appear only after other resources are completed.
  if (context.isTimed) await context.advance(60 * 60 * 1000);
  return count;
}

async function makeItems(creator: Operation, count: number, context: CaseContext): Promise<void> {
  const examples = (creator.request?.examples ?? []).map(({ value }) => withPlaceholders(value));
  // Prefer examples that create a group of their own.
  const example = examples.find((value) => value.avatar_group_id === undefined && value.avatar_id === undefined);
  const isForm = creator.request?.type !== "application/json";
  for (let index = 0; index < count; index++) {
    await context.succeed(creator.id, isForm ? {} : { body: example ?? examples[0] });
  }
}

function limitCase(list: ListOperation, creator: Operation | undefined, { document }: DocumentReader): Case {
  const { operation, at } = list;
  const { schema: limit } = resolve(parameterOf(operation, "limit")?.schema ?? {}, "", document);
  return {
    id: `${operation.id} respects every limit`,
    operations: [operation.id],
    rule: limitRule,
    async run(context) {
      const createdCount = await fill(creator, limit.maximum + 15, context);
      const all = await context.listAll(operation.id, { limit: String(limit.maximum) });
      if (all.length === 0 && !creator) throw new SkipCase(`${operation.id} has no items`);
      context.expect(all.length >= Math.max(createdCount, 3), `${Math.max(createdCount, 3)} items or more`, all.length);
      const sizeOf = async (query: Record<string, string>) =>
        valueAt((await context.succeed(operation.id, { query })).body, at)?.length;
      for (let size = limit.minimum; size <= limit.maximum; size++) {
        context.expectSame(await sizeOf({ limit: String(size) }), Math.min(size, all.length), `limit ${size}`);
      }
      context.expectSame(await sizeOf({}), Math.min(limit.default, all.length), "no limit");
    },
  };
}

function pageCase({ operation, at }: ListOperation, creator: Operation | undefined): Case {
  return {
    id: `${operation.id} lists each item once with pages of any size`,
    operations: [operation.id],
    rule: pageRule,
    async run(context) {
      const createdCount = await fill(creator, 12, context);
      const whole = idsOf(await context.listAll(operation.id));
      if (whole.length === 0 && !creator) throw new SkipCase(`${operation.id} has no items`);
      context.expectSame(new Set(whole).size, whole.length, "each item once");
      context.expect(whole.length >= createdCount, `${createdCount} items or more`, whole.length);
      for (const size of sizesFor(whole.length)) {
        const limit = String(size);
        const paged = idsOf(await context.listAll(operation.id, { limit }));
        context.expectSame(paged, whole, `pages of ${limit}`);
        // Mistakes show on the last page: partly full, exactly full, or with one item.
        const pages = Math.max(1, Math.ceil(whole.length / size));
        await expectLastPage({ operation, at, component: undefined }, { limit, pages }, context);
      }
    },
  };
}

/** Page sizes, including those for which the last page is full or has one item. */
function sizesFor(count: number): number[] {
  const sizes = [1, 2, 3, 7, count - 1, count, count + 1].filter((size) => size >= 1 && size <= 50);
  return [...new Set(sizes)].filter((size) => count / size <= 60);
}

/** Checks that has_more and next_token say which page is the last. */
async function expectLastPage(
  { operation, at }: ListOperation,
  { limit, pages }: { limit: string; pages: number },
  context: CaseContext,
): Promise<void> {
  let token: string | undefined;
  for (let page = 1; page <= pages; page++) {
    const query: Record<string, string> = token === undefined ? { limit } : { limit, token };
    const { body } = await context.succeed(operation.id, { query });
    context.expectSame(body?.has_more, page < pages, `has_more on page ${page} of ${pages}`);
    const hasToken = typeof body?.next_token === "string" && body.next_token !== "";
    context.expectSame(hasToken, page < pages, `a next_token on page ${page} of ${pages}`);
    context.expect(valueAt(body, at)?.length > 0, `items on page ${page} of ${pages}`, "none");
    token = body?.next_token;
  }
}

function tokenCase({ operation, at }: ListOperation, creator: Operation | undefined, reader: DocumentReader): Case {
  return {
    id: `${operation.id} rejects tokens that it did not issue`,
    operations: [operation.id],
    rule: tokenRule,
    async run(context) {
      for (const bad of ["no_such_token", "eyJ", "0"]) {
        await context.expectError(operation.id, { query: { token: bad } }, 400);
      }
      await fill(creator, 3, context);
      const page = (await context.succeed(operation.id, { query: { limit: "1" } })).body;
      const token = page?.next_token;
      if (typeof token !== "string") return;
      const again = (await context.succeed(operation.id, { query: { limit: "1", token } })).body;
      const twice = (await context.succeed(operation.id, { query: { limit: "1", token } })).body;
      context.expectSame(idsOf(valueAt(twice, at)), idsOf(valueAt(again, at)), "a token used twice");
      const half = token.slice(0, token.length / 2);
      await context.expectError(operation.id, { query: { token: half } }, 400);
      for (const other of listsOf(reader).filter((one) => one.operation.id !== operation.id)) {
        const isPaged = parameterOf(other.operation, "token") !== undefined && !other.operation.path.includes("{");
        if (!isPaged || !context.has(other.operation.id)) continue;
        const { body } = await context.call(other.operation.id, { query: { limit: "1" } });
        if (typeof body?.next_token !== "string") continue;
        await context.expectError(operation.id, { query: { token: body.next_token } }, 400);
      }
      const filter = enumsOf(operation, reader)[0];
      const other = filter?.values.find((value) => value !== defaultOf(operation, filter.name, reader));
      if (filter && other) await context.expectError(operation.id, { query: { [filter.name]: other, token } }, 400);
    },
  };
}

const defaultOf = (operation: Operation, name: string, { document }: DocumentReader): Json =>
  resolve(parameterOf(operation, name)?.schema ?? {}, "", document).schema.default;

interface Filter {
  name: string;
  values: string[];
}

/** Filters whose values are an enum. */
function enumsOf({ parameters }: { parameters: readonly Parameter[] }, { document }: DocumentReader): Filter[] {
  return parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }) => ({ name, values: resolve(schema, "", document).schema.enum ?? [] }))
    .filter(({ values }) => values.length > 0);
}

function filterCases({ operation, at }: ListOperation, creator: Operation | undefined, reader: DocumentReader): Case[] {
  const isOther = ({ name, in: place }: Parameter) => place === "query" && name !== "limit" && name !== "token";
  const parameters = operation.parameters.filter(isOther);
  if (parameters.length === 0) return [];
  const single: Case = {
    id: `${operation.id} filters by ${parameters.map(({ name }) => name).join(", ")}, separately and combined`,
    operations: [operation.id],
    rule: filterRule,
    async run(context) {
      if (operation.id === "listWebhookEvents") await fill(creator, 4, context);
      await playFilters(operation, parameters, context, reader);
    },
  };
  const isFree = ({ name, schema }: Parameter) => !name.endsWith("_ids") && isText(schema, reader);
  const unknown = parameters.filter(isFree).map(
    ({ name }): Case => ({
      id: `${operation.id} finds nothing for an unknown ${name}`,
      operations: [operation.id],
      rule: unknownFilterRule,
      async run(context) {
        const { status, body } = await context.call(operation.id, { query: { [name]: "no_such_value" } });
        const isEmpty = status < 300 && valueAt(body, at)?.length === 0 && body?.has_more !== true;
        context.expect(isEmpty || status === 404 || status === 400, "an empty list, 400 or 404", `${status}`);
      },
    }),
  );
  return [single, ...unknown];
}

function isText(schema: Json, { document }: DocumentReader): boolean {
  const { schema: own } = resolve(schema, "", document);
  return own.type === "string" && own.enum === undefined;
}

/** A value of a filter, and the ids that match it. */
interface Choice {
  name: string;
  value: string;
  ids: string[];
}

async function playFilters(
  operation: Operation,
  parameters: readonly Parameter[],
  context: CaseContext,
  reader: DocumentReader,
): Promise<void> {
  const { id } = operation;
  const isPaged = parameterOf(operation, "limit") !== undefined;
  const enums = enumsOf({ parameters }, reader);
  const standard = parameters.find(({ schema }) => resolve(schema, "", reader.document).schema.default !== undefined);
  if (!standard) return playCombinations({ id, base: {}, parameters, enums, isPaged }, context);
  // If a filter has a default, each of its values is a separate list.
  const unfiltered = idsOf(await context.listAll(id));
  const { default: chosen } = resolve(standard.schema, "", reader.document).schema;
  context.expectSame(
    unfiltered,
    idsOf(await context.listAll(id, { [standard.name]: chosen })),
    `the default of ${standard.name}`,
  );
  const others = parameters.filter(({ name }) => name !== standard.name);
  for (const value of enums.find(({ name }) => name === standard.name)?.values ?? []) {
    const base = { [standard.name]: value };
    const items = await context.listAll(id, base);
    expectFit(context, items, standard.name, value);
    await playCombinations({ id, base, parameters: others, enums, isPaged }, context);
  }
}

interface Combinations {
  /** The operationId of the list. */
  id: string;
  /** Filters that each call has. */
  base: Record<string, string>;
  parameters: readonly Parameter[];
  enums: readonly Filter[];
  isPaged: boolean;
}

async function playCombinations(
  { id, base, parameters, enums, isPaged }: Combinations,
  context: CaseContext,
): Promise<void> {
  // Small pages, so that filters are tested on later pages too.
  const pages: Record<string, string> = isPaged ? { limit: "2" } : {};
  const all = await context.listAll(id, base);
  const whole = idsOf(all);
  const choices: Choice[] = [];
  for (const { name } of parameters) {
    const choosable = enums.find((one) => one.name === name);
    const found: Choice[] = [];
    for (const value of choosable?.values ?? valuesIn(all, name)) {
      const items = await context.listAll(id, { ...base, ...pages, [name]: value });
      expectFit(context, items, name, value);
      found.push({ name, value, ids: idsOf(items) });
    }
    expectParts(context, found, { name, all, isEnum: choosable !== undefined });
    choices.push(...found);
  }
  for (const chosen of combinations(choices)) {
    const query = Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
    const seen = idsOf(await context.listAll(id, { ...base, ...pages, ...query }));
    const fits = (item: string) => chosen.every(({ ids }) => ids.includes(item));
    context.expectSame(seen, whole.filter(fits), `items for ${JSON.stringify(query)}`);
  }
}

/** The values that items have for a filter without an enum: in the member of its name, or in a list of that name. */
function valuesIn(items: readonly Json[], name: string): string[] {
  const values = items.flatMap((item) => listedFor(item, name));
  return [...new Set(values)].slice(0, 4);
}

function listedFor(item: Json, name: string): string[] {
  const visible = [item[name] ?? item[`${name}s`] ?? []].flat();
  return visible.filter((value) => typeof value === "string");
}

/** Checks that items with the filtered member have the requested value. */
function expectFit(context: CaseContext, items: readonly Json[], name: string, value: string): void {
  const others = items
    .map((item) => listedFor(item, name))
    .filter((visible) => visible.length > 0 && !visible.includes(value));
  context.expect(others.length === 0, `${name} ${value} in each item`, others[0]);
}

/** Checks that each item matches one value of a filter, and that the values of an enum together match all items. */
function expectParts(
  context: CaseContext,
  choices: readonly Choice[],
  { name, all, isEnum }: { name: string; all: readonly Json[]; isEnum: boolean },
): void {
  const found = choices.flatMap(({ ids }) => ids);
  const isSingle = all.every((item) => !Array.isArray(item[`${name}s`]));
  if (isSingle) context.expectSame(new Set(found).size, found.length, `each item under one value of ${name}`);
  if (isEnum) context.expectSame([...found].sort(), idsOf(all).sort(), `all items under the values of ${name}`);
  for (const { value, ids } of isEnum ? [] : choices) {
    const visible = idsOf(all.filter((item) => listedFor(item, name).includes(value)));
    context.expectSame(ids, visible, `all items with ${name} ${value}`);
  }
}

/** Every pair and triple of choices of different filters. */
function combinations(choices: readonly Choice[]): Choice[][] {
  const pairs: Choice[][] = [];
  for (const [index, one] of choices.entries()) {
    for (const other of choices.slice(index + 1)) {
      if (other.name === one.name) continue;
      pairs.push([one, other]);
      const names = [one.name, other.name];
      const later = choices.slice(choices.indexOf(other) + 1).filter(({ name }) => !names.includes(name));
      pairs.push(...later.map((third) => [one, other, third]));
    }
  }
  return pairs.slice(0, 60);
}

const idsOf = (items: readonly Json[] | undefined): string[] => (items ?? []).map((item) => idOf(item) ?? "");
