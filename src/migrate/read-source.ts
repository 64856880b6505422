// Reads a file of any language into texts (string literals), names (identifiers) and marks (punctuation). Comments are left
// out.
import { unknownPart } from "./calls.ts";
import { type Language, languageOf } from "./languages.ts";

export interface Token {
  readonly kind: "text" | "name" | "mark";
  readonly start: number;
  readonly end: number;
  /** The name, the mark, or the text with {@link unknownPart} for each of its placeholders. */
  readonly value: string;
  /** What a text consists of; empty for others. */
  readonly parts: readonly Part[];
  /** The index of the bracket that it is in; -1 without one. */
  readonly group: number;
  readonly startsLine: boolean;
  /** For an opening bracket the index of the closing one. */
  close: number;
}

export type Part = string | Placeholder;

/** A place in a text that is filled when the program runs: `${id}`, `{id}`, `#{id}`, `$id`, `{{id}}`, `%s`. */
export interface Placeholder {
  /** What fills it; empty for the next argument of a format. */
  readonly tokens: readonly Token[];
}

export interface Source {
  readonly path: string;
  readonly text: string;
  readonly language: Language;
  readonly tokens: readonly Token[];
  /** What was left out because people read it, not the machine. */
  readonly prose: readonly string[];
  /** The positions at which its lines start. */
  readonly lineStarts: readonly number[];
  /** The line that its first line is in the file. */
  readonly firstLine: number;
  /** Whether it stands in a text of a file, such as a script in an export of n8n. */
  readonly isEmbedded: boolean;
}

export function readSource(path: string, text: string): Source {
  const language = languageOf(path, text);
  const facts = { path, text, language, lineStarts: lineStartsOf(text), firstLine: 1, isEmbedded: false };
  if (language.isProse) return { ...facts, tokens: [], prose: [text] };
  const prose: string[] = [];
  return { ...facts, tokens: new Reader(text, language, prose).read(0, text.length), prose };
}

/** Reads the programs that stand in texts of a file and name HeyGen. */
export function embeddedIn(source: Source): Source[] {
  const isNotebook = source.path.endsWith(".ipynb");
  const isProgram = ({ kind, value }: Token): boolean =>
    kind === "text" && /heygen/i.test(value) && (isNotebook || /\n|\\n|curl /.test(value));
  const texts = source.tokens.filter(isProgram);
  return texts.map((token) => {
    const written = source.text.slice(token.start + 1, token.end - 1);
    const text = written.replace(/\\+(?:(n)|(["'`]))/g, (_, line, quote) => (line ? "\n" : quote));
    const inner = readSource(/curl /.test(text) ? "a.sh" : "a.js", text);
    return { ...inner, path: source.path, prose: [], firstLine: lineOf(source, token.start), isEmbedded: true };
  });
}

/** The number of the line, from 1, in which a position is. */
export function lineOf({ lineStarts, firstLine }: Source, position: number): number {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return firstLine + low - 1;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

const space = /\s+/y;
const name = /[A-Za-z_$@#][\w$]*[?!]?(?<![?!](?=[.=(]))/y;
const bareName = /(?!https?:\/\/)[A-Za-z_][\w.-]*(?=\s*(?:[:=\s]|$))/y;
const bareText = /(?=[/$\w{=~.])(?:\$\{[^}\n]{0,200}\}|\{\{[^}\n]{0,200}\}\}|[\w.~%:@/?&=+$*\\-])+/y;
const mark = /===|!==|\?\?=|=>|->|::|:=|==|!=|<=|>=|\|\||\?\?|&&|\.\.|\?\.|\|>|<>|\+=|\.=|\?:|[^\s]/y;
const regularExpression = /\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\]){1,200}\/[a-z]*/y;
/** After these a slash starts a regular expression, not a division. */
const beforeExpression = /[=(,:[!&|?{};]$|=>$|return$/;
const textPrefix = /(?:[fFrRbBuU]{1,2}|[$@]{1,2}|[sScL])(?=["'`])/y;
const placeholder =
  /\$\{[^{}]{0,200}(?:\{[^{}]{0,100}\}[^{}]{0,100})?\}|\{\{[^{}]{0,200}\}\}|#?\{[^{}\n]{0,200}\}|\\\([^()\n]{0,100}\)|\$\([^()\n]{0,200}\)|\$\w+(?:->\w+|\[["']?\w+["']?\])?|%(?:\d+\$)?[svdq@]|<[a-z][\w-]{0,30}>/y;
const closers: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const maxDepth = 4;

class Reader {
  readonly #tokens: Token[] = [];
  readonly #open: number[] = [];
  /** By quote, up to where it is known not to be closed. Without it, many open quotes would take quadratic time. */
  readonly #unclosed = new Map<string, number>();
  #startsLine = true;
  readonly #text: string;
  readonly #language: Language;
  readonly #prose: string[];
  readonly #depth: number;

  constructor(text: string, language: Language, prose: string[], depth = 0) {
    this.#text = text;
    this.#language = language;
    this.#prose = prose;
    this.#depth = depth;
  }

  read(from: number, to: number): Token[] {
    let at = from;
    while (at < to) at = this.#skip(at) ?? this.#quoted(at) ?? this.#word(at);
    for (const index of this.#open) this.#close(index, this.#tokens.length);
    return this.#tokens;
  }

  /** Passes over space and comments. Returns the position after them. */
  #skip(at: number): number | undefined {
    const gap = matchAt(space, this.#text, at);
    if (gap !== undefined) {
      this.#startsLine ||= gap.includes("\n");
      return at + gap.length;
    }
    const { lineComments, blockComment } = this.#language;
    const line = lineComments.find((start) => this.#text.startsWith(start, at));
    if (line !== undefined && this.#isComment(line, at)) return this.#leaveOut(at, this.#endOf("\n", at));
    if (blockComment && this.#text.startsWith(blockComment[0], at)) {
      const end = this.#closing(blockComment[1], at + 2);
      return end === undefined ? undefined : this.#leaveOut(at, end);
    }
    return undefined;
  }

  #isComment(start: string, at: number): boolean {
    if (start !== "#") return this.#text[at - 1] !== ":";
    return (at === 0 || /[\s;)\]},]/.test(this.#text[at - 1] ?? "")) && this.#text[at + 1] !== "[";
  }

  #leaveOut(from: number, to: number): number {
    const left = this.#text.slice(from, to);
    if (/heygen/i.test(left)) this.#prose.push(left);
    return to;
  }

  #quoted(at: number): number | undefined {
    const prefix = matchAt(textPrefix, this.#text, at) ?? "";
    const from = at + prefix.length;
    const char = this.#text[from] ?? "";
    if (!`"'\``.includes(char) || char === "") return undefined;
    const triple = char.repeat(3);
    const quote = char !== "`" && this.#text.startsWith(triple, from) ? triple : char;
    // An apostrophe within a word, or a lifetime of Rust.
    if (char === "'" && prefix === "" && /[\w&<]$/.test(this.#text[at - 1] ?? "")) return undefined;
    const end = this.#endOfText(quote, from + quote.length);
    if (end === undefined) return undefined;
    const inner = this.#text.slice(from + quote.length, end - quote.length);
    if (quote.length === 3 && this.#isDocumentation()) return this.#leaveOut(at, end);
    this.#addText(at, end, inner);
    return end;
  }

  /** Whether a text in three quotes that follows here only describes the code. */
  #isDocumentation(): boolean {
    const before = this.#tokens.at(-1);
    if (before === undefined || /^(?:module)?doc$/.test(before.value.replace("@", ""))) return true;
    return this.#startsLine && this.#open.length === 0 && !/^(?:=|\+|\(|,|return|\[)$/.test(before.value);
  }

  #endOfText(quote: string, from: number): number | undefined {
    if (from < (this.#unclosed.get(quote) ?? 0)) return undefined;
    const isLong = quote.length === 3 || quote === "`" || this.#language.hasLongTexts;
    for (let at = from; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === "\\") at++;
      else if (this.#text.startsWith(quote, at)) return at + quote.length;
      else if (char === "\n" && !isLong) return this.#neverClosed(quote, at);
      else if (char === "{") at = this.#endOfPlaceholder(quote, at);
    }
    return this.#neverClosed(quote, this.#text.length);
  }

  #neverClosed(quote: string, to: number): undefined {
    this.#unclosed.set(quote, to);
  }

  /** The last position of a placeholder in which the quote may be used again; without one the position itself. */
  #endOfPlaceholder(quote: string, at: number): number {
    if (quote.length === 3) return at;
    const start = "$#".includes(this.#text[at - 1] ?? " ") ? at - 1 : at;
    const found = matchAt(placeholder, this.#text, start);
    if (found === undefined || (start === at && found.includes(quote))) return at;
    return start + found.length - 1;
  }

  #addText(start: number, end: number, inner: string): void {
    const parts = this.#depth < maxDepth ? this.#partsOf(inner) : [inner];
    const value = parts.map((part) => (typeof part === "string" ? part : unknownPart)).join("");
    this.#add("text", start, end, value, parts);
  }

  #partsOf(inner: string): Part[] {
    const parts: Part[] = [];
    let literal = "";
    for (let at = 0; at < inner.length; ) {
      const found = "${#%<\\".includes(inner[at] ?? "") ? matchAt(placeholder, inner, at) : undefined;
      if (found === undefined) {
        // A slash may be escaped, as in JSON of PHP.
        if (!(inner[at] === "\\" && inner[at + 1] === "/")) literal += inner[at];
        at++;
        continue;
      }
      parts.push(literal, this.#readPlaceholder(found));
      literal = "";
      at += found.length;
    }
    return [...parts, literal].filter((part) => part !== "");
  }

  #readPlaceholder(written: string): Placeholder {
    const inner = /^%|^\$\(/.test(written)
      ? ""
      : written.replace(/^(?:\$\{|\{\{|#?\{|\\\(|<|\$)|(?:\}\}|\}|\)|>)$/g, "");
    const code = { ...this.#language, lineComments: [], hasBareTexts: /:-?\w+:\/\/|^[\w.]+-[\w.-]+$/.test(inner) };
    const tokens = /^\d*$/.test(inner) ? [] : new Reader(inner, code, [], this.#depth + 1).read(0, inner.length);
    return { tokens };
  }

  #word(at: number): number {
    if (this.#language.hasBareTexts) {
      const named = matchAt(bareName, this.#text, at);
      if (named !== undefined) return this.#add("name", at, at + named.length, named.replace(/[.-]+$/, ""));
      const bare = matchAt(bareText, this.#text, at);
      if (bare !== undefined && /[/$]|\{\{/.test(bare)) {
        this.#addText(at, at + bare.length, bare);
        return at + bare.length;
      }
    }
    const named = matchAt(name, this.#text, at);
    if (named !== undefined) return this.#add("name", at, at + named.length, named);
    if (this.#text[at] === "/" && beforeExpression.test(this.#tokens.at(-1)?.value ?? "(")) {
      const expression = matchAt(regularExpression, this.#text, at);
      if (expression !== undefined && !this.#language.hasBareTexts) return at + expression.length;
    }
    const found = matchAt(mark, this.#text, at) ?? " ";
    return this.#add("mark", at, at + found.length, found);
  }

  #add(kind: Token["kind"], start: number, end: number, value: string, parts: readonly Part[] = []): number {
    const index = this.#tokens.length;
    const last = this.#open.at(-1) ?? -1;
    const isClosing = kind === "mark" && closers[this.#tokens[last]?.value ?? ""] === value;
    if (isClosing) this.#close(this.#open.pop() ?? 0, index);
    const group = this.#open.at(-1) ?? -1;
    this.#tokens.push({ kind, start, end, value, parts, group, startsLine: this.#startsLine, close: -1 });
    if (kind === "mark" && value in closers) this.#open.push(index);
    this.#startsLine = false;
    return end;
  }

  #close(index: number, at: number): void {
    const opening = this.#tokens[index];
    if (opening) opening.close = at;
  }

  #endOf(closer: string, from: number): number {
    const end = this.#text.indexOf(closer, from);
    return end < 0 ? this.#text.length : end;
  }

  /** The position after the closing of a block; undefined without one. */
  #closing(closer: string, from: number): number | undefined {
    if (from < (this.#unclosed.get(closer) ?? 0)) return undefined;
    const end = this.#text.indexOf(closer, from);
    return end < 0 ? this.#neverClosed(closer, this.#text.length) : end + closer.length;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
