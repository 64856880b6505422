// Finds or creates the resources whose ids a call needs.
import type { DocumentReader, Operation } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { type Creator, keysOfIds, pageAt, type Resource, valueAt } from "../spec/resources.ts";
import { isIdName, withPlaceholders } from "../spec/samples.ts";
import { type Connection, maxPages, SkipCase } from "./connection.ts";
import { type Call, type Ids, idsNeeded, prepareRequest } from "./prepare-request.ts";
import { formWith, type Media } from "./sample-files.ts";
import { isFinished, isReady } from "./statuses.ts";
import { readUntil } from "./waiting.ts";

/** What a created resource must be like. */
interface Wanted {
  /** The kind of media, if it is a file. Default: image. */
  media?: Media;
  /** Whether it must be completed. Default: true. */
  isUsable?: boolean;
}

export class Resolver {
  readonly #connection: Connection;
  readonly #parameters: ReadonlyMap<string, string>;
  /** For ids that are not identified by their name, by operation and name. */
  readonly #keys: ReadonlyMap<string, string>;
  /** Ids that were looked up. They hold for the whole run, because the same resources exist after each reset. */
  readonly #known = new Map<string, string>();
  /** Ids that were created, by parameter: for the current case, or for the run if the server can't be reset. */
  readonly #created = new Map<string, string>();
  /** The parameters whose resources are being created, because an example may need a resource of its own kind. */
  readonly #creating = new Set<string>();

  /** Ids in the document's examples, by the name of the field. */
  readonly #examples: Map<string, string>;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#parameters = parametersOf(connection.reader.document);
    this.#keys = keysOfIds(connection.reader);
    this.#examples = idsInExamples(connection.reader);
  }

  /** Forgets what a reset has deleted. */
  startCase(): void {
    if (this.#connection.supportsCondition("reset")) this.#created.clear();
  }

  /** The ids that a call leaves open. @throws {@link SkipCase} if a resource can't be found or created */
  async idsFor(operation: Operation, call: Call): Promise<Ids> {
    const needed = idsNeeded(operation, call);
    const path = new Map<string, string>();
    for (const name of needed.path) path.set(name, await this.pathId(name, operation));
    const content = new Map<string, string>();
    for (const name of needed.content) content.set(name, await this.id(name, operation.id));
    return { path, content };
  }

  /** The id of an existing, usable resource, by the name of the parameter or field and the operation. */
  async id(nameWithMedia: string, operationId = ""): Promise<string> {
    const [name = "", media] = nameWithMedia.split(":") as [string, Media | undefined];
    const { ids } = this.#connection.profile;
    const given = ids?.[`${operationId}.${name}`] ?? ids?.[name];
    if (given !== undefined) return given;
    const parameter = this.#keys.get(`${operationId}.${name}`) ?? this.#parameterOf(name);
    if (media) return (await this.#own(parameter, { media })) ?? this.#missing(name);
    const isAmbiguous = this.#keys.has(`${operationId}.${name}`);
    const known = (isAmbiguous ? undefined : this.#known.get(name)) ?? ids?.[parameter] ?? this.#known.get(parameter);
    if (known !== undefined) return known;
    if (["look_id", "group_id", "reference_look_id"].includes(parameter)) await this.#findLook();
    if (!this.#known.has(parameter)) await this.#findFirst(parameter);
    const found = this.#known.get(parameter) ?? (await this.#own(parameter)) ?? this.#exampleOf(name);
    return found ?? this.#missing(name);
  }

  #missing(name: string): never {
    throw new SkipCase("no resource", `no ${name} was found`);
  }

  /** No longer takes the ids that a call of an operation needs from the examples, because the server does not know them. */
  distrustExamples(operation: Operation): void {
    const { path, content } = idsNeeded(operation, {});
    for (const name of [...path, ...content]) this.#examples.delete(name);
  }

  /** The id in the document's examples, if the server can't be asked for others. */
  #exampleOf(name: string): string | undefined {
    return this.#connection.profile.operations === undefined ? undefined : this.#examples.get(name);
  }

  /**
   * The id for a path parameter. Without a reset, only created resources are changed, and each deletion gets a new one.
   */
  async pathId(name: string, operation: Operation): Promise<string> {
    const { method, id } = operation;
    if (method === "GET" || this.#connection.supportsCondition("reset")) return this.id(name, id);
    const given = this.#connection.profile.ids?.[`${id}.${name}`];
    const key = this.#keys.get(`${id}.${name}`) ?? name;
    // Without a clock to advance, waiting would take too long; most changes don't need a completed resource.
    const isUsable = this.#connection.supportsCondition("time");
    const found = given ?? (await (method === "DELETE" ? this.create(key, false) : this.#own(key, { isUsable })));
    if (found === undefined) throw new SkipCase("no resource", `no operation creates a ${name} to test ${id} with`);
    return found;
  }

  /** Creates a resource for a parameter; undefined if no operation creates one. */
  async create(parameter: string, isUsable = true, media: Media = "image"): Promise<string | undefined> {
    const resource = this.#connection.resources.find(({ key }) => key === parameter);
    const creatable = this.#connection.creatables.find((one) => one.parameter === parameter);
    for (const creator of resource?.creators ?? creatable?.creators ?? []) {
      if (!this.#connection.canCall(creator.operation)) continue;
      for (const call of callsOf(creator.operation, media)) {
        const id = await this.#createFrom(creator, call);
        if (id === undefined) continue;
        if (!isUsable || !resource || (await this.#becomesUsable(resource, id))) return id;
      }
    }
    return undefined;
  }

  /** Undefined if the call fails, or needs a resource that can't be had. */
  async #createFrom({ operation, at }: Creator, call: Call): Promise<string | undefined> {
    const { status, body } = await this.#call(operation, call).catch((error: unknown) => {
      if (error instanceof SkipCase && error.kind !== "not allowed") return { status: 404, body: undefined };
      throw error;
    });
    const id = status < 300 ? valueAt(body, at) : undefined;
    return typeof id === "string" ? id : undefined;
  }

  async #becomesUsable({ get, parameter }: Resource, id: string): Promise<boolean> {
    if (!this.#connection.has(get.id)) return true;
    const read = async () => (await this.#call(get, { path: { [parameter]: id } })).body?.data;
    return isReady(await readUntil(this.#connection, read, isFinished));
  }

  /** A created resource that several calls share. */
  async #own(parameter: string, { media = "image", isUsable = true }: Wanted = {}): Promise<string | undefined> {
    const key = `${parameter} ${media} ${isUsable}`;
    const known = this.#created.get(key);
    if (known !== undefined || this.#creating.has(key)) return known;
    this.#creating.add(key);
    const id = await this.#connection
      .keeping(() => this.create(parameter, isUsable, media))
      .finally(() => this.#creating.delete(key));
    if (id !== undefined) this.#created.set(key, id);
    return id;
  }

  async #call(operation: Operation, call: Call): Promise<Exchange> {
    const { profile, options } = this.#connection;
    const ids = await this.idsFor(operation, call);
    const request = prepareRequest(
      operation,
      { credentials: profile.credentials.apiKey, ...call },
      ids,
      options.baseUrl,
    );
    return this.#connection.send(operation, request);
  }

  /** The items of a list, up to a limit. */
  async #items(operationId: string, query: Record<string, string>, limit: number): Promise<Json[]> {
    const list = this.#connection.lists.find(({ operation }) => operation.id === operationId);
    if (!list || !this.#connection.has(operationId)) return [];
    const items: Json[] = [];
    let token: unknown;
    for (let page = 0; page < maxPages; page++) {
      const paged = typeof token === "string" ? { ...query, token } : query;
      const { status, body } = await this.#call(list.operation, { query: paged });
      const found = valueAt(body, list.at);
      if (status >= 300 || !Array.isArray(found)) break;
      items.push(...found);
      const { has_more: hasMore, next_token: next } = pageAt(body, list);
      const isLast = hasMore !== true || typeof next !== "string" || next === token;
      if (isLast || items.length >= limit) break;
      token = next;
    }
    return items;
  }

  /** The path parameter that takes the same id as another parameter or a field. */
  #parameterOf(name: string): string {
    // A reference must be a particular kind of look.
    if (name === "reference_look_id") return name;
    // A parameter with several ids, separated by commas, takes the same ids.
    const single = name.replace(/_ids$/, "_id");
    return this.#parameters.get(single) ?? single;
  }

  /** Finds a completed private look, its group, and a digital twin in that group if there is one. */
  async #findLook(): Promise<void> {
    const looks = await this.#items("listAvatarLooks", { ownership: "private" }, Number.POSITIVE_INFINITY);
    const finished = looks.filter((look) => (look?.status ?? "completed") === "completed");
    const sizeOf = (look: Json) => finished.filter(({ group_id: group }) => group === look.group_id).length;
    const [look] = finished
      .filter(({ avatar_type: type }) => type === "photo_avatar")
      .sort((one, other) => sizeOf(other) - sizeOf(one));
    if (typeof look?.id !== "string" || typeof look.group_id !== "string") return;
    const twin = finished.find(
      ({ avatar_type: type, group_id: group }) => type === "digital_twin" && group === look.group_id,
    );
    this.#known.set("look_id", look.id);
    this.#known.set("group_id", look.group_id);
    if (typeof twin?.id === "string") this.#known.set("reference_look_id", twin.id);
  }

  /** Finds the first item of a list that has such an id. */
  async #findFirst(parameter: string): Promise<void> {
    const { resources, reader, lists } = this.#connection;
    const resource = resources.find((one) => one.key === parameter);
    for (const { operation, component } of lists) {
      if (operation.path.includes("{")) continue;
      const isWhole = resource && component === resource.component;
      const key = isWhole || isIdOf(parameter, component, reader) ? (resource?.idKey ?? "id") : parameter;
      if (!hasKey(component, key, reader)) continue;
      const [item] = await this.#items(operation.id, {}, 1);
      const id = item?.[key];
      if (typeof id === "string") {
        this.#known.set(parameter, id);
        return;
      }
    }
  }
}

/** A call for each example of the request, the smallest first; one call if the body is a form. */
function callsOf({ request }: Operation, media: Media): Call[] {
  if (request?.type !== "application/json") return [{ body: formWith(media) }];
  const calls: { body: Json }[] = request.examples.map(({ value }) => ({ body: withPlaceholders(value) }));
  // Only a session in the mode chat accepts messages.
  const rank = ({ body }: { body: Json }) => (body.mode === "chat" ? 0 : JSON.stringify(body).length);
  return calls.sort((one, other) => rank(one) - rank(other));
}

const hasKey = (component: string | undefined, key: string, { document }: DocumentReader): boolean =>
  component !== undefined && key in (document.components.schemas[component].properties ?? {});

/** Whether the `id` of the items of a list is one of the kind that a parameter takes. */
const isIdOf = (parameter: string, component: string | undefined, { document }: DocumentReader): boolean =>
  component !== undefined && `${document.components.schemas[component].properties?.id?.["x-id-of"]}_id` === parameter;

/**
 * For each name of a field or parameter, the path parameter that takes the same kind of id, by `x-id-of`: `look_id` for
 * `avatar_id`. If fields with the same name have different kinds, it is the kind of that name, or that of a parameter.
 */
function parametersOf(document: Json): Map<string, string> {
  const kinds = new Map<string, string>();
  const note = (name: string, schema: Json) => {
    const kind = schema?.["x-id-of"];
    const isNamedSo = kinds.get(name) === name;
    if (kind !== undefined && kind !== "other" && !isNamedSo) kinds.set(name, `${kind}_id`);
  };
  for (const { properties = {} } of objectsIn(document)) {
    for (const [name, schema] of Object.entries<Json>(properties)) note(name, schema);
  }
  const { parameters } = document.components;
  for (const { name, schema } of Object.values<Json>(parameters)) note(name, schema);
  return kinds;
}

/** The first id of each field in the examples of requests. */
function idsInExamples({ operations }: DocumentReader): Map<string, string> {
  const found = new Map<string, string>();
  const examples = operations.flatMap(({ request }) => request?.examples.map(({ value }) => value) ?? []);
  for (const [name, id] of examples.flatMap(objectsIn).flatMap((one) => Object.entries<Json>(one))) {
    if (isIdName(name) && typeof id === "string" && !found.has(name)) found.set(name, id);
  }
  return found;
}

/** Every object within a value, itself included. */
function objectsIn(value: Json): Json[] {
  if (value === null || typeof value !== "object") return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
