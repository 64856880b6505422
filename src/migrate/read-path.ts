// Reads a path in the source text of a program, with its variables in the syntax of any language.
import { unknownPart } from "./calls.ts";

export interface ReadPath {
  /** The path, with {@link unknownPart} for each variable whose value is unknown. */
  readonly path: string;
  /** The position in the text where the path ends. */
  readonly end: number;
}

/** Parts of paths, by the names of the constants that hold them. */
export type Constants = ReadonlyMap<string, string>;

/** Variables as `${id}`, `{{ id }}`, `{id}`, `<id>`, `$ID` and `$(id)`. */
const variable = /\$\{[^{}]*\}|\{\{[^{}]*\}\}|\{[^{}\s]*\}|<[\w -]+>|\$\([^()]*\)|\$\w+/y;
const letters = /[\w.~%:@/-]+/y;
/** Concatenation with `+`: the end of a string, and the start of the next string or name. */
const closing = /["'`](?=\s*\+)/y;
const opening = /\s*\+\s*[fF]?["'`]/y;
const joined = /\s*\+\s*[\w$#.[\]]+(?:\([^()]*\))?/y;

/** Reads the path that starts at a position, in a string or before a `+`, up to its query or its end. */
export function readPath(text: string, start: number, constants: Constants = new Map()): ReadPath {
  let path = "";
  let at = start;
  for (;;) {
    const literal = matchAt(letters, text, at);
    const named = literal ?? matchAt(variable, text, at) ?? matchAt(joined, text, at);
    const part = named ?? matchAt(closing, text, at) ?? matchAt(opening, text, at);
    if (part === undefined) return { path: path.replace(/[.:]+$/, ""), end: at };
    if (literal !== undefined) path += literal;
    else if (named !== undefined) path += constants.get(lastName(named)) ?? unknownPart;
    at += part.length;
  }
}

/** The name of a variable, without the object that it is a member of. */
const lastName = (part: string): string => /(#?[\w$]+)[\s})]*$/.exec(part)?.[1]?.replace(/^\$/, "") ?? "";

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
