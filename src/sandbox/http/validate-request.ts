// Whether a request is what the spec asks for. The validators are compiled from the spec.
import type { OperationContract, OperationId } from "../../../generated/contract.ts";
import { maxUploadBytes } from "../../../generated/operations.ts";
import { bodies, headers, queries, type SchemaError, type Validator } from "../../../generated/validators.ts";

/** What is wrong with a request: a message that names the field, and the field. */
export interface InvalidRequest {
  status: 400 | 413;
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

export async function validateRequest(
  id: OperationId,
  operation: OperationContract,
  request: Request,
  url: URL,
): Promise<ValidRequest | InvalidRequest> {
  if (/%(?![0-9a-f]{2})/i.test(url.search)) return invalid("the query has a % that starts no escape.");
  const query = queryOf(url.searchParams);
  const idempotencyKey = request.headers.get("Idempotency-Key");
  const header = idempotencyKey === null ? {} : { "Idempotency-Key": idempotencyKey };
  const invalidParameter = validate(queries[id], query) ?? validate(headers[id], header);
  if (invalidParameter) return invalidParameter;
  if (!operation.body) return { query, body: undefined, file: undefined };

  const bytes = await readBytes(request);
  if (!bytes) return { status: 413, message: `the body is larger than ${maxUploadBytes / 2 ** 20} MB.` };
  const type = (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== operation.body) {
    return invalid(`Content-Type must be ${operation.body}, not ${type || "missing"}.`, "Content-Type");
  }
  if (operation.body === "multipart/form-data") return { query, body: undefined, file: await fileIn(request, bytes) };
  const body = parseJson(bytes);
  if (body === undefined) return invalid("the body is no JSON.");
  return validate(bodies[id], body) ?? { query, body, file: undefined };
}

/** A name that stands twice becomes a list, which no parameter of the spec is. */
function queryOf(params: URLSearchParams): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  return query;
}

/** The whole body; undefined where it is too large, of which no more is read than needed to know. */
async function readBytes(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get("Content-Length")) > maxUploadBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    chunks.push(chunk.value);
    size += chunk.value.length;
    if (size > maxUploadBytes) {
      reader?.cancel().catch(() => {});
      return undefined;
    }
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** The part `file` of a form; undefined where there is none, or no form. */
async function fileIn(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<File | undefined> {
  const headers = { "Content-Type": request.headers.get("Content-Type") ?? "" };
  try {
    const file = (await new Response(bytes, { headers }).formData()).get("file");
    return file instanceof File ? file : undefined;
  } catch {
    return undefined;
  }
}

function validate(validator: Validator | undefined, value: unknown): InvalidRequest | undefined {
  if (!validator || validator(value)) return undefined;
  const error = mostSpecific(validator.errors ?? []);
  return error ? describeError(error) : invalid("the request does not fit the spec.");
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

function problemOf({ keyword, params, message = "is wrong" }: SchemaError): string {
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
