// Requests with one change: valid ones must be accepted, invalid ones must be rejected.

import { caseId, type RequestCase } from "../context/case.ts";
import type { CoverageItem } from "../context/coverage-items.ts";
import type { Call } from "../context/prepare-request.ts";
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import { type Mutation, mutationsOf } from "../spec/mutations.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { isIdName, sampleOf, withPlaceholders } from "../spec/samples.ts";

const acceptedRule: Rule = {
  kind: "request/valid",
  title: "A valid request is accepted.",
  source: "OpenAPI document: parameters and request bodies",
  confidence: "A",
};
const rejectedRule: Rule = {
  kind: "request/invalid",
  title: "An invalid request is rejected with 400.",
  source: "OpenAPI document; error codes of the reference: invalid_parameter",
  confidence: "A",
};
const mediaTypeRule: Rule = {
  kind: "request/media-type",
  title: "A body that is missing or not declared as JSON is rejected.",
  source: "Reference: JSON in and out; OpenAPI document: content, required",
  confidence: "B",
};
const limitRule: Rule = {
  kind: "request/limit",
  title: "A limit out of range is rejected with 400, and the error names the parameter.",
  source: "Upstream document of 2026-09-07: listAvatarLooks, example of 400",
  confidence: "A",
};

/** The cases for requests of an operation. */
export function requestCases(operation: Operation, reader: DocumentReader): RequestCase[] {
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
  /** The variant of the body, if it has several. */
  variant?: string | undefined;
  /** The parameter, or `body` and the path in it. */
  place: string;
  /** What is sent there. */
  value: string;
  call: Call;
  covers: CoverageItem;
}

function validCase(subject: Subject): RequestCase {
  return requestCase(subject, acceptedRule, "success");
}

function invalidCase(subject: Subject, rule: Rule = rejectedRule): RequestCase {
  return requestCase(subject, rule, "rejection");
}

function requestCase(
  { operation, variant, place, value, call, covers }: Subject,
  rule: Rule,
  response: "success" | "rejection",
): RequestCase {
  const { id } = operation;
  const what = [variant, place, value].filter(Boolean).join(" ");
  const part = place === "body" || place.startsWith("body.") ? "body" : "parameter";
  const expect = { response, place: variant ? `${variant} ${place}` : place, part };
  return {
    id: caseId(id, rule, variant, place, nameOf(value)),
    operation: id,
    uses: [],
    rule,
    title: `${id} ${response === "success" ? "accepts" : "rejects"} ${what}`,
    covers: [covers],
    needs: part === "body" && response === "rejection" ? ["validation"] : [],
    steps: [{ operation: id, call }],
    expect: rule === limitRule ? { ...expect, param: "limit" } : expect,
  };
}

/** A value as a part of an id: without quotes, and with the code of each character that a shell would not leave alone. */
const nameOf = (value: string): string =>
  value
    .replaceAll('""', "empty")
    .replaceAll('"', "")
    .replaceAll(" ", "-")
    .replace(/[^\w.:+-]/gu, (character) => `u${character.codePointAt(0)?.toString(16)}`);

function exampleCases(operation: Operation): RequestCase[] {
  if (operation.request?.type !== "application/json") return [];
  return operation.request.examples.map(({ name, value }) => {
    const covers = { kind: "examples", item: `${operation.id} request ${name}` } as const;
    const call = { body: withPlaceholders(value) };
    return validCase({ operation, place: "body", value: `example ${name}`, call, covers });
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
  { document, isValid }: DocumentReader,
): RequestCase[] {
  const { name, schema } = parameter;
  const item = `${operation.id} ${name}`;
  const covers = { kind: "parameters", item } as const;
  if (parameter.in === "path") return [validCase({ operation, place: name, value: "existing", call: {}, covers })];
  // Tokens must come from the list itself, so the rules for lists test them.
  if (name === "token") return [];
  const callOf = (value: Json): Call => {
    const text = String(value);
    return parameter.in === "query" ? { query: { [name]: text } } : { headers: { [name]: text } };
  };
  const rule = name === "limit" ? limitRule : rejectedRule;
  const sample = sampleOf(schema, name, document);
  const mutations = mutationsOf(schema, sample, item, document).filter(({ value }) => typeof value !== "object");
  const cases = [validCase({ operation, place: name, value: String(sample), call: callOf(sample), covers })];
  const isText = schema.type === "string";
  for (const { change, item: keyword, value, isValid: shouldFit } of mutations) {
    const fits = isValid(schema, value);
    const subject = { operation, place: name, value: change, call: callOf(value) };
    const mutated = `${operation.id}: ${keyword}`;
    if (shouldFit && fits && value !== sample)
      cases.push(validCase({ ...subject, covers: { kind: "valid", item: mutated } }));
    // A parameter of type string accepts any text, so a value of another type is still valid.
    const isSame = isText && typeof value !== "string";
    if (!shouldFit && !fits && !isSame && isSendable(value, parameter)) {
      cases.push(invalidCase({ ...subject, covers: { kind: "invalid", item: mutated } }, rule));
    }
  }
  for (const text of nearMisses[schema.type as string] ?? []) {
    const subject = { operation, place: name, value: text || "empty", call: callOf(text) };
    cases.push(invalidCase({ ...subject, covers: { kind: "invalid", item: `${operation.id}: ${item} type` } }, rule));
  }
  return cases;
}

/** Whether a value can be sent: a header can't contain line breaks, and is trimmed. */
export const isSendable = (value: Json, { in: place }: Parameter): boolean =>
  place !== "header" || /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(String(value)) || value === "";

function bodyCases(operation: Operation, reader: DocumentReader): RequestCase[] {
  if (operation.request?.type !== "application/json") return [];
  const { schema, examples } = operation.request;
  const cases: RequestCase[] = [];
  const reached = new Set<string>();
  // Smaller examples first: fewer members mean fewer other rules.
  const bases = examples
    .map(({ value }) => withPlaceholders(value))
    .sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
  for (const base of bases) {
    const variant = variantOf(base, schema);
    for (const mutation of mutationsOf(schema, base, operation.id, reader.document)) {
      const { pointer, change, item, value, isValid } = mutation;
      const key = [isValid, variant, pointer, change].join(" ");
      if (reached.has(key) || isForeignId(mutation, bases)) continue;
      if (reader.isValid(schema, value) !== isValid) continue;
      reached.add(key);
      const place = `body${pointer.replaceAll("/", ".")}`;
      const covers = { kind: isValid ? "valid" : "invalid", item: `${operation.id}: ${item}` } as const;
      const call = { body: typeof value === "string" ? JSON.stringify(value) : value };
      const subject = { operation, variant, place, value: change, call, covers };
      cases.push(isValid ? validCase(subject) : invalidCase(subject, ruleOf(mutation)));
    }
  }
  return cases;
}

/** The rule of a rejection. A constraint may have a lower confidence than the rest of the document. */
function ruleOf({ confidence }: Mutation): Rule {
  return confidence ? { ...rejectedRule, ...confidence } : rejectedRule;
}

/** Whether a mutation adds an id that another example has in its proper context. */
const isForeignId = ({ pointer, change, isValid }: Mutation, bases: readonly Json[]): boolean => {
  const name = /^\/(\w+)$/.exec(pointer)?.[1];
  return isValid && change === "added" && name !== undefined && isIdName(name) && bases.some((base) => name in base);
};

/** The value of a body's discriminator. */
function variantOf(base: Json, schema: Json): string | undefined {
  const property = schema.discriminator?.propertyName ?? (typeof base?.type === "string" ? "type" : undefined);
  return property && base[property];
}

/** Bodies that are not JSON objects or have the wrong content type. */
function mediaTypeCases(operation: Operation): RequestCase[] {
  const { id, request } = operation;
  if (request?.type !== "application/json") return [];
  const first = JSON.stringify(request.examples[0]?.value);
  const bodies = {
    "a list": "[]",
    "a string": '"text"',
    "an empty string": '""',
    "only null": "null",
    "only false": "false",
    "a number": "0",
    "broken JSON": first.slice(0, -1),
  };
  const common = { operation, place: "body", covers: { kind: "invalid", item: `${id}: content type` } } as const;
  const broken = Object.entries(bodies).map(([value, body]) => invalidCase({ ...common, value, call: { body } }));
  const asText = { body: first, headers: { "Content-Type": "text/plain" } };
  return [
    ...broken,
    invalidCase({ ...common, value: "as text", call: asText }, mediaTypeRule),
    invalidCase({ ...common, value: "empty", call: { body: "" } }, mediaTypeRule),
    invalidCase({ ...common, value: "no body", call: { isBodyless: true } }, mediaTypeRule),
  ];
}
