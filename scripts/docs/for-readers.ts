// The spec as people read it. Redoc shows no description beside anyOf or a $ref to a oneOf, none of a branch, and
// extensions only as raw data: here each of them becomes a sentence of a description that is shown.
import { follow, type Json } from "../../src/contract/spec/openapi.ts";

/** A copy of a spec in which all that it says stands in descriptions. */
export function forReaders(spec: Json): Json {
  const copy = structuredClone(spec);
  for (const schema of Object.values<Json>(copy.components.schemas)) describeBranches(schema, copy);
  rewrite(copy, copy);
  return copy;
}

/** Rewrites a node and all below it; examples are left as they are. */
function rewrite(node: Json, spec: Json): void {
  if (node === null || typeof node !== "object") return;
  for (const [key, child] of Object.entries<Json>(node)) {
    if (key === "example" || key === "examples") continue;
    rewrite(child, spec);
    if (key === "properties") {
      for (const [name, field] of Object.entries<Json>(child)) child[name] = readableField(field, spec);
    }
  }
  const notes = Object.entries(sentences).flatMap(([extension, sentence]) => {
    const value = node[extension];
    if (value === undefined) return [];
    delete node[extension];
    return [sentence(value)];
  });
  if (notes.length > 0) node.description = joined(node.description, ...notes);
}

const code = (name: string): string => `\`${name}\``;
const codes = (names: readonly string[]): string => names.map(code).join(", ");

/**
 * What each extension says, as a sentence. docs/keeping-the-spec.md explains them to whoever writes them. Those that
 * are missing here only repeat for programs what a description says.
 */
const sentences: Readonly<Record<string, (value: Json) => string>> = {
  "x-id-of": (kind) => (kind === "other" ? "" : `Kind of id: ${kind}.`),
  "x-required-scopes": (scopes) =>
    scopes === "unknown" ? "OAuth scopes: not documented." : `OAuth scopes: ${codes(scopes)}. An API key needs none.`,
  "x-no-replacement": (reason) => `No successor: ${reason}.`,
  "x-unpaged": (reason) => `The list has no pages: ${reason}.`,
  "x-exclusive": (groups: string[][]) => groups.map((fields) => `At most one of ${codes(fields)}.`).join(" "),
  "x-only-for": (combinations: { avatar_type: string; engine?: string; with?: string; value?: unknown }[]) => {
    const value = combinations[0]?.value;
    const takers = combinations.map(({ avatar_type: type, engine, with: other }) => {
      const others = [engine, other].filter((each) => each !== undefined).map(code);
      return [code(type), ...(others.length > 0 ? [`with ${others.join(" and ")}`] : [])].join(" ");
    });
    return `${value === undefined ? "Taken" : `${code(`${value}`)} is taken`} by ${takers.join(", ")}.`;
  },
  "x-tolerated": (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([field, reason]) => `The sandbox ignores the field ${code(field)}: ${reason}.`)
      .join(" "),
  "x-needs": (needs: Record<string, string[]>) =>
    Object.entries(needs)
      .map(([field, others]) => `${code(field)} needs ${codes(others)}.`)
      .join(" "),
  "x-open": (reason) => `Allows unknown keys: ${reason}.`,
  "x-unused": (reason) => `Has no effect: ${reason}.`,
  "x-max-bytes": (bytes) => `At most ${bytes.toLocaleString("en")} bytes.`,
  "x-once": (when) => `Not always given: ${when}.`,
  "x-source": (addresses: string | string[]) => `Source: ${[addresses].flat().join(", ")}.`,
  "x-confidence": (note) => `Confidence ${note}.`,
};

const joined = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join("\n\n");

/** Says of each branch of a union, at the field that tells the branches apart, what the branch is. */
function describeBranches({ oneOf, discriminator }: Json, spec: Json): void {
  if (!discriminator) return;
  for (const branch of oneOf.map((one: Json) => follow(one, spec))) {
    const field = branch.properties[discriminator.propertyName];
    if (branch.description && !field.description?.includes(branch.description)) {
      field.description = joined(field.description, branch.description);
    }
  }
}

/** A field whose description is shown, although it is a union, may be null or belongs to an open list. */
function readableField(field: Json, spec: Json): Json {
  if (!field.anyOf && !field.$ref) return field;
  const { description, anyOf, ...others } = field;
  const [known, other] = anyOf ?? [field];
  if (anyOf && anyOf.length !== 2) return field;
  const whole = follow(known, spec);
  if (other && isText(other) && whole.enum) {
    const values = `Known values: ${whole.enum.map((value: unknown) => code(String(value))).join(", ")}.`;
    return { ...others, type: other.type, description: joined(description, whole.description, values) };
  }
  if (other && other.type !== "null") return field;
  if (whole.oneOf) {
    const { $ref: _ref, ...rest } = others;
    return { ...rest, description: joined(description, whole.description), oneOf: whole.oneOf };
  }
  if (!other) return field;
  const orNull = joined(description, "May be null.");
  if (whole.properties) return { ...others, ...known, description: orNull };
  const { title: _title, ...scalar } = whole;
  return { ...others, ...scalar, description: joined(description, whole.description, "May be null.") };
}

const isText = ({ type }: Json): boolean => [type].flat().includes("string");
