// Chance that repeats itself: the same seed gives the same numbers.

/** Numbers from 0 up to 1, by the generator that is known as mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of several, which must not be none. */
export function oneOf<T>(random: () => number, values: readonly T[]): T {
  if (values.length === 0) throw new Error("nothing to choose from");
  return values[Math.floor(random() * values.length)] as T;
}

export function shuffled<T>(random: () => number, values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
