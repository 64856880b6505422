// Coverage items: what a run can reach in the document.
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

export interface CoverageItem {
  readonly kind: CoverageKind;
  readonly item: string;
}

export const noItems = (): CoverageItems =>
  Object.fromEntries(coverageKinds.map((kind) => [kind, new Set<string>()])) as CoverageItems;

/** The items that a response reaches: its operation and status, and the properties in a success. */
export function itemsIn({ operation, status, body, isExample, isOutside }: Exchange): CoverageItem[] {
  if (isOutside) return [];
  const items: CoverageItem[] = [{ kind: "operations", item: operation.id }];
  if (!isExample) items.push({ kind: "statuses", item: `${operation.id} ${status}` });
  if (status < 300) for (const item of propertiesIn(body, operation.id)) items.push({ kind: "properties", item });
  return items;
}

/** The paths of the properties in a value, each once. */
function propertiesIn(value: Json, path: string, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) propertiesIn(item, path, found);
  } else if (value !== null && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      found.add(`${path}/${key}`);
      propertiesIn(inner, `${path}/${key}`, found);
    }
  }
  return found;
}
