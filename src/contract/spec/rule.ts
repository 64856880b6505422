/**
 * How certain a rule is: `A` HeyGen's documentation, or two official sources that agree; `B` one official page, or two
 * independent clients; `C` one client; `D` a guess.
 */
export type Confidence = "A" | "B" | "C" | "D";

/** A rule of the API, with its source. */
export interface Rule {
  /** What must hold. */
  title: string;
  /** Document and section. */
  source: string;
  confidence: Confidence;
}

/** A violation of a rule in a step. */
export interface StepFinding {
  rule: Rule;
  expected: string;
  seen: string;
  /** The number of the step, from 1. */
  step: number;
}

/** Whether a violation fails the run. A guess only warns. */
export const isBinding = ({ confidence }: Rule): boolean => confidence !== "D";
