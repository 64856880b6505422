// Requests with one change: valid ones must be accepted, invalid ones must be rejected.

import type { Case } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import type { Call } from "../context/prepare-request.ts";
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import { type Mutation, mutationsOf } from "../spec/mutations.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { isIdName, sampleOf, withPlaceholders } from "../spec/samples.ts";

const takesRule: Rule = {
  title: "A valid request is accepted.",
  source: "OpenAPI document: parameters and request bodies",
  confidence: "A",
};
const refusesRule: Rule = {
  title: "An invalid request is rejected with 400.",
  source: "OpenAPI document; error codes of the reference: invalid_parameter",
  confidence: "A",
};
const mediaTypeRule: Rule = {
  title: "A body that is missing or not declared as JSON is rejected.",
  source: "Reference: JSON in and out; OpenAPI document: content, required",
  confidence: "B",
};
const limitRule: Rule = {
  title: "A limit out of range is rejected with 400, and the error names the parameter.",
  source: "Upstream document of 2026-09-07: listAvatarLooks, example of 400",
  confidence: "A",
};

/** The cases for requests of an operation. */
export function requestCases(operation: Operation, reader: DocumentReader): Case[] {
  return [
    ...exampleCases(operation),
    ...operation.parameters.flatMap((parameter) => parameterCases(operation, parameter, reader)),
    ...bodyCases(operation, reader),
    ...mediaTypeCases(operation),
  ];
}

/** The subject of a case. */
interface Subject {
  operation: Operation;
  what: string;
  call: Call;
  /** The coverage item that it reaches. */
  item: string;
}

function takes({ operation, what, call, item }: Subject, kind: "valid" | "parameters" | "examples"): Case {
  return {
    id: `${operation.id} accepts ${what}`,
    operations: [operation.id],
    rule: takesRule,
    async run(context) {
      await context.succeed(operation.id, call);
      context.coverage.reach(kind, item);
    },
  };
}

function rejectionCase({ operation, what, call, item }: Subject, rule: Rule = refusesRule): Case {
  return {
    id: `${operation.id} rejects ${what}`,
    operations: [operation.id],
    rule,
    async run(context) {
      const { status, body } = await context.call(operation.id, call);
      context.coverage.reach("invalid", item);
      context.expect(isRejection(status, context), "400", `${status} ${JSON.stringify(body).slice(0, 200)}`);
      if (rule === limitRule && status === 400 && context.isStateful) {
        context.expectSame(body?.error?.param, "limit", "param");
      }
    },
  };
}

/** A mock without state may return any 4xx. */
const isRejection = (status: number, { isStateful }: CaseContext): boolean =>
  isStateful ? status === 400 || status === 415 : status >= 400 && status < 500;

function exampleCases(operation: Operation): Case[] {
  if (operation.request?.type !== "application/json") return [];
  return operation.request.examples.map(({ name, value }) => {
    const item = `${operation.id} request ${name}`;
    return takes({ operation, what: `the example ${name}`, call: { body: withPlaceholders(value) }, item }, "examples");
  });
}

/** Texts that look like a value of a type but are not. */
const nearMisses: Record<string, string[]> = {
  integer: ["2abc", "1.5", "abc", "true", "-", ""],
  number: ["2abc", "abc"],
  boolean: ["yes", "2", "truee", "TRUE", ""],
  string: [],
};

function parameterCases(
  operation: Operation,
  parameter: Parameter,
  { document, schemaErrors }: DocumentReader,
): Case[] {
  const { name, schema } = parameter;
  const item = `${operation.id} ${name}`;
  if (parameter.in === "path") {
    return [takes({ operation, what: `a ${name} that exists`, call: {}, item }, "parameters")];
  }
  // Tokens must come from the list itself, so the rules for lists test them.
  if (name === "token") return [];
  const callOf = (value: Json): Call => {
    const text = String(value);
    return parameter.in === "query" ? { query: { [name]: text } } : { headers: { [name]: text } };
  };
  const sample = sampleOf(schema, name, document);
  const mutations = mutationsOf(schema, sample, item, document).filter(({ value }) => typeof value !== "object");
  const cases = [takes({ operation, what: `${name} ${sample}`, call: callOf(sample), item }, "parameters")];
  const isText = schema.type === "string";
  for (const { label, item: keyword, value, isValid } of mutations) {
    const what = `${name}${label.slice(1)}`;
    const fits = schemaErrors(schema, value).length === 0;
    const subject = { operation, what, call: callOf(value), item: `${operation.id}: ${keyword}` };
    if (isValid && fits && value !== sample) cases.push(takes(subject, "valid"));
    // A parameter of type string accepts any text, so a value of another type is still valid.
    const isSame = isText && typeof value !== "string";
    if (!isValid && !fits && !isSame && isSendable(value, parameter)) {
      cases.push(rejectionCase(subject, name === "limit" ? limitRule : refusesRule));
    }
  }
  for (const text of nearMisses[schema.type as string] ?? []) {
    const subject = {
      operation,
      what: `${name} ${text || "(empty)"}`,
      call: callOf(text),
      item: `${operation.id}: ${item} type`,
    };
    cases.push(rejectionCase(subject, name === "limit" ? limitRule : refusesRule));
  }
  return unique(cases);
}

/** Whether a value can be sent: a header can't contain line breaks, and is trimmed. */
const isSendable = (value: Json, { in: place }: Parameter): boolean =>
  place !== "header" || /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(String(value)) || value === "";

function bodyCases(operation: Operation, reader: DocumentReader): Case[] {
  if (operation.request?.type !== "application/json") return [];
  const { schema, examples } = operation.request;
  const cases = new Map<string, Case>();
  const reached = new Set<string>();
  // Smaller examples first: fewer members mean fewer other rules.
  const bases = examples
    .map(({ value }) => withPlaceholders(value))
    .sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
  for (const base of bases) {
    for (const mutation of mutationsOf(schema, base, operation.id, reader.document)) {
      const key = keyOf(mutation, base, schema);
      if (reached.has(key) || isForeignId(mutation, bases)) continue;
      const fits = reader.schemaErrors(schema, mutation.value).length === 0;
      if (fits !== mutation.isValid) continue;
      reached.add(key);
      const kind = kindOf(base, schema);
      const what = `${kind}${mutation.label}`;
      const subject = { operation, what, call: { body: mutation.value }, item: `${operation.id}: ${mutation.item}` };
      const requestCase = mutation.isValid ? takes(subject, "valid") : rejectionCase(subject, ruleOf(mutation));
      if (!cases.has(requestCase.id)) cases.set(requestCase.id, requestCase);
    }
  }
  return [...cases.values()];
}

/** The rule of a rejection. A constraint may have a lower confidence than the rest of the document. */
function ruleOf({ confidence }: Mutation): Rule {
  return confidence ? { ...refusesRule, ...confidence } : refusesRule;
}

/** Whether a mutation adds an id that another example has in its proper context. */
const isForeignId = ({ label, isValid }: Mutation, bases: readonly Json[]): boolean => {
  const name = /^\/(\w+) added$/.exec(label)?.[1];
  return isValid && name !== undefined && isIdName(name) && bases.some((base) => name in base);
};

/** The value of a body's discriminator, for the id of the case. */
function kindOf(base: Json, schema: Json): string {
  const property = schema.discriminator?.propertyName ?? (typeof base?.type === "string" ? "type" : undefined);
  return property ? `${base[property]} ` : "";
}

const keyOf = ({ label, isValid }: Mutation, base: Json, schema: Json): string =>
  `${isValid} ${kindOf(base, schema)} ${label}`;

/** Bodies that are not JSON objects or have the wrong content type. */
function mediaTypeCases(operation: Operation): Case[] {
  const { id, request } = operation;
  if (request?.type !== "application/json") return [];
  const first = JSON.stringify(request.examples[0]?.value);
  const bodies = {
    "a list": "[]",
    "a string": '"text"',
    "an empty string": '""',
    null: "null",
    false: "false",
    "a number": "0",
    "broken JSON": first.slice(0, -1),
  };
  const item = `${id}: content type`;
  const broken = Object.entries(bodies).map(([what, body]) =>
    rejectionCase({ operation, what: `${what} as its body`, call: { body }, item }),
  );
  const other = { body: first, headers: { "Content-Type": "text/plain" } };
  return [
    ...broken,
    rejectionCase({ operation, what: "JSON with another content type", call: other, item }, mediaTypeRule),
    rejectionCase({ operation, what: "an empty body", call: { body: "" }, item }, mediaTypeRule),
    rejectionCase({ operation, what: "no body", call: { isBodyless: true }, item }, mediaTypeRule),
  ];
}

const unique = (cases: Case[]): Case[] => [...new Map(cases.map((one) => [one.id, one])).values()];
