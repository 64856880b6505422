// Which operations speak of the same things, as far as the spec tells.
import { type Document, isList, nameOf, type Operation } from "./document.ts";

/** The operations that show what another one writes. */
export interface Readers {
  /** Those that read one thing by its id. */
  readonly getters: readonly Operation[];
  /** Those that list things. */
  readonly lists: readonly Operation[];
  /** Lists that have a filter by the id that the writing operation has in its path. */
  readonly filtered: readonly { readonly operation: Operation; readonly filter: string }[];
}

export function readersOf(document: Document, writer: Operation): Readers {
  const kinds = kindsOf(document, writer);
  const reading = document.operations.filter(({ method }) => method === "GET");
  const related = reading.filter(
    (reader) =>
      sharesKind(kinds, kindsOf(document, reader)) || givesIdFor(writer, reader) || isSamePath(writer, reader),
  );
  const own = lastParameter(writer);
  return {
    getters: related.filter((reader) => lastParameter(reader) !== undefined && !isLister(reader)),
    lists: related.filter(isLister),
    filtered: reading.flatMap((operation) => {
      const filter = operation.parameters.find(({ name, in: where }) => where === "query" && name === own);
      return filter ? [{ operation, filter: filter.name }] : [];
    }),
  };
}

/** The name of the last parameter of a path. */
export function lastParameter({ path }: Operation): string | undefined {
  return /\{(\w+)\}[^{]*$/.exec(path)?.[1];
}

/** Whether an answer has a list of things with ids. */
const isLister = ({ success }: Operation): boolean =>
  success.fields.some((field) => isList(field) && field.required && isIdName(nameOf(field)));

const isIdName = (name: string): boolean => /(^|_)id$/.test(name);

const sharesKind = (kinds: Set<string>, others: Set<string>): boolean => [...others].some((kind) => kinds.has(kind));

/** The components with an id that an operation answers with, and those of its successor, which are the same things. */
function kindsOf(document: Document, operation: Operation): Set<string> {
  const { fields } = operation.success;
  const identified = new Set(
    fields.filter((field) => field.required && isIdName(nameOf(field))).map(({ keys }) => keys.slice(0, -1).join(".")),
  );
  const own = fields.filter(({ keys }) => identified.has(keys.join("."))).flatMap(({ components }) => components);
  if (own.length === 0 && operation.method !== "DELETE") return new Set();
  const successor = document.operations.find(({ id }) => id === operation.replacedBy);
  const twin = document.operations.find((other) => other.method === "GET" && isSamePath(other, operation));
  const further = [successor, operation.method === "GET" ? undefined : twin].filter((other) => other !== undefined);
  return new Set([...own, ...further.flatMap((other) => [...kindsOf(document, other)])]);
}

const isSamePath = (one: Operation, other: Operation): boolean => one.path === other.path;

/** Whether an answer has the very property that another operation has in its path. */
function givesIdFor(writer: Operation, reader: Operation): boolean {
  const name = lastParameter(reader);
  if (name === undefined || writer.method !== "POST") return false;
  const isNear = name !== "id" || writer.path.startsWith(reader.path.replace(/\{\w+\}$/, ""));
  return isNear && writer.success.fields.some((field) => nameOf(field) === name);
}
