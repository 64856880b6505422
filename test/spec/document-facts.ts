// Compares the spec with the tables of HeyGen's documents. document-facts.yaml explains their form.
import { isDeepStrictEqual } from "node:util";
import type { DocumentReader, Operation } from "../../src/contract/spec/document.ts";
import type { Json } from "../../src/contract/spec/openapi.ts";
import { schemaAt, schemaInside } from "./schema-at.ts";

export interface DocumentFacts {
  /** The public address of the document. */
  readonly document: string;
  readonly server: string;
  readonly apiKeyHeader: string;
  /** By call, such as `GET /v3/avatars`, and by place in it. */
  readonly calls: Readonly<Record<string, Readonly<Record<string, Table | readonly ErrorFact[]>>>>;
}

type Table = Readonly<Record<string, Field>>;
type Field = Readonly<Record<string, unknown>> & { readonly later?: Readonly<Record<string, unknown>> };

interface ErrorFact {
  readonly status: number;
  readonly code: string;
}

/** Where the spec differs, what it says there, what is documented, and where, if not in the document itself. */
type Difference = readonly [place: string, said: string, documented: string, address?: string | undefined];

/** Where the `later` facts are stated. */
const openApiDocument = "https://developers.heygen.com/openapi/external-api.json";

/** Every contradiction between the spec and a document, one line each. */
export function contradictions(facts: DocumentFacts, spec: DocumentReader): string[] {
  return [...differences(facts, spec)].map(
    ([place, said, documented, address = facts.document]) => `${place}: ${said}, but ${address} says ${documented}`,
  );
}

function* differences(facts: DocumentFacts, { document, operations }: DocumentReader): Generator<Difference> {
  const server = document.servers[0].url;
  if (server !== facts.server) yield ["servers", `the first is ${server}`, facts.server];
  for (const [call, tables] of Object.entries(facts.calls)) {
    const operation = operations.find(({ method, path }) => `${method} ${path}` === call);
    if (!operation) {
      yield [call, "the spec does not have it", "that it exists"];
      continue;
    }
    if (!takesKeyIn(facts.apiKeyHeader, operation, document))
      yield [operation.id, "no API key is taken in this header", facts.apiKeyHeader];
    for (const [place, table] of Object.entries(tables)) {
      if (Array.isArray(table)) yield* differencesOfErrors(operation, table);
      else yield* differencesOfTable(operation, place, table as Table, document);
    }
  }
}

function takesKeyIn(header: string, { security }: Operation, document: Json): boolean {
  const schemes: Json[] = security.map((name) => document.components.securitySchemes[name]);
  return schemes.some(({ type, name }) => type === "apiKey" && name.toLowerCase() === header.toLowerCase());
}

function* differencesOfTable(operation: Operation, place: string, table: Table, document: Json): Generator<Difference> {
  const schema = schemaAt(operation, place, document);
  const at = `${operation.id} ${place}`;
  if (!schema) {
    yield [at, "the spec does not have it", "that it exists"];
    return;
  }
  const required: string[] = schema.required ?? [];
  for (const [name, field] of Object.entries(table)) {
    const said = schemaInside(schema, `.${name}`, document);
    if (!said) yield [`${at}.${name}`, "the spec does not have it", "that it exists"];
    else yield* differencesOfField(`${at}.${name}`, { ...said, required: required.includes(name) }, field);
  }
  // A table that says of each field whether it is required names every required one.
  const isComplete = Object.values(table).every((field) => field.required !== undefined);
  if (isComplete && /^(query|body)/.test(place))
    for (const name of required.filter((one) => !(one in table)))
      yield [`${at}.${name}`, "it is required", "nothing about it"];
}

/** The keywords in which the spec and a document have to agree, with what it means to have none. */
const keywords: Readonly<Record<string, unknown>> = {
  type: undefined,
  nullable: false,
  enum: undefined,
  default: undefined,
  minimum: undefined,
  maximum: undefined,
  exclusiveMinimum: undefined,
  exclusiveMaximum: undefined,
  multipleOf: undefined,
  minLength: undefined,
  maxLength: undefined,
  pattern: undefined,
  format: undefined,
  contentEncoding: undefined,
  minItems: undefined,
  maxItems: undefined,
  uniqueItems: false,
  "x-id-of": undefined,
};

function* differencesOfField(at: string, said: Json, { later = {}, ...documented }: Field): Generator<Difference> {
  const expected: Json = { ...documented, ...later };
  if (expected.required !== undefined && said.required !== expected.required)
    yield [at, said.required ? "it is required" : "it is optional", expected.required ? "required" : "optional"];
  for (const [keyword, none] of Object.entries(keywords)) {
    const [one, other] = [said, expected].map((field) => inOrder(field[keyword] ?? none));
    if (isDeepStrictEqual(one, other)) continue;
    const what = one === undefined ? `it has no ${keyword}` : `${keyword} is ${JSON.stringify(one)}`;
    yield [at, what, JSON.stringify(other) ?? "none", keyword in later ? openApiDocument : undefined];
  }
  const { suchAs = [] } = expected;
  const unknown = suchAs.filter((value: string) => said.hints?.includes(value) === false);
  if (unknown.length > 0) yield [at, `the known values lack ${unknown.join(" and ")}`, `such as ${suchAs.join(", ")}`];
}

/** Lists of values agree in any order. */
const inOrder = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);

function* differencesOfErrors(operation: Operation, errors: readonly ErrorFact[]): Generator<Difference> {
  for (const { status, code } of errors) {
    const examples = operation.responses.find((response) => response.status === status)?.examples ?? [];
    const codes = examples.map(({ value }) => value.error?.code);
    // The documents print codes in upper case; answers have them in lower case.
    if (!codes.includes(code.toLowerCase()))
      yield [
        `${operation.id} response ${status}`,
        `the codes of its examples are ${codes.join(", ") || "missing"}`,
        code,
      ];
  }
}
