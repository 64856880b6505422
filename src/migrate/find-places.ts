// Finds uses of v1 and v2 in the text of a file, in any language: by URLs, by constants that URLs start with, and by
// the methods of an SDK.
import { type Migration, migrations } from "../../generated/migration.ts";
import { callsAt, nameOf, unknownPart } from "./calls.ts";
import { isMention } from "./mentions.ts";
import { type Base, continuationsOf, host, namesIn } from "./names.ts";
import { readPath } from "./read-path.ts";
import { sdkCalls, sdkImport } from "./sdk.ts";

/** A use of v1 or v2. */
export interface Place {
  /** Position in the text, from 0. */
  readonly offset: number;
  /** Line number, from 1. */
  readonly line: number;
  /** What was found, such as `GET /v2/avatars`. */
  readonly found: string;
  /** How to migrate to v3, if the guide knows it. */
  readonly migration: Migration | undefined;
  /** Whether it only mentions a call, in a comment or in a message. */
  readonly isMention: boolean;
  /** Advice in addition to the guide. */
  readonly hint?: string | undefined;
}

/** Facts about all files of a run. */
export interface Project {
  /** Whether any file names HeyGen's API, so that a path without a host may belong to it. */
  readonly callsHeyGen: boolean;
  /** Names of constants that URLs start with. */
  readonly bases: readonly Base[];
  /** The bases that are continued to a whole URL somewhere. */
  readonly used: ReadonlySet<string>;
}

/** Reads from all files the facts that {@link findPlaces} needs. */
export function readProject(texts: readonly string[]): Project {
  const callsHeyGen = texts.some((text) =>
    /(?:api|upload)\.heygen\.com|heygen_?(?:api_?)?(?:base|url|host)/i.test(text),
  );
  const bases = texts.flatMap((text) => (text.includes("heygen.com") ? namesIn(text).bases : []));
  const isUsed = (base: Base): boolean => texts.some((text) => !continuationsOf(base, text, new Map()).next().done);
  const used = bases.filter((base) => isVersion(base.path) && isUsed(base)).map(({ name }) => name);
  return { callsHeyGen, bases, used: new Set(used) };
}

const versioned = /^\/v[12](?:\/|$)/;
const isVersion = (path: string): boolean => /^\/v[12]\/?$/.test(path);
/** A path of v1 or v2 at the start of a string or word, or after a variable: `"/v2/`, `{BASE}/v2/`, `%s/v2/`. */
const rootedPath = /(?<=["'`\s(}>]|%s|\$\w{1,40})\/v[12]\/(?=\w)|(?<=["'`])v[12]\/(?=\w)/g;
/** A path without a version at the start of a string. */
const unversionedPath = /(?<=["'`])\/[\w-]|(?<=["'`])(?:photo_avatar\/|avatar_group\.list)/g;
/** Paths that only HeyGen has. */
const unmistakable = /photo_avatar|avatar_group|video_status\.get/;

/** The uses in a text, in order, one per URL. */
export function findPlaces(text: string, project: Project = readProject([text])): Place[] {
  if (!project.callsHeyGen && !unmistakable.test(text) && !/heygen/i.test(text)) return [];
  const { bases, constants, others } = namesIn(text, project.bases);
  const found = new Map<number, Omit<Place, "line" | "isMention">>();
  const ends = new Map<number, number>();
  /** Adds a place unless one with the same end was found before. */
  function add(start: number, path: string, end: number): boolean {
    // A version alone is only the start of other URLs.
    if (!versioned.test(path) || isVersion(path) || ends.has(end)) return false;
    ends.set(end, start);
    const calls = callsStarting(path);
    const isHead = calls.length > 0 && asksHead(text, start);
    const migration = isHead ? undefined : byMethod(calls, text, start);
    const visible = path.replaceAll(unknownPart, "{…}").replace(/\/$/, "");
    found.set(start, {
      offset: start,
      migration,
      found: migration ? nameOf(migration) : `${isHead ? "HEAD " : ""}${visible}`,
    });
    return true;
  }
  const addKnown = (start: number, path: string, end: number): boolean =>
    callsStarting(path).length > 0 && add(start, path, end);

  for (const { index, 0: address } of text.matchAll(host)) {
    const { path, end } = readPath(text, index + address.length, constants);
    add(index, path, end);
  }
  for (const base of bases) {
    let isUsed = false;
    for (const { start, path, end } of continuationsOf(base, text, constants)) isUsed = add(start, path, end) || isUsed;
    if (!isUsed) continue;
    // Report the whole URL, not the base that it starts with.
    for (const [offset, { migration }] of found) {
      if (!migration && base.start <= offset && offset < base.end) found.delete(offset);
    }
  }
  for (const { index } of text.matchAll(rootedPath)) {
    const { path, end } = readPath(text, index, constants);
    const rooted = path.startsWith("/") ? path : `/${path}`;
    const [, variable = ""] = /(#?[\w$]+)\s*\}$/.exec(text.slice(Math.max(0, index - 60), index)) ?? [];
    if (others.has(variable)) continue;
    if (project.callsHeyGen || unmistakable.test(path)) addKnown(index, rooted, end);
  }
  const version = bases.find(({ path, end }) => isVersion(path) && end >= 0)?.path ?? "";
  let isVersionUsed = false;
  for (const { index } of text.matchAll(unversionedPath)) {
    const { path, end } = readPath(text, index, constants);
    const rooted = path.startsWith("/") ? path : `/${path}`;
    if (version === "" && !/^\/(?:photo_avatar\/|avatar_group\.list)/.test(rooted)) continue;
    isVersionUsed = addKnown(index, `${version || "/v2"}${rooted}`, end) || isVersionUsed;
  }

  for (const place of sdkPlaces(text)) found.set(place.offset, place);
  for (const { name, path, start: offset, end } of bases) {
    if (end < 0 || !isVersion(path) || isVersionUsed || project.used.has(name)) continue;
    const hint = "A v1 or v2 URL starts here; the rest of it was not found.";
    // Of several names before a URL, the last one is the nearest.
    const isNearest = bases.every((base) => base.end !== end || base.start <= offset);
    if (isNearest) found.set(offset, { offset, migration: undefined, found: name, hint });
  }
  return inOrder(text, [...found.values()]);
}

/** The operations of a path. A variable at its end may be a query string. */
function callsStarting(path: string): Migration[] {
  const calls = callsAt(path);
  return calls.length === 0 && path.endsWith(unknownPart) ? callsAt(path.slice(0, -1)) : calls;
}

function inOrder(text: string, found: Omit<Place, "line" | "isMention">[]): Place[] {
  let line = 1;
  let at = 0;
  return found
    .sort((a, b) => a.offset - b.offset)
    .map((place) => {
      line += text.slice(at, place.offset).split("\n").length - 1;
      at = place.offset;
      return { ...place, line, isMention: isMention(text, place.offset) };
    });
}

/** The text before a position in the same line, up to 300 characters. */
const before = (text: string, offset: number): string =>
  text
    .slice(Math.max(0, offset - 300), offset)
    .split("\n")
    .at(-1) ?? "";

/** The text after a position in the same statement. */
const after = (text: string, offset: number): string => text.slice(offset, offset + 200).split(/;|\n\s*\n/)[0] ?? "";

/** Selects the operation by the method that the surrounding code mentions. */
function byMethod(calls: readonly Migration[], text: string, offset: number): Migration | undefined {
  if (calls.length < 2) return calls[0];
  const isDelete = /\bdelete\b/i.test(before(text, offset) + after(text, offset));
  return calls.find(({ method }) => (method === "DELETE") === isDelete) ?? calls[0];
}

const asksHead = (text: string, offset: number): boolean =>
  /\.head\s*\(\W*$/.test(before(text, offset)) || /\bmethod["']?\s*:\s*["']HEAD["']/i.test(after(text, offset));

function sdkPlaces(text: string): Omit<Place, "line" | "isMention">[] {
  const imports = [...text.matchAll(sdkImport)];
  if (imports.length === 0) return [];
  const hint = "This SDK supports only v1 and v2. Use heygen-avatars, or fetch.";
  const places: Omit<Place, "line" | "isMention">[] = imports.map(({ index, 0: name }) => ({
    offset: index,
    found: name.slice(1, -1),
    migration: undefined,
    hint,
  }));
  for (const { index, 1: service = "", 2: method = "" } of text.matchAll(/\.(\w+)\s*\.\s*(\w+)\s*\(/g)) {
    const call = sdkCalls[`${service === "photoAvatars" ? "photoAvatar" : service}.${method}`];
    const migration = migrations.find((one) => nameOf(one) === call);
    if (migration) places.push({ offset: index, found: nameOf(migration), migration });
  }
  return places;
}
