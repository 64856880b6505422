// The way from v2 to v3 as openapi/migration/ tells it, with shared shapes written out.
import { readdir, readFile } from "node:fs/promises";
import { parse } from "yaml";
import { UsageError } from "../usage-error.ts";

/** What becomes of a field. */
export interface FieldMove {
  /** The field of the successor. */
  to?: string;
  /** The field of the successor if there are several scenes. */
  studio?: string;
  /** How its value changes, where it does. */
  as?: string;
  /** The function of the bridge that changes it. */
  transform?: string;
  /** The field with which it becomes one value. */
  joined?: string;
  /** Why it has no successor, and what to do. A part of the envelope needs none. */
  without?: string;
  /** The values of a request that ask for nothing, and can be left out without a warning. */
  default?: unknown[];
  /** Whether any other value makes the request impossible. */
  required?: boolean;
  /** What the bridge puts there in a response. */
  value?: unknown;
  /** The kind of group whose looks have the field, if not all have it. */
  kind?: string;
}

export interface MigrationEntry {
  /** The operationId, or method and address of a call that the spec does not describe. */
  name: string;
  file: string;
  /** The host, if it is not that of the API. */
  host?: string | undefined;
  /** The operationId of the successor. */
  to?: string | undefined;
  /** How the bridge calls the successor, if not once with the moved fields. */
  bridge?: string | undefined;
  /** The fields of the successor that are always the same. */
  constants?: Record<string, unknown> | undefined;
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
  host?: string;
  to?: string;
  bridge?: string;
  constants?: Record<string, unknown>;
  instead?: string;
  confidence?: string;
  notes?: string[];
  request?: Fields;
  response?: Fields;
  shapes?: { shape: string; from?: string; to?: string; kind?: string }[];
}

/** @throws UsageError for a shape that is not there */
export async function readMigration(folder: string): Promise<MigrationEntry[]> {
  const read = async (file: string) => parse(await readFile(`${folder}/${file}`, "utf8"));
  const shapes: Record<string, Fields> = await read("shapes.yaml");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml") && file !== "shapes.yaml").sort();
  const entries: MigrationEntry[] = [];
  for (const file of files) {
    for (const [name, written] of Object.entries<WrittenEntry>(await read(file))) {
      const { host, to, instead, bridge, constants, confidence = "", notes = [] } = written;
      const request = new Map(moves(written.request ?? {}));
      const response = new Map(moves(written.response ?? {}));
      for (const use of written.shapes ?? []) {
        const shape = shapes[use.shape];
        if (!shape) throw new UsageError(`${folder}/${file}: ${name} uses the shape ${use.shape}, which is not there.`);
        for (const [field, move] of moves(shape)) {
          const name = within(use.from, field);
          const kind = use.kind && !response.has(name) ? { kind: use.kind } : {};
          // A field that all kinds have comes last, after their ids.
          response.delete(name);
          response.set(name, { ...move, ...(move.to && { to: within(use.to, move.to) }), ...kind });
        }
      }
      const how = { host, to, instead, bridge, constants };
      entries.push({ name, file: `${folder}/${file}`, ...how, confidence, notes, request, response });
    }
  }
  return entries;
}

const moves = (fields: Fields): [string, FieldMove][] =>
  Object.entries(fields).map(([field, move]) => [field, typeof move === "string" ? { to: move } : move]);

const within = (object: string | undefined, field: string): string => (object ? `${object}.${field}` : field);
