// The cases: every one asks a subject something, and tells what is wrong with the answers.
import fc from "fast-check";
import { prismResponseErrors, responseErrors } from "../../response-validator.ts";
import type { Json, Operation, SpecReader } from "../../spec.ts";
import { breakings, type Invalid } from "./invalid.ts";
import type { Ledger } from "./ledger.ts";
import { rules } from "./rules.ts";
import { statusCases } from "./statuses.ts";
import { ask, curlOf, ids, type Reply, requestOf, type Subject } from "./subject.ts";
import { arbitrary, variants } from "./valid.ts";

export interface Context {
  subject: Subject;
  reader: SpecReader;
  ledger: Ledger;
  /** Whether Prism validates too. */
  secondOpinion: boolean;
  seed: number;
}

export interface Case {
  id: string;
  /** The operations that it tells something about. */
  operations: string[];
  /** Which subjects it is for; all without it. */
  only?: Subject["name"];
  /** What is wrong, a line each. */
  run(context: Context): Promise<string[]>;
}

/** What both validators find wrong with an answer; what it shows of the API goes into the ledger. */
export async function validateReply(
  operation: Operation,
  reply: Reply,
  { reader, ledger, secondOpinion }: Context,
): Promise<string[]> {
  const { request, status, headers, body } = reply;
  ledger.answer(operation, status, body);
  const found = responseErrors(operation, status, headers, body, reader.schemaErrors);
  const second = secondOpinion ? await prismResponseErrors(request, status, headers, body) : [];
  if (secondOpinion && second.length > 0 !== found.length > 0) {
    const alone = found.length > 0 ? "ajv" : "Prism";
    found.push(`the validators disagree: ${alone} alone finds fault`, ...second);
  }
  if (operation.deprecated && status === 200 && !body?.warning) found.push("a v2 success without warning");
  for (const name of operation.deprecated ? ["Deprecation", "Sunset"] : []) {
    if (!headers.has(name)) found.push(`a v2 answer without ${name}`);
  }
  if (found.length === 0) return [];
  return [...found.map((fault) => `${status}: ${fault}`), await curlOf(request)];
}

/** All cases of a spec. Without `arbitraries`, only the systematic ones, which are quicker. */
export function casesOf(reader: SpecReader, arbitraries = 25): Case[] {
  return [
    ...reader.operations.flatMap((operation) => [
      ...exampleCases(operation),
      ...statusCases(operation),
      ...parameterCases(operation, reader),
      ...bodyCases(operation, reader),
      ...(arbitraries > 0 ? arbitraryCases(operation, reader, arbitraries) : []),
    ]),
    ...rules(reader),
  ];
}

/** Each example is served on demand, and each example of a request is taken. */
function exampleCases(operation: Operation): Case[] {
  const answers = operation.responses.flatMap(({ status, examples }) =>
    examples.map(
      ({ name, value }): Case => ({
        id: `${operation.id} ${status} example ${name}`,
        operations: [operation.id],
        async run(context) {
          const { subject, ledger } = context;
          const headers = { Prefer: `code=${status}, example=${name}` };
          const reply = await ask(subject.open(), requestOf(operation, { headers }));
          ledger.reach("examples", `${operation.id} ${status} ${name}`);
          const same = reply.status === status && JSON.stringify(reply.body) === JSON.stringify(value);
          return same ? [] : [`answered ${reply.status} ${JSON.stringify(reply.body)}`, await curlOf(reply.request)];
        },
      }),
    ),
  );
  const requests = (operation.request?.type === "application/json" ? operation.request.examples : []).map(
    ({ name, value }): Case =>
      takes(operation, `example ${name}`, { body: value }, "examples", `${operation.id} request ${name}`),
  );
  return [...answers, ...requests];
}

type CallOf = Parameters<typeof requestOf>[1];

/** A well-formed call, which must be taken as such. */
function takes(
  operation: Operation,
  what: string,
  call: CallOf,
  chapter?: "examples" | "parameters",
  cell?: string,
): Case {
  return {
    id: `${operation.id} takes ${what}`,
    operations: [operation.id],
    async run(context) {
      const { subject, ledger } = context;
      const reply = await ask(subject.open(), requestOf(operation, call));
      if (chapter && cell) ledger.reach(chapter, cell);
      if (!subject.accepted(reply.status, reply.body))
        return [`refused: ${JSON.stringify(reply.body)}`, await curlOf(reply.request)];
      return subject.name === "prism" ? [] : validateReply(operation, reply, context);
    },
  };
}

/** A malformed call, which must be refused. */
function refuses(operation: Operation, what: string, call: CallOf, cell: string): Case {
  return {
    id: `${operation.id} refuses ${what}`,
    operations: [operation.id],
    async run(context) {
      const { subject, ledger } = context;
      const reply = await ask(subject.open(), requestOf(operation, call));
      ledger.reach("invalid", `${operation.id}: ${cell}`);
      if (reply.status < 400 || reply.status >= 500 || (subject.name === "sandbox" && reply.status !== 400)) {
        return [`answered ${reply.status} ${JSON.stringify(reply.body)}`, await curlOf(reply.request)];
      }
      return subject.name === "prism" ? [] : validateReply(operation, reply, context);
    },
  };
}

function parameterCases(operation: Operation, { spec, schemaErrors }: SpecReader): Case[] {
  return operation.parameters.flatMap(({ name, in: place, schema }) => {
    if (place === "path") return [takes(operation, `path ${name}`, {}, "parameters", `${operation.id} ${name}`)];
    const at = `${operation.id}/${name}`;
    const call = (value: Json): CallOf =>
      place === "query" ? { query: `?${name}=${encodeURIComponent(value)}` } : { headers: { [name]: String(value) } };
    // A token has to come from the list itself: the rules see to that.
    const values = name === "token" ? [] : variants(schema, at, { spec, ids });
    const good = values.map((value) =>
      takes(operation, `${name}=${shorten(value)}`, call(value), "parameters", `${operation.id} ${name}`),
    );
    const bad = breakings(schema, at, values[0], spec)
      .filter(({ value }) => typeof value !== "object" && schemaErrors(schema, value).length > 0)
      .filter(({ value }) => typeof value !== "number" || schema.type !== "string")
      .map(({ label, cell, value }) => refuses(operation, `${name}${label}`, call(value), cell));
    return [...good, ...bad];
  });
}

const shorten = (value: Json) => (String(value).length > 24 ? `${String(value).length} characters` : String(value));

function bodyCases(operation: Operation, reader: SpecReader): Case[] {
  if (operation.request?.type !== "application/json") return [];
  const { schema } = operation.request;
  const kept: string[] = [];
  const walk = { spec: reader.spec, ids, visit: (cell: string) => kept.push(cell) };
  const values = variants(schema, operation.id, walk);
  for (const value of values) assertValid(reader, schema, value, operation);
  const good = values.map((value, index) => takes(operation, `variant ${index + 1}`, { body: value }));
  const [first] = good;
  if (first) {
    const { run } = first;
    first.run = async (context) => {
      for (const cell of kept) context.ledger.reach("valid", `${operation.id}: ${cell}`);
      return run(context);
    };
  }
  const bad = new Map<string, Invalid>();
  for (const value of values) {
    for (const broken of breakings(schema, operation.id, value, reader.spec)) {
      // What another branch of a union takes is not broken.
      if (!bad.has(broken.label) && reader.schemaErrors(schema, broken.value).length > 0) bad.set(broken.label, broken);
    }
  }
  return [
    ...good,
    ...[...bad.values()].map(({ label, cell, value }) => refuses(operation, label, { body: value }, cell)),
  ];
}

function assertValid(reader: SpecReader, schema: Json, value: Json, { id }: Operation): void {
  const found = reader.schemaErrors(schema, value);
  if (found.length > 0)
    throw new Error(`the generator made an invalid value for ${id}: ${JSON.stringify(value)}\n${found.join("\n")}`);
}

function arbitraryCases(operation: Operation, reader: SpecReader, numRuns: number): Case[] {
  if (operation.request?.type !== "application/json") return [];
  const { schema } = operation.request;
  const values = arbitrary(schema, operation.id, { spec: reader.spec, ids });
  return [
    {
      id: `${operation.id} takes arbitrary bodies`,
      operations: [operation.id],
      async run(context) {
        let problems: string[] = [];
        const property = fc.asyncProperty(values, async (body) => {
          assertValid(reader, schema, body, operation);
          problems = await takes(operation, "", { body }).run(context);
          context.ledger.count();
          return problems.length === 0;
        });
        const result = await fc.check(property, { numRuns, seed: context.seed });
        if (!result.failed) return [];
        return problems.length > 0 ? [`seed ${result.seed}`, ...problems] : [String(result.errorInstance)];
      },
    },
  ];
}
