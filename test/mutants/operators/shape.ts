// Answers that a schema refuses: keys and types that are not what the spec says.
import { type Document, type Field, isList } from "../document.ts";
import type { Mutant } from "../mutant.ts";
import { removeAt, valueAt } from "../sites.ts";
import { type FieldOperator, fieldMutants, isNumber, isProperty, isText } from "./fields.ts";

/** A value of each type. */
const samples: Readonly<Record<string, unknown>> = {
  string: "text",
  integer: 7,
  number: 7.5,
  boolean: true,
  object: {},
  array: [],
};

const allows = ({ types }: Field, type: string): boolean =>
  types.length === 0 || types.includes(type) || (type === "integer" && types.includes("number"));

const retypings: FieldOperator[] = Object.entries(samples).map(([type, sample]) => ({
  operator: `retype-to-${type}`,
  class: "shape",
  applies: (field) => !allows(field, type) && (field.values === undefined || !field.values.includes(sample)),
  edit: () => (site) => {
    if (valueAt(site) !== null) site.holder[site.key] = structuredClone(sample);
  },
}));

const operators: FieldOperator[] = [
  ...retypings,
  {
    operator: "drop-required",
    class: "shape",
    applies: (field) => field.required && isProperty(field),
    edit: () => removeAt,
  },
  {
    operator: "drop-required-in-last-item",
    class: "shape",
    applies: (field) => field.required && isProperty(field) && isList(field),
    edit:
      () =>
      (site, { index, sites }) => {
        if (index === sites.length - 1) removeAt(site);
      },
  },
  {
    operator: "rename-required",
    class: "shape",
    applies: (field) => field.required && isProperty(field),
    edit: () => (site) => {
      site.holder[camelCase(String(site.key))] = valueAt(site);
      delete site.holder[site.key];
    },
  },
  {
    operator: "null-where-not-nullable",
    class: "shape",
    applies: (field) => !field.nullable && field.types.length > 0,
    edit: () => (site) => {
      site.holder[site.key] = null;
    },
  },
  {
    operator: "undocumented-value",
    class: "shape",
    applies: (field) => field.values !== undefined && isText(field),
    edit: () => (site) => {
      if (valueAt(site) !== null) site.holder[site.key] = "something_else";
    },
  },
  {
    operator: "value-in-upper-case",
    class: "shape",
    applies: (field) => field.values !== undefined && isText(field),
    edit: () => (site) => {
      if (typeof valueAt(site) === "string") site.holder[site.key] = valueAt(site).toUpperCase();
    },
  },
  {
    operator: "number-as-text",
    class: "shape",
    applies: (field) => isNumber(field) && !isText(field),
    edit: () => (site) => {
      if (valueAt(site) !== null) site.holder[site.key] = String(valueAt(site));
    },
  },
  {
    operator: "whole-number-with-fraction",
    class: "shape",
    applies: (field) => field.types.includes("integer") && !field.types.includes("number"),
    edit: () => (site) => {
      if (typeof valueAt(site) === "number") site.holder[site.key] += 0.5;
    },
  },
  {
    operator: "boolean-as-text",
    class: "shape",
    applies: (field) => field.types.includes("boolean") && !isText(field),
    edit: () => (site) => {
      if (valueAt(site) !== null) site.holder[site.key] = String(valueAt(site));
    },
  },
  {
    operator: "wrapped-in-array",
    class: "shape",
    applies: (field) => !field.types.includes("array") && field.types.length > 0,
    edit: () => (site) => {
      if (valueAt(site) !== null) site.holder[site.key] = [valueAt(site)];
    },
  },
];

/** The other usual way to write a key; a key of one word gets an underscore instead. */
function camelCase(key: string): string {
  const camel = key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  return camel === key ? `${key}_` : camel;
}

export const shapeMutants = (document: Document): Mutant[] => fieldMutants(document, operators);
