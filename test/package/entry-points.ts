// Where this package's own name leads while nothing is built.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

type Target = string | { readonly default: Target };

const { name, exports } = JSON.parse(readFileSync("package.json", "utf8"));

/** The source of each module that the package exports, by the name that users import; the longest names first. */
export const entryPoints: Record<string, string> = Object.fromEntries(
  Object.entries<Target>(exports)
    .map(([path, target]) => [path.replace(".", name), fileOf(target)] as const)
    .filter(([, file]) => file.endsWith(".js"))
    .map(([imported, file]) => [imported, sourceOf(file)] as const)
    .sort(([one], [other]) => other.length - one.length),
);

function fileOf(target: Target): string {
  return typeof target === "string" ? target : fileOf(target.default);
}

function sourceOf(built: string): string {
  return resolve(built.replace("./dist/", "").replace(/\.js$/, ".ts"));
}
