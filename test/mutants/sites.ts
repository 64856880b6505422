// Finds the places in a body that a way leads to.
import type { Json, Keys } from "./document.ts";

/** A place that holds a value, or could hold it. */
export interface Site {
  readonly holder: Json;
  readonly key: string | number;
}

export const valueAt = ({ holder, key }: Site): Json => holder[key];

/** All places that the keys lead to, also those where the last property is missing. */
export function sitesAt(body: Json, keys: Keys): Site[] {
  let sites: Site[] = [{ holder: { body }, key: "body" }];
  for (const key of keys) sites = sites.flatMap((site) => sitesBelow(site, key));
  return sites;
}

function sitesBelow(site: Site, key: string): Site[] {
  const value = valueAt(site);
  if (value === null || typeof value !== "object") return [];
  if (key.startsWith("?")) {
    const [property = "", wanted] = key.slice(1).split("=");
    return String(value[property]) === wanted ? [site] : [];
  }
  if (key === "*") return Array.isArray(value) ? value.map((_, index) => ({ holder: value, key: index })) : [];
  return Array.isArray(value) ? [] : [{ holder: value, key }];
}

/** The places that hold a value. */
export const filledSitesAt = (body: Json, keys: Keys): Site[] =>
  sitesAt(body, keys).filter((site) => valueAt(site) !== undefined);

export function removeAt({ holder, key }: Site): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** What tells an object from others of its kind; undefined where it has no id. */
export function identityOf(value: Json): string | undefined {
  if (value === null || typeof value !== "object") return undefined;
  const key = Object.keys(value).find((name) => name === "id") ?? Object.keys(value).find((name) => /_id$/.test(name));
  return key === undefined ? undefined : String(value[key]);
}

/** Every object within a value that has an id, the value itself included. */
export function objectsWithin(value: Json): Json[] {
  if (value === null || typeof value !== "object") return [];
  const within = Object.values(value).flatMap(objectsWithin);
  return Array.isArray(value) ? within : [value, ...within];
}
