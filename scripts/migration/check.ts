// What openapi/migration/ has to tell: every field of v2, and only of v2, with targets that v3 has.
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import type { FieldMove, MigrationEntry } from "./entries.ts";
import { requestFields, responseFields } from "./fields.ts";

/** What is wrong, a line each; nothing where all is right. */
export function migrationProblems(entries: readonly MigrationEntry[], spec: Json): string[] {
  const operations = new Map<string, Json>(operationsOf(spec).map((found) => [found.operation.operationId, found]));
  const problems: string[] = [];
  for (const [id, { operation }] of operations) {
    const count = entries.filter(({ name }) => name === id).length;
    if (operation.deprecated && count === 0) problems.push(`openapi/migration: ${id} is deprecated, but has no entry.`);
    if (count > 1) problems.push(`openapi/migration: ${id} has ${count} entries.`);
  }
  for (const entry of entries) {
    const problem = (text: string) => void problems.push(`${entry.file}: ${entry.name}: ${text}`);
    checkEntry(entry, problem);
    const known = operations.get(entry.name)?.operation;
    const target = entry.to ? operations.get(entry.to)?.operation : undefined;
    if (entry.to && !target) problem(`there is no operation ${entry.to}.`);
    if (target?.deprecated) problem(`${entry.to} is deprecated itself.`);
    if (known) checkSuccessor(entry, known, problem);
    else if (!/^(GET|POST|PATCH|PUT|DELETE) \S*\/v[12]\/\S+$/.test(entry.name)) problem("there is no such operation.");
    const sides = [
      { side: "request", moves: entry.request, fieldsOf: requestFields },
      { side: "response", moves: entry.response, fieldsOf: responseFields },
    ];
    for (const { side, moves, fieldsOf } of sides) {
      if (known) checkFields(moves, fieldsOf(known, spec), (text) => problem(`${side}: ${text}`));
      checkTargets(moves, target && fieldsOf(target, spec), (text) => problem(`${side}: ${text}`));
    }
  }
  return problems;
}

type Report = (text: string) => void;

function checkEntry({ to, instead, confidence }: MigrationEntry, problem: Report): void {
  if (!to === !instead) problem("say either `to`, a successor, or `instead`, what to do without one.");
  if (!/^[ABCD]\b.+/.test(confidence))
    problem("`confidence` starts with a grade, A to D, and says where it comes from.");
}

/** The spec names the same successor, or none. */
function checkSuccessor({ to }: MigrationEntry, operation: Json, problem: Report): void {
  if (!operation.deprecated) problem("it is not deprecated.");
  const named = operation["x-replaced-by"];
  if (named !== to) problem(`the spec says that its successor is ${named ?? "none"}, here it is ${to ?? "none"}.`);
}

/** Each field that has none within is mapped or explained, itself or with what is around it; and no other is. */
function checkFields(moves: ReadonlyMap<string, FieldMove>, fields: ReadonlySet<string>, problem: Report): void {
  for (const field of moves.keys()) if (!fields.has(field)) problem(`v2 has no ${field}.`);
  for (const field of fields) {
    const hasInner = [...fields].some((other) => other !== field && isWithin(other, field));
    const isTold = [...moves.keys()].some((told) => isWithin(field, told));
    if (!hasInner && !isTold) problem(`${field} is neither mapped nor explained.`);
  }
}

const isWithin = (field: string, around: string): boolean =>
  field === around || field.startsWith(`${around}.`) || field.startsWith(`${around}[`);

/** Each move leads to a field of the successor, or says why not. */
function checkTargets(
  moves: ReadonlyMap<string, FieldMove>,
  fields: ReadonlySet<string> | undefined,
  problem: Report,
): void {
  for (const [field, { to, studio, as, without, value }] of moves) {
    const isEnvelope = value !== undefined && !to && !without;
    if (!to === !without && !isEnvelope) problem(`${field} needs either \`to\` or \`without\`.`);
    if (as && without) problem(`${field} has no successor, so nothing becomes of its value.`);
    for (const target of [to, studio]) {
      if (target && !fields?.has(target)) problem(`${field} leads to ${target}, which v3 does not have.`);
    }
  }
}
