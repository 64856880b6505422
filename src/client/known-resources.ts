// What the client remembers about the resources that it has received, to explain or to mend failures of later calls.
import { lookIdNames, type OperationFacts } from "../../generated/client-operations.ts";
import { isObject } from "./envelope.ts";

export interface KnownResources {
  /** The ids of groups. In place of a look's id, one leads to a 404 that does not explain the mistake. */
  readonly groups: Set<unknown>;
  /** The ids of assets that were uploaded, and when, in milliseconds since the epoch. */
  readonly assets: Map<unknown, number>;
}

/** The maximum number of remembered ids of each kind. The oldest are forgotten first. */
const maxIds = 1_000;

/** How long after its creation a resource may be unknown to other calls, in milliseconds. */
export const settlingMs: number = 10_000;

/**
 * Remembers the ids in the `data` of a success. Groups are in the object itself, in its members, or in its items.
 *
 * @param now milliseconds since the epoch
 */
export function learn(known: KnownResources, data: unknown, facts: OperationFacts, now: number): void {
  const idName = facts.givesGroups ? "id" : "group_id";
  for (const resource of [data, ...Object.values(data ?? {})] as Record<string, unknown>[]) {
    if (typeof resource?.[idName] === "string") known.groups.add(resource[idName]);
    if (known.groups.size > maxIds) known.groups.delete(known.groups.values().next().value);
  }
  // What was only announced, for a direct upload, is no asset yet.
  const isAsset = isObject(data) && data.asset_id !== undefined && data.upload_url === undefined;
  if (isAsset) known.assets.set(data.asset_id, now);
  if (known.assets.size > maxIds) known.assets.delete(known.assets.keys().next().value);
}

/** Forgets assets that were deleted: reading one must fail at once. */
export function forget(known: KnownResources, path: unknown): void {
  for (const id of Object.values(path ?? {})) known.assets.delete(id);
}

/** The first id in a request that should be a look's id but is known to be a group's. */
export function groupTakenForLook(known: KnownResources, request: unknown): unknown {
  for (const [name, value] of Object.entries(request ?? {})) {
    const ids = lookIdNames.includes(name) ? [value].flat() : [];
    const inner = typeof value === "object" ? groupTakenForLook(known, value) : undefined;
    const found = ids.find((id) => known.groups.has(id)) ?? inner;
    if (found) return found;
  }
  return undefined;
}

/** Whether a request names an asset that was uploaded so recently that other calls may not find it yet. */
export function namesNewAsset(known: KnownResources, request: unknown, now: number): boolean {
  if (typeof request === "object") {
    return Object.values(request ?? {}).some((value) => namesNewAsset(known, value, now));
  }
  const uploadedAt = known.assets.get(request);
  return uploadedAt !== undefined && now - uploadedAt < settlingMs;
}
