// Whoever passes the id of a group where that of a look is wanted gets a 404 that says nothing of it. The client has
// often seen the id before.
import { lookIdNames, type OperationFacts } from "../../generated/client-operations.ts";

/** The ids of groups that were seen in answers. */
export type KnownGroups = Set<unknown>;

/** How many ids are remembered; the oldest are forgotten first. */
const maxGroups = 1_000;

/** Takes the ids of groups from the `data` of a success: its own, that of its members, or those of its items. */
export function learnGroups(
  known: KnownGroups,
  data: object | null | undefined,
  facts: OperationFacts | undefined,
): void {
  const idName = facts?.givesGroups ? "id" : "group_id";
  for (const resource of [data, ...Object.values(data ?? {})]) {
    if (typeof resource?.[idName] === "string") known.add(resource[idName]);
    if (known.size > maxGroups) known.delete(known.values().next().value);
  }
}

/** The first id of a group that stands in a request where that of a look is wanted. */
export function groupTakenForLook(known: KnownGroups, request: unknown): unknown {
  for (const [name, value] of Object.entries(request ?? {})) {
    const ids = lookIdNames.includes(name) ? [value].flat() : [];
    const inner = typeof value === "object" ? groupTakenForLook(known, value) : undefined;
    const found = ids.find((id) => known.has(id)) ?? inner;
    if (found) return found;
  }
  return undefined;
}
