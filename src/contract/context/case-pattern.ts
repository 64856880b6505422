// Patterns that select cases by their ids.

/**
 * Whether a pattern selects a case. `*` stands for any characters except a slash, `**` for any. A pattern may also be the
 * first part of an id, up to a slash: `createAvatar/request` selects all cases below it.
 */
export function matchesCase(pattern: string, id: string): boolean {
  return patternOf(pattern).test(id);
}

/** A pattern as a regular expression, to match many ids. */
export function patternOf(pattern: string): RegExp {
  const parts = pattern.replace(/\/+$/, "").split(/(\*+)/);
  const source = parts.map((part, index) => (index % 2 === 0 ? literal(part) : part === "*" ? "[^/]*" : ".*")).join("");
  return new RegExp(`^${source}(/|$)`, "iu");
}

const literal = (text: string): string => text.replace(/[\\^$.|?+()[\]{}/]/g, "\\$&");
