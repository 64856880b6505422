// Readings that come from a cache, and readings of something else.
import type { Document, Operation } from "../document.ts";
import { type Behaviour, callTo, copyOf, type Mutant, mutantOf, type Reply, refusalOf, succeeded } from "../mutant.ts";

type Named = readonly [operator: string, make: () => Behaviour, others?: readonly Operation[]];

export function cacheMutants(document: Document): Mutant[] {
  const writes = document.operations.filter(({ method }) => method !== "GET");
  return document.operations
    .filter(({ method }) => method === "GET")
    .flatMap((operation) =>
      [...cached(operation, writes), ...confused(operation)].map(([operator, make, others]) =>
        mutantOf(document, { operator, class: "cache", operation }, make, others),
      ),
    );
}

function cached(operation: Operation, writes: readonly Operation[]): Named[] {
  const lasting = (keyOf: (url: URL) => string, uses: number) => (): Behaviour => {
    const cache = new Map<string, { reply: Reply; left: number }>();
    return async (call, ask) => {
      const key = keyOf(call.url);
      const known = cache.get(key);
      if (known && known.left > 0) {
        known.left--;
        return copyOf(known.reply);
      }
      const reply = await ask(call);
      if (succeeded(reply)) cache.set(key, { reply: copyOf(reply), left: uses });
      return reply;
    };
  };
  const all = Number.POSITIVE_INFINITY;
  return [
    ["cached-for-ever", lasting(({ href }) => href, all)],
    ["cached-for-one-reading", lasting(({ href }) => href, 1)],
    ["cached-without-the-query", lasting(({ pathname }) => pathname, all)],
    ["cached-without-the-path", lasting(() => "", all)],
    ["cached-without-the-path-once", lasting(() => "", 1)],
    [
      "old-answer-after-a-write",
      () => {
        const cache = new Map<string, Reply>();
        const stale = new Set<string>();
        return async (call, ask) => {
          const reply = await ask(call);
          if (call.operation !== operation) {
            for (const key of cache.keys()) stale.add(key);
            return reply;
          }
          const before = cache.get(call.url.href);
          if (succeeded(reply)) cache.set(call.url.href, copyOf(reply));
          return before && stale.delete(call.url.href) ? copyOf(before) : reply;
        };
      },
      writes,
    ],
  ];
}

/** Readings of the wrong thing, for operations that read one by its id. */
function confused(operation: Operation): Named[] {
  if (!operation.path.includes("{")) return [];
  const last = (): { remember(reply: Reply): void; reply(): Reply | undefined } => {
    let known: Reply | undefined;
    return {
      remember(reply) {
        known = copyOf(reply);
      },
      reply: () => known && copyOf(known),
    };
  };
  const substituting = (applies: (reply: Reply, isFirst: boolean) => boolean) => (): Behaviour => {
    const memory = last();
    const asked = new Set<string>();
    return async (call, ask) => {
      const isFirst = !asked.has(call.url.pathname);
      asked.add(call.url.pathname);
      const reply = await ask(call);
      const before = memory.reply();
      if (succeeded(reply)) memory.remember(reply);
      return before && applies(reply, isFirst) ? before : reply;
    };
  };
  return [
    ["thing-read-before", substituting((reply) => succeeded(reply))],
    ["thing-read-before-the-first-time", substituting((reply, isFirst) => isFirst && succeeded(reply))],
    ["unknown-id-finds-the-thing-read-before", substituting(({ status }) => status === 404)],
    [
      "found-after-it-is-gone",
      () => {
        const cache = new Map<string, Reply>();
        return async (call, ask) => {
          const reply = await ask(call);
          if (succeeded(reply)) cache.set(call.url.pathname, copyOf(reply));
          const known = cache.get(call.url.pathname);
          return reply.status === 404 && known ? copyOf(known) : reply;
        };
      },
    ],
    [
      "not-found-the-first-time",
      () => {
        const asked = new Set<string>();
        return async (call, ask) => {
          const isFirst = !asked.has(call.url.pathname);
          asked.add(call.url.pathname);
          const reply = await ask(call);
          return isFirst && succeeded(reply) ? refusalOf(operation, 404) : reply;
        };
      },
    ],
    [
      "id-in-any-case",
      () => async (call, ask) => {
        const reply = await ask(call);
        const values = Object.entries(call.values).map(([name, value]) => [name, value.toLowerCase()]);
        return reply.status === 404 ? ask(callTo(call, operation, Object.fromEntries(values))) : reply;
      },
    ],
    [
      "id-trimmed",
      () => async (call, ask) => {
        const reply = await ask(call);
        const values = Object.entries(call.values).map(([name, value]) => [name, decodeURIComponent(value).trim()]);
        return reply.status === 404 ? ask(callTo(call, operation, Object.fromEntries(values))) : reply;
      },
    ],
  ];
}
