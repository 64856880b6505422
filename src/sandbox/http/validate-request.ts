// Whether a request is what the spec asks for.

import type { Schema, SchemaObject } from "../../../generated/json-schemas.ts";
import { bodies, headers as headerSchemas, queries } from "../../../generated/request-schemas.ts";
import type { OperationContract, OperationId } from "../../../generated/sandbox-operations.ts";
import { fromText, type SchemaError, schemaErrors } from "../../shared/json-schema.ts";
import { isDeeper, maxDepth } from "./json-depth.ts";

/** What is wrong with a request: a message that names the field, and the field. */
export interface InvalidRequest {
  status: 400;
  message: string;
  param?: string | undefined;
}

export interface ValidRequest {
  query: Record<string, unknown>;
  body: unknown;
  file: File | undefined;
}

const invalid = (message: string, param?: string): InvalidRequest => ({ status: 400, message, param });

export const isInvalid = (value: ValidRequest | InvalidRequest): value is InvalidRequest => "status" in value;

/** What is looked at. */
export interface UncheckedRequest {
  readonly id: OperationId;
  readonly operation: OperationContract;
  readonly url: URL;
  readonly headers: Headers;
  /** The body, where the operation has one. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** Whether fields that the spec does not know are left out instead of refused. */
  readonly ignoreUnknown: boolean;
}

export async function validateRequest(request: UncheckedRequest): Promise<ValidRequest | InvalidRequest> {
  const { id, operation, url, headers, bytes } = request;
  if (/%(?![0-9a-f]{2})/i.test(url.search)) return invalid("the query has a % that starts no escape.");
  const query = queryOf(url.searchParams, queries[id]);
  const idempotencyKey = headers.get("Idempotency-Key");
  const header = idempotencyKey === null ? {} : { "Idempotency-Key": idempotencyKey };
  const invalidParameter = validate(queries[id], query) ?? validate(headerSchemas[id], header);
  if (invalidParameter) return invalidParameter;
  if (!operation.body || !bytes) return { query, body: undefined, file: undefined };

  const contentType = headers.get("Content-Type") ?? "";
  const type = contentType.split(";")[0]?.trim().toLowerCase();
  if (type !== operation.body) {
    return invalid(`Content-Type must be ${operation.body}, not ${type || "missing"}.`, "Content-Type");
  }
  if (operation.body === "multipart/form-data") {
    return { query, body: undefined, file: await fileIn(bytes, contentType) };
  }
  const body = parseJson(bytes);
  if (body === undefined) return invalid("the body is no JSON.");
  if (isDeeper(body, maxDepth)) return invalid(`the body is nested more than ${maxDepth} levels deep.`);
  if (request.ignoreUnknown) removeUnknown(bodies[id], body);
  return validate(bodies[id], body) ?? { query, body, file: undefined };
}

/** Deletes the fields that a schema does not know, one after another: the first is named only. */
function removeUnknown(schema: Schema = {}, body: unknown): void {
  for (let round = 0; round < maxUnknown; round++) {
    const error = schemaErrors(schema, body).find(({ keyword }) => keyword === "additionalProperties");
    if (!error) return;
    const owner = valueAt(body, error.instancePath) as Record<string, unknown>;
    delete owner[String(error.params.additionalProperty)];
  }
}

/** How many unknown fields of a body are left out, at most. */
const maxUnknown = 100;

/** What a JSON pointer leads to. */
function valueAt(value: unknown, pointer: string): unknown {
  let found = value;
  for (const part of pointer.split("/").slice(1)) {
    found = (found as Record<string, unknown>)[part.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return found;
}

/** The parameters with their defaults. A name that stands twice becomes a list, which no parameter of the spec is. */
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

/** The part `file` of a form; undefined where there is none, or no form. */
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
  const error = mostSpecific(schemaErrors(schema, value));
  return error && describeError(error);
}

/** Of the branches of a nullable field, the error of the one that got furthest tells most. */
function mostSpecific(errors: readonly SchemaError[]): SchemaError | undefined {
  const specificity = ({ instancePath, keyword, params }: SchemaError): number => {
    const depth = instancePath.split("/").length;
    const saysLittle = keyword === "anyOf" || params.type === "null";
    return depth * 2 - Number(saysLittle);
  };
  return [...errors].sort((a, b) => specificity(b) - specificity(a))[0];
}

/** An error in words, with the field as `file.url`. */
function describeError(error: SchemaError): InvalidRequest {
  const param = fieldOf(error);
  return invalid(`${param || "the body"} ${problemOf(error)}.`, param || undefined);
}

/** The field that an error is about, as `file.url`: where the value stands, and the key that the keyword names. */
function fieldOf({ instancePath, params }: SchemaError): string {
  const key = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.tag;
  const path = instancePath === "" ? [] : instancePath.slice(1).split("/");
  if (key !== undefined) path.push(String(key));
  return path.join(".").replaceAll("~1", "/").replaceAll("~0", "~");
}

function problemOf({ keyword, params, message }: SchemaError): string {
  switch (keyword) {
    case "required":
      return "is missing";
    case "additionalProperties":
      return "is not a field of this request";
    case "enum":
      return `must be one of ${(params.allowedValues as unknown[]).join(", ")}`;
    case "discriminator":
      return params.error === "tag" ? "is missing or no text" : `can't be ${params.tagValue}`;
    case "pattern":
      return "has characters that are not allowed";
    default:
      return message;
  }
}
