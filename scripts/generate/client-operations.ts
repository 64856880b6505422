// The operations of a spec, and the few facts about them that the client needs while it runs.
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";

/** The text of generated/client-operations.ts. */
export function operationsModule(spec: Json): string {
  const found = operationsOf(spec);
  const ids = found.map(({ method, path, operation }) => `  "${method} ${path}": "${operation.operationId}",\n`);
  const facts = new Map(found.map((each) => [`${each.method} ${each.path}`, factsOf(each, spec)]));
  const usual = usualFacts(facts);
  return `// Generated from openapi/ by \`npm run generate\`. Do not edit.

/** What the client needs to know about an operation while it runs. */
export interface OperationFacts {
  /** Whether it declares the header Idempotency-Key. */
  readonly idempotent?: true | undefined;
  /** Whether it refuses OAuth tokens. */
  readonly keyOnly?: true | undefined;
  /** What the \`data\` of its success is, where it must be there. */
  readonly data?: "object" | "list" | "nullable" | undefined;
  /** The members of its \`data\` that are objects and must be there. */
  readonly parts?: readonly string[] | undefined;
  /** The ids of what it has created, which its \`data\` must have. */
  readonly ids?: readonly string[] | undefined;
  /** Whether the \`id\` in its \`data\`, or in each item of it, is that of a group. */
  readonly givesGroups?: true | undefined;
  /** Whether it is deprecated. */
  readonly deprecated?: true | undefined;
  /** The operationId of its successor. */
  readonly replacedBy?: string | undefined;
  /** When it was announced to end, as YYYY-MM-DD. */
  readonly sunset?: string | undefined;
}

/** Where the API is. */
export const apiUrl = ${JSON.stringify(spec.servers[0].url)};

/** The largest upload, in bytes. */
export const maxUploadBytes = ${maxUploadBytes(spec)};

/** What an idempotency key looks like. */
export const idempotencyKeyPattern: RegExp = /${spec.components.parameters.IdempotencyKey.schema.pattern}/;

/** The parameters and fields of requests that take the id of a look. */
export const lookIdNames: readonly string[] = ${JSON.stringify(lookIdNames(spec))};

/** The operationId of each method and path template. */
export const operationIds = {
${ids.join("")}} as const;

/** What most operations of a version have in common. */
const usual: Readonly<Record<string, OperationFacts>> = ${JSON.stringify(Object.fromEntries(usual))};

/** How other operations differ, by method and path template. */
const exceptions: Readonly<Record<string, OperationFacts>> = {
${exceptionsOf(facts, usual)}};

/** The facts about an operation, by method and path template. */
export function factsOf(operation: string): OperationFacts {
  const [, version = ""] = operation.split("/");
  return { ...usual[version], ...exceptions[operation] };
}
`;
}

type Facts = Record<string, Json>;
type FoundOperation = ReturnType<typeof operationsOf>[number];

const versionOf = (operation: string): string => operation.split("/")[1] ?? "";

/** The most frequent value of each fact, by version; a fact that most operations lack is none. */
function usualFacts(facts: ReadonlyMap<string, Facts>): Map<string, Facts> {
  const usual = new Map<string, Facts>();
  for (const version of new Set([...facts.keys()].map(versionOf))) {
    const all = [...facts].filter(([operation]) => versionOf(operation) === version).map(([, own]) => own);
    const names = new Set(all.flatMap((own) => Object.keys(own)));
    const entries = [...names].map((name) => [name, mostFrequent(all.map((own) => own[name]))]);
    usual.set(version, Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
  }
  return usual;
}

function mostFrequent(values: readonly Json[]): Json {
  const counts = new Map<string | undefined, number>();
  for (const value of values) {
    const text = JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [[text] = []] = [...counts].sort(([, one], [, other]) => other - one);
  return text === undefined ? undefined : JSON.parse(text);
}

function exceptionsOf(facts: ReadonlyMap<string, Facts>, usual: ReadonlyMap<string, Facts>): string {
  return [...facts]
    .map(([operation, own]) => {
      const common = usual.get(versionOf(operation)) ?? {};
      const names = [...new Set([...Object.keys(own), ...Object.keys(common)])];
      const different = names.filter((name) => JSON.stringify(own[name]) !== JSON.stringify(common[name]));
      const members = different.map((name) => `${name}: ${JSON.stringify(own[name])}`);
      return members.length > 0 ? `  "${operation}": { ${members.join(", ")} },\n` : "";
    })
    .join("");
}

function factsOf({ method, path, operation }: FoundOperation, spec: Json): Facts {
  const parameters: Json[] = (operation.parameters ?? []).map((parameter: Json) => follow(parameter, spec));
  const security: Json[] = operation.security ?? spec.security;
  const facts: Json = {};
  if (parameters.some(({ name }) => name === "Idempotency-Key")) facts.idempotent = true;
  if (!security.some((scheme) => "BearerAuth" in scheme)) facts.keyOnly = true;
  const data = dataOf(operation, spec);
  if (data) facts.data = data;
  const parts = partsOf(operation, spec);
  if (parts.length > 0) facts.parts = parts;
  const isPaid = "402" in operation.responses;
  const isCreation = method === "POST" && !operation.deprecated && (isPaid || !path.includes("{"));
  const ids = isCreation ? idsOf(operation, spec) : [];
  if (ids.length > 0) facts.ids = ids;
  if (givesGroups(operation, spec)) facts.givesGroups = true;
  if (operation.deprecated) facts.deprecated = true;
  if (operation["x-replaced-by"]) facts.replacedBy = operation["x-replaced-by"];
  if (operation["x-sunset"]) facts.sunset = operation["x-sunset"];
  return facts;
}

/** What the `data` of an operation's success is; undefined where it may be missing. */
function dataOf(operation: Json, spec: Json): "object" | "list" | "nullable" | undefined {
  if (!envelopeOf(operation, spec).required?.includes("data")) return undefined;
  const types: Json[] = dataSchemas(operation, spec).map(({ type }) => type);
  if (types.includes("array")) return "list";
  return types.every((type) => type === "object") ? "object" : "nullable";
}

/** What callers of an operation look into without asking whether it is there. */
function partsOf(operation: Json, spec: Json): string[] {
  if (dataOf(operation, spec) !== "object") return [];
  const [data, ...others] = dataSchemas(operation, spec);
  const isPart = (name: string) => follow(data.properties?.[name] ?? {}, spec).type === "object";
  return others.length > 0 ? [] : (data.required ?? []).filter(isPart);
}

/** The ids that the answer to a creation must have: without them, nobody could find what was paid for. */
function idsOf(operation: Json, spec: Json): string[] {
  if (dataOf(operation, spec) !== "object") return [];
  const [data, ...others] = dataSchemas(operation, spec);
  const isId = (name: string) => follow(data.properties?.[name] ?? {}, spec)["x-id-of"] !== undefined;
  return others.length > 0 ? [] : (data.required ?? []).filter(isId);
}

function givesGroups(operation: Json, spec: Json): boolean {
  return dataSchemas(operation, spec).some((data) => {
    const resource = follow(data.items ?? data, spec);
    return resource.properties?.id?.["x-id-of"] === "group";
  });
}

function envelopeOf(operation: Json, spec: Json): Json {
  const { content } = follow(operation.responses["200"] ?? operation.responses["202"], spec);
  return follow(content["application/json"].schema, spec);
}

/** The schema of the `data` of an operation's success, or those it may have. */
function dataSchemas(operation: Json, spec: Json): Json[] {
  const data = follow(envelopeOf(operation, spec).properties?.data ?? {}, spec);
  return (data.anyOf ?? [data]).map((branch: Json) => follow(branch, spec));
}

/** The names under which requests have the id of a look. */
function lookIdNames(spec: Json): string[] {
  const names = new Set<string>();
  const visit = (node: Json, seen: Set<Json>): void => {
    if (node === null || typeof node !== "object" || seen.has(node)) return;
    seen.add(node);
    const schema = follow(node, spec);
    for (const [name, property] of Object.entries<Json>(schema.properties ?? {})) {
      if ((property.items ?? property)["x-id-of"] === "look") names.add(name);
    }
    for (const inner of Object.values(schema)) visit(inner, seen);
  };
  for (const { operation } of operationsOf(spec)) {
    for (const parameter of (operation.parameters ?? []).map((one: Json) => follow(one, spec))) {
      if (parameter.schema["x-id-of"] === "look") names.add(parameter.name);
    }
    visit(operation.requestBody, new Set());
  }
  return [...names].sort();
}

/** The limit of the one operation that declares one for a file. */
function maxUploadBytes(spec: Json): number | undefined {
  for (const { operation } of operationsOf(spec)) {
    const content = operation.requestBody?.content ?? {};
    const schema = follow(content["multipart/form-data"]?.schema ?? {}, spec);
    const limit = schema.properties?.file?.["x-max-bytes"];
    if (limit !== undefined) return limit;
  }
  return undefined;
}
