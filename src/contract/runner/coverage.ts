// What there is to reach in a document, and how much of it a run has reached.

import {
  type CoverageItems,
  type CoverageKind,
  type CoverageRecorder,
  coverageKinds,
  noItems,
} from "../context/coverage-items.ts";
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import { type Mutation, mutationsOf } from "../spec/mutations.ts";
import type { Json } from "../spec/openapi.ts";
import { successOf } from "../spec/resources.ts";
import { sampleOf, withPlaceholders } from "../spec/samples.ts";
import { branchesOf, componentOf, resolve } from "../spec/schema.ts";

/** How much of a kind is reached. */
export interface KindCoverage {
  /** How many of the document's items. */
  reached: number;
  of: number;
  /** The items that are not reached, sorted. */
  missing: string[];
}

/** How much of each kind of a document is reached. */
export type Coverage = Record<CoverageKind, KindCoverage>;

/** How many of a document's items a run has reached. */
export function coverageOf(items: CoverageItems, { reached }: CoverageRecorder): Coverage {
  const entries = coverageKinds.map((kind) => {
    const missing = [...items[kind]].filter((item) => !reached[kind].has(item)).sort();
    const of = items[kind].size;
    return [kind, { reached: of - missing.length, of, missing }];
  });
  return Object.fromEntries(entries) as Coverage;
}

/** Every item that a document has. */
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
  // Ids of the path are as the server has made them, and so are tokens.
  if (parameter.in === "path" || name === "token") return;
  const sample = sampleOf(schema, name, reader.document);
  for (const mutation of mutationsOf(schema, sample, place, reader.document)) {
    const isText = schema.type === "string" && typeof mutation.value !== "string";
    if (typeof mutation.value === "object" || (!mutation.isValid && isText) || !isSendable(mutation.value, parameter))
      continue;
    // What is sent anyway has a item of its own.
    if (!mutation.isValid || mutation.value !== sample) addMutation(items, { id, mutation, schema, reader });
  }
}

/** A header can't carry line breaks, and loses blanks at its ends. */
const isSendable = (value: Json, { in: place }: Parameter): boolean =>
  place !== "header" || /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$|^$/.test(String(value));

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

/** An mutation counts where its schema agrees on whether it is valid. */
function addMutation(items: CoverageItems, { id, mutation, schema, reader }: MutatedValue): void {
  const kind = items[mutation.isValid ? "valid" : "invalid"];
  const item = `${id}: ${mutation.item}`;
  // Many mutations are about one item.
  if (kind.has(item)) return;
  const fits = reader.schemaErrors(schema, mutation.value).length === 0;
  if (fits === mutation.isValid) kind.add(item);
}

/** The properties of a success, each with its path; of components within themselves, those of the first one. */
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
