// Tells where something of HeyGen's is used and no call could be followed.
import { isOpen, versionOf } from "./addresses.ts";
import type { Candidate, FoundCall } from "./find-calls.ts";
import { lineOf, type Source } from "./read-source.ts";
import { isNotCalled } from "./surroundings.ts";

/** A place from which HeyGen is called in a way that could not be followed. */
export interface Hint {
  readonly file: string;
  readonly line: number;
  /** What is written there. */
  readonly text: string;
}

interface Matched {
  readonly path: string;
  readonly candidate: Candidate;
}

export function hintsIn(
  sources: readonly Source[],
  candidates: readonly Candidate[],
  matches: readonly Matched[],
  calls: readonly FoundCall[],
): Hint[] {
  const followed = new Set(matches.map(({ candidate }) => placeOf(candidate)));
  const files = new Set([
    ...calls.map(({ file }) => file),
    ...matches.map(({ candidate }) => candidate.place.source.path),
  ]);
  // A path without a host of its own goes on from any base of the project.
  const isAnyFollowed = matches.some(({ candidate }) => candidate.address.owner === "unknown" || candidate.isJoined);
  const bases = candidates.filter(
    ({ address, place }) => address.owner === "heygen" && isOpen(address) && !isNotCalled(place),
  );
  const open = bases.filter((candidate) => {
    const { source } = candidate.place;
    if (followed.has(placeOf(candidate)) || files.has(source.path)) return false;
    const version = versionOf(candidate.address.path);
    if (version === "v3") return false;
    return version === undefined ? !isAnyFollowed : !matches.some(({ path }) => versionOf(path) === version);
  });
  const found = open.map(({ address }) => hintAt(address.base.place.source, address.base.place.position));
  if (found.length > 0 || files.size > 0) return onePerLine(found);
  return onePerLine(sources.flatMap(keysIn));
}

const placeOf = ({ address: { base } }: Candidate): string => `${base.place.source.path}:${base.place.position}`;

/** Where the key of HeyGen is read. */
function keysIn(source: Source): Hint[] {
  const isKey = /hey_?gen\w*(?:key|token|secret)/i;
  const token = source.tokens.find(
    ({ kind, value, parts }) => kind !== "mark" && parts.length < 2 && value.length < 80 && isKey.test(value),
  );
  return token ? [hintAt(source, token.start)] : [];
}

function hintAt(source: Source, position: number): Hint {
  const start = source.text.lastIndexOf("\n", position - 1) + 1;
  const end = source.text.indexOf("\n", position);
  const text = source.text.slice(start, end < 0 ? undefined : end).trim();
  return {
    file: source.path,
    line: lineOf(source, position),
    text: text.length > 160 ? `${text.slice(0, 157)}…` : text,
  };
}

const onePerLine = (hints: readonly Hint[]): Hint[] => [
  ...new Map(hints.map((hint) => [`${hint.file}:${hint.line}`, hint])).values(),
];
