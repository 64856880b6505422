// A whole operation of theirs, written into the file of its path.
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { sampleOf } from "../../src/contract/spec/samples.ts";
import type { AdoptedComponents } from "./adopted-components.ts";
import { pascal, sentence, withoutVersion } from "./names.ts";
import type { Location } from "./node.ts";
import type { SharedResponses } from "./shared-responses.ts";
import { type Place, rootFile, type SourceFiles } from "./source-files.ts";

export interface AdoptionContext {
  readonly files: SourceFiles;
  readonly ours: Json;
  /** What `x-source` says. */
  readonly source: string;
  readonly components: AdoptedComponents;
  readonly responses: SharedResponses;
}

/** Writes an operation with its schemas, and gives back its id. */
export function adoptOperation(theirs: Location, context: AdoptionContext): string {
  const [, path = "", method = ""] = theirs.keys;
  const { files, ours, source } = context;
  const operation = theirs.document.paths[path][method];
  const file = files.has(rootFile, ["paths", path]) ? files.find(["paths", path]).file : createPath(path, context);
  const success = Object.keys(operation.responses).find((status) => status < "300") ?? "200";
  const data = dataOf(operation.responses[success], theirs.document);
  const id = operationIdOf(operation, data?.type === "array");
  const parameters: Json[] = (operation.parameters ?? []).map((node: Json) => follow(node, theirs.document));
  const isWhole = data?.type === "array" && !parameters.some(({ name }) => name === "limit");
  const parts = new OperationParts(id, file, theirs.document, context);
  const body = operation.requestBody && follow(operation.requestBody, theirs.document);
  // Any operation may be forbidden or fail, which their document does not repeat.
  const statuses = { 403: {}, 500: {}, ...operation.responses };
  files.addKey(file, ["path"], method, {
    operationId: id,
    summary: sentence(id),
    tags: [tagOf(path, ours) ?? addTag(path, context)],
    "x-required-scopes": operation["x-heygen-required-scopes"] ?? "unknown",
    ...(isWhole && { "x-unpaged": "HeyGen's document has neither limit nor token here" }),
    "x-source": source,
    ...(parameters.length > 0 && { parameters: parameters.map((parameter) => parts.parameter(parameter)) }),
    ...(body && { requestBody: parts.body(body) }),
    ...(body && takesCallback(body, theirs.document) && { callbacks: callbacksLikeOurs(file, context) }),
    responses: Object.fromEntries(
      Object.entries<Json>(statuses).map(([status, node]) => {
        const response = follow(node, theirs.document);
        return [status, status < "300" ? parts.success(response, isWhole) : parts.error(status, response)];
      }),
    ),
  });
  context.components.left.push(`${id} has no description, and its examples are made up`);
  return id;
}

/** What an operation consists of, as it is written in its file. */
class OperationParts {
  readonly #id: string;
  readonly #file: string;
  readonly #document: Json;
  readonly #context: AdoptionContext;

  constructor(id: string, file: string, document: Json, context: AdoptionContext) {
    this.#id = id;
    this.#file = file;
    this.#document = document;
    this.#context = context;
  }

  parameter(parameter: Json): Json {
    const { name, in: place, required, style, explode, schema } = parameter;
    const written = {
      ...{ name, in: place, ...(required && { required }), ...(style && { style }) },
      ...(explode !== undefined && { explode }),
      "x-source": this.#context.source,
      schema: this.#context.components.writtenValue(schema, this.#file, name, this.#document),
    };
    return this.#context.components.parameter(this.#file, parameter, this.#document, written);
  }

  body({ required, content }: Json): Json {
    return { ...(required && { required }), content: this.#content(content, `${pascal(this.#id)}Request`, true) };
  }

  success({ content }: Json, isWhole: boolean): Json {
    const name = `${pascal(this.#id)}${this.#id.startsWith("list") ? "Page" : "Response"}`;
    const required = isWhole ? ["data"] : ["data", "has_more"];
    const media = Object.entries<Json>(content ?? {}).map(([type, { schema }]) => [
      type,
      { schema: requiring(schema, required) },
    ]);
    return { description: "Success.", content: this.#content(Object.fromEntries(media), name) };
  }

  #content(content: Json, name: string, isRequest = false): Json {
    return Object.fromEntries(
      Object.entries<Json>(content ?? {}).map(([type, { schema }]) => {
        const reference = this.#context.components.named(schema, name, this.#file, this.#document, isRequest);
        const example = this.#addExample(name, withIds(sampleOf(schema, "", this.#document)));
        return [type, { schema: { $ref: reference }, examples: { [example]: { $ref: `#/examples/${example}` } } }];
      }),
    );
  }

  error(status: string, response: Json): Json {
    const { files, responses } = this.#context;
    const codes: string[] = (response["x-codes"] ?? []).map(String);
    const place = codes.length > 0 ? responses.failing(status, codes, this.#file) : responses.usual(status);
    return { $ref: files.reference(this.#file, place ?? this.#addError(status, codes)) };
  }

  /** A response of its own, made like the one that other operations share. */
  #addError(status: string, codes: readonly string[]): Place {
    const { files, components } = this.#context;
    const name = components.freeName(this.#file, "responses", pascal(codes[0] ?? `status_${status}`));
    const names = (codes.length > 0 ? codes : ["invalid_parameter"]).map((code) =>
      this.#addExample(pascal(code), { error: { code, message: sentence(code) } }),
    );
    const examples = Object.fromEntries(names.map((example) => [example, { $ref: `#/examples/${example}` }]));
    const [headers, schemas] = ["headers", "schemas"].map((kind) => files.at(`shared/${kind}.yaml`, []));
    const reference = (place: typeof headers, key: string): string =>
      files.reference(this.#file, { ...(place as NonNullable<typeof place>), keys: [key] });
    const response = {
      description: `${sentence(codes[0] ?? `status_${status}`)}.`,
      headers: { "X-Request-Id": { $ref: reference(headers, "RequestId") } },
      content: { "application/json": { schema: { $ref: reference(schemas, "ErrorResponse") }, examples } },
    };
    files.addKey(this.#file, ["responses"], name, response, ["schemas", "examples"]);
    const place = { file: this.#file, keys: ["responses", name], node: undefined };
    this.#context.responses.add(status, codes, place);
    return place;
  }

  #addExample(wanted: string, value: Json): string {
    const name = this.#context.components.freeName(this.#file, "examples", wanted);
    this.#context.files.addKey(this.#file, ["examples"], name, { summary: sentence(name), value });
    return name;
  }
}

/** Requires what every success has, though their documents don't say so. */
function requiring(schema: Json, names: readonly string[]): Json {
  const required = names.filter((name) => schema.properties?.[name]);
  return schema.required || required.length === 0 ? schema : { ...schema, required };
}

function takesCallback({ content }: Json, document: Json): boolean {
  const takes = (schema: Json): boolean => {
    const { properties = {}, oneOf = [] } = follow(schema, document);
    return "callback_url" in properties || oneOf.some(takes);
  };
  return Object.values<Json>(content ?? {}).some(({ schema }) => takes(schema));
}

/** What a `callback_url` is sent is the same everywhere. */
function callbacksLikeOurs(file: string, { files, ours }: AdoptionContext): Json {
  const like = operationsOf(ours).find(({ operation }) => operation.callbacks);
  if (!like) return {};
  const keys = ["paths", like.path, like.method.toLowerCase(), "callbacks"];
  const names = Object.keys(like.operation.callbacks);
  return Object.fromEntries(names.map((name) => [name, { $ref: files.reference(file, files.find([...keys, name])) }]));
}

/** Samples have `{asset_id}` where an id is to be filled in; examples have one such as ours. */
const withIds = (sample: Json): Json =>
  JSON.parse(JSON.stringify(sample).replaceAll(/"\{(?:(\w+?)_)?ids?\}"/g, (_, kind = "id") => `"${kind}_abc123"`));

function dataOf(response: Json, document: Json): Json {
  const schema = follow(follow(response, document).content?.["application/json"]?.schema ?? {}, document);
  return schema.properties?.data && follow(schema.properties.data, document);
}

/** Our names have no version, and say list where a list comes back. */
function operationIdOf({ operationId }: Json, isList: boolean): string {
  const id = withoutVersion(operationId);
  return isList && !id.startsWith("list") ? id.replace(/^[a-z]+/, "list") : id;
}

const resourceOf = (path: string): string => path.split("/")[2] ?? "";

/** A file and its line in the map of paths, which is in order. */
function createPath(path: string, { files, ours }: AdoptionContext): string {
  const known = Object.keys(ours.paths).filter((other) => other.startsWith("/v3/"));
  const sibling = known.find((other) => resourceOf(other) === resourceOf(path));
  const folder = sibling ? files.find(["paths", sibling]).file.split("/")[0] : resourceOf(path);
  const words = path
    .split("/")
    .slice(3)
    .filter((word) => !word.startsWith("{"));
  const last = /\{(.+?)(_id)?\}$/.exec(path)?.[1]?.replaceAll("_", "-");
  const name = last ? [...words.slice(0, -1), last].join("-") : words.join("-") || resourceOf(path);
  const file = `${folder}/${name}.yaml`;
  files.create(file, { path: {} });
  const later = files
    .keysOf(rootFile, ["paths"])
    .filter((other) => !other.startsWith("/v3/") || orderOf(other) > orderOf(path));
  files.addKey(rootFile, ["paths"], path, { $ref: `${file}#/path` }, later);
  return file;
}

/** What is named by a parameter stands before what is named by a word. */
const orderOf = (path: string): string => path.replaceAll("{", " ");

function tagOf(path: string, ours: Json): string | undefined {
  const sibling = Object.keys(ours.paths).find(
    (other) => other.startsWith("/v3/") && resourceOf(other) === resourceOf(path),
  );
  return sibling && (Object.values(ours.paths[sibling]) as Json[])[0].tags[0];
}

function addTag(path: string, { files, ours }: AdoptionContext): string {
  const name = sentence(pascal(resourceOf(path)));
  if (!ours.tags.some((tag: Json) => tag.name === name)) {
    files.addItem(rootFile, ["tags"], { name, description: `Operations under \`/v3/${resourceOf(path)}\`.` });
    ours.tags.push({ name });
  }
  return name;
}
