// What operators need to know of a bundled spec: its operations, and every property with the way to it.
import { follow, type Json, operationsOf } from "../../src/contract/openapi.ts";

export type { Json };

/**
 * The way to a value within a body: names of properties, `*` for each item of an array, and `?name=value` to go on
 * only where a property of the object has a value, which tells the members of a union apart.
 */
export type Keys = readonly string[];

/** A property, an item or a whole body, as far as its schemas agree on it. */
export interface Field {
  readonly keys: Keys;
  /** The JSON types it may have. Empty where the spec leaves it open. */
  readonly types: readonly string[];
  /** All values it may have, without null; undefined where the set is open. */
  readonly values: readonly unknown[] | undefined;
  /** Values that the spec names, also where further ones are allowed. */
  readonly known: readonly unknown[];
  readonly nullable: boolean;
  readonly required: boolean;
  /** The names of the components that describe it. */
  readonly components: readonly string[];
  readonly description: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "query" | "path" | "header";
  readonly required: boolean;
  readonly schema: Json;
}

export interface HeaderFacts {
  readonly name: string;
  readonly schema: Json;
  readonly example: string;
}

export interface AnswerFacts {
  readonly status: number;
  readonly fields: readonly Field[];
  readonly headers: readonly HeaderFacts[];
  readonly examples: readonly Json[];
}

export interface BodyFacts {
  readonly type: string;
  readonly schema: Json;
  readonly examples: readonly Json[];
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: BodyFacts | undefined;
  readonly answers: readonly AnswerFacts[];
  /** The first answer of class 2xx. */
  readonly success: AnswerFacts;
  /** The names of the security schemes of which one is enough. */
  readonly schemes: readonly string[];
  /** The operationId of the successor. */
  readonly replacedBy: string | undefined;
}

export interface Document {
  readonly spec: Json;
  readonly operations: readonly Operation[];
  /** Which operation a request is for, with the values of its path parameters. */
  match(method: string, pathname: string): { operation: Operation; values: Record<string, string> } | undefined;
}

export function readDocument(spec: Json): Document {
  const operations = operationsOf(spec).map(({ method, path, operation }) =>
    readOperation(spec, method, path, operation),
  );
  // A literal path wins over one with parameters.
  const routes = operations
    .map((operation) => ({ operation, segments: operation.path.split("/") }))
    .sort((a, b) => parameterCount(a.segments) - parameterCount(b.segments));
  return {
    spec,
    operations,
    match(method, pathname) {
      const given = pathname.split("/");
      for (const { operation, segments } of routes) {
        if (operation.method !== method || segments.length !== given.length) continue;
        const values = pathValues(segments, given);
        if (values) return { operation, values };
      }
      return undefined;
    },
  };
}

const parameterCount = (segments: readonly string[]): number => segments.filter(isParameter).length;
const isParameter = (segment: string): boolean => segment.startsWith("{");

function pathValues(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  const values: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? "";
    if (isParameter(segment)) values[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return values;
}

function readOperation(spec: Json, method: string, path: string, operation: Json): Operation {
  const answers = Object.entries<Json>(operation.responses).map(([status, node]) =>
    readAnswer(spec, Number(status), node),
  );
  const success = answers.find(({ status }) => status >= 200 && status < 300);
  if (!success) throw new Error(`${operation.operationId} never succeeds`);
  const [type, media] = Object.entries<Json>(follow(operation.requestBody ?? {}, spec).content ?? {})[0] ?? [];
  const security: Json[] = operation.security ?? spec.security ?? [];
  return {
    id: operation.operationId,
    method,
    path,
    parameters: (operation.parameters ?? []).map((node: Json) => {
      const parameter = follow(node, spec);
      return { ...parameter, required: parameter.required === true, schema: follow(parameter.schema, spec) };
    }),
    body: type ? { type, schema: media.schema, examples: examplesOf(spec, media) } : undefined,
    answers,
    success,
    schemes: security.flatMap((requirement) => Object.keys(requirement)),
    replacedBy: operation["x-replaced-by"],
  };
}

function readAnswer(spec: Json, status: number, node: Json): AnswerFacts {
  const response = follow(node, spec);
  const media = response.content?.["application/json"] ?? {};
  const headers = Object.entries<Json>(response.headers ?? {}).map(([name, node]) => {
    const header = follow(node, spec);
    return { name, schema: follow(header.schema, spec), example: String(header.example ?? "true") };
  });
  const fields = media.schema ? fieldsOf(spec, [media.schema], [], true) : [];
  return { status, fields, headers, examples: examplesOf(spec, media) };
}

function examplesOf(spec: Json, media: Json): Json[] {
  return Object.values<Json>(media.examples ?? {}).map((example) => follow(example, spec).value);
}

/** Properties nested deeper are left alone: none of the documents goes further. */
const maxDepth = 10;

/** A value and all that is within it. */
function fieldsOf(spec: Json, schemas: readonly Json[], keys: Keys, required: boolean): Field[] {
  const components = schemas.flatMap((schema) => componentsOf(spec, schema));
  const branches = schemas.flatMap((schema) => branchesOf(spec, schema));
  const fields = [fieldOf(branches, keys, required, components)];
  if (keys.length > maxDepth) return fields;
  const items = branches.flatMap((branch) => (branch.items ? [branch.items] : []));
  if (items.length > 0) fields.push(...fieldsOf(spec, items, [...keys, "*"], true));
  const objects = branches.filter((branch) => branch.properties);
  const names = new Set(objects.flatMap((branch) => Object.keys(branch.properties)));
  for (const name of names) {
    const found = objects.flatMap((branch) => (branch.properties[name] ? [branch.properties[name]] : []));
    const everywhere = objects.every((branch) => branch.required?.includes(name));
    fields.push(...fieldsOf(spec, found, [...keys, name], everywhere));
  }
  return fields;
}

function fieldOf(branches: readonly Json[], keys: Keys, required: boolean, components: readonly string[]): Field {
  const types = [...new Set(branches.flatMap((branch) => [branch.type ?? []].flat() as string[]))];
  const known = [...new Set(branches.flatMap(valuesOf))].filter((value) => value !== null);
  const isClosed = branches.every((branch) => branch.type === "null" || branch.enum || "const" in branch);
  return {
    keys,
    types: types.filter((type) => type !== "null"),
    values: isClosed && known.length > 0 ? known : undefined,
    known,
    nullable: types.includes("null"),
    required,
    components,
    description: branches.map((branch) => branch.description ?? "").join(" "),
  };
}

const valuesOf = (schema: Json): unknown[] => ("const" in schema ? [schema.const] : (schema.enum ?? []));

/** The members of a union, and of unions within it; the schema itself where it is none. */
export function branchesOf(spec: Json, node: Json): Json[] {
  const schema = follow(node, spec);
  const members: Json[] = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  if (members.length === 0) return [schema];
  return members.flatMap((member) => branchesOf(spec, member));
}

function componentsOf(spec: Json, node: Json): string[] {
  const schema = follow(node, spec);
  const members: Json[] = schema.oneOf ?? schema.anyOf ?? schema.allOf ?? [];
  const own = typeof node.$ref === "string" ? [node.$ref.split("/").at(-1) ?? ""] : [];
  return [...own, ...members.flatMap((member) => componentsOf(spec, member))];
}

/** The last key of a field, for names of mutants and for looking at what it is called. */
export const nameOf = ({ keys }: { readonly keys: Keys }): string => keys.filter((key) => key !== "*").at(-1) ?? "body";

export const isList = ({ keys }: { readonly keys: Keys }): boolean => keys.includes("*");
