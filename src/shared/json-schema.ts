// Validates values against the spec's schemas. It interprets schemas as data, because compiled validators are ten times
// as large or need `eval`, which Workers forbid. It supports only the keywords that the spec uses.
import { type Schema, type SchemaObject, schemas } from "../../generated/json-schemas.ts";

/** Why a value does not match a schema. */
export interface SchemaError {
  /** The keys and indexes that lead to the invalid value, or to the missing or unknown field. */
  readonly path: readonly (string | number)[];
  /** The keyword of JSON Schema that rejects the value. */
  readonly keyword: string;
  /** The value of the keyword; a list of values for `const`, `enum` and `discriminator`. */
  readonly expected: unknown;
  /** What is wrong, without the name of the field: `must be string`. */
  readonly message: string;
}

type Check = (schema: SchemaObject, value: never) => SchemaError | undefined;
type Checks = Readonly<Record<string, Check>>;
type Fields = Readonly<Record<string, unknown>>;

/** The error of the first keyword that rejects the value. In a union, that of the branch that matches best. */
export function findSchemaError(schema: Schema, value: unknown): SchemaError | undefined {
  if (schema === true) return undefined;
  if (schema === false) return failure("false schema", false, "is not allowed");
  if (!isOfTypes(value, typesOf(schema))) return typeFailure(typesOf(schema));
  return firstError(general, schema, value) ?? firstError(checksOf(value), schema, value);
}

/** Parses a query parameter, or returns the default if it is missing. Text that does not match the type stays text. */
export function fromText(schema: Schema, text: string | undefined): unknown {
  const { type, default: value } = follow(schema);
  if (text === undefined) return value;
  const isNumber = type === "integer" || type === "number";
  if (isNumber && text !== "" && !Number.isNaN(Number(text))) return Number(text);
  if (type === "boolean" && text === "true") return true;
  if (type === "boolean" && text === "false") return false;
  return text;
}

/** Keywords for values of every type. */
const general: Checks = {
  $ref: ({ $ref = "" }, value) => findSchemaError(component($ref), value),
  const: ({ const: only }, value) => (value === only ? undefined : valueFailure("const", [only])),
  enum: ({ enum: values = [] }, value) => (values.includes(value) ? undefined : valueFailure("enum", values)),
  not: ({ not = {} }, value) => (findSchemaError(not, value) ? undefined : failure("not", not, "is not allowed")),
  anyOf: ({ anyOf = [] }, value) => {
    const errors: SchemaError[] = [];
    for (const branch of anyOf) {
      const error = findBranchError(branch, value);
      if (!error) return undefined;
      errors.push(error);
    }
    return closest(errors);
  },
  oneOf: ({ oneOf = [], discriminator }, value) => {
    if (discriminator) return taggedError(discriminator.propertyName, oneOf, value);
    const errors = oneOf.map((branch) => findBranchError(branch, value)).filter((error) => error !== undefined);
    if (errors.length === oneOf.length) return closest(errors);
    return errors.length === oneOf.length - 1 ? undefined : failure("oneOf", 1, "matches more than one of its forms");
  },
};

const ofNumbers: Checks = {
  maximum: ({ maximum = 0 }, value) => (value <= maximum ? undefined : boundFailure("maximum", "<=", maximum)),
  minimum: ({ minimum = 0 }, value) => (value >= minimum ? undefined : boundFailure("minimum", ">=", minimum)),
  exclusiveMaximum: ({ exclusiveMaximum: bound = 0 }, value) =>
    value < bound ? undefined : boundFailure("exclusiveMaximum", "<", bound),
  exclusiveMinimum: ({ exclusiveMinimum: bound = 0 }, value) =>
    value > bound ? undefined : boundFailure("exclusiveMinimum", ">", bound),
};

const ofTexts: Checks = {
  maxLength: ({ maxLength = 0 }, value) =>
    lengthOf(value) <= maxLength ? undefined : countFailure("maxLength", maxLength, "character"),
  minLength: ({ minLength = 0 }, value) =>
    lengthOf(value) >= minLength ? undefined : countFailure("minLength", minLength, "character"),
  pattern: ({ pattern = "" }, value) =>
    new RegExp(pattern, "u").test(value) ? undefined : failure("pattern", pattern, `must match ${pattern}`),
};

const ofLists: Checks = {
  maxItems: ({ maxItems = 0 }, value: readonly unknown[]) =>
    value.length <= maxItems ? undefined : countFailure("maxItems", maxItems, "item"),
  minItems: ({ minItems = 0 }, value: readonly unknown[]) =>
    value.length >= minItems ? undefined : countFailure("minItems", minItems, "item"),
  items: ({ items = {} }, value: readonly unknown[]) => {
    for (const [index, item] of value.entries()) {
      const error = findSchemaError(items, item);
      if (error) return within(index, error);
    }
    return undefined;
  },
};

const ofObjects: Checks = {
  required: ({ required = [] }, value: Fields) => {
    const missing = required.find((key) => value[key] === undefined);
    return missing === undefined ? undefined : within(missing, failure("required", true, "is missing"));
  },
  properties: ({ properties = {} }, value: Fields) => {
    for (const [key, schema] of Object.entries(properties)) {
      const error = value[key] === undefined ? undefined : findSchemaError(schema, value[key]);
      if (error) return within(key, error);
    }
    return undefined;
  },
  additionalProperties: ({ properties = {}, additionalProperties = true }, value: Fields) => {
    if (additionalProperties === true) return undefined;
    for (const key of Object.keys(value).filter((name) => !Object.hasOwn(properties, name))) {
      if (!additionalProperties) return within(key, failure("additionalProperties", false, "is unknown"));
      const error = findSchemaError(additionalProperties, value[key]);
      if (error) return within(key, error);
    }
    return undefined;
  },
};

const none: Checks = {};

/** The supported keywords. `discriminator` selects a branch of `oneOf`. */
export const knownKeywords: readonly string[] = [
  ...["type", "discriminator"],
  ...[general, ofNumbers, ofTexts, ofLists, ofObjects].flatMap((checks) => Object.keys(checks)),
];

function checksOf(value: unknown): Checks {
  if (typeof value === "number") return ofNumbers;
  if (typeof value === "string") return ofTexts;
  if (Array.isArray(value)) return ofLists;
  return isOfType(value, "object") ? ofObjects : none;
}

function firstError(checks: Checks, schema: SchemaObject, value: unknown): SchemaError | undefined {
  for (const keyword in checks) {
    const error = keyword in schema ? checks[keyword]?.(schema, value as never) : undefined;
    if (error) return error;
  }
  return undefined;
}

/** Validates an object against the branch that its tag selects, so that the error is about the intended branch. */
function taggedError(tag: string, branches: readonly Schema[], value: unknown): SchemaError | undefined {
  if (!isOfType(value, "object")) return typeFailure(["object"]);
  const tagValue = (value as Fields)[tag];
  if (tagValue === undefined) return within(tag, failure("required", true, "is missing"));
  if (typeof tagValue !== "string") return within(tag, typeFailure(["string"]));
  const tags = branches.map((branch) => valuesOf(follow(branch).properties?.[tag] ?? {}));
  const branch = branches[tags.findIndex((values) => values.includes(tagValue))];
  if (branch !== undefined) return findSchemaError(branch, value);
  const message = `can't be ${tagValue}, ${valueFailure("enum", tags.flat()).message}`;
  return within(tag, failure("discriminator", tags.flat(), message));
}

/** Like {@link findSchemaError}, but checks constants first: if one differs, another branch was intended. */
function findBranchError(branch: Schema, value: unknown): SchemaError | undefined {
  if (isOfType(value, "object")) {
    for (const [key, schema] of Object.entries(follow(branch).properties ?? {})) {
      const tagValue = (value as Fields)[key];
      if (typeof schema === "boolean" || !("const" in schema) || tagValue === undefined) continue;
      if (tagValue !== schema.const) return within(key, valueFailure("const", [schema.const]));
    }
  }
  return findSchemaError(branch, value);
}

/**
 * Of the errors of all branches, the deepest one: its branch matches best. At the same depth, any other error takes
 * precedence over a constant. If the branches expect different types or values of one field, the error lists them all.
 */
function closest(errors: readonly SchemaError[]): SchemaError | undefined {
  const rankOf = ({ path, keyword }: SchemaError) => path.length * 2 - Number(keyword === "const");
  const best = Math.max(...errors.map(rankOf));
  const [first, ...others] = errors.filter((error) => rankOf(error) === best);
  if (!first || others.length === 0) return first;
  const isAlike = ({ path, keyword }: SchemaError) => keyword === first.keyword && `${path}` === `${first.path}`;
  if (!others.every(isAlike)) return first;
  const expected = [...new Set([first, ...others].flatMap((error) => error.expected))];
  if (first.keyword === "type") return { ...typeFailure(expected as string[]), path: first.path };
  const isOfValues = first.keyword === "const" || first.keyword === "enum";
  return isOfValues ? { ...valueFailure("enum", expected), path: first.path } : first;
}

function isOfTypes(value: unknown, types: readonly string[]): boolean {
  return types.length === 0 || types.some((type) => isOfType(value, type));
}

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

/** Resolves a reference. */
export function follow(schema: Schema): SchemaObject {
  if (typeof schema === "boolean") return {};
  return schema.$ref === undefined ? schema : follow(component(schema.$ref));
}

const component = (reference: string): Schema =>
  schemas[reference.slice(reference.lastIndexOf("/") + 1) as keyof typeof schemas];

const typesOf = ({ type = [] }: SchemaObject): readonly string[] => (typeof type === "string" ? [type] : type);

/** The values that a schema allows by `const` or `enum`. */
function valuesOf(schema: Schema): readonly unknown[] {
  const { const: only, enum: values = [only] } = follow(schema);
  return values;
}

/** Length in code points, as JSON Schema counts it. */
const lengthOf = (text: string): number => [...text].length;

const failure = (keyword: string, expected: unknown, message: string): SchemaError => ({
  path: [],
  keyword,
  expected,
  message,
});

const typeFailure = (types: readonly string[]): SchemaError => failure("type", types, `must be ${types.join(" or ")}`);

const valueFailure = (keyword: "const" | "enum", values: readonly unknown[]): SchemaError =>
  failure(keyword, values, `must be ${values.length > 1 ? "one of " : ""}${values.map(String).join(", ")}`);

const boundFailure = (keyword: string, comparison: string, bound: number): SchemaError =>
  failure(keyword, bound, `must be ${comparison} ${bound}`);

const countFailure = (keyword: string, bound: number, noun: string): SchemaError =>
  failure(
    keyword,
    bound,
    `must have at ${keyword.startsWith("max") ? "most" : "least"} ${bound} ${noun}${bound === 1 ? "" : "s"}`,
  );

/** The same error, with a path from the enclosing list or object. */
const within = (key: string | number, error: SchemaError): SchemaError => ({ ...error, path: [key, ...error.path] });
