// Collects the named values of a project: constants, members, fields, settings, defaults, and what functions return.
import type { Source, Token } from "./read-source.ts";
import { bare, type FunctionHead, functionAt, functionsOf, groupsAround, isMember, type Tokens } from "./structure.ts";

/** A token, and what is known of where it is. */
export interface Place {
  readonly source: Source;
  /** The tokens of the file, or of a hole in one of its texts. */
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

const manyFiles = 300;

export class Values {
  private readonly byName = new Map<string, Map<Source, NamedValue[]>>();
  private readonly functions = new Map<Source, FunctionHead[]>();

  constructor(sources: readonly Source[]) {
    for (const source of sources) {
      this.functions.set(source, functionsOf(source));
      for (const value of valuesIn(source, this.functionsOf(source))) this.add(value);
    }
  }

  private add(value: NamedValue): void {
    const name = normal(value.name);
    const { source } = value.place;
    const bySource = this.byName.get(name) ?? new Map<Source, NamedValue[]>();
    const values = bySource.get(source) ?? [];
    values.push(value);
    this.byName.set(name, bySource.set(source, values));
  }

  functionsOf(source: Source): readonly FunctionHead[] {
    return this.functions.get(source) ?? [];
  }

  functionAt({ source, position }: Place): FunctionHead | undefined {
    return functionAt(this.functionsOf(source), position);
  }

  /** The values that a name such as `config.heygen.baseUrl` may have, the nearest ones. */
  find(chain: readonly string[], place: Place): NamedValue[] {
    const path = chain.flatMap((part) => part.split(/[.:](?=\w)/));
    const name = bare(path.at(-1) ?? "");
    const around = this.functionAt(place);
    const local = path.length === 1 && around?.parameters.has(name) ? around : undefined;
    const owners = path
      .slice(0, -1)
      .filter((owner) => !self.test(owner))
      .map(normal);
    const owned = (values: readonly NamedValue[]): readonly NamedValue[] => {
      const found = values.filter((value) => value.owners.some((owner) => owners.includes(owner)));
      return found.length > 0 ? found : values;
    };
    const here = this.valuesOf(name, place.source).filter(({ place: { position } }) => position !== place.position);
    if (local)
      return nearestAbove(
        here.filter((value) => isIn(local, value)),
        name,
        place,
      );
    if (here.length > 0) return nearestAbove(owned(here), name, place);
    return inNearestFolder(owned(this.valuesOf(name)), place);
  }

  /** The values of a name, in one file or in all. Of a name that many files use nothing can be told. */
  private valuesOf(name: string, source?: Source): readonly NamedValue[] {
    const bySource = this.byName.get(normal(name));
    if (!bySource || source) return (source && bySource?.get(source)) ?? [];
    return bySource.size > manyFiles ? [] : [...bySource.values()].flat();
  }

  /** The values in an object of this name, such as the base URL of a client. */
  basesOf(owner: string, place: Place): NamedValue[] {
    const isBase = ({ name, owners }: NamedValue): boolean => baseNames.test(name) && owners.at(-1) === normal(owner);
    const names = ["baseurl", "baseuri", "baseaddress", "prefixurl", "host", "url", "urlprefix"];
    const here = names.flatMap((name) => this.valuesOf(name, place.source)).filter(isBase);
    if (here.length > 0) return nearestAbove(here, owner, place);
    return inNearestFolder(names.flatMap((name) => this.valuesOf(name)).filter(isBase), place);
  }
}

const isIn = ({ start, end }: FunctionHead, { place }: NamedValue): boolean =>
  start < place.position && place.position < end;

function nearestAbove(values: readonly NamedValue[], name: string, { position }: Place): NamedValue[] {
  const sameSpelling = values.filter((value) => bare(value.name) === name);
  const here = sameSpelling.length > 0 ? sameSpelling : values;
  const nearest = here.findLast((value) => value.place.position < position) ?? here[0];
  return nearest ? [nearest] : [];
}

function inNearestFolder(values: readonly NamedValue[], { source }: Place): NamedValue[] {
  const closeness = (value: NamedValue): number => sharedFolders(value.place.source.path, source.path);
  const most = values.reduce((best, value) => Math.max(best, closeness(value)), -1);
  return values.filter((value) => closeness(value) === most).slice(0, 4);
}

function sharedFolders(one: string, other: string): number {
  const folders = other.split("/").slice(0, -1);
  return one.split("/").findIndex((folder, index) => folder !== folders[index]);
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
  const { kind, value } = tokens[index] ?? {};
  const next = tokens[index + 1];
  if (next?.value === ":") return valueAfterType(tokens, index + 2);
  if (next?.kind === "mark" && ["=", ":=", "=>"].includes(next.value)) return index + 2;
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
  for (let at = index; at < index + 10; at++) {
    const token = tokens[at];
    if (token?.value === "=") return at + 1;
    if (!token || (at > index && token.startsLine)) break;
    if (token.kind === "text" || ![..."&'<>|[]?.,"].includes(token.kind === "name" ? "&" : token.value)) break;
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
