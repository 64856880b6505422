// Whether a value fits a schema of the spec. It reads the schemas as data: they are a tenth of what validators compiled
// from them weigh, and nothing is evaluated, which Workers forbid.
//
// It knows the keywords that the spec uses and no other. The order in which they are tried, and the errors, are those of
// ajv, against which test/shared/json-schema.test.ts holds them.
import { type Schema, type SchemaObject, schemas } from "../../generated/json-schemas.ts";

/** What does not fit, in the form that ajv gives it. */
export interface SchemaError {
  /** A JSON pointer to the value. */
  readonly instancePath: string;
  /** A JSON pointer to the keyword, within the spec where a component says it. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A value and the schema that it has to fit, each with the way that led to it. */
interface Place<Kind extends Schema = SchemaObject> {
  readonly schema: Kind;
  readonly schemaPath: string;
  readonly value: unknown;
  readonly instancePath: string;
}

type Check = (place: Place) => readonly SchemaError[];
type Checks = Readonly<Record<string, Check>>;
type Fields = Readonly<Record<string, unknown>>;
type Failure = Pick<SchemaError, "params" | "message">;

/**
 * The first error, after those of the branches of a union that led to it; empty where the value fits.
 *
 * @param name how errors refer to the schema
 */
export function schemaErrors(schema: Schema, value: unknown, name = ""): readonly SchemaError[] {
  return errorsAt({ schema, schemaPath: `#${name}`, value, instancePath: "" });
}

/**
 * The value that a text of a query stands for, where there is none the default; the text itself where it stands for
 * nothing of the schema's type.
 */
export function fromText(schema: Schema, text: string | undefined): unknown {
  const { type, default: value } = follow(schema);
  if (text === undefined) return value;
  const isNumber = type === "integer" || type === "number";
  if (isNumber && text !== "" && !Number.isNaN(Number(text))) return Number(text);
  if (type === "boolean" && text === "true") return true;
  if (type === "boolean" && text === "false") return false;
  return text;
}

/** The schema that a reference leads to. */
function follow(schema: Schema): SchemaObject {
  if (typeof schema === "boolean") return {};
  return schema.$ref === undefined ? schema : follow(component(schema.$ref));
}

function component(reference: string): Schema {
  const name = reference.slice(reference.lastIndexOf("/") + 1);
  return schemas[name as keyof typeof schemas];
}

/** What values of every type are tried for. */
const general: Checks = {
  $ref: ({ schema, value, instancePath }) => {
    const { $ref = "" } = schema;
    return errorsAt({ schema: component($ref), schemaPath: $ref, value, instancePath });
  },
  const: (place) => {
    const { const: allowedValue } = place.schema;
    const message = "must be equal to constant";
    return place.value === allowedValue ? [] : [errorOf(place, "const", { params: { allowedValue }, message })];
  },
  enum: (place) => {
    const { enum: allowedValues = [] } = place.schema;
    const message = "must be equal to one of the allowed values";
    return allowedValues.includes(place.value) ? [] : [errorOf(place, "enum", { params: { allowedValues }, message })];
  },
  not: (place) => {
    const { not = {} } = place.schema;
    const fits = errorsAt(within(place, "not", not)).length === 0;
    return fits ? [errorOf(place, "not", { params: {}, message: "must NOT be valid" })] : [];
  },
  anyOf: (place) => {
    const { anyOf = [] } = place.schema;
    const errors: SchemaError[] = [];
    for (const [index, branch] of anyOf.entries()) {
      const found = errorsAt(within(place, `anyOf/${index}`, branch));
      if (found.length === 0) return [];
      errors.push(...found);
    }
    return [...errors, errorOf(place, "anyOf", { params: {}, message: "must match a schema in anyOf" })];
  },
  oneOf: (place) => {
    const { oneOf = [], discriminator } = place.schema;
    if (discriminator) return [];
    const errors: SchemaError[] = [];
    const passing: number[] = [];
    for (const [index, branch] of oneOf.entries()) {
      const found = errorsAt(within(place, `oneOf/${index}`, branch));
      if (found.length === 0) passing.push(index);
      errors.push(...found);
      if (passing.length > 1) break;
    }
    if (passing.length === 1) return [];
    const passingSchemas = passing.length === 0 ? null : passing;
    const message = "must match exactly one schema in oneOf";
    return [...errors, errorOf(place, "oneOf", { params: { passingSchemas }, message })];
  },
};

const ofNumbers: Checks = {
  maximum: limit("maximum", "<=", (value, bound) => value <= bound),
  minimum: limit("minimum", ">=", (value, bound) => value >= bound),
  exclusiveMaximum: limit("exclusiveMaximum", "<", (value, bound) => value < bound),
  exclusiveMinimum: limit("exclusiveMinimum", ">", (value, bound) => value > bound),
};

const ofTexts: Checks = {
  maxLength: count("maxLength", "characters", (value) => [...(value as string)].length),
  minLength: count("minLength", "characters", (value) => [...(value as string)].length),
  pattern: (place) => {
    const { pattern = "" } = place.schema;
    const message = `must match pattern "${pattern}"`;
    const fits = new RegExp(pattern, "u").test(place.value as string);
    return fits ? [] : [errorOf(place, "pattern", { params: { pattern }, message })];
  },
};

const ofLists: Checks = {
  maxItems: count("maxItems", "items", (value) => (value as unknown[]).length),
  minItems: count("minItems", "items", (value) => (value as unknown[]).length),
  items: (place) => {
    const { items = {} } = place.schema;
    return firstErrors(place.value as unknown[], (_, index) => inside(place, index, ["items", items]));
  },
};

const ofObjects: Checks = {
  required: (place) => {
    const { required = [] } = place.schema;
    const fields = place.value as Fields;
    const missingProperty = required.find((key) => fields[key] === undefined);
    if (missingProperty === undefined) return [];
    const message = `must have required property '${missingProperty}'`;
    return [errorOf(place, "required", { params: { missingProperty }, message })];
  },
  additionalProperties: (place) => {
    const { properties = {}, additionalProperties = true } = place.schema;
    const additional = Object.keys(place.value as Fields).filter((key) => !Object.hasOwn(properties, key));
    if (typeof additionalProperties === "object") {
      const step = ["additionalProperties", additionalProperties] as const;
      return firstErrors(additional, (key) => inside(place, key, step));
    }
    const [additionalProperty] = additional;
    if (additionalProperties || additionalProperty === undefined) return [];
    const message = "must NOT have additional properties";
    return [errorOf(place, "additionalProperties", { params: { additionalProperty }, message })];
  },
  properties: (place) => {
    const { properties = {} } = place.schema;
    const fields = place.value as Fields;
    const present = Object.keys(properties).filter((key) => fields[key] !== undefined);
    return firstErrors(present, (key) => inside(place, key, [`properties/${key}`, properties[key] ?? true]));
  },
  discriminator: (place) => {
    const { discriminator, oneOf = [] } = place.schema;
    const tag = discriminator?.propertyName ?? "";
    const tagValue = (place.value as Fields)[tag];
    const fail = (error: string, message: string) => [
      errorOf(place, "discriminator", { params: { error, tag, tagValue }, message }),
    ];
    if (typeof tagValue !== "string") return fail("tag", `tag "${tag}" must be string`);
    const index = oneOf.findIndex((branch) => isTagOf(follow(branch).properties?.[tag], tagValue));
    const branch = oneOf[index];
    if (!branch) return fail("mapping", `value of tag "${tag}" must be in oneOf`);
    return errorsAt(within(place, `oneOf/${index}`, branch));
  },
};

const isTagOf = (schema: Schema = {}, value: string): boolean => {
  const { const: only, enum: values = [] } = follow(schema);
  return only === value || values.includes(value);
};

/** The checks, by the type of value that they are for, in the order in which they are made. */
const groups: readonly (readonly [type: string | undefined, checks: Checks])[] = [
  [undefined, general],
  ["number", ofNumbers],
  ["string", ofTexts],
  ["array", ofLists],
  ["object", ofObjects],
];

/** The keywords that are checked. */
export const knownKeywords: readonly string[] = ["type", ...groups.flatMap(([, checks]) => Object.keys(checks))];

/** What a schema asks for. */
interface Plan {
  readonly types: readonly string[];
  /** Whether the type is looked at after what is said of all values: ajv does so where more is said of the type's own. */
  readonly isTypeLater: boolean;
  readonly groups: readonly { readonly type: string | undefined; readonly checks: readonly Check[] }[];
}

/** Schemas are read again and again. */
const plans = new WeakMap<SchemaObject, Plan>();

function planOf(schema: SchemaObject): Plan {
  const known = plans.get(schema);
  if (known) return known;
  const types = [schema.type ?? []].flat();
  const used = groups.map(([type, checks]) => {
    const keywords = Object.keys(checks).filter((keyword) => keyword in schema);
    return { type, checks: keywords.map((keyword) => checks[keyword] as Check) };
  });
  const filled = used.filter(({ checks }) => checks.length > 0);
  const isTypeLater = types.length === 1 && filled.some(({ type }) => type === types[0]);
  const plan = { types, isTypeLater, groups: filled };
  plans.set(schema, plan);
  return plan;
}

function errorsAt(place: Place<Schema>): readonly SchemaError[] {
  if (isOfObject(place)) return objectErrors(place);
  if (place.schema) return [];
  return [errorOf(place, "false schema", { params: {}, message: "boolean schema is false" })];
}

const isOfObject = (place: Place<Schema>): place is Place => typeof place.schema !== "boolean";

function objectErrors(place: Place): readonly SchemaError[] {
  const { value } = place;
  const { types, isTypeLater, groups } = planOf(place.schema);
  if (!isTypeLater && types.length > 0 && !types.some((type) => isOfType(value, type))) return [typeError(place)];
  for (const { type, checks } of groups) {
    if (type !== undefined && !isOfType(value, type)) {
      if (isTypeLater && types[0] === type) return [typeError(place)];
      continue;
    }
    for (const check of checks) {
      const errors = check(place);
      if (errors.length > 0) return errors;
    }
  }
  return none;
}

/** Most values fit. */
const none: readonly SchemaError[] = [];

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function typeError(place: Place): SchemaError {
  const { type } = place.schema;
  return errorOf(place, "type", { params: { type }, message: `must be ${type}` });
}

function errorOf(
  { instancePath, schemaPath }: Place<Schema>,
  keyword: string,
  { params, message }: Failure,
): SchemaError {
  return { instancePath, schemaPath: `${schemaPath}/${keyword}`, keyword, params, message };
}

type Bound = "maximum" | "minimum" | "exclusiveMaximum" | "exclusiveMinimum";

function limit(keyword: Bound, comparison: string, holds: (value: number, bound: number) => boolean): Check {
  return (place) => {
    const bound = place.schema[keyword] as number;
    if (holds(place.value as number, bound)) return [];
    const message = `must be ${comparison} ${bound}`;
    return [errorOf(place, keyword, { params: { comparison, limit: bound }, message })];
  };
}

type Count = "maxLength" | "minLength" | "maxItems" | "minItems";

function count(keyword: Count, noun: string, countOf: (value: unknown) => number): Check {
  const isMost = keyword.startsWith("max");
  return (place) => {
    const bound = place.schema[keyword] as number;
    const found = countOf(place.value);
    const fits = isMost ? found <= bound : found >= bound;
    const message = `must NOT have ${isMost ? "more" : "fewer"} than ${bound} ${noun}`;
    return fits ? [] : [errorOf(place, keyword, { params: { limit: bound }, message })];
  };
}

/** The same value, to be held against a part of its schema. */
const within = (place: Place, step: string, schema: Schema): Place<Schema> => ({
  ...place,
  schema,
  schemaPath: `${place.schemaPath}/${step}`,
});

/** A member of the value, to be held against a part of its schema. */
function inside(place: Place, key: string | number, [step, schema]: readonly [string, Schema]): Place<Schema> {
  const segment = String(key).replaceAll("~", "~0").replaceAll("/", "~1");
  return {
    schema,
    schemaPath: `${place.schemaPath}/${step}`,
    value: (place.value as Fields)[key],
    instancePath: `${place.instancePath}/${segment}`,
  };
}

/** The errors of the first member that has some. */
function firstErrors<Member>(
  members: readonly Member[],
  placeOf: (member: Member, index: number) => Place<Schema>,
): readonly SchemaError[] {
  for (const [index, member] of members.entries()) {
    const errors = errorsAt(placeOf(member, index));
    if (errors.length > 0) return errors;
  }
  return none;
}
