// Whether a request is what the spec asks for. The validators are compiled from the spec.
import type { OperationContract, OperationId } from "../../generated/contract.ts";
import { bodies, type Fault, headers, queries, type Validator } from "../../generated/validators.ts";

/** What is wrong with a request: a message that names the field, and the field. */
export interface Problem {
  status: 400 | 413;
  message: string;
  param?: string | undefined;
}

export interface Checked {
  query: Record<string, unknown>;
  body: unknown;
  file: File | undefined;
}

const maxBytes = 32 * 1024 * 1024;

const problem = (message: string, param?: string): Problem => ({ status: 400, message, param });

export async function check(
  id: OperationId,
  operation: OperationContract,
  request: Request,
  url: URL,
): Promise<Checked | Problem> {
  if (/%(?![0-9a-f]{2})/i.test(url.search)) return problem("the query has a % that starts no escape.");
  const query = queryOf(url.searchParams);
  const header = { ...pick(request.headers, "Idempotency-Key") };
  const wrong = fault(queries[id], query) ?? fault(headers[id], header);
  if (wrong) return wrong;
  if (!operation.body) return { query, body: undefined, file: undefined };
  const bytes = await read(request);
  if (!bytes) return { status: 413, message: "the body is larger than 32 MB." };
  const type = (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== operation.body) {
    return problem(`Content-Type must be ${operation.body}, not ${type || "missing"}.`, "Content-Type");
  }
  if (operation.body === "multipart/form-data") return { query, ...(await form(request, bytes)) };
  const body = parse(bytes);
  if (body === undefined) return problem("the body is no JSON.");
  return fault(bodies[id], body) ?? { query, body, file: undefined };
}

export const isProblem = (value: Checked | Problem): value is Problem => "status" in value;

/** A name that stands twice becomes a list, which no parameter of the spec is. */
function queryOf(params: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(params.keys())];
  return Object.fromEntries(
    names.map((name) => [name, params.getAll(name).length > 1 ? params.getAll(name) : params.get(name)]),
  );
}

const pick = (headers: Headers, name: string) => (headers.has(name) ? { [name]: headers.get(name) } : {});

/** The whole body; undefined where it is too large, of which no more is read than needed to know. */
async function read(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get("Content-Length")) > maxBytes) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    chunks.push(chunk.value);
    size += chunk.value.length;
    if (size > maxBytes) {
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

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

async function form(request: Request, bytes: Uint8Array<ArrayBuffer>): Promise<Pick<Checked, "body" | "file">> {
  try {
    const data = await new Response(bytes, {
      headers: { "Content-Type": request.headers.get("Content-Type") ?? "" },
    }).formData();
    const file = data.get("file");
    return { body: undefined, file: file instanceof File ? file : undefined };
  } catch {
    return { body: undefined, file: undefined };
  }
}

function fault(validate: Validator | undefined, value: unknown): Problem | undefined {
  if (!validate || validate(value)) return undefined;
  // Of the branches of a nullable field, the one that got furthest tells most.
  const [worst] = [...(validate.errors ?? [])].sort((a, b) => rank(b) - rank(a));
  return worst ? explain(worst) : problem("the request does not fit the spec.");
}

const rank = ({ instancePath, keyword, params }: Fault): number =>
  instancePath.split("/").length * 2 - Number(keyword === "anyOf" || params.type === "null");

/** A fault in words, with the field as `file.url`. */
function explain({ instancePath, keyword, params, message = "is wrong" }: Fault): Problem {
  const extra = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.tag;
  const path = [...instancePath.slice(1).split("/"), extra].filter((part) => part !== "" && part !== undefined);
  const param = path.join(".").replaceAll("~1", "/").replaceAll("~0", "~");
  return problem(`${param || "the body"} ${words(keyword, params, message)}.`, param || undefined);
}

function words(keyword: string, params: Fault["params"], message: string): string {
  if (keyword === "required") return "is missing";
  if (keyword === "additionalProperties") return "is not a field of this request";
  if (keyword === "enum") return `must be one of ${(params.allowedValues as unknown[]).join(", ")}`;
  if (keyword === "discriminator")
    return params.error === "tag" ? "is missing or no text" : `can't be ${params.tagValue}`;
  if (keyword === "pattern") return "has characters that are not allowed";
  return message;
}
