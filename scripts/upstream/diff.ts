// What our document and upstream's say differently, in words.
import { join, type Location, type Node, nameOf } from "./node.ts";
import { type Contrast, type FactContrast, type PartContrast, walk } from "./walk.ts";

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
    for (const contrast of walk(ours, theirs, this.#seen)) {
      if (isOurOwn(contrast)) continue;
      if ("part" in contrast) this.#addPart(contrast);
      else this.#addFact(contrast);
    }
  }

  #addFact({ kind, ours, theirs, values, isOpen }: FactContrast): void {
    const change = { kind, isOpen, added: added(...values) };
    for (const text of wordings(isOpen ? "known values" : kind, ...values)) this.add(ours, theirs, text, change);
  }

  #addPart({ part, isOurs, other }: PartContrast): void {
    if (isOurs) {
      this.add(part.use, other.at, "only ours");
      return;
    }
    const label = /^[.([]/.test(part.label) ? part.label : ` ${part.label}`;
    const ours = { ...other.at, path: join(other.at.path, label) };
    this.add(ours, part.use, "only upstream", { kind: "part", added: part.label });
  }
}

/** What only our document says, or what upstream's need not say: names, callbacks, and with which codes a call fails. */
function isOurOwn(contrast: Contrast): boolean {
  if ("part" in contrast) return contrast.key.startsWith("callback ");
  return /^(x-|operationId$)/.test(contrast.kind) || (contrast.kind === "codes" && contrast.values[1] === undefined);
}

/** What their fact has and ours lacks; undefined where ours has something that theirs lacks. */
function added(ours: unknown, theirs: unknown): unknown {
  if (!Array.isArray(ours) || !Array.isArray(theirs)) return ours === undefined ? theirs : undefined;
  return ours.every((value) => theirs.includes(value)) ? theirs.filter((value) => !ours.includes(value)) : undefined;
}

/** In which two values of a fact differ, undefined where a side does not state it. */
function wordings(kind: string, ours: unknown, theirs: unknown): string[] {
  if (kind === "type") return [`type ${textOf(ours ?? "any")}, upstream ${textOf(theirs ?? "any")}`];
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const mine = ours.filter((value) => !theirs.includes(value));
    const others = theirs.filter((value) => !ours.includes(value));
    if (mine.length === 1 && others.length === 1) return [`${kind} ${mine[0]}, upstream ${others[0]}`];
    return [
      ...(mine.length > 0 ? [`${kind} ${mine.join(" | ")} only ours`] : []),
      ...(others.length > 0 ? [`${kind} ${others.join(" | ")} only upstream`] : []),
    ];
  }
  if (ours === true && theirs === undefined) return [`${kind}, upstream not`];
  if (theirs === true && ours === undefined) return [`not ${kind}, upstream ${kind}`];
  return [`${kind} ${textOf(ours)}, upstream ${textOf(theirs)}`];
}

function textOf(value: unknown): string {
  if (value === undefined) return "none";
  if (Array.isArray(value)) return value.join(" | ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
