// Lists: limits, pages and tokens.

import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { SkipCase } from "../context/connection.ts";
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { type ListOperation, listsOf, pageAt, type Resource, valueAt } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { resolve } from "../spec/schema.ts";
import { enumsOf, filterStories } from "./filters.ts";
import { creatorOf, fillList, idsOf } from "./list-items.ts";

const limitRule: Rule = {
  kind: "lists/limit",
  title: "A page has as many items as its limit or the default limit, or all items if there are fewer.",
  source: "Reference of the lists: limit, default",
  confidence: "A",
};
const pageRule: Rule = {
  kind: "lists/pages",
  title: "Pages of every size list each item once, in the same order; has_more and next_token agree on every page.",
  source: "Guides of avatar groups and looks: pagination",
  confidence: "A",
};
const tokenRule: Rule = {
  kind: "lists/tokens",
  title: "A token that this list did not issue is rejected.",
  source: "Reference of the lists: token, opaque; 400 reported by a client",
  confidence: "C",
};
export function listStories(reader: DocumentReader, resources: readonly Resource[]): Story[] {
  return listsOf(reader).flatMap((list) => {
    const { operation } = list;
    const isPaged = parameterOf(operation, "limit") !== undefined && parameterOf(operation, "token") !== undefined;
    const owner = resources.find(({ lists }) => lists.some((one) => one.operation.id === operation.id));
    const creator = creatorOf(list, owner, reader);
    const paged = isPaged
      ? [limitStory(list, creator, reader), pageStory(list, creator), tokenStory(list, creator, reader)]
      : [];
    return [...paged, ...filterStories(list, creator, reader)];
  });
}

const parameterOf = ({ parameters }: Operation, name: string): Parameter | undefined =>
  parameters.find((parameter) => parameter.name === name);

function limitStory(list: ListOperation, creator: Operation | undefined, { document }: DocumentReader): Story {
  const { operation, at } = list;
  const { schema: limit } = resolve(parameterOf(operation, "limit")?.schema ?? {}, "", document);
  return {
    title: `${operation.id} respects every limit`,
    operations: [operation.id],
    rule: limitRule,
    async run(context) {
      const createdCount = await fillList(creator, limit.maximum + 15, context);
      const query = { limit: String(limit.maximum) };
      const all = await context.listAll(operation.id, query, context.isFrugal ? limit.maximum : undefined);
      if (all.length === 0) throw new SkipCase("no resource", `${operation.id} has no items`);
      context.expect(all.length >= createdCount, `${createdCount} items or more`, all.length);
      const sizeOf = async (query: Record<string, string>) =>
        valueAt((await context.succeed(operation.id, { query })).body, at)?.length;
      const sizes = Array.from({ length: limit.maximum - limit.minimum + 1 }, (_, index) => limit.minimum + index);
      for (const size of context.isFrugal ? [2, limit.maximum] : sizes) {
        context.expectSame(await sizeOf({ limit: String(size) }), Math.min(size, all.length), `limit ${size}`);
      }
      context.expectSame(await sizeOf({}), Math.min(limit.default, all.length), "no limit");
    },
  };
}

/** How many items are compared if requests are limited. */
const fewItems = 9;

function pageStory({ operation, at }: ListOperation, creator: Operation | undefined): Story {
  return {
    title: `${operation.id} lists each item once with pages of any size`,
    operations: [operation.id],
    rule: pageRule,
    covers: [{ kind: "parameters", item: `${operation.id} token` }],
    async run(context) {
      const createdCount = await fillList(creator, 12, context);
      const most = context.isFrugal ? fewItems : Number.POSITIVE_INFINITY;
      const whole = idsOf(await context.listAll(operation.id, {}, most + 1)).slice(0, most + 1);
      if (whole.length === 0) throw new SkipCase("no resource", `${operation.id} has no items`);
      context.expectItems([...new Set(whole)], whole, "each item once");
      context.expect(whole.length >= createdCount, `${createdCount} items or more`, whole.length);
      const isWhole = whole.length <= most;
      for (const size of context.isFrugal ? [3] : sizesFor(whole.length)) {
        const limit = String(size);
        const paged = idsOf(await context.listAll(operation.id, { limit }, most));
        context.expectItems(paged.slice(0, most), whole.slice(0, most), `pages of ${limit}`);
      }
      // Mistakes show on the last page: partly full, exactly full, or with one item.
      for (const size of isWhole ? (context.isFrugal ? [whole.length] : sizesFor(whole.length)) : []) {
        const pages = Math.max(1, Math.ceil(whole.length / size));
        await expectLastPage({ operation, at, component: undefined }, { limit: String(size), pages }, context);
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
  list: ListOperation,
  { limit, pages }: { limit: string; pages: number },
  context: CaseContext,
): Promise<void> {
  const { operation, at } = list;
  let token: string | undefined;
  for (let page = 1; page <= pages; page++) {
    const query: Record<string, string> = token === undefined ? { limit } : { limit, token };
    const { body } = await context.succeed(operation.id, { query });
    const { has_more: hasMore, next_token: next } = pageAt(body, list) ?? {};
    context.expectSame(hasMore, page < pages, `has_more on page ${page} of ${pages}`);
    const hasToken = typeof next === "string" && next !== "";
    context.expectSame(hasToken, page < pages, `a next_token on page ${page} of ${pages}`);
    context.expect(valueAt(body, at)?.length > 0, `items on page ${page} of ${pages}`, "none");
    token = next;
  }
}

function tokenStory({ operation, at }: ListOperation, creator: Operation | undefined, reader: DocumentReader): Story {
  return {
    title: `${operation.id} rejects tokens that it did not issue`,
    operations: [operation.id],
    rule: tokenRule,
    async run(context) {
      for (const bad of context.isFrugal ? ["no_such_token"] : ["no_such_token", "eyJ", "0"]) {
        await context.expectError(operation.id, { query: { token: bad } }, 400, [], `the token ${bad}`);
      }
      await fillList(creator, 3, context);
      const page = (await context.succeed(operation.id, { query: { limit: "1" } })).body;
      const token = page?.next_token;
      if (typeof token !== "string" || context.isFrugal) return;
      const again = (await context.succeed(operation.id, { query: { limit: "1", token } })).body;
      const twice = (await context.succeed(operation.id, { query: { limit: "1", token } })).body;
      context.expectItems(idsOf(valueAt(twice, at)), idsOf(valueAt(again, at)), "a token used twice");
      const half = token.slice(0, token.length / 2);
      await context.expectError(operation.id, { query: { token: half } }, 400, [], "half a token");
      for (const other of listsOf(reader).filter((one) => one.operation.id !== operation.id)) {
        const isPaged = parameterOf(other.operation, "token") !== undefined && !other.operation.path.includes("{");
        if (!isPaged || !context.canCall(other.operation.id)) continue;
        const { body } = await context.call(other.operation.id, { query: { limit: "1" } });
        if (typeof body?.next_token !== "string") continue;
        const call = { query: { token: body.next_token } };
        await context.expectError(operation.id, call, 400, [], `a token of ${other.operation.id}`);
      }
      const filter = enumsOf(operation.parameters, reader)[0];
      const other = filter?.values.find((value) => value !== defaultOf(operation, filter.name, reader));
      if (!filter || !other) return;
      const call = { query: { [filter.name]: other, token } };
      await context.expectError(operation.id, call, 400, [], `a token of the list without ${filter.name}=${other}`);
    },
  };
}

const defaultOf = (operation: Operation, name: string, { document }: DocumentReader): Json =>
  resolve(parameterOf(operation, name)?.schema ?? {}, "", document).schema.default;
