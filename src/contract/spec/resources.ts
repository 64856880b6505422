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
      get,
      update: same("PATCH"),
      remove: same("DELETE"),
      lists: lists.filter(({ component, operation }) => component === data.component && !operation.path.includes("{")),
      creators: creatorsOf(get, posts, data.component, idKey),
    });
  }
  return found;
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
      return parameter ? [{ parameter, remove, creators: creatorsOf(remove, posts, undefined, "id") }] : [];
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

function creatorsOf(get: Operation, posts: readonly Post[], component: string | undefined, idKey: string): Creator[] {
  const parameter = parameterOf(get);
  return posts
    .filter(({ operation }) => !operation.path.includes(`{${parameter}}`))
    .flatMap(({ operation, parts }) => {
      const whole = component && parts.find((part) => part.component === component);
      if (whole) return [{ operation, at: [...whole.at, idKey] }];
      // A bare `id` identifies this resource only in operations with the same path prefix.
      const isFamily = parameter !== "id" || familyOf(operation) === familyOf(get);
      const isSibling = familyOf(operation) === familyOf(get);
      const isId = ({ at, schema }: Part) =>
        at[1] === parameter || (isSibling && `${schema["x-id-of"]}_id` === parameter);
      const id = parts.find((part) => part.at.length === 2 && part.at[0] === "data" && isId(part));
      return id && isFamily ? [{ operation, at: id.at }] : [];
    });
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
