// Lists that lie about their pages.
import type { Document, Json, Keys, Operation, Parameter } from "../document.ts";
import {
  type Behaviour,
  type Call,
  changed,
  type Mutant,
  mutantOf,
  onCall,
  onSuccess,
  refusalOf,
  succeeded,
} from "../mutant.ts";
import { identityOf, sitesAt, valueAt } from "../sites.ts";

/** What a list with pages is made of. */
interface Paging {
  readonly operation: Operation;
  readonly limit: Parameter;
  readonly token: Parameter;
  /** The top-level properties of the answer. */
  readonly items: string;
  readonly more: string;
  readonly next: string;
}

/** Reads from the spec which operations give pages: those with a limit, a token, and the two properties about more. */
export function pagings(document: Document): Paging[] {
  return document.operations.flatMap((operation) => {
    const query = operation.parameters.filter((parameter) => parameter.in === "query");
    const top = operation.success.fields.filter(({ keys }) => keys.length === 1);
    const next = top.find(({ keys }) => query.some(({ name }) => keys[0]?.endsWith(`_${name}`)))?.keys[0];
    const items = top.find(({ types }) => types.includes("array"))?.keys[0];
    const more = top.find(({ types }) => types.join() === "boolean")?.keys[0];
    const limit = query.find(({ schema }) => schema.type === "integer" && schema.maximum !== undefined);
    const token = query.find(({ name }) => next?.endsWith(`_${name}`));
    return next && items && more && limit && token ? [{ operation, limit, token, items, more, next }] : [];
  });
}

type Named = readonly [operator: string, make: () => Behaviour];

export function pagingMutants(document: Document): Mutant[] {
  return pagings(document).flatMap((paging) =>
    [...answers(paging), ...tokens(paging), ...limits(paging), ...walks(paging)].map(([operator, make]) =>
      mutantOf(document, { operator, class: "paging", operation: paging.operation }, make),
    ),
  );
}

/** Lies in the two properties about more. */
function answers({ more, next, token }: Paging): Named[] {
  const edit = (change: (body: Json) => void) => () => onSuccess(({ json }) => change(json));
  return [
    ["always-more", edit((body) => Object.assign(body, { [more]: true }))],
    ["never-more", edit((body) => Object.assign(body, { [more]: false }))],
    ["more-negated", edit((body) => Object.assign(body, { [more]: !body[more] }))],
    ["more-and-no-token", edit((body) => Object.assign(body, { [next]: null }))],
    ["more-and-an-empty-token", edit((body) => body[more] && Object.assign(body, { [next]: "" }))],
    ["token-on-last-page", edit((body) => body[more] || Object.assign(body, { [next]: "eyJ9" }))],
    ["ends-with-more-and-null", edit((body) => body[more] || Object.assign(body, { [more]: true, [next]: null }))],
    ["token-that-is-refused", edit((body) => body[more] && Object.assign(body, { [next]: `${body[next]}0` }))],
    ["stops-after-one-page", edit((body) => Object.assign(body, { [more]: false, [next]: null }))],
    [
      "stops-after-two-pages",
      () =>
        onSuccess(({ json }, { url }) => {
          if (url.searchParams.has(token.name)) Object.assign(json, { [more]: false, [next]: null });
        }),
    ],
    [
      "same-token-for-ever",
      () => {
        let first: unknown;
        return onSuccess(({ json }) => {
          first ??= json[next];
          if (json[more]) json[next] = first;
        });
      },
    ],
  ];
}

/** Lies about what a token means. */
function tokens({ token, next, operation, items, more, limit }: Paging): Named[] {
  const without = (call: Call): Call => withQuery(call, token.name, undefined);
  return [
    ["token-ignored", () => onCall(without)],
    [
      "bad-token-accepted",
      () => async (call, ask) => {
        const reply = await ask(call);
        const isRefused = reply.status === 400 && call.url.searchParams.has(token.name);
        return isRefused ? ask(without(call)) : reply;
      },
    ],
    [
      "token-works-once",
      () => {
        const used = new Set<string>();
        return async (call, ask) => {
          const value = call.url.searchParams.get(token.name);
          if (value !== null && used.has(value)) return refusalOf(operation, 400);
          if (value !== null) used.add(value);
          return ask(call);
        };
      },
    ],
    [
      "bad-token-gives-an-empty-page",
      () => async (call, ask) => {
        const reply = await ask(call);
        if (reply.status !== 400 || !call.url.searchParams.has(token.name)) return reply;
        const empty = await ask(without(call));
        if (succeeded(empty)) Object.assign(empty.json, { [items]: [], [next]: null, [more]: false });
        return empty;
      },
    ],
    [
      "token-refused",
      () => async (call, ask) => (call.url.searchParams.has(token.name) ? refusalOf(operation, 400) : ask(call)),
    ],
    [
      "token-forgets-the-limit",
      () =>
        onCall((call) => (call.url.searchParams.has(token.name) ? withQuery(call, limit.name, undefined) : undefined)),
    ],
    [
      "token-of-another-list-accepted",
      () => {
        let own = new Set<unknown>();
        return async (call, ask) => {
          const value = call.url.searchParams.get(token.name);
          const reply = await ask(value === null || own.has(value) ? call : without(call));
          if (succeeded(reply)) own = new Set([...own, reply.json[next]]);
          return reply;
        };
      },
    ],
  ];
}

/** Lies about how many items a page holds. */
function limits(paging: Paging): Named[] {
  const { limit, operation } = paging;
  const { minimum = 1, maximum, default: usual = maximum } = limit.schema;
  const asked = (call: Call): number | undefined => {
    const text = call.url.searchParams.get(limit.name);
    return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
  };
  const send = (value: (given: number | undefined) => number | undefined) => () =>
    onCall((call) => withQuery(call, limit.name, value(asked(call))?.toString()));
  const inRange = (value: number): number => Math.min(maximum, Math.max(minimum, value));
  const isGiven = (call: Call): boolean => call.url.searchParams.has(limit.name);
  const clamp = (call: Call): Call | undefined => {
    const text = call.url.searchParams.get(limit.name);
    return text !== null && Number.isFinite(Number(text))
      ? withQuery(call, limit.name, `${inRange(Number(text))}`)
      : undefined;
  };
  const refuse = (value: number) => (): Behaviour => async (call, ask) =>
    asked(call) === value ? refusalOf(operation, 400) : ask(call);
  return [
    ["limit-ignored", () => onCall((call) => withQuery(call, limit.name, undefined))],
    ["limit-plus-one", send((given) => given && inRange(given + 1))],
    ["limit-minus-one", send((given) => given && inRange(given - 1))],
    ["limit-doubled", send((given) => given && inRange(given * 2))],
    ["limit-capped-at-half", send((given) => given && Math.min(given, Math.floor(maximum / 2)))],
    ["limit-capped-below-maximum", send((given) => given && Math.min(given, maximum - 1))],
    ["limit-capped-at-default", send((given) => given && Math.min(given, usual))],
    ["limit-capped-at-ten", send((given) => given && Math.min(given, 10))],
    ["default-halved", send((given) => given ?? Math.max(minimum, Math.floor(usual / 2)))],
    ["default-minus-one", send((given) => given ?? usual - 1)],
    ["default-plus-one", send((given) => given ?? inRange(usual + 1))],
    ["default-is-the-maximum", send((given) => given ?? maximum)],
    ["default-is-ten", send((given) => given ?? 10)],
    ["limit-beyond-ends-clamped", () => onCall(clamp)],
    [
      "limit-above-maximum-accepted",
      () => onCall((call) => (Number(call.url.searchParams.get(limit.name)) > maximum ? clamp(call) : undefined)),
    ],
    [
      "limit-below-minimum-accepted",
      () =>
        onCall((call) =>
          isGiven(call) && Number(call.url.searchParams.get(limit.name)) < minimum ? clamp(call) : undefined,
        ),
    ],
    [
      "limit-zero-means-default",
      () => onCall((call) => (asked(call) === 0 ? withQuery(call, limit.name, undefined) : undefined)),
    ],
    [
      "limit-of-letters-ignored",
      () => onCall((call) => (asked(call) === undefined ? withQuery(call, limit.name, undefined) : undefined)),
    ],
    [
      "limit-parsed-leniently",
      () =>
        onCall((call) => {
          const number = Number.parseInt(call.url.searchParams.get(limit.name) ?? "", 10);
          return Number.isNaN(number) ? undefined : withQuery(call, limit.name, `${number}`);
        }),
    ],
    ["limit-at-maximum-refused", refuse(maximum)],
    ["limit-at-minimum-refused", refuse(minimum)],
    ["limit-at-default-refused", refuse(usual)],
  ];
}

/** Walks that lose, repeat or reorder items. */
function walks({ items, more, next, limit, token, operation }: Paging): Named[] {
  const keys: Keys = [items];
  const list = (json: Json): Json[] => sitesAt(json, keys).map(valueAt)[0] ?? [];
  const isFirst = (call: Call): boolean => !call.url.searchParams.has(token.name);
  const edit = (change: (found: Json[], call: Call, json: Json) => Json[]) => () =>
    onSuccess(({ json }, call) => {
      json[items] = change(list(json), call, json);
    });
  return [
    ["later-pages-reversed", edit((found, call) => (isFirst(call) ? found : found.toReversed()))],
    ["first-item-of-later-pages-lost", edit((found, call) => (isFirst(call) ? found : found.slice(1)))],
    ["last-item-of-full-pages-lost", edit((found, _, json) => (json[more] ? found.slice(0, -1) : found))],
    ["last-page-empty", edit((found, call, json) => (json[more] || isFirst(call) ? found : []))],
    ["last-item-of-the-list-lost", edit((found, _, json) => (json[more] ? found : found.slice(0, -1)))],
    [
      "page-starts-with-the-last-item-of-the-page-before",
      () => {
        let last: Json;
        return onSuccess(({ json }, call) => {
          const found = list(json);
          const before = last;
          last = found.at(-1);
          if (!isFirst(call) && before !== undefined) json[items] = [before, ...found.slice(0, -1)];
        });
      },
    ],
    ["pages-sorted-one-by-one", edit((found) => found.toSorted((a, b) => idOf(b).localeCompare(idOf(a))))],
    [
      "extra-empty-page",
      () => async (call, ask) => {
        const isExtra = call.url.searchParams.get(token.name) === "end";
        const reply = await ask(isExtra ? withQuery(call, token.name, undefined) : call);
        if (!succeeded(reply)) return reply;
        if (isExtra) Object.assign(reply.json, { [items]: [], [more]: false, [next]: null });
        else if (!reply.json[more]) Object.assign(reply.json, { [more]: true, [next]: "end" });
        return reply;
      },
    ],
    ...[3, 5, 10, 20].map(
      (cap): Named => [
        `list-ends-after-${cap}-items`,
        () => {
          let count = 0;
          return onSuccess(({ json }, call) => {
            if (isFirst(call)) count = 0;
            const found = list(json);
            const left = Math.max(0, cap - count);
            count += found.length;
            if (count < cap) return;
            Object.assign(json, { [items]: found.slice(0, left), [more]: false, [next]: null });
          });
        },
      ],
    ),
    [
      "too-few-items-with-a-large-limit",
      edit((found, call) =>
        Number(call.url.searchParams.get(limit.name)) > limit.schema.maximum / 2 ? found.slice(0, 5) : found,
      ),
    ],
    [
      "refuses-the-second-page",
      () => {
        let count = 0;
        return async (call, ask) => {
          count = isFirst(call) ? 0 : count + 1;
          return count === 1 ? refusalOf(operation, 400) : ask(call);
        };
      },
    ],
    [
      "refuses-the-third-page",
      () => {
        let count = 0;
        return async (call, ask) => {
          count = isFirst(call) ? 0 : count + 1;
          return count === 2 ? refusalOf(operation, 400) : ask(call);
        };
      },
    ],
  ];
}

const idOf = (item: Json): string => identityOf(item) ?? "";

/** The same call with a query parameter set, or left out where the value is undefined. */
export function withQuery(call: Call, name: string, value: string | undefined): Call {
  const url = new URL(call.url);
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  return changed(call, { url });
}
