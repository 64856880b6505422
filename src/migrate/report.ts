// Reports the places that a migration found, as text and as data.
import type { FieldMove, Migration } from "../../generated/migration.ts";
import type { Place } from "./find-places.ts";

/** A place, and the file in which it was found. */
export interface FoundPlace {
  readonly file: string;
  readonly place: Place;
}

/** Describes a place in a few lines: its location, the v3 operation, and the fields that change. */
export function describePlace({ file, place }: FoundPlace): string {
  const { line, found, migration, hint, isMention } = place;
  const lines = [`${file}:${line}  ${found}`];
  if (isMention) return `${lines[0]}\n  only mentioned, in a comment or a message`;
  const target = migration?.successor ? `use ${migration.successor}` : (migration?.instead ?? hint);
  lines.push(`  ${target ?? "The migration guide does not cover this call; see HeyGen's v3 reference."}`);
  if (migration?.successor) lines.push(...fieldLines(migration));
  for (const note of migration?.notes ?? []) lines.push(`  ${note}`);
  return lines.join("\n");
}

/** The fields that change. `error` and `warning`, which change in every response, are only in the guide. */
function fieldLines({ request, response }: Migration): string[] {
  const sent = Object.entries(request).map(([field, move]) => fieldLine("send", field, move));
  const read = Object.entries(response)
    .filter(([field]) => !["error", "warning"].includes(field))
    .map(([field, move]) => fieldLine("read", field, move));
  return [...sent, ...read].filter((line) => line !== undefined);
}

function fieldLine(verb: string, field: string, { to, as, without }: FieldMove): string | undefined {
  if (to === undefined) return `  ${verb} ${field}: no successor. ${without}`;
  if (to === field && as === undefined) return undefined;
  return `  ${verb} ${field} → ${to}${as === undefined ? "" : ` (${as})`}`;
}

/** A place as data. */
export function placeData({ file, place }: FoundPlace): Record<string, unknown> {
  const { line, found, migration, hint, isMention } = place;
  return {
    file,
    line,
    found,
    use: migration?.successor ?? null,
    operation: migration?.operation ?? null,
    instead: migration?.instead ?? hint ?? null,
    request: migration?.request ?? {},
    response: migration?.response ?? {},
    notes: migration?.notes ?? [],
    mention: isMention,
  };
}
