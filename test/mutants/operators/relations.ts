// Writes whose effect other operations do not show, or show wrongly.
import type { Document, Json, Operation } from "../document.ts";
import {
  type Ask,
  type Behaviour,
  type Call,
  callTo,
  changed,
  copyOf,
  type Mutant,
  mutantOf,
  type Reply,
  refusalOf,
  succeeded,
} from "../mutant.ts";
import { lastParameter, type Readers, readersOf } from "../relations.ts";
import { identityOf, objectsWithin } from "../sites.ts";

type Named = readonly [operator: string, make: () => Behaviour, reader?: Operation];

export function relationMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) => {
    const readers = readersOf(document, operation);
    return lies(operation, readers).map(([operator, make, reader]) =>
      mutantOf(
        document,
        { operator, class: "relation", operation, detail: reader?.id ?? "" },
        make,
        reader ? [reader] : [],
      ),
    );
  });
}

function lies(operation: Operation, readers: Readers): Named[] {
  switch (operation.method) {
    case "DELETE":
      return deletions(operation, readers);
    case "POST":
      return creations(operation, readers);
    case "PATCH":
    case "PUT":
      return updates(operation, readers);
    default:
      return [];
  }
}

const idOf = (call: Call): string => decodeURIComponent(call.values[lastParameter(call.operation) ?? ""] ?? "");

/** What an operation answers when it succeeds, for a thing with this id. */
function successFor(operation: Operation, id: string): Reply {
  const json = structuredClone(operation.success.examples[0] ?? {});
  for (const object of objectsWithin(json)) {
    const key = Object.keys(object).find((name) => /(^|_)id$/.test(name));
    if (key) object[key] = id;
  }
  const headers = new Headers({ "content-type": "application/json" });
  for (const { name, example } of operation.success.headers) headers.set(name, example);
  return { status: operation.success.status, headers, json, text: "" };
}

/** Asks a reader for the thing with this id, as the same caller. */
const readById = (call: Call, ask: Ask, reader: Operation, id: string): Promise<Reply> =>
  ask(callTo(call, reader, { [lastParameter(reader) ?? ""]: encodeURIComponent(id) }));

function deletions(operation: Operation, { getters, lists, filtered }: Readers): Named[] {
  const [getter] = getters;
  return [
    ["deletes-nothing", () => deletesNothing(operation, getter)],
    [
      "unknown-id-deleted",
      () => async (call, ask) => {
        const reply = await ask(call);
        return reply.status === 404 ? successFor(operation, idOf(call)) : reply;
      },
    ],
    [
      "deleted-twice",
      () => {
        const gone = new Map<string, Reply>();
        return async (call, ask) => {
          const reply = await ask(call);
          if (succeeded(reply)) gone.set(idOf(call), copyOf(reply));
          const before = gone.get(idOf(call));
          return reply.status === 404 && before ? copyOf(before) : reply;
        };
      },
    ],
    [
      "deletion-refused",
      () => async (call, ask) =>
        getter && !succeeded(await readById(call, ask, getter, idOf(call))) ? ask(call) : refusalOf(operation, 403),
    ],
    ...getters.map((reader): Named => ["deleted-still-readable", () => keeps(operation, reader, readById), reader]),
    ...lists.map((reader): Named => ["deleted-still-listed", () => keepsListed(operation, reader), reader]),
    ...lists.map((reader): Named => ["deletes-a-neighbour-too", () => deletesNeighbour(operation, reader), reader]),
    ...filtered.map(
      (reader): Named => ["parts-of-deleted-still-listed", () => keepsParts(operation, reader), reader.operation],
    ),
  ];
}

function deletesNothing(operation: Operation, getter: Operation | undefined): Behaviour {
  return async (call, ask) => {
    if (!getter) return successFor(operation, idOf(call));
    const found = await readById(call, ask, getter, idOf(call));
    return succeeded(found) ? successFor(operation, idOf(call)) : ask(call);
  };
}

/** After a deletion, goes on answering as the reader answered before it. */
function keeps(operation: Operation, reader: Operation, read: typeof readById): Behaviour {
  const kept = new Map<string, Reply>();
  return async (call, ask) => {
    if (call.operation !== operation) {
      const reply = await ask(call);
      const before = kept.get(idOf(call));
      return before && !succeeded(reply) ? copyOf(before) : reply;
    }
    const before = await read(call, ask, reader, idOf(call));
    const reply = await ask(call);
    if (succeeded(reply) && succeeded(before)) kept.set(idOf(call), before);
    return reply;
  };
}

/** After a deletion, goes on listing what was listed before it. */
function keepsListed(operation: Operation, reader: Operation): Behaviour {
  const kept: Json[] = [];
  return async (call, ask) => {
    if (call.operation === operation) {
      const before = await ask(callTo(call, reader, call.values));
      const reply = await ask(call);
      const item = itemsOf(before.json).find((candidate) => identityOf(candidate) === idOf(call));
      if (succeeded(reply) && item) kept.push(item);
      return reply;
    }
    const reply = await ask(call);
    if (succeeded(reply)) firstList(reply.json)?.unshift(...structuredClone(kept));
    return reply;
  };
}

/** Deletes one more: the neighbour in a list. */
function deletesNeighbour(operation: Operation, reader: Operation): Behaviour {
  return async (call, ask) => {
    if (call.operation !== operation) return ask(call);
    const items = itemsOf((await ask(callTo(call, reader, call.values))).json);
    const reply = await ask(call);
    const neighbour = items.map(identityOf).find((id) => id !== undefined && id !== idOf(call));
    if (succeeded(reply) && neighbour !== undefined)
      await ask(callTo(call, operation, { [lastParameter(operation) ?? ""]: neighbour }));
    return reply;
  };
}

/** After a deletion, goes on listing what belonged to the deleted thing. */
function keepsParts(operation: Operation, { operation: reader, filter }: Readers["filtered"][number]): Behaviour {
  const filteredBy = (call: Call, id: string): Call => {
    const asked = callTo(call, reader);
    const url = new URL(asked.url);
    url.searchParams.set(filter, id);
    return changed(asked, { url });
  };
  const kept = new Map<string, Reply>();
  return async (call, ask) => {
    if (call.operation !== operation) {
      const before = kept.get(call.url.searchParams.get(filter) ?? "");
      return before ? copyOf(before) : ask(call);
    }
    const before = await ask(filteredBy(call, idOf(call)));
    const reply = await ask(call);
    if (succeeded(reply) && succeeded(before)) kept.set(idOf(call), before);
    return reply;
  };
}

function creations(operation: Operation, { getters, lists }: Readers): Named[] {
  return [
    [
      "creation-answers-the-one-before",
      () => {
        let before: Reply | undefined;
        return async (call, ask) => {
          const reply = await ask(call);
          if (!succeeded(reply)) return reply;
          before ??= copyOf(reply);
          return copyOf(before);
        };
      },
    ],
    [
      "created-twice",
      () => async (call, ask) => {
        const reply = await ask(call);
        return succeeded(reply) ? ask(call) : reply;
      },
    ],
    [
      "second-creation-refused",
      () => {
        let count = 0;
        return async (call, ask) => {
          const reply = await ask(call);
          if (succeeded(reply)) count++;
          return succeeded(reply) && count > 1 ? refusalOf(operation, 400) : reply;
        };
      },
    ],
    ...lists.flatMap((reader): Named[] => [
      ["created-not-listed", () => onCreated(operation, (reply, ids) => hide(reply, ids)), reader],
      ["created-listed-twice", () => onCreated(operation, (reply, ids) => repeat(reply, ids)), reader],
      [
        "created-listed-late",
        () =>
          onCreated(operation, (reply, ids) => {
            hide(reply, ids);
            ids.clear();
          }),
        reader,
      ],
      ["created-listed-without-the-rest", () => onCreated(operation, (reply, ids) => hideOthers(reply, ids)), reader],
    ]),
    ...getters.flatMap((reader): Named[] => [
      ["created-not-readable", () => notFound(operation, reader, () => true), reader],
      ["created-readable-late", () => notFound(operation, reader, (readings) => readings === 1), reader],
      ["created-readable-once", () => notFound(operation, reader, (readings) => readings > 1), reader],
    ]),
  ];
}

/** Changes the answers of a reader, with the ids that were created before. */
function onCreated(operation: Operation, change: (reply: Reply, ids: Set<string>) => void): Behaviour {
  const ids = new Set<string>();
  return async (call, ask) => {
    const reply = await ask(call);
    if (!succeeded(reply)) return reply;
    if (call.operation === operation) for (const id of idsWithin(reply.json)) ids.add(id);
    else change(reply, ids);
    return reply;
  };
}

function notFound(operation: Operation, reader: Operation, isMissing: (readings: number) => boolean): Behaviour {
  const readings = new Map<string, number>();
  return async (call, ask) => {
    const reply = await ask(call);
    if (!succeeded(reply)) return reply;
    if (call.operation === operation) for (const id of idsWithin(reply.json)) readings.set(id, 0);
    const before = call.operation === reader ? readings.get(idOf(call)) : undefined;
    if (before === undefined) return reply;
    readings.set(idOf(call), before + 1);
    return isMissing(before + 1) ? refusalOf(reader, 404) : reply;
  };
}

const idsWithin = (json: Json): string[] => objectsWithin(json).flatMap((object) => identityOf(object) ?? []);

/** The outermost array of an answer. */
function firstList(value: Json): Json[] | undefined {
  if (Array.isArray(value)) return value;
  if (value === null || typeof value !== "object") return undefined;
  for (const inner of Object.values(value)) {
    const found = firstList(inner);
    if (found) return found;
  }
  return undefined;
}

const itemsOf = (json: Json): Json[] => firstList(json) ?? [];

/** Keeps of each list only the items that pass. */
function filterList(reply: Reply, passes: (item: Json) => boolean): void {
  const items = itemsOf(reply.json);
  items.splice(0, items.length, ...items.filter(passes));
}

const hide = (reply: Reply, ids: Set<string>): void => filterList(reply, (item) => !ids.has(identityOf(item) ?? ""));

function hideOthers(reply: Reply, ids: Set<string>): void {
  if (ids.size > 0) filterList(reply, (item) => ids.has(identityOf(item) ?? ""));
}

function repeat(reply: Reply, ids: Set<string>): void {
  const items = itemsOf(reply.json);
  items.push(...items.filter((item) => ids.has(identityOf(item) ?? "")));
}

function updates(operation: Operation, { getters, lists }: Readers): Named[] {
  const [getter] = getters.filter(({ path }) => path === operation.path);
  const named: Named[] = [
    ["update-not-carried-out", () => (call, ask) => ask(changed(call, { json: {} }))],
    [
      "update-with-empty-body-refused",
      () => async (call, ask) => (JSON.stringify(call.json) === "{}" ? refusalOf(operation, 400) : ask(call)),
    ],
    [
      "update-carried-out-once",
      () => {
        const done = new Set<string>();
        return (call, ask) => {
          const isSecond = done.has(idOf(call));
          done.add(idOf(call));
          return ask(isSecond ? changed(call, { json: {} }) : call);
        };
      },
    ],
  ];
  if (getter) {
    named.push([
      "update-answers-with-values-before",
      () => async (call, ask) => {
        const before = await readById(call, ask, getter, idOf(call));
        const reply = await ask(call);
        return succeeded(reply) && succeeded(before) ? before : reply;
      },
    ]);
  }
  for (const reader of [...getters, ...lists]) {
    named.push(["update-not-shown", () => showsOld(operation, reader, getter, Number.POSITIVE_INFINITY), reader]);
    named.push(["update-shown-late", () => showsOld(operation, reader, getter, 1), reader]);
  }
  return named;
}

/** Shows what was updated with its values before, for so many readings. */
function showsOld(operation: Operation, reader: Operation, getter: Operation | undefined, readings: number): Behaviour {
  const old = new Map<string, { texts: Map<string, string>; left: number }>();
  return async (call, ask) => {
    if (call.operation === operation && getter) {
      const before = await readById(call, ask, getter, idOf(call));
      const reply = await ask(call);
      if (succeeded(reply) && succeeded(before))
        old.set(idOf(call), { texts: replacedTexts(before.json, reply.json), left: readings });
      return reply;
    }
    const reply = await ask(call);
    if (!succeeded(reply) || call.operation !== reader) return reply;
    for (const object of objectsWithin(reply.json)) {
      const known = old.get(identityOf(object) ?? "");
      if (!known || known.left <= 0) continue;
      known.left--;
      for (const [key, value] of Object.entries<Json>(object)) object[key] = known.texts.get(value) ?? value;
    }
    return reply;
  };
}

/** Which texts an update replaced, from the new one to the old one. */
function replacedTexts(before: Json, after: Json): Map<string, string> {
  const replaced = new Map<string, string>();
  const compare = (old: Json, current: Json): void => {
    if (typeof old === "string" && typeof current === "string" && old !== current) replaced.set(current, old);
    if (old === null || current === null || typeof old !== "object" || typeof current !== "object") return;
    for (const key of Object.keys(current)) compare(old[key], current[key]);
  };
  compare(before, after);
  return replaced;
}
