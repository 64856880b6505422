// Two schemas, and all that they hold.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { compareDiscriminators } from "./discriminators.ts";
import { factsOf, isOfUse } from "./facts.ts";
import { type LayerPair, places, unionIn } from "./locate.ts";
import { holderOf, labelOf, type Matching, matchShapes, propertyNames, type ShapePair } from "./match.ts";
import { child, type Place, placeName, resolved } from "./place.ts";
import type { Pair, Report } from "./report.ts";
import { declaredTypes, type Outline, outlineOf, type Shape, stated } from "./shapes.ts";

type Read = (node: Json) => unknown;

export class SchemaComparison {
  readonly #report: Report;
  readonly #seen = new Set<string>();

  constructor(report: Report) {
    this.#report = report;
  }

  compare(pair: Pair): void {
    // What refers to itself has no end.
    const key = `${targetName(pair.ours)} ${targetName(pair.theirs)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);

    const [ours, theirs] = [outlineOf(pair.ours), outlineOf(pair.theirs)];
    if (isAny(ours) !== isAny(theirs)) {
      this.#report.contrast(pair, "type", [typeIn(ours), typeIn(theirs)]);
      return;
    }
    const matching = matchShapes(ours.shapes, theirs.shapes);
    if (ours.isNullable !== theirs.isNullable) this.#addNullability(pair, { ours, theirs }, matching);
    this.#compareBranches(pair, ours, matching);
    for (const shapes of matching.pairs) this.#compareShapes(shapes);
    if (ours.shapes.length > 1 && theirs.shapes.length > 1) compareDiscriminators(this.#report, ours, theirs, matching);
  }

  #addNullability(pair: Pair, { ours, theirs }: { ours: Outline; theirs: Outline }, { pairs }: Matching): void {
    const candidates: LayerPair[] = [...pairs.map(layersOf), { ours: [pair.ours], theirs: [pair.theirs] }];
    const indices = ({ ours: mine, theirs: others }: LayerPair): [number, number] => [
      indexOf(ours.nullAt, mine),
      indexOf(theirs.nullAt, others),
    ];
    const layers = candidates.find((candidate) => Math.max(...indices(candidate)) >= 0) ?? candidates[0];
    const at = layers ? places(layers, indices(layers), "use") : pair;
    this.#report.add(at, "nullability", ours.isNullable ? "nullable, upstream not" : "not nullable, upstream nullable");
  }

  #compareBranches(pair: Pair, ours: Outline, { onlyOurs, onlyTheirs }: Matching): void {
    const at = { ours: unionIn(ours.shapes[0]?.layers) ?? resolved(pair.ours), theirs: resolved(pair.theirs) };
    for (const shape of onlyOurs) this.#report.add(at, "branch", `branch ${labelOf(shape)}: only ours`);
    for (const shape of onlyTheirs) this.#report.add(at, "branch", `branch ${labelOf(shape)}: only upstream`);
  }

  #compareShapes(shapes: ShapePair): void {
    const key = `${nameOf(shapes.ours)} ${nameOf(shapes.theirs)}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);

    for (const layer of shapes.ours.layers) this.#report.visit({ ours: layer, theirs: layer });
    this.#compareTypes(shapes);
    this.#compareValues(shapes);
    this.#compareFacts(shapes);
    this.#compareProperties(shapes);
    this.#compareAdditionalProperties(shapes);
    this.#compareItems(shapes);
  }

  #compareTypes(shapes: ShapePair): void {
    const { ours, theirs } = shapes;
    if (ours.type === theirs.type) return;
    const layers = layersOf(shapes);
    const index = ours.layers.findIndex((_, at) => typeAt(ours, at) !== typeAt(theirs, at));
    if (ours.layers.length === theirs.layers.length && index >= 0) {
      const types = [typeAt(ours, index), typeAt(theirs, index)] as const;
      this.#report.contrast(places(layers, [index, index], "own"), "type", types);
      return;
    }
    const indices = [contradiction(ours, theirs), contradiction(theirs, ours)] as const;
    const types = [typeAt(ours, indices[0]) ?? "any", typeAt(theirs, indices[1]) ?? "any"] as const;
    this.#report.contrast(places(layers, indices, "own"), "type", types);
  }

  #compareFacts(shapes: ShapePair): void {
    const [ours, theirs] = [factsOf(shapes.ours.layers), factsOf(shapes.theirs.layers)];
    for (const kind of new Set([...ours.keys(), ...theirs.keys()])) {
      const [our, their] = [ours.get(kind), theirs.get(kind)];
      if (our?.fact === their?.fact) continue;
      const indices = [our?.index ?? -1, their?.index ?? -1] as const;
      const at = places(layersOf(shapes), indices, isOfUse(kind) ? "use" : "own");
      this.#report.contrast(at, kind, [our?.fact, their?.fact]);
    }
  }

  #compareValues(shapes: ShapePair): void {
    const { ours, theirs } = shapes;
    const read: Read = (node) => node.const ?? node.enum;
    const at = places(layersOf(shapes), [stated(ours.layers, read).index, stated(theirs.layers, read).index], "own");
    const kind = ours.isOpen && theirs.isOpen ? "known values" : "values";
    if (!ours.values || !theirs.values) {
      const texts = [ours.values, theirs.values].map((values) => values?.join(" | "));
      this.#report.contrast(at, kind, [texts[0], texts[1]]);
      return;
    }
    const lists = [excess(ours.values, theirs.values), excess(theirs.values, ours.values), others(theirs, ours)];
    const labels = ["only ours", "only upstream", "others"];
    const texts = lists.map((values, index) => `${labels[index]} ${values.join(" | ")}`);
    const differing = texts.filter((_, index) => lists[index]?.length);
    if (differing.length === 0) return;
    const place = ours.isOpen === theirs.isOpen ? at : { ...at, ours: unionIn(ours.layers) ?? at.ours };
    this.#report.add(place, kind, `${kind}: ${differing.join("; ")}`);
  }

  #compareProperties(shapes: ShapePair): void {
    const { ours, theirs } = shapes;
    const [mine, others] = [propertyNames(ours), propertyNames(theirs)];
    if (ours.type !== theirs.type && (mine.length === 0 || others.length === 0)) return;
    const required = { ours: requiredIn(ours), theirs: requiredIn(theirs) };
    for (const name of new Set([...mine, ...others, ...required.ours, ...required.theirs])) {
      const at = propertyPlaces(shapes, name);
      const [isOurs, isTheirs] = [mine.includes(name), others.includes(name)];
      if (isOurs !== isTheirs) {
        this.#report.add(at, "property", isOurs ? "only ours" : "only upstream");
        continue;
      }
      const [must, theyMust] = [required.ours.has(name), required.theirs.has(name)];
      if (must !== theyMust)
        this.#report.add(at, "required", must ? "required, upstream optional" : "optional, upstream required");
      if (isOurs) this.compare(at);
    }
  }

  #compareAdditionalProperties(shapes: ShapePair): void {
    const [ours, theirs] = [stated(shapes.ours.layers, additionalIn), stated(shapes.theirs.layers, additionalIn)];
    if (ours.index < 0 && theirs.index < 0) return;
    const at = places(layersOf(shapes), [ours.index, theirs.index], "own");
    const [policy, theirPolicy] = [policyOf(ours.fact), policyOf(theirs.fact)];
    if (policy !== theirPolicy) {
      this.#report.add(at, "additionalProperties", `additional properties ${policy}, upstream ${theirPolicy}`);
    } else if (policy === "described") {
      this.compare({ ours: child(at.ours, "additionalProperties"), theirs: child(at.theirs, "additionalProperties") });
    }
  }

  #compareItems(shapes: ShapePair): void {
    const [ours, theirs] = [stated(shapes.ours.layers, itemsIn), stated(shapes.theirs.layers, itemsIn)];
    if (ours.index < 0 && theirs.index < 0) return;
    if (shapes.ours.type !== shapes.theirs.type && (ours.index < 0 || theirs.index < 0)) return;
    const at = places(layersOf(shapes), [ours.index, theirs.index], "own");
    this.compare({ ours: child(at.ours, "items"), theirs: child(at.theirs, "items") });
  }
}

const layersOf = ({ ours, theirs }: ShapePair): LayerPair => ({ ours: ours.layers, theirs: theirs.layers });

function indexOf(place: Place | undefined, layers: readonly Place[]): number {
  return place ? layers.findIndex((layer) => placeName(layer) === placeName(place)) : -1;
}

/** The type that a layer declares, without null. */
function typeAt({ layers }: Shape, index: number): string | undefined {
  return declaredTypes(layers[index]?.node ?? {})
    ?.filter((type) => type !== "null")
    .join(" | ");
}

/** The layer that makes a shape of another type than another. */
function contradiction(shape: Shape, other: Shape): number {
  const index = shape.layers.findIndex((_, at) => (typeAt(shape, at) ?? other.type) !== other.type);
  return index < 0 ? shape.typeIndex : index;
}

const isAny = ({ shapes }: Outline): boolean => shapes.some(({ type }) => type === undefined);

const typeIn = (outline: Outline): string =>
  isAny(outline) ? "any" : [...new Set(outline.shapes.map(({ type }) => type))].join(" | ");

/** What a place refers to, if it does nothing else. */
const targetName = (place: Place): string => (isPureReference(place.node) ? place.node.$ref : placeName(place));

/** What a shape is made of, without the references that add nothing. */
function nameOf({ type, layers }: Shape): string {
  let name = String(type);
  for (const layer of layers) if (!isPureReference(layer.node)) name += ` ${placeName(layer)}`;
  return name;
}

const isPureReference = (node: Json): boolean => node.$ref !== undefined && Object.keys(node).length === 1;

function propertyPlaces(shapes: ShapePair, name: string): Pair {
  const layers = layersOf(shapes);
  const own = places(layers, [holderOf(shapes.ours, name), holderOf(shapes.theirs, name)], "own");
  return { ours: child(own.ours, "properties", name), theirs: child(own.theirs, "properties", name) };
}

const itemsIn: Read = ({ items }) => items;

const requiredIn = ({ layers }: Shape): Set<string> => new Set(layers.flatMap(({ node }) => node.required ?? []));

function additionalIn(node: Json): Json {
  const schema = node.additionalProperties ?? node.unevaluatedProperties;
  const isAny = schema === true || (typeof schema === "object" && Object.keys(schema).length === 0);
  return isAny ? undefined : schema;
}

function policyOf(additional: unknown): string {
  if (additional === undefined) return "allowed";
  return additional === false ? "refused" : "described";
}

/** Whether values that are in no list are allowed, where the sides differ in that. */
function others(theirs: Shape, ours: Shape): string[] {
  if (ours.isOpen === theirs.isOpen) return [];
  return [ours.isOpen ? "allowed, upstream not" : "refused, upstream not"];
}

const excess = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((value) => !others.includes(value));
