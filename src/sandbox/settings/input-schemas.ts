// JSON Schemas of the options, the settings and the input of the control endpoints.
import type { SchemaObject } from "../../../generated/json-schemas.ts";
import { findSchemaError } from "../../shared/json-schema.ts";
import { nearestName } from "../../shared/nearest-name.ts";
import { deliveryOrders, headerStyles, maxDelayMs, maxTimeoutMs } from "./delivery-settings.ts";
import { allFaults, v2States } from "./live-settings.ts";

/** The description of a schema completes the error message "… must be …". */
const text: SchemaObject = { type: "string", description: "a string" };
const flag: SchemaObject = { type: "boolean", description: "true or false" };
const share: SchemaObject = numberFrom(0, 1);
const count: SchemaObject = integerFrom(0);
const limit = (minimum: number): SchemaObject => ({
  anyOf: [integerFrom(minimum), { type: "null" }],
  description: `an integer of at least ${minimum}, or null for no limit`,
});

function numberFrom(minimum: number, maximum: number): SchemaObject {
  return { type: "number", minimum, maximum, description: `a number from ${minimum} to ${maximum}` };
}

function integerFrom(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): SchemaObject {
  return { type: "integer", minimum, maximum, description: `an integer from ${minimum} to ${maximum}` };
}

function oneOf(values: readonly string[]): SchemaObject {
  return { enum: values, description: `one of ${values.join(", ")}` };
}

/** Milliseconds: a number, or a range of two. {@link rangeError} checks their order. */
function range(maximum: number): SchemaObject {
  const milliseconds = numberFrom(0, maximum);
  const pair = { type: "array", items: milliseconds, minItems: 2, maxItems: 2 };
  const description = `a number from 0 to ${maximum}, or two such numbers in ascending order`;
  return { anyOf: [milliseconds, pair], description, "x-range": true };
}

const object = (properties: Record<string, SchemaObject>, required: string[] = []): SchemaObject => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
  description: "an object",
});

/** The maximum latency, in milliseconds. */
const maxLatencyMs = 60_000;
const maxSeed = 2 ** 32 - 1;

const common = {
  latencyMs: range(maxLatencyMs),
  faultRate: share,
  faults: {
    type: "array",
    items: { enum: allFaults },
    minItems: 1,
    description: `a list of ${allFaults.join(", ")}`,
  },
  v2: oneOf(v2States),
  deliveries: object({
    headers: oneOf(headerStyles),
    delayMs: range(maxDelayMs),
    order: oneOf(deliveryOrders),
    duplicates: share,
    withoutUrl: share,
    lost: share,
    timeoutMs: numberFrom(1, maxTimeoutMs),
  }),
};

/** The body of `PATCH /sandbox/settings`. */
export const settingsSchema: SchemaObject = object({ ...common, rateLimit: limit(1), credits: limit(0) });

/** The options of `createSandbox`, except functions and the state. */
export const optionsSchema: SchemaObject = object({
  ...common,
  apiKey: text,
  durations: object({
    training: numberFrom(0, Number.MAX_SAFE_INTEGER),
    generation: numberFrom(0, Number.MAX_SAFE_INTEGER),
    video: numberFrom(0, Number.MAX_SAFE_INTEGER),
    asset: numberFrom(0, Number.MAX_SAFE_INTEGER),
    upload: numberFrom(0, Number.MAX_SAFE_INTEGER),
  }),
  rateLimit: count,
  credits: count,
  seed: { ...object({ groups: count, looks: count }), description: "an object with groups and looks" },
  random: integerFrom(0, maxSeed),
  journal: integerFrom(1, 1_000_000),
  allowOrigins: {
    type: "array",
    items: { type: "string", pattern: "^https?://[^/]+$" },
    description: 'a list of origins such as "https://app.example.com"',
  },
  deliverTo: {
    type: "array",
    items: text,
    description: 'a list of hosts such as "hooks.example.com"',
  },
  unknownFields: oneOf(["ignore", "reject"]),
  control: flag,
});

/** A hundred years. A larger value is most likely a mistake. */
const maxAdvanceMs = 100 * 365 * 24 * 60 * 60 * 1000;
/** The maximum timeout of `waitForRequest`, in milliseconds. */
const maxWaitMs = 60_000;

export const noInput: SchemaObject = object({});
export const advanceSchema: SchemaObject = object({ ms: numberFrom(0, maxAdvanceMs) }, ["ms"]);
export const clockSchema: SchemaObject = object({ frozen: flag }, ["frozen"]);
export const consentSchema: SchemaObject = object({ decision: oneOf(["approve", "decline"]) }, ["decision"]);
export const resetSchema: SchemaObject = object({ snapshot: {} });
export const stateQuery: SchemaObject = object({ revision: count, search: text });
export const deliveryFilterSchema: SchemaObject = object({ event_type: text, status: text, after: count });

const requestFilter = {
  operation: text,
  method: text,
  path: text,
  status: integerFrom(100, 599),
  after: count,
};
export const requestFilterSchema: SchemaObject = object(requestFilter);
export const nextRequestSchema: SchemaObject = object({ ...requestFilter, timeoutMs: numberFrom(0, maxWaitMs) });

export const scriptedResponseSchema: SchemaObject = object(
  {
    operation: text,
    status: { anyOf: [{ const: 200 }, integerFrom(400, 599)], description: "200, or the status of an error" },
    example: text,
    headers: { type: "object", additionalProperties: text, description: "an object with string values" },
    body: {},
    times: integerFrom(1, 1_000_000),
  },
  ["status"],
);

/**
 * Validates a value against a schema.
 *
 * @param noun what the error message calls a member, such as `option`
 * @returns what is wrong with it and where, or undefined if it is valid
 */
export function inputError(schema: SchemaObject, value: unknown, noun = ""): string | undefined {
  const error = findSchemaError(schema, value);
  if (!error) return rangeError(schema, value);
  const { path, keyword } = error;
  if (keyword === "additionalProperties") {
    const known = Object.keys(schemaAt(schema, path.slice(0, -1)).properties ?? {});
    const nearest = nearestName(String(path.at(-1)), known);
    const hint = nearest ? `did you mean ${nearest}?` : `known: ${known.join(", ") || "none"}`;
    return `there is no ${[noun, path.join(".")].filter(Boolean).join(" ")}; ${hint}`;
  }
  // The description of a list is more helpful than the error of one item.
  const described = path.slice(0, path.findIndex((step) => typeof step === "number") >>> 0);
  const { description } = schemaAt(schema, described);
  const problem = keyword === "required" ? error.message : `must be ${description}`;
  return `${described.join(".") || "the body"} ${problem}`;
}

/** The schema of a member. */
const schemaAt = (schema: SchemaObject, path: readonly (string | number)[]): SchemaObject =>
  path.reduce<SchemaObject>(
    (at, step) => (at.properties?.[step] ?? at.additionalProperties ?? {}) as SchemaObject,
    schema,
  );

/** Checks the order of a range, which JSON Schema can't express. */
function rangeError(schema: SchemaObject, value: unknown, place = ""): string | undefined {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const member = (value as Record<string, unknown> | undefined)?.[name];
    const { properties, description, "x-range": isRange } = property as SchemaObject;
    const [first, second] = isRange && Array.isArray(member) ? member : [];
    if (first > second) return `${place}${name} must be ${description}`;
    const inner = properties ? rangeError(property as SchemaObject, member, `${place}${name}.`) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
