// Remembers each resource that was received, to compare it with later responses.
import { isFinal } from "../context/statuses.ts";
import type { DocumentReader } from "../spec/document.ts";
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";
import { resourcesIn, withoutSignatures } from "../spec/resource-views.ts";
import { successOf } from "../spec/resources.ts";
import type { Rule, StepFinding } from "../spec/rule.ts";

const sameRule: Rule = {
  kind: "consistency/same",
  title: "A resource is the same in every response until it is changed.",
  source: "Guides of avatar groups and looks: the same object by get and in lists",
  confidence: "A",
};
const permanentRule: Rule = {
  kind: "consistency/permanent",
  title: "The type, owner, group and creation time of a resource never change.",
  source: "Reference of groups, looks and videos",
  confidence: "B",
};

const finishedRule: Rule = {
  kind: "consistency/finished",
  title: "A resource that is completed or failed stays so in every response.",
  source: "Guides of avatar and video creation: poll until the status is completed or failed",
  confidence: "A",
};

export const consistencyRules: readonly Rule[] = [sameRule, permanentRule, finishedRule];

/** Members that never change. */
const permanent = ["created_at", "group_id", "avatar_type", "type", "owner"];

/** A resource as it was in a response. */
interface Observation {
  component: string;
  value: Json;
  epoch: number;
  step: number;
}

/**
 * Compares each resource in the successes of a case with the same resource in earlier ones.
 *
 * @param isComparable whether an exchange takes part
 * @param isClockHeld whether the server's clock moves only when a case advances it
 */
export function inconsistencies(
  exchanges: readonly Exchange[],
  reader: DocumentReader,
  isComparable: (exchange: Exchange) => boolean,
  isClockHeld = false,
): StepFinding[] {
  const memory = new ResourceMemory(reader, isClockHeld);
  return exchanges.flatMap((exchange, index) => (isComparable(exchange) ? memory.compare(exchange, index + 1) : []));
}

/** Remembers each resource as it was in the last response. */
export class ResourceMemory {
  readonly #reader: DocumentReader;
  readonly #isClockHeld: boolean;
  readonly #seen = new Map<string, Observation>();

  constructor(reader: DocumentReader, isClockHeld = false) {
    this.#reader = reader;
    this.#isClockHeld = isClockHeld;
  }

  /** Compares the resources in a success with those in earlier responses. */
  compare({ operation, body, epoch }: Exchange, step: number): StepFinding[] {
    const found: StepFinding[] = [];
    for (const { component, id, value } of resourcesIn(body, successOf(operation), this.#reader)) {
      const key = `${component} ${id}`;
      const before = this.#seen.get(key);
      const now = { component, value, epoch, step };
      if (before) found.push(...differences(before, now, this.#isClockHeld));
      this.#seen.set(key, now);
    }
    return found;
  }
}

function differences(before: Observation, now: Observation, isClockHeld: boolean): StepFinding[] {
  const isInTime = isClockHeld || before.value.status === now.value.status;
  const isUnchanged = before.epoch === now.epoch && isInTime;
  const rule = isUnchanged ? sameRule : permanentRule;
  if (!isUnchanged && isFinal(before.value) && !isFinal(now.value)) {
    return [{ ...findingAbout("status", before, now), rule: finishedRule }];
  }
  const keys = new Set(isUnchanged ? [...Object.keys(before.value), ...Object.keys(now.value)] : permanent);
  return [...keys]
    .filter((key) => textOf(before.value[key]) !== textOf(now.value[key]))
    .map((key) => ({ ...findingAbout(key, before, now), rule }));
}

const findingAbout = (key: string, before: Observation, now: Observation): Omit<StepFinding, "rule"> => ({
  symptom: key,
  place: `${now.component}/${key}`,
  expected: `${textOf(before.value[key])}, as before`,
  got: textOf(now.value[key]),
  step: now.step,
  contradicts: before.step,
});

const textOf = (value: Json): string => withoutSignatures(value ?? null);
