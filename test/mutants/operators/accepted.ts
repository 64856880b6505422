// Servers that take what the spec forbids: a broken constraint is repaired before the honest server sees it.
import { type Constraint, constraintsOf } from "../constraints.ts";
import type { Document, Json, Operation } from "../document.ts";
import { changed, type Mutant, mutantOf, onCall } from "../mutant.ts";
import { removeAt, sitesAt, valueAt } from "../sites.ts";

const label = (operation: Operation, constraint: Constraint) => ({
  operator: `accepts-wrong-${constraint.keyword}`,
  class: "accepted-invalid",
  operation,
  detail:
    `${constraint.keys.join(".")}${constraint.keyword === "additionalProperties" ? "" : ` ${constraint.limit}`}`.slice(
      0,
      120,
    ),
});

export function acceptedMutants(document: Document): Mutant[] {
  return document.operations.flatMap((operation) => [
    ...bodyMutants(document, operation),
    ...wholeBodyMutants(document, operation),
  ]);
}

/** The constraints on a JSON body; an upload has no place for a repair. */
export function bodyConstraints(document: Document, { body }: Operation): Constraint[] {
  if (!body?.type.includes("json")) return [];
  const all = constraintsOf(document.spec, body.schema);
  const seen = new Map(all.map((constraint) => [`${constraint.keys.join(".")} ${constraint.keyword}`, constraint]));
  return [...seen.values()];
}

function bodyMutants(document: Document, operation: Operation): Mutant[] {
  const constraints = bodyConstraints(document, operation).filter(isBreakable);
  const repairing = constraints.map((constraint) =>
    mutantOf(document, label(operation, constraint), () =>
      onCall((call) => {
        const json = structuredClone(call.json);
        return json === undefined ? undefined : changed(call, { json: repaired(json, constraint) });
      }),
    ),
  );
  // Where the property may be missing, a lenient server is as likely to leave a bad value out.
  const optional = constraints.filter(
    ({ keyword, keys }) => keyword === "type" && keys.length > 0 && keys.at(-1) !== "*",
  );
  const ignoring = optional.map((constraint) =>
    mutantOf(document, { ...label(operation, constraint), operator: "ignores-wrong-type" }, () =>
      onCall((call) => {
        const json = structuredClone(call.json);
        for (const site of sitesAt(json, constraint.keys)) if (constraint.breaks(valueAt(site))) removeAt(site);
        return json === undefined ? undefined : changed(call, { json });
      }),
    ),
  );
  return [...repairing, ...ignoring];
}

const isBreakable = ({ keyword, wrong }: Constraint): boolean => keyword === "additionalProperties" || wrong.length > 0;

function repaired(json: Json, { keys, breaks, repair }: Constraint): Json {
  // The body itself may be what breaks the constraint, so it needs a holder too.
  const root = { json };
  for (const site of sitesAt(root, ["json", ...keys])) {
    const value = valueAt(site);
    if (breaks(value)) site.holder[site.key] = repair(value);
  }
  return root.json;
}

/** Bodies that are no body at all. */
function wholeBodyMutants(document: Document, operation: Operation): Mutant[] {
  const { body } = operation;
  if (!body?.type.includes("json")) return [];
  const [example] = body.examples;
  const withExample = (operator: string, applies: (json: Json, type: string | null) => boolean): Mutant =>
    mutantOf(document, { operator, class: "accepted-invalid", operation }, () =>
      onCall((call) => {
        if (!applies(call.json, call.headers.get("content-type"))) return undefined;
        const headers = new Headers(call.headers);
        headers.set("content-type", body.type);
        return changed(call, { json: structuredClone(example), headers });
      }),
    );
  return [
    withExample("accepts-malformed-json", (json, type) => json === undefined && type?.includes("json") === true),
    withExample("accepts-another-content-type", (json, type) => json === undefined && type?.includes("json") === false),
    withExample("accepts-missing-body", (json, type) => json === undefined && type === null),
  ];
}
