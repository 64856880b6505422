// Differences that the schemas allow: keys and nulls of properties that are optional. Only other answers of the same
// server, or a sentence of the documents, can tell that they are wrong.
import type { Document } from "../document.ts";
import type { Mutant } from "../mutant.ts";
import { removeAt, valueAt } from "../sites.ts";
import { type FieldOperator, fieldMutants, isProperty } from "./fields.ts";

const operators: FieldOperator[] = [
  {
    operator: "drop-optional",
    class: "optional",
    applies: (field) => !field.required && isProperty(field),
    edit: () => (site) => {
      if (valueAt(site) !== null) removeAt(site);
    },
  },
  {
    operator: "null-optional",
    class: "optional",
    applies: (field) => !field.required && field.nullable,
    edit: () => (site) => {
      site.holder[site.key] = null;
    },
  },
  {
    operator: "absent-instead-of-null",
    class: "optional",
    applies: (field) => field.nullable && isProperty(field),
    edit: () => (site) => {
      if (valueAt(site) === null) removeAt(site);
    },
  },
  {
    operator: "null-instead-of-absent",
    class: "optional",
    alsoMissing: true,
    applies: (field) => field.nullable && isProperty(field),
    edit: () => (site) => {
      if (valueAt(site) === undefined) site.holder[site.key] = null;
    },
  },
];

export const optionalMutants = (document: Document): Mutant[] => fieldMutants(document, operators);
