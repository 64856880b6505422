// Where a difference between two schemas stands, which may be said in different layers of them.
import type { Place } from "./place.ts";
import type { Pair } from "./report.ts";

/** The layers of two schemas, each from the innermost component to where the schema is used. */
export interface LayerPair {
  readonly ours: readonly Place[];
  readonly theirs: readonly Place[];
}

/** The layer with a union of several schemas. */
export const unionIn = (layers: readonly Place[] = []): Place | undefined =>
  layers.find(({ node }) => node.oneOf ?? node.anyOf);

/**
 * Where both sides state a fact, given the indices of the layers that do, or -1. A side that does not state it would
 * state it at the same layer, or where that can't be told: in the component for what is its own, else where it is used.
 */
export function places(
  { ours, theirs }: LayerPair,
  [our, their]: readonly [number, number],
  side: "own" | "use",
): Pair {
  const rest = side === "own" ? 0 : -1;
  const same = ours.length === theirs.length;
  const counterpart = (index: number, from: readonly Place[], to: readonly Place[]): Place => {
    if (same && index >= 0) return to[index] as Place;
    const innermost = depthOf(from, 0);
    if (index < 0 || innermost === 0) return to.at(rest) as Place;
    const depth = depthOf(from, index);
    const wanted = depth === innermost ? depthOf(to, 0) : depth;
    return to.filter((_, at) => depthOf(to, at) === wanted).at(rest) ?? (to[0] as Place);
  };
  if (same && our >= 0 && their >= 0) {
    // The inner of two statements is the one that only one side makes.
    const index = Math.min(our, their);
    return { ours: ours[index] as Place, theirs: theirs[index] as Place };
  }
  return {
    ours: our >= 0 ? (ours[our] as Place) : counterpart(their, theirs, ours),
    theirs: their >= 0 ? (theirs[their] as Place) : counterpart(our, ours, theirs),
  };
}

/** How many components lie around the one that a layer belongs to. */
function depthOf(layers: readonly Place[], index: number): number {
  const around = layers.slice(index).map(({ holder }) => holder);
  return around.filter((holder, at) => at > 0 && holder !== around[at - 1]).length;
}
