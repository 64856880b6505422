// Which operations a change of a spec touches, be it in a component that they share.
import { operationsOf } from "../../src/contract/openapi.ts";
import type { Json } from "./spec-operators/places.ts";

/** What a spec says of each operation, with every component it leads to, by method and path. */
export type OperationTexts = ReadonlyMap<string, string>;

export function operationTexts(spec: Json): OperationTexts {
  const common = JSON.stringify([spec.servers, spec.security, spec.components.securitySchemes]);
  const components = new Map<string, string>();
  const textOf = (place: string): string => {
    const known = components.get(place) ?? JSON.stringify(partAt(spec, place) ?? null);
    components.set(place, known);
    return known;
  };
  return new Map(
    operationsOf(spec).map(({ method, path, operation }) => {
      const own = JSON.stringify(operation);
      const places = [...placesFrom(own, textOf)].sort();
      return [`${method} ${path}`, [common, own, ...places.map(textOf)].join("\n")];
    }),
  );
}

const partAt = (spec: Json, place: string): Json =>
  place.split("/").reduce((part: Json, key) => part?.[key.replaceAll("~1", "/")], spec);

/** The places of all components that a text leads to, directly or not. */
function placesFrom(text: string, textOf: (place: string) => string, found: Set<string> = new Set()): Set<string> {
  for (const [, place = ""] of text.matchAll(/"#\/(components\/[^"]+)"/g)) {
    if (found.has(place)) continue;
    found.add(place);
    placesFrom(textOf(place), textOf, found);
  }
  return found;
}

/** The operations that two specs describe differently, or that only one has. */
export function touchedOperations(one: OperationTexts, other: OperationTexts): string[] {
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name));
}
