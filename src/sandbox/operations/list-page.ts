// The pages of v3 lists.
import { decodeCursor, encodeCursor } from "../state/cursor.ts";
import type { OrderedList } from "../state/ordered-list.ts";
import { type ErrorReply, errorReply } from "./error-reply.ts";

export interface PageOf<View> {
  data: View[];
  has_more: boolean;
  next_token: string | null;
}

/** A list. A page token is valid only for its name and scope. */
export interface PagedList<Item, View> {
  readonly list: OrderedList<Item & { readonly seq: number }>;
  readonly name: string;
  /** The filters of the list, as a string. */
  readonly scope: string;
  /** Whether the newest items come first. Default: false. */
  readonly newestFirst?: boolean;
  readonly view: (item: Item & { readonly seq: number }) => View;
}

/** A complete list as a single page. */
export function wholeList<View>(data: View[]): { status: 200; body: PageOf<View> } {
  return { status: 200, body: { data, has_more: false, next_token: null } };
}

/** The page after a token; the first page without one. */
export function pageOf<Item, View>(
  { list, name, scope, newestFirst = false, view }: PagedList<Item, View>,
  { token, limit = 20 }: { token?: string; limit?: number },
): { status: 200; body: PageOf<View> } | ErrorReply<400> {
  const start = newestFirst ? Number.MAX_SAFE_INTEGER : 0;
  const from = token === undefined ? start : decodeCursor(name, scope, token);
  if (from === undefined) {
    return errorReply(400, "invalid_parameter", "token is not from this list with these filters.", "token");
  }
  const found = newestFirst ? list.before(from, limit + 1) : list.after(from, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last;
  const body: PageOf<View> = {
    data: items.map(view),
    has_more: Boolean(more),
    next_token: more ? encodeCursor(name, scope, last.seq) : null,
  };
  return { status: 200 as const, body };
}
