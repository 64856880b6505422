import { onAbort } from "../abort.ts";
import { callOf } from "../call.ts";
import { assertOptions, type OptionKind } from "../check-options.ts";
import { excerptOf } from "../envelope.ts";
import { HeyGenError } from "../errors.ts";
import type { HeyGenClient, OperationOf, PathWith, SuccessBody } from "../heygen-client.ts";
import { type AnyResult, unwrapResult } from "./unwrap.ts";

type ResponseBody<Path extends PathWith<"get">> = SuccessBody<OperationOf<Path, "get">>;

/** The paths whose GET returns a page: `{ data: […], has_more, next_token }`. */
export type ListPath = {
  [Path in PathWith<"get">]: ResponseBody<Path> extends { data: unknown[]; has_more: boolean } ? Path : never;
}[PathWith<"get">];

/** A page of a list. */
export type Page<Path extends ListPath> = ResponseBody<Path> & {
  data: unknown[];
  has_more: boolean;
  next_token?: string | null;
};

/** An item of a list. */
export type Item<Path extends ListPath> = Page<Path>["data"][number];

/** Options of {@link paginate}. */
export interface PaginateOptions<Path extends ListPath> {
  /** Parameters of the list. A `token` in the query sets the first page; `limit` is the size of a page. */
  params?: OperationOf<Path, "get">["parameters"] | undefined;
  /** Aborts the iteration. It then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** The maximum number of items. Default: all. Does not limit `pages()`. */
  maxItems?: number | undefined;
  /** Loads the next page while the current one is consumed. Default: false. */
  prefetch?: boolean | undefined;
}

const optionKinds: Readonly<Record<keyof PaginateOptions<ListPath>, OptionKind>> = {
  params: "object",
  signal: "signal",
  maxItems: "number",
  prefetch: "boolean",
};

/** A list that loads its pages on demand. Each iteration starts at the first page. */
export interface Pagination<Path extends ListPath> extends AsyncIterable<Item<Path>> {
  /** Iterates over pages instead of items. */
  pages(): AsyncGenerator<Page<Path>, void, undefined>;
}

/**
 * Iterates over the items of a list and loads its pages on demand. Ending the iteration early cancels a page that is
 * being loaded.
 *
 * @throws TypeError for an option that is unknown or invalid. While iterating, {@link HeyGenError} for an error response,
 * and with the code `unexpected_response` if a page has an invalid `has_more` or `next_token`
 * @example for await (const look of paginate(heygen, "/v3/avatars/looks")) console.log(look.name);
 */
export function paginate<Path extends ListPath>(
  client: HeyGenClient,
  path: Path,
  options: PaginateOptions<Path> = {},
): Pagination<Path> {
  assertOptions("paginate", options, optionKinds);
  const { maxItems = Number.POSITIVE_INFINITY } = options;
  const isCount = Number.isInteger(maxItems) && maxItems >= 0;
  if (!isCount && maxItems !== Number.POSITIVE_INFINITY)
    throw new TypeError(`paginate: maxItems must be a non-negative integer, got ${maxItems}`);

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

/** Loads pages until they hold `maxItems` items or the list ends. */
async function* loadPages<Path extends ListPath>(
  client: HeyGenClient,
  path: Path,
  { params, signal, prefetch = false }: PaginateOptions<Path>,
  maxItems: number,
): AsyncGenerator<Page<Path>, void, undefined> {
  signal?.throwIfAborted();
  const { query, ...otherParams } = (params ?? {}) as { query?: { token?: string } };
  const seenTokens = new Set<unknown>([query?.token]);
  // Cancels the page that is being loaded when the iteration ends early.
  const controller = new AbortController();
  const unsubscribe = onAbort(signal, (reason) => controller.abort(reason));

  async function load(token: string | undefined): Promise<AnyResult> {
    const pageQuery = token === undefined ? query : { ...query, token };
    const init = { params: { ...otherParams, query: { ...pageQuery } }, signal: controller.signal };
    const result = await client.GET(path as "/v3/avatars/looks", init);
    unwrapResult(result);
    return result;
  }

  async function loadNext(result: AnyResult): Promise<AnyResult | undefined> {
    const token = nextToken(result, path, seenTokens);
    return token === undefined ? undefined : load(token);
  }

  try {
    let count = 0;
    let current: AnyResult | undefined = await load(query?.token);
    while (current) {
      const page = current.data as Page<Path>;
      count += page.data.length;
      const next: Promise<AnyResult | undefined> | undefined =
        prefetch && count < maxItems ? loadNext(current) : undefined;
      // Its failure is thrown when the page is due. Until then, and after a break, nothing handles the rejection.
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

/** The token of the next page; undefined after the last page. */
function nextToken(result: AnyResult, path: string, seenTokens: Set<unknown>): string | undefined {
  const { has_more: hasMore, next_token: token } = result.data as PagePosition;
  if (hasMore === false) return undefined;
  if (hasMore === true && typeof token === "string" && token !== "" && !seenTokens.has(token)) {
    seenTokens.add(token);
    return token;
  }
  const call = callOf(result);
  const body = (call ? call.redact(result.data) : result.data) as PagePosition;
  const got = excerptOf(hasMore === true ? body.next_token : body.has_more);
  const problem =
    hasMore === true ? `has_more without a new next_token (got ${got}` : `has_more is not a boolean (got ${got}`;
  throw new HeyGenError(
    call ?? { operation: `GET ${path}`, attempts: 1 },
    { status: result.response.status, body },
    { code: "unexpected_response", message: `${problem} on page ${seenTokens.size})` },
  );
}
