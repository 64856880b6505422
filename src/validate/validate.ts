// The spec's schemas as Standard Schemas, and the validation of responses.
import { operationIds } from "../../generated/client-operations.ts";
import { answerSchemas, schemas as schemaData } from "../../generated/json-schemas.ts";
import type { components, operations } from "../../generated/types.ts";
import { excerptOf } from "../client/envelope.ts";
import { HeyGenError } from "../client/errors.ts";
import { runHook } from "../client/hooks.ts";
import type { ReceivedAnswer, ResponseCheck } from "../client/response-check.ts";
import { isIdempotent } from "../client/retry-policy.ts";
import { findSchemaError, type SchemaError } from "../shared/json-schema.ts";

type Schemas = components["schemas"];
type JsonOf<Answer> = Answer extends { content: { "application/json": infer Body } } ? Body : never;

/** Why a value does not match a schema. */
export interface SchemaIssue {
  readonly message: string;
  /** The keys and indexes that lead to the invalid value. */
  readonly path: readonly (string | number)[];
}

/** A [Standard Schema](https://standardschema.dev), version 1. It never changes a value. */
export interface StandardSchema<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    /** Returns the value, or the issues that make it invalid. */
    readonly validate: (
      value: unknown,
    ) => { readonly value: Value; readonly issues?: undefined } | { readonly issues: readonly SchemaIssue[] };
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
  };
}

/** A Standard Schema for each schema of the spec, by name. */
export const schemas: { readonly [Name in keyof Schemas]: StandardSchema<Schemas[Name]> } = mapValues(
  schemaData,
  (_, name) => standardSchema(name),
) as { [Name in keyof Schemas]: StandardSchema<Schemas[Name]> };

/** A Standard Schema for each documented response body, including its envelope, by operationId and status. */
export const answers: {
  readonly [Id in keyof operations]: {
    readonly [Status in keyof operations[Id]["responses"]]: StandardSchema<JsonOf<operations[Id]["responses"][Status]>>;
  };
} = mapValues(answerSchemas, (byStatus) => mapValues(byStatus, (name) => schemas[name])) as never;

/** A difference between a response and the spec. */
export interface DriftNotice {
  /** Method and path template, such as `GET /v3/avatars`. */
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
  /** JSON pointer to the value in the body; `""` is the whole body. */
  readonly pointer: string;
  /** What is wrong with the value. */
  readonly problem: string;
  /** Identifies the request to HeyGen's support. */
  readonly requestId?: string | undefined;
}

/**
 * Creates the check for `createClient({ validate })`, which validates each response against the spec.
 *
 * - `"warn"` writes each difference to `console.warn`. A function is called with each difference. Both report once per
 *   operation, status and rule of the spec, and the call continues.
 * - `"throw"` makes the call fail with a `HeyGenError` whose code is `unexpected_response`. Error responses are not
 *   validated.
 *
 * Unknown keys are not reported: responses may have more than the spec describes.
 */
export function validateResponses(mode: "warn" | "throw" | ((notice: DriftNotice) => void)): ResponseCheck {
  if (mode === "throw") return throwOnDrift;
  const notify = mode === "warn" ? warn : mode;
  const notified = new Set<string>();
  return (answer) => {
    const drift = driftIn(answer);
    if (!drift || notified.has(drift.rule)) return;
    notified.add(drift.rule);
    runHook(() => notify(drift.notice));
  };
}

function throwOnDrift(answer: ReceivedAnswer): void {
  const { response, body, call } = answer;
  const drift = response.ok ? driftIn(answer) : undefined;
  if (!drift) return;
  const { pointer, problem, requestId } = drift.notice;
  const [method = ""] = call.operation.split(" ");
  const isSafe = isIdempotent({ method, idempotencyKey: call.idempotencyKey });
  throw new HeyGenError(
    { ...call, outcome: isSafe ? undefined : "unknown" },
    { status: response.status, requestId, body: call.redact(body) },
    { code: "unexpected_response", message: `${pointer || "the body"} ${problem}` },
  );
}

function warn(notice: DriftNotice): void {
  const { operation, status, pointer, problem } = notice;
  console.warn(`heygen-avatars: ${operation}: ${status}: ${pointer || "the body"} ${problem}`, notice);
}

/** The difference between a response and the spec, and the broken rule, which is the same for all items of a list. */
function driftIn({ response, body, call }: ReceivedAnswer): { notice: DriftNotice; rule: string } | undefined {
  const { operation, redact } = call;
  const id = (operationIds as Readonly<Record<string, keyof operations | undefined>>)[operation];
  if (!id) return undefined;
  const { status, headers } = response;
  const requestId = redact(headers.get("X-Request-Id") ?? undefined);
  const name = answerSchemas[id][status];
  const rule = `${operation} ${status}`;
  if (!name) {
    return { rule, notice: { operation, status, pointer: "", problem: "has an undocumented status", requestId } };
  }
  const error = findSchemaError(schemaData[name], body);
  if (!error) return undefined;
  const { path, keyword } = error;
  const pointer = redact(pointerOf(path));
  const problem = redact(problemOf(error, body));
  const field = pointerOf(path.map((key) => (typeof key === "number" ? "*" : key)));
  return { rule: `${rule} ${field} ${keyword}`, notice: { operation, status, pointer, problem, requestId } };
}

function standardSchema(name: keyof Schemas): StandardSchema<unknown> {
  const validate = (value: unknown) => {
    const error = findSchemaError(schemaData[name], value);
    return error ? { issues: [{ message: problemOf(error, value), path: error.path }] } : { value };
  };
  return { "~standard": { version: 1, vendor: "heygen-avatars", validate } };
}

const pointerOf = (path: SchemaError["path"]): string =>
  path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

function problemOf({ keyword, expected, message, path }: SchemaError, body: unknown): string {
  if (keyword === "additionalProperties") return "is not documented";
  if (keyword !== "enum" && keyword !== "const" && keyword !== "discriminator") return message;
  const value = path.reduce((at, key) => (at as Record<string | number, unknown>)[key], body);
  return `must be one of ${JSON.stringify(expected)}, is ${excerptOf(value)}`;
}

function mapValues<Value, Result>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: never) => Result,
): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key as never)]));
}
