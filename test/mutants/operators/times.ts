// Answers with a time in the wrong unit, or at the wrong moment.
import type { Document } from "../document.ts";
import type { Mutant } from "../mutant.ts";
import { valueAt } from "../sites.ts";
import { type FieldOperator, fieldMutants, isNumber, isTime } from "./fields.ts";

const hour = 60 * 60;

function onTime(operator: string, change: (seconds: number) => unknown): FieldOperator {
  return {
    operator,
    class: "time",
    applies: isTime,
    edit: () => (site) => {
      if (typeof valueAt(site) === "number") site.holder[site.key] = change(valueAt(site));
    },
  };
}

const operators: FieldOperator[] = [
  onTime("milliseconds", (seconds) => Math.round(seconds * 1000)),
  onTime("minutes", (seconds) => Math.round(seconds / 60)),
  onTime("iso-text", (seconds) => new Date(seconds * 1000).toISOString()),
  onTime("an-hour-late", (seconds) => seconds + hour),
  onTime("an-hour-early", (seconds) => seconds - hour),
  onTime("a-year-ahead", (seconds) => seconds + 365 * 24 * hour),
  onTime("epoch", () => 0),
  {
    operator: "later-with-each-reading",
    class: "time",
    applies: isTime,
    edit: () => {
      let readings = 0;
      return (site) => {
        if (typeof valueAt(site) === "number") site.holder[site.key] += readings * 60;
        readings++;
      };
    },
  },
  {
    operator: "duration-in-milliseconds",
    class: "time",
    applies: (field) => isNumber(field) && !isTime(field) && /seconds/i.test(field.description),
    edit: () => (site) => {
      if (typeof valueAt(site) === "number") site.holder[site.key] *= 1000;
    },
  },
];

export const timeMutants = (document: Document): Mutant[] => fieldMutants(document, operators);
