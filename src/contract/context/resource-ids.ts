// Finds ids of existing resources, for the parameters and fields that need them.

import type { DocumentReader } from "../spec/document.ts";
import type { Json } from "../spec/openapi.ts";
import { type Connection, SkipCase } from "./connection.ts";
import type { Profile } from "./profile.ts";

/** The functions that look up ids. */
export interface ResourceLookup {
  readonly profile: Profile;
  readonly connection: Connection;
  /** Whether the server supports an operation. */
  has(operationId: string): boolean;
  /** The items of a list; `limit` ends the search early. */
  listAll(operationId: string, query?: Record<string, string>, limit?: number): Promise<Json[]>;
  /** The id of a resource that is created for this purpose; undefined if no operation creates one. */
  resource(parameter: string): Promise<string | undefined>;
}

/** Ids that were looked up. They are kept for the whole run, because the same resources exist after each reset. */
export class ResourceIds {
  readonly #known = new Map<string, string>();
  readonly #parameters: ReadonlyMap<string, string>;

  constructor({ document }: DocumentReader) {
    this.#parameters = parametersOf(document);
  }

  /** The id of an existing, usable resource, by the name of the parameter or field and the operation. */
  async id(name: string, operationId: string, lookup: ResourceLookup): Promise<string> {
    const given = lookup.profile.ids?.[`${operationId}.${name}`] ?? lookup.profile.ids?.[name];
    if (given !== undefined) return given;
    const parameter = this.#parameterOf(name);
    const known = this.#known.get(name) ?? lookup.profile.ids?.[parameter] ?? this.#known.get(parameter);
    if (known !== undefined) return known;
    if (["look_id", "group_id", "reference_look_id"].includes(parameter)) await this.#findLook(lookup);
    else await this.#findFirst(parameter, lookup);
    const found = this.#known.get(name) ?? this.#known.get(parameter) ?? (await lookup.resource(parameter));
    if (found === undefined) throw new SkipCase(`no ${name} was found`);
    return found;
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
  async #findLook(lookup: ResourceLookup): Promise<void> {
    if (!lookup.has("listAvatarLooks")) return;
    const looks = await lookup.listAll("listAvatarLooks", { ownership: "private" });
    const finished = looks.filter(({ status = "completed" }) => status === "completed");
    const sizeOf = (look: Json) => finished.filter(({ group_id: group }) => group === look.group_id).length;
    const [look] = finished
      .filter(({ avatar_type: type }) => type === "photo_avatar")
      .sort((one, other) => sizeOf(other) - sizeOf(one));
    if (!look) return;
    const twin = finished.find(
      ({ avatar_type: type, group_id: group }) => type === "digital_twin" && group === look.group_id,
    );
    this.#known.set("look_id", look.id);
    this.#known.set("group_id", look.group_id);
    if (twin) this.#known.set("reference_look_id", twin.id);
  }

  /** Finds the first item of a list that has such an id. */
  async #findFirst(parameter: string, lookup: ResourceLookup): Promise<void> {
    const { resources, reader, lists } = lookup.connection;
    const resource = resources.find((one) => one.parameter === parameter);
    for (const { operation, component } of lists) {
      if (operation.path.includes("{") || !lookup.has(operation.id)) continue;
      const key = resource && component === resource.component ? resource.idKey : parameter;
      if (!showsKey(component, key, reader)) continue;
      const [item] = await lookup.listAll(operation.id, {}, 1);
      const id = item?.[key];
      if (typeof id === "string") {
        this.#known.set(parameter, id);
        return;
      }
    }
  }
}

const showsKey = (component: string | undefined, key: string, { document }: DocumentReader): boolean =>
  component !== undefined && key in (document.components.schemas[component].properties ?? {});

/**
 * For each name of a field or parameter, the path parameter that takes the same kind of id, by `x-id-of`: `look_id` for
 * `avatar_id`. If fields with the same name have different kinds, the parameter of that name decides.
 */
function parametersOf(document: Json): Map<string, string> {
  const kinds = new Map<string, string>();
  const note = (name: string, schema: Json) => {
    const kind = schema?.["x-id-of"];
    if (kind !== undefined && kind !== "other") kinds.set(name, `${kind}_id`);
  };
  for (const { properties = {} } of objectsIn(document)) {
    for (const [name, schema] of Object.entries<Json>(properties)) note(name, schema);
  }
  const { parameters } = document.components;
  for (const { name, schema } of Object.values<Json>(parameters)) note(name, schema);
  return kinds;
}

/** Every object within a value, itself included. */
function objectsIn(value: Json): Json[] {
  if (value === null || typeof value !== "object") return [];
  return [value, ...Object.values(value).flatMap(objectsIn)];
}
