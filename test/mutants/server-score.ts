// How many lying servers the contract suite catches.

import type { Case } from "../../src/contract/cases/case.ts";
import type { DocumentReader } from "../../src/contract/document.ts";
import { sandboxProfile } from "../../src/contract/profiles.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { isEquivalent } from "./equivalence.ts";
import type { Mutant } from "./mutant.ts";
import { ordinaryCalls } from "./ordinary-calls.ts";
import { type Score, scoreOf } from "./score.ts";
import type { Recording, Subject } from "./subject.ts";
import { Suite } from "./suite.ts";
import { targetedCalls } from "./targeted-calls.ts";

/** A sandbox whose every answer is the same each time. */
function sandboxSubject(): Subject {
  const now = Date.UTC(2026, 10, 20, 12);
  const { fetch, advance } = createSandbox({ random: 1, now: () => now, apiKey: "any-key" });
  return { server: fetch, advance };
}

export interface ServerScoreOptions {
  mutants: readonly Mutant[];
  /** A running sandbox to put the liars in front of. Default: one in process. */
  url?: string | undefined;
  /** Default: all. */
  cases?: readonly Case[];
}

/** Puts the suite to liars; a survivor that no recorded call tells from the honest server counts as equivalent. */
export async function scoreServers(reader: DocumentReader, options: ServerScoreOptions): Promise<Score<Mutant>> {
  const { mutants, url, cases } = options;
  const fetch = url === undefined ? createSandbox({ random: 1 }).fetch : globalThis.fetch;
  const target = { profile: sandboxProfile, baseUrl: url ?? "http://sandbox.localhost", fetch };
  const suite = await Suite.of(reader, target, cases);
  const ordinary = await ordinaryCalls(reader.document, sandboxSubject, 7);
  const targeted = new Map<string, Recording>();
  const isSame = async (mutant: Mutant): Promise<boolean> => {
    const { operationId } = mutant;
    if (!(await isEquivalent(mutant, ordinary))) return false;
    const known = targeted.get(operationId) ?? (await targetedCalls(reader.document, sandboxSubject, operationId));
    targeted.set(operationId, known);
    return isEquivalent(mutant, known);
  };
  return scoreOf(mutants, (mutant) => suite.catches(mutant), isSame);
}
