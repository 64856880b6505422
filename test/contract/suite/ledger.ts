// What a run has reached, cell by cell, against what there is to reach.
import { follow } from "../../../scripts/generate/operations.ts";
import type { Json, Operation, SpecReader } from "../../spec.ts";
import { breakings } from "./invalid.ts";
import { branchesOf, resolve } from "./schema.ts";
import { ids } from "./subject.ts";
import { variants } from "./valid.ts";

export const chapters = ["operations", "statuses", "examples", "parameters", "valid", "invalid", "properties"] as const;
export type Chapter = (typeof chapters)[number];
export type Cells = Record<Chapter, Set<string>>;

const empty = (): Cells => Object.fromEntries(chapters.map((chapter) => [chapter, new Set<string>()])) as Cells;

export class Ledger {
  readonly reached: Cells = empty();
  /** Requests whose answers were validated. */
  cases = 0;

  reach(chapter: Chapter, cell: string): void {
    this.reached[chapter].add(cell);
  }

  count(): void {
    this.cases++;
  }

  /** Notes which properties an answer shows. */
  answer(operation: Operation, status: number, body: Json): void {
    this.reach("operations", operation.id);
    if (status !== 200) return;
    const show = (value: Json, path: string): void => {
      if (Array.isArray(value)) for (const item of value) show(item, path);
      else if (value !== null && typeof value === "object") {
        for (const [key, inner] of Object.entries(value)) {
          this.reach("properties", `${operation.id}${path}/${key}`);
          show(inner, `${path}/${key}`);
        }
      }
    };
    show(body, "");
  }
}

/** All cells that a spec has. */
export function cellsOfSpec({ spec, operations, schemaErrors }: SpecReader): Cells {
  const cells = empty();
  for (const operation of operations) {
    const { id, parameters, request, responses } = operation;
    cells.operations.add(id);
    for (const { name } of parameters) cells.parameters.add(`${id} ${name}`);
    for (const { status, schema, examples } of responses) {
      cells.statuses.add(`${id} ${status}`);
      for (const { name } of examples) cells.examples.add(`${id} ${status} ${name}`);
      if (status === 200) for (const path of propertiesOf(schema, spec)) cells.properties.add(`${id}${path}`);
    }
    if (request?.type !== "application/json") continue;
    for (const { name } of request.examples) cells.examples.add(`${id} request ${name}`);
    const visit = (cell: string) => cells.valid.add(`${id}: ${cell}`);
    for (const value of variants(request.schema, id, { spec, ids, visit })) {
      for (const { cell, value: broken } of breakings(request.schema, id, value, spec)) {
        if (schemaErrors(request.schema, broken).length > 0) cells.invalid.add(`${id}: ${cell}`);
      }
    }
    for (const { name, schema } of parameters) {
      const [value] = variants(schema, `${id}/${name}`, { spec, ids });
      for (const broken of breakings(schema, `${id}/${name}`, value, spec)) {
        const isText = typeof broken.value === "number" && schema.type === "string";
        const isPath = operation.path.includes(`{${name}}`);
        if (!isText && !isPath && typeof broken.value !== "object") cells.invalid.add(`${id}: ${broken.cell}`);
      }
    }
  }
  return cells;
}

function propertiesOf(schema: Json, spec: Json, path = "", around: Json[] = []): string[] {
  const { schema: own } = resolve(schema, "", spec);
  // A schema within itself adds nothing new.
  if (around.includes(own)) return [];
  const inside = [...around, own];
  const within = [...(branchesOf(own) ?? []), ...(own.items ? [own.items] : [])].flatMap((one) =>
    propertiesOf(one, spec, path, inside),
  );
  const properties = Object.entries<Json>(own.properties ?? {}).flatMap(([key, property]) => [
    `${path}/${key}`,
    ...propertiesOf(follow(property, spec), spec, `${path}/${key}`, inside),
  ]);
  return [...within, ...properties];
}

/** How much of each chapter is reached: cells reached, cells there are, and those that are not. */
export function coverage(
  cells: Cells,
  { reached }: Ledger,
): Record<Chapter, { reached: number; of: number; missing: string[] }> {
  return Object.fromEntries(
    chapters.map((chapter) => {
      const missing = [...cells[chapter]].filter((cell) => !reached[chapter].has(cell)).sort();
      return [chapter, { reached: cells[chapter].size - missing.length, of: cells[chapter].size, missing }];
    }),
  ) as never;
}
