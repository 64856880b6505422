// Schemas of theirs that adopted pieces refer to: ours where we have the same, else written beside the piece.
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { Diff } from "./diff.ts";
import type { Location } from "./node.ts";
import { schemaNode } from "./schema.ts";
import type { Place, SourceFiles } from "./source-files.ts";
import { writtenSchema } from "./written-schema.ts";

export class AdoptedComponents {
  /** What is missing in what was written. */
  readonly left: string[] = [];
  readonly #files: SourceFiles;
  readonly #ours: Json;
  readonly #source: string;
  readonly #places: Map<string, Place>;
  readonly #adopted = new Map<string, Place>();
  readonly #ids: Map<string, string>;

  constructor(files: SourceFiles, ours: Json, source: string) {
    this.#files = files;
    this.#ours = ours;
    this.#source = source;
    this.#places = placesOfSchemas(files, ours);
    this.#ids = idsOf(ours);
  }

  /** What stands at a place of theirs, as it is written in a file of ours. */
  written({ keys, document }: Location, file: string, name: string): Json {
    const value = keys.reduce((node: Json, key) => follow(node, document)[key], document);
    return this.writtenValue(value, file, name, document);
  }

  writtenValue(value: Json, file: string, name: string, document: Json): Json {
    const refer = (reference: string): string => this.#files.reference(file, this.#placeOf(reference, file, document));
    return writtenSchema(value, { refer, idOf: (field) => this.#idOf(field) }, name);
  }

  /** A name that no component has yet. */
  freeName(file: string, kind: string, name: string): string {
    const isTaken = (some: string): boolean =>
      this.#ours.components[kind]?.[some] || this.#files.has(file, [kind, some]);
    let free = name;
    for (let count = 2; isTaken(free); count++) free = `${name}${count}`;
    return free;
  }

  #idOf(field: string): string | undefined {
    return this.#ids.get(field) ?? (/(^|_)id$/.test(field) ? "other" : undefined);
  }

  #placeOf(reference: string, file: string, document: Json): Place {
    const known = this.#adopted.get(reference);
    if (known) return known;
    const same = this.#sameAs(reference, document);
    if (same) {
      this.#adopted.set(reference, same);
      return same;
    }
    const name = this.freeName(file, "schemas", reference.split("/").at(-1) as string);
    const place = { file, keys: ["schemas", name], node: undefined };
    this.#adopted.set(reference, place);
    const value = this.writtenValue(follow({ $ref: reference }, document), file, "", document);
    this.#files.addKey(file, ["schemas"], name, { ...value, "x-source": this.#source }, ["examples"]);
    this.left.push(`schemas/${name} and its fields have no descriptions`);
    return place;
  }

  /** Our schema that says the same as one of theirs. */
  #sameAs(reference: string, document: Json): Place | undefined {
    const theirs = nodeOf(reference, document);
    const name = reference.split("/").at(-1) as string;
    const names = [...this.#places.keys()].sort((a, b) => Number(b === name) - Number(a === name));
    const found = names.find((own) => {
      const diff = new Diff();
      diff.compare(nodeOf(`#/components/schemas/${own}`, this.#ours), theirs);
      return diff.differences.length === 0;
    });
    return found === undefined ? undefined : this.#places.get(found);
  }
}

function nodeOf($ref: string, document: Json): ReturnType<typeof schemaNode> {
  return schemaNode({ value: { $ref }, label: "", location: { holder: "", path: "", keys: [], document } });
}

/** Where our schemas stand: found by following references from the operations of the bundle and of the files alike. */
function placesOfSchemas(files: SourceFiles, ours: Json): Map<string, Place> {
  const places = new Map<string, Place>();
  const visit = (node: Json, keys: readonly string[]): void => {
    if (node === null || typeof node !== "object") return;
    const name = /^#\/components\/schemas\/(\w+)$/.exec(node.$ref ?? "")?.[1];
    if (name && places.has(name)) return;
    if (name) places.set(name, files.find(keys));
    const whole = follow(node, ours);
    for (const key of Object.keys(whole))
      if (key !== "examples" && key !== "example") visit(whole[key], [...keys, key]);
  };
  for (const { method, path, operation } of operationsOf(ours)) visit(operation, ["paths", path, method.toLowerCase()]);
  return places;
}

/** What fields hold the ids of, by the names that they have in our spec. */
function idsOf(ours: Json): Map<string, string> {
  const ids = new Map<string, string>();
  for (const schema of Object.values<Json>(ours.components.schemas))
    for (const [name, field] of Object.entries<Json>(schema.properties ?? {}))
      if (name !== "id" && field["x-id-of"]) ids.set(name, field["x-id-of"]);
  return ids;
}
