// Finds the names in a program whose value is the start of a URL or a part of a path.

import { unknownPart } from "./calls.ts";
import { type Constants, type ReadPath, readPath } from "./read-path.ts";

/** A name whose value is the start of API URLs. */
export interface Base {
  readonly name: string;
  /** The path that its value includes, such as `/v2`; often empty. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The names in a file, by what their values are. */
export interface Names {
  readonly bases: readonly Base[];
  readonly constants: Constants;
  /** Names whose value is the start of another service's URLs. */
  readonly others: ReadonlySet<string>;
}

export const host: RegExp = /https?:\/\/(?:api|upload)\.heygen\.com/g;

const name = "#?[A-Za-z_$][\\w$]*";
/** The text between a name and its value: an optional type, and `=`, `:=` or `:`. */
const assignment = "[\"']?\\s{0,20}(?::\\s{0,20}[\\w<>|, ]{1,40}?)?\\s{0,20}(?::=|=|:)\\s{0,40}";
/** The text that may come before the URL in a value: `process.env.URL ||`, `axios.create({`. */
const start = "(?:[^\\n;\"'`]|[\"'`][\\w-]*[\"'`]){0,120}?";

const declared = new RegExp(`(?<![\\w$#])(${name})${assignment}${start}f?["'\`]?$`, "g");
const constant = new RegExp(`(?<![\\w$#])(${name})${assignment}["'\`](/[\\w./-]*|v[12](?:/[\\w./-]*)?)["'\`]`, "g");
const other = new RegExp(`(?<![\\w$#])(${name})${assignment}["'\`]https?://(?!(?:api|upload)\\.heygen\\.com)`, "g");
/** A path after a host, up to the end of the string. */
const wholePath = /((?:\/[\w.]+)*)\/?(?=["'`\s]|$)/y;
/** How many characters before a URL its name is searched. */
const reach = 250;

/** Finds the names in a text. @param shared bases that other files declare */
export function namesIn(text: string, shared: readonly Base[] = []): Names {
  const bases: Base[] = [];
  for (const { index, 0: address } of text.matchAll(host)) {
    wholePath.lastIndex = index + address.length;
    const [whole, path = ""] = wholePath.exec(text) ?? [];
    if (whole === undefined) continue;
    const from = Math.max(0, index - reach);
    for (const { index: offset, 1: found = "" } of allMatches(declared, text.slice(from, index))) {
      bases.push({ name: found, path, start: from + offset, end: wholePath.lastIndex });
    }
  }
  const constants = new Map<string, string>();
  for (const [, found = "", path = ""] of text.matchAll(constant)) {
    constants.set(found, constants.has(found) && constants.get(found) !== path ? unknownPart : path);
  }
  const others = new Set([...text.matchAll(other)].map(([, found = ""]) => found));
  const own = new Set([...bases.map((base) => base.name), ...constants.keys(), ...others]);
  const foreign = shared.filter((base) => !own.has(base.name)).map((base) => ({ ...base, start: -1, end: -1 }));
  const known = uniqueNames([...bases, ...foreign]);
  // The value of a name may start with another name: `${BASE}/v2`.
  for (const base of known)
    known.push(...derivedFrom(base, text, constants).filter((one) => !known.some(({ name }) => name === one.name)));
  return { bases: known, constants, others };
}

/** Every name that a value could belong to: the nearest one, and those of the enclosing objects. */
function allMatches(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    pattern.lastIndex = match.index + (match[1]?.length ?? 1);
  }
  return found;
}

const isNew = (base: Base, known: readonly Base[]): boolean =>
  !known.some((one) => one.name === base.name && one.path === base.path);

function uniqueNames(bases: readonly Base[]): Base[] {
  const unique: Base[] = [];
  for (const base of bases) if (isNew(base, unique)) unique.push(base);
  return unique;
}

/** Names whose value is a base or starts with one. */
function derivedFrom(base: Base, text: string, constants: Constants): Base[] {
  const pattern = new RegExp(
    `(?<![\\w$#])(${name})${assignment}(?:f?["'\`](?=\\$?\\{))?(?=${reference(base.name)})`,
    "g",
  );
  const found: Base[] = [];
  for (const { index, 0: written, 1: derived = "" } of text.matchAll(pattern)) {
    const after = new RegExp(reference(base.name), "y");
    after.lastIndex = index + written.length;
    const [used = ""] = after.exec(text) ?? [];
    const { path, end } = readPath(text, index + written.length + used.length, constants);
    const isWhole =
      derived !== base.name &&
      !path.includes(unknownPart) &&
      /^["'`]?\s*(?:[;,)\n}|?]|$)/.test(text.slice(end, end + 20));
    if (isWhole) found.push({ name: derived, path: base.path + path.replace(/\/$/, ""), start: index, end });
  }
  return found;
}

/** Patterns for uses of a name, also as a member: `${NAME}`, `{NAME}` and `$NAME` in a string, `NAME` in code. */
function uses(of: string): { inText: string; inCode: string } {
  const escaped = of.replaceAll("$", "\\$");
  const member = `(?:[\\w$#]+\\??\\.){0,5}${escaped}`;
  return {
    inText: `(?:\\$?\\{\\s{0,20}${member}\\s{0,20}\\}|\\$${escaped}(?!\\w))`,
    inCode: `(?<![\\w$#.])${member}(?![\\w$])`,
  };
}

function reference(of: string): string {
  const { inText, inCode } = uses(of);
  return `(?:${inText}|${inCode})`;
}

/** The URLs that continue a base: `${NAME}/avatars`, `NAME + "/avatars"`. */
export function* continuationsOf(
  base: Base,
  text: string,
  constants: Constants,
): Generator<ReadPath & { start: number }> {
  const { inText, inCode } = uses(base.name);
  const continued = new RegExp(`${inText}(?=[/$\\{])|${inCode}(?=\\s{0,40}\\+)`, "g");
  for (const { index, 0: used } of text.matchAll(continued)) {
    const { path, end } = readPath(text, index + used.length, constants);
    const isKnown = path.replaceAll(unknownPart, "").length > 1;
    if (isKnown && !(base.start <= index && index < base.end)) yield { start: index, path: base.path + path, end };
  }
}
