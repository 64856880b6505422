// What a run has reached, cell by cell.
import type { Reply } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";

export const chapters = ["operations", "statuses", "examples", "parameters", "valid", "invalid", "properties"] as const;
export type Chapter = (typeof chapters)[number];
export type Cells = Record<Chapter, Set<string>>;

export const emptyCells = (): Cells =>
  Object.fromEntries(chapters.map((chapter) => [chapter, new Set<string>()])) as Cells;

export class Ledger {
  readonly reached: Cells = emptyCells();

  reach(chapter: Chapter, cell: string): void {
    this.reached[chapter].add(cell);
  }

  /** Notes which operation has answered, how, and which properties its success shows. */
  answer({ operation, status, body }: Reply, isExample: boolean): void {
    this.reach("operations", operation.id);
    if (!isExample) this.reach("statuses", `${operation.id} ${status}`);
    if (status < 300) this.#show(body, operation.id);
  }

  #show(value: Json, path: string): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#show(item, path);
    } else if (value !== null && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) {
        this.reach("properties", `${path}/${key}`);
        this.#show(inner, `${path}/${key}`);
      }
    }
  }
}
