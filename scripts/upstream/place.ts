// A node of a document, and where it stands there: in which component or operation, and where within.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { UsageError } from "../usage-error.ts";

export interface Place {
  readonly spec: Json;
  readonly node: Json;
  /** The component (`schemas/AvatarGroup`), the operation (`GET /v3/avatars`) or the `document`. */
  readonly holder: string;
  /** A JSON pointer within the holder; empty for the holder itself. */
  readonly within: string;
}

export const placeName = ({ holder, within }: Place): string => holder + within;

/** What stands at a key; an empty object where nothing does. */
export function child(place: Place, ...keys: (string | number)[]): Place {
  const { spec, holder } = place;
  let { node, within } = place;
  for (const key of keys) {
    node = node?.[key];
    within += `/${typeof key === "number" ? key : escapeKey(key)}`;
  }
  return { spec, node: node ?? {}, holder, within };
}

/** Where a `$ref` leads, one step. */
export function target(place: Place): Place {
  const { $ref } = place.node;
  const keys = $ref.startsWith("#/") ? $ref.slice(2).split("/").map(unescapeKey) : [];
  const node = keys.reduce((at: Json, key: string) => at?.[key], place.spec);
  if (keys.length === 0 || node === undefined) {
    throw new UsageError(`${placeName(place)} refers to ${$ref}, which its document does not hold`);
  }
  const [root, first, second, ...rest] = keys;
  const isOperation = root === "paths";
  const holder = isOperation ? operationName(second ?? "", first) : `${first}/${second}`;
  return { spec: place.spec, node, holder, within: rest.map((key: string) => `/${escapeKey(key)}`).join("") };
}

/** A place, or where its reference leads. */
export function resolved(place: Place): Place {
  return typeof place.node.$ref === "string" ? resolved(target(place)) : place;
}

export const operationName = (method: string, path: string): string => `${method.toUpperCase()} ${path}`;

const escapeKey = (key: string): string =>
  key.includes("/") || key.includes("~") ? key.replaceAll("~", "~0").replaceAll("/", "~1") : key;
const unescapeKey = (key: string): string =>
  /[%~]/.test(key) ? decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~") : key;
