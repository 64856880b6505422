// What there is to reach in a document, and how much of it a run has reached.
import type { DocumentReader, Operation, Parameter } from "../spec/document.ts";
import { type Edit, editsOf } from "../spec/mutations.ts";
import type { Json } from "../spec/openapi.ts";
import { successOf } from "../spec/resources.ts";
import { sampleOf, withPlaceholders } from "../spec/samples.ts";
import { branchesOf, componentOf, resolve } from "../spec/schema.ts";
import { type Cells, type Chapter, chapters, emptyCells, type Ledger } from "./coverage-items.ts";

/** How much of a chapter is reached. */
export interface ChapterCoverage {
  /** How many of the document's cells. */
  reached: number;
  of: number;
  /** The cells that are not reached, sorted. */
  missing: string[];
}

/** How much of each chapter of a document is reached. */
export type Coverage = Record<Chapter, ChapterCoverage>;

/** How many of a document's cells a run has reached. */
export function coverageOf(cells: Cells, { reached }: Ledger): Coverage {
  const entries = chapters.map((chapter) => {
    const missing = [...cells[chapter]].filter((cell) => !reached[chapter].has(cell)).sort();
    const of = cells[chapter].size;
    return [chapter, { reached: of - missing.length, of, missing }];
  });
  return Object.fromEntries(entries) as Coverage;
}

/** Every cell that a document has. */
export function cellsOfDocument(reader: DocumentReader): Cells {
  const cells = emptyCells();
  for (const operation of reader.operations) {
    const { id, parameters, responses } = operation;
    cells.operations.add(id);
    for (const { status, examples } of responses) {
      cells.statuses.add(`${id} ${status}`);
      for (const { name } of examples) cells.examples.add(`${id} ${status} ${name}`);
    }
    for (const path of propertiesOf(successOf(operation), reader.document)) cells.properties.add(`${id}${path}`);
    for (const parameter of parameters) addParameter(cells, operation, parameter, reader);
    addBody(cells, operation, reader);
  }
  return cells;
}

function addParameter(cells: Cells, { id }: Operation, parameter: Parameter, reader: DocumentReader): void {
  const { name, schema } = parameter;
  const place = `${id} ${name}`;
  cells.parameters.add(place);
  // Ids of the path are as the server has made them, and so are tokens.
  if (parameter.in === "path" || name === "token") return;
  const sample = sampleOf(schema, name, reader.document);
  for (const edit of editsOf(schema, sample, place, reader.document)) {
    const isText = schema.type === "string" && typeof edit.value !== "string";
    if (typeof edit.value === "object" || (!edit.isValid && isText) || !isSendable(edit.value, parameter)) continue;
    // What is sent anyway has a cell of its own.
    if (!edit.isValid || edit.value !== sample) addEdit(cells, { id, edit, schema, reader });
  }
}

/** A header can't carry line breaks, and loses blanks at its ends. */
const isSendable = (value: Json, { in: place }: Parameter): boolean =>
  place !== "header" || /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$|^$/.test(String(value));

function addBody(cells: Cells, { id, request }: Operation, reader: DocumentReader): void {
  if (request?.type !== "application/json") return;
  cells.invalid.add(`${id}: content type`);
  for (const { name, value } of request.examples) {
    cells.examples.add(`${id} request ${name}`);
    for (const edit of editsOf(request.schema, withPlaceholders(value), id, reader.document)) {
      addEdit(cells, { id, edit, schema: request.schema, reader });
    }
  }
}

interface EditedValue {
  id: string;
  edit: Edit;
  schema: Json;
  reader: DocumentReader;
}

/** An edit counts where its schema agrees on whether it is valid. */
function addEdit(cells: Cells, { id, edit, schema, reader }: EditedValue): void {
  const chapter = cells[edit.isValid ? "valid" : "invalid"];
  const cell = `${id}: ${edit.cell}`;
  // Many edits are about one cell.
  if (chapter.has(cell)) return;
  const fits = reader.schemaErrors(schema, edit.value).length === 0;
  if (fits === edit.isValid) chapter.add(cell);
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
