// What is around a token: the function that it is in, the call whose argument it is, the key whose value it is.
import type { Source, Token } from "./read-source.ts";

export type Tokens = readonly Token[];

export interface FunctionHead {
  readonly name: string;
  /** From its name to the end of its body, as positions in the text. */
  readonly start: number;
  readonly end: number;
  readonly parameters: ReadonlySet<string>;
  /** The index of the first token of its body. */
  readonly body: number;
}

const isMark = (token: Token | undefined, ...values: string[]): boolean =>
  token?.kind === "mark" && values.includes(token.value);
export const isMember = (token: Token | undefined): boolean => isMark(token, ".", "?.", "->", "::");

/** How far out the brackets around a token are looked at. */
const maxGroups = 8;

const declaring = /^(?:def|defp|func|function|fn|fun|sub)$/;
const neverFunctions =
  /^(?:if|for|while|switch|catch|return|await|async|new|foreach|elif|match|with|when|unless|using|and|or)$/;

/** All functions of a file, the outer ones first. */
export function functionsOf(source: Source): FunctionHead[] {
  const { tokens } = source;
  return tokens.flatMap((token, at) => {
    const open = token.kind === "name" && !neverFunctions.test(token.value) ? parametersAt(tokens, at) : undefined;
    return open === undefined ? [] : [headOf(source, at, open)];
  });
}

/** The index of the bracket before the parameters of a function whose name is here. */
function parametersAt(tokens: Tokens, at: number): number | undefined {
  const before = tokens[at - 1];
  const next = afterTypes(tokens, at + 1);
  if (declaring.test(before?.value ?? "")) return next;
  if (isMark(tokens[next], "(")) {
    const isGoMethod = isMark(before, ")") && tokens[openingOf(tokens, at - 1) - 1]?.value === "func";
    if (isGoMethod) return next;
    const isCalled = isMember(before) || /^(?:new|await|return|throw)$/.test(before?.value ?? "");
    return !isCalled && bodyMark(tokens, next) !== undefined ? next : undefined;
  }
  if (!isMark(tokens[at + 1], "=", ":")) return undefined;
  let open = at + 2;
  while (/^(?:async|function)$/.test(tokens[open]?.value ?? "")) open++;
  open = afterTypes(tokens, open);
  const isFunction = isMark(tokens[open], "(") && bodyMark(tokens, open) !== undefined;
  return isFunction || isMark(tokens[open + 1], "=>") ? open : undefined;
}

/** Passes over the `<T>` of a generic function. */
function afterTypes(tokens: Tokens, at: number): number {
  let depth = 0;
  for (let end = at; end < at + 60 && (end === at || depth > 0); end++) {
    if (isMark(tokens[end], "<")) depth++;
    else if (isMark(tokens[end], ">")) depth--;
    if (depth === 0) return end > at && isMark(tokens[end + 1], "(") ? end + 1 : at;
  }
  return at;
}

/** The index of the `{` or `=>` that the body starts with; a type may stand before it. */
function bodyMark(tokens: Tokens, open: number): number | undefined {
  const close = tokens[open]?.close ?? -1;
  for (let at = close + 1; close > 0 && at < close + 16; at++) {
    const token = tokens[at];
    if (isMark(token, "{", "=>")) return at;
    if (token?.kind === "text" || isMark(token, ";", "=", "(", ")", ",", "}")) return undefined;
  }
  return undefined;
}

function headOf(source: Source, at: number, open: number): FunctionHead {
  const { tokens } = source;
  const first = tokens[open];
  const hasBrackets = isMark(first, "(");
  const close = hasBrackets ? (first?.close ?? open) : open;
  const mark = hasBrackets ? bodyMark(tokens, open) : isMark(tokens[open + 1], "=>") ? open + 1 : undefined;
  const brace = isMark(tokens[mark ?? -1], "=>") && isMark(tokens[(mark ?? 0) + 1], "{") ? (mark ?? 0) + 1 : mark;
  const names = tokens.slice(open, close + 1).filter(({ kind }) => kind === "name");
  const isBlock = isMark(tokens[brace ?? -1], "{");
  const end = isBlock ? tokens[tokens[brace ?? 0]?.close ?? 0]?.end : undefined;
  const start = tokens[at]?.start ?? 0;
  return {
    name: tokens[at]?.value ?? "",
    start,
    end: end ?? endOfIndented(source, start, tokens[close]?.end ?? start),
    parameters: new Set(names.map(({ value }) => bare(value))),
    body: (brace ?? close) + 1,
  };
}

/** The name without the sign that PHP, Ruby and others put before it. */
export const bare = (name: string): string => name.replace(/^[$@#]+/, "");

/** The end of the lines that are indented deeper than the line of `start`. */
function endOfIndented({ text }: Source, start: number, from: number): number {
  const line = text.lastIndexOf("\n", start) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line, line + 80))?.[0].length ?? 0;
  const shallow = new RegExp(`\\n[ \\t]{0,${indent}}[^\\s)]`, "g");
  shallow.lastIndex = from;
  return shallow.exec(text)?.index ?? text.length;
}

/** The innermost function around a position. */
export const functionAt = (functions: readonly FunctionHead[], position: number): FunctionHead | undefined =>
  functions.findLast(({ start, end }) => start < position && position < end);

/** The innermost function around a position that is given something of this name. */
export const functionGiven = (
  functions: readonly FunctionHead[],
  position: number,
  name: string,
): FunctionHead | undefined =>
  functions.findLast(({ start, end, parameters }) => start < position && position < end && parameters.has(name));

/** The index of the opening bracket of a closing one. */
export function openingOf(tokens: Tokens, close: number): number {
  let at = close - 1;
  while (at >= 0 && tokens[at]?.close !== close) at = Math.max(tokens[at]?.group ?? -1, -1);
  return at;
}

export interface Call {
  /** The names of what is called, such as `this`, `client` and `get`. */
  readonly callee: readonly string[];
  /** The indexes of the first token of the callee and of its arguments, and of the end of them. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
}

/** The calls whose arguments a token is in, the innermost first, also within an object or a list. */
export function callsAround(tokens: Tokens, index: number): Call[] {
  const calls: Call[] = [];
  const plain = plainCall(tokens, index);
  if (plain) calls.push(plain);
  for (const at of groupsAround(tokens, index)) {
    const opening = tokens[at];
    if (isMark(opening, "{") && isMark(tokens[at - 1], ")", "=>", "{", "}", ";", "|")) break;
    const callee = isMark(opening, "(") ? calleeBefore(tokens, at) : undefined;
    if (callee) calls.push({ ...callee, from: at + 1, to: opening?.close ?? at });
  }
  return calls;
}

/** The indexes of the brackets around a token, the innermost first. */
export function groupsAround(tokens: Tokens, index: number): number[] {
  const groups: number[] = [];
  let at = tokens[index]?.group ?? -1;
  for (; at >= 0 && groups.length < maxGroups; at = tokens[at]?.group ?? -1) groups.push(at);
  return groups;
}

/** A call without brackets, as in Ruby and in a shell: `conn.get "/avatars"`. */
function plainCall(tokens: Tokens, index: number): Call | undefined {
  const before = tokens[index - 1];
  if (before?.kind !== "name" || tokens[index]?.startsLine || neverFunctions.test(before.value)) return undefined;
  const callee = calleeBefore(tokens, index);
  let to = index + 1;
  while (to < tokens.length && !tokens[to]?.startsLine) to++;
  return callee && { ...callee, from: index, to };
}

function calleeBefore(tokens: Tokens, open: number): Pick<Call, "callee" | "start"> | undefined {
  const callee: string[] = [];
  let at = open - 1;
  if (isMark(tokens[at], ">")) while (at > open - 60 && !isMark(tokens[at + 1], "<")) at--;
  if (isMark(tokens[at], "!")) at--;
  for (let links = 0; links < 12; links++) {
    while (isMark(tokens[at], ")", "]")) at = openingOf(tokens, at) - 1;
    const token = tokens[at];
    if (token?.kind === "name") callee.unshift(bare(token.value));
    else if (token?.kind !== "text" || links === 0) break;
    if (!isMember(tokens[at - 1])) return { callee, start: at };
    at -= 2;
  }
  return callee.length > 0 ? { callee, start: at + 1 } : undefined;
}

/** The key whose value starts at a token, such as `path` before `:`, `=` or `=>`. */
export function keyOf(tokens: Tokens, index: number): string | undefined {
  if (isMark(tokens[index - 1], "[") && !isMark(tokens[index - 2], ".")) return keyOf(tokens, index - 1);
  const key = isMark(tokens[index - 1], ":", "=>", "=", ":=") ? tokens[index - 2] : undefined;
  return key && key.kind !== "mark" ? bare(key.value) : undefined;
}

/** The values beside a token in its object, by key: the index of the token that each starts with. */
export function siblingsOf(tokens: Tokens, index: number): Map<string, number> {
  const { group = -1 } = tokens[index] ?? {};
  const siblings = new Map<string, number>();
  const from = group < 0 ? Math.max(0, index - 60) : group + 1;
  const to = group < 0 ? index + 60 : Math.min(tokens[group]?.close ?? 0, group + 2000);
  for (let at = from; at < to; at++) {
    const key = tokens[at];
    if (key?.group !== group || key.kind === "mark" || !isMark(tokens[at + 1], ":", "=>", "=")) continue;
    const name = bare(key.value).toLowerCase();
    // Without brackets, of several objects the nearest one.
    if (Math.abs(at - index) <= Math.abs((siblings.get(name) ?? Number.POSITIVE_INFINITY) - index))
      siblings.set(name, at + 2);
  }
  return siblings;
}
