// How many mutants were caught, by class and by operation.
import type { Classified } from "./sample.ts";

export interface Tally<M> {
  caught: number;
  /** Without those that are equivalent. */
  total: number;
  equivalent: number;
  readonly survivors: M[];
}

export interface Score<M> {
  readonly all: Tally<M>;
  readonly byClass: ReadonlyMap<string, Tally<M>>;
  readonly byOperation: ReadonlyMap<string, Tally<M>>;
}

/**
 * Puts mutants to a test.
 *
 * @param isCaught whether the test tells the mutant from an honest server
 * @param isEquivalent whether nothing tells it; asked only of those that were not caught. Default: none is
 */
export async function scoreOf<M extends Classified>(
  mutants: readonly M[],
  isCaught: (mutant: M) => Promise<boolean>,
  isEquivalent: (mutant: M) => Promise<boolean> = async () => false,
): Promise<Score<M>> {
  const all = emptyTally<M>();
  const byClass = new Map<string, Tally<M>>();
  const byOperation = new Map<string, Tally<M>>();
  for (const mutant of mutants) {
    const tallies = [all, tallyIn(byClass, mutant.class), tallyIn(byOperation, mutant.operationId)];
    const wasCaught = await isCaught(mutant);
    const isSame = !wasCaught && (await isEquivalent(mutant));
    for (const tally of tallies) count(tally, mutant, wasCaught, isSame);
  }
  return { all, byClass, byOperation };
}

const emptyTally = <M>(): Tally<M> => ({ caught: 0, total: 0, equivalent: 0, survivors: [] });

function tallyIn<M>(tallies: Map<string, Tally<M>>, name: string): Tally<M> {
  const tally = tallies.get(name) ?? emptyTally<M>();
  tallies.set(name, tally);
  return tally;
}

function count<M>(tally: Tally<M>, mutant: M, wasCaught: boolean, isSame: boolean): void {
  if (isSame) {
    tally.equivalent++;
    return;
  }
  tally.total++;
  if (wasCaught) tally.caught++;
  else tally.survivors.push(mutant);
}

/**
 * The score as a table, the weakest first, with the names of survivors below.
 *
 * @param listed how many survivors are named. Default: 50
 */
export function formatScore<M extends Classified>({ all, byClass, byOperation }: Score<M>, listed = 50): string {
  const named = all.survivors.slice(0, listed).map(({ id }) => `  ${id}`);
  const unnamed = all.survivors.length - named.length;
  if (unnamed > 0) named.push(`  and ${unnamed} more`);
  const lines = [
    ...table("class", byClass),
    "",
    ...table("operation", byOperation),
    "",
    row("all", all),
    "",
    all.survivors.length > 0 ? "Survivors:" : "No survivors.",
    ...named,
  ];
  return lines.join("\n");
}

function table<M>(title: string, tallies: ReadonlyMap<string, Tally<M>>): string[] {
  const sorted = [...tallies].sort(([, one], [, other]) => shareOf(one) - shareOf(other));
  const heading = `${title.padEnd(30)}${"caught".padStart(8)}${"of".padStart(7)}${"share".padStart(9)}${"equivalent".padStart(12)}`;
  return [heading, ...sorted.map(([name, tally]) => row(name, tally))];
}

function row<M>(name: string, tally: Tally<M>): string {
  const share = `${(100 * shareOf(tally)).toFixed(1)} %`;
  return `${name.padEnd(30)}${String(tally.caught).padStart(8)}${String(tally.total).padStart(7)}${share.padStart(9)}${String(tally.equivalent).padStart(12)}`;
}

/** The share that was caught, from 0 to 1; 1 where there was nothing to catch. */
export const shareOf = ({ caught, total }: Pick<Tally<unknown>, "caught" | "total">): number =>
  total === 0 ? 1 : caught / total;
