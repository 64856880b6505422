// What a document of theirs only adds, written into the files under openapi/.
import { follow, type Json } from "../../src/contract/spec/openapi.ts";
import type { Accepted } from "./accepted.ts";
import { AdoptedComponents } from "./adopted-components.ts";
import { type AdoptionContext, adoptOperation } from "./adopted-operation.ts";
import type { Change, Difference } from "./diff.ts";
import { type Location, nameOf } from "./node.ts";
import { SharedResponses } from "./shared-responses.ts";
import type { SourceFiles } from "./source-files.ts";

export interface Adoption {
  readonly adopted: Difference[];
  /** What is not an addition, so that somebody has to decide. */
  readonly decisions: Difference[];
  /** What the adopted pieces lack. */
  readonly left: string[];
}

const limits = /^(min|max|exclusiveM|multipleOf$)/;

export class Adopter {
  readonly #files: SourceFiles;
  readonly #source: string;
  readonly #components: AdoptedComponents;
  readonly #context: AdoptionContext;
  /** The ids of adopted operations. */
  readonly operations: string[] = [];

  constructor(files: SourceFiles, ours: Json, source: string, accepted: readonly Accepted[] = []) {
    this.#files = files;
    this.#source = source;
    this.#components = new AdoptedComponents(files, ours, source, accepted);
    const responses = new SharedResponses(files, ours);
    this.#context = { files, ours, source, components: this.#components, responses };
  }

  adopt(differences: readonly Difference[]): Adoption {
    const adopted = differences.filter(({ change }) => this.#adoptOne(change));
    return {
      adopted,
      decisions: differences.filter((difference) => !adopted.includes(difference)),
      left: this.#components.left,
    };
  }

  #adoptOne(change: Change): boolean {
    const { kind, added, isOpen } = change;
    if (kind === "operation") {
      this.operations.push(adoptOperation(change.theirs, this.#context));
      return true;
    }
    if (kind === "part" && typeof added === "string") {
      if (added.startsWith(".")) return this.#addField(change, added.slice(1));
      if (added.startsWith("status ")) return this.#addStatus(change, added.slice("status ".length));
      return added.startsWith("parameter ") && this.#addParameter(change);
    }
    if (kind === "values" && isOpen && Array.isArray(added)) return this.#addValues(change, added);
    return limits.test(kind) && added !== undefined && this.#addLimit(change, added);
  }

  #addField({ ours, theirs }: Change, name: string): boolean {
    const { required } = valueAt({ ...theirs, keys: theirs.keys.slice(0, -2) });
    const isRequired = required?.includes(name) ?? false;
    // A request without it would be refused from now on.
    if (isRequired && ours.keys.includes("requestBody")) return false;
    const { file, keys } = this.#files.find(ours.keys);
    const schema = this.#components.written(theirs, file, name);
    this.#files.addKey(file, [...keys, "properties"], name, { ...schema, "x-source": this.#source });
    if (isRequired) this.#files.addItem(file, [...keys, "required"], name, ["additionalProperties", "properties"]);
    this.#components.left.push(`${nameOf(ours)} has no description`);
    return true;
  }

  #addValues({ ours }: Change, values: readonly unknown[]): boolean {
    const { file, keys } = this.#files.find(ours.keys);
    for (const value of values) this.#files.addItem(file, [...keys, "enum"], value);
    return true;
  }

  #addLimit({ kind, ours }: Change, limit: unknown): boolean {
    const { file, keys } = this.#files.find(ours.keys);
    const before = ["enum", "default", "properties", "items", "examples"];
    this.#files.addKey(file, keys, kind, limit, before);
    if (!this.#files.has(file, [...keys, "x-source"])) this.#files.addKey(file, keys, "x-source", this.#source, before);
    return true;
  }

  /** Errors are shared: a status refers to the response that other operations give with it. */
  #addStatus({ ours, theirs }: Change, status: string): boolean {
    const { file, keys } = this.#files.find(ours.keys);
    const response = this.#context.responses.failing(status, valueAt(theirs)["x-codes"] ?? [], file);
    if (!response) return false;
    const value = { $ref: this.#files.reference(file, response) };
    const later = Array.from({ length: 600 - Number(status) }, (_, index) => String(Number(status) + index + 1));
    this.#files.addKey(file, [...keys, "responses"], status, value, later);
    return true;
  }

  #addParameter({ ours, theirs }: Change): boolean {
    const { name, in: place, required, schema = {}, style, explode } = valueAt(theirs);
    if (required || place === "path") return false;
    const { file, keys } = this.#files.find(ours.keys);
    const written = {
      ...{ name, in: place, ...(style && { style }), ...(explode !== undefined && { explode }) },
      "x-source": this.#source,
      schema: this.#components.writtenValue(schema, file, name, theirs.document),
    };
    const reference = this.#components.parameter(file, valueAt(theirs), theirs.document, written);
    this.#files.addItem(file, [...keys, "parameters"], reference, ["requestBody", "responses"]);
    this.#components.left.push(`${nameOf(ours)} has no description`);
    return true;
  }
}

/** What stands at a location, with references followed. */
const valueAt = ({ keys, document }: Location): Json =>
  keys.reduce((node: Json, key) => follow(node[key], document), document);
