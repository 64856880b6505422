// Finds the calls of v1 and v2 in the files of a project, in any language.
//
// Files are read into texts and names; texts are joined with what names stand for; what results is matched with the
// paths of v1 and v2. A text that has no host of its own gets it from what it is handed to.
import type { Migration } from "../../generated/migration.ts";
import { type Address, addressOf, isOpen, versionOf } from "./addresses.ts";
import { type Base, Bases } from "./bases.ts";
import { callsAt, hasKnownPath, isAlsoOfV3, isOldPath, isUnmistakable, pathEnding, unknownPart } from "./calls.ts";
import { type Hint, hintsIn } from "./hints.ts";
import { methodAt } from "./methods.ts";
import { embeddedIn, lineOf, readSource, type Source, type Token } from "./read-source.ts";
import { isRecording } from "./recordings.ts";
import { sdkCallsIn } from "./sdk.ts";
import { isMember, keyOf } from "./structure.ts";
import { isNotCalled, isOwnServer, isServed, looksLikePath } from "./surroundings.ts";
import { Texts } from "./texts.ts";
import { type Place, Values } from "./values.ts";

/** A call of v1 or v2. */
export interface FoundCall {
  readonly file: string;
  readonly line: number;
  /** The method, or `*` if it is not known, and the path, such as `GET /v2/avatars`. */
  readonly found: string;
  /** How to migrate to v3, if the guide knows it. */
  readonly migration: Migration | undefined;
  /** For a recording, what else it has. */
  readonly others?: readonly string[];
}

export interface Findings {
  readonly calls: readonly FoundCall[];
  readonly hints: readonly Hint[];
  /** The files in which comments and documents name v1 or v2. */
  readonly mentions: readonly string[];
  /** Whether anything is HeyGen's at all. */
  readonly isHeyGens: boolean;
}

/** A text that may be an address, where it is used. */
export interface Candidate {
  readonly place: Place;
  readonly address: Address;
  /** Whether it was put together from several parts. */
  readonly isJoined: boolean;
}

/** A path whose owner is decided. */
interface Match {
  readonly path: string;
  readonly candidate: Candidate;
}

export const aboutHeyGen = /heygen|hygen/i;

export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** Files that have nothing to do with paths need not be kept. */
export const isWorthReading = ({ path, text }: SourceText): boolean =>
  (/https?:\/\/|\bv[12]|heygen/i.test(text) || /heygen/i.test(path) || hasKnownPath.test(text)) && !isDescription(text);

const isDescription = (text: string): boolean =>
  /^\s*\{?\s*["']?(?:openapi|swagger)["']?\s*:/m.test(text.slice(0, 3000));

export function findCalls(files: readonly SourceText[]): Findings {
  const isHeyGens = files.some(({ text }) => aboutHeyGen.test(text));
  if (!isHeyGens) return { calls: [], hints: [], mentions: [], isHeyGens };
  const read = files.filter(isWorthReading).map(({ path, text }) => readSource(path, text));
  const sources = [...read, ...read.flatMap(embeddedIn)];
  return new Search(sources).findings();
}

class Search {
  readonly #values: Values;
  readonly #texts: Texts;
  readonly #bases: Bases;

  readonly #sources: readonly Source[];
  /** The paths that the project itself serves. */
  readonly #routes = new Set<string>();

  constructor(sources: readonly Source[]) {
    this.#sources = sources;
    this.#values = new Values(sources);
    this.#texts = new Texts(this.#values);
    this.#bases = new Bases(this.#values, this.#texts);
  }

  findings(): Findings {
    const candidates = this.#sources.filter(mayCall).flatMap((source) => this.#candidatesIn(source));
    this.#noteWrappers(candidates);
    for (const { place, address } of candidates) if (isServed(place)) this.#routes.add(address.path);
    const judged = candidates.map((candidate) => ({ candidate, path: this.#pathOf(candidate) }));
    const matches = judged.flatMap(({ candidate, path }) => (path === undefined ? [] : [{ candidate, path }]));
    const old = matches.filter(({ path }) => isOldPath(path));
    const calls = [...this.#callsOf(old), ...this.#sources.flatMap(sdkCallsIn)];
    return {
      calls: inOrder(recordingsOnce(calls, this.#sources)),
      hints: hintsIn(this.#sources, candidates, matches, calls),
      mentions: this.#sources.filter(mentionsOld).map(({ path }) => path),
      isHeyGens: true,
    };
  }

  #candidatesIn(source: Source): Candidate[] {
    const found: Candidate[] = [];
    const joined = new Set<Token>();
    const scan = (tokens: Place["tokens"], position?: number): void => {
      for (const [index, token] of tokens.entries()) {
        const place = { source, tokens, index, position: position ?? token.start };
        for (const part of token.parts) if (typeof part !== "string") scan(part.tokens, place.position);
        if (!startsText(tokens, index) || joined.has(token)) continue;
        const { texts } = this.#texts.at(place);
        for (const text of texts) {
          const address = addressOf(text);
          if (address === undefined || text.every((piece) => piece.unknown)) continue;
          const isJoined = text.length > 1;
          if (text.length > 1) for (const piece of text.slice(1)) addToken(joined, piece.place);
          found.push({ place, address, isJoined });
        }
      }
    };
    scan(source.tokens);
    return found;
  }

  #noteWrappers(candidates: readonly Candidate[]): void {
    const open = candidates.filter(({ address }) => address.owner === "heygen" && isOpen(address));
    for (const { place, address } of open) {
      if (address.path.includes(unknownPart)) this.#bases.addWrapper(place, address);
      else this.#bases.addHandingOn(place, address);
    }
    this.#bases.addOuterWrappers(this.#sources.filter(mayCall).flatMap((source) => this.#values.given(source)));
  }

  /** The path of HeyGen that is called here; undefined if none is. */
  #pathOf(candidate: Candidate): string | undefined {
    const { place, address } = candidate;
    if (address.owner === "other" || address.tail === undefined || !looksLikePath(address.path)) return undefined;
    // `talking_photo` is a path of HeyGen, and a kind of character.
    if (keyOf(place.tokens, place.index) === "type") return undefined;
    if (isOpen(address)) return undefined;
    if (address.owner === "heygen")
      return isNotCalled(place) ? undefined : this.#fullPath(address.path, { owner: "heygen", paths: [] }, true);
    if (!/[a-z]{3}/.test(address.path)) return undefined;
    const isVersioned = /^\/?v[123]\/[\w\0]/.test(address.path);
    if (!isVersioned && !mayEndPath(address.path)) return undefined;
    const base = address.base.unknown ? { owner: "unknown" as const, paths: [] } : this.#bases.around(place);
    if (base.owner === "other" || isNotCalled(place)) return undefined;
    if (base.owner === "heygen") return this.#fullPath(address.path, base, address.path.startsWith("/"));
    return this.#pathWithoutBase(candidate, isVersioned);
  }

  #fullPath(path: string, { paths }: Base, isCertain: boolean): string | undefined {
    const rooted = `/${path.replace(/^(?:\.{0,2}\/)*/, "")}`.replace(/(?<=.)\/$/, "");
    if (versionOf(rooted)) return rooted;
    const tail = rooted.replace(/^\/\0\//, "/").slice(1);
    const versions = paths.filter((version) => version !== "");
    const [version] = versions;
    const elsewhere = /[./]/.test(tail) ? pathEnding(tail) : undefined;
    // On a base of v3, only what v3 never had is of another version.
    const isMoved = versions.every((each) => each === "v3") && version !== undefined;
    const known =
      pathEnding(tail, version === undefined ? undefined : versions) ??
      (isMoved && elsewhere !== undefined && !isUnmistakable(elsewhere) ? undefined : elsewhere);
    return known ?? (isCertain && version !== undefined && path.startsWith("/") ? `/${version}${rooted}` : undefined);
  }

  /** The path where nothing around tells the base, in a file or a project that is HeyGen's. */
  #pathWithoutBase({ place, address }: Candidate, isVersioned: boolean): string | undefined {
    const { source } = place;
    const isAbout = aboutHeyGen.test(source.text) || aboutHeyGen.test(source.path);
    const path = `/${address.path.replace(/^\//, "")}`;
    if (isVersioned) {
      if (isUnmistakable(path)) return path;
      if (this.#routes.has(path)) return undefined;
      const isKnown = callsStarting(path).length > 0 || versionOf(path) === "v3";
      return isAbout && isKnown && !isOwnServer(place) ? path : undefined;
    }
    const tail = path.slice(1).replace(/^\0\//, "");
    const full = pathEnding(tail);
    if (full === undefined || !isAbout || isOwnServer(place)) return undefined;
    const isTelling =
      isUnmistakable(full) ||
      (tail.includes("/") && !isAlsoOfV3(tail) && isClientOfHeyGen(source)) ||
      (address.path.startsWith("/") && hasVersionedBase(source, full));
    return isTelling && isEndpointKey(place) ? full : undefined;
  }

  #callsOf(matches: readonly Match[]): FoundCall[] {
    const byTail = new Map<string, Match[]>();
    for (const match of matches) {
      const { tail } = match.candidate.address;
      const token = tail?.place.tokens[tail.place.index];
      const key = `${tail?.place.source.path}\n${tail?.place.source.firstLine} ${tail?.place.position} ${token?.start} ${shown(match.path)}`;
      byTail.set(key, [...(byTail.get(key) ?? []), match]);
    }
    return [...byTail.values()].flatMap(callsAtOnePlace);
  }
}

/** Other files are only read for the values that they name. */
const mayCall = ({ path, text }: Source): boolean =>
  aboutHeyGen.test(text) || aboutHeyGen.test(path) || hasKnownPath.test(text);

const addToken = (tokens: Set<Token>, { tokens: all, index }: Place): void => {
  const token = all[index];
  if (token) tokens.add(token);
};

/** Whether a text or a name that may stand for one starts here. */
function startsText(tokens: Place["tokens"], index: number): boolean {
  const { kind, value = "" } = tokens[index] ?? {};
  const before = tokens[index - 1]?.value ?? "";
  if (kind === "mark")
    return value === "(" ? tokens[index - 1]?.kind !== "name" : value === "[" && keyOf(tokens, index) === "path";
  if (kind === "text") return true;
  const isKey = [":", "=", ":=", "=>"].includes(tokens[index + 1]?.value ?? "") && before !== "?";
  return kind === "name" && !isKey && !isMember(tokens[index - 1]);
}

/** The end of a path of HeyGen, such as `video/generate`. */
const mayEndPath = (path: string): boolean =>
  pathEnding(path.replace(/^(?:\.{0,2}\/)*/, "").replace(/^\0\//, "")) !== undefined || /^\/[\w-]+/.test(path);

const callsStarting = (path: string): Migration[] => {
  const calls = callsAt(path);
  return calls.length === 0 && path.endsWith(unknownPart) ? callsAt(path.slice(0, -1)) : calls;
};

const hasVersionedBase = ({ text }: Source, full: string): boolean =>
  new RegExp(`heygen\\.com/?${versionOf(full)}?\\b`).test(text) && text.includes(versionOf(full) ?? "");

const isClientOfHeyGen = ({ path, text }: Source): boolean =>
  aboutHeyGen.test(path) || /heygen\.com|class\s+\w*heygen/i.test(text);

/** Whether a path without a version is handed to something, or is a value of that kind. */
function isEndpointKey({ tokens, index }: Place): boolean {
  const key = keyOf(tokens, index);
  return key === undefined || /url|uri|path|endpoint|route|resource|^[A-Z_]+$|^\w+$/i.test(key);
}

function callsAtOnePlace(matches: readonly Match[]): FoundCall[] {
  const [first] = matches;
  const tail = first?.candidate.address.tail;
  if (!first || !tail) return [];
  const methods = new Set(
    matches.map(({ candidate }) => methodAt(candidate.place)).filter((method) => method !== undefined),
  );
  const known = callsStarting(first.path);
  const [only] = known;
  const all = methods.size > 0 ? [...methods] : [known.length === 1 && only ? only.method : "*"];
  const place = { file: tail.place.source.path, line: lineOf(tail.place.source, tail.place.position) };
  return all.map((method) => {
    const migration = known.find((call) => call.method === method);
    return { ...place, migration, found: `${method} ${only?.path ?? shown(first.path)}` };
  });
}

const shown = (path: string): string => path.replace(/\0(?=$|\/)/g, "{…}").replaceAll(unknownPart, "");

/** Of a recording one line is enough. */
function recordingsOnce(calls: readonly FoundCall[], sources: readonly Source[]): FoundCall[] {
  const recordings = new Set(sources.filter(isRecording).map(({ path }) => path));
  const kept = calls.filter(({ file }) => !recordings.has(file));
  for (const path of recordings) {
    const [first, ...others] = calls.filter(({ file }) => file === path);
    const names = [...new Set(others.map(({ found }) => found))].filter((found) => found !== first?.found);
    if (first) kept.push({ ...first, others: names });
  }
  return kept;
}

function inOrder(calls: readonly FoundCall[]): FoundCall[] {
  const unique = new Map(calls.map((call) => [`${call.file}:${call.line} ${call.found}`, call]));
  return [...unique.values()].sort((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
}

const mentionsOld = ({ prose }: Source): boolean => prose.some((text) => /heygen\.com\/v[12]\/\w/.test(text));
