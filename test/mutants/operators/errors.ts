// Failures whose bodies are not what the spec says of them.
import type { AnswerFacts, Document, Field, Json, Operation } from "../document.ts";
import { type Mutant, mutantOf, type Reply } from "../mutant.ts";
import { filledSitesAt, removeAt, type Site, valueAt } from "../sites.ts";

type Change = readonly [operator: string, change: (reply: Reply) => void, detail?: string];

export function errorMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) =>
    operation.answers
      .filter(({ status }) => status >= 400)
      .flatMap((answer) =>
        [...envelopeChanges, ...fieldChanges(answer), ...codeChanges(operation, answer)].map(
          ([operator, change, detail = ""]) =>
            errorMutant(
              document,
              { operator, operation, detail: `${answer.status} ${detail}`.trim() },
              answer.status,
              change,
            ),
        ),
      ),
  );
}

function errorMutant(
  document: Document,
  label: { operator: string; operation: Operation; detail: string },
  status: number,
  change: (reply: Reply) => void,
): Mutant {
  return mutantOf(document, { ...label, class: "error" }, () => async (call, ask) => {
    const reply = await ask(call);
    if (reply.status === status && reply.json !== undefined) change(reply);
    return reply;
  });
}

function asText(reply: Reply, type: string, text: string): void {
  reply.json = undefined;
  reply.text = text;
  reply.headers.set("content-type", type);
}

const envelopeChanges: readonly Change[] = [
  ["error-in-data", (reply) => replace(reply, { data: reply.json })],
  ["error-beside-empty-data", (reply) => replace(reply, { ...reply.json, data: {} })],
  ["error-in-array", (reply) => replace(reply, [reply.json])],
  ["error-body-empty", (reply) => replace(reply, {})],
  ["error-body-null", (reply) => replace(reply, null)],
  ["error-as-detail", (reply) => replace(reply, { detail: "No." })],
  ["error-as-html", (reply) => asText(reply, "text/html", "<h1>No.</h1>")],
  ["error-as-plain-text", (reply) => asText(reply, "text/plain", "No.")],
  ["error-without-body", (reply) => asText(reply, "application/json", "")],
  ["error-as-truncated-json", (reply) => asText(reply, "application/json", JSON.stringify(reply.json).slice(0, -2))],
];

function replace(reply: Reply, json: Json): void {
  reply.json = json;
}

/** Each property of a failure: dropped, null, of another type, empty. */
function fieldChanges({ fields, examples }: AnswerFacts): Change[] {
  const isShown = ({ keys }: Field): boolean => examples.some((example) => filledSitesAt(example, keys).length > 0);
  const shown = fields.filter((field) => field.keys.length > 0 && isShown(field));
  return shown.flatMap(({ keys, required, types }) => {
    const way = keys.join(".");
    const at = (change: (site: Site) => void) => (reply: Reply) => {
      for (const site of filledSitesAt(reply.json, keys)) change(site);
    };
    const set = (value: Json) => at(({ holder, key }) => Object.assign(holder, { [key]: value }));
    const always: Change[] = [["error-property-a-number", set(1), way]];
    if (!required) return always;
    const emptied: Change[] = types.includes("string") ? [["error-property-empty", at(empty), way]] : [];
    return [
      ...always,
      ...emptied,
      ["error-property-dropped", at(removeAt), way],
      ["error-property-null", set(null), way],
      ["error-property-an-object", set({}), way],
    ];
  });
}

function empty(site: Site): void {
  if (typeof valueAt(site) === "string") site.holder[site.key] = "";
}

/** Codes that belong to other failures, or to none. */
function codeChanges(operation: Operation, { status, fields }: AnswerFacts): Change[] {
  const code = fields.find(({ keys, known }) => keys.at(-1) === "code" && known.length > 0);
  if (!code) return [];
  const others = operation.answers.filter((answer) => answer.status !== status && answer.status >= 400);
  const codes = others.flatMap(({ examples }) =>
    examples.flatMap((body) => filledSitesAt(body, code.keys).map(valueAt)),
  );
  const own = operation.answers.find((answer) => answer.status === status)?.examples ?? [];
  const ownCodes = own.flatMap((body) => filledSitesAt(body, code.keys).map(valueAt));
  const set = (value: unknown) => (reply: Reply) => {
    for (const { holder, key } of filledSitesAt(reply.json, code.keys)) holder[key] = value;
  };
  const foreign = [...new Set(codes)].filter((value) => !ownCodes.includes(value));
  return [
    ["error-code-of-another-status", set(foreign[status % foreign.length])],
    ["error-code-unheard-of", set("unheard_of")],
    ["error-code-is-a-sentence", set("No such thing, sorry.")],
  ];
}
