// Reads a path where it stands in the text of a program: with its variables, whatever the language writes them as.
import { unknownPart } from "./calls.ts";

export interface ReadPath {
  /** With {@link unknownPart} for each variable. */
  readonly path: string;
  /** Where it ends in the text. */
  readonly end: number;
}

/** Variables as `${id}`, `{{ id }}`, `{id}`, `<id>`, `$ID` and `$(id)`. */
const variable = /\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{[^{}\s]*\}|<[\w -]+>|\$\([^()]*\)|\$\w+/y;
/** What goes on after the end of a string: `" + id` or `" + id + "`. */
const joined = /["'`]\s*\+\s*[\w$.[\]]+(?:\([^()]*\))?(?:\s*\+\s*["'`])?/y;
const letters = /[\w.~%:@/-]+/y;

/** The path that starts at a place, up to its query or its end. */
export function readPath(text: string, start: number): ReadPath {
  let path = "";
  let at = start;
  for (;;) {
    const literal = matchAt(letters, text, at);
    const part = literal ?? matchAt(variable, text, at) ?? matchAt(joined, text, at);
    if (part === undefined) return { path: path.replace(/[.:]+$/, ""), end: at };
    path += literal ?? unknownPart;
    at += part.length;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
