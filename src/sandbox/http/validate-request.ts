// Validates a request against the spec.

import type { Schema, SchemaObject } from "../../../generated/json-schemas.ts";
import { bodies, headers as headerSchemas, queries } from "../../../generated/request-schemas.ts";
import type { OperationContract, OperationId } from "../../../generated/sandbox-operations.ts";
import { isDeeper, maxDepth } from "../../shared/json-depth.ts";
import { findSchemaError, follow, fromText, type SchemaError } from "../../shared/json-schema.ts";

/** The error of an invalid request. The message names the field. */
export interface InvalidRequest {
  status: 400;
  message: string;
  param?: string | undefined;
}

export interface ValidRequest {
  query: Record<string, unknown>;
  body: unknown;
  file: File | undefined;
  /** Fields of the body that were ignored: HeyGen's own clients send them, or the body is open. */
  ignored?: readonly string[];
}

const invalid = (message: string, param?: string): InvalidRequest => ({ status: 400, message, param });

export const isInvalid = (value: ValidRequest | InvalidRequest): value is InvalidRequest => "status" in value;

/** A request to validate. */
export interface UncheckedRequest {
  readonly id: OperationId;
  readonly operation: OperationContract;
  readonly url: URL;
  readonly headers: Headers;
  /** The body, if the operation has one. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** Whether fields outside the spec are removed instead of rejected. */
  readonly ignoreUnknown: boolean;
}

export async function validateRequest(request: UncheckedRequest): Promise<ValidRequest | InvalidRequest> {
  const { id, operation, url, headers, bytes } = request;
  if (/%(?![0-9a-f]{2})/i.test(url.search)) return invalid("the query has an invalid percent-encoding.");
  const query = queryOf(url.searchParams, queries[id]);
  const idempotencyKey = headers.get("Idempotency-Key");
  const header = idempotencyKey === null ? {} : { "Idempotency-Key": idempotencyKey };
  const invalidParameter = validate(queries[id], query) ?? validate(headerSchemas[id], header);
  if (invalidParameter) return invalidParameter;
  if (!operation.body || !bytes) return { query, body: undefined, file: undefined };

  const contentType = headers.get("Content-Type") ?? "";
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type !== operation.body) {
    const problem = type ? `not ${type}` : "but it is missing";
    return invalid(`Content-Type must be ${operation.body}, ${problem}.`, "Content-Type");
  }
  if (operation.body === "multipart/form-data") {
    return { query, body: undefined, file: await fileIn(bytes, contentType) };
  }
  const body = parseJson(bytes);
  if (body === undefined) return invalid("the body is not valid JSON.");
  if (isDeeper(body, maxDepth)) return invalid(`the body is nested more than ${maxDepth} levels deep.`);
  const ignored = operation.tolerated?.filter((name) => Object.hasOwn(Object(body), name)) ?? [];
  for (const name of ignored) delete (body as Fields)[name];
  if (request.ignoreUnknown) removeUnknown(bodies[id], body);
  const wrong = validate(bodies[id], body);
  return wrong ?? { query, body, file: undefined, ignored: [...ignored, ...unknownFields(bodies[id], body)] };
}

/** The fields of a body that its schema allows, but does not know. */
function unknownFields(schema: Schema = {}, body: unknown): string[] {
  const { oneOf = [schema] } = follow(schema);
  const kind = oneOf.find((branch) => !findSchemaError(branch, body)) ?? {};
  const { properties = {} } = follow(kind);
  return Object.keys(Object(body)).filter((name) => !Object.hasOwn(properties, name));
}

/** Deletes unknown fields one by one, because the validator reports only the first. */
function removeUnknown(schema: Schema = {}, body: unknown): void {
  for (let round = 0; round < maxUnknown; round++) {
    const error = findSchemaError(schema, body);
    if (error?.keyword !== "additionalProperties") return;
    const owner = error.path.slice(0, -1).reduce((value, key) => (value as Fields)[key], body) as Fields;
    delete owner[String(error.path.at(-1))];
  }
}

type Fields = Record<string | number, unknown>;

/** How many unknown fields of a body are removed, at most. */
const maxUnknown = 100;

/** The query parameters with their defaults. A repeated parameter becomes a list, which is invalid for every parameter. */
function queryOf(params: URLSearchParams, { properties = {} }: SchemaObject = {}): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const name of new Set([...params.keys(), ...Object.keys(properties)])) {
    const values = params.getAll(name);
    const value = values.length > 1 ? values : fromText(properties[name] ?? {}, values[0]);
    if (value !== undefined) query[name] = value;
  }
  return query;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The part `file` of a form; undefined if it is missing or the body is not a form. */
async function fileIn(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<File | undefined> {
  try {
    const form = await new Response(bytes, { headers: { "Content-Type": contentType } }).formData();
    const file = form.get("file");
    return file instanceof File ? file : undefined;
  } catch {
    return undefined;
  }
}

function validate(schema: Schema = {}, value: unknown): InvalidRequest | undefined {
  const error = findSchemaError(schema, value);
  if (!error) return undefined;
  const param = error.path.join(".");
  return invalid(`${param || "the body"} ${problemOf(error)}.`, param || undefined);
}

function problemOf({ keyword, message }: SchemaError): string {
  if (keyword === "additionalProperties") return "is not a field of this request";
  if (keyword === "pattern") return "has characters that are not allowed";
  return message;
}
