// How two unions tell their branches apart.
import { unionIn } from "./locate.ts";
import { labelOf, type Matching } from "./match.ts";
import { type Place, placeName } from "./place.ts";
import type { Report } from "./report.ts";
import type { Outline, Shape } from "./shapes.ts";

export function compareDiscriminators(report: Report, ours: Outline, theirs: Outline, matching: Matching): void {
  const [mine, others] = [discriminatorOf(ours), discriminatorOf(theirs)];
  const our = mine?.place ?? unionIn(ours.shapes[0]?.layers);
  const their = others?.place ?? unionIn(theirs.shapes[0]?.layers);
  if (!our || !their) return;
  const at = { ours: our, theirs: their };
  report.contrast(at, "discriminator", [mine?.name, others?.name]);
  if (!mine || !others) return;
  for (const value of new Set([...mine.shapes.keys(), ...others.shapes.keys()])) {
    const [leads, theirLeads] = [mine.shapes.get(value), others.shapes.get(value)];
    if (isSettled(matching, leads, theirLeads)) continue;
    const text = leads ? labelOf(leads) : "none";
    const theirText = theirLeads ? labelOf(theirLeads) : "none";
    const upstream = theirText === text ? "another" : theirText;
    report.add(at, "discriminator", `discriminator value ${value}: ${text}, upstream ${upstream}`);
  }
}

/** Whether both sides lead to the same branch, or to one that only one side has, which is told as such. */
function isSettled({ pairs, onlyOurs, onlyTheirs }: Matching, ours?: Shape, theirs?: Shape): boolean {
  if ((ours && onlyOurs.includes(ours)) || (theirs && onlyTheirs.includes(theirs))) return true;
  return pairs.some((pair) => pair.ours === ours && pair.theirs === theirs);
}

interface Discriminator {
  readonly place: Place;
  readonly name: string;
  /** The shape that a value leads to. */
  readonly shapes: Map<string, Shape | undefined>;
}

function discriminatorOf({ shapes }: Outline): Discriminator | undefined {
  const place = shapes[0]?.layers.find(({ node }) => node.discriminator);
  if (!place) return undefined;
  const { propertyName, mapping = {} } = place.node.discriminator;
  const led = Object.entries<string>(mapping).map(([value, reference]): [string, Shape | undefined] => {
    const name = reference.replace(/^#\/components\//, "");
    return [value, shapes.find(({ layers }) => layers.some((layer) => placeName(layer) === name))];
  });
  return { place, name: propertyName, shapes: new Map(led) };
}
