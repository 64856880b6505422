// A sample of faults: the same for the same seed, and with its share of each kind.
import type { Fault } from "./fault.ts";

/** mulberry32: numbers from 0 to 1 that look random. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws faults from all kinds in turn, until there are `count`. */
export function sample(faults: readonly Fault[], { seed, count }: { seed: number; count: number }): Fault[] {
  const random = randomNumbers(seed);
  const shuffled = faults.map((fault) => ({ fault, place: random() })).sort((one, other) => one.place - other.place);
  const kinds = [...new Set(shuffled.map(({ fault }) => fault.kind))].map((kind) =>
    shuffled.filter(({ fault }) => fault.kind === kind),
  );
  const drawn: Fault[] = [];
  for (let round = 0; drawn.length < count && kinds.some((kind) => round < kind.length); round++) {
    for (const kind of kinds) {
      const next = kind[round];
      if (next && drawn.length < count) drawn.push(next.fault);
    }
  }
  return drawn;
}
