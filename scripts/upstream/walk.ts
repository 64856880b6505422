// Two trees in the normal form, walked side by side: everything in which they differ, in no words yet.
import { type Location, type Node, nameOf } from "./node.ts";
import { useKinds } from "./schema.ts";

export type Contrast = FactContrast | PartContrast;

/** A fact that is stated differently, or by one side only. */
export interface FactContrast {
  readonly kind: string;
  readonly ours: Location;
  readonly theirs: Location;
  /** Undefined where a side does not state it. */
  readonly values: readonly [ours: unknown, theirs: unknown];
  /** Whether it is the values of an open list. */
  readonly isOpen: boolean;
}

/** A part that only one side has. */
export interface PartContrast {
  readonly kind: "part";
  readonly key: string;
  readonly part: Node;
  readonly isOurs: boolean;
  /** The node of the other side that lacks it. */
  readonly other: Node;
}

/** All contrasts between two nodes. `seen` holds what was compared before, which is not compared again. */
export function walk(ours: Node, theirs: Node, seen: Set<string> = new Set()): Contrast[] {
  const key = [ours.use, theirs.use].map(({ holder, path }) => `${holder}: ${path}`).join();
  if (seen.has(key)) return [];
  seen.add(key);

  const [types, theirTypes] = [ours.facts.get("type"), theirs.facts.get("type")];
  if (String(types?.value) === String(theirTypes?.value))
    return [...factContrasts(ours, theirs, (kind) => kind !== "type"), ...partContrasts(ours, theirs, seen)];
  // What else differs follows from the type.
  const type = { kind: "type", ours: ours.at, theirs: theirs.at, isOpen: false };
  const isKept = (kind: string): boolean => useKinds.has(kind) && types !== undefined && theirTypes !== undefined;
  return [{ ...type, values: [types?.value, theirTypes?.value] }, ...factContrasts(ours, theirs, isKept)];
}

function factContrasts(ours: Node, theirs: Node, isCompared: (kind: string) => boolean): FactContrast[] {
  const kinds = [...new Set([...ours.facts.keys(), ...theirs.facts.keys()])].filter(isCompared);
  return kinds.flatMap((kind) => {
    const [our, their] = [ours.facts.get(kind)?.value, theirs.facts.get(kind)?.value];
    if (JSON.stringify(our) === JSON.stringify(their)) return [];
    // A list can be open only where there is one.
    if (kind === "open" && !(ours.facts.has("values") && theirs.facts.has("values"))) return [];
    const isOpen = kind === "values" && (ours.facts.has("open") || theirs.facts.has("open"));
    const places = { ours: placeOf(kind, ours, theirs), theirs: placeOf(kind, theirs, ours) };
    return [{ kind, ...places, values: [our, their], isOpen }];
  });
}

function partContrasts(ours: Node, theirs: Node, seen: Set<string>): Contrast[] {
  const [mine, others] = [ours.parts(), theirs.parts()];
  const shared = [...mine].flatMap(([key, our]) => {
    const their = others.get(key);
    return their ? walk(our, their, seen) : [];
  });
  const onlyOurs = [...mine].filter(([key]) => !others.has(key) && !isTold(key));
  const onlyTheirs = [...others].filter(([key]) => !mine.has(key) && !isTold(key));
  const [our, their] = [onlyOurs[0]?.[1], onlyTheirs[0]?.[1]];
  if (our && their && onlyOurs.length === 1 && onlyTheirs.length === 1 && isUntagged(our) && isUntagged(their))
    return [...shared, ...walk(our, their, seen)];
  return [
    ...shared,
    ...onlyOurs.map(([key, part]) => ({ kind: "part" as const, key, part, isOurs: true, other: theirs })),
    ...onlyTheirs.map(([key, part]) => ({ kind: "part" as const, key, part, isOurs: false, other: ours })),
  ];
}

/** A branch of a union that is known by its properties alone, so that another property gives it another label. */
const isUntagged = ({ label }: Node): boolean => label.startsWith("(with ");

/** Whether there are additional properties is a fact of the node. */
const isTold = (key: string): boolean => key === ".*";

/** Where a document states a fact, or would state what only the other document does. */
function placeOf(kind: string, node: Node, other: Node): Location {
  const [fact, theirs] = [node.facts.get(kind), other.facts.get(kind)];
  // Where only one operation inherits what it says, they differ in what each says, not in what their documents do.
  const isInherited = fact?.at.holder === "document" && theirs?.at.holder === "document";
  if (fact) return isInherited || fact.at.holder !== "document" ? fact.at : node.use;
  const isAtUse = theirs && nameOf(theirs.at) === nameOf(other.use);
  const isInline = nameOf(other.at) === nameOf(other.use);
  return isAtUse && (useKinds.has(kind) || !isInline) ? node.use : node.at;
}
