import { isBody, parsedJson, reject } from "./checks.ts";

/** A list with pages and filters. */
export interface List<Item extends { sequence: number }> {
  name: string;
  items: Item[];
  /** The maximum number of items on a page. */
  maximum: number;
  /** Names of the filters, each with its allowed values, or null for any string. */
  filters: Record<string, readonly string[] | null>;
  matches: (item: Item, filters: Filters) => boolean;
  view: (item: Item) => unknown;
}

/** The filters of a request, by name. */
export type Filters = Record<string, string | undefined>;

interface Cursor {
  list: string;
  after: number;
  filters: Filters;
}

/** One page in the documented list envelope. `isFullPageMore` treats every full page as followed by another. */
export function pageOf<Item extends { sequence: number }>(
  query: URLSearchParams,
  list: List<Item>,
  isFullPageMore: boolean,
): object {
  const limit = limitOf(query, list.maximum);
  const cursor = cursorOf(query, list.name);
  const asked = filtersOf(query, list.filters);
  // In the documents, a token alone continues a filtered list, so a token contains the filters.
  for (const [name, value] of Object.entries(asked)) {
    if (cursor !== null && cursor.filters[name] !== value) reject("token", `belongs to another ${name}`);
  }
  const filters = cursor?.filters ?? asked;
  const rest = list.items.filter((item) => item.sequence > (cursor?.after ?? 0) && list.matches(item, filters));
  const visible = rest.slice(0, limit);
  const last = visible.at(-1);
  const hasMore = isFullPageMore ? visible.length === limit : rest.length > limit;
  const next = hasMore && last !== undefined ? tokenOf({ list: list.name, after: last.sequence, filters }) : null;
  return { data: visible.map(list.view), has_more: hasMore, next_token: next };
}

function limitOf(query: URLSearchParams, maximum: number): number {
  const text = query.get("limit") ?? "20";
  const limit = /^\d+$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > maximum) reject("limit", `must be an integer between 1 and ${maximum}`);
  return limit;
}

function filtersOf(query: URLSearchParams, known: Record<string, readonly string[] | null>): Filters {
  const filters: Filters = {};
  for (const [name, choices] of Object.entries(known)) {
    const value = query.get(name);
    if (value === null) continue;
    if (choices !== null && !choices.includes(value)) reject(name, `must be one of ${choices.join(", ")}`);
    filters[name] = value;
  }
  return filters;
}

function tokenOf(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function cursorOf(query: URLSearchParams, list: string): Cursor | null {
  const token = query.get("token");
  if (token === null) return null;
  const cursor = parsedJson(Buffer.from(token, "base64url").toString());
  if (!isBody(cursor) || cursor.list !== list || typeof cursor.after !== "number" || !isBody(cursor.filters)) {
    reject("token", "is not one of this list");
  }
  return { list, after: cursor.after, filters: cursor.filters as Filters };
}
