// Where a spec and evidence disagree.
import type { DocumentReader } from "../../../src/contract/spec/document.ts";
import { follow, type Json, operationsOf } from "../../../src/contract/spec/openapi.ts";
import { serverUrl } from "./evidence.ts";
import type { Evidence, Field, Fields } from "./fact.ts";
import { querySamplesOf, type Samples, samplesOf } from "./samples.ts";

/** A spec under comparison, and the operation that a piece of evidence is about. */
interface Subject {
  readonly reader: DocumentReader;
  readonly spec: Json;
  readonly operation: Json;
  readonly parameters: readonly Json[];
}

/** What is wrong with a spec in the eyes of some evidence, a line each. */
export function contradictions(reader: DocumentReader, evidence: readonly Evidence[]): string[] {
  const spec = reader.document;
  const operations = new Map<string, Json>(
    operationsOf(spec).map(({ method, path, operation }) => [`${method} ${path}`, operation]),
  );
  const servers = spec.servers.map(({ url }: Json) => url);
  const found = differences("servers", servers, [serverUrl]);
  for (const one of evidence) {
    const operation = operations.get(one.operation);
    const parameters = (operation?.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
    const problems = operation
      ? contradictionsOf({ reader, spec, operation, parameters }, one)
      : ["there is no such operation"];
    found.push(...problems.map((problem) => `${one.operation}: ${problem} (${one.source})`));
  }
  return found;
}

function contradictionsOf(subject: Subject, one: Evidence): string[] {
  return [
    ...pathProblems(subject, one.operation),
    ...(one.query ? queryProblems(subject, one.query) : []),
    ...(one.body ? bodyProblems(subject, one.body) : []),
    ...(one.bodyType ? bodyTypeProblems(subject, one.bodyType) : []),
    ...(one.answer ? answerProblems(subject, ["200"], one.answer) : []),
    ...(one.failure ? answerProblems(subject, failuresOf(subject), one.failure) : []),
    ...(one.headers ? headerProblems(subject, one.headers) : []),
    ...(one.idempotent === undefined ? [] : keyProblems(subject, one.idempotent)),
    ...(one.statuses ? differences("statuses", Object.keys(subject.operation.responses), one.statuses) : []),
    ...(one.credentials ? differences("credentials", credentialsOf(subject), one.credentials) : []),
    ...(one.ends === undefined ? [] : endProblems(subject, one.ends)),
  ];
}

/** What two sets do not have in common. */
function differences(what: string, given: readonly unknown[], wanted: readonly unknown[]): string[] {
  const [one, other] = [given, wanted].map((values) => values.map(String).sort().join(", "));
  return one === other ? [] : [`${what}: ${one || "none"} instead of ${other || "none"}`];
}

/** The schema refuses what is right, or accepts what is wrong. */
function sampleProblems({ reader }: Subject, what: string, schema: Json, { right, wrong }: Samples): string[] {
  const refused = right.filter((value) => reader.schemaErrors(schema, value).length > 0);
  const accepted = wrong.filter((value) => reader.schemaErrors(schema, value).length === 0);
  return [
    ...refused.map((value) => `${what} refuses ${shown(value)}: ${reader.schemaErrors(schema, value)[0]}`),
    ...accepted.map((value) => `${what} accepts ${shown(value)}`),
  ];
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
};

function pathProblems(subject: Subject, operation: string): string[] {
  const names = [...operation.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const given = subject.parameters.filter((parameter) => parameter.in === "path");
  const declared = given.filter(({ required }) => required === true).map(({ name }) => name);
  return [
    ...differences("path parameters", declared, names),
    ...given.flatMap(({ name, schema }) =>
      sampleProblems(subject, name, schema, { right: ["group_abc123"], wrong: [7, null] }),
    ),
  ];
}

function queryProblems(subject: Subject, query: Fields): string[] {
  const given = subject.parameters.filter((parameter) => parameter.in === "query");
  const names = given.map(({ name }) => name);
  const problems = differences("query parameters", names, Object.keys(query));
  const required = given.filter((parameter) => parameter.required === true).map(({ name }) => name);
  problems.push(...differences("required query parameters", required, []));
  for (const { name, schema } of given) {
    const field = query[name];
    if (!field) continue;
    const { right, wrong } = querySamplesOf(field);
    const read = (text: string): unknown => readAs(follow(schema, subject.spec).type, text);
    problems.push(...sampleProblems(subject, name, schema, { right: right.map(read), wrong: wrong.map(read) }));
    problems.push(...defaultProblems(subject, name, schema, field));
  }
  return problems;
}

/** The text of a parameter as the type that its schema names. */
function readAs(type: Json, text: string): unknown {
  const types = [type].flat();
  if (
    types.some((name) => name === "integer" || name === "number") &&
    text.trim() !== "" &&
    !Number.isNaN(Number(text))
  )
    return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

function bodyProblems(subject: Subject, body: Field): string[] {
  const schema = subject.operation.requestBody?.content?.["application/json"]?.schema;
  if (!schema) return ["takes no JSON body"];
  return [
    ...sampleProblems(subject, "body", schema, samplesOf(body)),
    ...defaultProblems(subject, "body", schema, body),
  ];
}

function bodyTypeProblems({ operation, spec }: Subject, type: string): string[] {
  const body = follow(operation.requestBody ?? {}, spec);
  const problems = differences("media types of the body", Object.keys(body.content ?? {}), [type]);
  return body.required === true ? problems : [...problems, "the body may be left out"];
}

function answerProblems(subject: Subject, statuses: readonly string[], field: Field): string[] {
  return statuses.flatMap((status) => {
    const response = follow(subject.operation.responses[status] ?? {}, subject.spec);
    const schema = response.content?.["application/json"]?.schema;
    if (!schema) return [`${status} has no JSON body`];
    return [
      ...sampleProblems(subject, status, schema, samplesOf(field)),
      ...defaultProblems(subject, status, schema, field),
    ];
  });
}

const failuresOf = ({ operation }: Subject): string[] =>
  Object.keys(operation.responses).filter((status) => !status.startsWith("2"));

function headerProblems(subject: Subject, { status, fields }: NonNullable<Evidence["headers"]>): string[] {
  const statuses = status === "failures" ? failuresOf(subject) : [String(status)];
  return statuses.flatMap((one) => {
    const { headers = {} } = follow(subject.operation.responses[one] ?? {}, subject.spec);
    return Object.entries(fields).flatMap(([name, field]) => {
      const header = follow(headers[name] ?? {}, subject.spec);
      if (!header.schema) return [`${one} has no header ${name}`];
      const presence = differences(`header ${name} required`, [header.required === true], [field.required === true]);
      return [...presence, ...sampleProblems(subject, `header ${name}`, header.schema, samplesOf(field))];
    });
  });
}

const keys: Samples = {
  right: ["a", "order-1234_a:b.c", "x".repeat(255)],
  wrong: ["", "x".repeat(256), "two words", "schlüssel", "a/b", "a\n"],
};

function keyProblems(subject: Subject, isIdempotent: boolean): string[] {
  const headers = subject.parameters.filter((parameter) => parameter.in === "header");
  const names = headers.map(({ name }) => name);
  const problems = differences("headers", names, isIdempotent ? ["Idempotency-Key"] : []);
  for (const { name, schema, required } of headers) {
    if (name === "Idempotency-Key") problems.push(...sampleProblems(subject, name, schema, keys));
    if (required === true) problems.push(`header ${name} is required`);
  }
  return problems;
}

/** The kinds of credentials of which each is enough. */
function credentialsOf({ operation, spec }: Subject): string[] {
  const alternatives: Json[] = operation.security ?? spec.security ?? [];
  if (alternatives.length === 0) return ["nobody"];
  return alternatives.map((schemes) => {
    const kinds = Object.keys(schemes).map((name) => kindOf(spec.components.securitySchemes[name]));
    return kinds.join(" with ") || "nobody";
  });
}

function kindOf({ type, in: where, name = "", scheme }: Json): string {
  if (type === "apiKey" && where === "header" && name.toLowerCase() === "x-api-key") return "key";
  return type === "http" && scheme === "bearer" ? "token" : "something else";
}

function endProblems({ operation, spec }: Subject, ends: NonNullable<Evidence["ends"]>): string[] {
  const { deprecated = false, "x-sunset": on, "x-replaced-by": replacedBy } = operation;
  const problems = [
    ...differences("deprecated", [deprecated], [ends !== false]),
    ...differences("sunset", [on], [ends ? ends.on : undefined]),
  ];
  if (!ends || ends.successor === undefined) return problems;
  const found = operationsOf(spec).find((other) => other.operation.operationId === replacedBy);
  const given = found ? [`${found.method} ${found.path}`] : [];
  return [...problems, ...differences("successor", given, ends.successor === null ? [] : [ends.successor])];
}

/** Defaults that are not the documented ones. */
function defaultProblems({ spec }: Subject, what: string, schema: Json, field: Field): string[] {
  return defaultsOf(spec, [schema], field).map((problem) => `${what}${problem}`);
}

function defaultsOf(spec: Json, schemas: readonly Json[], field: Field): string[] {
  const branches = schemas.flatMap((schema) => branchesOf(spec, schema));
  const problems: string[] = [];
  if (field.default !== undefined) {
    const declared = branches.filter((branch) => "default" in branch).map((branch) => branch.default);
    problems.push(...differences(" default", [...new Set(declared)], [field.default]));
  }
  const inside = Object.entries(field.fields ?? {}).flatMap(([name, inner]) => {
    const owners = branches.filter((branch) => isMeant(spec, branch, field));
    const parts = owners.flatMap((branch) => branch.properties?.[name] ?? []);
    return defaultsOf(spec, parts, inner).map((problem) => `.${name}${problem}`);
  });
  const items = field.items ? branches.flatMap((branch) => branch.items ?? []) : [];
  return [...problems, ...inside, ...(field.items ? defaultsOf(spec, items, field.items) : [])];
}

/** A schema and all that it offers as alternatives. */
function branchesOf(spec: Json, schema: Json): Json[] {
  const followed = follow(schema, spec);
  const unions = ["oneOf", "anyOf", "allOf"].flatMap((union) => followed[union] ?? []);
  return [{ ...followed, ...schema }, ...unions.flatMap((member) => branchesOf(spec, member))];
}

/** Whether an alternative is the one whose `type` a field names. */
function isMeant(spec: Json, branch: Json, { fields }: Field): boolean {
  const wanted = fields?.type?.values;
  const declared = follow(branch.properties?.type ?? {}, spec).const;
  return wanted === undefined || declared === undefined || wanted.includes(declared);
}
