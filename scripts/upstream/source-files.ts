// The files under openapi/, changed at single places. The rest of a file stays as it is written, to the letter.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { Document, isMap, isNode, isScalar, isSeq, parseDocument, visit, type YAMLMap, type YAMLSeq } from "yaml";
import { UsageError } from "../usage-error.ts";

export const rootFile = "openapi.yaml";

/** A node in a file. */
export interface Place {
  readonly file: string;
  readonly keys: readonly string[];
  readonly node: unknown;
}

export class SourceFiles {
  readonly #folder: string;
  readonly #texts = new Map<string, string>();
  readonly #documents = new Map<string, Document.Parsed>();
  readonly #changed = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What the keys lead to from the root of the spec. References are followed, the last one too. */
  find(keys: readonly string[]): Place {
    let place = this.at(rootFile, []);
    for (const key of keys) place = this.at(place.file, [...place.keys, key]);
    return place;
  }

  at(file: string, keys: readonly string[]): Place {
    const node = this.#document(file).getIn(keys, true);
    const reference = isMap(node) ? node.get("$ref") : undefined;
    if (typeof reference !== "string") return { file, keys, node };
    const [path = "", pointer = ""] = reference.split("#");
    const target = pointer
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    return this.at(path === "" ? file : join(dirname(file), path), target);
  }

  /** How a file refers to a place. */
  reference(from: string, { file, keys }: Place): string {
    const pointer = `#/${keys.map((key) => key.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
    return from === file ? pointer : relative(dirname(from), file) + pointer;
  }

  has(file: string, keys: readonly string[]): boolean {
    return this.#document(file).hasIn(keys);
  }

  /** The keys of a mapping. */
  keysOf(file: string, keys: readonly string[]): string[] {
    const node = this.#document(file).getIn(keys);
    return isMap(node) ? node.items.map(({ key }) => String(key)) : [];
  }

  /** Adds a key to a mapping, which is made where there is none: before the first of the names that it has, or at the end. */
  addKey(file: string, keys: readonly string[], key: string, value: unknown, before: readonly string[] = []): void {
    const node = keys.length === 0 ? this.#document(file).contents : this.#document(file).getIn(keys, true);
    if (node === undefined) {
      this.addKey(file, keys.slice(0, -1), keys.at(-1) as string, { [key]: value }, before);
      return;
    }
    if (!isMap(node)) throw new UsageError(`${join(this.#folder, file)} has no mapping at ${keys.join("/")}`);
    if (node.flow) {
      this.#replace(file, node, { ...(node.toJSON() as object), [key]: value });
      return;
    }
    const next = node.items.find((pair) => isScalar(pair.key) && before.includes(String(pair.key.value)));
    const start = startOf((next ?? node.items[0])?.key);
    const column = this.#columnOf(file, start);
    const lines = indented(written({ [key]: value }), column);
    // Sections and components are set off by empty lines, the lines of the root file are not.
    const isSetOff = keys.length < 2 && file !== rootFile;
    if (next) this.#insert(file, start - column, isSetOff ? `${lines}\n` : lines);
    else this.#insert(file, this.#endOf(file, node), isSetOff ? `\n${lines}` : lines);
  }

  /** Adds a value to the end of a list, which is made where there is none. */
  addItem(file: string, keys: readonly string[], value: unknown, before: readonly string[] = []): void {
    const node = this.#document(file).getIn(keys, true);
    if (!isSeq(node)) {
      this.addKey(file, keys.slice(0, -1), keys.at(-1) as string, [value], before);
      return;
    }
    if (node.flow) {
      this.#replace(file, node, [...(node.toJSON() as unknown[]), value]);
      return;
    }
    const item = written({ list: [value] }, false)
      .replace("list:\n", "")
      .replaceAll(/^ {2}/gm, "");
    this.#insert(file, this.#endOf(file, node), indented(item, this.#columnOf(file, startOf(node))));
  }

  create(file: string, value: unknown): void {
    this.#set(
      file,
      written(value)
        .replaceAll(/\n(?=\S)/g, "\n\n")
        .trimEnd()
        .concat("\n"),
    );
  }

  /** Writes what has changed. */
  write(): string[] {
    const files = [...this.#changed].sort().map((file) => ({ file, path: join(this.#folder, file) }));
    for (const { file, path } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, this.#text(file));
    }
    return files.map(({ path }) => path);
  }

  #text(file: string): string {
    const text = this.#texts.get(file) ?? readFileSync(join(this.#folder, file), "utf8");
    this.#texts.set(file, text);
    return text;
  }

  #document(file: string): Document.Parsed {
    const document = this.#documents.get(file) ?? parseDocument(this.#text(file));
    this.#documents.set(file, document);
    return document;
  }

  #set(file: string, text: string): void {
    this.#texts.set(file, text);
    this.#documents.delete(file);
    this.#changed.add(file);
  }

  #insert(file: string, offset: number, lines: string): void {
    const text = this.#text(file);
    this.#set(file, text.slice(0, offset) + lines + text.slice(offset));
  }

  /** Writes a mapping or a list that stood in one line anew. */
  #replace(file: string, node: YAMLMap | YAMLSeq, value: object): void {
    const [text, start, end] = [this.#text(file), startOf(node), node.range?.[1] ?? 0];
    const lines = written(value).trimEnd();
    const column = /^ */.exec(text.slice(text.lastIndexOf("\n", start - 1) + 1))?.[0].length ?? 0;
    const isShort = lines.startsWith("[");
    const inserted = isShort ? lines : `\n${indented(lines, column + 2)}`;
    this.#set(file, (isShort ? text.slice(0, start) : text.slice(0, start).trimEnd()) + inserted + text.slice(end));
  }

  #columnOf(file: string, offset: number): number {
    return offset - this.#text(file).lastIndexOf("\n", offset - 1) - 1;
  }

  /** The start of the line after a node. */
  #endOf(file: string, node: YAMLMap | YAMLSeq): number {
    const text = this.#text(file);
    const last = text.slice(0, node.range?.[1]).trimEnd().length;
    const line = text.indexOf("\n", last);
    return line < 0 ? text.length : line + 1;
  }
}

const startOf = (node: unknown): number => (isNode(node) ? (node.range?.[0] ?? 0) : 0);

const indented = (text: string, column: number): string => text.replaceAll(/^(?=.)/gm, " ".repeat(column));

/** YAML as the files have it: short lists of plain values stand in one line. */
function written(value: unknown, hasFlow = true): string {
  const document = new Document(value);
  visit(document, {
    Seq: (_, node) => {
      const isShort = node.items.every(isScalar) && String(node.items).length < 90;
      if (hasFlow && isShort) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: false, aliasDuplicateObjects: false } as object);
}
