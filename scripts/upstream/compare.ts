// HeyGen's published document against ours, as far as our operations go.
import type { Json } from "../../src/contract/openapi.ts";
import { type Fact, factsOf } from "./facts.ts";

export interface Difference {
  /** What differs, in one line: the name under which it can be accepted. */
  what: string;
  ours: string | undefined;
  theirs: string | undefined;
}

export interface Accepted {
  difference: string;
  reason: string;
}

export interface Comparison {
  differences: Difference[];
  /** Accepted differences that no longer exist. */
  stale: Accepted[];
}

export function compare(ours: Json, theirs: Json, accepted: Accepted[]): Comparison {
  const upstream = factsOf(theirs);
  const found = [...factsOf(ours)].flatMap(([operation, facts]) => {
    const other = upstream.get(operation);
    if (!other) return [{ what: `${operation}: only ours`, ours: operation, theirs: undefined }];
    const places = [...new Set([...facts.keys(), ...other.keys()])];
    return places.flatMap((place) => contrast(`${operation} ${place}`, facts.get(place), other.get(place)));
  });
  const names = new Set(found.map(({ what }) => what));
  const excused = new Set(accepted.map(({ difference }) => difference));
  return {
    differences: found.filter(({ what }) => !excused.has(what)),
    stale: accepted.filter(({ difference }) => !names.has(difference)),
  };
}

function contrast(where: string, ours: Fact | undefined, theirs: Fact | undefined): Difference[] {
  const difference = (what: string): Difference => ({
    what: `${where}: ${what}`,
    ours: ours?.pointer,
    theirs: theirs?.pointer,
  });
  if (!theirs) return [difference("only ours")];
  if (!ours) return [difference("only upstream")];
  const found: Difference[] = [];
  const types = [ours.types.join(" | "), theirs.types.join(" | ")];
  if (types[0] !== types[1]) found.push(difference(`type ${types.map((type) => type || "any").join(", upstream ")}`));
  if (ours.values?.join() !== theirs.values?.join()) {
    const lists = [ours.values, theirs.values].map((values) => values?.join(" | ") ?? "open");
    found.push(difference(`values ${lists.join(", upstream ")}`));
  }
  if (ours.required !== theirs.required)
    found.push(difference(ours.required ? "required, upstream optional" : "optional, upstream required"));
  return found;
}
