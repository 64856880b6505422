import { nearestName } from "../shared/nearest-name.ts";
import { isObject } from "./envelope.ts";

/** The kinds of values that options take. */
const kinds = {
  string: "a string",
  number: "a number",
  boolean: "true or false",
  function: "a function",
  object: "an object",
  secret: "a string or a function",
  signal: "an AbortSignal",
  events: "an object with the function subscribe",
  clock: "an object with the functions now, sleep and random",
  logger: "an object with the function debug",
};
export type OptionKind = keyof typeof kinds;

/** The functions that such an object must have. */
const members = {
  signal: ["throwIfAborted"],
  events: ["subscribe"],
  clock: ["now", "sleep", "random"],
  logger: ["debug"],
};

/**
 * Checks options before they are used, because a misspelt or invalid one would fail late or have no effect.
 *
 * @param where the function, for the error
 * @throws TypeError that names the option, and suggests the nearest name for one that does not exist
 */
export function assertOptions(where: string, options: unknown, expected: Readonly<Record<string, OptionKind>>): void {
  if (!isObject(options))
    throw new TypeError(`${where}: options must be an object, such as { ${Object.keys(expected)[0]} }`);
  assertKnownOptions(where, options, Object.keys(expected));
  for (const [name, value] of Object.entries(options)) {
    const kind = expected[name] as OptionKind;
    // `fetch` takes null for no signal.
    if (value === undefined || (value === null && kind === "signal")) continue;
    if (value === null || !isOfKind(value, kind)) throw new TypeError(`${where}: ${name} must be ${kinds[kind]}`);
  }
}

/** @throws TypeError that suggests the nearest name for an option that does not exist */
export function assertKnownOptions(where: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    throw new TypeError(`${where}: there is no option ${name}${nearest ? `; did you mean ${nearest}?` : ""}`);
  }
}

function isOfKind(value: NonNullable<unknown>, kind: OptionKind): boolean {
  if (kind === "secret") return typeof value === "string" || typeof value === "function";
  // Not `instanceof`, which fails for a signal of another realm.
  if (Object.hasOwn(members, kind)) {
    return members[kind as keyof typeof members].every((name) => typeof (value as never)[name] === "function");
  }
  return typeof value === kind;
}
