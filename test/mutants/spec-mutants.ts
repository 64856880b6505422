// Every wrong spec that the operators make of a right one.
import { keywordChanges } from "./spec-operators/keywords.ts";
import { operationChanges } from "./spec-operators/operations.ts";
import { type Json, partAt, type SpecChange } from "./spec-operators/places.ts";

export interface SpecMutant {
  readonly id: string;
  readonly operator: string;
  /** What the change is about, and for schemas what they describe. */
  readonly class: string;
  /** The operation that is wrong, the first one where a shared part is. */
  readonly operationId: string;
  /** Gives a changed copy of the whole document. */
  apply(): Json;
}

/** @param spec the bundled document, as a plain object, which is left as it is */
export function specMutants(spec: Json): SpecMutant[] {
  const changes = new Map([...keywordChanges(spec), ...operationChanges(spec)].map((change) => [idOf(change), change]));
  return [...changes].map(([id, change]) => ({
    id,
    operator: change.operator,
    class: change.class,
    operationId: change.operationId,
    apply() {
      const copy = structuredClone(spec);
      change.change(partAt(copy, change.place));
      return copy;
    },
  }));
}

const idOf = ({ operator, place, detail }: SpecChange): string =>
  [operator, place.join("/"), detail].filter(Boolean).join(" ");
