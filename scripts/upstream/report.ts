// The differences that a comparison meets, each kept once however many operations lead to it.
import { type Place, placeName } from "./place.ts";

export interface Difference {
  /** Our component or operation that holds it. */
  readonly holder: string;
  /** What sort of fact differs, such as `maximum`. */
  readonly kind: string;
  /** The whole of it in one line, which is the name under which it can be accepted. */
  readonly name: string;
  /** Where upstream says otherwise. */
  readonly theirs: string[];
}

/** Two places that are held against each other. */
export interface Pair {
  readonly ours: Place;
  readonly theirs: Place;
}

export class Report {
  readonly #differences = new Map<string, Difference>();
  readonly #compared = new Set<string>();

  /** @param text what differs, after the pointer */
  add({ ours, theirs }: Pair, kind: string, text: string): void {
    const name = `${ours.holder}: ${[ours.within, text].filter(Boolean).join(" ")}`;
    const difference = this.#differences.get(name) ?? { holder: ours.holder, kind, name, theirs: [] };
    const place = placeName(theirs);
    if (!difference.theirs.includes(place)) difference.theirs.push(place);
    this.#differences.set(name, difference);
  }

  /** Notes one fact of both sides, where it differs; undefined where a side does not state it. */
  contrast(pair: Pair, kind: string, [ours, theirs]: readonly [unknown, unknown]): void {
    const texts = [textOf(ours), textOf(theirs)];
    if (texts[0] !== texts[1]) this.add(pair, kind, `${kind} ${texts[0]}, upstream ${texts[1]}`);
  }

  /** Notes that a component or operation of ours was held against one of theirs. */
  visit({ ours }: Pair): void {
    this.#compared.add(ours.holder);
  }

  get compared(): ReadonlySet<string> {
    return this.#compared;
  }

  get differences(): Difference[] {
    return [...this.#differences.values()].sort((a, b) => compareTexts(a.name, b.name));
  }
}

function textOf(value: unknown): string {
  if (value === undefined) return "none";
  return typeof value === "string" ? value : canonical(value);
}

/** JSON in which the order of keys plays no role. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, node) => {
    if (node === null || typeof node !== "object" || Array.isArray(node)) return node;
    return Object.fromEntries(Object.entries(node).sort(([a], [b]) => compareTexts(a, b)));
  });
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
