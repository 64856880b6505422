// Runs an operator over every property of every success.
import { type Document, type Field, nameOf, type Operation } from "../document.ts";
import { type Call, type Mutant, mutantOf, onSuccess } from "../mutant.ts";
import { filledSitesAt, type Site, sitesAt } from "../sites.ts";

/** Where an edit happens. */
export interface Place {
  /** The number of the place among those of its answer. */
  readonly index: number;
  readonly sites: readonly Site[];
  readonly call: Call;
}

export interface FieldOperator {
  readonly operator: string;
  readonly class: string;
  applies(field: Field, operation: Operation): boolean;
  /** Gives what is done in one place, with a memory of its own. */
  edit(field: Field, operation: Operation): (site: Site, place: Place) => void;
  /** Whether places that lack the property are edited too. Default: false. */
  readonly alsoMissing?: boolean;
}

export function fieldMutants(document: Document, operators: readonly FieldOperator[]): Mutant[] {
  return document.operations.flatMap((operation) =>
    operation.success.fields
      .filter(({ keys }) => keys.length > 0)
      .flatMap((field) =>
        operators
          .filter((operator) => operator.applies(field, operation))
          .map((operator) => fieldMutant(document, operation, field, operator)),
      ),
  );
}

function fieldMutant(document: Document, operation: Operation, field: Field, operator: FieldOperator): Mutant {
  const places = operator.alsoMissing ? sitesAt : filledSitesAt;
  return mutantOf(document, { ...operator, operation, detail: field.keys.join(".") }, () => {
    const edit = operator.edit(field, operation);
    return onSuccess((reply, call) => {
      const sites = places(reply.json, field.keys);
      // From the back, so that removing an item does not move those that are still to come.
      for (const [index, site] of [...sites.entries()].reverse()) edit(site, { index, sites, call });
    });
  });
}

export const isScalar = ({ types }: Field): boolean =>
  types.some((type) => type !== "object" && type !== "array") && !types.includes("object");
export const isText = ({ types }: Field): boolean => types.includes("string");
export const isNumber = ({ types }: Field): boolean => types.includes("integer") || types.includes("number");
export const isProperty = ({ keys }: Field): boolean => keys.at(-1) !== "*";
export const isIdentity = (field: Field): boolean => isText(field) && /(^|_)id$/.test(nameOf(field));
/** Whether the documents say that it is a time, rather than a number that happens to be large. */
export const isTime = (field: Field): boolean =>
  isNumber(field) && /unix|_at$/i.test(`${nameOf(field)} ${field.description}`);
/** The states that a thing goes through. */
export const isStatus = (field: Field): boolean => isText(field) && /(^|_)status$/.test(nameOf(field));
export const isAddress = (field: Field): boolean => isText(field) && /(^|_)url$/.test(nameOf(field));
