// The fields of a schema as rows of a table.
import { follow, type Json } from "../../../src/contract/spec/openapi.ts";
import { code, codes, notesOf } from "./notes.ts";

export interface Field {
  /** Its way from the top of the body, such as `data[].voice.name`. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** A schema with its references followed, and what its uses say besides. */
interface Resolved {
  readonly schema: Json;
  /** The name in the spec, and in TypeScript. */
  readonly typeName: string | undefined;
  readonly nullable: boolean;
  readonly texts: readonly string[];
}

/** The fields of an object, with those of the objects in it. */
export function fieldsOf(schema: Json, spec: Json): Field[] {
  return new FieldReader(spec).inside(schema, "");
}

/** The branches of a union, each with the value that tells it apart. */
export function branchesOf(schema: Json, spec: Json): { value: string; branch: Json }[] {
  const { discriminator } = schema;
  return Object.entries<string>(discriminator.mapping).map(([value, $ref]) => ({
    value,
    branch: follow({ $ref }, spec),
  }));
}

/** Reads the fields of one table. Types that occur again are not repeated. */
class FieldReader {
  private readonly spec: Json;
  /** Where each named type was first shown. */
  private readonly shown = new Map<string, string>();

  constructor(spec: Json) {
    this.spec = spec;
  }

  /** The fields inside a schema whose own name ends the prefix. */
  inside(node: Json, prefix: string): Field[] {
    const { schema } = resolve(node, this.spec);
    if (schema.items) return this.inside(schema.items, `${prefix}[]`);
    if (schema.oneOf) return this.insideUnion(schema, prefix);
    return Object.entries<Json>(schema.properties ?? {}).flatMap(([name, field]) => {
      return this.field(pathTo(prefix, name), field, schema.required?.includes(name) ?? false);
    });
  }

  private field(name: string, node: Json, required: boolean): Field[] {
    const { schema, typeName, nullable, texts } = resolve(node, this.spec);
    const type = `${typeOf(schema, typeName, this.spec)}${nullable ? " or null" : ""}`;
    const named = namedTypeIn(schema, typeName, this.spec);
    const before = named && this.shown.get(named);
    const row = (...more: string[]) => ({ name, type, required, description: [...texts, ...more].join(" ") });
    if (before) return [row(`Its fields are those of ${code(before)}.`)];
    if (named) this.shown.set(named, name);
    return [row(), ...this.inside(schema, name)];
  }

  /** The fields of all branches; those of some branches only say so. */
  private insideUnion(union: Json, prefix: string): Field[] {
    if (!union.discriminator) return union.oneOf.flatMap((branch: Json) => this.inside(branch, prefix));
    const by: string = union.discriminator.propertyName;
    const forbidden: string[] = union.not?.required ?? [];
    const branches = branchesOf(union, this.spec);
    const kinds = branches.map(({ value, branch }) => `${code(value)}: ${branch.description ?? `${branch.title}.`}`);
    const first = { name: pathTo(prefix, by), type: "string", required: true, description: kinds.join("<br>") };
    const values = new Map<string, string[]>();
    for (const { value, branch } of branches) {
      for (const [name, field] of Object.entries<Json>(branch.properties)) {
        if (name === by || forbidden.includes(name)) continue;
        const key = JSON.stringify([name, field, branch.required?.includes(name) ?? false]);
        values.set(key, [...(values.get(key) ?? []), value]);
      }
    }
    const rows = [...values].flatMap(([key, ofBranches]) => {
      const [name, field, required] = JSON.parse(key);
      const [row, ...inner] = this.field(pathTo(prefix, name), field, required) as [Field, ...Field[]];
      if (ofBranches.length === branches.length) return [row, ...inner];
      return [{ ...row, description: `With ${by} ${codes(ofBranches)}. ${row.description}` }, ...inner];
    });
    return [first, ...rows];
  }
}

const pathTo = (prefix: string, name: string): string => (prefix ? `${prefix}.${name}` : name);

/** Follows a reference, and takes the null out of a union with null. */
export function resolve(node: Json, spec: Json): Resolved {
  if (node.$ref) {
    const inner = resolve(follow({ $ref: node.$ref }, spec), spec);
    const { $ref, ...own } = node;
    const schema = own.not ? { ...inner.schema, not: own.not } : inner.schema;
    return { ...inner, schema, typeName: $ref.split("/").at(-1), texts: distinct([...notesOf(own), ...inner.texts]) };
  }
  if (!node.anyOf) {
    const nullable = Array.isArray(node.type) && node.type.includes("null");
    return { schema: node, typeName: undefined, nullable, texts: notesOf(node) };
  }
  const { anyOf, ...own } = node;
  const [known, other] = anyOf;
  const inner = resolve(known, spec);
  // An open list: the known values, or any other text.
  if (anyOf.length === 2 && isText(other) && inner.schema.enum) {
    const { enum: values, ...open } = inner.schema;
    const texts = distinct([...notesOf(own), ...notesOf(open), `Known values: ${codes(values)}.`]);
    return { schema: { type: "string" }, typeName: undefined, nullable: isNullable(other), texts };
  }
  if (anyOf.length === 2 && isNullable(other)) {
    return { ...inner, nullable: true, texts: distinct([...notesOf(own), ...inner.texts]) };
  }
  return { schema: node, typeName: undefined, nullable: false, texts: notesOf(own) };
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)];
const typesOf = ({ type }: Json): string[] => [type].flat().filter(Boolean);
const isText = (schema: Json): boolean => typesOf(schema).includes("string");
const isNullable = (schema: Json): boolean => typesOf(schema).includes("null");

/** The name of the type that a field has, or has a list of, if it is an object or a union. */
function namedTypeIn(schema: Json, typeName: string | undefined, spec: Json): string | undefined {
  if (!schema.items) return schema.properties || schema.oneOf ? typeName : undefined;
  const items = resolve(schema.items, spec);
  return namedTypeIn(items.schema, items.typeName, spec);
}

function typeOf(schema: Json, typeName: string | undefined, spec: Json): string {
  if (schema.items) {
    const items = resolve(schema.items, spec);
    return `list of ${typeOf(items.schema, items.typeName, spec)}`;
  }
  if (schema.anyOf)
    return schema.anyOf.map((one: Json) => typeOf(resolve(one, spec).schema, undefined, spec)).join(" or ");
  if ((schema.properties || schema.oneOf) && typeName) return code(typeName);
  if (schema.const !== undefined) return typeof schema.const;
  if (schema.contentMediaType) return "file";
  const types = typesOf(schema).filter((type) => type !== "null");
  return types.join(" or ") || (schema.oneOf ? "object" : "any value");
}
