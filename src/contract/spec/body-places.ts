// The places in request bodies that take something in particular, such as the id of another resource or an address.
import type { DocumentReader, Operation } from "./document.ts";
import type { Json } from "./openapi.ts";
import { sampleOf, withPlaceholders } from "./samples.ts";
import { branchesOf, isMeantFor, resolve, typeOf } from "./schema.ts";

/** A place in a body. */
export interface BodyPlace {
  operation: Operation;
  /** The kind of body, if there are several. */
  variant: string | undefined;
  /** Pointer in the body, such as `/engine/reference_look_id`. */
  pointer: string;
  /** What the place takes: for ids, the kind of resource. */
  kind: string;
  /** Whether an example of the document has a value at this place. */
  isInExample: boolean;
  /** The smallest example body, with a value at this place. */
  bodyWith(value: string): Json;
}

/** What a place takes, by its schema and its name; undefined if it is of no interest. */
type KindOf = (schema: Json, name: string) => string | undefined;

/** The places that take the id of a resource. */
export const referencePlaces = (reader: DocumentReader): BodyPlace[] =>
  bodyPlaces(reader, ({ "x-id-of": kind }) => (kind === "other" ? undefined : kind));

/**
 * The places that take the address of a file or of a page. `callback_url` is left out: no document says what HeyGen does
 * with an invalid one.
 */
export const addressPlaces = (reader: DocumentReader): BodyPlace[] =>
  bodyPlaces(reader, ({ type }, name) =>
    [type].flat().includes("string") && /(^|_)url$/.test(name) && name !== "callback_url" ? name : undefined,
  );

/** Each place of each operation with a JSON body, once per kind of body. */
function bodyPlaces({ operations, document }: DocumentReader, kindOf: KindOf): BodyPlace[] {
  return operations.flatMap((operation) => {
    const { request } = operation;
    if (request?.type !== "application/json") return [];
    const bases = request.examples
      .map(({ value }) => withPlaceholders(value))
      .sort((one, other) => JSON.stringify(one).length - JSON.stringify(other).length);
    const found = new Map<string, BodyPlace>();
    for (const base of bases) {
      const variant = typeof base?.type === "string" ? base.type : undefined;
      const own = ownBranch(request.schema, base, document);
      for (const { pointer, kind, isThere, fill } of placesIn(own, base, { document, kindOf, name: "" })) {
        const key = `${variant} ${pointer}`;
        const place = { operation, variant, pointer, kind, isInExample: isThere, bodyWith: fill };
        // An example that has the id already needs no other member for it.
        if (!found.has(key) || (isThere && !found.get(key)?.isInExample)) found.set(key, place);
      }
    }
    return [...found.values()];
  });
}

/** The branch of the schema that an example belongs to. The other ones have their own examples. */
function ownBranch(schema: Json, base: Json, document: Json): Json {
  const { schema: own } = resolve(schema, "", document);
  return branchesOf(own)?.find((branch) => isMeantFor(branch, base, document)) ?? own;
}

interface Place {
  pointer: string;
  kind: string;
  /** Whether the value has something there. */
  isThere: boolean;
  /** The whole value, with a text at the place. */
  fill(text: string): Json;
}

interface Site {
  document: Json;
  kindOf: KindOf;
  /** The name of the member. */
  name: string;
}

function placesIn(schema: Json, value: Json, site: Site): Place[] {
  const { document, kindOf, name } = site;
  const { schema: own } = resolve(schema, "", document);
  const kind = kindOf(own, name);
  if (kind !== undefined) return [{ pointer: "", kind, isThere: typeof value === "string", fill: (text) => text }];
  const branches = branchesOf(own);
  if (branches) {
    const current = branches.find((branch) => isMeantFor(branch, value, document));
    const others = branches.filter((branch) => branch !== current && hasPlace(branch, site));
    return [
      ...(current ? placesIn(current, value, site) : []),
      ...others.flatMap((branch) => absent(placesIn(branch, sampleOf(branch, "", document), site))),
    ];
  }
  if (own.items) return itemPlaces(own, value, site);
  return objectPlaces(own, value, site);
}

/** Whether a branch of a union is an object with such a member. */
function hasPlace(branch: Json, { document, kindOf }: Site): boolean {
  const { schema } = resolve(branch, "", document);
  return Object.entries<Json>(schema.properties ?? {}).some(([name, property]) => kindOf(property, name) !== undefined);
}

const absent = (places: readonly Place[]): Place[] => places.map((place) => ({ ...place, isThere: false }));

/** The first item, and the second one if there may be several. */
function itemPlaces(own: Json, value: Json, site: Site): Place[] {
  const items: Json[] = Array.isArray(value) && value.length > 0 ? value : [];
  const [first = sampleOf(own.items, "", site.document), ...rest] = items;
  const inner = placesIn(own.items, first, site);
  const places = items.length > 0 ? inner : absent(inner);
  const firsts = places.map((place) => ({
    ...place,
    pointer: `/0${place.pointer}`,
    fill: (text: string) => [place.fill(text), ...rest],
  }));
  if (own.maxItems === 1) return firsts;
  const seconds = absent(inner).map((place) => ({
    ...place,
    pointer: `/1${place.pointer}`,
    fill: (text: string) => [first, place.fill(text)],
  }));
  return [...firsts, ...seconds];
}

function objectPlaces(own: Json, value: Json, site: Site): Place[] {
  if (typeOf(value) !== "object") return [];
  const { document } = site;
  const exclusive: string[][] = own["x-exclusive"] ?? [];
  return Object.entries<Json>(own.properties ?? {}).flatMap(([key, property]) => {
    const isThere = value[key] !== undefined && value[key] !== null;
    const part = isThere ? value[key] : sampleOf(nonNull(property, document), key, document);
    const places = placesIn(property, part, { ...site, name: key });
    const excluded = exclusive.filter((names) => names.includes(key)).flat();
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name === key || !excluded.includes(name)));
    return (isThere ? places : absent(places)).map((place) => ({
      ...place,
      pointer: `/${key}${place.pointer}`,
      fill: (text: string) => ({ ...rest, [key]: place.fill(text) }),
    }));
  });
}

/** The branch of a nullable schema that is not null. */
function nonNull(schema: Json, document: Json): Json {
  const { schema: own } = resolve(schema, "", document);
  return branchesOf(own)?.find((branch) => resolve(branch, "", document).schema.type !== "null") ?? schema;
}
