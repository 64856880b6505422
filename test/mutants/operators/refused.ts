// Servers that refuse what the spec allows: values at the very edge, documented ones, and whole kinds of requests.
import type { Constraint } from "../constraints.ts";
import type { Document, Json, Operation } from "../document.ts";
import { type Mutant, mutantOf, refusalOf } from "../mutant.ts";
import { sitesAt, valueAt } from "../sites.ts";
import { bodyConstraints } from "./accepted.ts";

export const refusedMutants = (document: Document): Mutant[] =>
  document.operations.flatMap((operation) => {
    const constraints = bodyConstraints(document, operation);
    return [
      ...constraints.flatMap((constraint) => edgeMutants(document, operation, constraint)),
      ...presenceMutants(document, operation, constraints),
    ];
  });

/** Refuses a body where something at the keys is as the predicate says. */
function refusing(
  document: Document,
  label: { operation: Operation; operator: string; detail: string },
  keys: readonly string[],
  isRefused: (value: Json) => boolean,
): Mutant {
  return mutantOf(document, { ...label, class: "refused-valid" }, () => async (call, ask) => {
    const hit = sitesAt(call.json, keys).some((site) => isRefused(valueAt(site)));
    return hit ? refusalOf(label.operation, 400) : ask(call);
  });
}

function edgeMutants(document: Document, operation: Operation, constraint: Constraint): Mutant[] {
  const { keys, keyword, limit, edges } = constraint;
  if (/Length|Items/.test(keyword)) {
    const detail = `${keys.join(".")} ${limit}`;
    return [
      refusing(
        document,
        { operation, operator: `refuses-${keyword}`, detail },
        keys,
        (value) => sizeOf(value) === limit,
      ),
    ];
  }
  return edges.map((edge) => {
    const detail = `${keys.join(".")} ${edge}`;
    const isEdge = (value: Json): boolean => value === edge;
    return refusing(document, { operation, operator: `refuses-edge-of-${keyword}`, detail }, keys, isEdge);
  });
}

const sizeOf = (value: Json): number | undefined =>
  typeof value === "string" ? [...value].length : (value?.length ?? undefined);

/** Refuses each property that is there though it may be missing, and that is missing though it may be. */
function presenceMutants(document: Document, operation: Operation, constraints: readonly Constraint[]): Mutant[] {
  const required = new Set(
    constraints.filter(({ keyword }) => keyword === "required").map(({ keys }) => keys.join(".")),
  );
  const properties = new Map(
    constraints
      .filter(({ keyword }) => keyword !== "discriminator")
      .map(({ keys }) => [keys.filter((key) => !key.startsWith("?")).join("."), keys]),
  );
  return [...properties.values()].flatMap((keys) => {
    const detail = keys.join(".");
    const last = keys.at(-1) ?? "*";
    if (last === "*" || last.startsWith("?") || required.has(detail)) return [];
    const isThere = (value: Json): boolean => value !== undefined && value !== null;
    return [
      refusing(document, { operation, operator: "refuses-optional-property", detail }, keys, isThere),
      refusing(
        document,
        { operation, operator: "needs-optional-property", detail },
        keys,
        (value) => value === undefined,
      ),
    ];
  });
}
