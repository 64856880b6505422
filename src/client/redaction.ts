// Keeps credentials out of everything a caller may log.

/** A copy of a value without credentials, and without what is too long, too deep or too much to be read. */
export type Redact = <Value>(value: Value) => Value;

const mask = "[redacted]";

/** Anything shorter is no real secret, and would be found inside ordinary words. */
const minSecretLength = 6;
/** The longest text of an answer that an error keeps, in characters. */
const maxTextLength = 4_000;
/** How deep an answer that an error keeps may be nested, and how many members a list or object of it may have. */
const maxDepth = 50;
const maxMembers = 100;

/** Fields whose values are words themselves: whoever branches on them must find them whole. */
const wordFields = ["code", "status", "type"];

/** Makes a function that removes the given secrets wherever they stand, such as in an answer that echoes them. */
export function createRedactor(secrets: readonly (string | null | undefined)[]): Redact {
  let made: Patterns | undefined;
  // Made when first needed: most calls succeed.
  const patterns = (): Patterns => {
    made ??= patternsOf(secrets);
    return made;
  };

  function redactText(text: string, key?: string): string {
    const { everywhere, standingAlone } = patterns();
    const safe = text.replace(everywhere, mask);
    const cleaned = key && wordFields.includes(key) ? safe : safe.replace(standingAlone, mask);
    return cleaned.length > maxTextLength ? `${cleaned.slice(0, maxTextLength)}…` : cleaned;
  }

  function redactValue(value: unknown, depth: number, key?: string): unknown {
    if (typeof value === "string") return redactText(value, key);
    if (typeof value !== "object" || value === null) return value;
    if (depth > maxDepth) return "[nested too deeply]";
    if (Array.isArray(value)) return value.slice(0, maxMembers).map((item) => redactValue(item, depth + 1));
    const entries = Object.entries(value).slice(0, maxMembers);
    const members = entries.map(([name, member]) => [
      name.replace(patterns().everywhere, mask).slice(0, maxTextLength),
      redactValue(member, depth + 1, name),
    ]);
    return Object.fromEntries(members);
  }

  return <Value>(value: Value) => redactValue(value, 0) as Value;
}

/** A key such as `sandbox` or `avatar`, which also occurs as a word or within one. */
const isOrdinary = (secret: string): boolean => /^[a-z_-]*$/i.test(secret) && secret.length < 24;

interface Patterns {
  /** For secrets that occur nowhere by chance. */
  readonly everywhere: RegExp;
  /** For ordinary words, which are taken for the secret only where they stand alone. */
  readonly standingAlone: RegExp;
}

function patternsOf(secrets: readonly (string | null | undefined)[]): Patterns {
  const hidden = secrets.filter((secret): secret is string => (secret?.length ?? 0) >= minSecretLength);
  return {
    everywhere: patternOf(hidden.filter((secret) => !isOrdinary(secret))),
    standingAlone: patternOf(hidden.filter(isOrdinary), "(?<![\\w-])", "(?![\\w-])"),
  };
}

/** Finds texts as they are, and as JSON and addresses may escape them. */
function patternOf(texts: readonly string[], before = "", after = ""): RegExp {
  const alternatives = texts.map((text) => [...text].map(escapedForms).join(""));
  // An empty list must match nothing, not everything.
  const pattern = alternatives.length > 0 ? `(?:${alternatives.join("|")})` : "(?!)";
  return new RegExp(before + pattern + after, "g");
}

/** A pattern for a character: itself, perhaps behind a backslash, as `\u003d`, or as `%3D`. */
function escapedForms(character: string): string {
  const code = character.charCodeAt(0).toString(16).padStart(2, "0");
  const digits = code.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const literal = character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
  return `(?:\\\\?${literal}|\\\\u00${digits}|%${digits})`;
}

/** How many causes of causes an error keeps. */
const maxCauses = 5;
/** A copy of a cause with its name, message and code, and nothing that could hold a request. */
export function redactCause(cause: unknown, redact: Redact, depth = 0): Error | undefined {
  if (cause === undefined || depth === maxCauses) return undefined;
  try {
    return copyCause(cause, redact, depth);
  } catch {
    // Anything can be thrown, even what throws when it is looked at.
    return new Error("an error that can't be read");
  }
}

function copyCause(cause: unknown, redact: Redact, depth: number): Error {
  if (!(cause instanceof Error)) return new Error(redact(String(cause)));
  const inner = redactCause(cause.cause, redact, depth + 1);
  const copy: Error & { code?: string } = new Error(redact(cause.message));
  if (inner) copy.cause = inner;
  copy.name = redact(cause.name);
  const { code } = cause as { code?: unknown };
  if (typeof code === "string") copy.code = redact(code);
  return copy;
}
