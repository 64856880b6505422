// What changes when a schema states other values, limits, defaults or kinds of ids. Known values of an open list are
// hints, so none of them is a promise; webhook events are an open list wherever they stand.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { factsOf, isOfUse, type StatedFact } from "../upstream/facts.ts";
import type { ShapePair } from "../upstream/match.ts";
import { canonical } from "../upstream/report.ts";
import { type Shape, stated } from "../upstream/shapes.ts";
import type { Level } from "./changes.ts";
import { layerAt, loosened, tightened, type Use } from "./use.ts";

export function compareValues({ ours: before, theirs: after }: ShapePair, use: Use): void {
  const { index } = stated(after.layers, (node) => node.const ?? node.enum);
  const note = (level: Level, text: string): void => use.note(level, layerAt(after, index), text);
  if (before.isOpen && !after.isOpen) note(tightened(use), "has the listed values only now");
  if (!before.isOpen && after.isOpen) note(loosened(use), "has other values than the listed ones now");
  const isOpen = before.isOpen && after.isOpen;
  const [old, now] = [before, after].map((shape) => valuesOf(shape, [before, after])) as [string[], string[]];
  if (before.values) {
    for (const value of now.filter((one) => !old.includes(one))) {
      note(after.isOpen ? "minor" : loosened(use), `has another ${isOpen ? "known " : ""}value, ${value}`);
    }
  }
  for (const value of old.filter((one) => !now.includes(one))) {
    note(isOpen ? "minor" : "major", `has no ${isOpen ? "known " : ""}value ${value} any more`);
  }
}

/** The listed values. In a closed list, events are left out: the webhooks say which there are. */
function valuesOf({ values = [], isOpen }: Shape, versions: Shape[]): string[] {
  const isEvent = (value: string) => versions.some(({ layers }) => value in (layers[0]?.spec.webhooks ?? {}));
  return values.filter((value) => isOpen || !isEvent(value));
}

export function compareFacts({ ours, theirs }: ShapePair, use: Use): void {
  const [before, after] = [factsAndRulesOf(ours), factsAndRulesOf(theirs)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (canonical(was?.fact) === canonical(is?.fact)) continue;
    const at = layerAt(theirs, is?.index ?? was?.index ?? 0);
    use.note(levelOf(name, was?.fact, is?.fact, use), at, `has ${name} ${textOf(is)}, not ${textOf(was)}`);
  }
}

const textOf = (statement?: StatedFact): string => (statement ? canonical(statement.fact) : "unset");

/** What a schema states, in JSON Schema and in those extensions that the types, the client or the sandbox heed. */
function factsAndRulesOf({ layers }: Shape): Map<string, StatedFact> {
  const facts = factsOf(layers);
  const add = (name: string, fact: Json, index: number) => facts.set(name, { fact, index });
  for (const [index, { node }] of [...layers.entries()].reverse()) {
    if (node["x-max-bytes"]) add("x-max-bytes", node["x-max-bytes"], index);
    if (node["x-id-of"] && node["x-id-of"] !== "other") add("x-id-of", node["x-id-of"], index);
    for (const names of node["x-exclusive"] ?? []) add(`x-exclusive ${names.join(", ")}`, true, index);
    for (const [name, needed] of Object.entries<string[]>(node["x-needs"] ?? {}))
      for (const other of needed) add(`x-needs ${name}: ${other}`, true, index);
  }
  return facts;
}

function levelOf(name: string, was: unknown, is: unknown, use: Use): Level {
  if (isOfUse(name)) return "minor";
  // The type of an id goes to places for any text, not the other way round.
  if (name === "x-id-of" && is === undefined) return "minor";
  if (was === undefined) return tightened(use);
  if (is === undefined) return loosened(use);
  const isLimit = /^(x-)?(exclusive)?m(in|ax)/i.test(name) && typeof was === "number" && typeof is === "number";
  if (!isLimit) return "major";
  const isUpper = /max/i.test(name);
  return is > was === isUpper ? loosened(use) : tightened(use);
}
