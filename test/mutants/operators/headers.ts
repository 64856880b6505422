// Response headers that are missing, of another type, in another unit, or where they do not belong.
import type { AnswerFacts, Document } from "../document.ts";
import { type Mutant, mutantOf, type Reply } from "../mutant.ts";

type Change = readonly [operator: string, change: (reply: Reply) => void, detail?: string];

export function headerMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) =>
    operation.answers.flatMap((answer) => {
      const documented = answer.headers.flatMap(({ name, schema }) => headerChanges(name, schema.type));
      const changes = [...documented, ...contentTypeChanges, ...strangerChanges(document, answer)];
      return changes.map(([operator, change, detail = ""]) =>
        mutantOf(
          document,
          { operator, class: "header", operation, detail: `${answer.status} ${detail}`.trim() },
          () => async (call, ask) => {
            const reply = await ask(call);
            if (reply.status === answer.status) change(reply);
            return reply;
          },
        ),
      );
    }),
  );
}

function headerChanges(name: string, type: string): Change[] {
  const replace = (value: (given: string) => string) => (reply: Reply) => {
    const given = reply.headers.get(name);
    if (given !== null) reply.headers.set(name, value(given));
  };
  const changes: Change[] = [
    ["header-dropped", ({ headers }) => headers.delete(name), name],
    ["header-empty", replace(() => ""), name],
    ["header-renamed", ({ headers }) => rename(headers, name, `X-${name}`), name],
    ["header-repeated", ({ headers }) => headers.append(name, headers.get(name) ?? ""), name],
  ];
  return [
    ...changes,
    ...(type === "integer" ? numberChanges : textChanges).map(
      ([operator, value]): Change => [operator, replace(value), name],
    ),
  ];
}

type ValueChange = readonly [operator: string, value: (given: string) => string];

const numberChanges: readonly ValueChange[] = [
  ["header-in-milliseconds", (given) => `${Number(given) * 1000}`],
  ["header-as-date", (given) => new Date(Date.UTC(2026, 10, 20) + Number(given) * 1000).toUTCString()],
  ["header-with-fraction", (given) => `${Number(given) + 0.5}`],
  ["header-negative", (given) => `-${Number(given) + 1}`],
  ["header-with-unit", (given) => `${given}s`],
  ["header-in-words", () => "soon"],
];

const textChanges: readonly ValueChange[] = [
  ["header-negated", (given) => (given === "true" ? "false" : `not ${given}`)],
  ["header-as-iso-date", (given) => isoOf(given) ?? `${given}T00:00:00Z`],
  ["header-as-unix-time", (given) => (isoOf(given) ? `${Date.parse(given) / 1000}` : "@1793404800")],
  [
    "header-a-year-later",
    (given) => (isoOf(given) ? new Date(Date.parse(given) + 365 * 86_400_000).toUTCString() : `${given}, ${given}`),
  ],
  ["header-in-other-case", (given) => given.toUpperCase()],
];

function isoOf(date: string): string | undefined {
  const time = Date.parse(date);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

function rename(headers: Headers, name: string, other: string): void {
  const value = headers.get(name);
  if (value === null) return;
  headers.delete(name);
  headers.set(other, value);
}

const contentTypeChanges: readonly Change[] = [
  ["content-type-dropped", ({ headers }) => headers.delete("content-type")],
  ["content-type-plain", ({ headers }) => headers.set("content-type", "text/plain")],
  ["content-type-html", ({ headers }) => headers.set("content-type", "text/html")],
  ["content-type-problem", ({ headers }) => headers.set("content-type", "application/problem+json")],
];

/** Headers that other answers of the spec have, on a success for which the spec does not declare them. */
function strangerChanges(document: Document, { status, headers: own }: AnswerFacts): Change[] {
  if (status >= 400) return [];
  const strangers = headerExamples(document).filter(([name]) => own.every((header) => header.name !== name));
  return strangers.map(([name, value]) => ["header-added", ({ headers }) => headers.set(name, value), name]);
}

function headerExamples({ operations }: Document): [name: string, value: string][] {
  const headers = operations.flatMap(({ answers }) => answers.flatMap((answer) => answer.headers));
  return [...new Map(headers.map(({ name, example }) => [name, example]))];
}
