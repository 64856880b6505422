// Finds the v1 or v2 operation of a path.
import { type Migration, migrations } from "../../generated/migration.ts";
import { compareTemplates, matchTemplate } from "../shared/path-template.ts";

/** The name of an operation: its method and path template, such as `GET /v2/avatars`. */
export const nameOf = ({ method, path }: Pick<Migration, "method" | "path">): string => `${method} ${path}`;

/** Placeholder for an unknown part of a path. */
export const unknownPart = "\u0000";

/** What follows the version in the paths that are known, such as `avatars`. */
const resources = new Set(migrations.map(({ path }) => path.split("/")[2]));

const tails = migrations.map(({ path }) =>
  path
    .slice(4)
    .replaceAll(".", "\\.")
    .replace(/\{\w+\}/g, "[^\"'`/\\n]{1,60}"),
);
/** What the text of a file has that calls HeyGen without naming it. */
export const hasKnownPath: RegExp = new RegExp(`/v[12]/\\w|["'\`/}](?:${tails.join("|")})(?=["'\`?#&$\\s]|$)`, "im");

const known = [...migrations].sort((one, other) => compareTemplates(one.path, other.path));

/** The operations that a path may belong to, one per method. The path has {@link unknownPart} for its unknown parts. */
export function callsAt(path: string): Migration[] {
  const segments = path.replace(/\/$/, "").split("/").slice(1);
  if (!resources.has(segments[1])) return [];
  const matching = known.filter((call) => matchTemplate(call.path, segments));
  return matching.filter(({ path }) => path === matching[0]?.path);
}

/** The operation of a request. */
export const callOf = (method: string, path: string): Migration | undefined =>
  callsAt(path).find((call) => call.method === method);

/** Whether a path starts with v1 or v2 and goes on. The tokens of OAuth, which are below /v1 too, are for v3. */
export const isOldPath = (path: string): boolean => /^\/v[12]\/(?!oauth\/)[^/]/.test(path);

/** The path of v1 or v2 that ends like this, if the versions leave only one. */
export function pathEnding(tail: string, versions: readonly string[] = ["v1", "v2"]): string | undefined {
  const paths = versions.map((version) => `/${version}/${tail}`).filter((path) => callsAt(path).length > 0);
  return paths.length === 1 ? paths[0] : undefined;
}

/** Whether v3 has a path that ends like this, too. */
export const isAlsoOfV3 = (tail: string): boolean =>
  migrations.some(({ successor = "" }) => {
    const [, template = ""] = successor.split(" ");
    return matchTemplate(template, ["v3", ...tail.split("/")]) !== undefined;
  });

/** Whether only HeyGen has such a path. Words such as `voices` are in the paths of many services. */
export function isUnmistakable(path: string): boolean {
  const [call] = callsAt(path);
  const segments = (call?.path ?? path).split("/").slice(2);
  const isOwn = (segment: string): boolean => /^[a-z]+(?:_[a-z]+)*\.[a-z_.]+$|^[a-z]+_[a-z_]+$/.test(segment);
  return call ? segments.some(isOwn) : segments.some((segment) => isOwn(segment) && segment.includes("."));
}
