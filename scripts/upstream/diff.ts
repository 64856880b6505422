// Two trees in the normal form, held against each other.
import { join, type Location, type Node, nameOf } from "./node.ts";
import { useKinds } from "./schema.ts";

export interface Difference {
  /** Our component or operation that has it. */
  readonly holder: string;
  /** Where and what, in one line. */
  readonly text: string;
  /** Where upstream says otherwise. */
  readonly theirs: string[];
}

export class Diff {
  readonly #differences = new Map<string, Difference>();
  readonly #seen = new Set<string>();

  get differences(): Difference[] {
    return [...this.#differences.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  }

  /** Notes a difference. Two operations that lead to the same one don't make it two. */
  add(ours: Location, theirs: Location, what: string): void {
    const text = [nameOf(ours), what].join(" ");
    const difference = this.#differences.get(text) ?? { holder: ours.holder, text, theirs: [] };
    const name = nameOf(theirs).replace(/:$/, "");
    if (!difference.theirs.includes(name)) difference.theirs.push(name);
    this.#differences.set(text, difference);
  }

  compare(ours: Node, theirs: Node): void {
    const key = [ours.use, theirs.use].map(({ holder, path }) => `${holder}: ${path}`).join();
    if (this.#seen.has(key)) return;
    this.#seen.add(key);

    const [type, theirType] = [ours, theirs].map(({ facts }) => facts.get("type")?.value ?? "any");
    if (type !== theirType) {
      // What else differs follows from the type.
      this.add(ours.at, theirs.at, `type ${type}, upstream ${theirType}`);
      this.#compareFacts(ours, theirs, (kind) => useKinds.has(kind) && type !== "any" && theirType !== "any");
      return;
    }
    this.#compareFacts(ours, theirs, (kind) => kind !== "type");
    this.#compareParts(ours, theirs);
  }

  #compareFacts(ours: Node, theirs: Node, isCompared: (kind: string) => boolean): void {
    for (const kind of new Set([...ours.facts.keys(), ...theirs.facts.keys()])) {
      if (!isCompared(kind)) continue;
      const [our, their] = [ours.facts.get(kind), theirs.facts.get(kind)];
      // A document need not say with which codes a call fails.
      if (kind === "codes" && !their) continue;
      // A list can be open only where there is one.
      if (kind === "open" && !(ours.facts.has("values") && theirs.facts.has("values"))) continue;
      const isOpen = kind === "values" && (ours.facts.has("open") || theirs.facts.has("open"));
      for (const text of contrasts(isOpen ? "known values" : kind, our?.value, their?.value))
        this.add(placeOf(kind, ours, theirs), placeOf(kind, theirs, ours), text);
    }
  }

  #compareParts(ours: Node, theirs: Node): void {
    const [mine, others] = [ours.parts(), theirs.parts()];
    for (const [key, our] of mine) {
      const their = others.get(key);
      if (their) this.compare(our, their);
      else if (!isTold(key)) this.add(our.use, theirs.at, "only ours");
    }
    for (const [key, their] of others) {
      if (mine.has(key) || isTold(key)) continue;
      const label = /^[.([]/.test(their.label) ? their.label : ` ${their.label}`;
      this.add({ ...ours.at, path: join(ours.at.path, label) }, their.use, "only upstream");
    }
  }
}

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

/** In which two values of a fact differ, undefined where a side does not state it. */
function contrasts(kind: string, ours: unknown, theirs: unknown): string[] {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const mine = ours.filter((value) => !theirs.includes(value));
    const others = theirs.filter((value) => !ours.includes(value));
    if (mine.length === 1 && others.length === 1) return [`${kind} ${mine[0]}, upstream ${others[0]}`];
    return [
      ...(mine.length > 0 ? [`${kind} ${mine.join(" | ")} only ours`] : []),
      ...(others.length > 0 ? [`${kind} ${others.join(" | ")} only upstream`] : []),
    ];
  }
  const [our, their] = [textOf(ours), textOf(theirs)];
  if (our === their) return [];
  if (ours === true && theirs === undefined) return [`${kind}, upstream not`];
  if (theirs === true && ours === undefined) return [`not ${kind}, upstream ${kind}`];
  return [`${kind} ${our}, upstream ${their}`];
}

function textOf(value: unknown): string {
  if (value === undefined) return "none";
  if (Array.isArray(value)) return value.join(" | ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
