// What has changed between two versions of the spec: each change once, with all operations that it reaches.

/** The part of a version that a change raises. */
export type Level = "patch" | "minor" | "major";

export interface Change {
  readonly level: Level;
  /** The component or operation that holds it, as `schemas/AvatarLook`. */
  readonly holder: string;
  /** Where it stands, for people: `AvatarLook.gender`. */
  readonly place: string;
  readonly text: string;
  /** The operationIds, and the webhooks as `webhook podcast.fail`. */
  readonly operations: readonly string[];
}

export const levels: readonly Level[] = ["patch", "minor", "major"];

export class Changes {
  readonly #changes = new Map<string, Change>();

  /** Notes a change. If it was noted before, it reaches these operations, too, and keeps the higher of both levels. */
  add(change: Change): void {
    const key = `${change.place} ${change.text}`;
    const { level, operations } = this.#changes.get(key) ?? change;
    this.#changes.set(key, {
      ...change,
      level: levels.indexOf(level) > levels.indexOf(change.level) ? level : change.level,
      operations: [...new Set([...operations, ...change.operations])],
    });
  }

  get all(): Change[] {
    return [...this.#changes.values()];
  }
}
