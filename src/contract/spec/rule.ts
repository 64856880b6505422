/**
 * How certain a rule is: `A` HeyGen's documentation, or two official sources that agree; `B` one official page, or two
 * independent clients; `C` one client; `D` a guess.
 */
export type Confidence = "A" | "B" | "C" | "D";

/** A rule of the API, with its source. */
export interface Rule {
  /** The kind of the cases that test it, such as `lists/pages`. The ids of the cases contain it. */
  kind: string;
  /** What must hold. */
  title: string;
  /** Document and section. */
  source: string;
  confidence: Confidence;
}

/** A violation of a rule. */
export interface Finding {
  rule: Rule;
  /** Distinguishes the causes of one rule: findings with the same rule and the same symptom belong together. */
  symptom: string;
  /** What the request was about, if its case is about one thing: `body`, `parameter`, or a status. */
  part?: string;
  /** The parameter, the header, the pointer in a body, or in words what was compared. */
  place: string;
  expected: string;
  got: string;
}

/** A violation of a rule in a step of a case. */
export interface StepFinding extends Finding {
  /** The number of the step, from 1; 0 if no step was taken. */
  step: number;
  /** The number of the earlier step that it contradicts, if there is one. */
  contradicts?: number;
}

/** Whether a violation fails the run. A guess only warns. */
export const isBinding = ({ confidence }: Rule): boolean => confidence !== "D";
