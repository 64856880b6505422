// Whether a mutant can be told from the honest server at all.
import type { Mutant } from "./mutant.ts";
import { type PlainAnswer, type Recording, send } from "./subject.ts";

/** What is compared: a liar, or another server, with what it looks at. */
type Liar = Pick<Mutant, "wrap" | "sees">;

/**
 * Whether a liar gives the very answers of the honest server to recorded calls: the same statuses, JSON bodies and
 * documented headers. Until the first difference both are sent the same, so the recorded calls need not be made anew.
 */
export async function isEquivalent(mutant: Liar, ...recordings: readonly Recording[]): Promise<boolean> {
  for (const recording of recordings) if ((await firstDifference(mutant, recording)) !== undefined) return false;
  return true;
}

/** The number of the first call that is answered differently, from 0; undefined where none is. */
export async function firstDifference(mutant: Liar, recording: Recording): Promise<number | undefined> {
  const { server, advance } = recording.make();
  const liar = mutant.wrap(server);
  // After the last call that it sees, a liar can only have changed what is stored.
  for (const [index, { operationId, after, request, answer }] of recording.calls.entries()) {
    if (after > 0) advance(after);
    const isSeen = operationId !== undefined && mutant.sees.has(operationId);
    const given = await send(isSeen ? liar : server, request);
    if (!isSame(given, answer, recording.headers)) return index;
  }
  return undefined;
}

function isSame(one: PlainAnswer, other: PlainAnswer, headers: readonly string[]): boolean {
  if (one.status !== other.status) return false;
  if (headers.some((name) => one.headers[name] !== other.headers[name])) return false;
  return JSON.stringify(one.body) === JSON.stringify(other.body);
}
