import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HeyGenError, paginate } from "../../../src/index.ts";
import { clientWith, rejection } from "../../http.ts";

type Page = { data: { id: number }[]; has_more?: boolean; next_token?: string | null };

/** A client that serves pages in order, and the tokens that it received. */
function serving(pages: Page[]) {
  const asked: (string | null)[] = [];
  const client = clientWith(async (request) => {
    const token = new URL(request.url).searchParams.get("token");
    asked.push(token);
    return Response.json(
      pages[token ? Number(token) : 0] ?? { error: { code: "invalid_parameter", message: "past the end" } },
    );
  });
  return { client, asked };
}

/** Pages of the given sizes, with consecutive ids. */
function pagesOf(sizes: number[]): Page[] {
  let id = 0;
  return sizes.map((size, index) => ({
    data: Array.from({ length: size }, () => ({ id: id++ })),
    has_more: index < sizes.length - 1,
    next_token: index < sizes.length - 1 ? String(index + 1) : null,
  }));
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all = [];
  for await (const item of items) all.push(item);
  return all;
}

const groups = "/v3/avatars";

describe("paginate", () => {
  it("yields every item once, for pages of any size, with and without prefetch", async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.boolean(), async (sizes, prefetch) => {
        const { client, asked } = serving(pagesOf(sizes));
        const items = await collect(paginate(client, groups, { prefetch }));
        expect(items).toEqual(pagesOf(sizes).flatMap(({ data }) => data));
        expect(asked).toHaveLength(sizes.length);
      }),
    );
  });

  it("sends no request before the first item is consumed", async () => {
    const { client, asked } = serving(pagesOf([1]));
    const list = paginate(client, groups);
    expect(asked).toEqual([]);
    await collect(list);
    expect(asked).toEqual([null]);
  });

  it("yields pages too, including empty ones", async () => {
    const { client } = serving(pagesOf([1, 0, 2]));
    const pages = (await collect(paginate(client, groups).pages())) as Page[];
    expect(pages.map(({ data }) => data.length)).toEqual([1, 0, 2]);
  });

  it.each([
    ["is not a boolean", { data: [{ id: 0 }], has_more: "false" }],
    ["is null", { data: [{ id: 0 }], has_more: null }],
    ["is missing but there is a token", { data: [{ id: 0 }], next_token: "1" }],
    ["is missing without a token", { data: [{ id: 0 }] }],
  ])("throws, after the page, when has_more %s", async (_, page) => {
    const { client } = serving([page as unknown as Page]);
    for (const prefetch of [false, true]) {
      const seen: unknown[] = [];
      const walk = async () => {
        for await (const item of paginate(client, groups, { prefetch })) seen.push(item);
      };
      const error = await rejection<HeyGenError>(walk());
      expect([error.code, seen]).toEqual(["unexpected_response", [{ id: 0 }]]);
    }
  });

  it("throws for a page that has null as an item", async () => {
    const { client } = serving([{ data: [{ id: 0 }, null], has_more: false } as unknown as Page]);
    const error = await rejection<HeyGenError>(collect(paginate(client, groups)));
    expect(error.message).toContain("expected a list as data, got");
    expect(error.code).toBe("unexpected_response");
  });

  it("rejects an unknown option", () => {
    const { client } = serving(pagesOf([1]));
    expect(() => paginate(client, groups, { maxitems: 5 } as object)).toThrow("did you mean maxItems?");
  });

  it.each([Number.NaN, -1, 1.5, "5"])("rejects the maxItems %s", (maxItems) => {
    const { client } = serving(pagesOf([1]));
    expect(() => paginate(client, groups, { maxItems: maxItems as number })).toThrow(TypeError);
  });

  it("starts at a given token, and does not modify the caller's objects", async () => {
    const { client, asked } = serving(pagesOf([1, 1, 1]));
    const params = Object.freeze({ query: Object.freeze({ token: "1", limit: 1 }) });
    expect(await collect(paginate(client, groups, { params }))).toEqual([{ id: 1 }, { id: 2 }]);
    expect(asked).toEqual(["1", "2"]);
  });

  it("keeps the other parameters on every page", async () => {
    const urls: string[] = [];
    const client = clientWith(async ({ url }) => {
      urls.push(new URL(url).search);
      return Response.json(pagesOf([1, 1])[urls.length - 1]);
    });
    await collect(paginate(client, "/v3/avatars/looks", { params: { query: { group_id: "group_abc123" } } }));
    expect(urls).toEqual(["?group_id=group_abc123", "?group_id=group_abc123&token=1"]);
  });

  it.each([
    ["without a token", { data: [{ id: 1 }], has_more: true }, "got undefined on page 1"],
    ["with the same token", { data: [{ id: 1 }], has_more: true, next_token: "1" }, 'got "1" on page 2'],
  ])("throws, after the page, when has_more is true %s", async (_, page, message) => {
    const { client } = serving([page, page]);
    const seen: unknown[] = [];
    const walk = async () => {
      for await (const item of paginate(client, groups)) seen.push(item);
    };
    const error = await rejection<HeyGenError>(walk());
    expect(error.message).toContain(
      `GET /v3/avatars: 200 unexpected_response: has_more without a new next_token (${message}`,
    );
    expect(seen.length).toBeGreaterThan(0);
  });

  it("throws when a token is repeated later", async () => {
    const cycle = ["1", "2", "1"].map((next_token) => ({ data: [], has_more: true, next_token }));
    expect((await rejection<HeyGenError>(collect(paginate(serving(cycle).client, groups)))).code).toBe(
      "unexpected_response",
    );
  });

  it.each([0, 1, 2, 3, 99])("stops after maxItems: %i", async (maxItems) => {
    const { client, asked } = serving(pagesOf([2, 2]));
    expect(await collect(paginate(client, groups, { maxItems }))).toHaveLength(Math.min(maxItems, 4));
    expect(asked).toHaveLength(maxItems === 0 ? 0 : maxItems <= 2 ? 1 : 2);
  });

  it("loads no further page after a break", async () => {
    const { client, asked } = serving(pagesOf([2, 2]));
    for await (const _ of paginate(client, groups)) break;
    expect(asked).toHaveLength(1);
  });

  it("loads each page once when next() is called concurrently", async () => {
    const { client, asked } = serving(pagesOf([1, 1]));
    const iterator = paginate(client, groups)[Symbol.asyncIterator]();
    const results = await Promise.all([iterator.next(), iterator.next(), iterator.next()]);
    expect(results.map(({ value }) => value)).toEqual([{ id: 0 }, { id: 1 }, undefined]);
    expect(asked).toEqual([null, "1"]);
  });

  it("rejects with the reason of the signal, even in the middle of a page", async () => {
    const controller = new AbortController();
    const { client } = serving(pagesOf([3, 3]));
    const walk = async () => {
      for await (const _ of paginate(client, groups, { signal: controller.signal })) controller.abort("enough");
    };
    expect(await rejection(walk())).toBe("enough");
  });

  it("starts at the first page with each iteration", async () => {
    const { client } = serving(pagesOf([1, 1]));
    const list = paginate(client, groups);
    expect(await collect(list)).toEqual(await collect(list));
  });
});

describe("prefetch", () => {
  it("loads the next page while the current one is consumed, never more than one ahead", async () => {
    const { client, asked } = serving(pagesOf([1, 1, 1, 1]));
    const ahead: number[] = [];
    let consumed = 0;
    for await (const _ of paginate(client, groups, { prefetch: true }).pages()) {
      await new Promise((resolve) => setImmediate(resolve));
      ahead.push(asked.length - ++consumed);
    }
    expect(ahead).toEqual([1, 1, 1, 0]);
  });

  it("throws a failure only when the page is due", async () => {
    const [first] = pagesOf([1, 1]);
    const { client } = serving([first as Page]);
    const seen: unknown[] = [];
    const walk = async () => {
      for await (const item of paginate(client, groups, { prefetch: true })) {
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(item);
      }
    };
    expect((await rejection<HeyGenError>(walk())).message).toContain("past the end");
    expect(seen).toEqual([{ id: 0 }]);
  });

  it("loads no page beyond maxItems", async () => {
    const { client, asked } = serving(pagesOf([2, 2, 2]));
    await collect(paginate(client, groups, { prefetch: true, maxItems: 4 }));
    expect(asked).toEqual([null, "1"]);
  });

  it("cancels the page that is being loaded after a break", async () => {
    const [first] = pagesOf([1, 1]);
    const signals: AbortSignal[] = [];
    const client = clientWith((request) => {
      signals.push(request.signal);
      return signals.length === 1 ? Promise.resolve(Response.json(first)) : new Promise(() => {});
    });
    for await (const _ of paginate(client, groups, { prefetch: true })) {
      while (signals.length < 2) await new Promise((resolve) => setImmediate(resolve));
      break;
    }
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, true]);
  });

  it("leaves no unhandled rejection after a break", async () => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listener);
    const [first] = pagesOf([1, 1]);
    for await (const _ of paginate(serving([first as Page]).client, groups, { prefetch: true })) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", listener);
    expect(unhandled).toEqual([]);
  });
});
