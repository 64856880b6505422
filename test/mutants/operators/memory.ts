// Answers with a value that was right once, or that changes without a reason.
import type { Document, Field } from "../document.ts";
import type { Mutant } from "../mutant.ts";
import { identityOf, type Site, valueAt } from "../sites.ts";
import {
  type FieldOperator,
  fieldMutants,
  isIdentity,
  isNumber,
  isProperty,
  isScalar,
  isStatus,
  isText,
} from "./fields.ts";

/** What a place is remembered under: the thing that it belongs to, or its number where that has no id. */
function thingOf({ holder }: Site, index: number): string {
  return identityOf(holder) ?? `${index}`;
}

const isRemembered: FieldOperator["applies"] = (field) => isScalar(field) && isProperty(field) && !isIdentity(field);

const operators: FieldOperator[] = [
  {
    operator: "value-of-the-answer-before",
    class: "stale",
    applies: (field) => isScalar(field) && isProperty(field),
    edit: () => {
      const before = new Map<number, unknown>();
      return (site, { index }) => {
        const value = valueAt(site);
        if (before.has(index)) site.holder[site.key] = before.get(index);
        before.set(index, value);
      };
    },
  },
  {
    operator: "first-value-for-ever",
    class: "stale",
    applies: isRemembered,
    edit: () => {
      const first = new Map<string, unknown>();
      return (site, { index }) => {
        const thing = thingOf(site, index);
        if (!first.has(thing)) first.set(thing, valueAt(site));
        site.holder[site.key] = first.get(thing);
      };
    },
  },
  {
    operator: "wobbling-number",
    class: "stale",
    applies: (field) => isNumber(field) && field.values === undefined,
    edit: () => {
      let count = 0;
      return (site) => {
        if (typeof valueAt(site) === "number") site.holder[site.key] += count;
        count++;
      };
    },
  },
  {
    operator: "wobbling-text",
    class: "stale",
    applies: (field) => isText(field) && field.values === undefined && !isIdentity(field),
    edit: () => {
      let count = 0;
      return (site) => {
        if (typeof valueAt(site) === "string" && count > 0) site.holder[site.key] += ` ${count}`;
        count++;
      };
    },
  },
  {
    operator: "missing-every-other-time",
    class: "stale",
    applies: (field) => isScalar(field) && isProperty(field) && !field.required,
    edit: () => {
      const asked = new Map<string, number>();
      return (site, { index }) => {
        const thing = thingOf(site, index);
        const count = asked.get(thing) ?? 0;
        asked.set(thing, count + 1);
        if (count % 2 === 1 && valueAt(site) !== null) delete site.holder[site.key];
      };
    },
  },
];

/** What each thing's state was, reading by reading. */
function history(): (site: Site, index: number) => unknown[] {
  const states = new Map<string, unknown[]>();
  return (site, index) => {
    const thing = thingOf(site, index);
    const past = [...(states.get(thing) ?? []), valueAt(site)];
    states.set(thing, past);
    return past;
  };
}

/** An operator on states that picks one of those a thing has had. */
function transition(
  operator: string,
  pick: (past: unknown[], field: Field) => unknown,
  applies: (field: Field) => boolean = () => true,
): FieldOperator {
  return {
    operator,
    class: "transition",
    // A writing operation shows each state once.
    applies: (field, { method }) => method === "GET" && isStatus(field) && isProperty(field) && applies(field),
    edit: (field) => {
      const remember = history();
      return (site, { index }) => {
        const state = pick(remember(site, index), field);
        if (state !== undefined) site.holder[site.key] = state;
      };
    },
  };
}

const hasChanged = (past: unknown[]): boolean => past.some((state) => state !== past.at(-1));
const isClosed = ({ known }: Field): boolean => known.length > 1;

const transitions: FieldOperator[] = [
  transition("stuck-in-first-state", (past) => past[0]),
  transition("late-by-one-reading", (past) => past.at(-2)),
  transition("late-by-three-readings", (past) => past[Math.max(0, past.length - 4)]),
  transition("back-to-the-state-before", (past) => {
    const current = past.at(-1);
    const wasSeen = past.filter((state) => state === current).length > 1;
    return wasSeen ? past.findLast((state) => state !== current) : undefined;
  }),
  transition("back-every-other-time", (past) => (past.length % 2 === 0 ? past[0] : undefined)),
  transition("change-undone-once", (past) => {
    const changedAt = past.findIndex((state) => state !== past[0]);
    return changedAt > 0 && past.length === changedAt + 2 ? past[0] : undefined;
  }),
  transition(
    "null-once-it-changed",
    (past) => (hasChanged(past) ? null : undefined),
    ({ nullable }) => nullable,
  ),
  transition(
    "fails-instead",
    (past) => (hasChanged(past) ? "failed" : undefined),
    ({ known }) => known.length === 0 || known.includes("failed"),
  ),
  transition(
    "never-the-last-documented-state",
    (past, { known }) => (past.at(-1) === known.at(-1) ? known[0] : undefined),
    isClosed,
  ),
  transition("final-at-once", (_, { known }) => known.at(-1), isClosed),
];

export const staleMutants = (document: Document): Mutant[] => fieldMutants(document, operators);
export const transitionMutants = (document: Document): Mutant[] => fieldMutants(document, transitions);
