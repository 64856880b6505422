// Schemas of theirs that adopted pieces refer to: ours where we have the same, else written beside the piece.
import { follow, type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import { type Accepted, patternsOf } from "./accepted.ts";
import { Diff } from "./diff.ts";
import { pascal, sentence, withoutVersion } from "./names.ts";
import type { Location, Node, Source } from "./node.ts";
import { parameterNode } from "./operation.ts";
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
  readonly #accepted: readonly RegExp[];
  readonly #taken = new Set<string>();
  readonly #parameters = new Map<string, { value: Json; place: Place }>();

  constructor(files: SourceFiles, ours: Json, source: string, accepted: readonly Accepted[]) {
    this.#accepted = patternsOf(accepted).map(({ pattern }) => pattern);
    this.#files = files;
    this.#ours = ours;
    this.#source = source;
    this.#places = placesOf(files, ours, "schemas");
    this.#ids = idsOf(ours);
    for (const [name, place] of placesOf(files, ours, "parameters"))
      this.#parameters.set(name, { value: ours.components.parameters[name], place });
  }

  /** What stands at a place of theirs, as it is written in a file of ours. */
  written({ keys, document }: Location, file: string, name: string): Json {
    const value = keys.reduce((node: Json, key) => follow(node, document)[key], document);
    return this.writtenValue(value, file, name, document);
  }

  writtenValue(value: Json, file: string, name: string, document: Json, isRequest = false): Json {
    const refer = (reference: string): string =>
      this.#files.reference(file, this.#placeOf(reference, file, document, isRequest));
    const open = isRequest ? `${this.#source} lets unknown keys through here` : undefined;
    return writtenSchema(value, { refer, idOf: (field) => this.#idOf(field), open }, name);
  }

  /** A name that no component has yet. */
  freeName(file: string, kind: string, name: string): string {
    const isTaken = (some: string): boolean =>
      this.#ours.components[kind]?.[some] || this.#taken.has(`${kind}/${some}`) || this.#files.has(file, [kind, some]);
    let free = name;
    for (let count = 2; isTaken(free); count++) free = `${name}${count}`;
    this.#taken.add(`${kind}/${free}`);
    return free;
  }

  /** A reference to our parameter that says the same, or to a new one. */
  parameter(file: string, theirs: Json, document: Json, written: Json): Json {
    const same = [...this.#parameters].find(([, { value }]) => {
      const diff = new Diff();
      const nodes = [value, theirs].map((node, index) =>
        parameterNode(sourceOf(node, index === 0 ? this.#ours : document)),
      );
      diff.compare(nodes[0] as Node, nodes[1] as Node);
      return diff.differences.length === 0;
    });
    if (same) return { $ref: this.#files.reference(file, same[1].place) };
    const key = this.freeName(file, "parameters", pascal(written.name));
    this.#files.addKey(file, ["parameters"], key, written, ["responses", "schemas", "examples"]);
    const place = { file, keys: ["parameters", key], node: undefined };
    this.#parameters.set(`${file} ${key}`, { value: { ...theirs, schema: written.schema }, place });
    this.left.push(`parameters/${key} has no description`);
    return { $ref: this.#files.reference(file, place) };
  }

  /** A reference to a schema of theirs, which gets a name if it has none. */
  named(schema: Json, name: string, file: string, document: Json, isRequest: boolean): string {
    if (schema.$ref) return this.#files.reference(file, this.#placeOf(schema.$ref, file, document, isRequest));
    return this.#files.reference(file, this.#add(schema, name, file, document, isRequest));
  }

  #idOf(field: string): string | undefined {
    return this.#ids.get(field) ?? (/(^|_)id$/.test(field) ? "other" : undefined);
  }

  #placeOf(reference: string, file: string, document: Json, isRequest: boolean): Place {
    const known = this.#adopted.get(reference);
    if (known) return known;
    const same = this.#sameAs(reference, document);
    if (same) {
      this.#adopted.set(reference, same);
      return same;
    }
    // A response is what has the envelope.
    const name = withoutVersion(reference.split("/").at(-1) as string).replace(/Response(Data)?$/, "Result");
    return this.#add(follow({ $ref: reference }, document), name, file, document, isRequest, reference);
  }

  #add(schema: Json, wanted: string, file: string, document: Json, isRequest: boolean, reference?: string): Place {
    const name = this.freeName(file, "schemas", wanted);
    const place = { file, keys: ["schemas", name], node: undefined };
    if (reference) this.#adopted.set(reference, place);
    const { type, ...rest } = this.writtenValue(schema, file, "", document, isRequest);
    const value = { ...(type && { type }), title: sentence(name), "x-source": this.#source, ...rest };
    this.#files.addKey(file, ["schemas"], name, value, ["examples"]);
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
      return diff.differences.every(({ text }) => this.#accepted.some((pattern) => pattern.test(text)));
    });
    return found === undefined ? undefined : this.#places.get(found);
  }
}

const nodeOf = ($ref: string, document: Json): Node => schemaNode(sourceOf({ $ref }, document));

const sourceOf = (value: Json, document: Json): Source => ({
  value,
  label: "",
  location: { holder: "", path: "value", keys: [], document },
});

/** Where our schemas stand: found by following references from the operations of the bundle and of the files alike. */
function placesOf(files: SourceFiles, ours: Json, kind: string): Map<string, Place> {
  const places = new Map<string, Place>();
  const seen = new Set<string>();
  const visit = (node: Json, keys: readonly string[]): void => {
    if (node === null || typeof node !== "object" || seen.has(node.$ref)) return;
    if (node.$ref) seen.add(node.$ref);
    const [, , found, name] = node.$ref?.split("/") ?? [];
    if (found === kind) places.set(name, files.find(keys));
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
