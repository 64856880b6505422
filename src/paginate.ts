import type { paths } from "../generated/schema.ts";
import type { HeyGenClient } from "./client/create.ts";
import { HeyGenError } from "./client/errors.ts";
import { unwrap } from "./unwrap.ts";

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

/** The paths whose GET answers with a page: `{ data: […], has_more, next_token }`. */
export type ListPath = {
  [Path in keyof paths]: Answer<Path> extends { data: unknown[]; has_more: boolean } ? Path : never;
}[keyof paths];

/** A page of a list. */
export type Page<Path extends ListPath> = Answer<Path> & {
  data: unknown[];
  has_more: boolean;
  next_token?: string | null;
};

/** An item of a list. */
export type Item<Path extends ListPath> = Page<Path>["data"][number];

export interface PaginateOptions<Path extends ListPath> {
  /** Parameters of the list. A `token` in the query says where to start; `limit` is the size of a page. */
  params?: paths[Path]["get"] extends { parameters: infer Parameters } ? Parameters : never;
  /** Ends the iteration with its reason. */
  signal?: AbortSignal;
  /** Stops after so many items. Default: all. Pages are not counted. */
  maxItems?: number;
  /** Asks for the next page while the current one is consumed, never more than one ahead. Default: false. */
  prefetch?: boolean;
}

/** A list that asks for its pages as they are needed. Each iteration starts anew. */
export interface Pagination<Path extends ListPath> extends AsyncIterable<Item<Path>> {
  /** The pages instead of the items. */
  pages(): AsyncGenerator<Page<Path>, void, undefined>;
}

/**
 * Iterates over a list, page by page, until the API says that no more follow.
 *
 * @throws {HeyGenError} while iterating: when the API refuses, and when it announces more without a new token, which
 * would never end.
 * @example for await (const look of paginate(heygen, "/v3/avatars/looks")) console.log(look.name);
 */
export function paginate<Path extends ListPath>(
  client: HeyGenClient,
  path: Path,
  { params, signal, maxItems = Number.POSITIVE_INFINITY, prefetch = false }: PaginateOptions<Path> = {},
): Pagination<Path> {
  const { query, ...others } = (params ?? {}) as { query?: { token?: string } };

  async function load(token: string | undefined): Promise<Page<Path>> {
    const init = {
      params: { ...others, query: { ...query, ...(token !== undefined && { token }) } },
      signal: signal ?? null,
    };
    const call = client.GET(path as "/v3/avatars/looks", init);
    await unwrap(call);
    return (await call).data as unknown as Page<Path>;
  }

  async function follow(page: Page<Path>, seen: Set<unknown>): Promise<Page<Path>> {
    const { next_token: token } = page;
    if (!token || seen.has(token)) {
      const message = `has_more without a new next_token (got ${JSON.stringify(token)} on page ${seen.size})`;
      throw new HeyGenError(
        { operation: `GET ${path}`, attempts: 1 },
        { status: 200, body: page },
        { code: "unexpected_response", message },
      );
    }
    seen.add(token);
    return load(token);
  }

  async function* pages(): AsyncGenerator<Page<Path>, void, undefined> {
    const seen = new Set<unknown>([query?.token]);
    let pending = load(query?.token);
    for (;;) {
      const page = await pending;
      const more = page.has_more === true;
      const ahead = more && prefetch ? follow(page, seen) : undefined;
      // Its failure is thrown at its turn; until then, and after a break, nobody listens to it.
      ahead?.catch(() => {});
      yield page;
      if (!more) return;
      pending = ahead ?? follow(page, seen);
    }
  }

  async function* items(): AsyncGenerator<Item<Path>, void, undefined> {
    let left = maxItems;
    if (left <= 0) return;
    for await (const page of pages()) {
      for (const item of page.data as Item<Path>[]) {
        signal?.throwIfAborted();
        yield item;
        if (--left <= 0) return;
      }
    }
  }

  return { pages, [Symbol.asyncIterator]: items };
}
