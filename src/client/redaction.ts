// Keeps credentials out of everything a caller may log.

/** A copy of a value without credentials, truncated where it is too long or too deep to be read. */
export type Redact = <Value>(value: Value) => Value;

const mask = "[redacted]";

/** Anything shorter is no real secret, and would match inside ordinary words. */
const minSecretLength = 6;
/** The longest text of an answer that an error keeps, in characters. */
const maxTextLength = 4_000;
/** How deep an answer that an error keeps may be nested, and how many members a list or object of it may have. */
const maxDepth = 50;
const maxMembers = 100;

/** Fields whose values are words that programs branch on, so they must stay whole. */
const wordFields = ["code", "status", "type"];

/** Creates a function that removes the given secrets wherever they occur, such as in an answer that echoes them. */
export function createRedactor(secrets: readonly (string | null | undefined)[]): Redact {
  let creation: Patterns | undefined;
  // Created when first needed: most calls succeed.
  const patterns = (): Patterns => {
    creation ??= patternsOf(secrets);
    return creation;
  };

  function redactText(text: string, key?: string): string {
    const { everywhere, wholeWords } = patterns();
    const safe = text.replace(everywhere, mask);
    const cleaned = key && wordFields.includes(key) ? safe : safe.replace(wholeWords, mask);
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

/** A key such as `sandbox` or `avatar`, which also occurs as a word or inside one. */
const isOrdinary = (secret: string): boolean => /^[a-z_-]*$/i.test(secret) && secret.length < 24;

interface Patterns {
  /** For secrets that never occur by chance. */
  readonly everywhere: RegExp;
  /** For secrets that are ordinary words: they are removed only where they are whole words. */
  readonly wholeWords: RegExp;
}

function patternsOf(secrets: readonly (string | null | undefined)[]): Patterns {
  const hidden = secrets.filter((secret): secret is string => (secret?.length ?? 0) >= minSecretLength);
  const unusual = hidden.filter((secret) => !isOrdinary(secret));
  return {
    everywhere: patternOf([...unusual, ...unusual.flatMap(base64Forms)]),
    wholeWords: patternOf(hidden.filter(isOrdinary), "(?<![\\w-])", "(?![\\w-])"),
  };
}

/** What Base64 makes of a secret inside a longer text, such as `user:secret`: it depends on where the secret starts. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = btoa(" ".repeat(offset) + secret);
    // Characters at the edges also encode bits of what stands beside the secret.
    const end = Math.floor(((offset + secret.length) * 8) / 6);
    return encoded.slice(Math.ceil((offset * 8) / 6), end);
  });
}

/** Matches texts as they are, and as JSON, URLs and HTML may escape them. */
function patternOf(texts: readonly string[], before = "", after = ""): RegExp {
  const alternatives = texts.map((text) => [...text].map(escapedForms).join(""));
  // An empty list must match nothing, not everything.
  const pattern = alternatives.length > 0 ? `(?:${alternatives.join("|")})` : "(?!)";
  return new RegExp(before + pattern + after, "g");
}

/** A pattern for a character: itself, perhaps after a backslash, as `\u003d`, as `%3D`, or as `&#61;` or `&#x3d;`. */
function escapedForms(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, "0");
  const digits = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const literal = character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
  return `(?:\\\\?${literal}|\\\\u00${digits}|%${digits}|&#(?:0*${code}|[xX]0*${digits});)`;
}

/** How deep a chain of causes an error keeps. */
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
  // Not by `instanceof`: Jest and `node:vm` throw the errors of another realm.
  if (typeof (cause as ErrorLike | null)?.message !== "string") return new Error(redact(String(cause)));
  const { message, name, code, cause: innerCause } = cause as ErrorLike;
  const copy: Error & { code?: string } = new Error(redact(message));
  const inner = redactCause(innerCause, redact, depth + 1);
  if (inner) copy.cause = inner;
  copy.name = redact(String(name));
  if (typeof code === "string") copy.code = redact(code);
  return copy;
}

interface ErrorLike {
  readonly message: string;
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}
