/**
 * How sure a rule is: `A` the vendor's documents say it, or two official sources agree; `B` one official page, or two
 * independent clients; `C` one client; `D` a guess.
 */
export type Confidence = "A" | "B" | "C" | "D";

/** Something that holds for the API, and who says so. */
export interface Rule {
  /** What must be seen. */
  title: string;
  /** Document and section. */
  source: string;
  confidence: Confidence;
}

/** A rule that was not kept. */
export interface StepFinding {
  rule: Rule;
  expected: string;
  seen: string;
  /** The number of the step that showed it, from 1. */
  step: number;
}

/** Whether a rule may fail a run: a guess only warns. */
export const isBinding = ({ confidence }: Rule): boolean => confidence !== "D";
