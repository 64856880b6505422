// What a schema says besides its fields, as sentences.
import type { Json } from "../../../src/contract/spec/openapi.ts";

export const code = (name: unknown): string => `\`${name}\``;
export const codes = (names: readonly unknown[]): string => names.map(code).join(", ");

/** The description, the limits and the extensions of a schema, a parameter or an operation. */
export function notesOf(node: Json): string[] {
  const notes = Object.entries(sentences).map(([key, sentence]) =>
    node[key] === undefined ? "" : sentence(node[key]),
  );
  return [node.description ?? "", ...notes].filter(Boolean);
}

const amount = (value: number): string => value.toLocaleString("en");

/**
 * What each keyword says. docs/keeping-the-spec.md explains the extensions; those that are missing here only repeat for
 * programs what a description says.
 */
const sentences: Readonly<Record<string, (value: Json) => string>> = {
  enum: (values: unknown[]) => `One of ${codes(values.filter((value) => value !== null))}.`,
  const: (value) => `Always ${code(value)}.`,
  default: (value) => `Default: ${code(JSON.stringify(value))}.`,
  minLength: (length) => (length === 1 ? "Not empty." : `At least ${amount(length)} characters.`),
  maxLength: (length) => `At most ${amount(length)} characters.`,
  pattern: (pattern) => `Matches ${code(pattern)}.`,
  minimum: (number) => `At least ${amount(number)}.`,
  exclusiveMinimum: (number) => `More than ${amount(number)}.`,
  maximum: (number) => `At most ${amount(number)}.`,
  minItems: (count) => `At least ${amount(count)} items.`,
  maxItems: (count) => `At most ${amount(count)} items.`,
  "x-id-of": (kind) => (kind === "other" ? "" : `Kind of id: ${kind}.`),
  "x-max-bytes": (bytes) => `At most ${amount(bytes)} bytes.`,
  "x-exclusive": (groups: string[][]) => groups.map((fields) => `At most one of ${codes(fields)}.`).join(" "),
  "x-needs": (needs: Record<string, string[]>) =>
    Object.entries(needs)
      .map(([field, others]) => `${code(field)} needs ${codes(others)}.`)
      .join(" "),
  "x-only-for": (combinations: { avatar_type: string; engine?: string; with?: string; value?: unknown }[]) => {
    const value = combinations[0]?.value;
    const takers = combinations.map(({ avatar_type: type, engine, with: other }) => {
      const others = [engine, other].filter((each) => each !== undefined).map(code);
      return [code(type), ...(others.length > 0 ? [`with ${others.join(" and ")}`] : [])].join(" ");
    });
    return `${value === undefined ? "Accepted" : `${code(value)} is accepted`} for ${takers.join(", ")}.`;
  },
  "x-tolerated": (fields: Record<string, string>) =>
    Object.entries(fields)
      .map(([field, reason]) => `The sandbox ignores the field ${code(field)}: ${reason}.`)
      .join(" "),
  "x-open": (reason) => `Allows unknown keys: ${reason}.`,
  "x-unused": (reason) => `Has no effect: ${reason}.`,
  "x-once": (when) => `Not always given: ${when}.`,
  "x-unpaged": (reason) => `The list has no pages: ${reason}.`,
  "x-no-replacement": (reason) => `No successor: ${reason}.`,
  "x-confidence": (note) => `Confidence ${note}.`,
};
