// The coverage items that a run has reached.
import type { Exchange } from "../spec/exchange.ts";
import type { Json } from "../spec/openapi.ts";

export const coverageKinds = [
  "operations",
  "statuses",
  "examples",
  "parameters",
  "valid",
  "invalid",
  "properties",
] as const;
export type CoverageKind = (typeof coverageKinds)[number];
export type CoverageItems = Record<CoverageKind, Set<string>>;

export const noItems = (): CoverageItems =>
  Object.fromEntries(coverageKinds.map((kind) => [kind, new Set<string>()])) as CoverageItems;

export class CoverageRecorder {
  readonly reached: CoverageItems = noItems();

  reach(kind: CoverageKind, item: string): void {
    this.reached[kind].add(item);
  }

  /** Records the operation and status of a response, and the properties in a success. */
  answer({ operation, status, body }: Exchange, isExample: boolean): void {
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
