// The coverage items of a document, and the share of them that a run has reached.

import { isSendable } from "../cases/requests.ts";
import { type CoverageItems, type CoverageKind, coverageKinds, noItems } from "../context/coverage-items.ts";
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import { type Mutation, mutationsOf } from "../spec/mutations.ts";
import type { Json } from "../spec/openapi.ts";
import { successOf } from "../spec/resources.ts";
import { sampleOf, withPlaceholders } from "../spec/samples.ts";
import { branchesOf, componentOf, resolve } from "../spec/schema.ts";

/** The coverage of one kind of item. */
export interface KindCoverage {
  /** The number of items that were reached. */
  reached: number;
  /** The number of items in the document. */
  of: number;
  /** The items that were not reached, sorted. */
  missing: string[];
}

/** The coverage of each kind of item. */
export type Coverage = Record<CoverageKind, KindCoverage>;

/** The share of the items that a run has reached. */
export function coverageOf(items: CoverageItems, reached: CoverageItems): Coverage {
  const entries = coverageKinds.map((kind) => {
    const missing = [...items[kind]].filter((item) => !reached[kind].has(item)).sort();
    const of = items[kind].size;
    return [kind, { reached: of - missing.length, of, missing }];
  });
  return Object.fromEntries(entries) as Coverage;
}

/** All coverage items of a document. */
export function coverageItemsOf(reader: DocumentReader): CoverageItems {
  const items = noItems();
  for (const operation of reader.operations) {
    const { id, parameters, responses } = operation;
    items.operations.add(id);
    for (const { status, examples } of responses) {
      items.statuses.add(`${id} ${status}`);
      for (const { name } of examples) items.examples.add(`${id} ${status} ${name}`);
    }
    for (const path of propertiesOf(successOf(operation), reader.document)) items.properties.add(`${id}${path}`);
    for (const parameter of parameters) addParameter(items, operation, parameter, reader);
    addBody(items, operation, reader);
  }
  return items;
}

function addParameter(items: CoverageItems, { id }: Operation, parameter: Parameter, reader: DocumentReader): void {
  const { name, schema } = parameter;
  const place = `${id} ${name}`;
  items.parameters.add(place);
  // Ids in paths and tokens are opaque values of the server, so they are not mutated.
  if (parameter.in === "path" || name === "token") return;
  const sample = sampleOf(schema, name, reader.document);
  for (const mutation of mutationsOf(schema, sample, place, reader.document)) {
    const isText = schema.type === "string" && typeof mutation.value !== "string";
    if (typeof mutation.value === "object" || (!mutation.isValid && isText) || !isSendable(mutation.value, parameter))
      continue;
    // The unchanged sample already counts as the parameter's own item.
    if (!mutation.isValid || mutation.value !== sample) addMutation(items, { id, mutation, schema, reader });
  }
}

function addBody(items: CoverageItems, { id, request }: Operation, reader: DocumentReader): void {
  if (request?.type !== "application/json") return;
  items.invalid.add(`${id}: content type`);
  for (const { name, value } of request.examples) {
    items.examples.add(`${id} request ${name}`);
    for (const mutation of mutationsOf(request.schema, withPlaceholders(value), id, reader.document)) {
      addMutation(items, { id, mutation, schema: request.schema, reader });
    }
  }
}

interface MutatedValue {
  id: string;
  mutation: Mutation;
  schema: Json;
  reader: DocumentReader;
}

/** Adds the item of a mutation, if the schema confirms that the value is valid or invalid. */
function addMutation(items: CoverageItems, { id, mutation, schema, reader }: MutatedValue): void {
  const kind = items[mutation.isValid ? "valid" : "invalid"];
  const item = `${id}: ${mutation.item}`;
  // Several mutations can have the same item.
  if (kind.has(item)) return;
  if (reader.isValid(schema, mutation.value) === mutation.isValid) kind.add(item);
}

/** The paths of all properties in a success. A component inside itself is not followed again. */
function propertiesOf(schema: Json, document: Json, path = "", within: readonly string[] = []): string[] {
  const component = componentOf(schema);
  if (component && within.includes(component)) return [];
  const components = component ? [...within, component] : within;
  const { schema: own } = resolve(schema, "", document);
  const parts: Json[] = [...(branchesOf(own) ?? []), ...(own.items ? [own.items] : [])];
  const inside = parts.flatMap((part) => propertiesOf(part, document, path, components));
  const properties = Object.entries<Json>(own.properties ?? {}).flatMap(([key, property]) => {
    const at = `${path}/${key}`;
    return [at, ...propertiesOf(property, document, at, components)];
  });
  return [...inside, ...properties];
}
