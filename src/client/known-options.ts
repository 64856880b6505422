import { nearestName } from "../shared/nearest-name.ts";

/**
 * Rejects options that do not exist, because a misspelt one would silently have no effect.
 *
 * @param where the function or the operation, for the error
 * @throws TypeError that suggests the nearest name
 */
export function assertKnownOptions(where: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    throw new TypeError(`${where}: there is no option ${name}${nearest ? `; did you mean ${nearest}?` : ""}`);
  }
}
