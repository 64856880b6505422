// Two trees in the normal form, held against each other.
import { type Fact, join, type Location, type Node, nameOf } from "./node.ts";
import { useKinds } from "./schema.ts";

export interface Difference {
  /** Our component or operation that has it. */
  readonly holder: string;
  /** Where and what, in one line. */
  readonly text: string;
  /** Where upstream says otherwise. */
  readonly theirs: string[];
  readonly change: Change;
}

/** What differs, for who wants to do something about it. */
export interface Change {
  /** A part that one side lacks, or what a fact is. */
  readonly kind: string;
  readonly ours: Location;
  readonly theirs: Location;
  /** What only upstream has: the label of a part, the values of a list, or a fact that we do not state. */
  readonly added?: unknown;
  readonly isOpen?: boolean;
}

export class Diff {
  readonly #differences = new Map<string, Difference>();
  readonly #seen = new Set<string>();

  get differences(): Difference[] {
    return [...this.#differences.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  }

  /** Notes a difference. Two operations that lead to the same one don't make it two. */
  add(ours: Location, theirs: Location, what: string, change: Omit<Change, "ours" | "theirs"> = { kind: "" }): void {
    const text = [nameOf(ours), what].join(" ");
    const found = { holder: ours.holder, text, theirs: [], change: { ours, theirs, ...change } };
    const difference = this.#differences.get(text) ?? found;
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
        this.add(placeOf(kind, ours, theirs), placeOf(kind, theirs, ours), text, {
          kind,
          isOpen,
          added: added(our, their),
        });
    }
  }

  #compareParts(ours: Node, theirs: Node): void {
    const [mine, others] = [ours.parts(), theirs.parts()];
    const onlyOurs = [...mine].filter(([key]) => !others.has(key) && !isTold(key)).map(([, our]) => our);
    const onlyTheirs = [...others].filter(([key]) => !mine.has(key) && !isTold(key)).map(([, their]) => their);
    for (const [key, our] of mine) {
      const their = others.get(key);
      if (their) this.compare(our, their);
    }
    const [our, their] = [onlyOurs[0], onlyTheirs[0]];
    if (our && their && onlyOurs.length === 1 && onlyTheirs.length === 1 && isUntagged(our) && isUntagged(their)) {
      this.compare(our, their);
      return;
    }
    for (const part of onlyOurs) this.add(part.use, theirs.at, "only ours");
    for (const part of onlyTheirs) {
      const label = /^[.([]/.test(part.label) ? part.label : ` ${part.label}`;
      const change = { kind: "part", added: part.label };
      this.add({ ...ours.at, path: join(ours.at.path, label) }, part.use, "only upstream", change);
    }
  }
}

/** A branch of a union that is known by its properties alone, so that another property gives it another label. */
const isUntagged = ({ label }: Node): boolean => label.startsWith("(with ");

/** Whether there are additional properties is a fact of the node. */
const isTold = (key: string): boolean => key === ".*";

/** What their fact has and ours lacks; undefined where ours has something that theirs lacks. */
function added(ours: Fact | undefined, theirs: Fact | undefined): unknown {
  if (!Array.isArray(ours?.value) || !Array.isArray(theirs?.value)) return ours ? undefined : theirs?.value;
  const [mine, others] = [ours.value as unknown[], theirs.value as unknown[]];
  return mine.every((value) => others.includes(value)) ? others.filter((value) => !mine.includes(value)) : undefined;
}

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
