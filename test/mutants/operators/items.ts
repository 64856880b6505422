// Answers whose arrays lack, repeat or reorder items.
import type { Document, Json } from "../document.ts";
import type { Mutant } from "../mutant.ts";
import { identityOf, valueAt } from "../sites.ts";
import { type FieldOperator, fieldMutants } from "./fields.ts";

/** An operator that puts another array in the place of each array. */
function onItems(operator: string, change: (items: Json[]) => Json[]): FieldOperator {
  return {
    operator,
    class: "item",
    applies: ({ types }) => types.includes("array"),
    edit: () => (site) => {
      if (Array.isArray(valueAt(site))) site.holder[site.key] = change(valueAt(site));
    },
  };
}

const operators: FieldOperator[] = [
  onItems("first-item-dropped", (items) => items.slice(1)),
  onItems("last-item-dropped", (items) => items.slice(0, -1)),
  onItems("middle-item-dropped", (items) => items.filter((_, index) => index !== Math.floor(items.length / 2))),
  onItems("first-item-repeated", (items) => [...items.slice(0, 1), ...items]),
  onItems("last-item-repeated", (items) => [...items, ...items.slice(-1)]),
  onItems("last-item-replaced-by-first", (items) => (items.length > 1 ? [...items.slice(0, -1), items[0]] : items)),
  onItems("reversed", (items) => items.toReversed()),
  onItems("first-two-swapped", ([first, second, ...rest]) => {
    return second === undefined ? [first].filter((item) => item !== undefined) : [second, first, ...rest];
  }),
  onItems("empty", () => []),
  onItems("one-item-at-most", (items) => items.slice(0, 1)),
  onItems("null-item-added", (items) => [...items, null]),
  onItems("sorted-by-id", (items) => items.toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)))),
  {
    operator: "rotated-by-one-each-time",
    class: "item",
    applies: ({ types }) => types.includes("array"),
    edit: () => {
      let count = 0;
      return (site) => {
        const items = valueAt(site);
        if (!Array.isArray(items) || items.length === 0) return;
        const by = count++ % items.length;
        site.holder[site.key] = [...items.slice(by), ...items.slice(0, by)];
      };
    },
  },
];

const keyOf = (item: Json): string => identityOf(item) ?? JSON.stringify(item);

export const itemMutants = (document: Document): Mutant[] => fieldMutants(document, operators);
