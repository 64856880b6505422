// A spec as flat facts: what each parameter and property of an operation says, by where it stands in the call.
import { follow, type Json, operationsOf } from "../../src/contract/openapi.ts";

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
    const walk = new SchemaWalk(spec, own);
    const media = (content: Json) => Object.values<Json>(content ?? {})[0]?.schema;
    const body = operation.requestBody && media(follow(operation.requestBody, spec).content);
    if (body) walk.visit({ schema: body, pointer: `${at}/requestBody`, place: "body " });
    const success = operation.responses?.["200"] && media(follow(operation.responses["200"], spec).content);
    if (success) walk.visit({ schema: success, pointer: `${at}/responses/200`, place: "200 " });
    facts.set(`${method} ${path}`, own);
  }
  return facts;
}

/** A schema, and where it stands: in the document, and in the call. */
interface PlacedSchema {
  readonly schema: Json;
  readonly pointer: string;
  readonly place: string;
}

/** Deeper than any documented body; what refers to itself has no end. */
const maxDepth = 8;

/** Notes what the properties of a schema say, and those of all it holds. */
class SchemaWalk {
  readonly #spec: Json;
  readonly #facts: Map<string, Fact>;

  constructor(spec: Json, facts: Map<string, Fact>) {
    this.#spec = spec;
    this.#facts = facts;
  }

  visit({ schema, pointer, place }: PlacedSchema, depth = 0): void {
    if (depth > maxDepth) return;
    const branches = branchesOf(schema, pointer, this.#spec);
    for (const name of new Set(branches.flatMap(({ own }) => Object.keys(own.properties ?? {})))) {
      this.#visitProperty(name, branches, place, depth);
    }
    for (const { own, at } of branches) {
      if (own.items) this.visit({ schema: own.items, pointer: `${at}/items`, place: `${place}/*` }, depth + 1);
    }
  }

  /** A property counts as one, however many branches of a union have it. */
  #visitProperty(name: string, branches: Branch[], place: string, depth: number): void {
    const holders = branches.filter(({ own }) => own.properties?.[name]);
    const required = holders.every(({ own }) => own.required?.includes(name));
    const pointer = `${holders[0]?.at}/properties/${name}`;
    const schemas = holders.flatMap(({ own }) => branchesOf(own.properties[name], "", this.#spec));
    const here = `${place}/${name}`;
    const fact = factOf(
      schemas.map(({ own }) => own),
      pointer,
      required,
    );
    this.#facts.set(here, fact);
    for (const { own } of holders) this.visit({ schema: own.properties[name], pointer, place: here }, depth + 1);
  }
}

interface Branch {
  readonly own: Json;
  /** Where it stands. */
  readonly at: string;
}

/** A schema, or the members of the union that it is, each with where it stands. */
function branchesOf(schema: Json, at: string, spec: Json): Branch[] {
  const own = follow(schema, spec);
  const here = typeof schema.$ref === "string" ? schema.$ref : at;
  const key = ["oneOf", "anyOf", "allOf"].find((keyword) => own[keyword]);
  if (!key) return [{ own, at: here }];
  return own[key].flatMap((branch: Json, index: number) => branchesOf(branch, `${here}/${key}/${index}`, spec));
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
