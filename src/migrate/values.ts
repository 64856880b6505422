// Collects the named values of a project: constants, members, fields, settings, defaults, and what functions return.
import type { Source, Token } from "./read-source.ts";
import {
  bare,
  type FunctionHead,
  functionAt,
  functionGiven,
  functionsOf,
  groupsAround,
  isMember,
  type Tokens,
} from "./structure.ts";

/** A token, and what is known of where it is. */
export interface Place {
  readonly source: Source;
  /** The tokens of the file, or of a placeholder in one of its texts. */
  readonly tokens: Tokens;
  readonly index: number;
  /** The position in the file. */
  readonly position: number;
}

export interface NamedValue {
  readonly name: string;
  /** The names of the objects, classes and sections that it is in. */
  readonly owners: readonly string[];
  /** Where the value starts. */
  readonly place: Place;
}

/** The same word in the spelling of any language: `BASE_URL`, `base-url` and `baseUrl`. */
export const normal = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

const baseNames = /base.?ur[il]|prefix.?ur[il]|base.?address|^(?:host|url|ur[il]_?prefix)$/i;
const self = /^(?:self|this|cls|super|static|window|module|exports)$/;

const tooMany = 200;

export class Values {
  readonly #inFile = new Map<Source, Map<string, NamedValue[]>>();
  /** By name, then by each folder that their files are in, directly or not. */
  readonly #inFolder = new Map<string, Map<string, NamedValue[]>>();
  readonly #functions = new Map<Source, FunctionHead[]>();

  constructor(sources: readonly Source[]) {
    for (const source of sources) {
      this.#functions.set(source, functionsOf(source));
      for (const value of valuesIn(source, this.functionsOf(source))) this.#add(value);
    }
  }

  #add(value: NamedValue): void {
    const name = normal(value.name);
    const { source } = value.place;
    addTo(this.#inFile, source, name, value);
    for (const folder of foldersOf(source.path)) addTo(this.#inFolder, name, folder, value);
  }

  functionsOf(source: Source): readonly FunctionHead[] {
    return this.#functions.get(source) ?? [];
  }

  functionAt({ source, position }: Place): FunctionHead | undefined {
    return functionAt(this.functionsOf(source), position);
  }

  functionGiven(name: string, { source, position }: Place): FunctionHead | undefined {
    return functionGiven(this.functionsOf(source), position, name);
  }

  /** The places in a file at which a function uses what it is given. */
  given(source: Source): Place[] {
    const { tokens } = source;
    const names = new Set(this.functionsOf(source).flatMap(({ parameters }) => [...parameters]));
    const places = tokens.map(({ start }, index) => ({ source, tokens, index, position: start }));
    return places.filter(({ index }) => tokens[index]?.kind === "name" && names.has(bare(tokens[index]?.value ?? "")));
  }

  /** The values that a name such as `config.heygen.baseUrl` may have, the nearest ones. */
  find(chain: readonly string[], place: Place): readonly NamedValue[] {
    const path = chain.flatMap((part) => part.split(/[.:](?=\w)/));
    const name = bare(path.at(-1) ?? "");
    const owners = path
      .slice(0, -1)
      .filter((owner) => !self.test(owner))
      .map(normal);
    const here = this.#valuesOf(name, place.source).filter((value) => value.place.position !== place.position);
    const giver = path.length === 1 ? this.functionGiven(name, place) : undefined;
    if (giver)
      return nearestAbove(
        here.filter((value) => isIn(giver, value)),
        name,
        place,
      );
    // A class such as `Url` is no value of that name.
    const isClass = /^[A-Z][a-z]+$/.test(name);
    const meant = isClass ? here.filter((value) => bare(value.name) === name) : here;
    if (meant.length > 0) return nearestAbove(ownedBy(owners, meant), name, place);
    const isMeant = (value: NamedValue): boolean => !isClass || bare(value.name) === name;
    const isOwned = (value: NamedValue): boolean =>
      isMeant(value) && owners.some((owner) => value.owners.includes(owner));
    const owned = owners.length > 0 ? this.#elsewhere(name, place, isOwned) : [];
    return owned.length > 0 ? owned : this.#elsewhere(name, place, isMeant);
  }

  /** The values in an object of this name, such as the base URL of a client. */
  basesOf(owner: string, place: Place): readonly NamedValue[] {
    const isBase = ({ name, owners }: NamedValue): boolean => baseNames.test(name) && owners.at(-1) === normal(owner);
    const names = ["baseurl", "baseuri", "baseaddress", "prefixurl", "host", "url", "urlprefix"];
    const here = names.flatMap((name) => this.#valuesOf(name, place.source)).filter(isBase);
    if (here.length > 0) return nearestAbove(here, owner, place);
    return names.flatMap((name) => this.#elsewhere(name, place, isBase));
  }

  #valuesOf(name: string, source: Source): readonly NamedValue[] {
    return this.#inFile.get(source)?.get(normal(name)) ?? [];
  }

  /** The values in other files, those in the nearest folder. Of a name that is used very often nothing can be told. */
  #elsewhere(name: string, { source }: Place, isMeant: (value: NamedValue) => boolean): readonly NamedValue[] {
    const byFolder = this.#inFolder.get(normal(name));
    for (const folder of byFolder ? foldersOf(source.path) : []) {
      const values = byFolder?.get(folder) ?? [];
      const found = values.length < tooMany ? values.filter(isMeant) : [];
      if (found.length > 0) return found.slice(0, 4);
    }
    return [];
  }
}

function addTo<Key, Inner>(map: Map<Key, Map<Inner, NamedValue[]>>, key: Key, inner: Inner, value: NamedValue): void {
  const byInner = map.get(key) ?? new Map<Inner, NamedValue[]>();
  const values = byInner.get(inner) ?? [];
  values.push(value);
  map.set(key, byInner.set(inner, values));
}

/** The folders that a file is in, the innermost first. */
function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) folders.push(path.slice(0, at));
  return [...folders, ""];
}

function ownedBy(owners: readonly string[], values: readonly NamedValue[]): readonly NamedValue[] {
  const found = values.filter((value) => value.owners.some((owner) => owners.includes(owner)));
  return found.length > 0 ? found : values;
}

const isIn = ({ start, end }: FunctionHead, { place }: NamedValue): boolean =>
  start < place.position && place.position < end;

function nearestAbove(values: readonly NamedValue[], name: string, { position }: Place): NamedValue[] {
  const sameSpelling = values.filter((value) => bare(value.name) === name);
  const here = sameSpelling.length > 0 ? sameSpelling : values;
  const nearest = here.findLast((value) => value.place.position < position) ?? here[0];
  return nearest ? [nearest] : [];
}

/** The values of a file. */
function valuesIn(source: Source, functions: readonly FunctionHead[]): NamedValue[] {
  const { tokens } = source;
  const sections = source.language.hasBareTexts ? sectionsOf(source) : undefined;
  const values: NamedValue[] = [];
  const add = (name: string, index: number, owners: readonly string[] = []): void => {
    const token = tokens[index];
    if (!token || (token.kind === "mark" && !"([".includes(token.value)) || (sections && token.startsLine)) return;
    values.push({ name: bare(name), owners, place: { source, tokens, index, position: token.start } });
  };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "mark" || token.value === "" || token.value.length > 80) continue;
    const start = valueAfter(tokens, index);
    if (start !== undefined) {
      const path = token.value.split(/[.:](?=\w)/);
      const owners = [...ownersOf(tokens, index), ...(sections?.get(token) ?? []), ...path.slice(0, -1)].map(normal);
      add(path.at(-1) ?? "", start, owners);
      const named = token.value.toLowerCase() === "value" ? nameBeside(tokens, index) : undefined;
      if (named !== undefined) add(named, start);
    }
    if (token.value === "@Value") add(fieldAfter(tokens, index), index + 2);
    if (token.value === "return") add(functionAt(functions, token.start)?.name ?? "", index + 1);
  }
  for (const { name, body } of functions) {
    if (tokens[body - 1]?.value === "=>" || tokens[body]?.kind === "text") add(name, body);
  }
  return values;
}

/** The field that an annotation of Spring gives a value. */
function fieldAfter(tokens: Tokens, index: number): string {
  const close = tokens[index + 1]?.close ?? index;
  const end = tokens.slice(close + 1, close + 8).findIndex(({ value }) => /^[;=,)]$/.test(value));
  return tokens[close + end]?.value ?? "";
}

/** The index of the value that a name is given here; undefined where it is given none. */
function valueAfter(tokens: Tokens, index: number): number | undefined {
  const { kind, value, startsLine } = tokens[index] ?? {};
  const next = tokens[index + 1];
  if (next?.value === ":") return valueAfterType(tokens, index + 2);
  const isType = next?.value === "=" && !startsLine && /^[:&|]$/.test(tokens[index - 1]?.value ?? "");
  if (next?.kind === "mark" && !isType && ["=", ":=", "=>"].includes(next.value)) return index + 2;
  if (next?.kind === "mark" && ["||", "??"].includes(next.value) && tokens[index + 2]?.value === "=") return index + 3;
  const isArgument = kind === "text" && /^[A-Za-z][\w.:-]+$/.test(value ?? "") && tokens[index - 1]?.value === "(";
  if (isArgument && next?.value === "," && tokens[index + 2]?.kind === "text") return index + 2;
  if (kind !== "name") return undefined;
  const isBase = baseNames.test(value ?? "");
  // A base of HTTParty, an attribute of Elixir.
  if (next?.kind === "text" && !next.startsLine) return isBase || /^@\w/.test(value ?? "") ? index + 1 : undefined;
  return isBase && next?.value === "(" ? index + 2 : undefined;
}

/** What follows a colon is a value, or the type of a value that follows. */
function valueAfterType(tokens: Tokens, index: number): number {
  for (let at = index, depth = 0; at < index + 16; at++) {
    const { kind, value = "", startsLine = true } = tokens[at] ?? {};
    if (value === "=") return at + 1;
    if ((at > index && startsLine) || kind === "text") break;
    if ("<[".includes(value)) depth++;
    else if (">]".includes(value)) depth--;
    else if (kind === "mark" && !(depth > 0 ? "|?.,&'" : "|?.&'").includes(value)) break;
  }
  return index;
}

/** The name that stands before a value, as in `{ "key": "base", "value": "https://…" }`. */
function nameBeside(tokens: Tokens, index: number): string | undefined {
  const last = tokens[index - 1]?.value === "," ? index - 2 : index - 1;
  const isName = /^(?:key|name)$/i.test(tokens[last - 2]?.value ?? "") && tokens[last - 1]?.value === ":";
  return isName ? tokens[last]?.value : undefined;
}

function ownersOf(tokens: Tokens, index: number): string[] {
  const owners: string[] = [];
  for (const group of groupsAround(tokens, index)) {
    const before = [1, 2, 3].map((back) => tokens[group - back]).find((token) => token && token.kind !== "mark");
    if (before) owners.unshift(before.value);
  }
  for (let at = index - 1; isMember(tokens[at]) && tokens[at - 1]?.kind === "name"; at -= 2) {
    owners.push(bare(tokens[at - 1]?.value ?? ""));
  }
  return owners;
}

/** The sections that the keys of YAML are in, by their indentation. */
function sectionsOf({ text, tokens }: Source): Map<Token, readonly string[]> {
  const sections = new Map<Token, readonly string[]>();
  let open: { name: string; indent: number }[] = [];
  for (const [index, token] of tokens.entries()) {
    if (!token.startsLine || tokens[index + 1]?.value !== ":") continue;
    const indent = token.start - text.lastIndexOf("\n", token.start) - 1;
    open = open.filter((section) => section.indent < indent);
    sections.set(
      token,
      open.map(({ name }) => name),
    );
    open.push({ name: token.value, indent });
  }
  return sections;
}
