// Finds the use of v1 and v2 in the text of a file, whatever its language: by addresses, by constants that addresses start
// with, and by the methods of an SDK.
import { type Migration, migrations } from "../../generated/migration.ts";
import { callsAt, nameOf, unknownPart } from "./calls.ts";
import { readPath } from "./read-path.ts";
import { sdkCalls, sdkImport } from "./sdk.ts";

/** A use of v1 or v2. */
export interface Place {
  /** Where it stands in the text, from 0. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** What was found, such as `GET /v2/avatars`. */
  readonly found: string;
  /** The way to v3, where the guide knows it. */
  readonly migration: Migration | undefined;
  /** What to do, where there is more to say than the guide does. */
  readonly hint?: string | undefined;
}

const host = /https?:\/\/(api|upload)\.heygen\.com/g;
const versioned = /^\/v[12](?:\/|$)/;
const isVersion = (path: string): boolean => /^\/v[12]\/?$/.test(path);

/** The uses in a text, in order, one for each address. */
export function findPlaces(text: string): Place[] {
  if (!/heygen|photo_avatar|avatar_group\.list/i.test(text)) return [];
  const bases = basesIn(text);
  const found = new Map<number, Omit<Place, "line">>();
  const addresses: { start: number; end: number }[] = [];
  /** Keeps what was found first at a place. */
  function add(start: number, path: string, end: number): void {
    if (!versioned.test(path) || addresses.some((known) => start < known.end && known.start < end)) return;
    addresses.push({ start, end });
    const calls = callsAt(path);
    const migration = calls.length > 1 ? byMethod(calls, text, start) : calls[0];
    const shown = path.replaceAll(unknownPart, "{…}").replace(/\/$/, "");
    found.set(start, { offset: start, migration, found: migration ? nameOf(migration) : shown });
  }
  function addKnown(start: number, path: string, end: number): void {
    if (callsAt(path).length > 0) add(start, path, end);
  }

  for (const { index, 0: address } of text.matchAll(host)) {
    const { path, end } = readPath(text, index + address.length);
    // A version alone is the start of other addresses.
    if (!isVersion(path)) add(index, path, end);
  }
  for (const { name, path: start, ...span } of bases) {
    for (const { index, 0: reference } of text.matchAll(referenceTo(name))) {
      const { path, end } = readPath(text, index + reference.length);
      if (path.replaceAll(unknownPart, "").length < 2) continue;
      add(index, start + path, end);
      // Where the address goes on is the place; what it starts with is none besides.
      for (const [offset, { migration }] of found) {
        if (!migration && span.start <= offset && offset < span.end) found.delete(offset);
      }
    }
  }
  const version = bases.find(({ path }) => isVersion(path))?.path ?? "";
  for (const { index, 0: quote } of text.matchAll(/(?<!\w)["'`](?=\/?[\w-])/g)) {
    const { path, end } = readPath(text, index + quote.length);
    const rooted = path.startsWith("/") ? path : `/${path}`;
    if (versioned.test(rooted)) addKnown(index, rooted, end);
    else if (version !== "" || /^\/(photo_avatar\/|avatar_group\.list)/.test(rooted)) {
      addKnown(index, `${version || "/v2"}${rooted}`, end);
    }
  }
  for (const { index } of text.matchAll(/(?<=[\s`(])\/v[12]\/(?=\w)/g)) {
    const { path, end } = readPath(text, index);
    addKnown(index, path, end);
  }

  for (const place of sdkPlaces(text)) found.set(place.offset, place);
  for (const { name, path, start: offset } of bases) {
    if (!isVersion(path) || found.size > 0) continue;
    const hint = "An address of v1 or v2 starts here; where it goes on could not be seen.";
    found.set(offset, { offset, migration: undefined, found: name, hint });
  }
  const lineOf = lineCounter(text);
  return [...found.values()]
    .sort((a, b) => a.offset - b.offset)
    .map((place) => ({ ...place, line: lineOf(place.offset) }));
}

/** A name that addresses of the API start with. */
interface Base {
  readonly name: string;
  /** The path that it holds already, such as `/v2`; often none. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

const base =
  /([A-Za-z_$][\w$]*)["']?\s*(?::\s*[\w<>|, ]+?)?\s*(?::=|=|:)\s*(?:[^\n;"'`]|["'`][\w-]*["'`]){0,120}?["'`]?https?:\/\/(?:api|upload)\.heygen\.com((?:\/[\w.]+)*)\/?(?=["'`\s]|$)/gm;

function basesIn(text: string): Base[] {
  return [...text.matchAll(base)].map(({ index, 0: written, 1: name = "", 2: path = "" }) => {
    return { name, path, start: index, end: index + written.length };
  });
}

/** A name where an address goes on: `${NAME}`, `{NAME}`, `$NAME`, `NAME + "`. */
function referenceTo(name: string): RegExp {
  const member = `(?:[\\w$]+\\.)*${name.replaceAll("$", "\\$")}`;
  return new RegExp(
    `\\$?\\{\\s*${member}\\s*\\}|\\$${name.replaceAll("$", "\\$")}\\b|\\b${member}\\s*\\+\\s*f?["'\`]`,
    "g",
  );
}

/** Which of the calls to one path it is. */
function byMethod(calls: readonly Migration[], text: string, offset: number): Migration | undefined {
  const line = text.lastIndexOf("\n", offset) + 1;
  const [after = ""] = text.slice(offset, offset + 200).split(/;|\n\s*\n/);
  const isDelete = /\bdelete\b/i.test(text.slice(line, offset) + after);
  return calls.find(({ method }) => (method === "DELETE") === isDelete) ?? calls[0];
}

function sdkPlaces(text: string): Omit<Place, "line">[] {
  const imports = [...text.matchAll(sdkImport)];
  if (imports.length === 0) return [];
  const hint = "This SDK speaks v1 and v2 only. Use heygen-avatars, or fetch.";
  const places: Omit<Place, "line">[] = imports.map(({ index, 0: name }) => ({
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

/** Tells the line of an offset. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (offset) => starts.filter((start) => start <= offset).length;
}
