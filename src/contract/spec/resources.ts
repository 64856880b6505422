// Derives the resources of a document, and the operations that create, read, list, change and delete them.
import type { DocumentReader, Operation } from "./document.ts";
import type { Exchange } from "./exchange.ts";
import type { Json } from "./openapi.ts";
import { branchesOf, componentOf, resolve, typesOf } from "./schema.ts";

/** A kind of resource. */
export interface Resource {
  /** The component that describes it, such as `AvatarLook`. */
  component: string;
  /** The property that holds the id. */
  idKey: string;
  /** The path parameter that takes the id. */
  parameter: string;
  /** What the id is looked up by: see {@link keysOfIds}. */
  key: string;
  get: Operation;
  update: Operation | undefined;
  remove: Operation | undefined;
  lists: ListOperation[];
  /** The operations that create one. */
  creators: Creator[];
}

/** An operation that lists resources. */
export interface ListOperation {
  operation: Operation;
  /** The component of the items. */
  component: string | undefined;
  /** The path to the items in the body, such as `["data"]`. */
  at: string[];
}

export interface Creator {
  operation: Operation;
  /** The path to the id of the new resource in the body. */
  at: string[];
}

/** A property in the body of a success, at any depth outside lists. */
interface Part {
  at: string[];
  schema: Json;
  component: string | undefined;
}

export function resourcesOf(reader: DocumentReader): Resource[] {
  const found: Resource[] = [];
  const lists = listsOf(reader);
  const posts = postsOf(reader);
  const keys = keysOfIds(reader);
  for (const get of reader.operations) {
    const parameter = parameterOf(get);
    if (get.method !== "GET" || !parameter) continue;
    const data = partsOf(successOf(get), reader.document).find(({ at }) => at.join() === "data");
    if (!data?.component) continue;
    const idKey = idKeyOf(data.schema, parameter);
    if (!idKey) continue;
    const same = (method: string) => reader.operations.find((one) => one.method === method && one.path === get.path);
    found.push({
      component: data.component,
      idKey,
      parameter,
      key: keys.get(`${get.id}.${parameter}`) ?? parameter,
      get,
      update: same("PATCH"),
      remove: same("DELETE"),
      lists: lists.filter(({ component, operation }) => component === data.component && !operation.path.includes("{")),
      creators: creatorsOf({ get, posts, component: data.component, idKey }, reader),
    });
  }
  return found;
}

/**
 * The ids whose name is used for several kinds, such as `batch_id`: the kind, by operation and name, as in
 * `getVideoBatch.batch_id` and `videoBatch_id`.
 */
export function keysOfIds({ operations, document }: DocumentReader): Map<string, string> {
  const kindsByName = new Map<string, Set<string>>();
  const places: [place: string, name: string, kind: string][] = [];
  for (const { id, parameters, request } of operations) {
    const { schema: body } = resolve(request?.schema ?? {}, "", document);
    const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name, schema }) => [name, schema]);
    for (const [name, schema] of [...inPath, ...Object.entries<Json>(body.properties ?? {})] as [string, Json][]) {
      const kind = schema["x-id-of"];
      if (kind === undefined || kind === "other") continue;
      places.push([`${id}.${name}`, name, kind]);
      kindsByName.set(name, (kindsByName.get(name) ?? new Set()).add(kind));
    }
  }
  const ambiguous = places.filter(([, name]) => name !== "id" && (kindsByName.get(name)?.size ?? 0) > 1);
  return new Map(ambiguous.map(([place, , kind]) => [place, `${kind}_id`]));
}

/** What can be created and deleted, even if it can't be read by its id. */
export interface Creatable {
  /** The path parameter that takes the id. */
  parameter: string;
  remove: Operation;
  creators: Creator[];
}

export function creatablesOf(reader: DocumentReader): Creatable[] {
  const posts = postsOf(reader);
  return reader.operations
    .filter(({ method }) => method === "DELETE")
    .flatMap((remove) => {
      const parameter = parameterOf(remove);
      return parameter
        ? [{ parameter, remove, creators: creatorsOf({ get: remove, posts, idKey: "id" }, reader) }]
        : [];
    });
}

function postsOf({ operations, document }: DocumentReader): Post[] {
  return operations
    .filter(({ method }) => method === "POST")
    .map((operation) => ({ operation, parts: partsOf(successOf(operation), document) }));
}

const idKeyOf = (schema: Json, parameter: string): string | undefined =>
  ["id", parameter].find((key) => key in (schema.properties ?? {}));

/** The schema of an operation's success. */
export function successOf({ responses }: Operation): Json {
  return responses.find(({ status }) => status < 300)?.schema ?? {};
}

/** All operations that list resources. */
export function listsOf(reader: DocumentReader): ListOperation[] {
  return reader.operations
    .filter(({ method }) => method === "GET")
    .flatMap((operation) =>
      partsOf(successOf(operation), reader.document)
        .filter(
          ({ at, schema }) => typesOf(schema).includes("array") && at.length <= 2 && isListOfObjects(schema, reader),
        )
        .map(({ at, schema }) => ({ operation, at, component: componentOf(schema.items) })),
    );
}

function isListOfObjects(schema: Json, { document }: DocumentReader): boolean {
  const { schema: item } = resolve(schema.items ?? {}, "", document);
  const kinds = branchesOf(item) ?? [item];
  return kinds.every((kind) => resolve(kind, "", document).schema.properties !== undefined);
}

/** A POST operation, and the properties in its success. */
interface Post {
  operation: Operation;
  parts: Part[];
}

interface Wanted {
  /** The operation that reads or deletes what was created. */
  get: Operation;
  posts: readonly Post[];
  /** The component that describes it. */
  component?: string;
  idKey: string;
}

function creatorsOf({ get, posts, component, idKey }: Wanted, { document }: DocumentReader): Creator[] {
  const parameter = parameterOf(get);
  const kind = get.parameters.find(({ name }) => name === parameter)?.schema["x-id-of"];
  return posts
    .filter(({ operation }) => !operation.path.includes(`{${parameter}}`) && !takesId(operation, kind, document))
    .flatMap(({ operation, parts }) => {
      const whole = component && parts.find((part) => part.component === component);
      if (whole) return [{ operation, at: [...whole.at, idKey] }];
      // A bare `id` identifies this resource only in operations with the same path prefix.
      const isFamily = parameter !== "id" || familyOf(operation) === familyOf(get);
      const isSibling = familyOf(operation) === familyOf(get);
      const isId = ({ at, schema }: Part) =>
        schema["x-id-of"] === kind && (at[1] === parameter || (isSibling && `${kind}_id` === parameter));
      const id = parts.find((part) => part.at.length === 2 && part.at[0] === "data" && isId(part));
      return id && isFamily ? [{ operation, at: id.at }] : [];
    });
}

/** Whether the body of an operation has such an id at its top: it is about something that exists. */
function takesId({ request }: Operation, kind: string | undefined, document: Json): boolean {
  const { schema } = resolve(request?.schema ?? {}, "", document);
  const fields: Json[] = (schema.required ?? []).map((name: string) => schema.properties?.[name]);
  return kind !== undefined && fields.some((field) => field?.["x-id-of"] === kind);
}

const parameterOf = ({ path }: Operation): string | undefined => /\/\{(\w+)\}$/.exec(path)?.[1];

/** The first two segments of the path. */
const familyOf = ({ path }: Operation): string => path.split("/").slice(1, 3).join("/");

/** The properties in a success, without those in lists. Of a union, the first object. */
function partsOf(schema: Json, document: Json, at: string[] = []): Part[] {
  const component = componentOf(schema);
  const { schema: own } = resolve(schema, "", document);
  const branches: Json[] = branchesOf(own) ?? [];
  const [object] = branches.filter((branch) => !typesOf(resolve(branch, "", document).schema).includes("null"));
  if (object) return partsOf(object, document, at);
  const inner = Object.entries<Json>(own.properties ?? {}).flatMap(([key, property]) =>
    at.length < 3 ? partsOf(property, document, [...at, key]) : [],
  );
  return [{ at, schema: own, component }, ...inner];
}

/** The value at a path in a body. */
export function valueAt(body: Json, at: readonly string[]): Json {
  return at.reduce((value: Json, key) => value?.[key], body);
}

/** The body, or the part of it, that says whether a list has more pages: the object that has the list. */
export const pageAt = (body: Json, { at }: Pick<ListOperation, "at">): Json => valueAt(body, at.slice(0, -1));

/** The deletable resources that a call created. */
export function createdIn(
  { operation, body }: Exchange,
  resources: readonly (Resource | Creatable)[],
): { operation: string; id: string }[] {
  const deletions: { operation: string; id: string }[] = [];
  for (const { creators, remove } of resources) {
    const creator = creators.find((one) => one.operation.id === operation.id);
    const id = creator && valueAt(body, creator.at);
    if (remove && typeof id === "string") deletions.push({ operation: remove.id, id });
  }
  return deletions;
}
