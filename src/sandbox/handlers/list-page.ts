// Pages of v3 lists.
import { decodeCursor, encodeCursor } from "../state/cursor.ts";
import type { OrderedList } from "../state/ordered-list.ts";
import { type Refusal, refuse } from "./handler.ts";

export interface PageOf<View> {
  data: View[];
  has_more: boolean;
  next_token: string | null;
}

/**
 * The page that a token asks for.
 *
 * @param name of the list, and `scope` its filters: what a token is bound to
 */
export function pageOf<Item extends { readonly seq: number }, View>(
  list: OrderedList<Item>,
  name: string,
  scope: string,
  { token, limit = 20 }: { token?: string; limit?: number },
  view: (item: Item) => View,
): { status: 200; body: PageOf<View> } | Refusal<400> {
  const from = token === undefined ? 0 : decodeCursor(name, scope, token);
  if (from === undefined) {
    return refuse(400, "invalid_parameter", "token was not given by this list with these filters.", "token");
  }
  const found = list.after(from, limit + 1);
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
