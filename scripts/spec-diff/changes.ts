// What has changed between two versions of the spec: each change once, with all operations that it reaches.
import type { Place } from "../upstream/place.ts";

/** The part of a version that a change raises. */
export type Level = "patch" | "minor" | "major";

export interface Change {
  readonly level: Level;
  /** The component or operation that holds it, as `schemas/AvatarLook`. */
  readonly holder: string;
  /** Where it stands, to be read: `AvatarLook.gender`. */
  readonly place: string;
  readonly text: string;
  /** The operationIds, and the webhooks as `webhook podcast.fail`. */
  readonly operations: readonly string[];
}

export const levels: readonly Level[] = ["patch", "minor", "major"];

export class Changes {
  readonly #changes = new Map<string, Change>();

  /** Notes a change. One that was noted before reaches these operations, too, and keeps the higher of both levels. */
  add(level: Level, { holder, within }: Pick<Place, "holder" | "within">, text: string, operations: string[]): void {
    const place = labelOf(holder, within);
    const known = this.#changes.get(`${place} ${text}`);
    this.#changes.set(`${place} ${text}`, {
      level: known && levels.indexOf(known.level) > levels.indexOf(level) ? known.level : level,
      holder,
      place,
      text,
      operations: [...new Set([...(known?.operations ?? []), ...operations])],
    });
  }

  get all(): Change[] {
    return [...this.#changes.values()];
  }
}

/** `AvatarLook.tags[]` for what stands at `schemas/AvatarLook/properties/tags/items`. */
function labelOf(holder: string, within: string): string {
  const path = within
    .replaceAll(/\/properties\/([^/]+)/g, ".$1")
    .replaceAll("/items", "[]")
    .replaceAll(/\/(anyOf|oneOf|allOf)\/\d+|\/content\/[^/]+|\/schema\b/g, "")
    .replace("/requestBody", " body")
    .replace(/\/(parameters|headers|responses|callbacks)\//, " $1/");
  return holder.replace("schemas/", "") + path;
}
