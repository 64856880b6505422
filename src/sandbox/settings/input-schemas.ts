// What options, settings and control endpoints take, as JSON Schema. One place for each name, whoever gives it.
import type { SchemaObject } from "../../../generated/json-schemas.ts";
import { findSchemaError } from "../../shared/json-schema.ts";
import { nearestName } from "../../shared/nearest-name.ts";
import { deliveryOrders, headerStyles, maxDelayMs, maxTimeoutMs } from "./delivery-settings.ts";
import { allFaults, v2States } from "./live-settings.ts";

/** The description of a schema completes the sentence "… must be …". */
const text: SchemaObject = { type: "string", description: "a text" };
const flag: SchemaObject = { type: "boolean", description: "true or false" };
const share: SchemaObject = numberFrom(0, 1);
const count: SchemaObject = integerFrom(0);
const limit = (minimum: number): SchemaObject => ({
  anyOf: [integerFrom(minimum), { type: "null" }],
  description: `a whole number from ${minimum} on, or null for no limit`,
});

function numberFrom(minimum: number, maximum: number): SchemaObject {
  return { type: "number", minimum, maximum, description: `a number from ${minimum} to ${maximum}` };
}

function integerFrom(minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): SchemaObject {
  return { type: "integer", minimum, maximum, description: `a whole number from ${minimum} to ${maximum}` };
}

function oneOf(values: readonly string[]): SchemaObject {
  return { enum: values, description: `one of ${values.join(", ")}` };
}

/** Milliseconds: one number, or two to draw from. {@link rangeError} checks the order of the two. */
function range(maximum: number): SchemaObject {
  const milliseconds = numberFrom(0, maximum);
  const pair = { type: "array", items: milliseconds, minItems: 2, maxItems: 2 };
  const description = `a number from 0 to ${maximum}, or two numbers from 0 to ${maximum}, the smaller one first`;
  return { anyOf: [milliseconds, pair], description, "x-range": true };
}

const object = (properties: Record<string, SchemaObject>, required: string[] = []): SchemaObject => ({
  type: "object",
  additionalProperties: false,
  properties,
  required,
  description: "an object",
});

/** The longest latency, in milliseconds. */
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

/** What `PATCH /sandbox/settings` takes. */
export const settingsSchema: SchemaObject = object({ ...common, rateLimit: limit(1), credits: limit(0) });

/** Options of `createSandbox` other than functions and the state. */
export const optionsSchema: SchemaObject = object({
  ...common,
  apiKey: text,
  durations: object({
    training: numberFrom(0, Number.MAX_SAFE_INTEGER),
    generation: numberFrom(0, Number.MAX_SAFE_INTEGER),
    video: numberFrom(0, Number.MAX_SAFE_INTEGER),
  }),
  rateLimit: count,
  credits: count,
  seed: { ...object({ groups: count, looks: count }), description: "an object with groups and looks" },
  random: integerFrom(0, maxSeed),
  deliverTo: {
    type: "array",
    items: text,
    description: 'a list of hosts such as "hooks.example.com"',
  },
  unknownFields: oneOf(["ignore", "reject"]),
  control: flag,
});

/** A hundred years: later dates are of no use, and more can't be told from a mistake. */
const maxAdvanceMs = 100 * 365 * 24 * 60 * 60 * 1000;
/** How long `waitForRequest` may wait, in milliseconds. */
const maxWaitMs = 60_000;

export const noInput: SchemaObject = object({});
export const advanceSchema: SchemaObject = object({ ms: numberFrom(0, maxAdvanceMs) }, ["ms"]);
export const clockSchema: SchemaObject = object({ frozen: flag }, ["frozen"]);
export const consentSchema: SchemaObject = object({ decision: oneOf(["approve", "decline"]) }, ["decision"]);
export const resetSchema: SchemaObject = object({ snapshot: {} });
export const stateQuery: SchemaObject = object({ revision: count });
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
    headers: { type: "object", additionalProperties: text, description: "an object of texts" },
    body: {},
    times: integerFrom(1, 1_000_000),
  },
  ["status"],
);

/**
 * What is wrong with a value, and where; undefined for one that fits.
 *
 * @param noun what the members are called, such as `option`
 */
export function inputError(schema: SchemaObject, value: unknown, noun = ""): string | undefined {
  const error = findSchemaError(schema, value);
  if (!error) return rangeError(schema, value);
  const { path, keyword } = error;
  if (keyword === "additionalProperties") {
    const known = Object.keys(schemaAt(schema, path.slice(0, -1)).properties ?? {});
    const nearest = nearestName(String(path.at(-1)), known);
    const hint = nearest ? `did you mean ${nearest}?` : `known are ${known.join(", ") || "none"}`;
    return `there is no ${[noun, path.join(".")].filter(Boolean).join(" ")}; ${hint}`;
  }
  // Of a list, the description says more than the message about one item.
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

/** JSON Schema can't say that the first of two numbers is the smaller one. */
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
