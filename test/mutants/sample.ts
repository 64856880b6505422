// A sample of mutants in which no class, and no operation within a class, is forgotten.
import { randomOf, shuffled } from "./random.ts";

export interface Classified {
  readonly id: string;
  readonly class: string;
  readonly operationId: string;
  readonly operator: string;
}

/**
 * Draws mutants, the same ones for the same seed. Each class gets its share, but not less than `floor`; within a class
 * operators and operations take turns.
 *
 * @param floor the least number of each class, as far as it has so many. Default: 10, less where the count is small
 */
export function sample<M extends Classified>(
  mutants: readonly M[],
  count: number,
  seed: number,
  floor: number = Math.min(10, Math.floor(count / 50) + 1),
): M[] {
  const random = randomOf(seed);
  const classes = [...groupsBy(mutants, (mutant) => mutant.class).values()].map((members) => inTurns(random, members));
  const sizes = shares(
    classes.map(({ length }) => length),
    count,
    floor,
  );
  const drawn = classes.flatMap((members, index) => members.slice(0, sizes[index]));
  return shuffled(random, drawn).slice(0, count);
}

/** How many of each class: in proportion, at least the floor, and together as many as asked for. */
function shares(lengths: readonly number[], count: number, floor: number): number[] {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const sizes = lengths.map((length) => Math.min(length, Math.max(floor, Math.floor((count * length) / total))));
  const sum = (): number => sizes.reduce((all, size) => all + size, 0);
  while (sum() < Math.min(count, total)) {
    const index = largest(lengths.map((length, at) => length - (sizes[at] ?? 0)));
    sizes[index] = (sizes[index] ?? 0) + 1;
  }
  while (sum() > count && Math.max(...sizes) > 1) {
    const index = largest(sizes);
    sizes[index] = (sizes[index] ?? 0) - 1;
  }
  return sizes;
}

const largest = (values: readonly number[]): number => values.indexOf(Math.max(...values));

/** All members in an order of chance in which each operator with each operation comes once before any comes twice. */
function inTurns<M extends Classified>(random: () => number, members: readonly M[]): M[] {
  const groups = groupsBy(shuffled(random, members), ({ operator, operationId }) => `${operator} ${operationId}`);
  const queues = shuffled(random, [...groups.values()]);
  const longest = Math.max(...queues.map(({ length }) => length));
  return Array.from({ length: longest }, (_, round) => queues.flatMap((queue) => queue[round] ?? [])).flat();
}

/** Members that have the same key, under that key. */
export function groupsBy<M>(members: readonly M[], keyOf: (member: M) => string): Map<string, M[]> {
  const groups = new Map<string, M[]>();
  for (const member of members) {
    const group = groups.get(keyOf(member));
    if (group) group.push(member);
    else groups.set(keyOf(member), [member]);
  }
  return groups;
}
