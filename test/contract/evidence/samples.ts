// Values that fit what a document says of a field, and near misses: each differs from a right value in one thing.
import type { Field, Fields } from "./fact.ts";

export interface Samples {
  readonly right: unknown[];
  readonly wrong: unknown[];
}

const usual = {
  string: "some text",
  integer: 7,
  number: 1.5,
  boolean: true,
  object: {},
  array: [],
  null: null,
} as const;
const otherKind = {
  string: 7,
  integer: 1.5,
  number: "7",
  boolean: "true",
  object: "some text",
  array: "some text",
  null: "some text",
} as const;

/** Every sample of a field that is there. */
export function samplesOf(field: Field): Samples {
  const right: unknown[] = [usualOf(field), ...(field.values ?? []), ...(field.also ?? [])];
  const wrong: unknown[] = [otherKind[field.is], ...(field.not ?? [])];
  if (field.is !== "boolean") wrong.push(true);
  if (field.values) wrong.push("something_else", ...upperCase(field.values));
  if (field.nullable) right.push(null);
  else wrong.push(null);
  for (const { right: more, wrong: less } of partsOf(field)) {
    right.push(...more);
    wrong.push(...less);
  }
  return { right, wrong };
}

/** The first of the values in capitals, where that is another value. */
const upperCase = ([first = ""]: readonly string[]): string[] => {
  const other = first.toUpperCase();
  return other === first ? [] : [other];
};

function partsOf(field: Field): Samples[] {
  if (field.fields) return [objectSamples(field, field.fields)];
  if (!field.items) return [];
  const { right, wrong } = samplesOf(field.items);
  const item = usualOf(field.items);
  return [{ right: [[item, item], ...right.map((value) => [value])], wrong: wrong.map((value) => [value]) }];
}

function objectSamples({ unknownFields, usually }: Field, fields: Fields): Samples {
  const least = leastOf(fields, usually);
  const right: unknown[] = [leastOf(fields), fullOf(fields)];
  const wrong: unknown[] = [];
  const unknown = { ...least, field_that_no_document_names: "some text" };
  if (unknownFields === "taken") right.push(unknown);
  if (unknownFields === "refused") wrong.push(unknown);
  for (const [name, field] of Object.entries(fields)) {
    const samples = samplesOf(field);
    right.push(...samples.right.map((value) => ({ ...least, [name]: value })));
    wrong.push(...samples.wrong.map((value) => ({ ...least, [name]: value })));
    if (!field.required) continue;
    const { [name]: _, ...without } = least;
    wrong.push(without);
  }
  return { right, wrong };
}

/** A value with as little in it as may be. */
export function usualOf(field: Field): unknown {
  if (field.like !== undefined) return field.like;
  if (field.values) return field.values[0];
  if (field.fields) return leastOf(field.fields, field.usually);
  if (field.items) return [usualOf(field.items)];
  return usual[field.is];
}

function leastOf(fields: Fields, usually: readonly string[] = []): Record<string, unknown> {
  const needed = Object.entries(fields).filter(([name, field]) => field.required || usually.includes(name));
  return Object.fromEntries(needed.map(([name, field]) => [name, usualOf(field)]));
}

/** An object with every field that is documented. */
const fullOf = (fields: Fields): unknown =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, usualOf(field)]));

/** The same for a query parameter, which is text on its way. */
export function querySamplesOf(field: Field): { right: string[]; wrong: string[] } {
  const right = [usualOf(field), ...(field.values ?? []), ...(field.also ?? [])].map(String);
  const wrong = (field.not ?? []).map(String);
  if (field.values) wrong.push("something_else", ...upperCase(field.values));
  if (field.is === "boolean") {
    right.push("false");
    wrong.push("yes");
  }
  return { right, wrong };
}
