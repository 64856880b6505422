// Finds the v1 or v2 operation of a path.
import { type Migration, migrations } from "../../generated/migration.ts";
import { compareTemplates, matchTemplate } from "../shared/path-template.ts";

/** The name of an operation: its method and path template, such as `GET /v2/avatars`. */
export const nameOf = ({ method, path }: Pick<Migration, "method" | "path">): string => `${method} ${path}`;

/** Placeholder for an unknown part of a path. */
export const unknownPart = "\u0000";

const known = [...migrations].sort((one, other) => compareTemplates(one.path, other.path));

/** The operations that a path may belong to, one per method. The path has {@link unknownPart} for its unknown parts. */
export function callsAt(path: string): Migration[] {
  const segments = path.replace(/\/$/, "").split("/").slice(1);
  const matching = known.filter((call) => matchTemplate(call.path, segments));
  return matching.filter(({ path }) => path === matching[0]?.path);
}

/** The operation of a request. */
export const callOf = (method: string, path: string): Migration | undefined =>
  callsAt(path).find((call) => call.method === method);
