// A schema of theirs as this repository writes it: null in the type, constants, no descriptions of others.
import type { Json } from "../../src/contract/spec/openapi.ts";

export interface Words {
  /** Our reference to what a reference of theirs leads to. */
  readonly refer: (reference: string) => string;
  /** What a field of this name holds the id of; undefined where it is no id. */
  readonly idOf: (name: string) => string | undefined;
  /** Why an object lets unknown keys through, where that has to be said. */
  readonly open: string | undefined;
}

const taken = [
  ...["type", "format", "pattern", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum"],
  ...["exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties"],
  ...["contentMediaType", "contentEncoding", "enum", "const", "default", "deprecated", "readOnly", "writeOnly"],
];

export function writtenSchema(schema: Json, words: Words, name = ""): Json {
  const { nullable, anyOf, oneOf, allOf, discriminator, required, properties, items, additionalProperties } = schema;
  const union: Json[] = anyOf ?? oneOf ?? [];
  const members = union.filter(({ type }) => type !== "null");
  const isNullable = nullable === true || members.length < union.length;
  const [only = {}] = members;
  // Null beside a single schema is a word in its type; beside a reference it can't be.
  if (members.length === 1 && isNullable && !only.$ref && !only.anyOf && !only.oneOf) {
    const { anyOf: _, oneOf: __, ...rest } = schema;
    return writtenSchema({ ...only, ...rest, nullable: true }, words, name);
  }
  if (schema.$ref) {
    const { $ref, ...use } = schema;
    const found = { $ref: words.refer($ref), ...plain(use) };
    return nullable ? { anyOf: [found, { type: "null" }] } : found;
  }
  const idOf = properties || items ? undefined : words.idOf(name);
  const own: Json = { ...plain(schema) };
  if (discriminator) own.type = "object";
  if (isNullable && own.type && own.type !== "null")
    own.type = [...[own.type].flat().filter((type: string) => type !== "null"), "null"];
  if (isNullable && own.enum && !own.enum.includes(null)) own.enum = [...own.enum, null];
  if (own.enum?.length === 1) {
    [own.const] = own.enum;
    delete own.enum;
  }
  const { type, ...rest } = own;
  const branch = (member: Json): Json => writtenSchema(member, words, name);
  return {
    ...(type && { type }),
    ...(idOf && { "x-id-of": idOf }),
    ...(required?.length > 0 && { required }),
    ...(additionalProperties === false && { additionalProperties }),
    ...(properties && additionalProperties !== false && words.open && { "x-open": words.open }),
    ...rest,
    ...(allOf && { allOf: allOf.map(branch) }),
    ...(discriminator ? { oneOf: members.map(branch) } : members.length > 0 && { anyOf: union.map(branch) }),
    ...(discriminator && { discriminator: writtenDiscriminator(discriminator, words) }),
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries<Json>(properties).map(([key, property]) => [key, writtenSchema(property, words, key)]),
      ),
    }),
    ...(items && { items: writtenSchema(items, words, name.replace(/s$/, "")) }),
    ...(typeof additionalProperties === "object" && { additionalProperties: branch(additionalProperties) }),
  };
}

function plain(schema: Json): Json {
  const stated = taken.filter((key) => schema[key] !== undefined && !(key === "default" && schema[key] === null));
  return Object.fromEntries(stated.map((key) => [key, schema[key]]));
}

function writtenDiscriminator({ propertyName, mapping = {} }: Json, { refer }: Words): Json {
  const written = Object.entries<string>(mapping).map(([value, reference]) => [value, refer(reference)]);
  return { propertyName, mapping: Object.fromEntries(written) };
}
