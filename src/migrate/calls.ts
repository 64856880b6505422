// Which call of v1 or v2 an address is of.
import { type Migration, migrations } from "../../generated/migration.ts";
import { compareTemplates, matchTemplate } from "../shared/path-template.ts";

/** The method of a call and its path template, such as `GET /v2/avatars`. */
export const nameOf = ({ method, path }: Pick<Migration, "method" | "path">): string => `${method} ${path}`;

/** Stands in a path for a part that is not known. */
export const unknownPart = "\u0000";

const known = [...migrations].sort((one, other) => compareTemplates(one.path, other.path));

/** The calls whose path a path may be, one for each method; parts that are not known are {@link unknownPart}. */
export function callsAt(path: string): Migration[] {
  const segments = path.replace(/\/$/, "").split("/").slice(1);
  const matching = known.filter((call) => matchTemplate(call.path, segments));
  return matching.filter(({ path }) => path === matching[0]?.path);
}

/** The call that a request makes. */
export const callOf = (method: string, path: string): Migration | undefined =>
  callsAt(path).find((call) => call.method === method);
