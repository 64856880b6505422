// Resolves what texts and names are joined to: `BASE + "/v2"`, `f"{BASE}/v2"`, `urljoin(BASE, path)` and the like.
import { unknownPart } from "./calls.ts";
import type { Part, Token } from "./read-source.ts";
import { bare, isMember, keyOf } from "./structure.ts";
import type { Place, Values } from "./values.ts";

/** A part of a text: letters and where they stand, or something unknown and its name. */
export interface Piece {
  readonly text: string;
  readonly place: Place;
  /** The names of what is not known, such as `self` and `endpoint`. */
  readonly unknown?: readonly string[];
}

export type Text = readonly Piece[];

interface Read {
  /** What it may amount to; empty for what is no text. */
  readonly texts: readonly Text[];
  /** The index after it. */
  readonly end: number;
}

export const written = (text: Text): string => text.map((piece) => piece.text).join("");
export const isAbsolute = (text: string): boolean => /^=?\s*(?:https?:)?\/\/|^(?:api|upload)\.heygen\.com/.test(text);

const formats = /^(?:s?printf|f?format|formatted|fmt|Sprint|str_?replace)$/i;
const joins = /^(?:join|join_?paths?|url_?join|join_?url|resolve|url|combine|concat|append\w*|path|push|uri|parse)$/i;
/** A method of these leaves a text as it is, but for slashes at its ends and the like. */
const keeping =
  /^(?:\w?trim\w*|strip\w*|rstrip|replace\w*|to_?s|to_?string|to_?owned|as_str|clone|unwrap\w*|expect|chomp\w*|delete_\w+|remove\w*|get|value|sub|get_secret_value)$/i;
/** A function of these gives back the text that it is given, perhaps as an address. */
const making =
  /^(?:str|string|ur[il]|parse\w*|encode\w*|http_?url|raw|\w?trim\w*|of|from\w*|create|quote|field|\w*(?:normali[sz]e|clean|ensure|sanitize)\w*)$/i;
const environment = /env|config|setting|secret|^get$|^var$|^fetch$|^value$|property|define|option/i;
const skipped = /^(?:new|await|return|yield|typeof|const|let|var|string|auto|in|not|mut|try)$/;
const conditions = ["===", "!==", "==", "!=", "&&", ">", "<", ">=", "<=", "and"];

/** How deep names and brackets are followed, how many terms a text has, and how many texts a name may stand for. */
const limits = { depth: 8, terms: 30, texts: 6, pieces: 40 };

export class Texts {
  /** By the token that it starts with, what a named value amounts to; while that is being read, nothing. */
  readonly #read = new Map<Token, readonly Text[]>();

  readonly #values: Values;

  constructor(values: Values) {
    this.#values = values;
  }

  /** What starts at a token may amount to. */
  at(place: Place, depth = 0): Read {
    let left = this.#operand(place, depth);
    for (let terms = 0; left !== undefined && terms < limits.terms; terms++) {
      const next = this.#joined(place, left, depth);
      if (next === undefined) break;
      left = next;
    }
    return left ?? { texts: [], end: place.index + 1 };
  }

  /** A text and what follows it, if it is joined to that. */
  #joined(place: Place, left: Read, depth: number): Read | undefined {
    const { tokens } = place;
    const operator = tokens[left.end];
    if (operator === undefined) return undefined;
    const after = (index: number): Place => ({ ...place, index, position: positionAt(place, index) });
    if (operator.kind === "text" && left.texts.length > 0 && continues(place, left.end)) {
      return this.#joinTo(left, this.#operand(after(left.end), depth));
    }
    if (isJoin(place, left.end)) return this.#joinTo(left, this.#operand(after(left.end + 1), depth));
    const isRooted = left.texts.some((text) => isAbsolute(written(text)));
    if (operator.value === "/" && isRooted) return this.#joinTo(left, this.#operand(after(left.end + 1), depth), "/");
    if (operator.value === "%") {
      const right = this.#operand(after(left.end + 1), depth);
      const inBrackets = tokens[left.end + 1]?.value === "(";
      const filling = inBrackets ? this.#argumentsAt(after(left.end + 1), depth) : right ? [right.texts] : [];
      return { texts: fill(left.texts, filling), end: right?.end ?? left.end + 1 };
    }
    if (["||", "??", "or", "?:"].includes(operator.value)) {
      const right = this.at(after(left.end + 1), depth + 1);
      return { texts: either(left.texts, right.texts), end: right.end };
    }
    const isChoice = tokens.slice(left.end, left.end + 12).some(({ value }) => value === "?");
    if (isChoice && conditions.includes(operator.value))
      return { texts: [], end: this.#conditionEnd(after(left.end + 1), depth) };
    if (operator.value === "?" && depth < limits.depth) {
      const yes = this.at(after(left.end + 1), depth + 1);
      if (tokens[yes.end]?.value !== ":") return undefined;
      const no = this.at(after(yes.end + 1), depth + 1);
      return { texts: either(yes.texts, no.texts), end: no.end };
    }
    if (operator.value === "if" && !operator.startsLine) {
      const other = tokens.slice(left.end, left.end + 20).findIndex(({ value }) => value === "else");
      if (other < 0) return undefined;
      const no = this.at(after(left.end + other + 1), depth + 1);
      return { texts: either(left.texts, no.texts), end: no.end };
    }
    return undefined;
  }

  #conditionEnd(place: Place, depth: number): number {
    return depth < limits.depth ? (this.#operand(place, depth + 1)?.end ?? place.index + 1) : place.index + 1;
  }

  #joinTo(left: Read, right: Read | undefined, between = ""): Read | undefined {
    return right && { texts: product([left.texts, right.texts], between), end: right.end };
  }

  #operand(place: Place, depth: number): Read | undefined {
    const { tokens, index } = place;
    const token = tokens[index];
    if (token === undefined || depth > limits.depth) return undefined;
    if (token.kind === "name") {
      const isSkipped = skipped.test(token.value) && tokens[index + 1]?.kind !== "mark";
      return isSkipped ? this.#operand({ ...place, index: index + 1 }, depth + 1) : this.#chain(place, depth);
    }
    if (token.kind === "text")
      return this.#members({ texts: this.#partsOf(token, place, depth), end: index + 1 }, [], place, depth);
    if (token.value === "(") {
      const inner = this.at({ ...place, index: index + 1 }, depth + 1);
      const texts = inner.end >= token.close ? inner.texts : [];
      return this.#members({ texts, end: token.close + 1 }, [], place, depth);
    }
    if (token.value === "[") return this.#list(place, token, depth);
    return ["&", "*", "!"].includes(token.value) ? this.#operand({ ...place, index: index + 1 }, depth + 1) : undefined;
  }

  /** A list is a text if it is joined, or if it is what Postman makes of a host and of a path. */
  #list(place: Place, { close }: Token, depth: number): Read {
    const { tokens, index } = place;
    const method = isMember(tokens[close + 1]) ? (tokens[close + 2]?.value ?? "") : "";
    const between = new Map([
      ["path", "/"],
      ["host", "."],
    ]).get(keyOf(tokens, index) ?? "");
    if (between !== undefined) return { texts: product(this.#argumentsAt(place, depth), between), end: close + 1 };
    if (method !== "join" && method !== "concat") return { texts: [], end: close + 1 };
    const end = (tokens[close + 3]?.close ?? close) + 1;
    return { texts: product(this.#argumentsAt(place, depth), method === "join" ? "/" : ""), end };
  }

  #partsOf(token: Token, place: Place, depth: number): readonly Text[] {
    return product(token.parts.map((part) => this.#part(part, place, depth)));
  }

  #part(part: Part, place: Place, depth: number): readonly Text[] {
    if (typeof part === "string") return [[{ text: part, place }]];
    const inner = this.at({ ...place, tokens: part.tokens, index: 0 }, depth + 1);
    const [name, ...rest] = part.tokens;
    // The default of a setting: `${BASE:-https://…}`.
    const fallback = rest.find(({ kind, value }) => kind === "text" && isAbsolute(value));
    const texts = fallback ? either(inner.texts, [[{ text: fallback.value, place }]]) : inner.texts;
    return texts.length > 0 ? texts : [unknown(place, name ? [name.value] : [])];
  }

  /** A name with its members and calls. */
  #chain(place: Place, depth: number): Read {
    const { tokens, index } = place;
    const names = [bare(tokens[index]?.value ?? "")];
    return this.#members({ texts: this.#valuesOf(names, place, depth), end: index + 1 }, names, place, depth);
  }

  #members(start: Read, first: readonly string[], place: Place, depth: number): Read {
    const { tokens } = place;
    let { texts, end } = start;
    let names = [...first];
    for (let links = 0; links < 12; links++) {
      const token = tokens[end];
      if (isMember(token) && !isJoin(place, end) && tokens[end + 1]?.kind === "name") {
        names = [...names, bare(tokens[end + 1]?.value ?? "")];
        end += 2;
        const isCall = tokens[end]?.value === "(" || tokens[end]?.value === "!";
        if (!isCall) texts = this.#valuesOf(names, place, depth);
      } else if (token?.value === "[" && names.length > 0 && !token.startsLine) {
        const inner = tokens[end + 1];
        names = [...names, ...(inner?.kind === "mark" ? [] : (inner?.value ?? "").split("."))];
        texts = this.#valuesOf(names, place, depth);
        end = token.close + 1;
      } else if (token?.value === "(" && (names.length > 0 || texts.length > 0) && !token.startsLine) {
        const isMethod = isMember(tokens[end - 2]) || isMember(tokens[end - 3]);
        texts = this.#called(names, isMethod ? texts : [], { ...place, index: end }, depth);
        end = token.close + 1;
      } else if ((token?.value === "!" && tokens[end + 1]?.value === "(") || token?.value === "!.") end++;
      else break;
    }
    return { texts, end };
  }

  /** What a call gives back. `receiver` is what it is a method of, if that is a text. */
  #called(names: readonly string[], receiver: readonly Text[], place: Place, depth: number): readonly Text[] {
    const method = names.at(-1) ?? "";
    if (depth >= limits.depth) return [];
    const isKnownMethod = [formats, joins, keeping, making, environment].some(
      (kind) => kind.test(method) || kind.test(names.at(-2) ?? ""),
    );
    const isOfList = method === "join" && place.tokens[place.index + 1]?.value === "[";
    const list = isOfList ? { ...place, index: place.index + 1 } : place;
    const given = isKnownMethod ? this.#argumentsAt(list, depth) : [];
    const [first = [], ...others] = given;
    const hasReceiver = receiver.some((text) => !text.every((piece) => piece.unknown));
    if (formats.test(method)) return hasReceiver ? fill(receiver, given) : fill(first, others);
    const isUrl = (texts: readonly Text[] = []): boolean => texts.some((text) => isAbsolute(written(text)));
    if (joins.test(method) && (given.length > 1 || (hasReceiver && given.length > 0))) {
      const isSeparator = hasReceiver && written(receiver[0] ?? []) === "/";
      const all = hasReceiver && !isSeparator ? [receiver, ...given] : given;
      const base = all.find(isUrl) ?? all[0] ?? [];
      const between = /concat/i.test(method) ? "" : "/";
      return product([base, ...all.filter((each) => each !== base && each.length > 0)], between);
    }
    const [setting] = first;
    if (names.some((name) => environment.test(name)) && setting && /^[\w.:-]+$/.test(written(setting))) {
      const path = written(setting).split(/[.:]/);
      return either(this.#valuesOf(path, place, depth), others[0] ?? []);
    }
    if (hasReceiver && keeping.test(method)) return receiver;
    if (making.test(method) && given.length > 0 && (isUrl(first) || given.length === 1)) return first;
    return this.#valuesOf([method], place, depth);
  }

  /** The arguments in the brackets at a place, those with a name too. */
  #argumentsAt(place: Place, depth: number): (readonly Text[])[] {
    const { tokens, index } = place;
    const close = tokens[index]?.close ?? index;
    const found: (readonly Text[])[] = [];
    for (let at = index + 1; at < close && found.length < limits.terms; ) {
      if (tokens[at]?.kind === "name" && tokens[at + 1]?.value === "=") at += 2;
      const isSlice = tokens[at]?.kind === "mark" && tokens[at + 1]?.value === "]";
      const start = isSlice ? at + 3 : at;
      const { texts, end } = this.at({ ...place, index: start, position: positionAt(place, start) }, depth + 1);
      found.push(texts);
      while (at < close && (at < end || tokens[at]?.value !== ",")) {
        const inner = tokens[at];
        at = inner?.kind === "mark" && inner.close > at ? inner.close + 1 : at + 1;
      }
      at++;
    }
    return found;
  }

  #valuesOf(names: readonly string[], place: Place, depth: number): readonly Text[] {
    const found = depth < limits.depth ? this.#values.find(names, place) : [];
    const all = found.flatMap((value) => this.#valueAt(value.place, depth));
    const texts = all.filter((text) => text.some((piece) => !piece.unknown));
    return texts.length > 0 ? texts.slice(0, limits.texts) : [unknown(place, names)];
  }

  #valueAt(place: Place, depth: number): readonly Text[] {
    const first = place.tokens[place.index];
    if (first === undefined) return [];
    const known = this.#read.get(first);
    if (known) return known;
    this.#read.set(first, []);
    const { texts } = this.at(place, depth + 1);
    this.#read.set(first, texts);
    return texts;
  }
}

const unknown = (place: Place, names: readonly string[]): Text => [{ text: unknownPart, place, unknown: names }];

/** Positions within the placeholder of a text are those of the text. */
const positionAt = ({ source, tokens, position }: Place, index: number): number =>
  tokens === source.tokens ? (tokens[index]?.start ?? position) : position;

/** Whether a mark joins what is before and after it. A dot does so in PHP, Perl and Lua. */
function isJoin({ tokens, source }: Place, index: number): boolean {
  const { kind, value, end = 0 } = tokens[index] ?? {};
  const next = tokens[index + 1];
  if (kind !== "mark" || next === undefined) return false;
  if (["+", "..", "<>", "+=", ".=", "~"].includes(value ?? "")) return true;
  const follows = next.kind === "text" || next.value.startsWith("$") || next.start > end;
  return value === "." && source.language.hasLongTexts && follows;
}

/** Whether a text after another one goes on with it. */
function continues({ tokens, source }: Place, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (before?.kind !== "text" || token === undefined) return false;
  return source.language.hasBareTexts ? before.end === token.start : token.group >= 0 || !token.startsLine;
}

/** All texts that consist of one of each. */
function product(parts: readonly (readonly Text[])[], between = ""): readonly Text[] {
  let texts: Text[] = [[]];
  for (const choices of parts) {
    if (choices.length === 0) return [];
    texts = texts.flatMap((text) => choices.map((choice) => joinTexts(text, choice, between))).slice(0, limits.texts);
  }
  return texts.filter((text) => text.length > 0);
}

function joinTexts(one: Text, other: Text, between: string): Text {
  const [first] = other;
  if (between === "" || one.length === 0 || !first) return [...one, ...other].slice(0, limits.pieces);
  const rooted = first.text.startsWith("/") ? other : [{ text: between, place: first.place }, ...other];
  return [...withoutSlash(one), ...rooted].slice(0, limits.pieces);
}

function withoutSlash(text: Text): Text {
  const last = text.at(-1);
  return last?.text.endsWith("/") ? [...text.slice(0, -1), { ...last, text: last.text.slice(0, -1) }] : text;
}

/** Both, without what is unknown if something is known. */
function either(one: readonly Text[], other: readonly Text[]): readonly Text[] {
  const all = [...one, ...other];
  const known = all.filter((text) => text.some((piece) => !piece.unknown));
  return (known.length > 0 ? known : all).slice(0, limits.texts);
}

/** Fills the placeholders of a format with its arguments, in their order or by their number. */
function fill(formatted: readonly Text[], given: readonly (readonly Text[])[]): readonly Text[] {
  return formatted.flatMap((text) => {
    let next = 0;
    const isOpen = (piece: Piece): boolean => piece.unknown?.length === 0;
    return product(
      text.map((piece) => (isOpen(piece) ? (given[next++] ?? [[piece]]) : [[piece]])).map(orUnknown(text)),
    );
  });
}

const orUnknown =
  (text: Text) =>
  (texts: readonly Text[], index: number): readonly Text[] => {
    const piece = text[index];
    return texts.length > 0 || !piece ? texts : [[piece]];
  };
