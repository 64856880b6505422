// Runs cases against a subject.
import { project, type SpecReader } from "../../spec.ts";
import { type Case, type Context, casesOf } from "./cases.ts";
import { Ledger } from "./ledger.ts";
import type { Subject } from "./subject.ts";

export interface RunOptions {
  reader?: SpecReader;
  cases?: Case[];
  secondOpinion?: boolean;
  /** Ends with the first case that fails. */
  stopEarly?: boolean;
  seed?: number;
}

export interface Result {
  ledger: Ledger;
  failures: { id: string; problems: string[] }[];
  /** What was asked of each operation, for the report. */
  asked: Map<string, string[]>;
}

/** The seed of this run: fixed, unless CONTRACT_SEED says otherwise (a number, or `random`). */
export function seedOf(text: string | undefined = process.env.CONTRACT_SEED): number {
  if (text === "random") return Math.floor(Math.random() * 2 ** 31);
  return Number(text ?? 20_261_031);
}

export async function runContract(subject: Subject, options: RunOptions = {}): Promise<Result> {
  const {
    reader = project,
    cases = casesOf(reader),
    secondOpinion = false,
    stopEarly = false,
    seed = seedOf(),
  } = options;
  const ledger = new Ledger();
  const context: Context = { subject, reader, ledger, secondOpinion, seed };
  const failures: Result["failures"] = [];
  const asked = new Map<string, string[]>();
  for (const one of cases) {
    if (one.only && one.only !== subject.name) continue;
    ledger.count();
    for (const id of one.operations) asked.set(id, [...(asked.get(id) ?? []), one.id]);
    const problems = await one.run(context).catch((error: Error) => [`threw ${error.message}`]);
    if (problems.length > 0) failures.push({ id: one.id, problems });
    if (problems.length > 0 && stopEarly) break;
  }
  return { ledger, failures, asked };
}
