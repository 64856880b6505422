// A spec as flat facts: what each parameter and property of an operation says, by where it stands in the call.
import { follow, type Json, operationsOf } from "../generate/operations.ts";

export interface Fact {
  /** Where the document says it. */
  pointer: string;
  types: string[];
  values: string[] | undefined;
  required: boolean;
}

/** Facts by operation (`GET /v3/avatars`), each by place (`query limit`, `body /name`, `200 /data/id`). */
export function factsOf(spec: Json): Map<string, Map<string, Fact>> {
  const facts = new Map<string, Map<string, Fact>>();
  for (const { method, path, operation } of operationsOf(spec)) {
    const own = new Map<string, Fact>();
    const at = `#/paths/${path.replaceAll("/", "~1")}/${method.toLowerCase()}`;
    for (const [index, node] of (operation.parameters ?? []).entries()) {
      const { name, in: place, schema = {}, required = false } = follow(node, spec);
      own.set(`${place} ${name}`, factOf([follow(schema, spec)], `${at}/parameters/${index}`, required));
    }
    const media = (content: Json) => Object.values<Json>(content ?? {})[0]?.schema;
    const body = operation.requestBody && media(follow(operation.requestBody, spec).content);
    if (body) walk(body, `${at}/requestBody`, "body ", spec, own);
    const success = operation.responses?.["200"] && media(follow(operation.responses["200"], spec).content);
    if (success) walk(success, `${at}/responses/200`, "200 ", spec, own);
    facts.set(`${method} ${path}`, own);
  }
  return facts;
}

/** Notes the properties of a schema, those of all its branches together. */
function walk(schema: Json, pointer: string, place: string, spec: Json, facts: Map<string, Fact>, depth = 0): void {
  if (depth > 8) return;
  const branches = branchesOf(schema, pointer, spec);
  const names = new Set(branches.flatMap(({ own }) => Object.keys(own.properties ?? {})));
  for (const name of names) {
    const holders = branches.filter(({ own }) => own.properties?.[name]);
    const [holder] = holders;
    const required = holders.every(({ own }) => own.required?.includes(name));
    const schemas = holders.flatMap(({ own }) =>
      branchesOf(own.properties[name], "", spec).map((branch) => branch.own),
    );
    const at = `${holder?.at}/properties/${name}`;
    const here = `${place}/${name}`;
    facts.set(here, factOf(schemas, at, required));
    for (const { own } of holders) walk(own.properties[name], at, here, spec, facts, depth + 1);
  }
  for (const { own, at } of branches)
    if (own.items) walk(own.items, `${at}/items`, `${place}/*`, spec, facts, depth + 1);
}

/** A schema, or the members of the union that it is, each with where it stands. */
function branchesOf(schema: Json, at: string, spec: Json): { own: Json; at: string }[] {
  const own = follow(schema, spec);
  const here = typeof schema.$ref === "string" ? schema.$ref : at;
  const union = own.oneOf ?? own.anyOf ?? own.allOf;
  if (!union) return [{ own, at: here }];
  const key = own.oneOf ? "oneOf" : own.anyOf ? "anyOf" : "allOf";
  return union.flatMap((branch: Json, index: number) => branchesOf(branch, `${here}/${key}/${index}`, spec));
}

function factOf(schemas: Json[], pointer: string, required: boolean): Fact {
  const types = schemas.flatMap((schema) => [
    ...[schema.type ?? []].flat(),
    // Upstream writes the word of OpenAPI 3.0.
    ...(schema.nullable ? ["null"] : []),
  ]);
  const listed = schemas.flatMap((schema) => schema.enum ?? (schema.const === undefined ? [] : [schema.const]));
  // An enum beside a plain text is open: it lists known values, and forbids no others.
  const isOpen = schemas.some((schema) => schema.type === "string" && !schema.enum && schema.const === undefined);
  const values = listed.filter((value) => value !== null).map(String);
  return {
    pointer,
    types: [...new Set(types)].sort(),
    values: values.length > 0 && !isOpen ? [...new Set(values)].sort() : undefined,
    required,
  };
}
