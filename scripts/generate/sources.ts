// The files that the spec is written in, and what can be wrong with them before they are one document. A slip in one
// line is found here, where it is one error; after bundling it would be one for each place that it reaches.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { type ErrorCode, isMap, isScalar, LineCounter, type Pair, parseDocument, type Scalar, visit } from "yaml";
import { nearestName } from "../../src/shared/nearest-name.ts";
import { UsageError } from "../usage-error.ts";

const folder = "openapi";
const rootFile = join(folder, "openapi.yaml");
/** What lies beside the spec: flows, the way from v2 to v3, accepted differences, texts. */
const others = /^(workflows\/|migration\/|upstream\.yaml$)|\.md$/;

/** What to do about a slip that the parser of YAML names in its own terms. */
const remedies: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: "; mend the indentation.",
  BLOCK_AS_IMPLICIT_KEY: "; mend the indentation, or quote a text that has a colon in it.",
  BAD_SCALAR_START: "; quote the text.",
  TAB_AS_INDENT: "; use spaces.",
};

interface Reference {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** As `openapi/avatars/shared.yaml#/schemas/AvatarLook`. */
  readonly target: string;
}

/** What a reference can lead to: a path, or a component. */
interface Target {
  readonly file: string;
  readonly line: number;
  /** As in `Reference`. */
  readonly name: string;
  readonly kind: string;
}

/** Rejects with a usage error that names each mistake with its file and line. */
export async function checkSources(): Promise<void> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !others.test(name));
  refuse(
    names
      .filter((name) => extname(name) !== ".yaml")
      .map((name) => `${join(folder, name)}:1 is not part of the spec, whose files end in .yaml.`),
  );
  const sources = names.map((name) => new Source(join(folder, name)));
  refuse(sources.flatMap(({ mistakes }) => mistakes));
  const references = sources.flatMap((source) => source.references());
  const targets = sources.flatMap((source) => source.targets());
  refuse([...lost(references, sources, targets), ...doubled(targets)]);
  refuse(unused(references, targets));
}

/** All problems of one sort. What is wrong after another mistake may only follow from it. */
function refuse(problems: string[]): void {
  if (problems.length > 0) throw new UsageError(problems.join("\n"));
}

class Source {
  readonly file: string;
  readonly #text: string;
  readonly #lines = new LineCounter();
  readonly #document;

  constructor(file: string) {
    this.file = file;
    this.#text = readFileSync(file, "utf8");
    this.#document = parseDocument(this.#text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** The first slip in YAML: the rest of the file may be misread after it. */
  get mistakes(): string[] {
    const [error] = this.#document.errors;
    if (!error) return [];
    const { line, col } = this.#lines.linePos(error.pos[0]);
    const name = /^[^:]*/.exec(this.#text.slice(error.pos[0]))?.[0];
    const known = `${error.message}${remedies[error.code] ?? ""}`;
    const message = error.code === "DUPLICATE_KEY" ? `${name} stands here for the second time.` : known;
    return [`${this.file}:${line}:${col} ${message}`];
  }

  has(pointer: string): boolean {
    const keys = pointer
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    return this.#document.hasIn(keys) || keys.length === 0;
  }

  references(): Reference[] {
    const found: Reference[] = [];
    const add = (value: unknown): void => {
      if (isScalar(value) && typeof value.value === "string") found.push(this.#reference(value as Scalar<string>));
    };
    visit(this.#document, {
      Pair: (_, { key, value }) => {
        const name = isScalar(key) ? key.value : undefined;
        // What an example says leads nowhere.
        if (name === "value" || name === "example") return visit.SKIP;
        if (name === "$ref") add(value);
        if (name === "mapping" && isMap(value)) for (const entry of value.items) add(entry.value);
        return undefined;
      },
    });
    return found;
  }

  #reference({ value: text, range }: Scalar<string>): Reference {
    const [path = "", pointer = ""] = text.split("#");
    const target = `${path ? join(dirname(this.file), path) : this.file}#${pointer}`;
    return { file: this.file, line: this.#lines.linePos(range?.[0] ?? 0).line, text, target };
  }

  /** The path and the components of a file: those in openapi/shared/ stand alone in it, others under their kind. */
  targets(): Target[] {
    const { contents } = this.#document;
    if (this.file === rootFile || !isMap(contents)) return [];
    const kindOfFile = this.file.startsWith(join(folder, "shared/")) && /(\w+)\.yaml$/.exec(this.file)?.[1];
    const pairs = contents.items as Pair<Scalar<string>, unknown>[];
    return pairs.flatMap(({ key, value }) => {
      if (kindOfFile) return [this.#target(key, kindOfFile, [])];
      if (key.value === "path" || !isMap(value)) return [this.#target(key, "path", [])];
      const named = value.items as Pair<Scalar<string>, unknown>[];
      return named.map((entry) => this.#target(entry.key, key.value, [key.value]));
    });
  }

  #target(key: Scalar<string>, kind: string, above: string[]): Target {
    const pointer = [...above, key.value].map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
    const { line } = this.#lines.linePos(key.range?.[0] ?? 0);
    return { file: this.file, line, kind, name: `${this.file}#/${pointer}` };
  }
}

/** What is referred to and is not there, at the first place that does so, with what is written most alike. */
function lost(references: readonly Reference[], sources: readonly Source[], targets: readonly Target[]): string[] {
  const files = new Map(sources.map((source) => [source.file, source]));
  const places = new Map<string, Reference[]>();
  for (const reference of references) {
    const [path = "", pointer = ""] = reference.target.split("#");
    if (files.get(path)?.has(pointer)) continue;
    places.set(reference.target, [...(places.get(reference.target) ?? []), reference]);
  }
  return [...places.values()].flatMap(([first, ...more]) => {
    if (!first) return [];
    const also = more.length > 0 ? `, here and in ${more.length} more places` : "";
    return [`${first.file}:${first.line} ${first.text} leads nowhere${also}${suggestion(first, targets)}`];
  });
}

function suggestion({ file, text }: Reference, targets: readonly Target[]): string {
  const names = targets.map(({ file: other, name }) => {
    const pointer = name.slice(other.length);
    return other === file ? pointer : relative(dirname(file), other) + pointer;
  });
  const nearest = nearestName(text, names);
  return nearest ? `; did you mean ${nearest}?` : ".";
}

/** Components of one kind and name: the bundle would have to rename one. */
function doubled(targets: readonly Target[]): string[] {
  const first = new Map<string, Target>();
  return targets.flatMap((target) => {
    const { file, line, kind, name } = target;
    const own = name.split("/").at(-1) ?? "";
    const key = `${kind}/${own.toLowerCase()}`;
    const other = first.get(key);
    if (!other || kind === "path") {
      first.set(key, target);
      return [];
    }
    return [`${file}:${line} ${own} is the name of two ${kind}; the other stands at ${other.file}:${other.line}.`];
  });
}

function unused(references: readonly Reference[], targets: readonly Target[]): string[] {
  const used = new Set(references.map(({ target }) => target));
  return targets
    .filter(({ name }) => !used.has(name))
    .map(({ file, line, kind, name }) =>
      kind === "path"
        ? `${file}:${line} describes a path that is not in the map of ${rootFile}.`
        : `${file}:${line} Nothing refers to ${name.split("#/")[1]}: use it or remove it.`,
    );
}
