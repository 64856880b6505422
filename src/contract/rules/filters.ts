// Filters of lists.
import type { Story } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { type ListOperation, pageAt, valueAt } from "../spec/resources.ts";
import type { Rule } from "../spec/rule.ts";
import { resolve } from "../spec/schema.ts";
import { fillList, idsOf } from "./list-items.ts";

const filterRule: Rule = {
  kind: "lists/filters",
  title: "A filter keeps exactly the matching items, in the order of the whole list; filters combine.",
  source: "Guide of looks: filters combine; reference of the lists",
  confidence: "A",
};
const unknownFilterRule: Rule = {
  kind: "lists/unknown-filter",
  title: "A filter by an unknown value returns an empty list or is rejected.",
  source: "Reference of the lists: filters",
  confidence: "C",
};

interface Filter {
  name: string;
  values: string[];
}

/** Filters whose values are an enum. */
export function enumsOf(parameters: readonly Parameter[], { document }: DocumentReader): Filter[] {
  return parameters
    .filter((parameter) => parameter.in === "query")
    .map(({ name, schema }) => ({ name, values: resolve(schema, "", document).schema.enum ?? [] }))
    .filter(({ values }) => values.length > 0);
}

export function filterStories(
  { operation, at }: ListOperation,
  creator: Operation | undefined,
  reader: DocumentReader,
): Story[] {
  const isOther = ({ name, in: place }: Parameter) => place === "query" && name !== "limit" && name !== "token";
  const parameters = operation.parameters.filter(isOther);
  if (parameters.length === 0) return [];
  const single: Story = {
    title: `${operation.id} filters by ${parameters.map(({ name }) => name).join(", ")}, separately and combined`,
    operations: [operation.id],
    rule: filterRule,
    async run(context) {
      if (operation.id === "listWebhookEvents") await fillList(creator, 4, context);
      await tryFilters(operation, parameters, context, reader);
    },
  };
  const isFree = ({ name, schema }: Parameter) => !name.endsWith("_ids") && isText(schema, reader);
  const unknown = parameters.filter(isFree).map(
    ({ name }): Story => ({
      name,
      title: `${operation.id} finds nothing for an unknown ${name}`,
      operations: [operation.id],
      rule: unknownFilterRule,
      async run(context) {
        const { status, body } = await context.call(operation.id, { query: { [name]: "no_such_value" } });
        const isEmpty = status < 300 && valueAt(body, at)?.length === 0 && pageAt(body, { at })?.has_more !== true;
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

async function tryFilters(
  operation: Operation,
  parameters: readonly Parameter[],
  context: CaseContext,
  reader: DocumentReader,
): Promise<void> {
  const { id } = operation;
  const isPaged = operation.parameters.some(({ name }) => name === "limit");
  const enums = enumsOf(parameters, reader);
  const standard = parameters.find(({ schema }) => resolve(schema, "", reader.document).schema.default !== undefined);
  if (!standard) return tryCombinations({ id, base: {}, parameters, enums, isPaged }, context);
  // If a filter has a default, each of its values is a separate list.
  const { default: chosen } = resolve(standard.schema, "", reader.document).schema;
  const list = async (query?: Record<string, string>) => idsOf(await context.listAll(id, query, mostItems(context)));
  context.expectItems(await list(), await list({ [standard.name]: chosen }), `the default of ${standard.name}`);
  const others = parameters.filter(({ name }) => name !== standard.name);
  for (const value of enums.find(({ name }) => name === standard.name)?.values ?? []) {
    const base = { [standard.name]: value };
    const items = await context.listAll(id, base, mostItems(context));
    expectFit(context, items, standard.name, value);
    await tryCombinations({ id, base, parameters: others, enums, isPaged }, context);
  }
}

/** If requests are limited, one page has to do. */
const mostItems = ({ isFrugal }: CaseContext): number => (isFrugal ? 1 : Number.POSITIVE_INFINITY);

interface Combinations {
  /** The operationId of the list. */
  id: string;
  /** Filters that each call has. */
  base: Record<string, string>;
  parameters: readonly Parameter[];
  enums: readonly Filter[];
  isPaged: boolean;
}

async function tryCombinations(
  { id, base, parameters, enums, isPaged }: Combinations,
  context: CaseContext,
): Promise<void> {
  // Small pages, so that filters are tested on later pages too.
  const pages: Record<string, string> = isPaged ? { limit: "2" } : {};
  const most = mostItems(context);
  const all = await context.listAll(id, base, most);
  const whole = idsOf(all);
  const choices: Choice[] = [];
  for (const { name } of parameters) {
    const choosable = enums.find((one) => one.name === name);
    const found: Choice[] = [];
    const values = choosable?.values ?? valuesIn(all, name);
    for (const value of context.sampled(values)) {
      const items = await context.listAll(id, { ...base, ...(context.isFrugal ? {} : pages), [name]: value }, most);
      expectFit(context, items, name, value);
      found.push({ name, value, ids: idsOf(items) });
    }
    if (context.isFrugal) continue;
    expectParts(context, found, { name, all, isEnum: choosable !== undefined });
    choices.push(...found);
  }
  for (const chosen of combinations(choices)) {
    const query = Object.fromEntries(chosen.map(({ name, value }) => [name, value]));
    const seen = idsOf(await context.listAll(id, { ...base, ...pages, ...query }));
    const fits = (item: string) => chosen.every(({ ids }) => ids.includes(item));
    context.expectItems(seen, whole.filter(fits), `items for ${JSON.stringify(query)}`);
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
  if (isEnum) context.expectItems([...found].sort(), idsOf(all).sort(), `all items under the values of ${name}`);
  for (const { value, ids } of isEnum ? [] : choices) {
    const visible = idsOf(all.filter((item) => listedFor(item, name).includes(value)));
    context.expectItems(ids, visible, `all items with ${name} ${value}`);
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
