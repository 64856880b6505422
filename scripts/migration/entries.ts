// The way from v2 to v3 as openapi/migration/ tells it, with shared shapes written out.
import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";
import { UsageError } from "../usage-error.ts";

/** What becomes of a field. */
export interface FieldMove {
  /** The field of the successor. */
  to?: string;
  /** How its value changes, where it does. */
  as?: string;
  /** Why it has no successor, and what to do. */
  without?: string;
}

export interface MigrationEntry {
  /** The operationId, or method and address of a call that the spec does not describe. */
  name: string;
  file: string;
  /** The operationId of the successor. */
  to?: string | undefined;
  /** What to do where there is none. */
  instead?: string | undefined;
  /** A grade, and where the knowledge comes from. */
  confidence: string;
  notes: string[];
  request: Map<string, FieldMove>;
  response: Map<string, FieldMove>;
}

type Fields = Record<string, string | FieldMove>;

interface WrittenEntry {
  to?: string;
  instead?: string;
  confidence?: string;
  notes?: string[];
  request?: Fields;
  response?: Fields;
  shapes?: { shape: string; from?: string; to?: string }[];
}

/** @throws UsageError for a shape that is not there */
export async function readMigration(folder: string): Promise<MigrationEntry[]> {
  const read = async (file: string) => parse(await readFile(`${folder}/${file}`, "utf8"));
  const shapes: Record<string, Fields> = await read("shapes.yaml");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml") && file !== "shapes.yaml").sort();
  const entries: MigrationEntry[] = [];
  for (const file of files) {
    for (const [name, written] of Object.entries<WrittenEntry>(await read(file))) {
      const { to, instead, confidence = "", notes = [] } = written;
      const request = new Map(moves(written.request ?? {}));
      const response = new Map(moves(written.response ?? {}));
      for (const use of written.shapes ?? []) {
        const shape = shapes[use.shape];
        if (!shape) throw new UsageError(`${folder}/${file}: ${name} uses the shape ${use.shape}, which is not there.`);
        for (const [field, move] of moves(shape)) {
          response.set(within(use.from, field), move.to ? { ...move, to: within(use.to, move.to) } : move);
        }
      }
      entries.push({ name, file: `${folder}/${file}`, to, instead, confidence, notes, request, response });
    }
  }
  return entries;
}

const moves = (fields: Fields): [string, FieldMove][] =>
  Object.entries(fields).map(([field, move]) => [field, typeof move === "string" ? { to: move } : move]);

const within = (object: string | undefined, field: string): string => (object ? `${object}.${field}` : field);
