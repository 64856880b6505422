// The way from v2 to v3 as a guide to read, and as data for the command.
import { type Json, operationsOf } from "../../src/contract/spec/openapi.ts";
import type { FieldMove, MigrationEntry } from "./entries.ts";

/** An entry with what the spec says of its calls. */
interface Described extends MigrationEntry {
  /** Method and address, such as `GET /v2/avatars`. */
  call: string;
  /** Method and path of the successor. */
  successor: string | undefined;
}

/** The text of generated/migration.md. */
export function migrationGuide(entries: readonly MigrationEntry[], spec: Json): string {
  const described = describe(entries, spec);
  const operations = described.filter(({ name, call }) => name !== call);
  const neighbours = described.filter(({ name, call }) => name === call);
  const [sunset] = operationsOf(spec).flatMap(({ operation }) => operation["x-sunset"] ?? []);
  return `<!-- Generated from openapi/migration/ by \`npm run generate\`. Do not edit. -->

# From v2 to v3, field by field

v1 and v2 were announced to end on ${sunset}. This guide tells for each operation what takes its place, field by field.
\`npx heygen-avatars migrate\` finds the calls in your code, \`npx heygen-avatars bridge\` answers them by calling v3, and
\`npx heygen-avatars sandbox --v2 removed\` is a mock without v2.

What changes everywhere:

- A success is \`{ "data": … }\`, a list \`{ "data": […], "has_more", "next_token" }\`. An error response is \`{ "error": {
  "code", "message", "param" } }\` with a status of 4xx or 5xx. \`code: 100\` and \`error: null\` no longer exist.
- A **group** is a person, a **look** is one picture of it. The id of a look is what other calls take as \`avatar_id\`; the id
  of a group never is.
- Lists come in pages, of 20 unless \`limit\` says otherwise.
- Unfinished looks say \`processing\` where v2 said \`pending\`.

Grades of confidence: A where HeyGen's own documents agree, B for one official source or two independent ones, C for a single
third party, D for an inference.

| v2 | v3 |
|---|---|
${described.map(({ call, successor }) => `| [\`${call}\`](#${anchorOf(call)}) | ${successor ? `\`${successor}\`` : "none"} |\n`).join("")}
## Avatars

${operations.map(section).join("\n")}
## Videos, voices, assets and webhooks

These operations are not part of the spec. Their fields are those of HeyGen's former reference, and those that public clients
send and read.

${neighbours.map(section).join("\n")}`;
}

/** The text of generated/migration.ts. */
export function migrationModule(entries: readonly MigrationEntry[], spec: Json): string {
  const [sunset] = operationsOf(spec).flatMap(({ operation }) => operation["x-sunset"] ?? []);
  const lines = describe(entries, spec).map(({ call, successor, to, instead, notes, request, response, ...how }) => {
    const [method, path = ""] = call.split(" ");
    const { name, host, bridge, constants } = how;
    const id = name === call ? undefined : name;
    const fields = { request: Object.fromEntries(request), response: Object.fromEntries(response) };
    const entry = {
      id,
      method,
      path,
      host,
      successor,
      operation: to,
      instead,
      bridge,
      constants,
      notes,
      ...fields,
    };
    return `  ${JSON.stringify(entry)},\n`;
  });
  const moves = entries.flatMap(({ request, response }) => [...request.values(), ...response.values()]);
  return `// Generated from openapi/migration/ by \`npm run generate\`. Do not edit.

/** What becomes of a field of v2. */
export interface FieldMove {
  /** The field of the successor. */
  readonly to?: string;
  /** The field of the successor if there are several scenes. */
  readonly studio?: string;
  /** How its value changes, where it does. */
  readonly as?: string;
  /** The function of the bridge that changes it. */
  readonly transform?: TransformName;
  /** The field with which it becomes one value. */
  readonly joined?: string;
  /** Why it has no successor, and what to do. */
  readonly without?: string;
  /** The values of a request that ask for nothing. */
  readonly default?: readonly unknown[];
  /** Whether any other value makes the request impossible. */
  readonly required?: boolean;
  /** What the bridge puts there in a response. */
  readonly value?: unknown;
  /** The kind of group whose looks have the field, if not all have it. */
  readonly kind?: "photo" | "video";
}

/** The functions that change values. */
export type TransformName = ${namesOf(moves.map(({ transform }) => transform))};

/** How the bridge calls a successor, if not once with the moved fields. */
export type FlowName = ${namesOf(entries.map(({ bridge }) => bridge))};

/** The way of one operation of v1 or v2 to v3. */
export interface Migration {
  /** The operationId, if the spec describes the operation. */
  readonly id?: string;
  readonly method: string;
  /** With \`{names}\` of path parameters. */
  readonly path: string;
  /** The host, if it is not that of the API. */
  readonly host?: string;
  /** Method and path of its successor. */
  readonly successor?: string;
  /** The operationId of its successor. */
  readonly operation?: string;
  /** What to do without a successor. */
  readonly instead?: string;
  readonly bridge?: FlowName;
  /** The fields of the successor's request that are always the same. */
  readonly constants?: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
  /** By field, such as \`body.name\`. */
  readonly request: Readonly<Record<string, FieldMove>>;
  /** By field, such as \`data.avatars[].avatar_id\`. */
  readonly response: Readonly<Record<string, FieldMove>>;
}

/** The day on which HeyGen said v2 would end. */
export const sunset = ${JSON.stringify(sunset)};

export const migrations: readonly Migration[] = [
${lines.join("")}];
`;
}

/** A union of the names, each once. */
const namesOf = (names: readonly (string | undefined)[]): string =>
  [...new Set(names)]
    .filter((name) => name !== undefined)
    .sort()
    .map((name) => JSON.stringify(name))
    .join(" | ");

function describe(entries: readonly MigrationEntry[], spec: Json): Described[] {
  const calls = new Map(
    operationsOf(spec).map(({ method, path, operation }) => [operation.operationId, `${method} ${path}`]),
  );
  return entries.map((entry) => ({
    ...entry,
    call: calls.get(entry.name) ?? entry.name,
    successor: entry.to ? calls.get(entry.to) : undefined,
  }));
}

function section({ call, to, successor, instead, confidence, notes, request, response }: Described): string {
  const target = to ? `Use \`${successor}\` (\`${to}\`).` : instead;
  const list = notes.length > 0 ? `\n${notes.map((note) => `- ${note}\n`).join("")}` : "";
  return `### \`${call}\`

${target}
${list}
${table("request", request)}${table("response", response)}Confidence ${confidence}.
`;
}

function table(title: string, moves: ReadonlyMap<string, FieldMove>): string {
  if (moves.size === 0) return "";
  const rows = [...moves].map(([field, { to, as, without }]) => {
    const target = to ? `\`${to}\`` : "none";
    return `| \`${field}\` | ${target} | ${item(as ?? without ?? "v3 says so by its status.")} |\n`;
  });
  return `| ${title} of v2 | of v3 | |\n|---|---|---|\n${rows.join("")}\n`;
}

const item = (text: string): string => text.replaceAll("|", "\\|");

/** What GitHub makes of a heading for links to it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .replaceAll(/\s/g, "-");
