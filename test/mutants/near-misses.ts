// Requests on both sides of everything that the spec asks of them.
import { type Constraint, constraintsOf } from "./constraints.ts";
import type { Document, Json, Keys, Operation, Parameter } from "./document.ts";

/** Bodies that each break one constraint, and bodies at its edge. */
export function bodiesAround(document: Document, { body }: Operation): Json[] {
  if (!body?.type.includes("json")) return [];
  const constraints = constraintsOf(document.spec, body.schema);
  const around = constraints.flatMap((constraint) => {
    const base = structuredClone(exampleFor(body.examples, constraint.keys));
    const keys = constraint.keyword === "additionalProperties" ? [...constraint.keys, "unknown_key"] : constraint.keys;
    const values = constraint.keyword === "additionalProperties" ? ["text"] : valuesOf(constraint);
    return values.map((value) => placed(constraints, structuredClone(base), keys, value));
  });
  const texts = new Set([...body.examples, {}, ...around].map((json) => JSON.stringify(json)));
  return [...texts].map((text) => JSON.parse(text));
}

/** A text that shows what is lost on the way: letters beyond ASCII, what markup escapes, and a space at the end. */
const unusualText = "Zoë & Ben's \u201cCafé\u201d ";

function valuesOf({ keyword, limit, wrong, edges }: Constraint): Json[] {
  const isText = keyword === "type" && String(limit).includes("string");
  return [...wrong, ...edges, ...(isText ? [unusualText] : [])];
}

/** A documented example of the member of the union that the keys lead to, the first one where they lead to none. */
function exampleFor(examples: readonly Json[], [tag = ""]: Keys): Json {
  const [name = "", value] = tag.slice(1).split("=");
  const match = tag.startsWith("?") ? examples.find((example) => String(example[name]) === value) : undefined;
  return match ?? examples[0] ?? {};
}

/** Puts a value where the keys lead, making what is missing on the way with all that it requires. */
function placed(constraints: readonly Constraint[], json: Json, keys: Keys, value: Json): Json {
  const root: Json = { body: json };
  let holder = root;
  let key: string | number = "body";
  for (const [index, step] of keys.entries()) {
    const prefix = keys.slice(0, index);
    if (step.startsWith("?")) {
      const [name = "", tag] = step.slice(1).split("=");
      if (String(holder[key]?.[name]) !== tag) holder[key] = required(constraints, [...prefix, step], { [name]: tag });
      continue;
    }
    if (step === "*" && !Array.isArray(holder[key])) holder[key] = [];
    else if (step !== "*" && !isObject(holder[key])) holder[key] = required(constraints, prefix, {});
    holder = holder[key];
    key = step === "*" ? 0 : step;
  }
  if (value === undefined) delete holder[key];
  else holder[key] = structuredClone(value);
  return root.body;
}

const isObject = (value: Json): boolean => value !== null && typeof value === "object" && !Array.isArray(value);

/** An object with all properties that are required at the keys. */
function required(constraints: readonly Constraint[], keys: Keys, object: Json): Json {
  const way = keys.join(".");
  for (const constraint of constraints) {
    const name = constraint.keys.at(-1) ?? "";
    const isOwn = constraint.keyword === "required" && constraint.keys.slice(0, -1).join(".") === way;
    if (isOwn) object[name] ??= constraint.repair(undefined);
  }
  return object;
}

/** Values of a parameter, right and wrong. */
export function valuesAround({ schema }: Parameter): string[] {
  if (schema.type === "boolean") return ["true", "false", "1", "yes", "TRUE", ""];
  if (schema.type === "integer") {
    const { minimum = 0, maximum = 100, default: usual = minimum } = schema;
    const numbers = [minimum - 1, minimum, minimum + 1, usual, maximum - 1, maximum, maximum + 1];
    return [...numbers.map(String), "2abc", "1.5", "abc", "", "1e1", "-1"];
  }
  const known: string[] = schema.enum ?? [];
  const [first] = known;
  if (first === undefined) return ["some", "", "some more"];
  return [...known, first.toUpperCase(), `${first} `, "something_else", ""];
}
