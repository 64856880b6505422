// Validates the input of the control endpoints.

import type { SchemaObject } from "../../../generated/json-schemas.ts";
import { contract } from "../../../generated/sandbox-operations.ts";
import { isDeeper, maxDepth } from "../../shared/json-depth.ts";
import { fromText } from "../../shared/json-schema.ts";
import { nearestName } from "../../shared/nearest-name.ts";
import { inputError, requestFilterSchema, scriptedResponseSchema } from "../settings/input-schemas.ts";
import type { RequestFilter, ScriptedResponse } from "../settings/protocol.ts";

/** Thrown for invalid input. The message names the field. */
export class InputError extends Error {
  readonly status: number;

  constructor(message: string, status = 400) {
    super(message);
    this.status = status;
  }
}

/** Validates a body against a schema. @throws InputError */
export function bodyOf<Body>(schema: SchemaObject, body: unknown): Body {
  const problem = inputError(schema, body);
  if (problem !== undefined) throw new InputError(problem);
  return body as Body;
}

/** Converts query parameters to the types in a schema and validates them. @throws InputError */
export function queryOf<Query>(schema: SchemaObject, query: URLSearchParams): Query {
  const entries = [...query].map(([name, value]) => [name, fromText(schema.properties?.[name] ?? {}, value)]);
  return bodyOf(schema, Object.fromEntries(entries));
}

/** Validates the filter in a query. @throws InputError */
export function requestFilterOf<Filter extends RequestFilter>(
  query: URLSearchParams,
  schema: SchemaObject = requestFilterSchema,
): Filter {
  const filter = queryOf<Filter>(schema, query);
  checkOperation(filter.operation);
  return filter;
}

/** Validates a scripted response. @throws InputError */
export function scriptedResponseOf(body: unknown): ScriptedResponse {
  const response = bodyOf<ScriptedResponse>(scriptedResponseSchema, body);
  const { operation, status, example, headers } = response;
  checkOperation(operation);
  if (example !== undefined && !hasExample(operation, status, example)) {
    throw new InputError(`example: there is no example ${example} for status ${status}`);
  }
  if (headers && !canBeSent(headers)) throw new InputError("headers must have valid names and values");
  if (isDeeper(response.body, maxDepth)) throw new InputError(`body is nested more than ${maxDepth} levels deep`);
  return response;
}

/** The names of all operations: operationId, and method with path template. */
const operationNames = Object.entries(contract).flatMap(([id, { method, path }]) => [id, `${method} ${path}`]);

function checkOperation(name: string | undefined): void {
  if (name === undefined || operationNames.includes(name)) return;
  const nearest = nearestName(name, operationNames);
  throw new InputError(`operation: the API has no operation ${name}${nearest ? `; did you mean ${nearest}?` : ""}`);
}

/** Whether an example is documented for an operation, or for any operation if `operation` is undefined. */
function hasExample(operation: string | undefined, status: number, example: string): boolean {
  return Object.entries(contract).some(([id, { method, path, responses }]) => {
    const isMeant = operation === undefined || operation === id || operation === `${method} ${path}`;
    return isMeant && Object.hasOwn(responses[status] ?? {}, example);
  });
}

function canBeSent(headers: Record<string, string>): boolean {
  try {
    return Boolean(new Headers(headers));
  } catch {
    return false;
  }
}
