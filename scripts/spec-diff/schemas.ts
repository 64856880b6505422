// What changes for those who send a value, or read it, when its schema changes: what kinds of values there are, and what
// they consist of.
import type { Json } from "../../src/contract/spec/openapi.ts";
import {
  holderOf,
  labelOf,
  type Matching,
  matchShapes,
  propertyNames,
  type ShapePair,
  tagOf,
} from "../upstream/match.ts";
import { child, type Place, placeName } from "../upstream/place.ts";
import { type Outline, outlineOf, type Shape, stated } from "../upstream/shapes.ts";
import { compareFacts, compareValues } from "./facts.ts";
import { layerAt, loosened, type Pair, tightened, type Use } from "./use.ts";

export function compareSchemas(pair: Pair, use: Use, seen: Set<string> = new Set()): void {
  // What refers to itself has no end.
  const key = `${placeName(pair.before)} ${placeName(pair.after)}`;
  if (seen.has(key)) return;
  seen.add(key);

  const [before, after] = [outlineOf(pair.before), outlineOf(pair.after)];
  if (isAny(before) || isAny(after)) {
    if (!isAny(before)) use.note(loosened(use), pair.after, "may be anything now");
    if (!isAny(after)) use.note(tightened(use), pair.after, "has to be of a type now");
    return;
  }
  const [wasNull, isNull] = [before.nullAt, after.nullAt];
  if (!wasNull && isNull) use.note(loosened(use), isNull, "may be null now");
  if (wasNull && !isNull) use.note(tightened(use), pair.after, "is never null now");
  compareUnions(pair, [before, after], use, seen);
}

const isAny = ({ shapes }: Outline): boolean => shapes.some(({ type }) => type === undefined);

function compareUnions(pair: Pair, [before, after]: [Outline, Outline], use: Use, seen: Set<string>): void {
  const { pairs, onlyOurs, onlyTheirs } = matchVersions(before.shapes, after.shapes);
  const union = [...after.shapes.flatMap(({ layers }) => layers)].find(({ node }) => node.oneOf ?? node.anyOf);
  for (const gone of onlyOurs) {
    const level = tagOf(gone) ? "major" : tightened(use);
    use.note(isEvent(gone, pair) ? "minor" : level, union ?? pair.after, `has no branch ${labelOf(gone)} any more`);
  }
  for (const added of onlyTheirs) {
    const level = isEvent(added, pair) ? "minor" : loosened(use);
    use.note(level, union ?? pair.after, `has another branch, ${labelOf(added)}`);
  }
  for (const shapes of pairs) {
    compareTypes(shapes, use);
    compareValues(shapes, use);
    compareFacts(shapes, use);
    compareProperties(shapes, use, seen);
    compareParts(shapes, use, seen);
  }
}

/** Pairs the branches of a union: those that are the same component, then those that are alike. */
function matchVersions(before: readonly Shape[], after: readonly Shape[]): Matching {
  const isSame = (one: Shape, other: Shape) => one.type === other.type && componentOf(one) === componentOf(other);
  const pairs = before.flatMap((ours) => {
    const theirs = componentOf(ours) && after.find((shape) => isSame(ours, shape));
    return theirs ? [{ ours, theirs }] : [];
  });
  const others = matchShapes(
    before.filter((shape) => !pairs.some(({ ours }) => ours === shape)),
    after.filter((shape) => !pairs.some(({ theirs }) => theirs === shape)),
  );
  return { ...others, pairs: [...pairs, ...others.pairs] };
}

const componentOf = ({ layers: [innermost] }: Shape): string | undefined =>
  innermost?.within === "" ? innermost.holder : undefined;

/** Whether a branch is for events: receivers have to expect new ones. */
function isEvent({ layers }: Shape, { before, after }: Pair): boolean {
  const names = layers.flatMap((layer) => outlineOf(child(layer, "properties", "event_type")).shapes[0]?.values ?? []);
  const isKnown = (name: string) => [before, after].some(({ spec }) => name in (spec.webhooks ?? {}));
  return names.length > 0 && names.every(isKnown);
}

function compareTypes({ ours: before, theirs: after }: ShapePair, use: Use): void {
  if (before.type === after.type) return;
  const isWider = before.type === "integer" && after.type === "number";
  const isNarrower = before.type === "number" && after.type === "integer";
  const level = isWider ? loosened(use) : isNarrower ? tightened(use) : "major";
  use.note(level, layerAt(after, after.typeIndex), `has the type ${after.type}, not ${before.type}`);
}

function compareProperties({ ours: before, theirs: after }: ShapePair, use: Use, seen: Set<string>): void {
  const [old, now] = [propertyNames(before), propertyNames(after)];
  const [wasRequired, isRequired] = [requiredIn(before), requiredIn(after)];
  const at = (name: string): Pair => ({ before: propertyOf(before, name), after: propertyOf(after, name) });
  for (const name of old.filter((one) => !now.includes(one))) use.note("major", at(name).after, "is gone");
  for (const name of now.filter((one) => !old.includes(one))) {
    const isDemanded = use.flow === "sent" && isRequired.has(name);
    use.note(isDemanded ? "major" : "minor", at(name).after, isDemanded ? "is new and required" : "is new");
  }
  for (const name of now.filter((one) => old.includes(one))) {
    if (wasRequired.has(name) && !isRequired.has(name)) use.note(loosened(use), at(name).after, "may be missing now");
    if (!wasRequired.has(name) && isRequired.has(name)) use.note(tightened(use), at(name).after, "is required now");
    compareSchemas(at(name), use, seen);
  }
}

const requiredIn = ({ layers }: Shape): Set<string> => new Set(layers.flatMap(({ node }) => node.required ?? []));

const propertyOf = (shape: Shape, name: string): Place =>
  child(layerAt(shape, holderOf(shape, name)), "properties", name);

/** The items of a list, and the properties that have no name. */
function compareParts({ ours: before, theirs: after }: ShapePair, use: Use, seen: Set<string>): void {
  for (const key of ["items", "additionalProperties"]) {
    const find = (shape: Shape) => stated(shape.layers, (node) => node[key]);
    const [was, is] = [find(before), find(after)];
    const at = { before: layerAt(before, was.index), after: layerAt(after, is.index) };
    const [old, now] = [meaningOf(was.fact), meaningOf(is.fact)];
    if (old === "schema" && now === "schema") {
      compareSchemas({ before: child(at.before, key), after: child(at.after, key) }, use, seen);
    } else if (old !== now) {
      const isClosed = now === "nothing" || old === "anything";
      use.note(isClosed ? tightened(use) : "minor", at.after, `takes ${now} as ${key}, not ${old}`);
    }
  }
}

/** What a schema that may be `true`, `false` or missing allows. */
function meaningOf(schema: Json): "anything" | "nothing" | "schema" {
  if (schema === false) return "nothing";
  return schema === undefined || schema === true || Object.keys(schema).length === 0 ? "anything" : "schema";
}
