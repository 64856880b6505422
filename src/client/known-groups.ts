// A group's id in place of a look's id leads to a 404 that does not explain the mistake. The client often knows better,
// because it has received the group's id before.
import { lookIdNames, type OperationFacts } from "../../generated/client-operations.ts";

/** The ids of groups that the client has received. */
export type KnownGroups = Set<unknown>;

/** The maximum number of remembered ids. The oldest are forgotten first. */
const maxGroups = 1_000;

/** Remembers the ids of groups in the `data` of a success: of the object itself, of its members, or of its items. */
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

/** The first id in a request that should be a look's id but is known to be a group's. */
export function groupTakenForLook(known: KnownGroups, request: unknown): unknown {
  for (const [name, value] of Object.entries(request ?? {})) {
    const ids = lookIdNames.includes(name) ? [value].flat() : [];
    const inner = typeof value === "object" ? groupTakenForLook(known, value) : undefined;
    const found = ids.find((id) => known.has(id)) ?? inner;
    if (found) return found;
  }
  return undefined;
}
