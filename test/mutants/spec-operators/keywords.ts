// Wrong keywords in schemas: types, values, limits, and what is required.
import { type Json, type SchemaPlace, type SpecChange, schemaPlaces } from "./places.ts";

type Change = readonly [operator: string, change: (schema: Json) => unknown, detail?: string];

export function keywordChanges(spec: Json): SpecChange[] {
  return schemaPlaces(spec).flatMap((found) =>
    [
      ...typeChanges(found),
      ...nullChanges(found),
      ...valueChanges(found),
      ...limitChanges(found),
      ...textChanges(found),
      ...objectChanges(found),
      ...unionChanges(found),
    ].map(([operator, change, detail]) => ({
      operator,
      class: classOf(found, operator),
      operationId: found.operationId,
      place: found.place,
      detail: detail ?? "",
      change,
    })),
  );
}

/** Schemas of parameters and headers are few; those of bodies are told apart by what their keywords are about. */
function classOf({ use }: SchemaPlace, operator: string): string {
  if (use === "parameter" || use === "header") return `${use}-schema`;
  const [keyword = ""] = operator.split("-");
  const subject = Object.entries(subjects).find(([, keywords]) => keywords.includes(keyword))?.[0];
  return `${use}-${subject ?? keyword}`;
}

const subjects: Readonly<Record<string, readonly string[]>> = {
  type: ["type", "nullable", "items"],
  value: ["enum", "const", "default"],
  limit: ["limit"],
  text: ["pattern", "format"],
  property: ["property", "required", "additional"],
  union: ["union", "discriminator"],
};

const otherTypes: Readonly<Record<string, readonly string[]>> = {
  string: ["integer", "boolean"],
  integer: ["number", "string"],
  number: ["integer", "string"],
  boolean: ["string", "integer"],
  array: ["string"],
  object: ["string"],
};

function typeChanges({ schema }: SchemaPlace): Change[] {
  const types: string[] = [schema.type ?? []].flat();
  const removed: Change[] = types.length > 0 ? [["type-removed", (copy) => delete copy.type]] : [];
  const replaced = types.flatMap((type) =>
    (otherTypes[type] ?? []).map((other): Change => {
      const change = (copy: Json): void => {
        copy.type = Array.isArray(copy.type) ? copy.type.map((name: string) => (name === type ? other : name)) : other;
      };
      return ["type-replaced", change, `${type} ${other}`];
    }),
  );
  return [...removed, ...replaced];
}

function nullChanges({ schema }: SchemaPlace): Change[] {
  const types: string[] = [schema.type ?? []].flat();
  const union: Json[] | undefined = schema.anyOf;
  const withoutNull = (copy: Json): void => {
    if (Array.isArray(copy.type)) copy.type = copy.type.filter((type: string) => type !== "null");
    if (copy.type?.length === 1) copy.type = copy.type[0];
    if (copy.enum) copy.enum = copy.enum.filter((value: Json) => value !== null);
    if (copy.anyOf) copy.anyOf = copy.anyOf.filter((member: Json) => member.type !== "null");
  };
  const withNull = (copy: Json): void => {
    if (copy.anyOf) copy.anyOf.push({ type: "null" });
    else copy.type = [copy.type, "null"].flat();
    if (copy.enum) copy.enum.push(null);
  };
  const isNullable = types.includes("null") || union?.some((member) => member.type === "null") === true;
  if (types.join() === "null") return [["nullable-no-longer-null", (copy) => Object.assign(copy, { type: "string" })]];
  if (isNullable) return [["nullable-removed", withoutNull]];
  return types.length > 0 || union ? [["nullable-added", withNull]] : [];
}

function valueChanges({ schema }: SchemaPlace): Change[] {
  const changes: Change[] = [];
  const values: Json[] = (schema.enum ?? []).filter((value: Json) => value !== null);
  for (const value of values) {
    changes.push(["enum-member-removed", (copy) => remove(copy.enum, value), String(value)]);
    changes.push(["enum-member-renamed", (copy) => rename(copy.enum, value, otherWord(value)), String(value)]);
  }
  if (values.length > 0) {
    changes.push(["enum-member-added", (copy) => copy.enum.push("something_else")]);
    changes.push(["enum-removed", (copy) => delete copy.enum]);
  } else if ([schema.type].flat().includes("string") && !("const" in schema)) {
    changes.push(["enum-added", (copy) => Object.assign(copy, { enum: ["one", "two"] })]);
  }
  if ("const" in schema) {
    changes.push(["const-changed", (copy) => Object.assign(copy, { const: otherWord(copy.const) })]);
    changes.push(["const-removed", (copy) => delete copy.const]);
  }
  if ("default" in schema) {
    if (otherDefault(schema) !== schema.default)
      changes.push(["default-changed", (copy) => Object.assign(copy, { default: otherDefault(copy) })]);
    changes.push(["default-removed", (copy) => delete copy.default]);
  }
  return changes;
}

function remove(values: Json[], value: Json): void {
  values.splice(values.indexOf(value), 1);
}

function rename(values: Json[], value: Json, other: Json): void {
  values[values.indexOf(value)] = other;
}

const otherWord = (value: Json): Json => (typeof value === "number" ? value + 1 : `${value}_2`);

function otherDefault({ default: value, enum: values }: Json): Json {
  if (values) return values.find((other: Json) => other !== value && other !== null) ?? value;
  if (typeof value === "boolean") return !value;
  return typeof value === "number" ? value + 1 : `${value}_2`;
}

const limits = [
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "x-max-bytes",
] as const;

function limitChanges({ schema, use }: SchemaPlace): Change[] {
  const types: string[] = [schema.type ?? []].flat();
  const changes = limits
    .filter((keyword) => keyword in schema)
    .flatMap((keyword): Change[] => [
      ["limit-plus-one", (copy) => Object.assign(copy, { [keyword]: copy[keyword] + 1 }), keyword],
      ["limit-minus-one", (copy) => Object.assign(copy, { [keyword]: copy[keyword] - 1 }), keyword],
      ["limit-times-ten", (copy) => Object.assign(copy, { [keyword]: (copy[keyword] || 1) * 10 }), keyword],
      ["limit-removed", (copy) => delete copy[keyword], keyword],
    ]);
  const added: Record<string, Json> = {};
  if (types.includes("string") && !schema.enum && !("const" in schema))
    Object.assign(added, { maxLength: 3, minLength: 200 });
  if (types.includes("array")) Object.assign(added, { maxItems: 1, minItems: 5 });
  if (types.includes("integer") || types.includes("number")) Object.assign(added, { maximum: -1, minimum: 1e12 });
  if (use === "parameter" && types.includes("integer")) delete added.minimum;
  const missing = Object.entries(added).filter(([keyword]) => !(keyword in schema));
  return [
    ...changes,
    ...missing.map(
      ([keyword, limit]): Change => ["limit-added", (copy) => Object.assign(copy, { [keyword]: limit }), keyword],
    ),
  ];
}

function textChanges({ schema }: SchemaPlace): Change[] {
  const isText = [schema.type].flat().includes("string") && !schema.enum && !("const" in schema);
  const changes: Change[] = [];
  if (schema.pattern) {
    changes.push(["pattern-removed", (copy) => delete copy.pattern]);
    changes.push(["pattern-changed", (copy) => Object.assign(copy, { pattern: "^[a-z]+$" })]);
  } else if (isText) {
    changes.push(["pattern-added", (copy) => Object.assign(copy, { pattern: "^[0-9]+$" })]);
  }
  if (schema.format) changes.push(["format-removed", (copy) => delete copy.format]);
  else if (isText)
    for (const format of ["date-time", "uuid"])
      changes.push(["format-added", (copy) => Object.assign(copy, { format }), format]);
  return changes;
}

function objectChanges({ schema }: SchemaPlace): Change[] {
  if (!schema.properties) return [];
  const names = Object.keys(schema.properties);
  const required: string[] = schema.required ?? [];
  const closing: Change =
    schema.additionalProperties === false
      ? ["additional-properties-allowed", (copy) => delete copy.additionalProperties]
      : ["additional-properties-refused", (copy) => Object.assign(copy, { additionalProperties: false })];
  return [
    closing,
    ["required-property-invented", inventProperty],
    ...names.flatMap((name): Change[] => [
      required.includes(name)
        ? ["required-removed", (copy) => remove(copy.required, name), name]
        : ["required-added", (copy) => Object.assign(copy, { required: [...(copy.required ?? []), name] }), name],
      ["property-removed", (copy) => removeProperty(copy, name), name],
      ["property-renamed", (copy) => renameProperty(copy, name), name],
    ]),
  ];
}

function inventProperty(copy: Json): void {
  copy.properties.invented = { type: "string" };
  copy.required = [...(copy.required ?? []), "invented"];
}

function removeProperty(copy: Json, name: string): void {
  delete copy.properties[name];
  if (copy.required?.includes(name)) remove(copy.required, name);
}

function renameProperty(copy: Json, name: string): void {
  const other = `${name}_2`;
  copy.properties = Object.fromEntries(
    Object.entries(copy.properties).map(([key, property]) => [key === name ? other : key, property]),
  );
  if (copy.required?.includes(name)) rename(copy.required, name, other);
}

function unionChanges({ schema }: SchemaPlace): Change[] {
  const changes: Change[] = [];
  for (const union of ["oneOf", "anyOf"]) {
    const members: Json[] = schema[union] ?? [];
    const dropped = members.filter((member) => member.type !== "null");
    for (const member of dropped.length > 1 ? dropped : []) {
      const at = members.indexOf(member);
      const name = member.$ref?.split("/").at(-1) ?? member.type;
      changes.push(["union-member-removed", (copy) => copy[union].splice(at, 1), name]);
    }
    if (members.length > 0)
      changes.push(["union-member-added", (copy) => copy[union].push({ type: "boolean" }), union]);
  }
  if (schema.items) changes.push(["items-removed", (copy) => Object.assign(copy, { items: {} })]);
  const names = Object.keys(schema.discriminator?.mapping ?? {});
  if (names.length > 1) {
    changes.push(["discriminator-mapping-turned", turnMapping]);
    changes.push([
      "discriminator-property-changed",
      (copy) => Object.assign(copy.discriminator, { propertyName: "kind" }),
    ]);
    for (const name of names)
      changes.push(["discriminator-entry-removed", (copy) => delete copy.discriminator.mapping[name], name]);
  }
  return changes;
}

/** Each name leads to the member of the next one. */
function turnMapping({ discriminator }: Json): void {
  const names = Object.keys(discriminator.mapping);
  const targets = names.map((_, index) => discriminator.mapping[names[(index + 1) % names.length] ?? ""]);
  discriminator.mapping = Object.fromEntries(names.map((name, index) => [name, targets[index]]));
}
