// Specs that are wrong or loosened in one place. A suite that reads them must turn red.
import { type Json, type Operation, operations } from "../../spec.ts";

export interface SpecMutant {
  id: string;
  /** The smallest operation that it concerns. */
  operation: string;
  /** Makes the spec: a copy of the whole, so only on demand. */
  spec(): Json;
}

/** Every change to a schema that a request or an answer is made of, one at a time. */
export function specMutantsOf(spec: Json): SpecMutant[] {
  const mutants: SpecMutant[] = [];
  const inRequests = reachable(
    spec,
    operations.flatMap(({ request }) => request?.schema ?? []),
  );
  const inSuccesses = reachable(
    spec,
    operations.flatMap(({ responses }) => responses.filter(({ status }) => status === 200).map(({ schema }) => schema)),
  );
  for (const name of Object.keys(spec.components.schemas)) {
    const [concerned] = operations
      .map((operation) => ({ id: operation.id, schemas: schemasOf(spec, operation) }))
      .filter(({ schemas }) => schemas.has(name))
      .sort((a, b) => a.schemas.size - b.schemas.size);
    if (!concerned) continue;
    const change = (what: string, at: string[], edit: (schema: Json) => void) => {
      const mutated = () => {
        const copy = structuredClone(spec);
        edit(at.reduce((node, key) => node[key], copy.components.schemas[name]));
        return copy;
      };
      mutants.push({
        id: `${[name, ...at.filter((key) => key !== "properties")].join("/")}: ${what}`,
        operation: concerned.id,
        spec: mutated,
      });
    };
    visit(spec.components.schemas[name], [], (schema, at) => {
      if (inRequests.has(name)) for (const [what, edit] of requestEdits(schema)) change(what, at, edit);
      if (inSuccesses.has(name)) for (const [what, edit] of answerEdits(schema)) change(what, at, edit);
    });
  }
  return mutants;
}

type Edit = [what: string, edit: (schema: Json) => void];

/** What lets through, or keeps out, other requests than the API. */
function requestEdits(schema: Json): Edit[] {
  const shifted = (key: string, by: number): Edit[] =>
    schema[key] === undefined ? [] : [[`${key} by ${by}`, (copy) => (copy[key] += by)]];
  const dropped = (key: string): Edit[] =>
    schema[key] === undefined || schema[key] === true ? [] : [[`no ${key}`, (copy) => delete copy[key]]];
  return [
    ...(schema.required ?? []).map(
      (key: string): Edit => [`${key} optional`, (copy) => copy.required.splice(copy.required.indexOf(key), 1)],
    ),
    ...["maxLength", "maximum", "maxItems"].flatMap((key) => [
      ...shifted(key, 1),
      ...shifted(key, -1),
      ...dropped(key),
    ]),
    ...["minimum", "minItems", "minLength"].flatMap((key) => [...shifted(key, -1), ...dropped(key)]),
    ...["pattern", "additionalProperties", "const", "enum"].flatMap(dropped),
    ...(schema.const === undefined ? [] : [["another const", (copy: Json) => (copy.const = "no_such_const")] as Edit]),
    ...(schema.enum
      ? [
          ["an enum value more", (copy: Json) => copy.enum.push("no_such_value_yet")] as Edit,
          ["an enum value less", (copy: Json) => copy.enum.shift()] as Edit,
        ]
      : []),
    ...(schema.type === "string" && !schema.enum && schema.const === undefined
      ? [["a number instead of a text", (copy: Json) => (copy.type = "number")] as Edit]
      : []),
  ];
}

/** What answers do not keep. */
function answerEdits(schema: Json): Edit[] {
  if (!schema.properties) return [];
  return [
    ["requires what is never sent", (copy) => (copy.required = [...(copy.required ?? []), "no_such_key"])],
    ...(schema.required ?? [])
      .filter((key: string) => ["string", "integer"].includes(schema.properties[key]?.type))
      .map((key: string): Edit => [`${key} is a boolean`, (copy) => (copy.properties[key] = { type: "boolean" })]),
  ];
}

/** Every schema within one that stands in the same component. */
function visit(schema: Json, at: string[], tell: (schema: Json, at: string[]) => void): void {
  if (schema.$ref) return;
  tell(schema, at);
  for (const key of Object.keys(schema.properties ?? {}))
    visit(schema.properties[key], [...at, "properties", key], tell);
  if (schema.items) visit(schema.items, [...at, "items"], tell);
}

/** The names of the components that schemas lead to. */
function reachable(spec: Json, schemas: Json[]): Set<string> {
  const found = new Set<string>();
  const follow = (node: Json): void => {
    for (const [, name = ""] of JSON.stringify(node).matchAll(/#\/components\/schemas\/(\w+)/g)) {
      if (found.has(name)) continue;
      found.add(name);
      follow(spec.components.schemas[name]);
    }
  };
  for (const schema of schemas) follow(schema);
  return found;
}

const schemasOf = (spec: Json, { request, responses }: Operation): Set<string> =>
  reachable(spec, [request?.schema ?? {}, ...responses.map(({ schema }) => schema)]);
