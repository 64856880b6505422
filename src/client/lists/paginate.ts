import type { Marked, paths } from "../../../generated/types.ts";
import { onAbort } from "../abort.ts";
import { callOf } from "../call.ts";
import type { HeyGenClient } from "../create-client.ts";
import { excerptOf } from "../envelope.ts";
import { HeyGenError } from "../errors.ts";
import { type CallResult, unwrapResult } from "./unwrap.ts";

type ResponseBody<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Marked<Body>
  : never;

/** The paths whose GET answers with a page: `{ data: […], has_more, next_token }`. */
export type ListPath = {
  [Path in keyof paths]: ResponseBody<Path> extends { data: unknown[]; has_more: boolean } ? Path : never;
}[keyof paths];

/** A page of a list. */
export type Page<Path extends ListPath> = ResponseBody<Path> & {
  data: unknown[];
  has_more: boolean;
  next_token?: string | null;
};

/** An item of a list. */
export type Item<Path extends ListPath> = Page<Path>["data"][number];

/** What a list is asked for, and how far {@link paginate} goes. */
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
 * Iterates over a list, page by page, until the API says that no more follow. Ending the iteration early cancels the
 * page under way.
 *
 * @throws TypeError for a `maxItems` that makes no sense; {@link HeyGenError} while iterating: when the API refuses,
 * and with `unexpected_response` when a page does not say whether and how the list goes on
 * @example for await (const look of paginate(heygen, "/v3/avatars/looks")) console.log(look.name);
 */
export function paginate<Path extends ListPath>(
  client: HeyGenClient,
  path: Path,
  options: PaginateOptions<Path> = {},
): Pagination<Path> {
  const { maxItems = Number.POSITIVE_INFINITY } = options;
  if (typeof maxItems !== "number" || !(maxItems >= 0))
    throw new TypeError(`paginate: maxItems must be a number that is not negative, got ${maxItems}`);

  async function* items(): AsyncGenerator<Item<Path>, void, undefined> {
    let left = maxItems;
    if (left === 0) return;
    for await (const page of loadPages(client, path, options, maxItems)) {
      for (const item of page.data as Item<Path>[]) {
        options.signal?.throwIfAborted();
        yield item;
        left--;
        if (left <= 0) return;
      }
    }
  }

  return {
    pages: () => loadPages(client, path, options, Number.POSITIVE_INFINITY),
    [Symbol.asyncIterator]: items,
  };
}

/** The pages of a list, as far as they are needed for so many items. */
async function* loadPages<Path extends ListPath>(
  client: HeyGenClient,
  path: Path,
  { params, signal, prefetch = false }: PaginateOptions<Path>,
  maxItems: number,
): AsyncGenerator<Page<Path>, void, undefined> {
  signal?.throwIfAborted();
  const { query, ...otherParams } = (params ?? {}) as { query?: { token?: string } };
  const seenTokens = new Set<unknown>([query?.token]);
  // Ends the page under way when the iteration is left early.
  const controller = new AbortController();
  const unsubscribe = onAbort(signal, (reason) => controller.abort(reason));

  async function load(token: string | undefined): Promise<CallResult> {
    const pageQuery = token === undefined ? query : { ...query, token };
    const init = { params: { ...otherParams, query: { ...pageQuery } }, signal: controller.signal };
    const result = await client.GET(path as "/v3/avatars/looks", init);
    unwrapResult(result);
    return result;
  }

  async function loadNext(result: CallResult): Promise<CallResult | undefined> {
    const token = nextToken(result, path, seenTokens);
    return token === undefined ? undefined : load(token);
  }

  try {
    let count = 0;
    let current: CallResult | undefined = await load(query?.token);
    while (current) {
      const page = current.data as Page<Path>;
      count += page.data.length;
      const next: Promise<CallResult | undefined> | undefined =
        prefetch && count < maxItems ? loadNext(current) : undefined;
      // Its failure is thrown at its turn; until then, and after a break, nobody listens to it.
      next?.catch(() => {});
      yield page;
      if (count >= maxItems) return;
      current = await (next ?? loadNext(current));
    }
  } finally {
    unsubscribe();
    controller.abort();
  }
}

interface PagePosition {
  has_more?: unknown;
  next_token?: unknown;
}

/** The token of the page that follows; undefined after the last one. */
function nextToken(result: CallResult, path: string, seenTokens: Set<unknown>): string | undefined {
  const { has_more: hasMore, next_token: token } = result.data as PagePosition;
  const isLast = hasMore === false || (hasMore === undefined && !token);
  if (isLast) return undefined;
  if (hasMore === true && typeof token === "string" && token !== "" && !seenTokens.has(token)) {
    seenTokens.add(token);
    return token;
  }
  const call = callOf(result);
  const body = (call ? call.redact(result.data) : result.data) as PagePosition;
  const got = excerptOf(hasMore === true ? body.next_token : body.has_more);
  const problem =
    hasMore === true ? `has_more without a new next_token (got ${got}` : `has_more is no boolean (got ${got}`;
  throw new HeyGenError(
    call ?? { operation: `GET ${path}`, attempts: 1 },
    { status: result.response.status, body },
    { code: "unexpected_response", message: `${problem} on page ${seenTokens.size})` },
  );
}
