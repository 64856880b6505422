// Arbitrary bodies find mistakes that the mutations miss. Needs fast-check.
import * as fc from "fast-check";
import { type Case, storyCase } from "../context/case.ts";
import type { CaseContext } from "../context/case-context.ts";
import { SkipCase } from "../context/connection.ts";
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import type { Rule } from "../spec/rule.ts";
import { isIdName, withPlaceholders } from "../spec/samples.ts";
import { branchesOf, resolve, typesOf } from "../spec/schema.ts";

const validRule: Rule = {
  kind: "request/arbitrary-valid",
  title: "A valid body never causes a server error or an undocumented response.",
  source: "OpenAPI document: request bodies and responses",
  confidence: "A",
};
const invalidRule: Rule = {
  kind: "request/arbitrary-invalid",
  title: "An invalid body is rejected with a 4xx status.",
  source: "OpenAPI document: request bodies; error codes of the reference: invalid_parameter",
  confidence: "A",
};

/** Two cases for each operation with a JSON body, each with `count` bodies. */
export function arbitraryCases(reader: DocumentReader, count: number): Case[] {
  return reader.operations
    .filter(({ request }) => request?.type === "application/json")
    .flatMap((operation) => [
      arbitraryCase(operation, count, {
        rule: validRule,
        what: "handles valid bodies",
        bodies: validBodies(operation, reader),
        expected: "no server error",
        isExpected: (status) => status < 500,
      }),
      arbitraryCase(operation, count, {
        rule: invalidRule,
        what: "rejects invalid bodies",
        bodies: invalidBodies(operation, reader),
        expected: "a 4xx status",
        isExpected: (status) => status >= 400 && status < 500,
      }),
    ]);
}

interface Trial {
  rule: Rule;
  what: string;
  bodies: fc.Arbitrary<Json>;
  expected: string;
  isExpected(status: number): boolean;
}

function arbitraryCase({ id }: Operation, count: number, trial: Trial): Case {
  return storyCase({
    operations: [id],
    rule: trial.rule,
    title: `${id} ${trial.what} (${count} arbitrary ones)`,
    needs: [],
    run: (context) => tryAll(context, id, count, trial),
  });
}

/** Sends the bodies. If one has an unexpected status, the smallest such body is sent again and reported. */
async function tryAll(
  context: CaseContext,
  operation: string,
  count: number,
  { bodies, expected, isExpected }: Trial,
): Promise<void> {
  const send = async (body: Json) => {
    const { status } = await context.call(operation, { body: typeof body === "string" ? quoted(body) : body });
    return status;
  };
  let skip: SkipCase | undefined;
  const property = fc.asyncProperty(bodies, async (body) => {
    if (skip) return true;
    try {
      return isExpected(await send(body));
    } catch (error) {
      // A skipped case is not a finding, and a smaller body would not help.
      if (!(error instanceof SkipCase)) throw error;
      skip = error;
      return true;
    }
  });
  const { counterexample } = await fc.check(property, { seed: context.seed, numRuns: count });
  if (skip) throw skip;
  if (!counterexample) return;
  const status = await send(counterexample[0]);
  context.expect(isExpected(status), expected, String(status));
}

/** A string as JSON, because the context sends strings as they are. */
const quoted = (text: string): string => JSON.stringify(text);

/** What the generators of values need. */
interface Context {
  reader: DocumentReader;
  /** Names of id fields that occur in examples. For other id fields no resource may exist. */
  idNames: ReadonlySet<string>;
}

function validBodies({ request, id }: Operation, reader: DocumentReader): fc.Arbitrary<Json> {
  const examples = (request?.examples ?? []).map(({ value }) => withPlaceholders(value));
  const visible = [...JSON.stringify(examples).matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const context = { reader, idNames: new Set(visible) };
  const schema = request?.schema ?? {};
  return valuesOf(schema, id, context).filter((body) => reader.isValid(schema, body));
}

function valuesOf(schema: Json, name: string, context: Context): fc.Arbitrary<Json> {
  const { schema: own } = resolve(schema, "", context.reader.document);
  const branches = branchesOf(own);
  if (branches) return fc.oneof(...branches.map((branch) => valuesOf(branch, name, context)));
  if (own.const !== undefined) return fc.constant(own.const);
  if (own.enum) return fc.constantFrom(...own.enum);
  const types = typesOf(own);
  return types.length === 0 ? fc.jsonValue() : fc.oneof(...types.map((type) => ofType(type, own, name, context)));
}

function ofType(type: string, own: Json, name: string, context: Context): fc.Arbitrary<Json> {
  switch (type) {
    case "boolean":
      return fc.boolean();
    case "integer":
    case "number":
      return numberOf(own, type === "integer");
    case "string":
      return textOf(own, name);
    case "array":
      return fc.array(valuesOf(own.items ?? {}, name, context), {
        minLength: own.minItems ?? 0,
        maxLength: Math.min(own.maxItems ?? 4, 8),
      });
    case "object":
      return objectOf(own, context);
    default:
      return fc.constant(null);
  }
}

/** Numbers within the bounds, often at the bounds. */
function numberOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Json, isWhole: boolean) {
  const step = isWhole ? 1 : 0.01;
  const min: number = minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + step);
  const max: number = maximum ?? (exclusiveMaximum === undefined ? min + 1000 : exclusiveMaximum - step);
  const within = isWhole ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true });
  return fc.oneof({ weight: 3, arbitrary: within }, fc.constantFrom(min, max));
}

/** Strings of any characters, often with the minimum or maximum length. */
function textOf({ minLength = 0, maxLength, pattern, format, contentEncoding }: Json, name: string) {
  if (isIdName(name)) return fc.constant(`{${name}}`);
  if (contentEncoding === "base64") return fc.base64String({ minLength: 4, maxLength: 64 });
  if (format === "uri" || /(^|_)url$/.test(name)) return fc.webUrl({ validSchemes: ["https"] });
  if (format === "date-time") return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  const max: number = maxLength ?? minLength + 200;
  if (pattern) return fc.stringMatching(new RegExp(pattern, "u"), { maxLength: max });
  const free = fc.string({ unit: "binary", minLength, maxLength: Math.min(max, minLength + 200) });
  const atBounds = fc
    .tuple(fc.constantFrom("a", "ä", "漢", "😀", " ", '"'), fc.constantFrom(Math.max(1, minLength), max))
    .map(([character, length]) => character.repeat(length));
  // A string that looks like a placeholder would be replaced.
  return fc.oneof({ weight: 3, arbitrary: free }, atBounds).filter((text) => !/^\{\w+\}$/.test(text));
}

function objectOf(own: Json, context: Context): fc.Arbitrary<Json> {
  const required: string[] = own.required ?? [];
  const known = Object.entries<Json>(own.properties ?? {}).filter(
    ([key]) => required.includes(key) || !isIdName(key) || context.idNames.has(key),
  );
  const members = Object.fromEntries(known.map(([key, property]) => [key, valuesOf(property, key, context)]));
  const whole = fc.record<Record<string, Json>, string>(members, { requiredKeys: required });
  // The boolean decides which of several mutually exclusive members is kept.
  return fc.tuple(whole, fc.boolean()).map(([value, isReversed]) => compatible(value, own, isReversed));
}

/** Removes members that exclude each other or lack members that they need. */
function compatible(value: Record<string, Json>, own: Json, isReversed: boolean): Json {
  const left = { ...value };
  for (const group of (own["x-exclusive"] ?? []) as string[][]) {
    const there = group.filter((key) => left[key] !== undefined && left[key] !== null);
    const kept = isReversed ? there.at(-1) : there[0];
    for (const key of there) if (key !== kept) delete left[key];
  }
  for (const [key, needed] of Object.entries<string[]>(own["x-needs"] ?? {})) {
    if (needed.some((name) => left[name] === undefined || left[name] === null)) delete left[key];
  }
  return left;
}

/** Any JSON, and valid bodies with one odd value. */
function invalidBodies(operation: Operation, reader: DocumentReader): fc.Arbitrary<Json> {
  const schema = operation.request?.schema ?? {};
  const odd = fc.oneof(
    { weight: 4, arbitrary: fc.jsonValue() },
    fc.constantFrom<Json>(null, [], {}, "", -1, 1e308, [[]], { $ref: "#" }, { constructor: {} }),
  );
  const spoilt = fc.tuple(validBodies(operation, reader), fc.nat(), odd).map(([body, place, value]) => {
    const keys = Object.keys(body ?? {});
    const key = keys[place % (keys.length + 1)] ?? "no_such_key";
    return { ...body, [key]: value };
  });
  return fc.oneof({ weight: 3, arbitrary: spoilt }, odd).filter((body) => {
    const isPlaceholder = /"\{\w+\}"/.test(JSON.stringify(without(body)));
    return !isPlaceholder && !reader.isValid(schema, body);
  });
}

/** A body without its ids, whose placeholders are intended. */
function without(body: Json): Json {
  if (Array.isArray(body)) return body.map(without);
  if (body === null || typeof body !== "object") return body;
  const rest = Object.entries(body).filter(([key]) => !isIdName(key));
  return Object.fromEntries(rest.map(([key, value]) => [key, without(value)]));
}
