// A schema as the shapes that a value may have. However a document writes it (references, allOf, unions, `nullable`, a
// list of types), two schemas that allow the same come out alike.
import type { Json } from "../../src/contract/spec/openapi.ts";
import { child, type Place, target } from "./place.ts";

/** One shape: everything that applies to a value of it. */
export interface Shape {
  /** Undefined where any type will do. */
  readonly type: string | undefined;
  /** The index of the layer that decides about the type. */
  readonly typeIndex: number;
  /** What applies, from the innermost component to where the schema is used. */
  readonly layers: readonly Place[];
  /** The values that are listed; undefined where there is no list. */
  readonly values: readonly string[] | undefined;
  /** Whether values that are not listed are allowed. */
  readonly isOpen: boolean;
}

export interface Outline {
  readonly shapes: readonly Shape[];
  /** Undefined where any value will do. */
  readonly isNullable: boolean | undefined;
  /** What allows null. */
  readonly nullAt: Place | undefined;
}

export function outlineOf(place: Place): Outline {
  const shapes: Shape[] = [];
  const nullPlaces: Place[] = [];
  for (const layers of alternativesOf(place)) {
    const { types, index } = typesOf(layers);
    if (types?.includes("null")) {
      // A branch that is nothing but null belongs to the union around it.
      const allows = layers[types.length === 1 ? index + 1 : index] ?? place;
      nullPlaces.push(allows);
    }
    for (const type of types?.filter((name) => name !== "null") ?? [undefined]) {
      shapes.push(shapeOf(layers, type, index));
    }
  }
  if (shapes.length === 0) shapes.push(...alternativesOf(place).map((layers) => shapeOf(layers, "null", 0)));
  const isAny = shapes.some(({ type }) => type === undefined);
  return {
    shapes: mergeScalars(shapes),
    isNullable: isAny ? undefined : nullPlaces.length > 0,
    nullAt: nullPlaces[0],
  };
}

/** The first layer that states a fact, and its index; -1 where none does. */
export function stated<Fact>(
  layers: readonly Place[],
  read: (node: Json) => Fact | undefined,
): { fact: Fact | undefined; index: number } {
  for (const [index, { node }] of layers.entries()) {
    const fact = read(node);
    if (fact !== undefined) return { fact, index };
  }
  return { fact: undefined, index: -1 };
}

/** Every way through references and unions, each as its layers from the inside out. */
function alternativesOf(place: Place): Place[][] {
  let found = [[place]];
  for (const keyword of ["$ref", "allOf", "oneOf", "anyOf"]) {
    if (place.node[keyword] === undefined) continue;
    for (const members of membersOf(place, keyword)) {
      const inner = members.flatMap(alternativesOf);
      found = found.flatMap((outer) => inner.map((layers) => [...layers, ...outer]));
    }
  }
  return found;
}

/** Sets of schemas, of each of which one applies as well. */
function membersOf(place: Place, keyword: string): Place[][] {
  if (keyword === "$ref") return [[target(place)]];
  const members: Place[] = place.node[keyword].map((_: Json, index: number) => child(place, keyword, index));
  return keyword === "allOf" ? members.map((member) => [member]) : [members];
}

function typesOf(layers: readonly Place[]): { types: string[] | undefined; index: number } {
  let types: string[] | undefined;
  let index = 0;
  for (const [layer, { node }] of layers.entries()) {
    const own = declaredTypes(node);
    if (!own) continue;
    const narrowed =
      types?.filter((type) => own.includes(type) || (type === "integer" && own.includes("number"))) ?? own;
    if (narrowed.length !== types?.length) index = layer;
    types = narrowed;
  }
  if (types) return { types: types.length > 0 ? types : ["nothing"], index };
  const implied = stated(layers, impliedType);
  return { types: implied.fact, index: Math.max(implied.index, 0) };
}

export function declaredTypes(node: Json): string[] | undefined {
  if (typeof node.type === "string" && !node.nullable && !node.enum) return [node.type];
  const values = listedIn(node);
  const types: string[] | undefined = node.type === undefined ? values?.map(typeName) : [node.type].flat();
  if (!types) return undefined;
  const unique = [...new Set(types)];
  if (node.nullable) return [...unique.filter((type) => type !== "null"), "null"];
  return values?.includes(null) === false ? unique.filter((type) => type !== "null") : unique;
}

function impliedType(node: Json): string[] | undefined {
  if (node.properties || node.required) return ["object"];
  return node.items ? ["array"] : undefined;
}

function listedIn(node: Json): Json[] | undefined {
  return node.const === undefined ? node.enum : [node.const];
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}

function shapeOf(layers: readonly Place[], type: string | undefined, typeIndex: number): Shape {
  const listed = stated(layers, listedIn).fact?.filter((value) => value !== null);
  const values = listed?.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).sort();
  return { type, typeIndex, layers, values, isOpen: !values };
}

const scalars = ["string", "number", "integer", "boolean"];

/** One shape per scalar type: a text that is one of a list, or any other, is an open list. */
function mergeScalars(shapes: readonly Shape[]): Shape[] {
  const merged: Shape[] = [];
  for (const shape of shapes) {
    const index = merged.findIndex(({ type }) => type === shape.type && scalars.includes(type ?? ""));
    const first = merged[index];
    if (first) merged[index] = merge(first, shape);
    else merged.push(shape);
  }
  return merged;
}

function merge(first: Shape, second: Shape): Shape {
  const values = first.values || second.values ? [...(first.values ?? []), ...(second.values ?? [])] : undefined;
  return {
    ...first,
    layers: [...first.layers, ...second.layers],
    values: values && [...new Set(values)].sort(),
    isOpen: first.isOpen || second.isOpen,
  };
}
