// Keeps credentials out of everything that a caller may log.

/** Copies a value without its credentials, and truncates what is too long or nested too deeply. */
export type Redact = <Value>(value: Value) => Value;

const mask = "[redacted]";

/** Anything shorter is not a real secret and would match inside ordinary words. */
const minSecretLength = 6;
/** The maximum length of a text that an error keeps, in characters. */
const maxTextLength = 4_000;
/** The maximum depth of a body that an error keeps, and the maximum number of members of each object or list. */
const maxDepth = 50;
const maxMembers = 100;

/** Fields whose values programs branch on, so ordinary words in them must stay. */
const wordFields = ["code", "status", "type"];

/** Creates a function that removes the given secrets wherever they occur, such as in a response that echoes them. */
export function createRedactor(secrets: readonly (string | null | undefined)[]): Redact {
  let built: Patterns | undefined;
  // Built when first needed, because most calls succeed and never use them.
  const patterns = (): Patterns => {
    built ??= patternsOf(secrets);
    return built;
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

/** Whether a key is an ordinary word, such as `sandbox`, that also occurs in texts by chance. */
const isOrdinary = (secret: string): boolean => /^[a-z_-]*$/i.test(secret) && secret.length < 24;

interface Patterns {
  /** For secrets that never occur by chance. */
  readonly everywhere: RegExp;
  /** For secrets that are ordinary words: only whole words match. */
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

/** A secret inside Base64 of a longer text, such as `user:secret`. Its form depends on the position of the secret. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((offset) => {
    const encoded = btoa(" ".repeat(offset) + secret);
    // Characters at the edges also encode bits of the text next to the secret.
    const end = Math.floor(((offset + secret.length) * 8) / 6);
    return encoded.slice(Math.ceil((offset * 8) / 6), end);
  });
}

/** Matches texts literally and as escaped in JSON, URLs and HTML. */
function patternOf(texts: readonly string[], before = "", after = ""): RegExp {
  const alternatives = texts.map((text) => [...text].map(escapedForms).join(""));
  // An empty list must match nothing, not everything.
  const pattern = alternatives.length > 0 ? `(?:${alternatives.join("|")})` : "(?!)";
  return new RegExp(before + pattern + after, "g");
}

/** A pattern for the forms of a character: `=`, `\=`, `\u003d`, `%3D`, `&#61;` and `&#x3d;`. */
function escapedForms(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, "0");
  const digits = hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
  const literal = character.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&");
  return `(?:\\\\?${literal}|\\\\u00${digits}|%${digits}|&#(?:0*${code}|[xX]0*${digits});)`;
}

/** How many causes of a chain an error keeps. */
const maxCauses = 5;

/** Copies a cause with only its name, message and code, because other members may hold the request. */
export function redactCause(cause: unknown, redact: Redact, depth = 0): Error | undefined {
  if (cause === undefined || depth === maxCauses) return undefined;
  try {
    return copyCause(cause, redact, depth);
  } catch {
    // Anything can be thrown, even an object whose members throw when they are read.
    return new Error("unreadable error");
  }
}

function copyCause(cause: unknown, redact: Redact, depth: number): Error {
  // `instanceof` would fail: Jest and `node:vm` throw errors of another realm.
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
