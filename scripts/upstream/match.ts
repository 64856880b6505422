// Which shape of upstream's is which of ours. Names tell nothing: they differ.
import { child, placeName } from "./place.ts";
import { outlineOf, type Shape, stated } from "./shapes.ts";

export interface ShapePair {
  readonly ours: Shape;
  readonly theirs: Shape;
}

export interface Matching {
  readonly pairs: readonly ShapePair[];
  readonly onlyOurs: readonly Shape[];
  readonly onlyTheirs: readonly Shape[];
}

/** Pairs the shapes of two unions: by the value that tells them apart, else by likeness. */
export function matchShapes(ours: readonly Shape[], theirs: readonly Shape[]): Matching {
  const [only, theirOnly] = [ours[0], theirs[0]];
  if (only && theirOnly && ours.length === 1 && theirs.length === 1)
    return { pairs: [{ ours: only, theirs: theirOnly }], onlyOurs: [], onlyTheirs: [] };

  const [onlyOurs, onlyTheirs] = [[...ours], [...theirs]];
  const pairs: ShapePair[] = [];
  const pair = (our: Shape, their: Shape): void => {
    onlyOurs.splice(onlyOurs.indexOf(our), 1);
    onlyTheirs.splice(onlyTheirs.indexOf(their), 1);
    pairs.push({ ours: our, theirs: their });
  };

  const name = discriminatorName([...ours, ...theirs]);
  for (const our of ours) {
    const tag = tagOf(our, name);
    const their = tag && onlyTheirs.find((shape) => tagOf(shape, name) === tag);
    if (their) pair(our, their);
  }
  for (const our of [...onlyOurs]) {
    const value = mappedValue(our, ours);
    const their = value && onlyTheirs.find((shape) => mappedValue(shape, theirs) === value);
    if (their) pair(our, their);
  }
  for (const { ours: our, theirs: their } of byLikeness(onlyOurs, onlyTheirs)) {
    if (onlyOurs.includes(our) && onlyTheirs.includes(their)) pair(our, their);
  }
  const [our, their] = [onlyOurs[0], onlyTheirs[0]];
  if (our && their && onlyOurs.length === 1 && onlyTheirs.length === 1) {
    // One has become the other, unless each says what it is.
    if (!tagOf(our, name) || !tagOf(their, name)) pair(our, their);
  }
  return { pairs, onlyOurs, onlyTheirs };
}

/** The constant property of a shape, with its name: `type: prompt`. */
export function tagOf({ layers }: Shape, wanted?: string): string | undefined {
  for (const layer of layers) {
    const names = wanted === undefined ? Object.keys(layer.node.properties ?? {}) : [wanted];
    for (const name of names) {
      const { shapes } = outlineOf(child(layer, "properties", name));
      const [only] = shapes;
      if (shapes.length === 1 && only?.values?.length === 1) return `${name}: ${only.values[0]}`;
    }
  }
  return undefined;
}

function discriminatorName(shapes: readonly Shape[]): string | undefined {
  const layers = shapes.flatMap((shape) => shape.layers);
  return stated(layers, ({ discriminator }) => discriminator?.propertyName).fact;
}

/** The value of the discriminator that leads to a shape. */
function mappedValue({ layers }: Shape, union: readonly Shape[]): string | undefined {
  const { fact } = stated(union[0]?.layers ?? [], ({ discriminator }) => discriminator?.mapping);
  const names = layers.map((layer) => `#/components/${placeName(layer)}`);
  return Object.entries<string>(fact ?? {}).find(([, reference]) => names.includes(reference))?.[0];
}

/** What a shape is called in a report. */
export function labelOf(shape: Shape): string {
  const named = shape.layers.find(({ within, holder }) => within === "" && holder.startsWith("schemas/"));
  return tagOf(shape) ?? shape.type ?? named?.holder ?? "any";
}

/** Less alike than this, two shapes of the same type are two, not one that has changed. */
const leastLikeness = 0.75;

function byLikeness(ours: readonly Shape[], theirs: readonly Shape[]): ShapePair[] {
  return ours
    .flatMap((our) => theirs.map((their) => ({ ours: our, theirs: their, likeness: likenessOf(our, their) })))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness);
}

function likenessOf(ours: Shape, theirs: Shape): number {
  if (ours.type !== theirs.type) return 0;
  const [mine, others] = [propertyNames(ours), propertyNames(theirs)];
  const all = new Set([...mine, ...others]);
  if (all.size === 0) return 1;
  return mine.filter((name) => others.includes(name)).length / all.size;
}

export function propertyNames({ layers }: Shape): string[] {
  return [...new Set(layers.flatMap(({ node }) => Object.keys(node.properties ?? {})))];
}

/** The layer that describes a property. */
export function holderOf({ layers }: Shape, name: string): number {
  return stated(layers, (node) => node.properties?.[name]).index;
}
