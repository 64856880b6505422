// Answers with the right shape and a wrong value.
import { type Document, isList, nameOf } from "../document.ts";
import type { Mutant } from "../mutant.ts";
import { valueAt } from "../sites.ts";
import {
  type FieldOperator,
  fieldMutants,
  isAddress,
  isIdentity,
  isNumber,
  isProperty,
  isScalar,
  isText,
} from "./fields.ts";

type Replace = (value: never) => unknown;

/** An operator that replaces each value of one type by another one. */
function replacing(operator: string, applies: FieldOperator["applies"], type: string, replace: Replace): FieldOperator {
  return {
    operator,
    class: "value",
    applies,
    edit: () => (site) => {
      const value = valueAt(site);
      if (typeof value === type) site.holder[site.key] = replace(value as never);
    },
  };
}

const isOpenText: FieldOperator["applies"] = (field) => isText(field) && field.values === undefined;
const isCount: FieldOperator["applies"] = (field) => isNumber(field) && field.values === undefined;
const isFlag: FieldOperator["applies"] = (field) => field.types.includes("boolean");

const replacements: FieldOperator[] = [
  replacing("empty-text", isOpenText, "string", () => ""),
  replacing("truncated-text", isOpenText, "string", (value: string) => value.slice(0, -1)),
  replacing("other-text", isOpenText, "string", () => "Something else"),
  replacing("text-in-upper-case", isOpenText, "string", (value: string) => value.toUpperCase()),
  replacing("plus-one", isCount, "number", (value: number) => value + 1),
  replacing("minus-one", isCount, "number", (value: number) => value - 1),
  replacing("zero", isCount, "number", () => 0),
  replacing("negative", isCount, "number", (value: number) => -value - 1),
  replacing("negated", isFlag, "boolean", (value: boolean) => !value),
  replacing("always-true", isFlag, "boolean", () => true),
  replacing("always-false", isFlag, "boolean", () => false),
  replacing("id-that-points-nowhere", isIdentity, "string", (value: string) => `${value}0`),
  replacing("id-of-another-kind", isIdentity, "string", (value: string) => value.replace(/^[a-z]+_/, "thing_")),
  replacing("address-without-host", isAddress, "string", (value: string) => value.replace(/^https?:\/\/[^/]+/, "")),
  replacing("address-of-nobody", isAddress, "string", () => "https://invalid.example/nothing"),
];

const operators: FieldOperator[] = [
  ...replacements,
  {
    operator: "other-documented-value",
    class: "value",
    applies: (field) => field.known.length > 1,
    edit:
      ({ known }) =>
      (site) => {
        const index = known.indexOf(valueAt(site));
        if (index >= 0) site.holder[site.key] = known[(index + 1) % known.length];
      },
  },
  {
    operator: "first-documented-value",
    class: "value",
    applies: (field) => field.known.length > 1,
    edit:
      ({ known }) =>
      (site) => {
        if (valueAt(site) !== null) site.holder[site.key] = known[0];
      },
  },
  {
    operator: "last-documented-value",
    class: "value",
    applies: (field) => field.known.length > 1,
    edit:
      ({ known }) =>
      (site) => {
        if (valueAt(site) !== null) site.holder[site.key] = known.at(-1);
      },
  },
  {
    operator: "constant",
    class: "value",
    applies: (field) => isScalar(field) && field.known.length !== 1,
    edit: () => {
      let first: unknown;
      return (site) => {
        first ??= valueAt(site);
        if (first !== null) site.holder[site.key] = first;
      };
    },
  },
  {
    operator: "value-of-neighbour",
    class: "value",
    applies: (field) => isScalar(field) && isList(field) && isProperty(field),
    edit: () => {
      let firstOfAnswer: unknown;
      return (site, { index, sites }) => {
        // Sites come from the back: each takes the value of the item before it, the first one that of the last.
        if (index === sites.length - 1) firstOfAnswer = valueAt(site);
        const before = sites[index - 1];
        const value = before ? valueAt(before) : firstOfAnswer;
        if (value !== undefined) site.holder[site.key] = value;
      };
    },
  },
  {
    operator: "value-of-first-item",
    class: "value",
    applies: (field) => isScalar(field) && isList(field) && isProperty(field),
    edit:
      () =>
      (site, { sites }) => {
        const first = sites[0];
        if (first && valueAt(first) !== null) site.holder[site.key] = valueAt(first);
      },
  },
  {
    operator: "null-of-value",
    class: "value",
    applies: (field) => field.required && field.nullable,
    edit: () => (site) => {
      site.holder[site.key] = null;
    },
  },
  {
    operator: "value-where-null",
    class: "value",
    applies: (field) => field.nullable && isText(field),
    edit:
      ({ known }) =>
      (site) => {
        if (valueAt(site) === null) site.holder[site.key] = known[0] ?? "something";
      },
  },
];

/** Pairs of neighbouring properties of one object and type, which trade their values. */
function swaps(document: Document): FieldOperator[] {
  const all = document.operations.flatMap(({ success }) => success.fields);
  const names = [...new Set(all.filter((field) => isScalar(field) && isProperty(field)).map(nameOf))];
  return names.map((name) => ({
    operator: "swapped-properties",
    class: "value",
    applies: (field, { success }) => nameOf(field) === name && nextOfType(field.keys, success.fields) !== undefined,
    edit: (field, { success }) => {
      const other = nextOfType(field.keys, success.fields) ?? name;
      return ({ holder, key }) => {
        if (holder[other] === undefined) return;
        [holder[key], holder[other]] = [holder[other], holder[key]];
      };
    },
  }));
}

/** The next property of the same object that holds the same type. */
function nextOfType(
  keys: readonly string[],
  fields: readonly { keys: readonly string[]; types: readonly string[] }[],
): string | undefined {
  const parent = keys.slice(0, -1).join(".");
  const siblings = fields.filter((other) => other.keys.slice(0, -1).join(".") === parent && other.keys.length > 0);
  const index = siblings.findIndex((other) => other.keys.join(".") === keys.join("."));
  const types = siblings[index]?.types.join();
  const next = siblings.slice(index + 1).find((other) => other.types.join() === types);
  const isUsable = types !== undefined && !/array|object/.test(types) && keys.at(-1) !== "*";
  return isUsable ? next?.keys.at(-1) : undefined;
}

export const valueMutants = (document: Document): Mutant[] =>
  fieldMutants(document, [...operators, ...swaps(document)]);
