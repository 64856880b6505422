// Successes whose outermost object is not the documented one.
import type { Document, Json, Operation } from "../document.ts";
import { type Mutant, mutantOf, type Reply, succeeded } from "../mutant.ts";

type Change = readonly [operator: string, change: (reply: Reply) => void, detail?: string];

export function envelopeMutants(document: Document): Mutant[] {
  const all = topLevel(document.operations);
  return document.operations.flatMap((operation) =>
    [...wholeChanges(operation), ...strangerChanges(operation, all)].map(([operator, change, detail = ""]) =>
      mutantOf(document, { operator, class: "envelope", operation, detail }, () => async (call, ask) => {
        const reply = await ask(call);
        if (succeeded(reply)) change(reply);
        return reply;
      }),
    ),
  );
}

/** The top-level properties of all successes, each with the value that one of the documents shows. */
function topLevel(operations: readonly Operation[]): Map<string, Json> {
  const bodies = operations.flatMap(({ success }) => success.examples);
  return new Map(bodies.flatMap((body) => Object.entries<Json>(body)));
}

function wholeChanges({ success }: Operation): Change[] {
  const set = (change: (json: Json) => Json) => (reply: Reply) => {
    reply.json = change(reply.json);
  };
  const names = success.fields.filter(({ keys }) => keys.length === 1).map(({ keys }) => keys[0] ?? "");
  const payload = names.includes("data") ? "data" : (names[0] ?? "");
  return [
    ["envelope-removed", set((json) => json[payload] ?? json)],
    ["envelope-doubled", set((json) => ({ [payload]: json }))],
    ["envelope-in-array", set((json) => [json])],
    ["envelope-called-result", set(({ [payload]: inner, ...rest }) => ({ ...rest, result: inner }))],
    [
      "payload-in-array",
      set((json) => ({ ...json, [payload]: Array.isArray(json[payload]) ? json[payload] : [json[payload]] })),
    ],
    ["payload-in-items", set((json) => ({ ...json, [payload]: { items: json[payload] } }))],
    ["payload-empty", set((json) => ({ ...json, [payload]: Array.isArray(json[payload]) ? [] : {} }))],
    ["payload-null", set((json) => ({ ...json, [payload]: null }))],
    ["payload-as-text", set((json) => ({ ...json, [payload]: JSON.stringify(json[payload]) }))],
    ["body-null", set(() => null)],
    [
      "error-beside-data",
      set((json) => ({ ...json, error: { code: "internal_error", message: "Something went wrong." } })),
    ],
    ["failure-with-status-200", set(() => ({ error: { code: "internal_error", message: "Something went wrong." } }))],
    ["body-truncated", truncate],
    ["body-empty", (reply) => asText(reply, "")],
    ["body-of-two-documents", (reply) => asText(reply, `${JSON.stringify(reply.json)}${JSON.stringify(reply.json)}`)],
    ["keys-in-camel-case", set(camelCased)],
  ];
}

function asText(reply: Reply, text: string): void {
  reply.json = undefined;
  reply.text = text;
}

function truncate(reply: Reply): void {
  asText(reply, JSON.stringify(reply.json).slice(0, -1));
}

function camelCased(value: Json): Json {
  if (Array.isArray(value)) return value.map(camelCased);
  if (value === null || typeof value !== "object") return value;
  const renamed = Object.entries(value).map(([key, inner]) => [
    key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()),
    camelCased(inner),
  ]);
  return Object.fromEntries(renamed);
}

/** Properties that only envelopes of other operations have. */
function strangerChanges({ success }: Operation, all: Map<string, Json>): Change[] {
  const own = new Set(success.fields.map(({ keys }) => keys[0]));
  return [...all]
    .filter(([name]) => !own.has(name))
    .map(([name, value]) => [
      "envelope-of-another-kind",
      (reply: Reply) => Object.assign(reply.json, { [name]: value }),
      name,
    ]);
}
