// The normal form of a document: a tree of facts in which it plays no role how they were written.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { UsageError } from "../usage-error.ts";

/** Where something stands in a document. */
export interface Location {
  /** A component such as `schemas/AvatarGroup`, an operation such as `GET /v3/avatars`, or `document`. */
  readonly holder: string;
  /** Where in the holder, for people: `data[].id`. */
  readonly path: string;
  /** The keys that lead there from the root of the document. References on the way are followed. */
  readonly keys: readonly string[];
  readonly document: Json;
}

export interface Fact {
  /** `true` for a flag, a list for a set, anything else for a single value. A flag that is not set is no fact. */
  readonly value: unknown;
  readonly at: Location;
}

export interface Node {
  /** What the node is in its parent: `.looks_count`, `status 404`. */
  readonly label: string;
  /** Where it is described: the component, if it is a reference to one. */
  readonly at: Location;
  /** Where it is used. */
  readonly use: Location;
  readonly facts: ReadonlyMap<string, Fact>;
  /** By a key that is the same in both documents. Made on demand, because a schema may contain itself. */
  readonly parts: () => ReadonlyMap<string, Node>;
}

/** A piece of a document as it is written. */
export interface Source {
  readonly value: Json;
  readonly label: string;
  readonly location: Location;
}

/** What stands under the keys, `{}` where nothing does. A label that starts with a blank is set off from the path. */
export function child(source: Source, label: string, ...keys: string[]): Source {
  const { location } = source;
  const value = keys.reduce((node: Json, key) => node?.[key], source.value) ?? {};
  return {
    value,
    label: label.trim(),
    location: { ...location, path: join(location.path, label), keys: [...location.keys, ...keys] },
  };
}

/** A source, or what it refers to. */
export function resolved(source: Source): Source {
  return typeof source.value.$ref === "string" ? resolved(target(source)) : source;
}

/** What a reference leads to, one step. */
export function target({ value, label, location }: Source): Source {
  const keys: string[] = value.$ref.split("/").slice(1).map(unescapeKey);
  const found = value.$ref.startsWith("#/")
    ? keys.reduce((node: Json, key) => node?.[key], location.document)
    : undefined;
  if (found === undefined)
    throw new UsageError(`${nameOf(location)} refers to ${value.$ref}, which its document does not contain`);
  return { value: found, label, location: { ...location, holder: keys.slice(1).join("/"), path: "" } };
}

const unescapeKey = (key: string): string => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");

/** A path and a label in it. The dot before a property goes where it starts a path. */
export const join = (path: string, label: string): string =>
  path === "" || path.endsWith(" ") ? path + label.replace(/^[. ]/, "") : path + label;

export const nameOf = ({ holder, path }: Location): string => [`${holder}:`, path.trim()].filter(Boolean).join(" ");

/** The facts that are there: what is undefined, false or empty says nothing. */
export function facts(at: Location, values: Record<string, unknown>): Map<string, Fact> {
  const stated = Object.entries(values).filter(([, value]) => value !== undefined && value !== false);
  return new Map(stated.map(([kind, value]) => [kind, { value, at }]));
}
