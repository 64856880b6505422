// HeyGen's published documents against ours.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { type Accepted, type Sorted, sortOut } from "./accepted.ts";
import { OperationComparison, operationsBySignature } from "./operations.ts";
import { operationName, type Place } from "./place.ts";
import { Report } from "./report.ts";

export interface Comparison extends Sorted {
  /** Operations of ours in parts of the API that the documents leave out. */
  readonly outside: string[];
}

/** Everything in which our spec and upstream's documents, which may be parts of one, say different things. */
export function compare(ours: Json, documents: readonly Json[], accepted: readonly Accepted[]): Comparison {
  const report = new Report();
  const mine = operationsBySignature(ours);
  const upstream = documents.map(operationsBySignature);
  for (const [index, others] of upstream.entries()) {
    const comparison = new OperationComparison(report, ours, documents[index]);
    for (const [signature, theirs] of others) {
      const own = mine.get(signature);
      if (own) comparison.compare(own, theirs);
      else report.add({ ours: theirs.place, theirs: theirs.place }, "operation", "only upstream");
    }
    comparison.end();
  }

  const parts = new Set(documents.flatMap(({ paths }) => Object.keys(paths)).map(partOf));
  const outside: string[] = [];
  for (const [signature, { method, path, place }] of mine) {
    if (upstream.some((others) => others.has(signature))) continue;
    if (!parts.has(partOf(path))) outside.push(operationName(method, path));
    else report.add({ ours: place, theirs: absent(documents[0], method, path) }, "operation", "only ours");
  }
  return { ...sortOut(report, accepted, holdersOf(ours)), outside };
}

/** What belongs together in the API: `/v3/avatars` and all under it. */
const partOf = (path: string): string => path.split("/").slice(0, 3).join("/");

const absent = (spec: Json, method: string, path: string): Place => ({
  spec,
  node: {},
  holder: operationName(method, path),
  within: "",
});

function holdersOf(spec: Json): Set<string> {
  const operations = [...operationsBySignature(spec).values()].map(({ place }) => place.holder);
  const components = Object.entries<Json>(spec.components ?? {}).flatMap(([kind, named]) =>
    Object.keys(named).map((name) => `${kind}/${name}`),
  );
  return new Set(["document", ...operations, ...components]);
}
