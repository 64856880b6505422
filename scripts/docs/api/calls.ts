// The call of an operation as code: in this client, and with curl.
import { follow, type Json } from "../../../src/contract/spec/openapi.ts";

export interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly operation: Json;
}

/** The parts of a request that a program has to fill in. */
interface Values {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The first documented example of the body. */
  readonly body: Json;
}

const maxLine = 100;

/** A TypeScript program that calls the operation. */
export function clientCall({ method, path, operation }: DocumentedOperation, spec: Json): string {
  const { operationId } = operation;
  const file = fileFieldOf(operation, spec);
  if (file) {
    return `import { readFile } from "node:fs/promises";
import { createClient, ${operationId} } from "heygen-avatars";

const heygen = createClient();

const data = await readFile("headshot.png");
const result = await ${operationId}(heygen, { data, name: "headshot.png", type: "image/png" });
console.log(result);`;
  }
  const { path: ids, query, body } = valuesOf({ method, path, operation }, spec);
  const params = { ...(isEmpty(ids) ? {} : { path: ids }), ...(isEmpty(query) ? {} : { query }) };
  const options = { ...(isEmpty(params) ? {} : { params }), ...(body === undefined ? {} : { body }) };
  const args = (indent: string) => (isEmpty(options) ? "" : `, ${literal(options, indent)}`);
  if (isPaged(operation, spec)) {
    return `import { createClient, paginate } from "heygen-avatars";

const heygen = createClient();

for await (const item of paginate(heygen, "${path}"${args("")})) console.log(item);`;
  }
  return `import { createClient, unwrap } from "heygen-avatars";

const heygen = createClient();

const data = await unwrap(
  heygen.${method}("${path}"${args("  ")}),
);
console.log(data);`;
}

/** The same call as a command for a shell. */
export function curlCall({ method, path, operation }: DocumentedOperation, spec: Json): string {
  const { path: ids, query, body } = valuesOf({ method, path, operation }, spec);
  const concrete = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids[name] ?? ""));
  const search = isEmpty(query) ? "" : `?${new URLSearchParams(query)}`;
  const file = fileFieldOf(operation, spec);
  const parts = [
    `curl ${method === "GET" ? "" : `-X ${method} `}${quoted(`${spec.servers[0].url}${concrete}${search}`)}`,
    `-H "X-Api-Key: $HEYGEN_API_KEY"`,
    ...(parametersOf(operation, spec).some(({ name }) => name === "Idempotency-Key")
      ? [`-H "Idempotency-Key: $(uuidgen)"`]
      : []),
    ...(file ? [`-F "${file}=@headshot.png"`] : []),
    ...(body === undefined || file
      ? []
      : [`-H "Content-Type: application/json"`, `-d ${quoted(JSON.stringify(body, null, 2))}`]),
  ];
  return parts.join(" \\\n  ");
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export const parametersOf = ({ parameters = [] }: Json, spec: Json): Json[] =>
  parameters.map((parameter: Json) => follow(parameter, spec));

/** The success of an operation, with its schema and examples. */
export function successOf(operation: Json, spec: Json): { description: string; schema: Json; example: Json } {
  const [, node] = Object.entries<Json>(operation.responses).find(([status]) => status.startsWith("2")) ?? [];
  const { description, content } = follow(node, spec);
  const { schema, examples } = content["application/json"];
  return { description, schema: follow(schema, spec), example: firstExample(examples, spec) };
}

/** The schema and the first example of the JSON that an operation takes. */
export function bodyOf(
  { requestBody }: Json,
  spec: Json,
): { schema: Json; example: Json; required: boolean } | undefined {
  if (!requestBody) return undefined;
  const { content, required = false } = follow(requestBody, spec);
  const [{ schema, examples }] = Object.values<Json>(content) as [Json];
  return { schema: follow(schema, spec), example: firstExample(examples, spec), required };
}

function firstExample(examples: Json, spec: Json): Json {
  const [first] = Object.values<Json>(examples ?? {});
  return first && follow(first, spec).value;
}

/** The field of a form that takes the file, if the operation takes a form. */
function fileFieldOf({ requestBody }: Json, spec: Json): string | undefined {
  const form = requestBody && follow(requestBody, spec).content["multipart/form-data"];
  return form && Object.keys(follow(form.schema, spec).properties)[0];
}

/** Whether `paginate` takes the operation: its data is a list, which has pages. */
function isPaged(operation: Json, spec: Json): boolean {
  const { data } = successOf(operation, spec).schema.properties;
  const hasToken = parametersOf(operation, spec).some(({ name, in: place }) => place === "query" && name === "token");
  return hasToken && follow(data, spec).items !== undefined;
}

/** Values from the documented examples; those of the operation itself first. */
function valuesOf({ operation }: DocumentedOperation, spec: Json): Values {
  const { example } = successOf(operation, spec);
  const known = (name: string) => exampleOf(name, example) ?? exampleOf(name, spec.components.examples);
  const valueFor = ({ name }: Json) => known(name) ?? exampleOf("id", example) ?? name.toUpperCase();
  const parametersIn = (place: string) => parametersOf(operation, spec).filter((each) => each.in === place);
  const ids = parametersIn("path").map((parameter) => [parameter.name, valueFor(parameter)]);
  const query = parametersIn("query").flatMap((parameter) => {
    // A request for certain resources names them, although each of its parameters may be left out.
    const one = /^(.*_id)s$/.exec(parameter.name)?.[1];
    const value = parameter.required ? valueFor(parameter) : one && exampleOf(one, example);
    return value ? [[parameter.name, value]] : [];
  });
  return { path: Object.fromEntries(ids), query: Object.fromEntries(query), body: bodyOf(operation, spec)?.example };
}

/** The first value of a member of this name, at any depth. */
function exampleOf(name: string, node: Json): string | undefined {
  if (node === null || typeof node !== "object") return undefined;
  if (typeof node[name] === "string") return node[name];
  for (const child of Object.values<Json>(node)) {
    const found = exampleOf(name, child);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isEmpty = (object: object): boolean => Object.keys(object).length === 0;

/** A value as TypeScript, on one line where it fits. */
function literal(value: Json, indent: string): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{ ", " }"];
  const members = (at: string) =>
    Object.entries<Json>(value).map(([key, child]) => {
      const text = literal(child, at);
      return Array.isArray(value) ? text : `${/^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key)}: ${text}`;
    });
  const line = `${open}${members("").join(", ")}${close}`;
  if (members("").length === 0) return Array.isArray(value) ? "[]" : "{}";
  if (indent.length + line.length <= maxLine && !line.includes("\n")) return line;
  return `${open.trim()}\n${members(inner)
    .map((member) => `${inner}${member},\n`)
    .join("")}${indent}${close.trim()}`;
}
